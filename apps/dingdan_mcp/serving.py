"""Serves over stdio or streamable HTTP."""

from __future__ import annotations

import hmac
import socket
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any, TypeAlias

from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings

from dingdan_mcp.clients import Clients
from dingdan_mcp.options import Options
from dingdan_mcp.server import build_server

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
PATH = "/mcp"
SECONDS_TO_FINISH = 1
"""Seconds that requests have to end when the server stops. Streams of clients that listen have no end."""


async def serve_stdio(options: Options, clients: Clients) -> None:
    """Serve the process at the other end of stdin and stdout, until stdin ends."""
    async with clients:
        server = build_server(options, clients)
        async with stdio_server() as (reads, writes):
            await server.run(reads, writes, server.create_initialization_options())


async def serve_http(
    options: Options,
    clients: Clients,
    bound: socket.socket,
    key: str,
    hosts: Sequence[str],
    on_start: Callable[[], None],
) -> None:
    """Serve HTTP until a signal stops it.

    Args:
        options: The settings.
        clients: The clients.
        bound: The listening socket.
        key: The access key, which clients send as a bearer token.
        hosts: Further names by which clients may reach this server.
        on_start: Called when the server answers, and signals stop it cleanly.
    """
    import uvicorn

    class Announced(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            on_start()

    async with clients:
        app = http_app(build_server(options, clients), key, hosts)
        settings = uvicorn.Config(
            app, log_level="warning", access_log=False, timeout_graceful_shutdown=SECONDS_TO_FINISH, lifespan="on"
        )
        await Announced(settings).serve(sockets=[bound])


def http_app(server: Server[Any], key: str, hosts: Sequence[str] = ()) -> App:
    """Return the ASGI application: it refuses other Host and Origin headers, and requests without the key."""
    names = [*LOOPBACK, *hosts]
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=[each for name in names for each in (name, f"{name}:*")],
        allowed_origins=[
            f"{scheme}://{name}{port}" for name in names for scheme in ("http", "https") for port in ("", ":*")
        ],
    )
    app: App = server.streamable_http_app(streamable_http_path=PATH, transport_security=security)
    return _with_key(app, key)


def _with_key(app: App, key: str) -> App:
    wanted = f"Bearer {key}".encode()

    async def checked(scope: Scope, receive: Receive, send: Send) -> None:
        given = dict(scope.get("headers") or ()).get(b"authorization", b"")
        if scope["type"] == "lifespan" or hmac.compare_digest(given, wanted):
            await app(scope, receive, send)
            return
        body = b'{"error":"unauthorized","message":"the access key is missing or wrong: Authorization: Bearer KEY"}'
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"www-authenticate", b"Bearer"),
        ]
        await send({"type": "http.response.start", "status": 401, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return checked
