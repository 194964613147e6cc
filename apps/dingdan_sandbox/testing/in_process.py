"""Requests to an ASGI app without a server: a test that starts a sandbox needs no event loop and no second port."""

from __future__ import annotations

import threading
from datetime import UTC
from email.utils import format_datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from starlette.applications import Starlette

from dingdan_sandbox.faults.messages import Reply, Request
from dingdan_sandbox.testing.clock import Clock


class InProcess:
    """An upstream that calls the ASGI app of a sandbox. Requests from several threads are answered one by one."""

    def __init__(self, app: Starlette, clock: Clock) -> None:
        """Call `app`; the responses have the time of `clock` as their Date."""
        self._app = app
        self._clock = clock
        self._lock = threading.Lock()

    def revoke_tokens(self) -> None:
        """Revoke Wshoto's access token."""
        self._app.state.tokens.revoke()

    def __call__(self, request: Request) -> Reply:
        """Return the app's response."""
        sent: list[Any] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": request.content, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        parts = urlsplit(request.target)
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": request.method,
            "scheme": "http", "path": unquote(parts.path), "raw_path": parts.path.encode(), "root_path": "",
            "query_string": parts.query.encode(), "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1),
            "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in request.headers.items()],
        }  # fmt: skip
        with self._lock:
            run = self._app(scope, receive, send)
            try:
                run.send(None)
            except StopIteration:
                pass
            else:
                run.close()
                raise RuntimeError("the sandbox waits for something: it must answer at once")
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in sent[0]["headers"]}
        body = b"".join(message.get("body", b"") for message in sent[1:])
        date = format_datetime(self._clock.now.astimezone(UTC), usegmt=True)
        kept = {"Content-Type": headers.get("content-type", "text/plain"), "Date": date}
        return Reply(body, sent[0]["status"], kept)
