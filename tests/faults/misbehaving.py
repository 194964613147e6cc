"""A server that misbehaves on purpose, in front of a sandbox: what it does not spoil is really read and written."""

from __future__ import annotations

import http.client
import json
import select
import socket
import struct
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dingdan_sandbox import Running
from tests.dingdan.scripted_server import Asked as ScriptedAsked

TOKEN = "access_token"
"""The operation that asks Wshoto for a token, by the last part of its address."""
PAGES = ("page_number", "page_num", "current_index")
_HOP = frozenset({"host", "connection", "content-length"})
_REASONS = http.client.responses
_RESET = struct.pack("ii", 1, 0)


class ClientGoneError(Exception):
    """The client has hung up, or the server is to stop."""


@dataclass(frozen=True)
class Asked(ScriptedAsked):
    """A request as it came over the socket."""

    @property
    def signature(self) -> list[str]:
        """What of a Waiqin365 address may not be shown: openid and digest."""
        return [self.signed[0], self.signed[2]] if self.path.startswith("/api/") else []

    @property
    def operation(self) -> str:
        """The address without base and signature: `queryStdomOrder`, `mall/order/list`, `access_token`."""
        return self.path.split("/")[4] if self.path.startswith("/api/") else self.path.removeprefix("/openapi/")

    @property
    def page(self) -> int | None:
        """The number of the page that is asked for."""
        body = json.loads(self.content) if self.content else None
        numbers = [body[name] for name in PAGES if name in body] if isinstance(body, dict) else []
        return numbers[0] if numbers else None


@dataclass(frozen=True)
class Reply:
    """An answer, whole."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json;charset=UTF-8"})

    def head(self, **headers: str) -> bytes:
        """The status line and headers, without the length of the body; `headers` by names with underscores."""
        lines = [f"HTTP/1.1 {self.status} {_REASONS.get(self.status, 'Unheard Of')}"]
        given = self.headers | {name.replace("_", "-"): value for name, value in headers.items()}
        lines += [f"{name}: {value}" for name, value in given.items()]
        return "\r\n".join([*lines, "", ""]).encode()

    def wire(self) -> bytes:
        """All of it, as it should be."""
        return self.head(Content_Length=str(len(self.body))) + self.body


class Connection:
    """A client's connection, as the server sees it."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._read = b""
        self.open = True

    def arrived(self) -> bool:
        """Wait for the first bytes of a request, without reading them; whether any came."""
        try:
            return bool(self._read) or bool(self._socket.recv(1, socket.MSG_PEEK))
        except OSError:
            return False

    def request(self) -> Asked:
        """Read a request."""
        while b"\r\n\r\n" not in self._read:
            self._read += self._receive()
        head, _, rest = self._read.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        pairs = (line.partition(":") for line in lines)
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        length = int(headers.get("content-length", 0))
        while len(rest) < length:
            rest += self._receive()
        self._read = rest[length:]
        return Asked(method, target, headers, rest[:length])

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        try:
            self._socket.sendall(data)
        except OSError:
            raise ClientGoneError from None

    def cork(self) -> None:
        """Hold the last bytes back until the connection is closed."""
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)

    def wait(self, seconds: float) -> None:
        """Let time pass, unless the client hangs up."""
        if select.select([self._socket], [], [], seconds)[0] and not self.arrived():
            raise ClientGoneError

    def outlast(self) -> None:
        """Do nothing until the client hangs up."""
        with suppress(ClientGoneError):
            while True:
                self._receive()

    def reset(self) -> None:
        """Break the connection: the other side gets "connection reset by peer"."""
        if self.open:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.close()

    def close(self) -> None:
        """End the connection in an orderly way."""
        self.open = False
        self._socket.close()

    def wake(self) -> None:
        """End whatever waits on the connection in another thread."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def _receive(self) -> bytes:
        try:
            data = self._socket.recv(65536)
        except OSError:
            data = b""
        if not data:
            raise ClientGoneError
        return data


class Exchange:
    """A request that was read, and what may become of it."""

    def __init__(self, server: Misbehaving, connection: Connection, asked: Asked) -> None:
        self.server = server
        self.connection = connection
        self.asked = asked

    def forward(self) -> Reply:
        """Have the sandbox answer, and carry out what was asked."""
        reply = self.server.upstream(self.asked)
        self.server.replies[self.asked.operation][self.asked.page] = reply
        return reply

    def earlier(self, page: int) -> Reply:
        """The answer that another page of the same operation got."""
        return self.server.replies[self.asked.operation][page]

    def end(self, data: bytes) -> None:
        """Send bytes as they are and close the connection, in one breath: who has read them can see the end."""
        self.connection.cork()
        self.connection.send(data)
        self.connection.close()


Fault = Callable[[Exchange], None]
"""What goes wrong with a request that was read."""


def honest(exchange: Exchange) -> None:
    """Nothing: the sandbox's own answer."""
    exchange.connection.send(exchange.forward().wire())


