"""The generated packages work without `dingdan`: their plain client with any `httpx.Auth`, records by themselves."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Generator
from typing import Any

import httpx

from waiqin365_api.openapi_client import Client
from waiqin365_api.openapi_client.api.orders import close_stdom_order, query_stdom_order
from waiqin365_api.openapi_client.models import CloseStdomOrderRequest, QueryStdomOrderRequest
from waiqin365_api.records import StdomOrder


class OwnAuth(httpx.Auth):
    """Signs without a line of dingdan."""

    requires_request_body = True

    def __init__(self, openid: str, appkey: str) -> None:
        self.openid, self.appkey = openid, appkey

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        timestamp = str(int(time.time() * 1000))
        signed = hashlib.md5(request.content + f"|{self.appkey}|{timestamp}".encode()).hexdigest()
        request.url = request.url.join(f"{request.url.path}/{self.openid}/{timestamp}/{signed}/own")
        yield request


def test_the_plain_client_queries_and_writes(server: Any) -> None:
    auth = OwnAuth(server.sandbox.openid, server.sandbox.appkey)
    with Client(base_url=server.url, httpx_args={"auth": auth}) as client:
        answer = query_stdom_order.sync(client=client, body=QueryStdomOrderRequest(page_number=1))
        assert answer is not None
        assert answer.return_code == "0"
        rows = json.loads(str(answer.response_data))
        order = StdomOrder.from_json(json.dumps(rows[0]).encode())
        assert order.raw == rows[0]
        refused = close_stdom_order.sync(client=client, body=CloseStdomOrderRequest(order_no="没有这张单"))
        assert refused is not None
        assert refused.return_code == "1"


def test_importing_them_does_not_load_dingdan() -> None:
    script = (
        "import sys, waiqin365_api.resources.orders, waiqin365_api.records, wshoto_api.resources.mall_orders, "
        "wshoto_api.openapi_client.api.mall_orders.mall_order_list\n"
        "print([name for name in sys.modules if name == 'dingdan' or name.startswith('dingdan.')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
