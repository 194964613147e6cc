"""DuckDB: the embedded default. Rows go in as Arrow tables.

There are no primary keys and no indexes: deleting and inserting a key in one transaction fails with them, and a scan of
one column finds the rows of a package quickly.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dingdan_sync.destinations.columns import quote
from dingdan_sync.destinations.file_lock import lock_file, open_error
from dingdan_sync.destinations.sql import SqlDestination
from dingdan_sync.errors import AlreadyRunningError, DestinationError, DiskFullError, ReadOnlyError, SyncError

CONFIG: dict[str, Any] = {"threads": 1, "memory_limit": "80MB", "checkpoint_threshold": "64MB"}
"""Its cache of blocks grows to the limit, however few are needed: it is what makes a process grow with the file. What
needs more spills to a file beside the database. A checkpoint every 16 MB, the default, takes half of the time of a
package."""
TYPES = {"text": "varchar", "integer": "bigint", "timestamp": "timestamptz", "date": "date", "boolean": "boolean"}


NEW_FILE_SECONDS = 2.0
"""Seconds to wait for another process that is making the file: until its headers are written it is no database."""
HEADER_BYTES = 3 * 4096


class DuckDB(SqlDestination):
    """A file of DuckDB."""

    key_index = False

    def __init__(self, path: str) -> None:
        """Open a file, or make it.

        Raises:
            UnreachableError: It cannot be opened, or is no database.
            AlreadyRunningError: Another process has it open.
        """
        self._path = path
        try:
            self._connection = _connect(path)
        except duckdb.Error as error:
            raise self.translate(error) or error from error

    def lock(self, platform: str) -> AbstractContextManager[None]:
        """Hold a lock beside the file; DuckDB itself keeps other processes out."""
        return lock_file(self._path, platform)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement."""
        return self._connection.execute(sql, list(values)).fetchall()

    def insert(self, name: str, rows: pa.Table) -> None:
        """Insert rows."""
        columns = ", ".join(map(quote, rows.column_names))
        # Not by register(): within a transaction DuckDB keeps what was registered. It finds the variable by its name.
        dingdan_sync_incoming = rows  # noqa: F841
        self._connection.execute(f"insert into {quote(name)} ({columns}) select * from dingdan_sync_incoming")

    def one_of(self, column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
        """Pass the values as one list."""
        return f"{column} in (select unnest(?::varchar[]))", [list(values)]

    def exists(self, name: str) -> bool:
        """Look into the catalogue."""
        # Half of the time of information_schema.tables.
        tables = "select 1 from duckdb_tables() where table_name = ?"
        views = "select 1 from duckdb_views() where view_name = ?"
        return bool(self.execute(f"{tables} union all {views}", [name, name]))

    def sql_type(self, logical: str, key: bool = False) -> str:  # noqa: ARG002
        """The type of DuckDB."""
        return TYPES.get(logical, logical)

    def widen(self, name: str, column: str, logical: str) -> None:
        """Alter the type."""
        self.execute(f"alter table {quote(name)} alter column {quote(column)} type {logical}")

    def translate(self, error: Exception) -> SyncError | None:
        """Find the kind of failure by the class and the text of DuckDB's error."""
        if not isinstance(error, duckdb.Error):
            return None
        text = str(error).splitlines()[0]
        where = f"DuckDB {self._path}: {text}"
        if "Could not set lock" in text:
            return AlreadyRunningError(f"{where}. Another process has the file open")
        if "No space left" in text or "ENOSPC" in text:
            return DiskFullError(f"{where}. Make room; the next run goes on")
        if "read-only" in text or "Permission denied" in text or "Read-only" in text:
            return ReadOnlyError(f"{where}. Make the file and its folder writable")
        if isinstance(error, duckdb.IOException | duckdb.ConnectionException):
            return open_error(where, Path(self._path))
        return DestinationError(where)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _connect(path: str) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + NEW_FILE_SECONDS
    incomplete = True  # the headers may have been written between the failure and a look at the size
    while True:
        try:
            return duckdb.connect(path, config=CONFIG)
        except duckdb.IOException as error:
            if "valid DuckDB database file" not in str(error) or time.monotonic() > deadline or not incomplete:
                raise
            incomplete = _is_short(path)
        time.sleep(0.02)


def _is_short(path: str) -> bool:
    try:
        return Path(path).stat().st_size < HEADER_BYTES
    except OSError:
        return False
