"""The HTTP server of `dingdan listen`: receives pushes, prints and forwards them, and replies."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, cast

from dingdan.webhooks import Push, PushError, PushNotVerified, PushReceiver, Reply
from dingdan_cli.languages import text
from dingdan_cli.printing import print_data
from dingdan_cli.pushes.push_texts import described

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 16 * 1024 * 1024
READ_TIMEOUT_SECONDS = 5.0
"""The longest wait for a part of a request."""
STOP_TIMEOUT_SECONDS = 5.0
"""The longest wait for requests that are being answered when the server stops. Those that are half sent are dropped."""
FORWARD_TIMEOUT_SECONDS = 4.0
"""The longest wait for the answer of the URL that pushes are forwarded to. The platform waits 5 seconds."""
LONGEST_ANSWER = 200


@dataclass(frozen=True)
class Forwarded:
    """The answer of the URL that a push was forwarded to."""

    status_code: int | None
    """None if no answer came."""
    answer: str
    """The begin of the body, or the error."""
    accepted: bool
    """True if the answer is `{"return_code": 0}` with a status of 2xx."""


class Listener:
    """Receives pushes from several threads, and prints one at a time.

    Args:
        verify: As of `PushReceiver`.
        forward: Sends the body with a content type to another URL; None forwards nothing.
        as_json: True prints one JSON object a push and line.
    """

    def __init__(
        self,
        verify: Callable[[Push], bool],
        forward: Callable[[bytes, str], Forwarded] | None,
        *,
        as_json: bool,
    ) -> None:
        self._receiver = PushReceiver(verify=verify, max_bytes=MAX_BYTES)
        self._forward = forward
        self._as_json = as_json
        self._guard = threading.Lock()
        self._seen: set[str] = set()
        self.received = 0

    def receive(self, body: bytes, content_type: str) -> Reply:
        """Read, forward and print a push, and return the reply."""
        forwarded: Forwarded | None = None
        try:
            push: Push | None = self._receiver.receive(body, content_type)
            fault = ""
        except (PushError, PushNotVerified) as error:
            push, fault = None, str(error)
        if push is not None and self._forward is not None:
            forwarded = self._forward(body, content_type)
        accepted = push is not None and (forwarded is None or forwarded.accepted)
        reply = Reply.ok() if accepted else Reply.failed()
        with self._guard:
            self.received += 1
            self._print(push, fault, forwarded, reply)
        return reply

    def _print(self, push: Push | None, fault: str, forwarded: Forwarded | None, reply: Reply) -> None:
        repeated = push is not None and push.msg_id in self._seen
        if push is not None:
            self._seen.add(push.msg_id)
        answer = reply.body.decode()
        if self._as_json:
            line: dict[str, Any] = {"number": self.received, "repeated": repeated, "reply": json.loads(answer)}
            if push is not None:
                fields = {name: value for name, value in push.raw.items() if name != "data"}
                line |= {"fields": fields, "data": push.data}
            if fault:
                line["error"] = fault
            if forwarded is not None:
                line["forwarded"] = {"status_code": forwarded.status_code, "answer": forwarded.answer}
            print_data(json.dumps(line, ensure_ascii=False))
            return
        again = text(" (a msgId that came before)", "（此 msgId 已收到过）") if repeated else ""
        lines = [text(f"push {self.received}{again}", f"推送 {self.received}{again}")]
        lines += described(push) if push is not None else [text(f"  refused: {fault}", f"  已拒绝：{fault}")]
        if forwarded is not None:
            status = forwarded.status_code if forwarded.status_code is not None else text("no answer", "无响应")
            lines.append(text(f"  forwarded: {status} {forwarded.answer}", f"  已转发：{status} {forwarded.answer}"))
        lines.append(text(f"  reply: {answer}", f"  回复：{answer}"))
        print("\n".join(lines), flush=True)


class PushServer(ThreadingHTTPServer):
    """The server. It handles each request in a thread."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], listener: Listener, limit: int | None) -> None:
        self.listener = listener
        self._limit = limit
        self._idle = threading.Condition()
        self._answering = 0
        super().__init__(address, _Handler)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Count a request that has come whole, until its reply is sent."""
        with self._idle:
            self._answering += 1
        try:
            yield
        finally:
            with self._idle:
                self._answering -= 1
                self._idle.notify_all()

    def finish(self) -> None:
        """Wait for the requests that are being answered."""
        with self._idle:
            self._idle.wait_for(lambda: not self._answering, STOP_TIMEOUT_SECONDS)

    def count(self) -> None:
        """Stop after the last of the wanted pushes."""
        if self._limit is not None and self.listener.received >= self._limit:
            threading.Thread(target=self.shutdown, daemon=True).start()  # it waits for the loop of this server

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - http.server's signature
        """Print the type of an error, which ends one connection only."""
        kind = type(sys.exc_info()[1]).__name__
        print(text(f"a connection broke ({kind})", f"连接中断（{kind}）"), file=sys.stderr)


class _Handler(BaseHTTPRequestHandler):
    timeout = READ_TIMEOUT_SECONDS
    server_version, sys_version = "dingdan", ""

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()):
            self._reply(Reply(b"Content-Length is missing\n", 411, "text/plain"))
            return
        if int(length) > MAX_BYTES:
            self._reply(Reply(b"the body is too large\n", 413, "text/plain"))
            return
        body = self.rfile.read(int(length))
        if len(body) < int(length):  # the sender left; nobody waits for a reply
            return
        server = cast("PushServer", self.server)
        with server.answering():
            self._reply(server.listener.receive(body, self.headers.get("Content-Type", "")))
        server.count()

    def do_GET(self) -> None:
        self._reply(Reply(b"pushes are POSTed here\n", 405, "text/plain"))

    def _reply(self, reply: Reply) -> None:
        self.send_response(reply.status_code)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: a path may be a secret, and pushes are printed."""


def forwarder(url: httpx.URL, http: httpx.Client) -> Callable[[bytes, str], Forwarded]:
    """Return the function that forwards a push to `url` as it came."""
    import httpx as library

    def forward(body: bytes, content_type: str) -> Forwarded:
        try:
            response = http.post(url, content=body, headers={"Content-Type": content_type})
        except library.HTTPError as error:
            return Forwarded(None, f"{type(error).__name__}: {error}", accepted=False)
        from dingdan._errors import visible

        answer = visible(response.text[:LONGEST_ANSWER]).replace("\n", "\\n")
        return Forwarded(response.status_code, answer, response.is_success and _is_accepted(response.content))

    return forward


def _is_accepted(answer: bytes) -> bool:
    try:
        return str(json.loads(answer)["return_code"]) == "0"
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
