"""Sandboxes of the tests of the MCP server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dingdan_sandbox import Running, Sandbox, running
from dingdan_sandbox.testing import SandboxServer, sandbox_server


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    """A sandbox with several pages of orders. No test of it writes."""
    with running(Sandbox(orders=120, page_size=50)) as server:
        yield server


@pytest.fixture
def own() -> Iterator[SandboxServer]:
    """A sandbox of one test alone, with faults."""
    settings = Sandbox(
        orders=0, examples=False, openid="sandbox-openid", appkey="sandbox-appkey", appid="sandbox-appid",
        app_secret="sandbox-secret",
    )  # fmt: skip
    with sandbox_server(settings) as server:
        yield server
