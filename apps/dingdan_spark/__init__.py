"""Orders of Waiqin365 and Wshoto as data sources of Spark. Needs the extra `spark`, and Java 17.

    from dingdan_spark import register

    register(spark)
    orders = spark.read.format("waiqin365").option("table", "orders").option("since", "2026-11-01").load()

`docs/spark.md` has the options.
"""

from __future__ import annotations

from typing import Any

from dingdan_spark import _pyspark  # noqa: F401 - first, so that its error is the one that is seen
from dingdan_spark.errors import (
    ClockError,
    CredentialsError,
    InvalidOptionError,
    SparkSourceError,
    UnsettledError,
)
from dingdan_spark.sources import Waiqin365Source, WshotoSource

__all__ = [
    "ClockError",
    "CredentialsError",
    "InvalidOptionError",
    "SparkSourceError",
    "UnsettledError",
    "Waiqin365Source",
    "WshotoSource",
    "register",
]


def register(spark: Any) -> None:
    """Register the formats `waiqin365` and `wshoto` with a `SparkSession`."""
    for each in (Waiqin365Source, WshotoSource):
        spark.dataSource.register(each)
