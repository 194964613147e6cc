"""What `on_request` and `on_response` are told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from dingdan._errors import DingdanError


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent:
    """A request is about to be sent. It holds no credential and nothing of the body."""

    platform: str
    """`waiqin365` or `wshoto`."""
    operation: str
    """The platform's own name, such as `queryStdomOrder`."""
    call: str
    """The call in Python, such as `orders.query`."""
    write: bool
    """Whether it changes something on the platform."""
    attempt: int
    """1 for the first time that the request is sent."""
    msg_id: str | None
    """The id of the message (Waiqin365)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseEvent(RequestEvent):
    """An attempt has ended, well or badly."""

    status_code: int | None
    """The HTTP status; None when no answer came."""
    rows: int | None
    """Records in the answer; None for a write, or when the attempt failed."""
    seconds: float
    """From sending to the decoded answer, without waiting for the client's own limits."""
    error: DingdanError | None
    """Why the attempt failed. It may be repeated: only what the call raises in the end counts. An `OutcomeUnknown` also
    for a write that a cancellation, a signal or another exception broke off: the call raises that exception then."""


OnRequest = Callable[[RequestEvent], object]
OnResponse = Callable[[ResponseEvent], object]
AsyncOnRequest = Callable[[RequestEvent], Awaitable[object] | object]
AsyncOnResponse = Callable[[ResponseEvent], Awaitable[object] | object]
