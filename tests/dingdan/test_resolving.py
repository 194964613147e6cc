"""`OutcomeUnknown.resolve` and `aresolve`: what the answers to its reads make of an unknown outcome."""

from __future__ import annotations

import inspect
import pickle
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from dingdan import (
    APIError,
    AsyncWaiqin365,
    AsyncWshoto,
    InvalidRequest,
    OutcomeUnknown,
    Resolution,
    Waiqin365,
    Wshoto,
)
from dingdan._reconcile import pauses
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import DROP, Answer, ScriptedServer, waiqin, waiqin_rows

pytestmark = pytest.mark.finding(2, 3)

WHOM: dict[str, Any] = {"cm_code": "CUS-0731", "emp_code": "sales-017", "storehouse_code": "CK-EAST"}
NOTHING = waiqin("[]")
ONCE_MORE = 0.01
"""Seconds to settle that make for two rounds of reads."""


def item(number: str, **more: Any) -> dict[str, Any]:
    return {"order_no": number, "emp_code": "E", "products": [{"product_id": 1, "order_detail_id": 2}], **more}


def add(client: Any) -> Any:
    return client.orders.add(order_no="SO-1", **WHOM)


def add_without_key(client: Any) -> Any:
    return client.orders.add(**WHOM)


def ship(*items: dict[str, Any]) -> Callable[[Any], Any]:
    return lambda client: client.shipments.add(list(items))


def confirm(kind: str, *ids: str) -> Callable[[Any], Any]:
    return lambda client: client.returns.confirm(id=list(ids or ("7",)), approval_type=kind)


def unknown(calls: Calls, server: ScriptedServer, call: Callable[[Any], Any]) -> OutcomeUnknown:
    """The error of a call that was sent and not answered."""
    server.will(DROP)
    with pytest.raises(OutcomeUnknown) as caught:
        calls(call)
    server.asked.clear()
    return caught.value


def resolve(calls: Calls, error: OutcomeUnknown, **options: Any) -> Resolution:
    found: Resolution = calls(
        lambda client: error.resolve(client, **options) if calls.blocking else error.aresolve(client, **options)
    )
    return found


def rows(*records: Any) -> list[Answer]:
    """A page of records, and the empty one behind it."""
    return [waiqin_rows(*records), NOTHING]


