"""Requests as they came over a socket, and responses as they are sent."""

from __future__ import annotations

import http.client
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "access_token"  # noqa: S105 - the name of an operation and of a parameter
"""The operation that issues Wshoto's token, by the last part of its address."""

PAGES = ("page_number", "page_num", "current_index")
"""The parameters with the number of a page."""

_REASONS = http.client.responses


@dataclass(frozen=True)
class Request:
    """A request as it came over the socket.

    Attributes:
        method: The HTTP method.
        target: The path and the query.
        headers: The headers; names are in lower case.
        content: The body.
        at: The time of `time.monotonic` when it was read.
    """

    method: str
    target: str
    headers: dict[str, str]
    content: bytes
    at: float = field(default_factory=time.monotonic)

    @property
    def path(self) -> str:
        """The path, without the query."""
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        """The parameters of the query."""
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def json(self) -> Any:
        """The decoded body."""
        return json.loads(self.content)

    @property
    def signed(self) -> list[str]:
        """openid, timestamp, digest and msg_id of a request to Waiqin365."""
        return self.path.split("/")[-4:]

    @property
    def is_waiqin365(self) -> bool:
        """True for requests to Waiqin365, False for requests to Wshoto."""
        return self.path.startswith("/api/")

    @property
    def signature(self) -> list[str]:
        """The secret parts of a Waiqin365 address: openid and digest."""
        return [self.signed[0], self.signed[2]] if self.is_waiqin365 else []

    @property
    def operation(self) -> str:
        """The address without base and signature: `queryStdomOrder`, `mall/order/list`, `access_token`."""
        parts = self.path.split("/")
        return parts[4] if self.is_waiqin365 and len(parts) > 4 else self.path.removeprefix("/openapi/")

    @property
    def page(self) -> int | None:
        """The number of the requested page; None if the body has none."""
        try:
            body = json.loads(self.content)
        except ValueError:
            return None
        numbers = [body[name] for name in PAGES if name in body] if isinstance(body, dict) else []
        return numbers[0] if numbers else None


@dataclass(frozen=True)
class Reply:
    """A complete response."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json;charset=UTF-8"})

    def head(self, **headers: str) -> bytes:
        """Return the status line and the headers, without the length of the body.

        Args:
            headers: More headers, with underscores in their names.
        """
        lines = [f"HTTP/1.1 {self.status} {_REASONS.get(self.status, 'Unheard Of')}"]
        given = self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        lines += [f"{name}: {value}" for name, value in given.items()]
        return "\r\n".join([*lines, "", ""]).encode()

    def wire(self) -> bytes:
        """Return the bytes of the whole response."""
        return self.head(Content_Length=str(len(self.body))) + self.body
