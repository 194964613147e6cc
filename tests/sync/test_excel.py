"""A workbook after each run: ids and long numbers as text, amounts and times as Excel has them."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Running
from dingdan_sync import InvalidSyncError, sync
from tests.sync.equality import WAIQIN365, everything, query
from waiqin365_api.tables import ORDERS

SINCE = dt.timedelta(days=60)


def sheet(path: Path, name: str) -> tuple[list[Any], list[dict[str, Any]]]:
    """Read the labels of a sheet, and its rows by name of column."""
    with closing(openpyxl.load_workbook(path, read_only=True)) as book:
        labels, names, *rows = book[name].values
    return list(labels), [dict(zip(names, row, strict=True)) for row in rows]


def test_workbook_has_what_the_platform_has(box: Running, wq: Waiqin365, tmp_path: Path) -> None:
    path = tmp_path / "orders.xlsx"
    sync(wq, to=f"xlsx:///{path}", since=SINCE)
    labels, rows = sheet(path, "orders")
    assert labels[:3] == ["tenant", "勤策订单ID", "创建时间"]
    by_id = {row["id"]: row for row in rows}
    orders = everything(wq, ORDERS)
    assert by_id.keys() == {order.id for order in orders}
    for order in orders:
        row = by_id[order.id]
        assert row["create_time"] == order.create_time.replace(tzinfo=None)
        assert order.order_amount is None or Decimal(str(row["order_amount"])) == order.order_amount
    with closing(openpyxl.load_workbook(path, read_only=True)) as book:
        names = book.sheetnames
    assert names == [table.name.partition("_")[2] for document in WAIQIN365 for table in document.tables]


def test_next_run_replaces_the_workbook(box: Running, wq: Waiqin365, tmp_path: Path) -> None:
    path = tmp_path / "orders.xlsx"
    to = f"xlsx:///{path}"
    sync(wq, to=to, since=SINCE, tables=["returns"])
    query(f"sqlite:///{path}.sqlite", "update waiqin365_returns set return_no = '007'")
    sync(wq, to=to, since=SINCE, tables=["returns"])
    assert {row["return_no"] for row in sheet(path, "returns")[1]} == {"007"}
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_workbook_has_its_ending() -> None:
    with pytest.raises(InvalidSyncError, match=r"ends in \.xlsx"):
        sync(Waiqin365("a", "b"), to="xlsx:///orders.xls")
