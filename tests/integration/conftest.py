"""A sandbox over a real socket, and clients whose traffic is held against the specs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from dingdan import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
from dingdan_sandbox import Sandbox, running
from tests.support.contract import Contract


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    """A sandbox of the module's own: its writes are nobody else's."""
    with running(Sandbox(orders=400, seed=7, page_size=80)) as found:
        yield found


@pytest.fixture(scope="session")
def waiqin_contract() -> Contract:
    return Contract("waiqin365")


@pytest.fixture(scope="session")
def wshoto_contract() -> Contract:
    return Contract("wshoto")


@pytest.fixture
def wq(server: Any, waiqin_contract: Contract) -> Iterator[Waiqin365]:
    with httpx.Client(event_hooks={"response": [waiqin_contract.check]}) as http:
        yield Waiqin365(server.sandbox.openid, server.sandbox.appkey, base_url=server.url, http_client=http)


@pytest.fixture
def ws(server: Any, wshoto_contract: Contract) -> Iterator[Wshoto]:
    with httpx.Client(event_hooks={"response": [wshoto_contract.check]}) as http:
        yield Wshoto(server.sandbox.appid, server.sandbox.app_secret, base_url=server.url, http_client=http)


@pytest.fixture
async def awq(server: Any, waiqin_contract: Contract) -> AsyncIterator[AsyncWaiqin365]:
    async with httpx.AsyncClient(event_hooks={"response": [waiqin_contract.acheck]}) as http:
        yield AsyncWaiqin365(server.sandbox.openid, server.sandbox.appkey, base_url=server.url, http_client=http)


@pytest.fixture
async def aws(server: Any, wshoto_contract: Contract) -> AsyncIterator[AsyncWshoto]:
    async with httpx.AsyncClient(event_hooks={"response": [wshoto_contract.acheck]}) as http:
        yield AsyncWshoto(server.sandbox.appid, server.sandbox.app_secret, base_url=server.url, http_client=http)
