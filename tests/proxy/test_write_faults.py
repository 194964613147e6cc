"""Every fault of a write: the proxy never says "not applied" of an order that is there, or 200 of one that is not."""

from __future__ import annotations

import math
from collections.abc import Iterator

import httpx
import pytest

from dingdan_sandbox import Sandbox
from dingdan_sandbox.faults.table.writes import WRITES
from dingdan_sandbox.testing import SandboxServer, sandbox_server
from tests.proxy.conftest import APP_SECRET, APPKEY, HEADERS, NO_CERTIFICATES, clients_of, served
from tests.proxy.test_problems import ADD, ORDER

SLOW = ("silent", "drip", "too-late", "for-ever")
"""Parts of the names of faults that use up a timeout; the tests of the clients have them."""
APPLIED, NOT_APPLIED, UNKNOWN = "applied", "not applied", "unknown"
NAMES = [
    fault.name
    for fault in WRITES
    if fault.name.startswith("writ") and not fault.refuses and not any(part in fault.name for part in SLOW)
    if fault.name != "written-and-data-cut"  # an order's answer has no data
]


@pytest.fixture(scope="module")
def own_sandbox() -> Iterator[SandboxServer]:
    with sandbox_server(Sandbox(orders=0, examples=False, appkey=APPKEY, app_secret=APP_SECRET)) as server:
        yield server


def told(answer: httpx.Response) -> str:
    """What an answer says of the write."""
    if answer.status_code == 200:
        return APPLIED
    return UNKNOWN if answer.json()["type"].endswith(":unknown-outcome") else NOT_APPLIED


def test_what_the_proxy_says_of_a_write_is_true(own_sandbox: SandboxServer) -> None:
    said = {}
    with (
        served(clients_of(own_sandbox)) as url,
        httpx.Client(base_url=url, headers=HEADERS, verify=NO_CERTIFICATES, trust_env=False) as http,
    ):
        for name in NAMES:
            fault = own_sandbox.fault(name, on="orders.add", times=math.inf)
            answer = http.post(ADD, json={**ORDER, "order_no": name})
            own_sandbox.clear_faults()
            there = [order for order in own_sandbox.orders.list() if order["order_no"] == name]
            said[name] = told(answer)
            assert fault.hits >= 1, (name, answer.text)
            assert said[name] == UNKNOWN or (said[name] == APPLIED) == bool(there), (name, answer.text)
            assert len(there) <= 1, name
            assert APPKEY not in answer.text
    assert {*said.values()} == {APPLIED, NOT_APPLIED, UNKNOWN}
    assert said["written-then-reset"] == said["written-then-504"] == UNKNOWN
