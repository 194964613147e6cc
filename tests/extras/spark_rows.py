"""Reads of Spark, comparable with the tables of a sync."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import DataFrame, SparkSession

from dingdan_runtime.tables import Table
from tests.sync.equality import Rows, platform_rows

SINCE = "2026-01-01"


def load(spark: SparkSession, table: str, platform: str = "waiqin365", **options: str) -> DataFrame:
    """Read a table."""
    reader = spark.read.format(platform).option("table", table).option("since", SINCE)
    return reader.options(**options).load()


def rows_of(table: pa.Table, tenant: str) -> Rows:
    """The rows of a tenant."""
    mine = table.filter(pc.equal(table["tenant"], tenant))
    return platform_rows(mine.drop_columns(["tenant"]))


def differences_of_spark(
    spark: SparkSession, synced: Path, tables: Sequence[Table], folder: Path, **options: str
) -> dict[str, int]:
    """Count the rows of each table in which Spark and a sync to DuckDB differ; none is left out if none.

    Spark writes Parquet, and DuckDB compares: this holds for 100,000 orders too.
    """
    found = {}
    with duckdb.connect(synced) as database:
        for table in tables:
            load(spark, table.name, table.name.partition("_")[0], **options).write.parquet(str(folder / table.name))
            files = f"read_parquet('{folder}/{table.name}/*.parquet')"
            columns = [
                (name, kind) for name, kind, *_ in database.execute(f"describe select * from {files}").fetchall()
            ]
            named = ", ".join(f'"{name}"' for name, _ in columns)
            cast = ", ".join(f'"{name}"::{kind}' for name, kind in columns)
            read, there = f"select {named} from {files}", f"select {cast} from {table.name}"
            found[table.name] = sum(
                database.execute(f"select count(*) from ({first} except all {second})").fetchall()[0][0]
                for first, second in ((read, there), (there, read))
            )
            assert database.execute(f"select count(*) from {files}").fetchall() != [(0,)]
    return {name: count for name, count in found.items() if count}
