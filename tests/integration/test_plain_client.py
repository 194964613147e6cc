"""The plain client of openapi-python-client in `openapi_client`, signed by `DigestAuth`, over a real socket."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from dingdan import DigestAuth
from waiqin365_api.openapi_client import Client
from waiqin365_api.openapi_client.api.orders import add_stdom_order, query_stdom_order
from waiqin365_api.openapi_client.models import AddStdomOrderLine, AddStdomOrderRequest, QueryStdomOrderRequest
from waiqin365_api.records import StdomOrder

ORDER_NO = "PLAIN-CLIENT-1"


def plain_client(server: Any, appkey: str) -> Client:
    auth = DigestAuth(server.sandbox.openid, appkey)
    timeout = httpx.Timeout(30)
    return Client(server.url, timeout=timeout, httpx_args={"auth": auth}, raise_on_unexpected_status=True)


def orders(client: Client, **filters: Any) -> list[StdomOrder]:
    found = query_stdom_order.sync(client=client, body=QueryStdomOrderRequest(page_number=1, **filters))
    assert found is not None
    assert found.return_code == "0", found.return_msg
    return [StdomOrder.from_json(json.dumps(row).encode()) for row in json.loads(str(found.response_data))]


def test_order_that_was_added_is_found(server: Any) -> None:
    with plain_client(server, server.sandbox.appkey) as client:
        known = orders(client)[0]
        assert known.cm_code
        assert known.storehouse_code
        bought = known.prods[0]
        assert bought.product_code
        assert bought.input_unit_name
        line = AddStdomOrderLine(
            product_code=bought.product_code, input_unit_name=bought.input_unit_name, input_price="2.50",
            input_count="10", is_gift="0",
        )  # fmt: skip
        body = AddStdomOrderRequest(
            order_no=ORDER_NO, cm_code=known.cm_code, emp_code=known.submit_emp_code or "",
            storehouse_code=known.storehouse_code, submit_date="2026-11-28 12:00:00", prods=[line],
        )  # fmt: skip
        added = add_stdom_order.sync(client=client, body=body)
        assert added is not None
        assert added.return_code == "0", added.return_msg
        [order] = [each for each in orders(client, cm_code=known.cm_code) if each.order_no == ORDER_NO]
        assert str(order.order_amount) == "25.00"


@pytest.mark.anyio
async def test_query_by_the_asynchronous_client(server: Any) -> None:
    async with plain_client(server, server.sandbox.appkey) as client:
        found = await query_stdom_order.asyncio(client=client, body=QueryStdomOrderRequest(page_number=1))
        assert found is not None
        assert found.return_code == "0", found.return_msg


def test_wrong_appkey_is_refused(server: Any) -> None:
    with plain_client(server, "wrong") as client:
        found = query_stdom_order.sync(client=client, body=QueryStdomOrderRequest(page_number=1))
        assert found is not None
        assert found.return_code == "102", found.return_msg


def test_address_is_signed(server: Any) -> None:
    seen: list[httpx.Request] = []
    with plain_client(server, server.sandbox.appkey) as client:
        client.get_httpx_client().event_hooks["response"] = [lambda response: seen.append(response.request)]
        orders(client)
    openid, timestamp, signature, _ = seen[0].url.path.split("/")[-4:]
    assert (openid, len(timestamp), len(signature)) == (server.sandbox.openid, 13, 32)