class TestKeys:
    """What a write has made is known by a key of the caller's own."""

    def test_record_with_the_key_shows_that_it_was_done(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, add)
        server.will(*rows({"id": "1", "order_no": "SO-0"}, {"id": "2", "order_no": "SO-1"}))
        found = resolve(wq, error)
        assert (found.verdict, [record.id for record in found.records], found.items) == ("done", ["2"], [])
        assert found.reason == "orders.query has a record with order_no SO-1"

    @pytest.mark.parametrize("add", [add, lambda client: client.sales_bills.add(order_no="SO-1", **WHOM)])
    def test_no_record_with_the_key_shows_that_it_was_not(
        self, wq: Calls, server: ScriptedServer, add: Callable[[Any], Any]
    ) -> None:
        error = unknown(wq, server, add)
        server.will(*rows({"id": "1", "order_no": "SO-0"}) * 3)
        found = resolve(wq, error, settle=ONCE_MORE)
        assert (found.verdict, found.records) == ("not done", [])

    def test_read_is_repeated_before_not_done(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, add)
        server.will(*[NOTHING] * 3)
        resolve(wq, error, settle=ONCE_MORE)
        since = [datetime.fromisoformat(asked.json["after_create_date"]) for asked in server.asked]
        assert (since[0] - since[1], since[0] - since[2]) == (timedelta(), timedelta(days=1))

    def test_platform_that_lags_is_waited_for(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, add)
        server.will(NOTHING, *rows({"id": "2", "order_no": "SO-1"}))
        assert resolve(wq, error, settle=ONCE_MORE).verdict == "done"
        assert len(server.asked) == 3

    def test_older_record_with_the_key_is_for_people(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, add)
        server.will(NOTHING, *rows({"id": "2", "order_no": "SO-1"}))
        found = resolve(wq, error, settle=0)
        assert (found.verdict, [record.id for record in found.records]) == ("undecided", ["2"])
        assert "older than this write" in found.reason

    def test_every_page_is_read(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, add)
        server.will(waiqin_rows({"id": "1", "order_no": "SO-0"}), *rows({"id": "2", "order_no": "SO-1"}))
        assert resolve(wq, error).verdict == "done"

    @pytest.mark.parametrize(
        "call",
        [
            add_without_key,
            lambda client: client.orders.add(order_no="", **WHOM),
            lambda client: client.orders.add(order_no=" \u3000", **WHOM),
            lambda client: client.orders.add(**WHOM, extra_body={"order_no": ["SO-1"]}),
            lambda client: client.orders.add(**WHOM, extra_body={"order_no": True, "cm_id": 1.5, "cm_code": [1]}),
            lambda client: client.sales_bills.add(**WHOM),
            lambda client: client.returns.add(**WHOM),
            ship(item("SO-1")),
        ],
    )
    @pytest.mark.parametrize("there", [True, False])
    def test_nothing_is_decided_without_a_key(
        self, wq: Calls, server: ScriptedServer, call: Callable[[Any], Any], there: bool
    ) -> None:
        error = unknown(wq, server, call)
        server.will(*(rows({"id": "1"}, {"id": "2"}) if there else [NOTHING, NOTHING]))
        found = resolve(wq, error, settle=ONCE_MORE)
        assert (found.verdict, [record.id for record in found.records]) == ("undecided", ["1", "2"] * there)
        assert "no key of your own was sent" in found.reason
        assert server.script == type(server.script)()

    def test_record_whose_key_cannot_be_read_decides_nothing(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, add)
        server.will(*rows({"id": "1", "order_no": {"no": "SO-1"}}))
        assert resolve(wq, error, settle=0).verdict == "undecided"

    def test_key_and_customer_that_were_sent_as_numbers_are_read_as_text(
        self, wq: Calls, server: ScriptedServer
    ) -> None:
        error = unknown(wq, server, lambda client: client.orders.add(extra_body={**WHOM, "order_no": 5, "cm_code": 7}))
        server.will(*rows({"id": "1", "order_no": "5"}))
        assert resolve(wq, error).verdict == "done"
        assert server.asked[0].json["cm_code"] == "7"

    def test_customer_that_was_named_twice_is_left_out_of_the_last_read(
        self, wq: Calls, server: ScriptedServer
    ) -> None:
        error = unknown(wq, server, lambda client: client.orders.add(order_no="SO-1", cm_id=1, **WHOM))
        server.will(NOTHING, *rows({"id": "2", "order_no": "SO-1"}))
        found = resolve(wq, error, settle=0)
        assert (found.verdict, [record.id for record in found.records]) == ("undecided", ["2"])
        named = [asked.json.keys() & {"cm_id", "cm_code"} for asked in server.asked]
        assert named == [{"cm_id", "cm_code"}, set(), set()]

    def test_blanks_around_a_key_do_not_hide_it(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, lambda client: client.orders.add(order_no=" SO-1", **WHOM))
        server.will(*rows({"id": "1", "order_no": "SO-1 "}))
        assert resolve(wq, error).verdict == "done"


