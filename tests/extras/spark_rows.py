"""Reads of Spark, comparable with the tables of a sync."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import SparkSession

from dingdan_runtime.arrow import schema
from dingdan_runtime.tables import Table
from tests.sync.equality import Rows, platform_rows, rows

SINCE = "2026-01-01"


def load(spark: SparkSession, table: str, platform: str = "waiqin365", **options: str) -> pa.Table:
    """Read a table."""
    reader = spark.read.format(platform).option("table", table).option("since", SINCE)
    return reader.options(**options).load().toArrow()


def rows_of(table: pa.Table, tenant: str = "default") -> Rows:
    """The rows of a tenant."""
    mine = table.filter(pc.equal(table["tenant"], tenant))
    return platform_rows(mine.drop_columns(["tenant"]))


def differences_of_spark(spark: SparkSession, to: str, tables: Sequence[Table], **options: str) -> dict[str, int]:
    """Count the rows of each table in which Spark and a sync differ; none is left out if none."""
    found = {}
    for table in tables:
        platform = table.name.partition("_")[0]
        read, synced = rows_of(load(spark, table.name, platform, **options)), rows(to, table.name, schema(table))
        found[table.name] = (read - synced).total() + (synced - read).total()
    return {name: count for name, count in found.items() if count}
