"""A loop that changes what its query asks for: rows move up while pages are read."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

from dingdan import AsyncWaiqin365, Waiqin365
from dingdan_runtime import Operation
from dingdan_sandbox import Running, Sandbox, running

CONFIRMED = "1"


@pytest.fixture
def tenant() -> Iterator[Running]:
    """A tenant of small pages, with some pages of confirmed orders."""
    with running(Sandbox(orders=60, page_size=2)) as server:
        yield server


def of(server: Running) -> dict[str, Any]:
    return {"openid": server.sandbox.openid, "appkey": server.sandbox.appkey, "base_url": server.url}


@pytest.mark.finding(8)
def test_list_read_first_has_every_row(tenant: Running) -> None:
    with Waiqin365(**of(tenant)) as wq:
        confirmed = [order.id for order in wq.orders.query(order_status=CONFIRMED)]
        closed = []
        for order in wq.orders.query(order_status=CONFIRMED).to_list():
            wq.orders.close(id=order.id)
            closed.append(order.id)
        assert len(confirmed) > 2
        assert closed == confirmed
        assert wq.orders.query(order_status=CONFIRMED).records == []


@pytest.mark.finding(8)
def test_async_list_read_first_has_every_row(tenant: Running) -> None:
    async def go() -> None:
        async with AsyncWaiqin365(**of(tenant)) as wq:
            confirmed = [order.id async for order in wq.orders.query(order_status=CONFIRMED)]
            closed = []
            for order in await wq.orders.query(order_status=CONFIRMED).to_list():
                await wq.orders.close(id=order.id)
                closed.append(order.id)
            assert len(confirmed) > 2
            assert closed == confirmed

    asyncio.run(go())


@pytest.mark.finding(8)
@pytest.mark.parametrize("platform", ["waiqin365", "wshoto"])
def test_docstring_of_every_paged_call_says_that_rows_move(platform: str) -> None:
    folder = importlib.import_module(f"{platform}_api.resources").__path__
    seen = 0
    for resource in [found.name for found in pkgutil.iter_modules(folder)]:
        calls = importlib.import_module(f"{platform}_api.resources.{resource}")
        described = vars(importlib.import_module(f"{platform}_api.operations.{resource}")).values()
        for operation in [each for each in described if isinstance(each, Operation) and each.paging]:
            name_of_call = operation.call.partition(".")[2]
            classes = [name for name in calls.__all__ if hasattr(getattr(calls, name), name_of_call)]
            assert len(classes) == 2
            for name in classes:
                method = getattr(getattr(calls, name), name_of_call)
                text = " ".join(str(inspect.getdoc(method)).split())
                awaited = "await " if name.startswith("Async") else ""
                assert "rows move up and some are never read" in text
                assert f"`{awaited}{operation.call}(...).to_list()`" in text
                seen += 1
    assert seen
