"""Calls on fresh clients, blocking or on asyncio, so that one test covers both."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

from dingdan.codec._encode import Encoder

OPENID, APPKEY = "openid-1", "appkey-very-secret"
APPID, APP_SECRET, ACCESS_TOKEN = "appid-1", "app-secret-very-secret", "token-very-secret"

# Reading the certificates anew for every client would take most of the time of these tests.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

encode_body = Encoder().encode
"""Encodes arguments for a client without options."""


@dataclass
class Calls:
    """Makes calls on fresh clients, blocking or on asyncio, and gives what they give."""

    client: Callable[..., Any]
    blocking: bool
    options: dict[str, Any] = field(default_factory=dict)

    def __call__(self, call: Callable[[Any], Any], **options: Any) -> Any:
        """The result of `call(client)`; of a paged call, its first page."""
        return self.all(call, **options)[0]

    def all(self, *calls: Callable[[Any], Any], **options: Any) -> list[Any]:
        """The results of several calls on one client."""
        return self._run(options, calls, lambda value: value, _await)

    def rows(self, call: Callable[[Any], Any], **options: Any) -> list[Any]:
        """The records of all pages."""
        found: list[Any] = self._run(options, (call,), list, _collect)[0]
        return found

    def _run(self, options: dict[str, Any], calls: Any, blocking: Callable[[Any], Any], waiting: Any) -> list[Any]:
        options = self.options | options
        if self.blocking:
            with httpx.Client(verify=NO_CERTIFICATES) as http, self.client(http_client=http, **options) as client:
                return [blocking(call(client)) for call in calls]

        async def go() -> list[Any]:
            async with (
                httpx.AsyncClient(verify=NO_CERTIFICATES) as http,
                self.client(http_client=http, **options) as client,
            ):
                return [await waiting(call(client)) for call in calls]

        results: list[Any] = asyncio.run(go())
        return results


async def _await(value: Any) -> Any:
    return await value


async def _collect(pager: Any) -> list[Any]:
    return [record async for record in pager]
