"""A line of progress on stderr, if it is a terminal: rows, pages, rows a second, and the time left if it is known."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from dingdan_cli.languages import text

SECONDS_BETWEEN_LINES = 0.1


class Progress:
    """The progress of a read. It prints nothing if stderr is no terminal, or if `quiet`."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._started = time.monotonic()
        self._printed = 0.0
        self.rows = 0
        self.pages = 0

    def __enter__(self) -> Self:
        """Return the progress itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Erase the line."""
        if self._shown and self._printed:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def add(self, rows: int, total: int | None) -> None:
        """Add a page, and print the line.

        Args:
            rows: The rows of the page.
            total: The number of all rows; None if it is not known.
        """
        self.rows += rows
        self.pages += 1
        now = time.monotonic()
        if self._shown and now - self._printed >= SECONDS_BETWEEN_LINES:
            self._printed = now
            sys.stderr.write(f"\r\x1b[K{self.line(now - self._started, total)}")
            sys.stderr.flush()

    def line(self, seconds: float, total: int | None) -> str:
        """Return the line for the time since the start."""
        speed = self.rows / max(seconds, 0.001)
        of = f"/{total:,}" if total is not None else ""
        left = f", {(total - self.rows) / speed:.0f} s" if total is not None and self.rows and total > self.rows else ""
        pages = "1 page" if self.pages == 1 else f"{self.pages} pages"
        return text(
            f"{self.rows:,}{of} rows, {pages}, {speed:,.0f} rows/s{left and f'{left} left'}",
            f"{self.rows:,}{of} 行，{self.pages} 页，每秒 {speed:,.0f} 行{left and f'，剩余{left[1:]}'}",
        )
