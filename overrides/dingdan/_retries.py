"""When a call is sent again. The one place for it: `stamina` does the waiting."""

from __future__ import annotations

import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Protocol

import httpx

from dingdan._deadlines import Deadline
from dingdan._errors import (
    APIError,
    ConnectFailed,
    Context,
    DecodeError,
    HTTPStatusError,
    RateLimited,
    Timeout,
    TransportError,
)

if TYPE_CHECKING:
    from stamina._core import _RetryContextIterator

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)
"""Failures after which the request has certainly not been sent."""
FIRST_WAIT = 0.2
LONGEST_WAIT = 10.0
"""Seconds, before and after doubling; up to a second at random is added, so that clients do not march in step."""
LONGEST_RETRY_AFTER = 60.0
"""Seconds that a platform's `Retry-After` may make a client wait."""


class Attempted(Protocol):
    """What the rules ask of a call under way."""

    write: bool
    deadline: Deadline
    next_wait: float
    """The least that is waited before the next attempt."""


def get_ready() -> None:
    """Load `stamina`, a tenth of what httpx takes to import: with a client, not with the package.

    Not with the first failure either, which may be that this process can open no more files.
    """
    import stamina  # noqa: F401


def attempts(call: Attempted, max_retries: int) -> _RetryContextIterator:
    """Attempts at one call: a read goes again on what may pass, a write only when it never left.

    The first of them has been made: it is to end again as it did.
    """
    import stamina

    def again(error: Exception) -> bool | float:
        if not _may_pass(error, write=call.write):
            return False
        asked = getattr(error, "retry_after", None)
        wait = call.next_wait if asked is None else min(asked, LONGEST_RETRY_AFTER)
        if not call.deadline.allows(wait):
            return False
        return True if asked is None else float(wait)

    return stamina.retry_context(
        on=again, attempts=max_retries + 1, timeout=None, wait_initial=FIRST_WAIT, wait_max=LONGEST_WAIT
    )


def _may_pass(error: Exception, *, write: bool) -> bool:
    if write:
        return isinstance(error, ConnectFailed)
    if isinstance(error, HTTPStatusError | APIError) and (error.status_code or 0) >= 500:
        return True
    if isinstance(error, DecodeError):
        return error.broken
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
