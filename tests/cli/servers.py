"""Servers of the tests of `doctor` and `login`: the sandbox behind TLS, with another Date header, with one format."""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from dingdan_sandbox import Sandbox, create_app
from dingdan_sandbox.serving import _Server, listen

OPENID, APPKEY, APPID, APP_SECRET = "openid-1", "appkey-of-the-test", "appid-1", "app-secret-of-the-test"


def settings(**more: Any) -> Sandbox:
    """A small sandbox with the credentials of these tests."""
    return Sandbox(orders=30, openid=OPENID, appkey=APPKEY, appid=APPID, app_secret=APP_SECRET, **more)


@contextmanager
def served(app: Any, certificate: tuple[Path, Path] | None = None, **options: Any) -> Iterator[str]:
    """Serve an ASGI app from a thread, by TLS if there is a certificate; give its URL."""
    if certificate is not None:
        options |= {"ssl_certfile": str(certificate[0]), "ssl_keyfile": str(certificate[1])}
    bound = listen("127.0.0.1", 0)
    server = _Server(
        uvicorn.Config(app, log_level="critical", access_log=False, timeout_graceful_shutdown=1, **options)
    )
    thread = threading.Thread(target=server.run, args=([bound],), daemon=True)
    thread.start()
    try:
        server.settled.wait()
        yield f"http{'s' if certificate else ''}://127.0.0.1:{bound.getsockname()[1]}"
    finally:
        server.stop()
        thread.join()
        bound.close()


def dated(app: Any, date: Callable[[], float]) -> Any:
    """Wrap an app: its Date header is that of another clock. Serve it with `date_header=False`."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"date", formatdate(date(), usegmt=True).encode())]
            await send(message)

        await app(scope, receive, sending)

    return wrapped


def only_datetime(app: Any) -> Any:
    """Wrap an app: it rejects timestamps that are not yyyyMMddHHmmss, with the code that was observed for digests."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and re.search(r"/\d{13}/", scope["path"]):
            body = '{"return_code":"102","return_msg":"认证失败","msg_id":"","response_data":null}'.encode()
            headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": body})
            return
        await app(scope, receive, send)

    return wrapped


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for 127.0.0.1 that no authority signed."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    made = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /O=Test/CN=127.0.0.1"
    )
    named = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*made.split(), *named], check=True, capture_output=True)
    return certificate, key


@contextmanager
def proxy() -> Iterator[tuple[str, list[str]]]:
    """Serve a proxy for http; give its URL and the targets that it was asked for."""
    targets: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            targets.append(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer = httpx.request(
                self.command,
                self.path,
                content=body,
                headers={"Content-Type": self.headers.get("Content-Type", "")},
                trust_env=False,
            )
            self.send_response(answer.status_code)
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_POST = do_GET  # noqa: N815 - the name that http.server looks for

        def log_message(self, *arguments: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://user:password@127.0.0.1:{server.server_address[1]}", targets
        server.shutdown()
        thread.join()


def app(**more: Any) -> Any:
    """The sandbox as an ASGI app."""
    return create_app(settings(**more))