def every(asked: Asked) -> bool:
    """Every request but those for a token."""
    return asked.operation != TOKEN


class Plan:
    """What goes wrong, and when.

    Args:
        faults: What happens to the first, second, ... request that it is `about`; None for nothing.
        about: Which requests.
        afterwards: What happens to those that are left.
        unread: Which turns end with a reset when the first bytes of a request have come and none is read. A
            turn is a request that begins to come, on any connection, counted from 1.
    """

    def __init__(
        self,
        *faults: Fault | None,
        about: Callable[[Asked], bool] = every,
        afterwards: Fault | None = None,
        unread: Collection[int] = (),
    ) -> None:
        self.unread = unread
        self._faults = list(faults)
        self._about = about
        self._afterwards = afterwards
        self._lock = threading.Lock()

    def fault(self, asked: Asked) -> Fault:
        """What is to happen to a request."""
        if not self._about(asked):
            return honest
        with self._lock:
            fault = self._faults.pop(0) if self._faults else self._afterwards
        return fault or honest


class Misbehaving:
    """The server.

    Args:
        upstream: Answers what is not spoilt.
        plan: What goes wrong; None for nothing.
    """

    def __init__(self, upstream: Callable[[Asked], Reply], plan: Plan | None = None) -> None:
        self.upstream = upstream
        self.plan = plan or Plan()
        self.asked: list[Asked] = []
        """What was read, whatever became of it."""
        self.connections = 0
        """How many were taken."""
        self.elsewhere = ""
        """The address of another server, to which nothing may be sent."""
        self.replies: defaultdict[str, dict[int | None, Reply]] = defaultdict(dict)
        self._turns = 0
        self._lock = threading.Lock()
        self._live: set[Connection] = set()
        self._threads: list[threading.Thread] = []
        self._listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._listener.bind(("127.0.0.1", 0))
        self._stopping = threading.Event()
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def listen(self, after: float = 0) -> None:
        """Take connections, at once or when some seconds have passed; until then they are refused."""
        if not after:
            self._listener.listen(128)
        thread = threading.Thread(target=self._accept, args=(after,), name="misbehaving")
        self._threads.append(thread)
        thread.start()

    def go(self) -> None:
        """Take no more connections, for good."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # closing alone would not wake accept
        self._listener.close()

    def stop(self) -> None:
        """Go, and end all connections."""
        self._stopping.set()
        self.go()
        with self._lock:
            for connection in self._live:
                connection.wake()
        for thread in self._threads:
            thread.join()

    def about(self, operation: str) -> list[Asked]:
        """The requests for an operation that were read."""
        return [asked for asked in self.asked if asked.operation == operation]

    @property
    def secrets(self) -> set[str]:
        """What the requests held that may be shown nowhere."""
        found = {part for asked in self.asked for part in asked.signature}
        for asked in self.asked:
            found.update(value for name in (TOKEN, "app_secret") for value in asked.query.get(name, ()))
        return found

    def _accept(self, after: float) -> None:
        if after:
            if self._stopping.wait(after):
                return
            self._listener.listen(128)
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = Connection(sock)
            thread = threading.Thread(target=self._serve, args=(connection,), name="misbehaving-connection")
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
                    unread = self._turns in self.plan.unread
                if unread:
                    connection.reset()
                    return
                asked = connection.request()
                self.asked.append(asked)
                if self._stopping.is_set():  # its client has gone, and all that counts is that it asked
                    return
                self.plan.fault(asked)(Exchange(self, connection, asked))
        except ClientGoneError:
            pass
        finally:
            with self._lock:
                self._live.discard(connection)
            connection.close()


class Forwarding:
    """An upstream that asks a sandbox."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self._address = urlsplit(running.url).netloc

    def __call__(self, asked: Asked) -> Reply:
        connection = http.client.HTTPConnection(self._address, timeout=30)
        try:
            headers = {name: value for name, value in asked.headers.items() if name not in _HOP}
            connection.request(asked.method, asked.target, asked.content, headers | {"Connection": "close"})
            answer = connection.getresponse()
            return Reply(answer.read(), answer.status, {"Content-Type": answer.headers["Content-Type"]})
        finally:
            connection.close()


@contextmanager
def misbehaving(
    upstream: Callable[[Asked], Reply], plan: Plan | None = None, *, deaf: bool = False, late: float = 0
) -> Iterator[Misbehaving]:
    """A misbehaving server on a free port of loopback.

    Args:
        upstream: Answers what is not spoilt.
        plan: What goes wrong.
        deaf: Refuse every connection.
        late: Refuse connections for so many seconds.
    """
    server = Misbehaving(upstream, plan)
    if not deaf:
        server.listen(late)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def crowded() -> Iterator[str]:
    """The address of a server to which no connection comes about: too many others wait, and nobody takes them."""
    others: Sequence[socket.socket] = [socket.socket() for _ in range(4)]
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        try:
            for other in others:
                other.setblocking(False)
                with suppress(BlockingIOError):
                    other.connect(listener.getsockname())
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            for other in others:
                other.close()
