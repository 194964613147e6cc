"""Streams of Spark: the tables that they keep equal the platform after edits and deletions."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyspark.sql import DataFrame, SparkSession

from dingdan import Waiqin365
from dingdan_runtime.arrow import read
from dingdan_runtime.tables import Table
from dingdan_sandbox import Running
from dingdan_spark import ClockError
from dingdan_spark.options import read_options
from dingdan_spark.partitions import changes
from dingdan_spark.reading import read_partition
from tests.extras.spark_rows import SINCE
from tests.sync.equality import Rows, everything, platform_rows
from waiqin365_api.tables import ORDERS


class Kept:
    """A table that is kept as docs/spark.md says: the rows of all documents of a batch go, the new ones come."""

    def __init__(self, spark: SparkSession, table: Table, folder: Path, credentials: str) -> None:
        self._spark, self._table, self._checkpoint = spark, table, folder / table.name
        self._credentials = credentials
        self._rows: dict[str, list[dict[str, Any]]] = {}
        self._schema: pa.Schema = None
        self.moved: list[int] = []

    def run(self) -> None:
        """Bring the table up to date."""
        options = {"table": self._table.name, "since": SINCE, "deletions": "true", "credentials": self._credentials}
        stream = self._spark.readStream.format("waiqin365").options(**options).load()
        query = (
            stream.writeStream.option("checkpointLocation", str(self._checkpoint))
            .trigger(availableNow=True)
            .foreachBatch(self._take)
            .start()
        )
        assert query.awaitTermination(300)

    def _take(self, frame: DataFrame, number: int) -> None:
        batch = frame.toArrow()
        self._schema = batch.schema
        rows = batch.to_pylist()
        self.moved.append(len(rows))
        for owner in {row[self._table.owner] for row in rows}:
            self._rows[owner] = []
        for row in rows:
            if not row["deleted"]:
                self._rows[row[self._table.owner]].append(row)

    def rows(self) -> Rows:
        flat = [row for each in self._rows.values() for row in each]
        table = pa.Table.from_pylist(flat, schema=self._schema)
        return platform_rows(table.drop_columns(["tenant", "deleted"]))

    def offsets(self) -> list[dict[str, Any]]:
        """The offsets in the checkpoint."""
        files = sorted((self._checkpoint / "offsets").glob("[0-9]*"), key=lambda each: int(each.name))
        return [json.loads(each.read_text().splitlines()[-1]) for each in files]


def test_streams_equal_the_platform_after_edits_and_deletions(
    spark: SparkSession, box: Running, wq: Waiqin365, tmp_path: Path, keys: Callable[..., str]
) -> None:
    kept = [Kept(spark, table, tmp_path, keys(default=box)) for table in ORDERS.tables[:2]]
    for _ in range(2):
        for each in kept:
            each.run()
        platform = read(everything(wq, ORDERS), ORDERS.record)
        assert [each.rows() == platform_rows(platform[each._table.name]) for each in kept] == [True, True]
        first, second, third, *_ = (each for each in box.ids("orders") if box.get("orders", each)["status"] == "1")
        box.edit("orders", first, order_remark="改了", order_amount="1.123456789")
        box.edit("orders", second, prods=[])
        box.delete("orders", third)
        box.add("orders")
    assert kept[0].moved[-1] < 20 < kept[0].moved[0]
    offsets = kept[0].offsets()
    assert [list(each["cursors"]) for each in offsets] == [["default"]] * 2
    assert offsets[0]["cursors"]["default"] <= offsets[1]["cursors"]["default"]


def test_stream_must_say_if_it_wants_deletions(spark: SparkSession) -> None:
    stream = spark.readStream.format("waiqin365").option("table", "orders")
    with pytest.raises(Exception, match="InvalidOptionError: a stream needs the option deletions"):
        stream.load().writeStream.format("noop").start().awaitTermination(60)


def test_clock_of_the_driver_that_is_ahead_is_an_error(box: Running, keys: Callable[..., str]) -> None:
    options = read_options("waiqin365", {"table": "orders", "credentials": keys(default=box), "pause_seconds": "0"})
    ahead = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    (partition,) = changes(options, {"default": ahead - dt.timedelta(hours=2)}, ahead)
    with pytest.raises(ClockError, match="by the driver's clock, and the platform says"):
        list(read_partition(options, partition))
