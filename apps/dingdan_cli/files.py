"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from dingdan._replacing import replace
from dingdan_cli.failures import CommandError, ExitCode
from dingdan_cli.languages import text
from dingdan_cli.printing import text_encoding


class WholeFile:
    """A file that takes the place of an older one when it is complete. Until then the older one stays.

    It is written beside the target. A target that is no regular file, such as `/dev/null`, is written directly.

    Raises:
        CommandError: The folder is missing or cannot be written. It is raised when the context is entered.
    """

    def __init__(self, target: Path) -> None:
        self.shown = target
        self._target = Path(os.path.realpath(target))
        # /dev/fd/3 may be a link to a file that another process has open, which must not be replaced.
        of_process = os.path.abspath(target).startswith(("/dev/", "/proc/"))
        self._direct = of_process or (self._target.exists() and not self._target.is_file())
        temporary = self._target.with_name(f".{self._target.name}.{secrets.token_hex(4)}.tmp")
        self.path = self._target if self._direct else temporary
        """The path to write to."""
        self.stream: BinaryIO
        """The opened file, for writers that take a stream."""

    def __enter__(self) -> Self:
        """Create the temporary file."""
        if self._target.is_dir():
            raise CommandError(text(f"-o {self.shown} is a folder", f"-o {self.shown} 是文件夹"))
        try:
            self.stream = self.path.open("wb" if self._direct else "xb")
        except OSError as error:
            raise CommandError(
                text(
                    f"-o {self.shown} cannot be written: {error.strerror}",
                    f"-o {self.shown} 无法写入：{error.strerror}",
                ),
                ExitCode.DESTINATION,
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Move the file to its place; after an error, delete it."""
        try:
            if kind is None:
                self._finish()
        except OSError as failure:
            raise CommandError(
                text(
                    f"-o {self.shown} cannot be written: {failure.strerror}; it is unchanged",
                    f"-o {self.shown} 无法写入：{failure.strerror}；原文件未改动",
                ),
                ExitCode.DESTINATION,
            ) from failure
        finally:
            self._discard()

    def _finish(self) -> None:
        self.stream.close()
        if self._direct:
            return
        with self.path.open("rb+") as written:
            os.fsync(written.fileno())
        if self._target.exists():
            shutil.copymode(self._target, self.path)
        replace(self.path, self._target)
        if os.name != "nt":
            folder = os.open(self._target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _discard(self) -> None:
        with suppress(OSError):
            self.stream.close()
        if not self._direct:
            self.path.unlink(missing_ok=True)


class Stdout:
    """The standard output as a destination, with the interface of `WholeFile`."""

    shown = "-"

    def __init__(self) -> None:
        self.stream: BinaryIO = sys.stdout.buffer

    def __enter__(self) -> Self:
        """Return the destination itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave stdout open."""


def write_now(stream: BinaryIO, data: bytes) -> None:
    """Write data and flush it. Ctrl-C waits until all is written, so that no reader of a pipe gets half a line.

    Args:
        stream: The destination.
        data: UTF-8; a terminal with another encoding gets it in that.
    """
    if stream is sys.stdout.buffer and sys.stdout.isatty() and text_encoding() != "utf-8":
        data = data.decode("utf-8").encode(text_encoding(), "backslashreplace")
    with interrupts_later():
        stream.write(data)
        stream.flush()


@contextmanager
def interrupts_later(notice: str = "") -> Iterator[None]:
    """Delay a Ctrl-C to the end of the block, also if it fails; a second one interrupts at once.

    Args:
        notice: The line to print on stderr at the first one, for blocks that may take seconds.
    """
    pending: list[int] = []

    def note(number: int, _frame: object) -> None:
        pending.append(number)
        if len(pending) > 1:
            raise KeyboardInterrupt
        if notice:
            # print may be interrupted in the middle of a line of its own. On Windows a console reads its code page.
            encoding = os.device_encoding(2) or sys.stderr.encoding
            os.write(2, f"{notice}\n".encode(encoding, "backslashreplace"))

    try:
        before = signal.signal(signal.SIGINT, note)
    except ValueError:  # only the main thread receives signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pending:
            raise KeyboardInterrupt
