"""When a call is sent again. The one place for it: `stamina` does the waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from dingdan._errors import (
    APIError,
    ConnectFailed,
    Context,
    HTTPStatusError,
    OutcomeUnknown,
    RateLimited,
    Timeout,
    TransportError,
)
from dingdan_runtime import Operation

if TYPE_CHECKING:
    from stamina._core import _RetryContextIterator

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
"""Failures after which the request has certainly not been sent."""


def translate(error: httpx.RequestError, operation: Operation[Any], msg_id: str | None) -> TransportError:
    """Give the error of ours for one of httpx's, by whether the request left and whether it was a write."""
    context: Context = {"platform": operation.platform, "operation": operation.id, "msg_id": msg_id}
    name = type(error).__name__
    # httpx's own text may hold the URL, which holds the digest or the token: only its type is told.
    if isinstance(error, NEVER_LEFT):
        return ConnectFailed(f"no connection ({name}); is base_url right, and is this machine's IP allowed?", **context)
    # A token that could not be fetched for a write leaves the write itself unsent.
    if error.request.extensions.get("dingdan.write"):
        return unanswered(operation, msg_id, name)
    if isinstance(error, httpx.TimeoutException):
        return Timeout(f"no answer in time ({name})", **context)
    return TransportError(f"no whole answer came ({name})", **context)


def unanswered(operation: Operation[Any], msg_id: str | None, why: str) -> OutcomeUnknown:
    """The error of a write that left, and of which nobody can say what became."""
    return OutcomeUnknown(
        f"sent, but no word of its outcome came ({why}): look before you send it again",
        platform=operation.platform,
        operation=operation.id,
        msg_id=msg_id,
    )


def attempts(operation: Operation[Any], max_retries: int) -> _RetryContextIterator:
    """Attempts at one call: a read goes again on what may pass, a write only when it never left."""
    import stamina  # with tenacity behind it, a tenth of the import time of httpx: not before it is needed

    def may_pass(error: Exception) -> bool:
        if operation.write:
            return isinstance(error, ConnectFailed)
        if isinstance(error, HTTPStatusError | APIError) and (error.status_code or 0) >= 500:
            return True
        return isinstance(error, TransportError | RateLimited)

    return stamina.retry_context(on=may_pass, attempts=max_retries + 1, timeout=None, wait_initial=0.2, wait_max=10.0)
