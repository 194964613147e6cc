"""A real HTTP server on loopback that gives tokens and lists, and may be told to keep everybody waiting for a token."""

from __future__ import annotations

import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.dingdan.scripted_server import DROP, Answer, wshoto, wshoto_rows, wshoto_token

TOKEN_PATH = "/openapi/access_token"
SOON = 30
"""Seconds in which everything here has happened, unless something is wrong."""


@dataclass(frozen=True)
class Drip(Answer):
    """An answer whose body comes byte by byte, for seconds in all."""


class TokenServer:
    """Answers requests for a token from `script`, else with a new one; and every list that comes with a token."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.script: deque[Any] = deque()
        self.lists: deque[Any] = deque()
        """What lists are answered with before they are empty."""
        self.refused: set[str] = set()
        """Tokens that are not accepted."""
        self.asked: list[float] = []
        """When a token was asked for, by the server's own clock."""
        self.used: Counter[str] = Counter()
        """How often each token came with a list."""
        self.was_asked = threading.Event()
        self.may_answer = threading.Event()
        """Cleared, it keeps everybody who asks for a token waiting."""
        self.may_answer.set()
        self._guard = threading.Lock()

    def answer(self, target: str) -> Any:
        """What is answered."""
        if urlsplit(target).path != TOKEN_PATH:
            token = parse_qs(urlsplit(target).query)["access_token"][0]
            with self._guard:
                self.used[token] += 1
                if self.lists:
                    return self.lists.popleft()
            return wshoto(code=10001, message="no") if token in self.refused else wshoto_rows()
        with self._guard:
            self.asked.append(time.monotonic())
            step = self.script.popleft() if self.script else wshoto_token(f"t{len(self.asked)}")
        self.was_asked.set()
        assert self.may_answer.wait(SOON)
        return step


class _Handler(BaseHTTPRequestHandler):
    disable_nagle_algorithm = True
    protocol_version = "HTTP/1.1"
    server: _Server

    def answer(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        step = self.server.tokens.answer(self.path)
        if step is DROP:
            self.close_connection = True
            return
        self.send_response(step.status)
        for name, value in step.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(step.body)))
        self.end_headers()
        if isinstance(step, Drip):
            for byte in step.body:
                self.wfile.write(bytes([byte]))
                time.sleep(3 / len(step.body))
            return
        self.wfile.write(step.body[: len(step.body) - step.cut])
        self.close_connection = self.close_connection or step.cut > 0

    do_GET = do_POST = answer  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 1024
    tokens: TokenServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print nothing when a client hangs up."""


@contextmanager
def serving_tokens() -> Iterator[TokenServer]:
    """A server of tokens on a free port of loopback."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.tokens = TokenServer(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.tokens
        finally:
            server.tokens.may_answer.set()
            server.shutdown()
            thread.join()
