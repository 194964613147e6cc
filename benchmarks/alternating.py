"""Compares the processor time of two kinds of calls in one process.

The calls alternate in batches, so that a machine that becomes slower for a while slows down both. Cases in separate
processes cannot be compared like that: their medians differed by a factor of two between runs of the same code.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any

from benchmarks.case import Figures

BATCH = 50
"""The number of calls of one kind before the other kind follows."""


class Comparison:
    """The times of batches of two kinds of calls: Dingdan's and httpx's."""

    def __init__(self) -> None:
        self._processor: dict[str, list[float]] = {"dingdan": [], "httpx": []}
        self._clock: dict[str, list[float]] = {"dingdan": [], "httpx": []}
        self._began = (0.0, 0.0)

    def begin(self) -> None:
        """Begin a batch."""
        self._began = time.process_time(), time.perf_counter()

    def end(self, library: str) -> None:
        """End a batch of calls with `library`."""
        used, passed = time.process_time() - self._began[0], time.perf_counter() - self._began[1]
        self._processor[library].append(used / BATCH)
        self._clock[library].append(passed / BATCH)

    def figures(self) -> Figures:
        """Return the medians of all batches in seconds a call, and the ratio of the medians of processor time."""
        ours, theirs = (statistics.median(self._processor[library]) for library in ("dingdan", "httpx"))
        return {
            "seconds": statistics.median(self._clock["dingdan"]),
            "cpu_seconds": ours,
            "httpx_cpu_seconds": theirs,
            "cpu_ratio": ours / theirs,
        }


def compare(ours: Callable[[], Any], theirs: Callable[[], Any], calls: int) -> Figures:
    """Make `calls` calls of each kind and return their processor seconds a call."""
    found = Comparison()
    for _ in range(calls // BATCH):
        for library, call in (("dingdan", ours), ("httpx", theirs)):
            found.begin()
            for _ in range(BATCH):
                call()
            found.end(library)
    return found.figures()


async def compare_async(
    ours: Callable[[], Awaitable[Any]], theirs: Callable[[], Awaitable[Any]], calls: int
) -> Figures:
    """Make `calls` calls of each kind in sequence and return their processor seconds a call."""
    found = Comparison()
    for _ in range(calls // BATCH):
        for library, call in (("dingdan", ours), ("httpx", theirs)):
            found.begin()
            for _ in range(BATCH):
                await call()
            found.end(library)
    return found.figures()
