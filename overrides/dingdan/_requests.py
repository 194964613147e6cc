"""The request that goes out: a copy of the call's own, so that what the call keeps never holds a secret."""

from __future__ import annotations

import httpx


def readdressed(request: httpx.Request, url: httpx.URL) -> httpx.Request:
    """Copy `request`, bytes and all, for another address."""
    copy = httpx.Request(
        # Given the stream, httpx takes headers and bytes as they are, and does not work them out anew.
        request.method, url, headers=request.headers, stream=request.stream, extensions=request.extensions
    )  # fmt: skip
    copy.read()  # so that hooks of the user's can look at its content
    return copy
