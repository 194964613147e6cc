"""Builds the unsigned requests of a client's calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
import msgspec

HTTPX_BUILD_REQUEST = httpx.Client.build_request
"""httpx's own method. An httpx client whose class replaces it is asked for every request."""


class _Merged(msgspec.Struct, frozen=True):
    """The headers of an httpx client, merged with those of requests."""

    client: object
    own: list[tuple[bytes, bytes]]
    """The headers of the client."""
    merged: list[tuple[bytes, bytes]]
    """The merged headers, except Content-Length."""


class RequestBuilder:
    """Builds requests like `build_request` of an httpx client, with the same headers in each.

    httpx merges the headers of the client and of the request for every request, which takes as long as signing it. Here
    they are merged again only after the headers of the client have changed.

    Args:
        headers: The headers of all requests, in addition to those of the httpx client.
    """

    def __init__(self, headers: httpx.Headers) -> None:
        self._headers = headers
        self._known: _Merged | None = None

    def build(
        self,
        client: httpx.Client | httpx.AsyncClient,
        method: str,
        url: httpx.URL,
        *,
        content: bytes,
        extensions: Mapping[str, Any],
    ) -> httpx.Request:
        """Build a request.

        Args:
            client: The httpx client, with headers, cookies and parameters of its own.
            method: The HTTP method.
            url: The absolute URL. Its host is the same in all requests of a builder.
            content: The body; it is not empty.
            extensions: The extensions of the request, with a timeout.
        """
        known = self._known
        if known is None or known.client is not client or client.params or client.headers.raw != known.own:
            request = client.build_request(
                method, url, content=content, headers=self._headers, extensions=dict(extensions)
            )
            self._known = self._merged(client, request)
            return request
        request = httpx.Request(
            method,
            url,
            headers=[*known.merged, _content_length(content)],
            cookies=client.cookies,
            stream=httpx.ByteStream(content),
            extensions=extensions,
        )
        request.read()  # so that its content can be looked at
        return request

    def _merged(self, client: httpx.Client | httpx.AsyncClient, request: httpx.Request) -> _Merged | None:
        """Return the merged headers of a request; None if they may depend on more than the headers of the client."""
        as_usual = getattr(client.build_request, "__func__", None) is HTTPX_BUILD_REQUEST
        *merged, last = request.headers.raw
        if not as_usual or client.cookies or client.params or last != _content_length(request.content):
            return None
        return _Merged(client, client.headers.raw, merged)


def _content_length(content: bytes) -> tuple[bytes, bytes]:
    return b"Content-Length", b"%d" % len(content)
