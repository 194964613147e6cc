"""Prevents the use of a client after its close, in a forked process, or on another event loop."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from dingdan._errors import LifecycleError

if TYPE_CHECKING:
    from dingdan.transport._connections import Connections


class Lifecycle:
    """The lifecycle of a client: its process, event loop and close."""

    def __init__(self, platform: str, connections: Connections[Any]) -> None:
        self._platform = platform
        self._connections = connections
        self._process = os.getpid()
        self._loop: Any = None
        self.closed = False

    def check(self) -> None:
        """Check that the client may send.

        Raises:
            LifecycleError: the client is closed, or was created in another process or used on another event loop.
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
        # The loop of asyncio, or what stands for it in trio; None for a blocking client.
        loop = self._connections.io.current_loop()
        if self._loop is None:
            self._loop = loop
        elif self._loop != loop:
            raise self._error(
                "this client was first used on another event loop, to which its connections belong: "
                "make a client in each loop (each asyncio.run)"
            )

    def _error(self, message: str) -> LifecycleError:
        return LifecycleError(message, platform=self._platform)
