"""The rules of retries: retried failures, waits, Retry-After, and the retry budget."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC
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
"""Errors of httpx after which the request was certainly not sent."""
FIRST_WAIT_SECONDS = 0.2
MAX_WAIT_SECONDS = 10.0
"""The longest wait. The wait doubles with each attempt."""
JITTER_SECONDS = 1.0
"""The largest random addition to each wait, so that clients do not retry at the same time."""
MAX_RETRY_AFTER_SECONDS = 60.0
"""The longest accepted wait of the platform's `Retry-After`."""
MIN_SECONDS_LEFT = 0.05
"""Do not retry with less than this many seconds left."""


class RetryState(Protocol):
    """The part of a call that the rules use."""

    write: bool
    deadline: Deadline
    max_retries: int
    attempt: int
    """The number of the attempt that failed, from 1."""


def wait_before_next(call: RetryState, error: DingdanError) -> float | None:
    """Return the seconds to wait before the next attempt; None to end the call with `error`.

    Reads are retried after transient failures, writes only if they were certainly not sent. stamina is not used: it
    logs each retry itself, and cannot be configured for a single library.
    """
    if call.attempt > call.max_retries or not _is_transient(error, write=call.write):
        return None
    asked: float | None = getattr(error, "retry_after", None)
    seconds = backoff(call.attempt) if asked is None else min(asked, MAX_RETRY_AFTER_SECONDS)
    return seconds if call.deadline.allows(seconds) else None


def backoff(attempt: int) -> float:
    """Return the seconds to wait after failed attempt number `attempt` (from 1)."""
    import random  # only failures need it

    jitter = random.uniform(0, JITTER_SECONDS)  # noqa: S311 - not used for a secret
    return min(MAX_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2.0 ** min(attempt - 1, 30) + jitter)


def _is_transient(error: Exception, *, write: bool) -> bool:
    if write:
        return isinstance(error, ConnectFailed)
    if isinstance(error, HTTPStatusError | APIError) and (error.status_code or 0) >= 500:
        return True
    if isinstance(error, DecodeError):
        return error.retryable
    return isinstance(error, TransportError | RateLimited)


def translate(error: httpx.RequestError, context: Context) -> TransportError:
    """Return the DingdanError for an error of httpx's."""
    name = type(error).__name__
    # The text of a timeout adds nothing, and differs between blocking and asynchronous clients.
    text = f"{name}: {error}" if str(error) and not isinstance(error, httpx.TimeoutException) else name
    if isinstance(error, httpx.PoolTimeout):
        return ConnectFailed(
            f"no connection was free ({name}); cancelled calls can use up the pool of an http_client of yours for "
            "good: raise its limits, or make a new http_client", **context,
        )  # fmt: skip
    if isinstance(error, NEVER_LEFT):
        return ConnectFailed(f"no connection ({text}); is base_url right, and is this machine's IP allowed?", **context)
    if isinstance(error, httpx.TimeoutException):
        return Timeout(f"no response in time ({name})", **context)
    return TransportError(f"no complete response came ({text})", **context)


def retry_after(response: httpx.Response, clock: Callable[[], float] = time.time) -> float | None:
    """Return the seconds in the `Retry-After` header of a response, given as a number or a date; None without one."""
    text = response.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
        # A date without a zone is in GMT (RFC 9110), not in this machine's zone.
        return max(0.0, moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() - clock())
    except Exception:  # no date, or a clock of the user's that fails: neither may hide the response
        return None
