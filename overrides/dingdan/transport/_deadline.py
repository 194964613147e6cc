"""The deadline of a call, for its attempts, the waits between them, and slow responses."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import httpx

PHASES = ("connect", "read", "write", "pool")
CANCEL_MARGIN_SECONDS = 0.25
"""Time after the deadline before a task is cancelled. Until then httpx raises its own, more precise timeouts."""
LATE = "the response took longer than the call may take"


class Deadline:
    """The time at which a call stops waiting.

    Args:
        seconds: Seconds from now; None for no deadline.
    """

    __slots__ = ("_end",)

    def __init__(self, seconds: float | None) -> None:
        self._end = None if seconds is None else time.monotonic() + seconds

    def remaining(self) -> float | None:
        """Return the remaining seconds, 0 after the deadline; None if there is no deadline."""
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    def allows(self, seconds: float) -> bool:
        """True if more than `seconds` remain."""
        left = self.remaining()
        return left is None or seconds < left

    def limit(self, request: httpx.Request, timeout: dict[str, float | None]) -> None:
        """Set the timeouts of a request: those of `timeout` (by httpx's phases), limited to the remaining time."""
        left = self.remaining()
        limited = dict(timeout)
        if left is not None:
            # httpx takes 0 for "do not wait at all", which would look like a refused connection.
            left = max(left, 0.001)
            for phase in PHASES:
                most = limited.get(phase)
                if most is None or left < most:
                    limited[phase] = left
        request.extensions["timeout"] = limited


NO_DEADLINE = Deadline(None)
running: ContextVar[Deadline | None] = ContextVar("dingdan.deadline", default=None)
"""The deadline of the blocking call that is running in this thread."""


def bound_new_connections(event: str, info: dict[str, Any]) -> None:
    """Limit the reads of a new connection to the deadline. It is a trace function of httpcore.

    It ends a response with slow headers at the deadline: without it, 1 byte a second keeps a call running forever.
    `tests/dingdan/test_deadlines.py` fails if this stops working. The trace ends when the request is sent, because it
    costs time in every further step.
    """
    if event.endswith("send_request_headers.started"):
        if info["request"].method != b"CONNECT":  # this asks a proxy for a tunnel; TLS follows
            info["request"].extensions.pop("trace", None)
    elif event.endswith(("connect_tcp.complete", "start_tls.complete")):
        stream = info["return_value"]
        stream.read = _bound(stream.read)


def _bound(read: Callable[..., bytes]) -> Callable[..., bytes]:
    """Limit each read of a connection to the deadline of its call; httpcore applies the whole timeout to every read."""

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
