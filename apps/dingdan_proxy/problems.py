"""Errors as problem documents (RFC 9457)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from starlette.responses import JSONResponse

from dingdan import (
    APIError,
    AuthenticationError,
    ConfigError,
    DingdanError,
    HTTPStatusError,
    InvalidRequest,
    LifecycleError,
    OutcomeUnknown,
    RateLimited,
    TransportError,
)

PREFIX = "urn:dingdan:problem:"
"""The beginning of all problem types."""

KINDS: dict[str, tuple[int, str]] = {
    "unauthorized": (401, "The access key is missing or wrong"),
    "foreign-host": (421, "The Host header is not an address of this proxy"),
    "read-only": (403, "This proxy sends no writes"),
    "no-such-path": (404, "There is no such path"),
    "no-such-method": (405, "This path takes other methods"),
    "no-such-outcome": (404, "There is no such outcome"),
    "too-large": (413, "The body is too large"),
    "not-json": (400, "The body is not JSON"),
    "invalid": (422, "The body breaks the spec; nothing was sent"),
    "refused": (409, "The platform rejected the call"),
    "rate-limited": (429, "The platform rejected the call: too many requests"),
    "credentials-refused": (502, "The platform rejected the credentials of the proxy"),
    "unusable-answer": (502, "The platform's response cannot be used"),
    "no-answer": (504, "The platform did not respond"),
    # HTTP libraries repeat 5xx, 408, 409, 425 and 429 by themselves. Nothing may repeat this one.
    "unknown-outcome": (424, "The write may or may not have been applied; do not repeat it before you know"),
    "not-configured": (503, "The proxy has no credentials for this platform"),
    "internal": (500, "A fault of the proxy"),
}
"""The status and the title of each problem, by the end of its type."""


class ProblemError(Exception):
    """A failed request, as its client will see it.

    Attributes:
        kind: A key of `KINDS`.
        detail: The failure in one sentence.
        members: Further members of the document.
        headers: Headers of the response.
    """

    def __init__(
        self, kind: str, detail: str, members: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(kind, detail)
        self.kind = kind
        self.detail = detail
        self.members = dict(members or {})
        self.headers = dict(headers or {})

    def response(self) -> JSONResponse:
        """Return the HTTP response."""
        status, title = KINDS[self.kind]
        content = {"type": PREFIX + self.kind, "title": title, "status": status, "detail": self.detail}
        headers = {"Cache-Control": "no-store", **self.headers}
        return JSONResponse(content | self.members, status, headers, media_type="application/problem+json")


def problem_of(error: DingdanError) -> ProblemError:
    """Return the problem for an error of a call, without its lookups and fields."""
    members: dict[str, Any] = {"platform": error.platform, "operation": error.operation}
    if error.msg_id:
        members["msg_id"] = error.msg_id
    headers = {}
    if isinstance(error, APIError):
        members |= {"code": error.code, "message": error.message}
    if isinstance(error, (APIError, HTTPStatusError)):
        members["upstream_status"] = error.status_code
        if error.retry_after is not None:
            headers["Retry-After"] = str(math.ceil(error.retry_after))
    return ProblemError(_kind(error), str(error), members, headers)


def _kind(error: DingdanError) -> str:
    if isinstance(error, OutcomeUnknown):
        return "unknown-outcome"
    if isinstance(error, InvalidRequest):
        return "invalid"
    if isinstance(error, (ConfigError, LifecycleError)):
        return "internal"
    if isinstance(error, TransportError):
        return "no-answer"
    if isinstance(error, RateLimited):
        return "rate-limited"
    if isinstance(error, AuthenticationError):
        return "credentials-refused"
    return "refused" if isinstance(error, APIError) else "unusable-answer"
