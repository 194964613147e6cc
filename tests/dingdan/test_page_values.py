"""Pages as values: what a query was given, what is kept of a page, and what it becomes."""

from __future__ import annotations

import json
import pickle
import threading
from typing import Any

import pytest

from dingdan import AsyncWaiqin365, InvalidRequest, Waiqin365
from dingdan_sandbox import Sandbox, running
from tests.dingdan.calling import ACCESS_TOKEN, APPKEY, OPENID, Calls
from tests.dingdan.scripted_server import ScriptedServer, waiqin, waiqin_rows, wshoto_rows

ENDLESS: list[Any] = []
ENDLESS.append(ENDLESS)


def rows(*numbers: int) -> list[dict[str, Any]]:
    return [{"id": str(number), "remarks": "x"} for number in numbers]


@pytest.mark.finding(35)
class TestArgumentsAreTakenByValue:
    """What a caller changes while pages are read is not sent."""

    def test_extra_body_changed_between_pages(self, wq_sync: Waiqin365, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin_rows(*rows(2)), waiqin("[]"))
        extra: dict[str, Any] = {"filters": {"areas": ["east"]}, "rows": 1}
        for _ in wq_sync.orders.query(extra_body=extra):
            extra["filters"]["areas"].append("west")
            extra["rows"] = 2
        assert [(asked.json["filters"], asked.json["rows"]) for asked in server.asked] == [({"areas": ["east"]}, 1)] * 3

    @pytest.mark.anyio
    async def test_extra_body_changed_before_the_query_is_sent(
        self, wq_async: AsyncWaiqin365, server: ScriptedServer
    ) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin("[]"))
        extra: dict[str, Any] = {"filters": [{"area": "east"}]}
        query = wq_async.orders.query(extra_body=extra)
        extra["filters"][0]["area"] = "west"
        async for _ in query:
            extra["filters"].clear()
        assert [asked.json["filters"] for asked in server.asked] == [[{"area": "east"}]] * 2

    def test_list_argument_changed_between_pages(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(*(wshoto_rows({"order_code": f"M{number}"}, total=2) for number in (1, 2)), wshoto_rows(total=2))
        states: dict[str, Any] = {"states": [1, 2]}

        async def changing(pager: Any) -> list[Any]:
            found = []
            async for record in pager:
                states["states"].append(3)
                found.append(record)
            return found

        def call(client: Any) -> Any:
            pager = client.mall_orders.list(type=1, start_time=1793462400, page_size=1, extra_body=states)
            if not ws.blocking:
                return changing(pager)
            for _ in pager:
                states["states"].append(3)
            return None

        ws(call)
        assert len(server.asked) >= 2
        assert [asked.json["states"] for asked in server.asked] == [[1, 2]] * len(server.asked)

    @pytest.mark.parametrize("odd", [ENDLESS, threading.Lock(), {"a": object()}], ids=["endless", "lock", "object"])
    def test_body_that_cannot_be_copied_is_refused_as_ever(self, wq: Calls, odd: object) -> None:
        with pytest.raises(InvalidRequest, match=r"cannot be written as JSON|takes a JSON value"):
            wq(lambda client: client.orders.query(extra_body={"odd": odd}))


@pytest.mark.finding(35)
class TestPickledPage:
    def test_holds_records_and_no_secret(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1, 2)))
        kept = pickle.dumps(wq(lambda client: client.orders.query()))
        page = pickle.loads(kept)
        assert ([order.id for order in page.records], page.has_next_page()) == (["1", "2"], True)
        signed = server.asked[0]
        assert [secret for secret in (OPENID, APPKEY, signed.signed[0]) if secret.encode() in kept] == []

    def test_of_wshoto_holds_no_token(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows({"order_code": "M1"}, total=2))
        kept = pickle.dumps(ws(lambda client: client.mall_orders.list(type=1, start_time=1793462400)))
        assert ACCESS_TOKEN.encode() not in kept
        assert pickle.loads(kept).total == 2


@pytest.mark.finding(8)
class TestToList:
    """All rows are read before the first is used, so that none moves up while a loop changes them."""

    def test_no_order_is_skipped_while_a_loop_closes_what_it_finds(self) -> None:
        with (
            running(Sandbox(orders=60, page_size=10)) as server,
            Waiqin365(server.sandbox.openid, server.sandbox.appkey, base_url=server.url) as wq,
        ):
            asked = {order.id for order in wq.orders.query(order_status="1").to_list()}
            for order in wq.orders.query(order_status="1").to_list():
                wq.orders.close(id=order.id)
                asked.discard(order.id)
            assert asked == set()

    def test_async(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(*rows(1)), waiqin_rows(*rows(2)), waiqin("[]"))
        found = wq(lambda client: client.orders.query().to_list())
        assert [order.id for order in found] == ["1", "2"]


@pytest.mark.finding(44)
def test_page_becomes_json(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin_rows({"id": 7300000000000000101, "order_amount": "1.10", "ext_1": "a", "prods": [{}]}))
    page = wq(lambda client: client.orders.query())
    (row,) = json.loads(json.dumps(page.to_json_dicts(extra=True)))
    assert (row["id"], row["order_amount"], row["ext_1"]) == ("7300000000000000101", "1.10", "a")
    assert row["prods"][0]["product_code"] is None


@pytest.mark.finding(45)
def test_page_and_line_show_themselves_shortly(wq: Calls, server: ScriptedServer) -> None:
    line = {"product_code": "SKU-1", "order_count": "2", "receive_phone": "13800000000"}
    server.will(waiqin_rows(*({"id": number, "receive_name": "张三", "prods": [line]} for number in range(500))))
    page = wq(lambda client: client.orders.query())
    assert repr(page) == f"{type(page).__name__}(500 records, has_next_page=True)"
    assert repr(page.records[0].prods) == "[StdomOrderLine(product_code='SKU-1', order_count=Decimal('2'), ...)]"
