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

KINDS: dict[str, tuple[int, str, str]] = {
    "unauthorized": (401, "The access key is missing or wrong", "没有访问密钥，或密钥错误"),
    "foreign-host": (421, "The Host header is not an address of this proxy", "Host 头不是本代理的地址"),
    "read-only": (403, "This proxy sends no writes", "本代理不发送写操作"),
    "no-such-path": (404, "There is no such path", "路径不存在"),
    "no-such-method": (405, "This path takes other methods", "此路径不接受该方法"),
    "no-such-outcome": (404, "There is no such outcome", "没有这个未知结果"),
    "too-large": (413, "The body is too large", "请求体过大"),
    "not-json": (400, "The body is not JSON", "请求体不是 JSON"),
    "invalid": (422, "The body breaks the spec; nothing was sent", "请求体不符合规范，没有发送"),
    "refused": (409, "The platform rejected the call", "平台拒绝了调用"),
    "rate-limited": (429, "The platform rejected the call: too many requests", "平台以请求过多为由拒绝了调用"),
    "credentials-refused": (502, "The platform rejected the credentials of the proxy", "平台拒绝了代理的凭据"),
    "unusable-answer": (502, "The platform's response cannot be used", "平台的响应无法使用"),
    "no-answer": (504, "The platform did not respond", "平台没有响应"),
    # HTTP libraries repeat 5xx, 408, 409, 425 and 429 by themselves. Nothing may repeat this one.
    "unknown-outcome": (
        424,
        "The write may or may not have been applied; do not repeat it before you know",
        "写操作可能已执行，也可能没有，查明之前不要重发",
    ),
    "not-configured": (503, "The proxy has no credentials for this platform", "代理没有该平台的凭据"),
    "internal": (500, "A fault of the proxy", "代理内部错误"),
}
"""The status of each problem, and its title in English and Chinese, by the end of its type."""


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
        status, title, title_zh = KINDS[self.kind]
        content = {"type": PREFIX + self.kind, "title": title, "title_zh": title_zh, "status": status}
        content["detail"] = self.detail
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
