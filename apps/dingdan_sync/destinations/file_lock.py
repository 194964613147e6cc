"""Locks and errors of databases that are files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dingdan_sync.errors import AlreadyRunningError, ReadOnlyError, UnreachableError

MEMORY = ":memory:"


@contextmanager
def lock_file(path: str, platform: str) -> Iterator[None]:
    """Hold a lock of the operating system beside a file; it ends with the process, however that ends.

    Raises:
        AlreadyRunningError: A sync of the platform holds it.
        ReadOnlyError: The folder cannot be written to.
    """
    if path == MEMORY:
        yield
        return
    lock = FileLock(f"{path}.{platform}.lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise AlreadyRunningError(f"another sync of {platform} writes to {path}: wait until it ends") from None
    except OSError as error:
        raise ReadOnlyError(f"{path}: {error.strerror}. Make the folder writable") from error
    try:
        yield
    finally:
        lock.release()


def open_error(message: str, path: Path) -> UnreachableError:
    """The error for a file that cannot be opened, with what to look at."""
    if not path.parent.is_dir():
        return UnreachableError(f"{message}. There is no folder {path.parent}")
    return UnreachableError(message)
