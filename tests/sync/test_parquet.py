"""A folder of Parquet files: equal to the platform, replaced month by month, whole after a run that failed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow.dataset as ds
import pytest

from dingdan import Waiqin365
from dingdan_runtime.arrow import read
from dingdan_sandbox import Running
from dingdan_sync import Sync, sync
from tests.sync.equality import WAIQIN365, everything, platform_rows, query
from waiqin365_api.tables import ORDERS

SINCE = dt.timedelta(days=60)


def unequal(wq: Waiqin365, folder: Path) -> list[str]:
    """Names of the tables whose files are not what the platform has."""
    found = []
    for document in WAIQIN365:
        for name, table in read(everything(wq, document), document.record).items():
            there = table.schema.empty_table()
            if (folder / name).is_dir():
                there = ds.dataset(folder / name, partitioning=None).to_table(columns=table.column_names)
            if platform_rows(table) != platform_rows(there):
                found.append(name)
    return found


def test_files_are_what_the_platform_has(box: Running, wq: Waiqin365, tmp_path: Path) -> None:
    sync(wq, to=f"parquet:///{tmp_path}/orders", since=SINCE)
    assert unequal(wq, tmp_path / "orders") == []
    assert [each.name for each in (tmp_path / "orders").rglob("*.new")] == []


def test_files_of_other_months_are_left_alone(box: Running, wq: Waiqin365, tmp_path: Path) -> None:
    to = f"parquet:///{tmp_path}/orders"
    sync(wq, to=to, since=SINCE)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "orders").rglob("data.parquet")}
    wq.orders.close(id=everything(wq, ORDERS)[-1].id)
    sync(wq, to=to, since=SINCE)
    changed = {path.parts[-3] for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert changed == {"waiqin365_orders", "waiqin365_order_lines", "waiqin365_order_custom_fields"}
    assert unequal(wq, tmp_path / "orders") == []


def test_months_of_a_run_that_broke_off_are_written_by_the_next(
    box: Running, wq: Waiqin365, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = f"parquet:///{tmp_path}/orders"
    with Sync(wq, to=to, since=SINCE) as opened:
        # The process ends after the last package and before the files.
        monkeypatch.setattr(opened.destination, "finish", lambda _: None)
        opened.run()
    assert query(f"duckdb:///{tmp_path}/orders/.dingdan.duckdb", "select count(*) from dingdan_sync_months") != [(0,)]
    sync(wq, to=to, since=SINCE)
    assert unequal(wq, tmp_path / "orders") == []
