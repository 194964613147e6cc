"""The deadline of a call: of its attempts, the waits between them, and responses that drip in."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import httpx

PHASES = ("connect", "read", "write", "pool")
CANCEL_MARGIN_SECONDS = 0.25
"""Time after the deadline for httpx's own timeouts, which name what was waited for, before a task is cancelled."""
LATE = "the response took longer than the call may take"


class Deadline:
    """The moment at which a call stops waiting.

    Args:
        seconds: From now; None for never.
    """

    __slots__ = ("_end",)

    def __init__(self, seconds: float | None) -> None:
        self._end = None if seconds is None else time.monotonic() + seconds

    def remaining(self) -> float | None:
        """Return the seconds that are left, 0 after the deadline; None without one."""
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    def allows(self, seconds: float) -> bool:
        """Return True if more than so many seconds are left."""
        left = self.remaining()
        return left is None or seconds < left

    def limit(self, request: httpx.Request, timeout: dict[str, float | None]) -> None:
        """Set the timeouts of a request: those of `timeout` (httpx's phases), none longer than the time left."""
        left = self.remaining()
        if left is not None:
            # httpx takes 0 for "do not wait at all", which would look like a refused connection.
            left = max(left, 0.001)
            limits = ((phase, timeout.get(phase)) for phase in PHASES)
            timeout = {phase: left if most is None else min(most, left) for phase, most in limits}
        request.extensions["timeout"] = timeout


NO_DEADLINE = Deadline(None)
running: ContextVar[Deadline | None] = ContextVar("dingdan.deadline", default=None)
"""The deadline of the blocking call under way in this thread."""


def bound_new_connections(event: str, info: dict[str, Any]) -> None:
    """Bound the reads of a connection that was just made. A trace function of httpcore's.

    Gains: a response whose head drips in ends with the deadline (without it, 1 byte a second holds a call for ever).
    `tests/dingdan/test_deadlines.py` fails when this stops working. The trace ends once the request is sent, since
    every further step would pay for it.
    """
    if event.endswith("send_request_headers.started"):
        if info["request"].method != b"CONNECT":  # this asks a proxy for a tunnel; TLS follows
            info["request"].extensions.pop("trace", None)
    elif event.endswith(("connect_tcp.complete", "start_tls.complete")):
        stream = info["return_value"]
        stream.read = _bound(stream.read)


def _bound(read: Callable[..., bytes]) -> Callable[..., bytes]:
    """End each read of a connection at the deadline of its call. httpcore gives every read the whole timeout."""

    def bounded(max_bytes: int, timeout: float | None = None) -> bytes:
        deadline = running.get()
        left = None if deadline is None else deadline.remaining()
        if left is None:
            return read(max_bytes, timeout)
        if not left:
            import httpcore  # a tenth of the import of httpx, which imports it with its first client

            raise httpcore.ReadTimeout(LATE)
        return read(max_bytes, left if timeout is None else min(timeout, left))

    return bounded
