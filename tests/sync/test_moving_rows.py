"""Rows that move between the pages of a window: inserted, edited and deleted while it is read."""

from __future__ import annotations

import datetime as dt
import os

import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Running, Sandbox, running
from dingdan_sync import Report, sync
from tests.sync.conftest import KINDS, client_of
from tests.sync.equality import differences
from waiqin365_api.tables import ORDERS

SINCE = dt.timedelta(days=60)
FULL = os.environ.get("DINGDAN_TESTS") == "full"
OF_ONE_SECOND = 3000 if FULL else 300
one_destination = pytest.mark.parametrize("to", KINDS if FULL else ["sqlite"], indirect=True)
"""These tests are about what is read; `make test-databases` writes it to every destination."""


def orders(wq: Waiqin365, to: str, pause: int = 0, days: int = 60) -> Report:
    return sync(
        wq, to=to, tables=["orders"], since=dt.timedelta(days=days), window_days=7, pause=dt.timedelta(seconds=pause)
    )


@one_destination
@pytest.mark.parametrize("newest_first", [False, True])
def test_edits_between_pages_lose_no_row(to: str, newest_first: bool) -> None:
    world = Sandbox(
        orders=60, page_size=10, examples=False, newest_first=newest_first,
        edits_per_request=1.0, edit_kinds=("orders",),
    )  # fmt: skip
    with running(world) as box, client_of(box) as wq:
        for _ in range(2):
            orders(wq, to, days=3)
        assert len({edit.action for edit in box.edits if edit.action in ("added", "late", "deleted", "state")}) > 1
        box.pause_edits()
        orders(wq, to, days=3)
        assert differences(wq, to, (ORDERS,)) == {}


@one_destination
def test_window_that_never_rests_keeps_its_cursor(to: str) -> None:
    world = Sandbox(orders=100, page_size=20, edits_per_request=3.0, edit_kinds=("orders",))
    with running(world) as box, client_of(box) as wq:
        first = orders(wq, to).documents["orders"]
        assert first.unsettled > 0
        assert first.cursor is None
        box.pause_edits()
        second = orders(wq, to, pause=2).documents["orders"]
        assert second.unsettled == 0
        assert second.cursor is not None
        assert differences(wq, to, (ORDERS,)) == {}


def test_orders_of_one_second_are_all_read(to: str) -> None:
    with running(Sandbox(orders=0, page_size=OF_ONE_SECOND // 6)) as box, client_of(box) as wq:
        box.add_many("orders", OF_ONE_SECOND, at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
        orders(wq, to)
        assert differences(wq, to, (ORDERS,)) == {}


def test_edit_in_the_second_of_the_cursor_is_read(box: Running, wq: Waiqin365, to: str) -> None:
    reached = sync(wq, to=to, tables=["orders"], since=SINCE, overlap=dt.timedelta()).documents["orders"].cursor
    box.edit("orders", box.ids("orders")[0], at=reached, order_remark="同一秒")
    sync(wq, to=to, tables=["orders"], since=SINCE, overlap=dt.timedelta())
    assert differences(wq, to, (ORDERS,)) == {}