class TestBatches:
    """A write of several things is done, or not done, as a whole, or undecided."""

    @pytest.mark.parametrize(
        ("there", "verdict", "each"),
        [
            (["EX-1", "EX-2"], "done", ["done", "done"]),
            ([], "not done", ["not done", "not done"]),
            (["EX-2"], "undecided", ["not done", "done"]),
            (["EX-2", "EX-2"], "undecided", ["not done", "done"]),
        ],
    )
    def test_verdict_is_over_all(
        self, wq: Calls, server: ScriptedServer, there: list[str], verdict: str, each: list[str]
    ) -> None:
        error = unknown(wq, server, ship(item("SO-1", express_no="EX-1"), item("SO-1", express_no="EX-2")))
        page = rows(*({"id": str(number), "express_no": express} for number, express in enumerate(there)))
        server.will(*(page if there else [NOTHING]), *[NOTHING] * 2)  # the last two go further back
        found = resolve(wq, error, settle=0)
        assert (found.verdict, [one.verdict for one in found.items]) == (verdict, each)
        assert len(found.records) == len(there)

    def test_item_without_a_key_leaves_all_undecided(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, ship(item("SO-1", express_no="EX-1"), item("SO-1")))
        server.will(*[NOTHING] * 3)
        found = resolve(wq, error, settle=ONCE_MORE)
        assert (found.verdict, [one.verdict for one in found.items]) == ("undecided", ["not done", "undecided"])

    @pytest.mark.parametrize(("there", "verdict"), [(0, "not done"), (1, "undecided"), (2, "done")])
    def test_two_items_with_one_key_need_two_records(
        self, wq: Calls, server: ScriptedServer, there: int, verdict: str
    ) -> None:
        error = unknown(wq, server, ship(*[item("SO-1", express_no="EX-1")] * 2))
        records = [{"id": str(number), "express_no": "EX-1"} for number in range(there)]
        server.will(*(rows(*records) if records else [NOTHING] * 3))
        assert resolve(wq, error, settle=0).verdict == verdict

    @pytest.mark.parametrize("twin", [item("SO-1", express_no="EX-1 "), {**item("", express_no="EX-1"), "order_id": 5}])
    @pytest.mark.parametrize(("there", "verdict"), [(0, "not done"), (1, "undecided"), (2, "done")])
    def test_twins_that_are_written_differently_need_two_records_too(
        self, wq: Calls, server: ScriptedServer, twin: dict[str, Any], there: int, verdict: str
    ) -> None:
        error = unknown(wq, server, ship(item("SO-1", express_no="EX-1"), twin))
        records = [{"id": str(number), "express_no": "EX-1"} for number in range(there)]
        server.will(*(rows(*records) * 2 if records else [NOTHING] * 4))
        found = resolve(wq, error, settle=0)
        assert (found.verdict, [one.verdict for one in found.items]) == (verdict, [verdict] * 2)

    def test_one_parcel_number_for_two_orders_is_no_twin(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, ship(item("SO-1", express_no="EX-1"), item("SO-2", express_no="EX-1")))
        server.will(*rows({"id": "1", "express_no": "EX-1"}), *rows({"id": "2", "express_no": "EX-1"}))
        assert resolve(wq, error, settle=0).verdict == "done"

    def test_items_of_one_order_share_a_read(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, ship(*(item("SO-1", express_no=f"EX-{number}") for number in range(5))))
        server.will(*rows(*({"express_no": f"EX-{number}"} for number in range(5))))
        assert resolve(wq, error).verdict == "done"
        assert len(server.asked) == 2

    @pytest.mark.parametrize(
        ("states", "verdict"), [(["3", "3"], "done"), (["0", "2"], "not done"), (["3", "0"], "undecided")]
    )
    def test_records_joined_with_commas_are_judged_one_by_one(
        self, wq: Calls, server: ScriptedServer, states: list[str], verdict: str
    ) -> None:
        error = unknown(wq, server, confirm("1", "7", "8"))
        for number, state in zip("78", states, strict=True):
            server.will(*rows({"id": number, "return_status": state}))
        assert resolve(wq, error, settle=0).verdict == verdict
        assert [asked.json["id"] for asked in server.asked[::2]] == ["7", "8"]

    def test_modify_times_do_not_multiply_the_reads(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(
            wq, server, lambda client: client.returns.confirm(id="7,8", modify_times="1,2,3", approval_type="1")
        )
        assert [lookup.arguments for lookup in error.lookups] == [{"id": "7"}, {"id": "8"}]

    def test_shipments_joined_with_commas_are_judged_one_by_one(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, lambda client: client.shipments.cancel(extra_body={"ids": "5, 6"}, sent_no=""))
        for number in "56":
            server.will(*rows({"id": number, "hc_status": "1"}))
        assert resolve(wq, error).verdict == "done"


class TestChanges:
    """A change is judged by the state that it brings about."""

    @pytest.mark.parametrize(
        ("state", "verdict"),
        [
            ({"close_detail_status": ""}, "not done"),
            ({"close_detail_status": None}, "not done"),
            ({"close_detail_status": " "}, "not done"),
            ({"close_detail_status": "1"}, "done"),
            ({"close_detail_status": "3"}, "done"),
            ({"close_detail_status": 2}, "done"),
            ({"close_detail_status": "部分发货关闭"}, "done"),
            ({"close_detail_status": "9"}, "undecided"),
            ({"close_detail_status": {"code": "1"}}, "undecided"),
            ({}, "undecided"),
        ],
    )
    @pytest.mark.parametrize("named", [{"id": "73"}, {"order_no": "SO-1"}])
    def test_of_an_order_closed(
        self, wq: Calls, server: ScriptedServer, state: Any, verdict: str, named: dict[str, str]
    ) -> None:
        error = unknown(wq, server, lambda client: client.orders.close(**named))
        server.will(*rows({"id": "73", "order_no": "SO-1", **state}))
        found = resolve(wq, error, settle=0)
        assert (found.verdict, [record.id for record in found.records]) == (verdict, ["73"])

    @pytest.mark.parametrize(
        ("kind", "done", "not_done"),
        [("1", "3", "02"), ("2", "2", "013"), ("4", "1", "023"), ("5", "0", "1")],
    )
    @pytest.mark.parametrize("state", "0123")
    def test_of_a_return_decided(
        self, wq: Calls, server: ScriptedServer, kind: str, done: str, not_done: str, state: str
    ) -> None:
        error = unknown(wq, server, confirm(kind))
        server.will(*rows({"id": "7", "return_status": state, "hc_status": ""}))
        verdict = "done" if state in done else "not done" if state in not_done else "undecided"
        assert resolve(wq, error, settle=0).verdict == verdict

    @pytest.mark.parametrize(("state", "verdict"), [("1", "done"), ("", "not done"), ("2", "undecided")])
    @pytest.mark.parametrize(
        "call", [confirm("3"), lambda client: client.shipments.cancel(ids=7), lambda c: c.shipments.cancel(sent_no="F")]
    )
    def test_of_what_was_reversed(
        self, wq: Calls, server: ScriptedServer, call: Callable[[Any], Any], state: str, verdict: str
    ) -> None:
        error = unknown(wq, server, call)
        server.will(*rows({"id": "7", "sent_no": "F", "hc_status": state, "return_status": "3"}))
        assert resolve(wq, error, settle=0).verdict == verdict

    def test_shipment_beside_its_reversal_under_one_number_was_reversed(
        self, wq: Calls, server: ScriptedServer
    ) -> None:
        error = unknown(wq, server, lambda client: client.shipments.cancel(sent_no="F"))
        server.will(*rows({"id": "7", "sent_no": "F", "hc_status": "1"}, {"id": "8", "sent_no": "F", "hc_status": "2"}))
        assert resolve(wq, error, settle=0).verdict == "done"

    def test_change_that_shows_late_is_waited_for(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, lambda client: client.orders.close(id=73))
        server.will(*rows({"id": "73", "close_detail_status": ""}), *rows({"id": "73", "close_detail_status": "1"}))
        assert resolve(wq, error, settle=ONCE_MORE).verdict == "done"

    @pytest.mark.parametrize(
        "call",
        [
            lambda client: client.orders.close(order_no="SO-1"),
            lambda client: client.orders.close(id=73),
            lambda client: client.shipments.cancel(ids=73),
            confirm("1", "73"),
            confirm("9", "73"),
        ],
    )
    def test_record_that_is_not_found_decides_nothing(
        self, wq: Calls, server: ScriptedServer, call: Callable[[Any], Any]
    ) -> None:
        error = unknown(wq, server, call)
        server.will(NOTHING)
        assert resolve(wq, error, settle=0).verdict == "undecided"

    def test_approval_that_no_page_lists_decides_nothing(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, confirm("9", "73"))
        server.will(*rows({"id": "73", "return_status": "3"}))
        assert resolve(wq, error).verdict == "undecided"

    def test_custom_fields_are_for_people(self, wq: Calls, server: ScriptedServer) -> None:
        exts = [{"ext_key": "ext_1", "ext_value": "加急"}]
        error = unknown(wq, server, lambda client: client.orders.modify_custom_fields(order_id=73, exts=exts))
        server.will(*rows({"id": "73"}))
        found = resolve(wq, error)
        assert (found.verdict, [record.id for record in found.records]) == ("undecided", ["73"])
        assert "no documented field" in found.reason

    def test_nothing_is_asked_where_no_read_is_documented(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, lambda client: client.sales_bills.revoke(id=5))
        found = resolve(wq, error)
        assert (found.verdict, found.records) == ("undecided", [])
        assert "no documented read" in found.reason
        assert server.asked == []


class TestErrors:
    """Errors that were pickled, clients that do not fit, reads that fail."""

    def test_pickled_error_is_resolved_too(self, wq: Calls, server: ScriptedServer) -> None:
        error = pickle.loads(pickle.dumps(unknown(wq, server, lambda client: client.orders.close(id=73))))
        server.will(*rows({"id": "73", "close_detail_status": ""}))
        assert resolve(wq, error, settle=0).verdict == "not done"

    @pytest.mark.parametrize("kind", [AsyncWaiqin365, Wshoto, AsyncWshoto, None])
    def test_client_that_does_not_fit_is_refused(self, wq: Calls, server: ScriptedServer, kind: Any) -> None:
        error = unknown(wq, server, add)
        made: dict[Any, Any] = {AsyncWaiqin365: ("o", "a"), Wshoto: ("o", "a"), AsyncWshoto: ("o", "a")}
        client: Any = kind(*made[kind], base_url=server.url) if kind else None
        with pytest.raises(InvalidRequest, match="addStdomOrder: client: takes a Waiqin365") as caught:
            error.resolve(client)
        assert ("`aresolve` takes this one" in str(caught.value)) is (kind is AsyncWaiqin365)
        assert server.asked == []

    @pytest.mark.anyio
    async def test_asynchronous_resolving_takes_no_blocking_client(
        self, wq_sync: Waiqin365, server: ScriptedServer
    ) -> None:
        server.will(DROP)
        with pytest.raises(OutcomeUnknown) as caught:
            add(wq_sync)
        with pytest.raises(InvalidRequest, match="client: takes a AsyncWaiqin365, not a Waiqin365; `resolve` takes"):
            await caught.value.aresolve(wq_sync)  # type: ignore[arg-type]  # what a caller without types may pass

    @pytest.mark.parametrize("settle", [-1, float("nan"), float("inf"), "5", None, True, 10**400, 1e9])
    def test_settle_is_a_number_of_seconds(self, wq: Calls, server: ScriptedServer, settle: Any) -> None:
        error = unknown(wq, server, add)
        with pytest.raises(InvalidRequest, match="settle: must be a number of seconds"):
            resolve(wq, error, settle=settle)
        assert server.asked == []

    def test_read_that_fails_raises_its_own_error(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, add)
        server.will(waiqin(None, code="1", message="忙"))
        with pytest.raises(APIError, match="queryStdomOrder: code 1"):
            resolve(wq, error)

    def test_error_without_platform_is_undecided(self, wq: Calls) -> None:
        assert resolve(wq, OutcomeUnknown("lost")).verdict == "undecided"

    def test_settles_for_five_seconds_unless_told(self) -> None:
        for method in (OutcomeUnknown.resolve, OutcomeUnknown.aresolve):
            assert inspect.signature(method).parameters["settle"].default == 5.0

    @pytest.mark.parametrize("settle", [0.01, 0.25, 1.0, 5.0, 60])
    def test_pauses_grow_and_last_as_long_as_told(self, settle: float) -> None:
        found = list(pauses(settle))
        assert sum(found) == pytest.approx(settle)
        assert found[:-1] == sorted(found[:-1])

    def test_nothing_is_waited_for_without_time(self) -> None:
        assert list(pauses(0)) == []


class TestLookupsByHand:
    """Lookups that can name no record say so."""

    def test_without_a_key_they_are_said_to_give_candidates(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, add_without_key)
        assert error.lookups[0].match == {}
        assert "for candidates (no key of yours was sent)" in str(error)

    def test_missing_attribute_fits_no_text(self, wq: Calls, server: ScriptedServer) -> None:
        error = unknown(wq, server, lambda client: client.orders.add(order_no="None", **WHOM))
        assert not error.lookups[0].fits(object())
