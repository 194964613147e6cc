"""Keeps a client from being used where it cannot work: after its end, in a forked process, on another loop."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from dingdan._errors import LifecycleError

if TYPE_CHECKING:
    from dingdan.transport._connections import AsyncConnections, Connections


class Lifecycle:
    """The life of one client, from the process that made it to its close."""

    def __init__(self, platform: str, connections: Connections | AsyncConnections) -> None:
        self._platform = platform
        self._connections = connections
        self._process = os.getpid()
        self._loop: Any = None
        self.closed = False

    def check(self) -> None:
        """See that the client may send.

        Raises:
            LifecycleError: it may not, and why.
        """
        if self.closed:
            raise self._error("this client is closed: make a new one, or keep it open for as long as it is needed")
        if self._connections.is_closed:
            raise self._error("the http_client that this client was given is closed")
        if os.getpid() != self._process:
            raise self._error(
                "this client was made before the process forked, and its connections belong to the parent: "
                "make a client in each process"
            )

    def check_loop(self) -> None:
        """`check`, and see that the event loop is the one that the client was first used on."""
        import anyio.lowlevel  # only asynchronous clients need it

        self.check()
        # The loop of asyncio, or what stands for it in trio.
        loop = anyio.lowlevel.current_token()
        if self._loop is None:
            self._loop = loop
        elif self._loop != loop:
            raise self._error(
                "this client was first used on another event loop, to which its connections belong: "
                "make a client in each loop (each asyncio.run)"
            )

    def _error(self, message: str) -> LifecycleError:
        return LifecycleError(message, platform=self._platform)
