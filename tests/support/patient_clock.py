"""A clock for upper bounds on waiting, on machines whose processors others keep busy."""

from __future__ import annotations

import threading
from typing import Self

TICK = 0.02
"""Seconds."""


class PatientClock:
    """Counts the seconds in which this process could run; use it as a context manager.

    A thread counts short sleeps. Each takes at least its time, and longer while other processes have the processors.
    So `seconds` is never more than the clock on the wall shows, and far less on an overloaded machine, while code that
    sleeps or waits for a connection too long is still found.
    """

    def __init__(self) -> None:
        self._ticks = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._count, name="patient-clock", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def seconds(self) -> float:
        """The seconds so far."""
        return self._ticks * TICK

    def _count(self) -> None:
        while not self._over.wait(TICK):
            self._ticks += 1
