"""The vectors, and calls by the platform's own name of an operation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.dingdan.calling import ACCESS_TOKEN, APP_SECRET, APPID, APPKEY, OPENID, Calls
from tests.dingdan.scripted_server import Answer, ScriptedServer

FOLDER = Path(__file__).resolve().parents[2] / "specs" / "vectors"
Vector = dict[str, Any]
Call = Callable[[Any], Any]

BILL = {
    "cm_id": "1",
    "emp_id": "1",
    "storehouse_id": "1",
    "prods": [{"product_id": "1", "input_price": "1", "input_count": "1"}],
}
OPERATIONS: dict[str, Callable[..., Any]] = {
    "queryStdomOrder": lambda client, **more: client.orders.query(**more),
    "queryStdReturn": lambda client, **more: client.returns.query(**more),
    "closeStdomOrder": lambda client, **more: client.orders.close(**{"id": "1", **more}),
    "salesBillAdd": lambda client, **more: client.sales_bills.add(**{**BILL, **more}),
    "valetorderInfoList": lambda client, **more: client.valet_orders.list(**more),
    "mallOrderList": lambda client, **more: client.mall_orders.list(**{"type": 1, "start_time": 1793462400, **more}),
    "crmSaleOrderDetail": lambda client, **more: client.sale_orders.get(**{"id": 5, **more}),
}


def vectors(file: str, group: str = "vectors") -> list[Vector]:
    """The vectors of a file."""
    found: list[Vector] = json.loads((FOLDER / f"{file}.json").read_bytes())[group]
    return found


def name(vector: Vector) -> str:
    """What a test is called."""
    return str(vector["name"])


def call(operation: str, **more: Any) -> Call:
    """A call of `operation` on any client of its platform."""
    return lambda client: OPERATIONS[operation](client, **more)


def text(body: str, status: int = 200) -> Answer:
    """An answer of exactly this text."""
    return Answer(body.encode(), status)


def envelope(platform: str, data: str) -> Answer:
    """An answer of success around the JSON text `data`; who asked does not matter to it."""
    if platform == "wshoto":
        return text(f'{{"code":0,"msg":"请求成功","data":{data}}}')
    return text(f'{{"return_code":"0","return_msg":"操作成功","response_data":{json.dumps(data)}}}')


class PlatformCalls:
    """Makes calls on a client of the platform that a vector names."""

    def __init__(self, server: ScriptedServer, waiqin365: Any, wshoto: Any, *, blocking: bool) -> None:
        common = {"base_url": server.url, "max_retries": 0}
        waiqin_options = {"openid": OPENID, "appkey": APPKEY, **common}
        self._calls = {
            "waiqin365": Calls(waiqin365, blocking, waiqin_options),
            "wshoto": Calls(wshoto, blocking, {"access_token": ACCESS_TOKEN, **common}),
        }
        self.with_secret = Calls(wshoto, blocking, {"appid": APPID, "app_secret": APP_SECRET, **common})
        """Calls to Wshoto that fetch a token themselves."""
        self.blocking = blocking

    def __getitem__(self, platform: str) -> Calls:
        """Calls to `platform`."""
        return self._calls[platform]
