"""The time that one call may take in all: attempts, the waits between them, and answers that drip."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpx

PHASES = ("connect", "read", "write", "pool")
GRACE = 0.25
"""Seconds."""
LATE = "the answer went on for longer than the call may take"


class Deadline:
    """A moment after which nothing more is waited for.

    Args:
        seconds: From now; None for never.
    """

    __slots__ = ("_end",)

    def __init__(self, seconds: float | None) -> None:
        self._end = None if seconds is None else time.monotonic() + seconds

    def remaining(self) -> float | None:
        """Seconds that are left, 0 when there are none; None for an endless time."""
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    def allows(self, seconds: float) -> bool:
        """Whether so many seconds are left, and some to spare."""
        left = self.remaining()
        return left is None or seconds < left

    def limit(self, request: httpx.Request, timeout: dict[str, float | None]) -> None:
        """Give `request` the timeouts of `timeout` (httpx's phases), none longer than what is left."""
        left = self.remaining()
        if left is not None:
            # httpx takes 0 for "do not wait at all", which would look like a refused connection.
            left = max(left, 0.001)
            limits = ((phase, timeout.get(phase)) for phase in PHASES)
            timeout = {phase: left if most is None else min(most, left) for phase, most in limits}
        request.extensions["timeout"] = timeout

    @contextmanager
    def holding(self, request: httpx.Request) -> Iterator[None]:
        """Make waiting for the head of an answer end in time too: in the block, on the connections it opens."""
        request.extensions["trace"] = _bound_new_connections
        token = _running.set(self)
        try:
            yield
        finally:
            _running.reset(token)

    @contextmanager
    def cancelling(self, request: httpx.Request) -> Iterator[None]:
        """`holding` for a task: the block is cancelled when its time has passed."""
        import anyio  # only asynchronous clients need it

        left = self.remaining()
        token = _running.set(self)
        try:
            # httpx's own timeouts, which know what was waited for, come first.
            with anyio.move_on_after(None if left is None else left + GRACE) as scope:
                yield
        finally:
            _running.reset(token)
        if scope.cancelled_caught:
            raise httpx.ReadTimeout(LATE, request=request)


_running: ContextVar[Deadline | None] = ContextVar("dingdan.deadline", default=None)


def current_deadline() -> Deadline:
    """Give the deadline of the call that is under way in this thread or task; an endless one outside of calls."""
    return _running.get() or Deadline(None)


def _bound_new_connections(event: str, told: dict[str, Any]) -> None:
    """A trace of httpcore's: bound the reads of a connection that was just made.

    When the request itself is sent the connection is there, and the trace ends: every further step would pay for it.
    """
    if event.endswith("send_request_headers.started"):
        if told["request"].method != b"CONNECT":  # which asks a proxy for a tunnel, and has TLS after it
            told["request"].extensions.pop("trace", None)
    elif event.endswith(("connect_tcp.complete", "start_tls.complete")):
        stream = told["return_value"]
        stream.read = _bound(stream.read)


def _bound(read: Callable[..., bytes]) -> Callable[..., bytes]:
    """Make each read of a connection end with the call that it is for.

    httpcore gives every read the whole timeout, so that a head that drips in would be waited for without end.
    """

    def bounded(max_bytes: int, timeout: float | None = None) -> bytes:
        deadline = _running.get()
        left = None if deadline is None else deadline.remaining()
        if left is None:
            return read(max_bytes, timeout)
        if not left:
            import httpcore  # a tenth of what httpx takes to import, and here long since there

            raise httpcore.ReadTimeout(LATE)
        return read(max_bytes, left if timeout is None else min(timeout, left))

    return bounded
