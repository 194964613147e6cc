"""A server that records requests as they arrive, for comparison with the vectors."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Recorder:
    """Recorded requests.

    Attributes:
        url: The address of the server.
        requests: Target (path and query, as they arrived) and body of each request.
    """

    url: str
    requests: list[tuple[str, bytes]] = field(default_factory=list)


@contextmanager
def recording(answer: Callable[[str], Any]) -> Iterator[Recorder]:
    """Serve on a free port of this machine until the `with` block ends.

    Args:
        answer: Returns the JSON answer to a target.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Record the request and answer it."""
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            recorder.requests.append((self.path, body))
            text = json.dumps(answer(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_POST = do_GET  # noqa: N815 - as above

        def log_message(self, format: str, *args: object) -> None:
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        recorder = Recorder(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield recorder
        finally:
            server.shutdown()
            thread.join()
