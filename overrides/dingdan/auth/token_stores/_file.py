"""A token store in a file, for the processes of one machine."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dingdan._errors import ConfigError, Timeout
from dingdan._replacing import repeated_on_windows, replace
from dingdan.auth.token_stores._protocol import Token, TokenLock, TokenStore
from dingdan.codec._wire import UNREADABLE

if TYPE_CHECKING:
    from filelock import BaseFileLock

FILE_LOCK_TIMEOUT_SECONDS = 10.0
"""The timeout of the file lock for reads and writes of a token file, in seconds."""
ENDLESS_WAIT_SECONDS = 10.0 * 365 * 86400
"""The timeout used for an unlimited wait. With none, filelock reports a deadlock if another thread releases a lock."""
NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0)
IS_LINK = "it is a symbolic link"


class _Kept(msgspec.Struct):
    """The content of a token file, by appid."""

    tokens: dict[str, Token] = {}
    failures: dict[str, float] = {}


_decode_kept = msgspec.json.Decoder(_Kept).decode


class FileTokenStore(TokenStore):
    """Keeps tokens in a file, for the processes of one machine.

    Only its owner can read the file. It is replaced atomically, so a reader never sees a partial file. A file with
    damaged content counts as empty and is replaced. Lock files are next to it and are kept. The next write removes
    temporary files of killed writers.

    A file is rejected if it belongs to another user, if others can write to it, or if it is a symbolic link or not a
    regular file: its token could be anybody's. The folder is not checked, because a user who replaces the file becomes
    its owner.

    Args:
        path: The path of the file. Its folder must exist.

    Raises:
        ConfigError: the folder does not exist or cannot be written, or the file is rejected. A call raises it if the
            disk is full or the file cannot be read.
        Timeout: in a call, if another process keeps the file locked.
    """

    _asked_in_threads = True
    """True: blocking clients call the store in threads, and stop waiting for them at the deadline of a call."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path).absolute()
        try:
            with tempfile.TemporaryFile(dir=self._path.parent):
                pass
            with suppress(FileNotFoundError):
                self._check(os.lstat(self._path))
        except OSError as error:
            raise self._trouble("its folder does not exist or cannot be written", error) from error
        except ConfigError:
            raise
        except ValueError as error:  # a NUL, or text that cannot be encoded
            raise ConfigError(f"{str(self._path)!r} is no valid token file path: {error}", platform="wshoto") from error

    def __repr__(self) -> str:
        """Return a representation with the path."""
        return f"FileTokenStore({str(self._path)!r})"

    def get(self, appid: str) -> Token | None:
        return self._read().tokens.get(appid)

    def set(self, appid: str, token: Token) -> None:
        with self._changing() as kept:
            kept.tokens[appid] = token

    def drop(self, appid: str, token: Token) -> None:
        with self._changing() as kept:
            if kept.tokens.get(appid) == token:
                del kept.tokens[appid]

    def note_failure(self, appid: str, at: float) -> None:
        with self._changing() as kept:
            kept.failures[appid] = at

    def last_failure(self, appid: str) -> float | None:
        return self._read().failures.get(appid)

    def lock(self, appid: str) -> TokenLock:
        """Return a lock for all processes that use this file and `appid`."""
        name = hashlib.sha256(appid.encode()).hexdigest()[:16]
        return _FileTokenLock(self, self._file_lock(f".{name}.lock"))

    def _file_lock(self, ending: str) -> BaseFileLock:
        from filelock import FileLock  # not before a file is used

        return FileLock(f"{self._path}{ending}", mode=0o600, thread_local=False, poll_interval=0.005)

    def _read(self) -> _Kept:
        try:
            # A FIFO is opened without waiting for a writer.
            flags = os.O_RDONLY | NOT_FOLLOWED | getattr(os, "O_NONBLOCK", 0)
            handle = repeated_on_windows(lambda: os.open(self._path, flags))
            try:
                found = os.fstat(handle)
                if stat.S_ISDIR(found.st_mode):
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
                self._check(found)
                with open(handle, "rb", closefd=False) as file:
                    return _decode_kept(file.read())
            finally:
                os.close(handle)
        except (FileNotFoundError, *UNREADABLE):
            return _Kept()
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise self._trouble(IS_LINK) from None
            raise self._trouble("it cannot be read", error) from error

    def _check(self, found: os.stat_result) -> None:
        """Raise ConfigError for a file that other users may have created or changed."""
        if stat.S_ISLNK(found.st_mode):
            raise self._trouble(IS_LINK)
        if stat.S_ISDIR(found.st_mode):
            raise self._trouble("it is a folder")
        if not stat.S_ISREG(found.st_mode):
            raise self._trouble("it is not a regular file")
        if os.name != "posix":
            return
        if found.st_uid not in (os.geteuid(), 0):
            raise self._trouble("it belongs to another user")
        if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise self._trouble("other users can write to it (run chmod 600 on it)")

    @contextmanager
    def _changing(self) -> Iterator[_Kept]:
        """Lock the file, yield its content for changes in the block, then write it."""
        lock = _FileTokenLock(self, self._file_lock(".lock"))
        if not lock.acquire(True, FILE_LOCK_TIMEOUT_SECONDS):
            raise Timeout(f"{self!r} stays locked by another process", platform="wshoto")
        try:
            kept = self._read()
            yield kept
            self._write(msgspec.json.encode(kept))
        except OSError as error:
            raise self._trouble("it cannot be written", error) from error
        finally:
            lock.release()

    def _write(self, content: bytes) -> None:
        self._remove_leftovers()
        # mkstemp makes files that only their owner may read.
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}.", suffix=".new")
        try:
            with open(handle, "wb") as file:
                file.write(content)
            replace(name, self._path)
        except BaseException:
            os.unlink(name)
            raise

    def _remove_leftovers(self) -> None:
        """Remove the temporary files of killed writers. The caller holds the lock, so no other process is writing."""
        ours = re.compile(rf"\.{re.escape(self._path.name)}\.[a-z0-9_]{{8}}\.new").fullmatch
        for name in filter(ours, os.listdir(self._path.parent)):
            with suppress(FileNotFoundError):
                os.unlink(self._path.parent / name)

    def _trouble(self, what: str, error: OSError | None = None) -> ConfigError:
        why = f" ({error.strerror})" if error else ""
        return ConfigError(f"the token file {self._path} cannot be used: {what}{why}", platform="wshoto")


class _FileTokenLock(TokenLock):
    """A lock between processes, and between the threads of each."""

    def __init__(self, store: FileTokenStore, lock: BaseFileLock) -> None:
        self._store = store
        self._lock = lock

    def acquire(self, blocking: bool, patience: float = ENDLESS_WAIT_SECONDS) -> bool:
        import filelock

        try:
            self._lock.acquire(timeout=patience if blocking else 0)
        except filelock.Timeout:
            return False
        except OSError as error:
            raise self._store._trouble("its lock file cannot be used", error) from error
        return True

    def release(self) -> None:
        self._lock.release()
