"""The data sources: formats `waiqin365` and `wshoto`, in batches and as streams."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import pyarrow as pa
from pyspark.sql.datasource import (  # pyright: ignore[reportMissingImports]
    DataSource,
    DataSourceReader,
    DataSourceStreamReader,
)
from pyspark.sql.types import StructType  # pyright: ignore[reportMissingImports]

from dingdan_spark.errors import InvalidOptionError
from dingdan_spark.options import ReadOptions, read_options
from dingdan_spark.partitions import WindowsPartition, changes, snapshot
from dingdan_spark.reading import read_partition
from dingdan_spark.schemas import spark_schema

CURSORS = "cursors"
"""Key of an offset: the end of the last batch, by tenant."""


class _Source(DataSource):  # type: ignore[misc]
    """The common parts of both formats."""

    platform: ClassVar[str]

    def __init__(self, options: Mapping[str, str]) -> None:
        """Check the options.

        Raises:
            InvalidOptionError: One is wrong.
        """
        super().__init__(options)
        self._read = read_options(self.platform, {name.lower(): text for name, text in options.items()})

    @classmethod
    def name(cls) -> str:
        """The name of the format."""
        return cls.platform

    def schema(self) -> StructType:
        """The columns of the table."""
        return spark_schema(self._read)

    def reader(self, schema: StructType) -> DataSourceReader:
        """Read the documents that were created since the first moment."""
        _check_schema(schema, self._read)
        return _Reader(self._read)

    def streamReader(self, schema: StructType) -> DataSourceStreamReader:  # noqa: N802 - the name is Spark's
        """Read these, and then what changes.

        Raises:
            InvalidOptionError: The options do not say if deletions are wanted.
        """
        _check_schema(schema, self._read)
        if self._read.deletions is None:
            raise InvalidOptionError(
                "a stream needs the option deletions: 'true' adds a column deleted and rows that say which documents "
                "have no rows any more; 'false' leaves them out, and whoever writes the table keeps rows that are gone"
            )
        return _StreamReader(self._read)


class Waiqin365Source(_Source):
    """The format `waiqin365`: orders, shipments, returns and van sales of Waiqin365, their lines and custom fields."""

    platform = "waiqin365"


class WshotoSource(_Source):
    """The format `wshoto`: orders of Wshoto, their lines and custom fields."""

    platform = "wshoto"


class _Reader(DataSourceReader):  # type: ignore[misc]
    def __init__(self, options: ReadOptions) -> None:
        self._options = options

    def partitions(self) -> list[WindowsPartition]:
        """The windows of all tenants, dealt among tasks."""
        return snapshot(self._options, self._options.tenants, dt.datetime.now(dt.UTC))

    def read(self, partition: WindowsPartition) -> Iterator[pa.RecordBatch]:
        """Read some windows of a tenant, in a worker."""
        return read_partition(self._options, partition)


class _StreamReader(DataSourceStreamReader):  # type: ignore[misc]
    """Offsets have the end of the last batch by tenant; one that has none is read from the first moment on."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options

    def initialOffset(self) -> dict[str, Any]:  # noqa: N802 - the name is Spark's
        """Nothing was read yet."""
        return {CURSORS: {}}

    def latestOffset(self, start: dict[str, Any], limit: object) -> dict[str, Any]:  # noqa: N802, ARG002 - Spark's
        """The present, by the clock of the driver; `read` compares it with the platform's."""
        now = dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()
        kept: dict[str, str] = start[CURSORS]
        return {CURSORS: {**kept, **{tenant: max(now, kept.get(tenant, now)) for tenant in self._options.tenants}}}

    def partitions(self, start: dict[str, Any], end: dict[str, Any]) -> list[WindowsPartition]:
        """A snapshot of tenants that are new, and the changes of the others."""
        old: dict[str, str] = start[CURSORS]
        due = [tenant for tenant in self._options.tenants if end[CURSORS].get(tenant) != old.get(tenant)]
        if not due:
            return []
        until = max(_moment(end[CURSORS][tenant]) for tenant in due)
        new = tuple(tenant for tenant in due if tenant not in old)
        back = self._back()
        since = {tenant: _moment(old[tenant]) - back for tenant in due if tenant in old}
        return [*(snapshot(self._options, new, until) if new else []), *changes(self._options, since, until)]

    def _back(self) -> dt.timedelta:
        document = self._options.document
        return self._options.overlap if document.modified else dt.timedelta(days=self._options.trailing_days)

    def read(self, partition: WindowsPartition) -> Iterator[pa.RecordBatch]:
        """Read some windows of a tenant, in a worker."""
        return read_partition(self._options, partition)


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _check_schema(given: StructType, options: ReadOptions) -> None:
    """Refuse a schema of the user's that is another one.

    Raises:
        InvalidOptionError: It is.
    """
    wanted = spark_schema(options)
    if [(field.name, field.dataType) for field in given] != [(field.name, field.dataType) for field in wanted]:
        raise InvalidOptionError(f"the schema of {options.table} follows from the options: leave .schema(…) out")
