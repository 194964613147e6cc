"""MySQL and MariaDB, by SQLAlchemy and PyMySQL.

Amounts are `decimal(56, 18)`, times `datetime(6)` in the time of Asia/Shanghai, which these databases cannot say.
Tables are made outside of transactions: a run that is killed while it makes them makes the others next time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import sqlalchemy
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from dingdan_sync.compute import compute
from dingdan_sync.destinations.columns import quote
from dingdan_sync.destinations.sql import SqlDestination
from dingdan_sync.destinations.text import as_text
from dingdan_sync.errors import (
    AccessDeniedError,
    AlreadyRunningError,
    DestinationError,
    DiskFullError,
    ReadOnlyError,
    UnreachableError,
)
from dingdan_sync.windows import ZONE

LOCK_SECONDS = 5
"""Seconds to wait for a lock: the server needs a moment to notice that a process was killed."""
UNICODE = "character set utf8mb4 collate utf8mb4_bin"
TYPES = {
    "text": f"longtext {UNICODE}",
    "integer": "bigint",
    "timestamp": "datetime(6)",
    "date": "date",
    "boolean": "boolean",
}
KEY_TEXT = f"varchar(191) {UNICODE}"
"""Text in keys: longer columns do not fit into an index."""
AMOUNT = "decimal(56, 18)"
SETTINGS = "set sql_mode = 'ANSI_QUOTES,STRICT_ALL_TABLES', time_zone = '+08:00'"
ERRORS: dict[int, type[DestinationError]] = {
    **dict.fromkeys((1044, 1045, 1049, 1698), AccessDeniedError),
    **dict.fromkeys((1142, 1143, 1290, 1792, 1836), ReadOnlyError),
    **dict.fromkeys((1021, 1114), DiskFullError),
    **dict.fromkeys((1053, 2002, 2003, 2005, 2006, 2013, 2055), UnreachableError),
}
"""By the number of the error."""


class MySQL(SqlDestination):
    """A database of a MySQL or MariaDB server."""

    def __init__(self, where: str, url: sqlalchemy.URL) -> None:
        """Connect.

        Args:
            where: The address without a password, for errors.
            url: The address.

        Raises:
            UnreachableError: No server answers.
            AccessDeniedError: It refuses the user, the password or the database.
        """
        self._where = where
        try:
            engine = sqlalchemy.create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
            self._connection = engine.connect()
            self.execute(SETTINGS)
        except DBAPIError as error:
            raise self.translate(error) or error from error

    @contextmanager
    def lock(self, platform: str) -> Iterator[None]:
        """Hold a named lock of the server; it ends with the connection."""
        name = [f"dingdan_sync {platform}"]
        key = "left(concat(?, ' ', database()), 64)"
        with self.errors():
            if self.execute(f"select get_lock({key}, {LOCK_SECONDS})", name) != [(1,)]:
                raise AlreadyRunningError(f"another sync of {platform} writes to {self._where}: wait until it ends")
        try:
            yield
        finally:
            if not self._connection.invalidated and not self._connection.closed:
                self.execute(f"do release_lock({key})", name)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement."""
        done = self._connection.exec_driver_sql(_marked(sql) if values else sql, tuple(values))
        return [tuple(row) for row in done] if done.returns_rows else []

    def insert(self, name: str, rows: pa.Table) -> None:
        """Insert rows, several in one statement."""
        columns = ", ".join(map(quote, rows.column_names))
        sql = _marked(f"insert into {quote(name)} ({columns}) values ({', '.join('?' * rows.num_columns)})")
        for batch in _local_times(as_text(rows), rows.schema).to_batches():
            self._connection.exec_driver_sql(sql, list(zip(*(each.to_pylist() for each in batch.columns), strict=True)))

    def one_of(self, column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
        """List the values."""
        return f"{column} in ({', '.join('?' * len(values)) or 'null'})", list(values)

    def exists(self, name: str) -> bool:
        """Look into the catalogue."""
        return bool(
            self.execute(
                "select 1 from information_schema.tables where table_schema = database() and table_name = ?", [name]
            )
        )

    def sql_type(self, logical: str, key: bool = False) -> str:
        """The type of MySQL."""
        return KEY_TEXT if key and logical == "text" else TYPES.get(logical, AMOUNT)

    def time_text(self, moment: dt.datetime) -> str:
        """The time of Asia/Shanghai."""
        return moment.astimezone(ZONE).replace(tzinfo=None, microsecond=0).isoformat(" ")

    def drop_temporary(self, name: str) -> None:
        """Drop it without ending the transaction."""
        self.execute(f"drop temporary table {name}")

    def widen(self, name: str, column: str, logical: str) -> None:
        """Do nothing: 18 places are the most that a scale rises to."""

    def translate(self, error: Exception) -> DestinationError | None:
        """Find the kind of failure by the number of the error."""
        if not isinstance(error, DBAPIError):
            return None
        arguments: tuple[Any, ...] = getattr(error.orig, "args", ()) or (0, str(error.orig))
        text = str(arguments[-1]).splitlines()[0]
        return ERRORS.get(arguments[0], DestinationError)(f"MySQL {self._where}: {text}. The next run goes on")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _marked(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


def _local_times(text: pa.Table, schema: pa.Schema) -> pa.Table:
    columns = [
        compute.replace_substring_regex(column, r"[+-]\d\d:\d\d$", "") if pa.types.is_timestamp(each.type) else column
        for column, each in zip(text.columns, schema, strict=True)
    ]
    return pa.table(columns, names=text.column_names)
