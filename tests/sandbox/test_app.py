"""Addresses, operations that only a spec knows, databases, and what is left behind."""

from __future__ import annotations

import asyncio
import gzip
import json
import shutil
import socket
import threading
import time
import tracemalloc
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

import dingdan_sandbox
from dingdan_sandbox import Sandbox, create_app, running, serving
from dingdan_sandbox.serving import listen
from dingdan_sandbox.specs import bundled
from tests.sandbox.conftest import Caller, Clock, calling
from tests.support.worlds import november


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/stdorder/v1/queryStdomOrders/sandbox-openid/1780000000000/" + "0" * 32 + "/m"),
        ("POST", "/api/stdorder/v1/queryStdomOrder"),
        ("GET", "/api/stdorder/v1/queryStdomOrder/sandbox-openid/1780000000000/" + "0" * 32 + "/m"),
        ("GET", "/openapi/nothing"),
        ("GET", "/"),
    ],
)
def test_a_wrong_address_is_answered_with_a_page(shared: Caller, method: str, path: str) -> None:
    response = shared.http.request(method, shared.server.url + path, content=b"{}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert not response.text.startswith("{")


def test_what_was_received(caller: Caller) -> None:
    caller.envelope("queryStdomOrder", b'{"page_number":9}', msg_id="seen")
    caller.token()
    caller.http.post(caller.server.url + "/nothing?a=%20b", content="正文".encode(), headers={"X-Test": "1"})
    order, token, nothing = caller.server.requests
    assert (order.method, order.body) == ("POST", b'{"page_number":9}')
    assert order.path.endswith("/seen")
    assert (token.method, token.path) == ("GET", "/openapi/access_token")
    assert token.query == "appid=sandbox-appid&app_secret=sandbox-secret"
    assert (nothing.path, nothing.query, nothing.body.decode()) == ("/nothing", "a=%20b", "正文")
    assert nothing.headers["x-test"] == "1"


def test_operations_that_only_a_spec_knows(tmp_path: Path) -> None:
    """Whoever adds an operation to the specs can call it here at once."""
    shutil.copytree(bundled(), tmp_path, dirs_exist_ok=True)
    for platform, known in (("waiqin365", "cancelSendOrder"), ("wshoto", "mallOrderList")):
        file = tmp_path / f"{platform}.yaml"
        text = file.read_text(encoding="utf-8")
        assert f"operationId: {known}\n" in text
        file.write_text(text.replace(f"operationId: {known}\n", "operationId: aNewOne\n"), encoding="utf-8")
    with calling(november(orders=5, clock=Clock()), specs=tmp_path) as caller:
        answer = caller.envelope("cancelSendOrder", {"sent_no": "whatever"}, msg_id="mine")
        assert (answer["return_code"], answer["msg_id"]) == ("0", "mine")
        assert "ids, sent_no" in caller.refused("cancelSendOrder", {}, valid=False)
        assert caller.envelope("cancelSendOrder", {"sent_no": "x"}, appkey="wrong")["return_code"] == "102"
        orders = caller.wshoto("GET", "mall/order/list", {"type": 1, "start_time": 0})
        assert [row["order_code"] for row in orders["data"]["records"]] == [
            "7300000000000004001",
            "7300000000000004002",
        ]
        assert caller.wshoto("GET", "mall/order/list", {"type": 1}, valid=False)["code"] == 400
        assert caller.wshoto("GET", "mall/order/list", {"type": 1, "start_time": 0}, "nonsense")["code"] == 10001


def test_a_file_keeps_what_was_written(tmp_path: Path, order: dict[str, Any]) -> None:
    sandbox = november(orders=10, database=str(tmp_path / "sandbox.sqlite"), clock=Clock())
    with calling(sandbox) as caller:
        caller.write("addStdomOrder", order)
        caller.write("modifyCustomFields", {
            "order_no": "DH202611010005", "exts": [{"ext_key": "ext_2611010001", "ext_value": "加急"}]})  # fmt: skip
        before = caller.query("queryStdomOrder")
    with calling(sandbox) as caller:
        assert caller.query("queryStdomOrder") == before
        assert caller.refused("addStdomOrder", order) == "订单编号已存在!"
    with pytest.raises(ValueError, match="was created with"):
        create_app(november(orders=11, database=sandbox.database))


def test_memory_keeps_nothing(order: dict[str, Any]) -> None:
    for _ in range(2):
        with calling(november(orders=10, clock=Clock())) as caller:
            caller.write("addStdomOrder", order)


def test_gzip() -> None:
    with calling(november(orders=50, gzip=True, clock=Clock())) as caller:
        plain = caller.envelope("queryStdomOrder", {})
        url = caller.address("queryStdomOrder", b"{}")
        with caller.http.stream("POST", url, content=b"{}", headers={"Accept-Encoding": "gzip"}) as response:
            assert response.headers["Content-Encoding"] == "gzip"
            assert json.loads(gzip.decompress(b"".join(response.iter_raw()))) == plain
        identity = caller.http.post(url, content=b"{}", headers={"Accept-Encoding": "identity"})
        assert "Content-Encoding" not in identity.headers


def test_compact_utf_8(shared: Caller) -> None:
    body = shared.http.post(shared.address("queryStdomOrder", b"{}"), content=b"{}").content
    assert body.startswith(
        '{"return_code":"0","return_msg":"操作成功","msg_id":"m-1","response_data":"[{\\"id\\":'.encode()
    )
    assert b"\\u" not in body


def test_nothing_is_left_behind() -> None:
    before = set(threading.enumerate())
    with running(november(orders=5)) as server, httpx.Client() as http:
        http.get(server.url)
        port = int(server.url.rpartition(":")[2])
        assert len(set(threading.enumerate()) - before) == 1
    assert set(threading.enumerate()) == before
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_it_stops_without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    sleep = asyncio.sleep

    async def recorded(seconds: float) -> None:
        waits.append(seconds)
        await sleep(seconds)

    monkeypatch.setattr(asyncio, "sleep", recorded)
    monkeypatch.setattr(serving, "SECONDS_BETWEEN_TICKS", 120)
    with httpx.Client() as http:
        with running(november(orders=5)) as server:
            http.get(server.url)
            stopped = time.monotonic()
        # The client still holds its connection: the server has closed it.
        assert time.monotonic() - stopped < 60
    assert set(waits) <= {0}


def test_two_at_a_time() -> None:
    with calling(november(orders=5)) as one, calling(november(orders=10)) as other:
        assert one.server.url != other.server.url
        assert [len(caller.query("queryStdomOrder")) for caller in (one, other)] == [5, 10]


def test_it_stops_when_the_block_raises() -> None:
    with pytest.raises(ZeroDivisionError), running(november(orders=5)) as server:
        raise ZeroDivisionError
    with pytest.raises(httpx.ConnectError):
        httpx.get(server.url)


def test_a_million_orders_cost_no_more_memory_than_a_thousand() -> None:
    def cost(orders: int) -> int:
        tracemalloc.start()
        try:
            with calling(november(orders=orders, lines=1, clock=Clock())) as caller:
                caller.rows_checked = 1
                assert len(caller.query("queryStdomOrder", page_number=orders // 1000)) == 1000
                caller.query("queryStdomOrder", cm_code="CUS-0731")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    cost(1000)  # what is loaded once counts for neither
    assert cost(1_000_000) < cost(1000) * 1.5


def test_deep_pages_of_a_million() -> None:
    with calling(november(orders=1_000_000, lines=1, clock=Clock())) as caller:
        last = caller.query("queryStdomOrder", page_number=1000)
        assert len(last) == 1000
        assert caller.query("queryStdomOrder", page_number=1001) == []
        assert caller.query("queryStdomOrder", id=str(last[-1]["id"])) == [last[-1]]
        shipped = next(row for row in reversed(last) if row["order_status"] == "4")
        assert caller.query("queryStdomSent", order_no=shipped["order_no"])[0]["order_no"] == shipped["order_no"]


@pytest.mark.parametrize("wrong", [{"orders": -1}, {"lines": 0}, {"lines": 100}])
def test_sizes_that_make_no_world(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Sandbox(**wrong)  # type: ignore[arg-type]


def test_the_public_names() -> None:
    assert sorted(dingdan_sandbox.__all__) == ["Received", "Running", "Sandbox", "create_app", "running"]
    app = create_app(november(orders=1))
    assert isinstance(app, Starlette)


def test_answers_are_sent_at_once() -> None:
    """Otherwise the body of each waits 40 ms for the client's word that the headers have come."""
    with listen("127.0.0.1", 0) as bound:
        assert bound.proto == socket.IPPROTO_TCP, "asyncio sets TCP_NODELAY for this protocol only"
