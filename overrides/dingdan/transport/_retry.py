"""When a call is sent again, and after how long: the one place for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Protocol

import httpx

from dingdan._errors import (
    APIError,
    ConnectFailed,
    Context,
    DecodeError,
    DingdanError,
    HTTPStatusError,
    RateLimited,
    Timeout,
    TransportError,
)
from dingdan.transport._deadline import Deadline

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)
"""Failures after which the request has certainly not been sent."""
FIRST_WAIT = 0.2
LONGEST_WAIT = 10.0
"""Seconds, before and after doubling."""
JITTER = 1.0
"""Seconds, of which a part at random is added, so that clients do not march in step."""
LONGEST_RETRY_AFTER = 60.0
"""Seconds that a platform's `Retry-After` may make a client wait."""


class Attempted(Protocol):
    """What the rules ask of a call under way."""

    write: bool
    deadline: Deadline
    max_retries: int
    attempt: int
    """The number of the attempt that failed, from 1."""


def wait_before_next(call: Attempted, error: DingdanError) -> float | None:
    """Give the seconds to wait before a call is sent again: a read after what may pass, a write that never left.

    A loop of our own: `stamina` logs each retry by itself, and cannot be told otherwise for one program's calls alone.

    Returns:
        None where the call is not sent again: it ends with `error`.
    """
    if call.attempt > call.max_retries or not _may_pass(error, write=call.write):
        return None
    asked: float | None = getattr(error, "retry_after", None)
    seconds = backoff(call.attempt) if asked is None else min(asked, LONGEST_RETRY_AFTER)
    return seconds if call.deadline.allows(seconds) else None


def backoff(attempt: int) -> float:
    """Give the seconds to wait after the failure of an attempt."""
    import random  # only failures need it

    jitter = random.uniform(0, JITTER)  # noqa: S311 - it spreads waits, and keeps no secret
    return min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(attempt - 1, 30) + jitter)


def pause(seconds: float) -> None:
    """Let time pass between two attempts."""
    time.sleep(seconds)


async def apause(seconds: float) -> None:
    """`pause` without blocking the event loop."""
    import anyio  # only asynchronous clients need it

    await anyio.sleep(seconds)


def _may_pass(error: Exception, *, write: bool) -> bool:
    if write:
        return isinstance(error, ConnectFailed)
    if isinstance(error, HTTPStatusError | APIError) and (error.status_code or 0) >= 500:
        return True
    if isinstance(error, DecodeError):
        return error.retryable
    return isinstance(error, TransportError | RateLimited)


def translate(error: httpx.RequestError, context: Context) -> TransportError:
    """Give the error of ours for one of httpx's."""
    name = type(error).__name__
    # Of a timeout the text says nothing more, and differs between blocking and not.
    told = f"{name}: {error}" if str(error) and not isinstance(error, httpx.TimeoutException) else name
    if isinstance(error, httpx.PoolTimeout):
        return ConnectFailed(
            f"no connection was free ({name}); cancelled calls can use up the pool of an http_client of yours for "
            "good: raise its limits, or make a new http_client", **context,
        )  # fmt: skip
    if isinstance(error, NEVER_LEFT):
        return ConnectFailed(f"no connection ({told}); is base_url right, and is this machine's IP allowed?", **context)
    if isinstance(error, httpx.TimeoutException):
        return Timeout(f"no answer in time ({name})", **context)
    return TransportError(f"no whole answer came ({told})", **context)


def retry_after(response: httpx.Response, clock: Callable[[], float] = time.time) -> float | None:
    """The seconds that an answer asks to wait, from either form of `Retry-After`; None when it does not say.

    Args:
        response: The answer.
        clock: Gives epoch seconds, which a date is compared with.
    """
    text = response.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - clock())
    except (ValueError, OverflowError):
        return None
