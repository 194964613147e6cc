"""Plans: which requests get which fault."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Protocol

from dingdan_sandbox.faults.connection import Connection
from dingdan_sandbox.faults.messages import TOKEN, Reply, Request


class Server(Protocol):
    """The parts of a `FaultServer` that faults use; see there."""

    upstream: Callable[[Request], Reply]
    replies: defaultdict[str, dict[int | None, Reply]]
    url: str
    elsewhere: str

    def go(self) -> None:
        """Accept no more connections."""

    def end_connections(self, except_for: Connection | None = None) -> None:
        """End all open connections, except one."""

    def replied(self, exchange: Exchange) -> None:
        """Note that the sandbox has carried a request out."""


class Exchange:
    """A request that was read, and the ways to answer it."""

    def __init__(self, server: Server, connection: Connection, request: Request) -> None:
        """Wrap a request that `server` read from `connection`."""
        self.server = server
        self.connection = connection
        self.request = request
        self.reply: Reply | None = None
        """The response of the sandbox; None if it was not asked."""

    def forward(self) -> Reply:
        """Forward the request to the sandbox, and return its response."""
        self.reply = reply = self.server.upstream(self.request)
        self.server.replies[self.request.operation][self.request.page] = reply
        self.server.replied(self)
        return reply

    def earlier(self, page: int) -> Reply:
        """Return the response to another page of the same operation."""
        return self.server.replies[self.request.operation][page]

    def end(self, data: bytes) -> None:
        """Send bytes as they are and close the connection, in one step: a client that has read them sees the end."""
        self.connection.cork()
        self.connection.send(data)
        self.connection.close()


Fault = Callable[[Exchange], None]
"""A function that answers a request, or fails to."""


def honest(exchange: Exchange) -> None:
    """Send the sandbox's own response: no fault."""
    exchange.connection.send(exchange.forward().wire())


def every(request: Request) -> bool:
    """Return True for every request except those for a token."""
    return request.operation != TOKEN


class Plan:
    """Faults, and the requests that they affect."""

    def __init__(
        self,
        *faults: Fault | None,
        about: Callable[[Request], bool] = every,
        afterwards: Fault | None = None,
        unread: Collection[int] = (),
    ) -> None:
        """Plan faults.

        Args:
            faults: The fault of the first, second, ... request that it is `about`; None for no fault.
            about: Selects the requests.
            afterwards: The fault of the requests after these.
            unread: Turns that end with a reset when the first bytes of a request have come and none is read. A turn
                is a request that begins to come, on any connection, counted from 1.
        """
        self.unread = unread
        self._faults = list(faults)
        self._about = about
        self._afterwards = afterwards
        self._lock = threading.Lock()

    def fault(self, request: Request) -> Fault:
        """Return the fault of a request; `honest` if there is none."""
        if not self._about(request):
            return honest
        with self._lock:
            fault = self._faults.pop(0) if self._faults else self._afterwards
        return fault or honest
