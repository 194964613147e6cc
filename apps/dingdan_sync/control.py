"""The control of a run while it is at work: it counts requests, notes packages and ends when it is asked to."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Protocol

from dingdan_sync.errors import StoppedError

POLL_SECONDS = 0.1


class StopSignal(Protocol):
    """A sign to stop, such as a `threading.Event`."""

    def is_set(self) -> bool:
        """Return True from the moment on when the run is to stop."""
        ...


class RunControl:
    """The control of the run over one kind of document; threads that fetch windows share it."""

    def __init__(self, stop: StopSignal | None = None, on_package: Callable[[], object] | None = None) -> None:
        """Take what ends the run, and what is called after each package."""
        self.requests = 0
        """Responses that came, one for each page and each document that was read by itself."""
        self._stop, self._on_package = stop, on_package
        self._guard = Lock()

    def check(self) -> None:
        """End the run if that is asked for.

        Raises:
            StoppedError: It is.
        """
        if self._stop is not None and self._stop.is_set():
            raise StoppedError("the sync was asked to stop. What was written before stands; the next run goes on")

    def responded(self) -> None:
        """Count a response, and end the run if that is asked for.

        Raises:
            StoppedError: It is.
        """
        with self._guard:
            self.requests += 1
        self.check()

    def wrote(self) -> None:
        """Note that a package was written."""
        if self._on_package is not None:
            self._on_package()

    def pause(self, seconds: float) -> None:
        """Wait, unless the run is to end.

        Raises:
            StoppedError: It is.
        """
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self.check()
            time.sleep(min(left, POLL_SECONDS) if self._stop is not None else left)
        self.check()
