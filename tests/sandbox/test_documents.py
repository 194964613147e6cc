"""Documents are added, edited and deleted from Python while the sandbox runs, and its lists show it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dingdan_sandbox import Sandbox
from tests.sandbox.conftest import CHINA, Caller, Clock, calling
from tests.sandbox.test_queries import QUERIES

KINDS = (*QUERIES, "valet_orders", "mall_orders")
NOON = Clock().now
SETTINGS: dict[str, Any] = {"orders": 200, "lines": 2, "page_size": 50, "examples": False}


def listed(caller: Caller, kind: str, **fields: Any) -> list[dict[str, Any]]:
    """Give the rows of all pages of a list."""
    if kind in QUERIES:
        return caller.everything(QUERIES[kind], **fields)
    rows: list[dict[str, Any]] = []
    number = 1
    while True:
        if kind == "valet_orders":
            data = caller.wshoto("POST", "valetorder/info/list", {"page_num": number, "page_size": 50, **fields})[
                "data"
            ]
        else:
            body = {"type": 1, "start_time": 0, "current_index": number, "page_size": 50, **fields}
            data = caller.wshoto("GET", "mall/order/list", body)["data"]
        if not data["records"]:
            assert data["total"] == len(rows)
            return rows
        rows += data["records"]
        number += 1


def identity(kind: str, row: dict[str, Any]) -> str:
    return str(row["order_code" if kind == "mall_orders" else "id"])


def since(moment: float) -> str:
    return str(datetime.fromtimestamp(moment, CHINA).replace(tzinfo=None))


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_snapshot_is_what_the_list_gives(kind: str, newest_first: bool) -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock(), newest_first=newest_first)) as caller:
        box = caller.server
        box.add(kind)
        box.edit(kind, box.ids(kind)[1], remark="改过", new_field=[1, {"a": None}])
        box.delete(kind, box.ids(kind)[2])
        rows = listed(caller, kind)
        assert box.snapshot(kind) == rows
        assert box.ids(kind) == [identity(kind, row) for row in rows]
        assert [row for batch in box.iter_snapshot(kind, batch=7) for row in batch] == rows
        assert rows[1]["new_field"] == [1, {"a": None}]
        assert box.get(kind, identity(kind, rows[1])) == rows[1]
        newest = [box.created(kind, row) for row in box.ids(kind)]
        assert max(newest) == newest[0 if newest_first else -1]


def test_snapshot_of_details_is_what_the_detail_gives() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        box = caller.server
        first, second, gone = box.ids("sale_orders")[:3]
        box.edit("sale_orders", first, remark="详情", receipt_list=[], only_new=1)
        box.edit("valet_orders", second, customer_remark="列表")
        box.delete("valet_orders", gone)
        details = [
            caller.wshoto("GET", "crm/saleOrder/detail", {"id": int(each)})["data"] for each in box.ids("sale_orders")
        ]
        assert box.snapshot("sale_orders") == details
        assert box.ids("sale_orders") == box.ids("valet_orders")
        assert (details[0]["order"]["remark"], details[0]["receipt_list"]) == ("详情", [])
        assert box.get("valet_orders", first)["only_new"] == 1
        assert "receipt_list" not in box.get("valet_orders", first)
        assert box.get("valet_orders", second)["customer_remark"] == "列表"
        assert "customer_remark" not in details[1]["order"]
        assert caller.wshoto("GET", "crm/saleOrder/detail", {"id": int(gone)})["code"] == 404


@pytest.mark.parametrize("kind", QUERIES)
def test_edits_move_the_time_of_change_to_the_clock_or_to_any_time(kind: str) -> None:
    clock = Clock()
    with calling(Sandbox(**SETTINGS, clock=clock)) as caller:
        box = caller.server
        early = box.ids(kind)[3]
        clock.now = NOON + 60
        assert listed(caller, kind, after_modify_date=since(NOON + 1)) == []
        box.edit(kind, early, remark="now")
        assert [identity(kind, row) for row in listed(caller, kind, after_modify_date=since(NOON + 60))] == [early]
        assert box.modified(kind, early) == datetime.fromtimestamp(NOON + 60, CHINA)
        other = box.ids(kind)[7]
        box.edit(kind, early, at=box.modified(kind, other))
        assert box.modified(kind, early) == box.modified(kind, other)
        assert listed(caller, kind, after_modify_date=since(NOON + 1)) == []
        moment = since(box.modified(kind, other).timestamp())
        assert {early, other} <= {identity(kind, row) for row in listed(caller, kind, after_modify_date=moment)}


def test_times_are_taken_as_datetimes_of_any_zone_and_as_epoch_seconds() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        box = caller.server
        wanted = datetime(2026, 11, 20, 8, 30, 5, tzinfo=CHINA)
        same: list[datetime | float] = [wanted, wanted.astimezone(UTC), wanted.replace(tzinfo=None), wanted.timestamp()]
        for at in same:
            assert box.modified("orders", box.add("orders", at=at)) == wanted


@pytest.mark.parametrize("kind", QUERIES)
def test_deleted_document_of_waiqin365_stays_with_status_0(kind: str) -> None:
    clock = Clock()
    with calling(Sandbox(**SETTINGS, clock=clock)) as caller:
        box = caller.server
        chosen = next(identity(kind, row) for row in box.snapshot(kind) if row["status"] == "1")
        clock.now += 5
        before = len(listed(caller, kind, status="1"))
        box.delete(kind, chosen)
        (row,) = listed(caller, kind, status="0", after_modify_date=since(NOON + 5))
        assert (identity(kind, row), row["status"]) == (chosen, "0")
        assert len(listed(caller, kind, status="1")) == before - 1


@pytest.mark.parametrize("kind", KINDS)
def test_document_that_leaves_no_trace_is_in_no_list(kind: str) -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        box = caller.server
        before = listed(caller, kind)
        chosen = identity(kind, before[4])
        box.delete(kind, chosen, trace=False)
        assert listed(caller, kind) == box.snapshot(kind) == before[:4] + before[5:]
        for gone in (lambda: box.get(kind, chosen), lambda: box.edit(kind, chosen), lambda: box.delete(kind, chosen)):
            with pytest.raises(LookupError, match=chosen):
                gone()


@pytest.mark.parametrize("kind", KINDS)
def test_late_documents_are_found_by_their_own_time(kind: str) -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        box = caller.server
        late = NOON - 3 * 3600
        added = box.add_many(kind, 3, at=late)
        assert len(set(added)) == 3
        assert {box.modified(kind, each).timestamp() for each in added} == {late}
        if kind in QUERIES:
            window = {"modify_date": since(late)[:10]}
        elif kind == "mall_orders":
            window = {"type": 3, "start_time": int(late), "end_time": int(late)}
        else:
            window = {"start_time": int(late), "end_time": int(late)}
        assert set(added) <= {identity(kind, row) for row in listed(caller, kind, **window)}


def test_created_and_changed_may_differ() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        box = caller.server
        added = box.add("orders", created=NOON - 600, order_remark="补录")
        assert box.modified("orders", added) - box.created("orders", added) == timedelta(seconds=600)
        row = caller.query("queryStdomOrder", id=added)[0]
        assert (row["create_time"], row["order_remark"]) == (since(NOON - 600), "补录")


def test_every_added_document_fits_the_spec_and_can_be_written_to() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        box = caller.server
        for kind in KINDS:
            box.add_many(kind, 30)
        caller.rows_checked = 1000
        for kind in KINDS:
            assert len(listed(caller, kind)) == len(box.ids(kind))
        order = box.add("orders")
        caller.write("closeStdomOrder", {"id": order})
        assert box.get("orders", order)["close_detail_status"] == "1"


def test_edited_state_is_found_by_its_filter() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        box = caller.server
        order = next(row for row in box.snapshot("orders") if row["order_status"] == "1")
        before = caller.everything("queryStdomOrder", order_status="2")
        box.edit("orders", order["id"], order_status="2")
        assert len(caller.everything("queryStdomOrder", order_status="2")) == len(before) + 1
        assert box.get("orders", order["id"])["order_status"] == "2"
        valet, mall = box.ids("valet_orders")[0], box.ids("mall_orders")[0]
        box.edit("valet_orders", valet, order_state=6)
        box.edit("mall_orders", mall, status=5)
        assert valet in {identity("valet_orders", row) for row in listed(caller, "valet_orders", order_status="6")}
        assert mall in {identity("mall_orders", row) for row in listed(caller, "mall_orders", status_list=[5])}


@pytest.mark.parametrize(("kind", "field"), [
    ("orders", "id"), ("orders", "status"), ("orders", "cm_code"), ("orders", "confirm_time"),
    ("shipments", "sent_no"), ("returns", "modify_time"), ("valet_orders", "owner"), ("mall_orders", "order_code"),
])  # fmt: skip
def test_fields_that_queries_search_by_are_refused_and_nothing_changes(kind: str, field: str) -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        box = caller.server
        before, chosen = box.snapshot(kind), box.ids(kind)[0]
        with pytest.raises(ValueError, match=f"{field} of {kind}"):
            box.edit(kind, chosen, note="x", **{field: "1"})
        with pytest.raises(ValueError, match=f"{field} of {kind}"):
            box.add_many(kind, 2, **{field: "1"})
        assert box.snapshot(kind) == before


@pytest.mark.parametrize("wrong", ["", "x", "-1", "1", "99999999999999999999999", 7])
def test_unknown_ids_and_kinds(wrong: str | int) -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        for kind in KINDS:
            with pytest.raises(LookupError, match=f"{kind} has no document with id"):
                caller.server.get(kind, wrong)
        with pytest.raises(ValueError, match="kinds are orders, shipments"):
            caller.server.ids("order")


def test_writes_through_the_api_move_the_time_of_change(order: dict[str, Any]) -> None:
    clock = Clock()
    with calling(Sandbox(orders=200, lines=2, clock=clock)) as caller:
        box = caller.server

        def changed(kind: str) -> set[str]:
            return {each for each in box.ids(kind) if box.modified(kind, each).timestamp() == clock.now}

        clock.now += 10
        caller.write("addStdomOrder", order)
        (mine,) = changed("orders")
        for operation, body in (
            ("modifyCustomFields", {"order_id": mine, "exts": [{"ext_key": "ext_2611010001", "ext_value": "加急"}]}),
            ("closeStdomOrder", {"id": mine}),
        ):
            clock.now += 10
            assert changed("orders") == set()
            caller.write(operation, body)
            assert changed("orders") == {mine}
        line = next(row for row in box.snapshot("orders") if row["order_status"] == "1" and row["status"] == "1")
        clock.now += 10
        caller.write("addStdomOrderSent", [{
            "order_id": str(line["id"]), "emp_code": "driver-051", "storehouse_code": "CK-EAST",
            "products": [{"order_detail_id": str(line["prods"][0]["detail_id"]), "sent_num": "1",
                          "product_code": line["prods"][0]["product_code"],
                          "input_unit_name": line["prods"][0]["input_unit_name"]}],
        }])  # fmt: skip
        (sent,) = changed("shipments")
        assert changed("orders") == {str(line["id"])}
        clock.now += 10
        caller.write("cancelSendOrder", {"ids": sent})
        assert changed("orders") == {str(line["id"])}
        assert sent in changed("shipments")
        assert len(changed("shipments")) == 2
        found = next(row for row in box.snapshot("returns") if row["return_status"] == "0")
        clock.now += 10
        caller.write("confirmStdReturn", {"id": found["id"], "approvalType": "1", "modifyTimes": "", "cancelRe": ""})
        assert changed("returns") == {found["id"]}


def test_reader_of_an_open_window_meets_a_row_twice_when_one_enters_before_it() -> None:
    clock = Clock()
    with calling(Sandbox(**SETTINGS, clock=clock)) as caller:
        box = caller.server
        start = since(NOON - 4 * 3600)
        before = caller.everything("queryStdomOrder", after_modify_date=start)
        assert len(before) > 50
        first = caller.query("queryStdomOrder", after_modify_date=start, page_number=1)
        early = next(each for each in box.ids("orders") if each not in {str(row["id"]) for row in before})
        box.edit("orders", early)
        second = caller.query("queryStdomOrder", after_modify_date=start, page_number=2)
        assert second[0] == first[-1]


def test_reader_of_pages_misses_a_row_when_one_leaves_before_it() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        before = caller.everything("queryStdomOrder", status="1")
        first = caller.query("queryStdomOrder", status="1", page_number=1)
        caller.server.delete("orders", first[3]["id"])
        second = caller.query("queryStdomOrder", status="1", page_number=2)
        assert first + second == before[:50] + before[51:101]


def test_new_document_moves_all_pages_down_where_the_newest_come_first() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock(), newest_first=True)) as caller:
        for fields in ({}, {"status": "1"}):
            first = caller.query("queryStdomOrder", page_number=1, **fields)
            caller.server.add("orders")
            assert caller.query("queryStdomOrder", page_number=2, **fields)[0] == first[-1]


def test_newest_first_is_the_same_list_from_its_end() -> None:
    rows = []
    for newest_first in (False, True):
        with calling(Sandbox(**SETTINGS, clock=Clock(), newest_first=newest_first)) as caller:
            caller.server.add_many("orders", 3)
            caller.server.delete("orders", sorted(caller.server.ids("orders"))[9], trace=False)
            queries: tuple[dict[str, str], ...] = ({}, {"status": "1"}, {"cm_code": "CUS-0731"}, {"order_status": "3"})
            rows.append([caller.everything("queryStdomOrder", **query) for query in queries])
    assert all(rows[0])
    assert [found[::-1] for found in rows[0]] == rows[1]


@pytest.mark.parametrize("kind", QUERIES)
def test_many_documents_of_one_second(kind: str) -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock(), same_second=30)) as caller:
        box = caller.server
        count = min(30, len(box.ids(kind)))
        moments = {box.modified(kind, each) for each in box.ids(kind)[:count]}
        assert len(moments) == 1
        moment = moments.pop()
        assert moment.timestamp() <= NOON
        assert all(box.created(kind, each) <= moment for each in box.ids(kind)[:count])
        wanted = [each for each in box.ids(kind) if box.modified(kind, each) >= moment]
        assert len(wanted) >= count
        found = listed(caller, kind, after_modify_date=since(moment.timestamp()))
        assert [identity(kind, row) for row in found] == wanted
        later = listed(caller, kind, after_modify_date=since(moment.timestamp() + 1))
        assert [identity(kind, row) for row in later] == [each for each in wanted if box.modified(kind, each) > moment]


def test_edits_in_a_file_stay(tmp_path: Path) -> None:
    settings: dict[str, Any] = {**SETTINGS, "clock": Clock(), "database": str(tmp_path / "sandbox.sqlite")}
    with calling(Sandbox(**settings)) as caller:
        ids = caller.server.ids("orders")
        caller.server.edit("orders", ids[0], order_remark="留下")
        caller.server.delete("orders", ids[1], trace=False)
        before = caller.server.snapshot("orders")
    with calling(Sandbox(**settings)) as caller:
        assert caller.server.snapshot("orders") == caller.everything("queryStdomOrder") == before


def test_edits_beside_requests_are_atomic() -> None:
    """Edits from another thread fall between requests: each answer is of one moment."""
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        box = caller.server
        chosen, stop = box.ids("orders")[0], threading.Event()
        box.edit("orders", chosen, order_remark="0", del_remark="0")
        failures: list[BaseException] = []

        def edit() -> None:
            number = 0
            try:
                while not stop.is_set() and number < 300:  # each adds an order, which later queries look at too
                    number += 1
                    box.edit("orders", chosen, order_remark=str(number), del_remark=str(number))
                    box.add("orders")
            except BaseException as error:
                failures.append(error)

        thread = threading.Thread(target=edit)
        thread.start()
        try:
            for _ in range(50):
                row = caller.query("queryStdomOrder", id=chosen)[0]
                assert row["order_remark"] == row["del_remark"]
                assert len(caller.query("queryStdomOrder", status="1")) == 50
        finally:
            stop.set()
            thread.join()
        assert failures == []


def test_snapshot_in_batches_says_when_something_was_edited() -> None:
    with calling(Sandbox(**SETTINGS, clock=Clock())) as caller:
        batches = caller.server.iter_snapshot("orders", batch=10)
        next(batches)
        caller.server.add("orders")
        with pytest.raises(RuntimeError, match="pause_edits"):
            next(batches)
