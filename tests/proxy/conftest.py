"""What the tests of the proxy share: a sandbox with faults, and a proxy before it on a local port."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from dingdan import AsyncWaiqin365, AsyncWshoto
from dingdan_proxy.app import create_app
from dingdan_sandbox import Sandbox
from dingdan_sandbox.serving import listen, server_of, url_of
from dingdan_sandbox.testing import SandboxServer, sandbox_server

# Reading the certificates of the machine takes 50 ms for each client, and nothing here speaks TLS.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
KEY = "key-of-the-tests-0123456789"
APPKEY, APP_SECRET = "appkey-of-the-tests", "app-secret-of-the-tests"

HEADERS = {"Authorization": f"Bearer {KEY}"}


@contextmanager
def served(clients: dict[str, Any], **options: Any) -> Iterator[str]:
    """Serve a proxy from a thread; give its URL."""
    bound = listen("127.0.0.1", 0)
    server = server_of(create_app(clients, KEY, **options))
    thread = threading.Thread(target=server.run, args=([bound],), daemon=True)
    thread.start()
    try:
        server.settled.wait()
        yield url_of(bound)
    finally:
        server.stop()
        thread.join()
        bound.close()


def clients_of(sandbox: SandboxServer, **options: Any) -> dict[str, Any]:
    """The clients of a proxy before a sandbox."""
    http = httpx.AsyncClient(verify=NO_CERTIFICATES, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))
    return {
        "waiqin365": AsyncWaiqin365(**sandbox.waiqin365_arguments, http_client=http, **options),
        "wshoto": AsyncWshoto(**sandbox.wshoto_arguments, http_client=http, **options),
    }


@pytest.fixture(scope="module")
def web() -> Iterator[httpx.Client]:
    """A client of HTTP without a key."""
    with httpx.Client(verify=NO_CERTIFICATES, trust_env=False) as client:
        yield client


@pytest.fixture(scope="module")
def sandbox() -> Iterator[SandboxServer]:
    with sandbox_server(Sandbox(orders=40, appkey=APPKEY, app_secret=APP_SECRET)) as server:
        yield server


@pytest.fixture(scope="module")
def url(sandbox: SandboxServer) -> Iterator[str]:
    with served(clients_of(sandbox)) as address:
        yield address


@pytest.fixture(scope="module")
def http(url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=url, headers=HEADERS, verify=NO_CERTIFICATES, trust_env=False) as client:
        yield client
