"""A real HTTP server on loopback that gives the answers it was told to, in order, and keeps what it was asked."""

from __future__ import annotations

import json
import select
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True)
class Answer:
    """What to answer a request with."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int = 0
    """How many of the promised bytes never come: the connection ends before them."""
    drip: float = 0
    """Seconds before each byte of the body: it never ends in any time that a test would wait."""
    late: float = 0
    """Seconds before the answer."""
    then: Callable[[], object] | None = None
    """What to do once the request is read, before the answer."""


MSG_ID = "@@MSG_ID@@"
"""In a body: the last segment of the path, which Waiqin365 repeats."""
URL = b"@@URL@@"
"""In a body: the path and query of the request, as gateways and error pages repeat it."""


DROP = object()
"""Read the request, then close the connection without an answer."""
HANG_UP = object()
"""Close the connection without reading the request."""
STALL = object()
"""Read the request and never answer it; ends when the client hangs up."""


@dataclass(frozen=True)
class Stall:
    """Read the request, do something, and never answer; ends when the client hangs up."""

    then: Callable[[], object]


def answer(value: Any, status: int = 200, **headers: str) -> Answer:
    """An answer of JSON."""
    return Answer(json.dumps(value, ensure_ascii=False).encode(), status, headers)


def waiqin(data: Any = None, code: Any = "0", message: Any = None, **more: Any) -> Answer:
    """Waiqin365's envelope with `data` as it stands in `response_data`."""
    return answer({"return_code": code, "return_msg": message, "msg_id": MSG_ID, "response_data": data, **more})


def waiqin_rows(*rows: Any, **more: Any) -> Answer:
    """Waiqin365's usual answer to a query: the rows as JSON in a string."""
    return waiqin(json.dumps(rows, ensure_ascii=False), **more)


def wshoto(data: Any = None, code: Any = 0, message: Any = "ok", status: int = 200) -> Answer:
    """Wshoto's envelope."""
    return answer({"code": code, "msg": message, "data": data}, status)


def wshoto_rows(*rows: Any, total: Any = None) -> Answer:
    """Wshoto's answer to a list."""
    return wshoto({"total": total, "records": list(rows)})


def wshoto_token(token: str = "token-1", expires_in: int = 7200) -> Answer:
    """Wshoto's answer to a request for a token."""
    return wshoto({"access_token": token, "expires_in": expires_in, "create_at": 1780000000})


@dataclass(frozen=True)
class Asked:
    """A request as it came over the socket."""

    method: str
    target: str
    headers: dict[str, str]
    content: bytes
    at: float = field(default_factory=time.monotonic)

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def json(self) -> Any:
        return json.loads(self.content)

    @property
    def signed(self) -> list[str]:
        """openid, timestamp, digest and msg_id of a request to Waiqin365."""
        return self.path.split("/")[-4:]


class ScriptedServer:
    """Answers requests from `script`, first come, first served."""

    def __init__(self, server: _Server) -> None:
        self._server = server
        self._thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        self.url = f"http://127.0.0.1:{server.server_port}"
        self.script: deque[Any] = deque()
        self.asked: list[Asked] = []

    def will(self, *answers: Any) -> None:
        """Add answers."""
        self.script.extend(answers)

    def listen(self) -> None:
        """Take connections; until then they are refused."""
        self._server.server_activate()
        self._thread.start()

    def stop(self) -> None:
        """Take no more connections."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def handle(self) -> None:
        # One request a connection, so that the script decides about each connection before it is read from.
        script = self.server.scripted.script
        if script and script[0] is HANG_UP:
            script.popleft()
            return
        self.handle_one_request()

    def answer(self) -> None:
        content = self._chunks() if "transfer-encoding" in self.headers else self._whole()
        scripted = self.server.scripted
        scripted.asked.append(
            Asked(self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, content)
        )
        step = scripted.script.popleft() if scripted.script else Answer(b"nothing more is scripted", status=501)
        self.close_connection = True
        if isinstance(step, Stall):
            step.then()
        if step is STALL or isinstance(step, Stall):
            self.connection.recv(1)
        if not isinstance(step, Answer):
            return
        if step.then is not None:
            step.then()
        if step.late and self._gone(step.late):
            return
        self.send_response(step.status)
        for name, value in {"Content-Type": "application/json", **step.headers, "Connection": "close"}.items():
            self.send_header(name, value)
        msg_id = unquote(self.path.split("/")[-1]).encode()
        body = step.body.replace(URL, self.path.encode()).replace(MSG_ID.encode(), msg_id)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if step.drip:
            for index in range(len(body)):
                if self._gone(step.drip):
                    return
                self.wfile.write(body[index : index + 1])
        self.wfile.write(body[: len(body) - step.cut])

    def _gone(self, seconds: float) -> bool:
        """Wait, unless the client hangs up meanwhile."""
        return bool(select.select([self.connection], [], [], seconds)[0])

    def _whole(self) -> bytes:
        return self.rfile.read(int(self.headers.get("content-length", 0)))

    def _chunks(self) -> bytes:
        content = b""
        while size := int(self.rfile.readline(), 16):
            content += self.rfile.read(size)
            self.rfile.readline()
        return content

    do_GET = do_POST = answer  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 64
    scripted: ScriptedServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print nothing when a client hangs up."""


@contextmanager
def serving(*, listening: bool = True) -> Iterator[ScriptedServer]:
    """A scripted server on a free port of loopback."""
    with _Server(("127.0.0.1", 0), _Handler, bind_and_activate=False) as server:
        server.server_bind()
        server.scripted = ScriptedServer(server)
        if listening:
            server.scripted.listen()
        try:
            yield server.scripted
        finally:
            server.scripted.stop()
