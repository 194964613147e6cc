"""Checks before any path: the Host header and the access key."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dingdan_proxy.problems import ProblemError

OPEN = ("/", "/openapi/", "/ui/")
"""The paths that need no key: the root, and everything below the others. They have no data of an account."""


class HostGuard:
    """ASGI middleware that rejects foreign names in the Host header.

    No web page can reach the proxy by a name of its own then (DNS rebinding). Addresses and `localhost` are always
    accepted: no page has them for a name.
    """

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app = app
        self._names = {"localhost", *(name.lower() for name in names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with a problem."""
        if scope["type"] == "http" and not self._accepts(Headers(scope=scope)):
            problem = ProblemError("foreign-host", "call the proxy by its address, or start it with --allow-host NAME")
            await problem.response()(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _accepts(self, headers: Headers) -> bool:
        hosts = headers.getlist("host")
        name = host_name(hosts[0]) if len(hosts) == 1 else ""
        return name in self._names or _is_address(name)


class KeyGuard:
    """ASGI middleware that requires the access key as `Authorization: Bearer KEY`, except for `OPEN`."""

    def __init__(self, app: ASGIApp, key: str) -> None:
        self._app = app
        self._key = key.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with a problem."""
        if scope["type"] == "http" and not _is_open(scope["path"]) and not self._accepts(Headers(scope=scope)):
            headers = {"WWW-Authenticate": 'Bearer realm="dingdan proxy"'}
            problem = ProblemError(
                "unauthorized", "send the key of the proxy: Authorization: Bearer KEY", headers=headers
            )
            await problem.response()(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _accepts(self, headers: Headers) -> bool:
        given = headers.getlist("authorization")
        scheme, _, key = given[0].partition(" ") if len(given) == 1 else ("", "", "")
        matches = secrets.compare_digest(key.strip().encode("latin-1"), self._key)
        return matches and scheme.lower() == "bearer"


def host_name(host: str) -> str:
    """Return the name in a Host header, without port and brackets, in lower case."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].rstrip(".").lower()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_open(path: str) -> bool:
    return path == OPEN[0] or path.startswith(OPEN[1:])
