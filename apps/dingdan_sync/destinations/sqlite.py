"""SQLite: a file, by the standard library.

It has no decimals and no times. Amounts are kept as text with all their digits (`sum(amount)` adds them as floating
numbers), times as text that sorts as they do.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pyarrow as pa

from dingdan_sync.destinations.columns import quote, scale_of
from dingdan_sync.destinations.file_lock import lock_file, open_error
from dingdan_sync.destinations.sql import SqlDestination
from dingdan_sync.destinations.text import as_text
from dingdan_sync.errors import DestinationError, DiskFullError, ReadOnlyError, UnreachableError

ZEROS = "0" * 38
WAIT_SECONDS = 30
"""Seconds to wait for a program that writes to the file."""


class SQLite(SqlDestination):
    """A file of SQLite."""

    except_rows = "except"

    def __init__(self, path: str) -> None:
        """Open a file, or make it.

        Raises:
            UnreachableError: It cannot be opened, or is no database.
        """
        self._path = path
        try:
            self._connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
            self._connection.execute("pragma journal_mode = wal")
        except sqlite3.Error as error:
            raise self.translate(error) or error from error

    def lock(self, platform: str) -> AbstractContextManager[None]:
        """Hold a lock beside the file."""
        return lock_file(self._path, platform)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement."""
        return self._connection.execute("begin immediate" if sql == "begin" else sql, values).fetchall()

    def insert(self, name: str, rows: pa.Table) -> None:
        """Insert rows, written as text."""
        columns = ", ".join(map(quote, rows.column_names))
        marks = ", ".join("?" * rows.num_columns)
        for batch in as_text(rows).to_batches():
            self._connection.executemany(
                f"insert into {quote(name)} ({columns}) values ({marks})",
                zip(*(column.to_pylist() for column in batch.columns), strict=True),
            )

    def one_of(self, column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
        """Pass the values as one JSON text: their number has no limit. It ends a value at a NUL, so those are apart."""
        apart = [each for each in values if "\0" in each]
        more = f" union all values {', '.join(['(?)'] * len(apart))}" if apart else ""
        listed = json.dumps([each for each in values if "\0" not in each])
        return f"{column} in (select value from json_each(?){more})", [listed, *apart]

    def exists(self, name: str) -> bool:
        """Look into the schema."""
        return bool(self.execute("select 1 from sqlite_master where name = ? and type in ('table', 'view')", [name]))

    def sql_type(self, logical: str, key: bool = False) -> str:  # noqa: ARG002
        """Integers are integers; all else is text."""
        return "integer" if logical in ("integer", "boolean") else "text"

    def widen(self, name: str, column: str, logical: str) -> None:
        """Write the amounts that are there with the places of those that come, so that equal ones are equal text."""
        places, amount = scale_of(logical), quote(column)
        point = f"instr({amount}, '.')"
        missing = f"{places} - (length({amount}) - {point})"
        whole = f"{amount} || '.' || substr('{ZEROS}', 1, {places})"
        padded = f"{amount} || substr('{ZEROS}', 1, {missing})"
        self.execute(
            f"update {quote(name)} set {amount} = case {point} when 0 then {whole} else {padded} end "
            f"where {amount} is not null"
        )

    def translate(self, error: Exception) -> DestinationError | None:
        """Find the kind of failure by the code of SQLite."""
        if not isinstance(error, sqlite3.Error):
            return None
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        where = f"SQLite {self._path}: {error}"
        if code == sqlite3.SQLITE_FULL:
            return DiskFullError(f"{where}. Make room; the next run goes on")
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
            return ReadOnlyError(f"{where}. Make the file and its folder writable")
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_BUSY):
            return open_error(f"{where}", Path(self._path))
        return DestinationError(where)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


__all__ = ["SQLite", "UnreachableError"]
