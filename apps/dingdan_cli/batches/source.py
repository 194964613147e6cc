"""The bytes of an input, and their text: UTF-8, UTF-16 with a BOM, or GB18030, in which Excel in China saves CSV."""

from __future__ import annotations

import codecs
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

from dingdan_cli.failures import CommandError
from dingdan_cli.languages import text

STDIN = "-"


@dataclass(frozen=True)
class Source:
    """An input that was read."""

    option: str
    """The option that names it, `--csv` or `--body`."""
    name: str
    """The path as the user gave it; `-` for stdin."""
    data: bytes

    @property
    def shown(self) -> str:
        """The name for messages."""
        return "stdin" if self.name == STDIN else Path(self.name).name

    @property
    def digest(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def text(self) -> str:
        """Return the text. An encoding that is not UTF-8 is said on stderr.

        Raises:
            CommandError: The bytes are of no known encoding.
        """
        if self.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return self._decoded("utf-16")
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return self._decoded("gb18030")

    def _decoded(self, encoding: str) -> str:
        name = encoding.upper()
        try:
            decoded = self.data.decode(encoding)
        except UnicodeDecodeError as error:
            line = self.data.count(b"\n", 0, error.start) + 1
            raise CommandError(
                text(
                    f"{self.shown} is neither UTF-8 nor GB18030 (line {line}): save it as UTF-8",
                    f"{self.shown} 既不是 UTF-8 也不是 GB18030（第 {line} 行），请另存为 UTF-8",
                )
            ) from error
        print(
            text(
                f"dingdan: {self.shown} is not UTF-8; it was read as {name}",
                f"dingdan: {self.shown} 不是 UTF-8，已按 {name} 读取",
            ),
            file=sys.stderr,
        )
        return decoded


def read_source(option: str, name: str) -> Source:
    """Read an input.

    Args:
        option: The option that names it, for messages.
        name: The path; `-` for stdin.

    Raises:
        CommandError: It cannot be read, or is empty.
    """
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(
            text(f"{option} {name} cannot be read: {error.strerror}", f"{option} {name} 无法读取：{error.strerror}")
        ) from error
    if data.startswith(b"PK\x03\x04"):
        raise CommandError(
            text(
                f"{option} {name} is an Excel workbook: save it as CSV (UTF-8) first",
                f"{option} {name} 是 Excel 工作簿，请先另存为 CSV（UTF-8）",
            )
        )
    if not data.strip():
        raise CommandError(text(f"{option} {name} is empty", f"{option} {name} 是空的"))
    return Source(option, name, data)
