"""Payloads of the on_request and on_response hooks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from dingdan._errors import DingdanError


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent:
    """A request before it is sent. It contains no credentials and no part of the body."""

    platform: str
    """`waiqin365` or `wshoto`."""
    operation: str
    """The operationId, such as `queryStdomOrder`."""
    call: str
    """The call in Python, such as `orders.query`."""
    write: bool
    """True if the operation changes data on the platform."""
    attempt: int
    """The number of the attempt, from 1."""
    msg_id: str | None
    """The id of the message (Waiqin365)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseEvent(RequestEvent):
    """An attempt that has ended, successfully or not."""

    status_code: int | None
    """The HTTP status. None if no response came."""
    rows: int | None
    """The number of records in the response. None for a write and for a failed attempt."""
    seconds: float
    """Seconds from sending to the decoded response, without waiting for the rate limit of the client."""
    error: DingdanError | None
    """The failure of the attempt, which may be retried: only the exception of the call is final. If a cancellation, a
    signal or another exception interrupts a write, this is an `OutcomeUnknown` and the call raises that exception."""


OnRequest = Callable[[RequestEvent], object]
OnResponse = Callable[[ResponseEvent], object]
AsyncOnRequest = Callable[[RequestEvent], Awaitable[object] | object]
AsyncOnResponse = Callable[[ResponseEvent], Awaitable[object] | object]
