"""Edits, deletions and late rows: runs after them are equal to the platform, in every destination."""

from __future__ import annotations

import datetime as dt

import pytest

from dingdan import Waiqin365, Wshoto
from dingdan_sandbox import Running
from dingdan_sync import sync
from tests.sync.equality import differences, differences_of_wshoto, query
from waiqin365_api.tables import ORDERS

SINCE = dt.timedelta(days=60)


def test_next_run_moves_what_changed_and_nothing_else(box: Running, wq: Waiqin365, to: str) -> None:
    sync(wq, to=to, tables=["orders"], since=SINCE)
    old = box.created("orders", box.ids("orders")[0])
    first, second, third, *_ = box.ids("orders")
    box.edit("orders", first, order_remark="改了", order_amount="1.123456")
    box.edit("orders", second, prods=[], exts=[])
    box.delete("orders", third)
    added = box.add("orders")
    late = box.add("orders", at=dt.datetime.now(dt.UTC) - dt.timedelta(minutes=5), created=old)
    report = sync(wq, to=to, tables=["orders"], since=SINCE)
    assert differences(wq, to, (ORDERS,)) == {}
    assert {first, second, third, added, late} <= {str(each) for each in box.ids("orders")}
    assert report.documents["orders"].documents < 20
    assert report.documents["orders"].deleted == 1
    assert query(to, f"select count(*) from waiqin365_orders where id in ('{added}', '{late}')")[0][0] == 2


def test_wshoto_equals_the_platform_after_edits(box: Running, to: str) -> None:
    settings = box.sandbox
    with Wshoto(settings.appid, settings.app_secret, base_url=box.url) as ws:
        for _ in range(2):
            sync(ws, to=to, since=SINCE, tables=["valet_orders", "mall_orders"])
            assert differences_of_wshoto(ws, to) == {}
            box.edit("valet_orders", box.ids("valet_orders")[0], remark="改了")
            box.edit("mall_orders", box.ids("mall_orders")[0], buyer_remark="改了")
            box.add("valet_orders")
        sync(ws, to=to, since=SINCE, tables=["valet_orders", "mall_orders"])
        assert differences_of_wshoto(ws, to) == {}


@pytest.mark.parametrize("deleted", ["remove", "mark"])
def test_deleted_documents_go_or_are_marked(box: Running, wq: Waiqin365, to: str, deleted: str) -> None:
    sync(wq, to=to, tables=["orders"], since=SINCE, deleted=deleted)  # type: ignore[arg-type]
    gone = next(each for each in reversed(box.ids("orders")) if box.get("orders", each)["status"] != "0")
    box.delete("orders", gone)
    where = f"from waiqin365_orders where id = '{gone}'"
    sync(wq, to=to, tables=["orders"], since=SINCE, deleted=deleted)  # type: ignore[arg-type]
    if deleted == "remove":
        assert query(to, f"select 1 {where}") == []
        return
    first = query(to, f"select cast(deleted_at as char(40)) {where}")
    assert first[0][0] is not None
    sync(wq, to=to, tables=["orders"], since=SINCE, deleted="mark")
    assert query(to, f"select cast(deleted_at as char(40)) {where}") == first
    assert query(to, "select count(*) from waiqin365_orders where status = '1' and deleted_at is not null") == [(0,)]


@pytest.mark.parametrize("trace", [True, False])
def test_silent_changes_of_the_platform_are_found(box: Running, wq: Waiqin365, to: str, trace: bool) -> None:
    sync(wq, to=to, tables=["orders"], since=SINCE)
    edited, deleted, *_ = [each for each in box.ids("orders") if box.get("orders", each)["status"] == "1"]
    box.edit("orders", edited, at=box.modified("orders", edited), order_remark="悄悄改")
    box.delete("orders", deleted, at=box.modified("orders", deleted), trace=trace)
    assert differences(wq, to, (ORDERS,)) != {}
    done = sync(wq, to=to, tables=["orders"], since=SINCE, verify=True).documents["orders"]
    assert (done.repaired, done.vanished) == ((2, 0) if trace else (1, 1))
    assert differences(wq, to, (ORDERS,)) == {}
