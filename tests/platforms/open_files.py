"""Watches for files that are renamed while this process has them open."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_watching: list[list[str]] = []
_installed: list[bool] = []


def _is_open(path: str) -> bool:
    for number in os.listdir("/proc/self/fd"):
        try:
            if os.path.samestat(os.stat(f"/proc/self/fd/{number}"), os.stat(path)):
                return True
        except OSError:
            continue
    return False


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if event == "os.rename" and _watching:
        for path in map(os.fspath, arguments[:2]):  # type: ignore[arg-type]
            if _is_open(str(path)):
                _watching[-1].append(str(path))


@contextmanager
def renamed_while_open() -> Iterator[list[str]]:
    """Yield the list of paths that were open when they were moved, or moved over. Linux only: it reads /proc."""
    if not _installed:
        sys.addaudithook(_audit)  # for good: Python removes none
        _installed.append(True)
    found: list[str] = []
    _watching.append(found)
    try:
        yield found
    finally:
        _watching.remove(found)
