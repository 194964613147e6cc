"""The source of dlt: what it loads equals the platform, and a later run moves only what changed."""

from __future__ import annotations

import datetime as dt
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dlt
import duckdb
import pytest
from dlt.pipeline.exceptions import PipelineStepFailed

from dingdan import Waiqin365, Wshoto
from dingdan_runtime.tables import Document
from dingdan_sandbox import Running, Sandbox, running
from dingdan_sync import InvalidSyncError
from dingdan_sync.dlt import source
from tests.sync.equality import differences, differences_of_wshoto
from waiqin365_api.tables import ORDERS, RETURNS
from wshoto_api.tables import MALL_ORDERS, VALET_ORDERS

SINCE = dt.timedelta(days=60)


@pytest.fixture(autouse=True)
def hosts(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[Any]]:
    """The hosts that are asked for while a test runs: this machine alone."""
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")
    asked: set[Any] = set()
    resolve = socket.getaddrinfo

    def noted(host: Any, *rest: Any, **named: Any) -> Any:
        asked.add(host)
        return resolve(host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", noted)
    yield asked
    assert asked <= {"127.0.0.1", "localhost"}


class Loaded:
    """A pipeline into a file of DuckDB, and views of its tables for those who compare."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "orders.duckdb"
        self.to = f"duckdb:///{self.path}"

    def run(self, found: Any) -> dict[str, int]:
        """Load; return the rows of each table that moved."""
        pipeline = dlt.pipeline(
            "orders",
            pipelines_dir=str(self.folder / "pipelines"),
            destination=dlt.destinations.duckdb(str(self.path), create_indexes=False),
            dataset_name="loaded",
        )
        pipeline.run(found).raise_on_failed_jobs()
        counts: dict[str, int] = pipeline.last_trace.last_normalize_info.row_counts
        return {name: count for name, count in counts.items() if not name.startswith("_dlt")}

    def show(self, documents: tuple[Document[Any], ...]) -> None:
        """Make views with the columns as the sync names them."""
        with duckdb.connect(self.path) as connection:
            for table in (table for document in documents for table in document.tables):
                renamed = "rename (return_idx as return_id_)" if table.name == "waiqin365_return_lines" else ""
                connection.execute(
                    f"create or replace view main.{table.name} as select * {renamed} from loaded.{table.name}"
                )

    def count(self, table: str, where: str) -> int:
        with duckdb.connect(self.path) as connection:
            return int(connection.execute(f"select count(*) from loaded.{table} where {where}").fetchall()[0][0])


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    return Loaded(tmp_path)


def test_later_run_moves_what_changed_and_equals_the_platform(box: Running, wq: Waiqin365, loaded: Loaded) -> None:
    loaded.run(source(wq, tables=["orders", "returns"], since=SINCE))
    loaded.show((ORDERS, RETURNS))
    assert differences(wq, loaded.to, (ORDERS, RETURNS)) == {}
    first, second, third, fourth, *_ = box.ids("orders")
    box.edit("orders", first, order_remark="改了", order_amount="1.123456789")
    box.edit("orders", second, prods=[], exts=[])
    box.delete("orders", third)
    box.edit("orders", fourth, prods=box.get("orders", fourth)["prods"][:1])
    added = box.add("orders")
    box.delete("returns", box.ids("returns")[0])
    moved = loaded.run(source(wq, tables=["orders", "returns"], since=SINCE))
    assert differences(wq, loaded.to, (ORDERS, RETURNS)) == {}
    assert 5 <= moved["waiqin365_orders"] < 20
    assert loaded.count("waiqin365_orders", f"id = '{added}'") == 1
    assert loaded.count("waiqin365_order_lines", f"order_id in ('{second}', '{third}')") == 0
    assert loaded.count("waiqin365_orders", "deleted") == 0

    shutil.rmtree(loaded.folder / "pipelines")  # as in a new container: the destination has the state too
    box.edit("orders", added, order_remark="又改了")
    assert loaded.run(source(wq, tables=["orders", "returns"], since=SINCE))["waiqin365_orders"] < 20
    assert differences(wq, loaded.to, (ORDERS, RETURNS)) == {}


def test_wshoto_equals_the_platform_after_edits(box: Running, loaded: Loaded) -> None:
    with Wshoto(box.sandbox.appid, box.sandbox.app_secret, base_url=box.url) as ws:
        names = ["valet_orders", "mall_orders"]
        loaded.run(source(ws, tables=names, since=SINCE))
        box.edit("valet_orders", box.ids("valet_orders")[0], remark="改了")
        box.add("mall_orders")
        loaded.run(source(ws, tables=names, since=SINCE))
        loaded.show((VALET_ORDERS, MALL_ORDERS))
        assert differences_of_wshoto(ws, loaded.to) == {}


def test_tenants_have_cursors_of_their_own_and_an_earlier_since_is_read_back(wq: Waiqin365, loaded: Loaded) -> None:
    loaded.run(source(wq, tables=["orders"], since=dt.timedelta(days=1), tenant="north"))
    loaded.run(source(wq, tables=["orders"], since=SINCE, tenant="south"))
    assert loaded.run(source(wq, tables=["orders"], since=SINCE, tenant="north"))["waiqin365_orders"] == 300
    loaded.show((ORDERS,))
    for tenant in ("north", "south"):
        assert differences(wq, loaded.to, (ORDERS,), tenant) == {}


def test_orders_that_change_while_they_are_read_come_once(loaded: Loaded) -> None:
    edited = Sandbox(orders=100, page_size=10, edits_per_request=0.5, edit_kinds=["orders"])
    with (
        running(edited) as box,
        Waiqin365(edited.openid, edited.appkey, base_url=box.url) as client,
    ):
        for _ in range(2):
            loaded.run(source(client, tables=["orders"], since=SINCE, pause=dt.timedelta()))
        assert loaded.count("waiqin365_orders", "true") > 80
        with duckdb.connect(loaded.path) as connection:
            twice = "select id from loaded.waiqin365_orders group by id having count(*) > 1"
            assert connection.execute(twice).fetchall() == []


def test_rows_of_another_account_are_refused(wq: Waiqin365, loaded: Loaded) -> None:
    loaded.run(source(wq, tables=["orders"], since=SINCE))
    with (
        running(Sandbox(orders=10, openid="another")) as other,
        Waiqin365("another", other.sandbox.appkey, base_url=other.url) as client,
    ):
        with pytest.raises(PipelineStepFailed, match="the rows of tenant 'default' came with another openid"):
            loaded.run(source(client, tables=["orders"], since=SINCE))
        assert len(other.requests) == 0


def test_documents_cannot_be_marked(wq: Waiqin365) -> None:
    with pytest.raises(InvalidSyncError, match="deleted is 'mark': a source of dlt removes deleted documents"):
        source(wq, deleted="mark")
