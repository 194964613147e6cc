"""The request that goes out: a copy of the call's own, so that what the call keeps never holds a secret."""

from __future__ import annotations

import httpx


def readdressed(request: httpx.Request, url: httpx.URL) -> httpx.Request:
    """Copy `request`, bytes and all, for another address."""
    return httpx.Request(
        request.method, url, headers=request.headers, content=request.content, extensions=request.extensions
    )
