"""Stopping a run from signals and other threads."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import Any

from dingdan_sync.control import POLL_SECONDS, StopSignal

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGBREAK") if hasattr(signal, name))
"""SIGBREAK is Ctrl-Break on Windows, which is what service managers send there."""
LONGEST_WAIT_SECONDS = 3600.0
"""Seconds that are slept at once: the operating system has a limit."""


class Stopper:
    """A sign to stop that signal handlers may set. `threading.Event` holds a lock while it is set, so it may hang."""

    def __init__(self, also: StopSignal | None = None) -> None:
        """Take another sign that counts too."""
        self._also = also
        self._set = False
        self._wake: SimpleQueue[None] = SimpleQueue()  # its put() may interrupt itself

    def set(self) -> None:
        """Ask to stop, for good."""
        self._set = True
        self._wake.put(None)

    def is_set(self) -> bool:
        """Return True from the moment on when it was asked to stop."""
        return self._set or (self._also is not None and self._also.is_set())

    def wait(self, seconds: float) -> None:
        """Wait for so long, or until it is asked to stop."""
        # Before Python 3.14 no signal interrupts the wait for a queue on Windows.
        polled = self._also is not None or os.name == "nt"
        longest = POLL_SECONDS if polled else LONGEST_WAIT_SECONDS
        deadline = time.monotonic() + seconds
        while not self.is_set() and (left := deadline - time.monotonic()) > 0:
            with suppress(Empty):
                self._wake.get(timeout=min(left, longest))


@contextmanager
def stopped_by_signals(stopper: Stopper) -> Iterator[None]:
    """Set `stopper` on SIGTERM and SIGINT while the block runs, if this is the main thread.

    After the first signal the handlers of before are back, so that a second one ends the process as it would without
    this. A signal that is ignored (as SIGINT is under nohup) stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before: dict[int, Any] = {}

    def restore() -> None:
        for number, handler in list(before.items()):
            if signal.getsignal(number) is stop:
                signal.signal(number, handler)

    def stop(_number: int, _frame: object) -> None:
        restore()
        stopper.set()

    for number in SIGNALS:
        handler = signal.getsignal(number)
        if handler not in (None, signal.SIG_IGN):  # None: of another library, and cannot be put back
            before[number] = handler
            signal.signal(number, stop)
    try:
        yield
    finally:
        restore()
