"""Both transports with real processes: stdio, and HTTP with its access key and its Host and Origin checks."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import anyio
import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from dingdan_cli.app import root
from dingdan_cli.failures import run
from dingdan_sandbox import Running
from tests.mcp.agents import Agent, as_agent, environment, over_stdio

KEY = "key-of-the-test-0123456789"
READS = [
    "dingdan_describe", "waiqin365_car_sales_query", "waiqin365_orders_query", "waiqin365_returns_query",
    "waiqin365_shipments_query", "wshoto_mall_orders_list", "wshoto_receipts_get", "wshoto_sale_orders_get",
    "wshoto_sale_orders_list", "wshoto_sale_receipts_get", "wshoto_shops_list", "wshoto_valet_orders_list",
]  # fmt: skip
INITIALIZE = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
}  # fmt: skip


async def look(agent: Agent) -> Any:
    orders = await agent.call("waiqin365_orders_query", arguments={"status": "1"}, fields=["order_no"], limit=1)
    return sorted(agent.schemas), orders.meta["rows"], agent.client.server_info


def test_stdio(sandbox: Running) -> None:
    names, rows, info = anyio.run(as_agent, over_stdio(sandbox.url), look)
    assert (names, rows, info.name) == (READS, 1, "dingdan")


@contextmanager
def over_http(url: str, *options: str, **variables: str) -> Iterator[tuple[str, list[str]]]:
    """Serve HTTP from a process of its own; give the address and the lines of stderr before it."""
    command = [sys.executable, "-W", "error", "-m", "dingdan_cli", "mcp", "--http", "0", *options]
    with subprocess.Popen(
        command, env={**environment(url), **variables}, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stderr is not None
        lines: list[str] = []
        try:
            for line in child.stderr:
                lines.append(line)
                if found := re.search(r"http://\S+", line):
                    yield found[0], lines
                    break
        finally:
            child.send_signal(signal.SIGINT)
            try:
                rest = child.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                child.kill()
                raise
        assert (child.returncode, rest[0]) == (0, "")
        assert "Traceback" not in rest[1]


@pytest.fixture(scope="module")
def served(sandbox: Running) -> Iterator[str]:
    with over_http(sandbox.url, DINGDAN_MCP_KEY=KEY) as (url, lines):
        assert KEY not in "".join(lines)
        yield url


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_streamable_http(served: str, mode: Any) -> None:
    async def main() -> Any:
        async with (
            httpx2.AsyncClient(headers={"Authorization": f"Bearer {KEY}"}, trust_env=False) as http,
            Client(streamable_http_client(served, http_client=http), mode=mode) as client,
        ):
            tools = (await client.list_tools()).tools
            return await look(Agent(client, {tool.name: tool.input_schema for tool in tools}))

    names, rows, info = anyio.run(main)
    assert (names, rows, info.name) == (READS, 1, "dingdan")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": KEY}, 401),
        ({"Authorization": f"Bearer {KEY}", "Host": "evil.example.com"}, 421),
        ({"Authorization": f"Bearer {KEY}", "Origin": "https://evil.example.com"}, 403),
        ({"Authorization": f"Bearer {KEY}"}, 200),
    ],
)
def test_key_host_and_origin_are_checked(served: str, headers: dict[str, str], status: int) -> None:
    accept = {"Accept": "application/json, text/event-stream"}
    answer = httpx.post(served, json=INITIALIZE, headers={**accept, **headers}, trust_env=False)
    assert answer.status_code == status
    assert KEY not in answer.text


def test_key_is_made_and_shown_once_if_there_is_none(sandbox: Running) -> None:
    with over_http(sandbox.url) as (url, lines):
        (key,) = re.findall(r"access key: (\S+)", "".join(lines))
        accept = {"Accept": "application/json, text/event-stream", "Authorization": f"Bearer {key}"}
        assert httpx.post(url, json=INITIALIZE, headers=accept, trust_env=False).status_code == 200


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--allow-writes", "orders.query"], "orders.query only reads"),
        (["--allow-writes", "orders.clos"], "did you mean orders.close"),
        (["--allow-writes", ","], "names no call"),
        (["--host", "0.0.0.0"], "need --http"),
        (["--http", "0", "--host", "0.0.0.0"], "--allow-host"),
        (["--http", "0", "--host", "203.0.113.1"], "cannot listen"),
        (["--max-chars", "10"], "--max-chars"),
    ],
)
def test_wrong_options_are_refused(
    options: list[str], words: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, value in environment("http://127.0.0.1:9").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DINGDAN_MCP_KEY", KEY)
    assert run(root, ["mcp", *options]) == 2
    assert words in capfd.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize("key", ["short", "中文的密钥，足够长足够长足够长足够长"])
def test_weak_key_is_refused(key: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    for name, value in environment("http://127.0.0.1:9").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DINGDAN_MCP_KEY", key)
    assert run(root, ["mcp", "--http", "0"]) == 2
    assert "16 characters" in capfd.readouterr().err
