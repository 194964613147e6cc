"""`FaultServer`: an HTTP/1.1 server with faults, in front of a sandbox."""

from __future__ import annotations

import http.client
import os
import socket
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from dingdan_sandbox.faults.connection import ClientGoneError, Connection, MalformedRequestError
from dingdan_sandbox.faults.messages import TOKEN, Reply, Request
from dingdan_sandbox.faults.plan import Exchange, Fault, Plan

if TYPE_CHECKING:
    from dingdan_sandbox.server import Running

_BACKLOG = 128
_HOP_BY_HOP = frozenset({"host", "connection", "content-length"})


class Planned(Protocol):
    """A plan of faults; see `Plan`."""

    def fault(self, request: Request) -> Fault:
        """Return the fault of a request."""
        ...


class FaultServer:
    """A server that answers through `upstream`, except where its plan has a fault.

    Attributes:
        upstream: Answers requests without a fault.
        plan: The faults.
        requests: All requests that were read.
        connections: The number of accepted connections.
        elsewhere: The address of another server, for redirects.
        replies: The responses of `upstream` by operation and page.
        failures: Exceptions of faults that do not fit their request, and of the upstream.
        listening: True while connections are accepted, or will be without a further call.
        url: The base URL.
    """

    def __init__(
        self,
        upstream: Callable[[Request], Reply],
        plan: Plan | None = None,
        on_exchange: Callable[[Exchange, Fault], None] | None = None,
        on_reply: Callable[[Exchange], None] | None = None,
    ) -> None:
        """Bind a free port of the loopback interface.

        Args:
            upstream: Answers requests without a fault.
            plan: The faults; none by default.
            on_exchange: Called before the fault of each request, in the thread of its connection.
            on_reply: Called when `upstream` has answered, before the client learns of it.
        """
        self.upstream = upstream
        self.plan: Planned = plan or Plan()
        self.requests: list[Request] = []
        self.connections = 0
        self.elsewhere = ""
        self.replies: defaultdict[str, dict[int | None, Reply]] = defaultdict(dict)
        self.failures: list[Exception] = []
        self.listening = False
        self._on_exchange = on_exchange
        self._on_reply = on_reply
        self._turns = 0
        self._lock = threading.Lock()
        self._live: set[Connection] = set()
        self._threads: list[threading.Thread] = []
        self._stopping = threading.Event()
        self._listener = self._bound(0)
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    @staticmethod
    def _bound(port: int) -> socket.socket:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # on Windows the option lets two servers listen on one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        return listener

    def listen(self, after: float = 0) -> None:
        """Accept connections, at once or after some seconds; until then they are refused."""
        if not after:
            self._listener.listen(_BACKLOG)
        self.listening = True
        thread = threading.Thread(target=self._accept, args=(self._listener, after), name="dingdan-fault-server")
        self._threads.append(thread)
        thread.start()

    def go(self) -> None:
        """Accept no more connections. The port stays reserved for `come_back`."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # closing alone would not wake accept
        self._listener.close()
        self.listening = False
        if not self._stopping.is_set():
            self._listener = self._bound(self.port)

    def refuse(self) -> None:
        """Accept no more connections, and end those that are open."""
        self.go()
        self.end_connections()

    def come_back(self) -> None:
        """Accept connections again, on the same port, after `go` or `refuse`; nothing changes otherwise."""
        if not self.listening:
            self.listen()

    def stop(self) -> None:
        """Accept no more connections, end those that are open, and wait for all threads."""
        self._stopping.set()
        self.refuse()
        for thread in self._threads:
            thread.join()

    def replied(self, exchange: Exchange) -> None:
        """Note that the upstream has answered."""
        if self._on_reply is not None:
            self._on_reply(exchange)

    def about(self, operation: str) -> list[Request]:
        """Return the requests of an operation that were read."""
        return [request for request in self.requests if request.operation == operation]

    @property
    def secrets(self) -> set[str]:
        """The secret parts of all requests."""
        found = {part for request in self.requests for part in request.signature}
        for request in self.requests:
            found.update(value for name in (TOKEN, "app_secret") for value in request.query.get(name, ()))
        return found

    def end_connections(self, except_for: Connection | None = None) -> None:
        """End all open connections, except one."""
        with self._lock:
            for connection in self._live - {except_for}:
                connection.wake()

    def _accept(self, listener: socket.socket, after: float) -> None:
        if after:
            if self._stopping.wait(after):
                return
            listener.listen(_BACKLOG)
        while True:
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = Connection(sock)
            thread = threading.Thread(target=self._serve, args=(connection,), name="dingdan-fault-connection")
            with self._lock:
                self.connections += 1
                self._live.add(connection)
                self._threads.append(thread)
            thread.start()

    def _serve(self, connection: Connection) -> None:
        try:
            while connection.open and connection.arrived():
                with self._lock:
                    self._turns += 1
                    unread = self._turns in getattr(self.plan, "unread", ())
                if unread:
                    connection.reset()
                    return
                request = connection.request()
                self.requests.append(request)
                if self._stopping.is_set():  # its client has gone, and all that counts is that it asked
                    return
                self._answer(Exchange(self, connection, request))
        except ClientGoneError:
            pass
        except MalformedRequestError:
            with suppress(ClientGoneError):
                connection.send(Reply(b"", 400, {"Connection": "close"}).wire())
        finally:
            with self._lock:
                self._live.discard(connection)
            connection.close()

    def _answer(self, exchange: Exchange) -> None:
        try:
            fault = self.plan.fault(exchange.request)
            if self._on_exchange is not None:
                self._on_exchange(exchange, fault)
            fault(exchange)
        except ClientGoneError:
            raise
        except Exception as error:
            self.failures.append(error)
            raise ClientGoneError from None


class Forwarding:
    """An upstream that asks a running sandbox over HTTP."""

    def __init__(self, running: Running) -> None:
        """Ask `running`."""
        self._running = running
        self._address = urlsplit(running.url).netloc

    def revoke_tokens(self) -> None:
        """Revoke Wshoto's access token."""
        self._running.revoke_tokens()

    def __call__(self, request: Request) -> Reply:
        """Send the request to the sandbox, and return its response."""
        connection = http.client.HTTPConnection(self._address, timeout=30)
        try:
            headers = {name: value for name, value in request.headers.items() if name not in _HOP_BY_HOP}
            connection.request(request.method, request.target, request.content, headers | {"Connection": "close"})
            answer = connection.getresponse()
            return Reply(answer.read(), answer.status, {"Content-Type": answer.headers["Content-Type"]})
        finally:
            connection.close()


@contextmanager
def fault_server(
    upstream: Callable[[Request], Reply], plan: Plan | None = None, *, deaf: bool = False, late: float = 0
) -> Iterator[FaultServer]:
    """Run a `FaultServer` on a free port of the loopback interface.

    Args:
        upstream: Answers requests without a fault.
        plan: The faults.
        deaf: Refuse every connection.
        late: Refuse connections for this number of seconds.

    Raises:
        Exception: the first of its `failures`, at the end of the `with` block.
    """
    server = FaultServer(upstream, plan)
    if not deaf:
        server.listen(late)
    try:
        yield server
    finally:
        server.stop()
    if server.failures:
        raise server.failures[0]
