"""Replacement of files that other processes read."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

MAX_SECONDS = 2.0
"""The longest time that an action is repeated, in seconds."""
WAIT_SECONDS = 0.01
"""The time between two attempts, in seconds."""


def replace(source: str | os.PathLike[str], target: str | os.PathLike[str]) -> None:
    """Move a file to the place of another. On Windows, wait while another process has the target open.

    Raises:
        OSError: The file cannot be moved. On Windows PermissionError also if the target stays open for 2 seconds.
    """
    repeated_on_windows(lambda: os.replace(source, target))


def repeated_on_windows(action: Callable[[], T]) -> T:
    """Return the result of an action on a file; on Windows, repeat it after a PermissionError for up to 2 seconds.

    Windows refuses to replace a file that is open, and to open one while it is being replaced.

    Raises:
        OSError: As `action` raises it.
    """
    deadline = time.monotonic() + MAX_SECONDS
    while True:
        try:
            return action()
        except PermissionError:
            if os.name != "nt" or time.monotonic() >= deadline:
                raise
        time.sleep(WAIT_SECONDS)
