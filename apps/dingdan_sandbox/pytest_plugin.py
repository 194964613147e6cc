"""Fixtures for pytest: a sandbox of both platforms, and clients that call it.

pytest loads this module when `dingdan` is installed (`-p no:dingdan` prevents it). It imports nothing until a test
uses a fixture. The fixtures need the extra `sandbox`, and no other plugin.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import httpx

    from dingdan import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
    from dingdan_sandbox import Sandbox
    from dingdan_sandbox.testing import SandboxServer


@pytest.fixture
def dingdan_sandbox_settings() -> Sandbox | None:
    """Settings of the sandbox: none, so that it has no records. Override it in `conftest.py` to start with seeded ones.

    For example `return Sandbox(orders=200)`.
    """
    return None


@pytest.fixture
def dingdan_sandbox(dingdan_sandbox_settings: Sandbox | None) -> Iterator[SandboxServer]:
    """A sandbox of both platforms for this test alone, without records.

    While the test runs, `WAIQIN365_*` and `WSHOTO_*` in the environment name this sandbox.
    """
    try:
        from dingdan_sandbox.testing import sandbox_server
        from dingdan_sandbox.testing.environment import changed_environment
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("dingdan"):
            raise
        pytest.fail(f"The fixture dingdan_sandbox needs {error.name}: pip install 'dingdan[sandbox]'", pytrace=False)

    with sandbox_server(dingdan_sandbox_settings) as server, changed_environment(server.environment):
        yield server


@pytest.fixture
def waiqin365(dingdan_sandbox: SandboxServer) -> Iterator[Waiqin365]:
    """A `Waiqin365` client of the sandbox."""
    import httpx

    from dingdan import Waiqin365

    with (
        httpx.Client(verify=_no_certificates(), trust_env=False) as http,
        Waiqin365(**dingdan_sandbox.waiqin365_arguments, http_client=http) as client,
    ):
        yield client


@pytest.fixture
def wshoto(dingdan_sandbox: SandboxServer) -> Iterator[Wshoto]:
    """A `Wshoto` client of the sandbox."""
    import httpx

    from dingdan import Wshoto

    with (
        httpx.Client(verify=_no_certificates(), trust_env=False) as http,
        Wshoto(**dingdan_sandbox.wshoto_arguments, http_client=http) as client,
    ):
        yield client


@pytest.fixture
def async_waiqin365(dingdan_sandbox: SandboxServer) -> AsyncWaiqin365:
    """An `AsyncWaiqin365` client of the sandbox, for one event loop. It keeps no connection, so nothing needs a close.

    It works with pytest-asyncio, with anyio's plugin (asyncio and trio), and with `asyncio.run` in a plain test.
    """
    from dingdan import AsyncWaiqin365

    return AsyncWaiqin365(**dingdan_sandbox.waiqin365_arguments, http_client=_http_client_that_keeps_no_connection())


@pytest.fixture
def async_wshoto(dingdan_sandbox: SandboxServer) -> AsyncWshoto:
    """An `AsyncWshoto` client of the sandbox; see `async_waiqin365`."""
    from dingdan import AsyncWshoto

    return AsyncWshoto(**dingdan_sandbox.wshoto_arguments, http_client=_http_client_that_keeps_no_connection())


def _http_client_that_keeps_no_connection() -> httpx.AsyncClient:
    # A fixture is closed after the event loop of the test. A kept connection would be left open then, and could not be
    # closed any more: it belongs to that loop.
    import httpx

    none_kept = httpx.Limits(max_keepalive_connections=0)
    return httpx.AsyncClient(limits=none_kept, verify=_no_certificates(), trust_env=False)


def _no_certificates() -> ssl.SSLContext:
    # Reading the certificates of the machine takes 50 ms for each client, and the sandbox speaks plain HTTP.
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
