"""The spool: each document once, in its latest version, and rows that say what is deleted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Running
from dingdan_sync.dlt import source
from dingdan_sync.feeds import feeds
from dingdan_sync.packing import Packer
from dingdan_sync.spool import Spool, most_places, with_deletions

NOW = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)


def test_document_of_two_packages_comes_once_as_it_was_last(box: Running, wq: Waiqin365) -> None:
    (feed,) = feeds(wq, ["orders"])
    packer = Packer(feed, "north", "remove", False, most_places(feed.document))
    edited, emptied, deleted, same, *_ = box.ids("orders")
    with Spool() as spool:
        folder = Path(spool._folder.name)
        for number in range(2):
            wanted = [edited, emptied, deleted, *([same] if number == 0 else [])]
            records = [record for each in wanted for record in wq.orders.query(id=each)]
            spool.apply(packer.pack([packer.read(records)], None, NOW).package)
            box.edit("orders", edited, order_remark="改了")
            box.edit("orders", emptied, prods=[])
            box.delete("orders", deleted)
        first, second = spool.changes()
        assert [first.ids, second.ids] == [[same], [edited, emptied, deleted]]
        remarks = [rows["order_remark"].to_pylist() for changes in (first, second) for _, rows in changes.tables[:1]]
        assert remarks[1] == ["改了", records[1].order_remark]
        tables = {target.name: with_deletions(target, rows, second.ids, "north") for target, rows in second.tables}
    assert not folder.exists()

    gone = {name: [row for row in table.to_pylist() if row["deleted"]] for name, table in tables.items()}
    assert [row["id"] for row in gone["waiqin365_orders"]] == [deleted]
    lines = [(row["tenant"], row["order_id"], row["line_no"]) for row in gone["waiqin365_order_lines"]]
    assert lines == [("north", emptied, -1), ("north", deleted, -1)]


def test_source_of_dlt_says_how_to_install_it(wq: Waiqin365) -> None:
    with pytest.raises(ImportError, match=r'dlt is not installed: pip install "dingdan\[dlt\]"'):
        source(wq)
