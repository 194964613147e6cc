"""What an unanswered write keeps, and how to find out what became of it."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from dingdan import AsyncWaiqin365, DecodeError, LookupCall, OutcomeUnknown, SentRequest, Waiqin365
from dingdan_runtime import SHANGHAI
from dingdan_sandbox import Running, Sandbox, running
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import DROP, Answer, ScriptedServer, waiqin

WHOM: dict[str, Any] = {"cm_code": "CUS-0731", "emp_code": "sales-017", "storehouse_code": "CK-EAST"}


def unknown(calls: Calls, call: Any) -> OutcomeUnknown:
    with pytest.raises(OutcomeUnknown) as caught:
        calls(call)
    return caught.value


def add(client: Any) -> Any:
    return client.orders.add(
        order_no="SO-1", receive_name="某某某", receive_phone="13800000000", receive_addr="某省某市某路1号", **WHOM
    )


class TestRequest:
    """What was sent."""

    def test_shows_what_identifies_it_and_nothing_personal(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DROP)
        request = unknown(wq, add).request
        assert request is not None
        assert (request.method, request.url) == ("POST", f"{server.url}/api/stdorder/v1/addStdomOrder")
        assert request.body == {
            "order_no": "SO-1", "cm_code": "CUS-0731", "emp_code": "sales-017", "storehouse_code": "CK-EAST",
            "receive_name": "***", "receive_phone": "***", "receive_addr": "***",
        }  # fmt: skip

    def test_shows_the_lines_too(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DROP)
        line = {"product_id": 7, "input_price": "1.50", "remark": "打 13800000000"}
        error = unknown(wq, lambda client: client.orders.add(**WHOM, prods=[line]))
        assert error.request is not None
        assert error.request.body["prods"] == [{"product_id": "7", "input_price": "1.50", "remark": "***"}]

    def test_is_pickled_as_it_is_shown(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DROP)
        error = unknown(wq, add)
        again = pickle.loads(pickle.dumps(error))
        assert (again.request, again.lookups, again.msg_id) == (error.request, error.lookups, error.msg_id)
        assert not any(secret in pickle.dumps(error) for secret in (b"13800000000", "某某某".encode()))


class TestLookups:
    """Which read tells."""

    def test_of_an_order_added(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DROP)
        before = datetime.now(SHANGHAI)
        error = unknown(wq, add)
        (lookup,) = error.lookups
        since = lookup.arguments.pop("after_create_date")
        assert before - timedelta(minutes=10, seconds=1) < since < before - timedelta(minutes=9, seconds=50)
        assert lookup == LookupCall("orders.query", {"cm_code": "CUS-0731"}, {"order_no": "SO-1"})

    def test_is_in_the_text(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DROP)
        text = str(unknown(wq, lambda client: client.shipments.cancel(sent_no="FH-1")))
        assert text.endswith(" Look it up: shipments.query(sent_no='FH-1') for sent_no FH-1")

    def test_of_each_item_of_a_list(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DROP)
        items = [
            {"order_no": number, "emp_code": "E", "products": [{"product_id": 1, "order_detail_id": 2}]}
            for number in ("A", "B")
        ]
        found = unknown(wq, lambda client: client.shipments.add(items)).lookups
        assert [(lookup.call, lookup.arguments["order_no"]) for lookup in found] == [
            ("shipments.query", "A"), ("shipments.query", "B"),
        ]  # fmt: skip

    def test_of_a_thing_changed_names_it(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DROP)
        (lookup,) = unknown(wq, lambda client: client.orders.close(id=73, order_no="SO-1")).lookups
        assert lookup == LookupCall("orders.query", {"id": "73"}, {"id": "73", "order_no": "SO-1"})

    def test_of_a_thing_that_no_filter_names_goes_by_time(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DROP)
        (lookup,) = unknown(wq, lambda client: client.orders.close(order_no="SO-1")).lookups
        assert (list(lookup.arguments), lookup.match) == (["after_modify_date"], {"order_no": "SO-1"})

    def test_of_several_things_asks_for_each(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DROP)
        found = unknown(wq, lambda client: client.returns.confirm(id=["1", "2"], approval_type="1")).lookups
        assert found == [LookupCall("returns.query", {"id": number}, {"id": number}) for number in ("1", "2")]

    def test_is_empty_where_no_read_tells(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DROP)
        error = unknown(wq, lambda client: client.sales_bills.revoke(id=5))
        assert error.lookups == []
        assert "before you send it again. (msg_id" in str(error)

    @pytest.mark.parametrize(
        ("match", "fits"),
        [({"order_no": "A"}, True), ({"order_no": "B"}, False), ({}, False)],
    )
    def test_fits_a_record_by_its_text(self, match: dict[str, str], fits: bool) -> None:
        class Record:
            order_no = "A"

        assert LookupCall("orders.query", {}, match).fits(Record()) is fits

    def test_missing_attribute_does_not_fit(self) -> None:
        assert not LookupCall("orders.query", {}, {"nothing": "A"}).fits(object())


class TestAnswersThatTellNothing:
    """A write answered with what cannot be read may have been carried out."""

    @pytest.mark.parametrize("body", [b"<html>", b"", b'{"return_code":"0","resp', b"null", b"{}", b"\xff"])
    def test_outcome_is_unknown(self, wq: Calls, server: ScriptedServer, body: bytes) -> None:
        server.will(Answer(body))
        error = unknown(wq, add)
        assert "an unreadable response" in str(error)
        assert isinstance(error.__cause__, DecodeError)
        assert len(server.asked) == 1

    def test_data_that_cannot_be_read_is_no_failure_of_the_write(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin("[{"))
        with pytest.raises(DecodeError, match=r"\(the write was applied\)$") as caught:
            wq(lambda client: client.sales_bills.add(**WHOM))
        assert caught.value.carried_out


@pytest.fixture
def sandbox() -> Iterator[Running]:
    with running(Sandbox(orders=20)) as found:
        yield found


class TestAsking:
    """The read finds what the write made, on the real thing."""

    LINE: dict[str, Any] = {"product_code": "SKU-TEA-500", "input_price": 2, "input_count": 1, "is_gift": "0"}  # noqa: RUF012

    def lookups(self, number: str) -> list[LookupCall]:
        now = datetime.now(SHANGHAI)
        arguments = {"cm_code": "CUS-0731", "after_create_date": now - timedelta(minutes=10)}
        return [LookupCall("orders.query", arguments, {"order_no": number})]

    def test_finds_an_order(self, sandbox: Running) -> None:
        with Waiqin365(sandbox.sandbox.openid, sandbox.sandbox.appkey, base_url=sandbox.url) as wq:
            wq.orders.add(order_no="SO-1", **WHOM, prods=[self.LINE])
            for number, there in (("SO-1", True), ("SO-2", False)):
                (lookup,) = self.lookups(number)
                assert any(map(lookup.fits, lookup.ask(wq))) is there

    def test_finds_an_order_without_blocking(self, sandbox: Running) -> None:
        async def go() -> list[str | None]:
            async with AsyncWaiqin365(sandbox.sandbox.openid, sandbox.sandbox.appkey, base_url=sandbox.url) as wq:
                await wq.orders.add(order_no="SO-1", **WHOM, prods=[self.LINE])
                (lookup,) = self.lookups("SO-1")
                return [record.order_no async for record in lookup.ask(wq) if lookup.fits(record)]

        assert asyncio.run(go()) == ["SO-1"]


def test_sent_request_is_plain_data() -> None:
    assert SentRequest("POST", "http://h/a", {"id": 1}).body == {"id": 1}
