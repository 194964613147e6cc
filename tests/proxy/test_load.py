"""Many requests at once, and clients that go away."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from dingdan_sandbox import Sandbox
from dingdan_sandbox.testing import SandboxServer, sandbox_server
from tests.proxy.conftest import HEADERS, KEY, NO_CERTIFICATES, clients_of, served
from tests.proxy.test_problems import ADD, ORDER


@pytest.fixture
def fresh() -> Iterator[tuple[SandboxServer, str]]:
    with sandbox_server(Sandbox(orders=20)) as sandbox, served(clients_of(sandbox)) as url:
        yield sandbox, url


def test_requests_at_once_share_one_token(fresh: tuple[SandboxServer, str]) -> None:
    sandbox, url = fresh

    async def calls() -> list[httpx.Response]:
        async with httpx.AsyncClient(
            base_url=url, headers=HEADERS, verify=NO_CERTIFICATES, trust_env=False, timeout=60
        ) as http:
            path = "/wshoto/openapi/valetorder/info/list"
            return await asyncio.gather(*(http.post(path, json={"page_num": 1, "page_size": 5}) for _ in range(30)))

    assert {answer.status_code for answer in asyncio.run(calls())} == {200}
    assert sandbox.requests.operations.count("token") == 1


def test_a_write_is_finished_although_its_client_is_gone(fresh: tuple[SandboxServer, str], web: httpx.Client) -> None:
    """The client leaves as soon as the write has reached the platform; the next request finds the proxy well."""
    sandbox, url = fresh
    sandbox.fault("written-slowly", on="orders.add", times=1)
    body = httpx.Request("POST", url, json={**ORDER, "order_no": "GONE-1"}).content
    where = urlsplit(url)
    head = (
        f"POST {ADD} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {KEY}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((where.hostname, where.port)) as client:
        client.sendall(head.encode() + body)
        sandbox.requests.wait_for("orders.add")
    answer = httpx.post(
        url + ADD, json={**ORDER, "order_no": "STAYS-1"}, headers=HEADERS, verify=NO_CERTIFICATES, trust_env=False
    )
    assert answer.status_code == 200
    numbers = [order["order_no"] for order in sandbox.orders.list()]
    assert [numbers.count(number) for number in ("GONE-1", "STAYS-1")] == [1, 1]
