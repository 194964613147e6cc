"""The state of a destination: rows, cursors and lags."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dingdan import Waiqin365
from dingdan_sync import InvalidSyncError, UnreachableError, status, sync
from tests.sync.conftest import KINDS
from tests.sync.equality import everything, query
from waiqin365_api.tables import ORDERS

SINCE = dt.timedelta(days=60)


def test_status_has_rows_and_cursor_of_each_document_and_tenant(wq: Waiqin365, to: str) -> None:
    assert_nothing_is_there(to)
    for tenant in ("north", "south"):
        sync(wq, to=to, tables=["orders", "returns"], since=SINCE, tenant=tenant)
    found = status(to)
    assert [(each.platform, each.tenant, each.document) for each in found] == [
        ("waiqin365", tenant, document) for tenant in ("north", "south") for document in ("orders", "returns")
    ]
    for each in found:
        assert {name: query(to, f"select count(*) from {name}")[0][0] for name in each.rows} == {
            name: 2 * rows for name, rows in each.rows.items()
        }
        assert each.rows[f"waiqin365_{each.document}"] > 10
        assert (
            dt.timedelta()
            <= each.lag
            == pytest.approx(dt.datetime.now(dt.UTC) - each.cursor, abs=dt.timedelta(hours=1))
        )
        assert each.since < each.cursor


def assert_nothing_is_there(to: str) -> None:
    """A server's empty database has no state; a file that is not there is not made."""
    if to.startswith(("postgresql:", "mysql:")):
        assert status(to) == []
        return
    with pytest.raises(UnreachableError, match=r"no sync has written to .*there is no such file"):
        status(to)
    assert not Path(to.partition(":///")[2]).exists()


@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_status_of_files_reads_what_the_sync_keeps(wq: Waiqin365, tmp_path: Path, kind: str) -> None:
    to = f"{kind}:///{tmp_path}/orders.{kind}"
    with pytest.raises(UnreachableError):
        status(to)
    assert not any(tmp_path.iterdir())
    sync(wq, to=to, tables=["orders"], since=SINCE)
    (found,) = status(to)
    # Not what the report counts: a row at the end of a window is written twice.
    assert found.rows["waiqin365_order_lines"] == sum(len(order.prods) for order in everything(wq, ORDERS)) > 0


def test_status_of_an_address_that_is_none() -> None:
    with pytest.raises(InvalidSyncError, match="unknown"):
        status("oracle://somewhere/orders")
    assert "sqlite" in KINDS
