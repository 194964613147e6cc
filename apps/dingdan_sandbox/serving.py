"""The HTTP server of an ASGI app on a socket of this machine."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
import threading
from types import FrameType

import uvicorn
from starlette.applications import Starlette

SECONDS_BETWEEN_TICKS = 1.0
"""Seconds between two updates of the Date header."""

logger = logging.getLogger("uvicorn.error")


class _Server(uvicorn.Server):
    """A uvicorn server that signals when it listens and stops without a delay.

    uvicorn checks every 0.1 s for a stop, then waits 0.1 s for connections that are already closed. That is 0.2 s for
    each sandbox, and tests may start hundreds. `test_it_stops_without_waiting` fails if the delay returns.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.settled = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        await super().startup(sockets)
        self.settled.set()

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            super().run(sockets)
        finally:
            self.settled.set()

    def stop(self) -> None:
        """Stop the server; callable from any thread and from a signal handler."""
        self.should_exit = True
        if self._loop is not None and self._stopping is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: it has stopped already
                self._loop.call_soon_threadsafe(self._stopping.set)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self.stop()

    async def main_loop(self) -> None:
        assert self._stopping is not None
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), SECONDS_BETWEEN_TICKS)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for bound in sockets or []:
            bound.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        await asyncio.sleep(0)  # connections without a request report their end in this step of the loop
        # What is left answers a request: uvicorn looks every 0.1 s whether it has ended.
        try:
            await asyncio.wait_for(self._wait_tasks_to_complete(), self.config.timeout_graceful_shutdown)
        except TimeoutError:
            logger.error("the server stopped and cancelled %s unanswered request(s)", len(self.server_state.tasks))
            for task in self.server_state.tasks:
                task.cancel()
        if not self.force_exit:
            await self.lifespan.shutdown()


def listen(host: str, port: int) -> socket.socket:
    """Bind a listening socket; port 0 picks a free port.

    Raises:
        OSError: the address is in use, or does not belong to this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends at once (TCP_NODELAY) only where the protocol is told; without, each answer takes 40 ms.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # on Windows the option lets two servers listen on one port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except BaseException:
        bound.close()
        raise
    return bound


def url_of(bound: socket.socket) -> str:
    """Return the base URL of the server on a bound socket."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def server_of(app: Starlette) -> _Server:
    """Create the server of `app`. It logs no requests and closes open connections when it stops."""
    return _Server(uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1))
