"""Printing on stdout: data for programs in UTF-8, text for people in the encoding of stdout."""

from __future__ import annotations

import io
import sys


def print_data(line: str) -> None:
    """Print a line of JSON and flush it.

    A pipe or a file gets UTF-8, whatever the locale is. A terminal gets its own encoding, with escapes for characters
    that it lacks.
    """
    if sys.stdout.isatty() or not isinstance(sys.stdout, io.TextIOWrapper):
        print(line, flush=True)
        return
    sys.stdout.flush()  # what was printed before comes first
    sys.stdout.buffer.write(f"{line}\n".encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def text_encoding() -> str:
    """Return the encoding of text for people on stdout, such as `gbk`."""
    return sys.stdout.encoding or "utf-8"
