"""A first run, and runs after it: equal to the platform, in every destination."""

from __future__ import annotations

import datetime as dt

from dingdan import Waiqin365, Wshoto
from dingdan_sandbox import Running
from dingdan_sync import sync
from tests.sync.equality import WAIQIN365, differences, differences_of_wshoto, everything, query
from waiqin365_api.tables import ORDERS

SINCE = dt.timedelta(days=60)


def test_first_run_equals_the_platform(box: Running, wq: Waiqin365, to: str) -> None:
    report = sync(wq, to=to, since=SINCE, window_days=1)
    assert differences(wq, to, WAIQIN365) == {}
    assert set(report.documents) == {"orders", "shipments", "returns", "car_sales"}
    assert report.documents["orders"].unsettled == 0


def test_next_run_moves_what_was_written_and_nothing_else(wq: Waiqin365, to: str) -> None:
    sync(wq, to=to, tables=["orders"], since=SINCE)
    order = everything(wq, ORDERS)[-1]
    wq.orders.close(id=order.id)
    report = sync(wq, to=to, tables=["orders"], since=SINCE)
    assert differences(wq, to, (ORDERS,)) == {}
    assert report.documents["orders"].documents == 1


def test_run_without_changes_writes_the_cursor_alone(wq: Waiqin365, to: str) -> None:
    sync(wq, to=to, tables=["orders"], since=SINCE)
    before = query(to, "select read_until from dingdan_sync_state")
    report = sync(wq, to=to, tables=["orders"], since=SINCE)
    assert report.rows == 0
    assert query(to, "select read_until from dingdan_sync_state") >= before


def test_earlier_since_reads_what_is_before(wq: Waiqin365, to: str) -> None:
    sync(wq, to=to, tables=["orders"], since=dt.timedelta(days=4), window_days=7)
    assert differences(wq, to, (ORDERS,)) != {}
    report = sync(wq, to=to, tables=["orders"], since=dt.timedelta(days=100), window_days=7)
    assert differences(wq, to, (ORDERS,)) == {}
    assert report.documents["orders"].windows > 10


def test_wshoto_equals_the_platform_after_a_first_run(box: Running, to: str) -> None:
    with Wshoto(box.sandbox.appid, box.sandbox.app_secret, base_url=box.url) as ws:
        report = sync(ws, to=to, since=SINCE)
        assert differences_of_wshoto(ws, to) == {}
    assert report.documents["sale_orders"].documents == report.documents["valet_orders"].documents > 10
