"""PostgreSQL, by psycopg. Rows go in by COPY, as CSV that Arrow writes."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
import psycopg
import pyarrow as pa
import pyarrow.csv

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

LOCK_SECONDS = 5
"""Seconds to wait for a lock: the server needs a moment to notice that a process was killed."""
TYPES = {"text": "text", "integer": "bigint", "timestamp": "timestamptz", "date": "date", "boolean": "boolean"}
NO_NUL = "\N{REPLACEMENT CHARACTER}"
"""Stands for NUL, for which PostgreSQL's text has no place."""
CSV = pyarrow.csv.WriteOptions(include_header=False, quoting_style="all_valid")


class PostgreSQL(SqlDestination):
    """A database of a PostgreSQL server; tables are in the first schema of its search path."""

    def __init__(self, where: str, **options: Any) -> None:
        """Connect.

        Args:
            where: The address without a password, for errors.
            options: Parameters of the connection.

        Raises:
            UnreachableError: No server answers.
            AccessDeniedError: It refuses the user, the password or the database.
        """
        self._where = where
        try:
            self._connection = psycopg.connect(**options, autocommit=True, application_name="dingdan_sync")
            self._connection.execute("set standard_conforming_strings = on")
        except psycopg.Error as error:
            text = str(error)
            denied = "authentication failed" in text or "no password supplied" in text or "does not exist" in text
            kind = AccessDeniedError if denied else UnreachableError
            raise kind(f"PostgreSQL {where}: {_first_line(error)}") from error

    @contextmanager
    def lock(self, platform: str) -> Iterator[None]:
        """Hold an advisory lock of the database; it ends with the connection."""
        key = f"dingdan_sync {platform}"
        deadline = time.monotonic() + LOCK_SECONDS
        with self.errors():
            while not self.execute(
                "select pg_try_advisory_lock(hashtext(?), current_schema()::regnamespace::oid::int)", [key]
            )[0][0]:
                if time.monotonic() > deadline:
                    raise AlreadyRunningError(f"another sync of {platform} writes to {self._where}: wait until it ends")
                time.sleep(0.1)
        try:
            yield
        finally:
            if not self._connection.closed:
                self.execute("select pg_advisory_unlock_all()")

    def execute(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement."""
        statement: Any = re.sub(r"\?", "%s", sql.replace("%", "%%")) if values else sql
        done = self._connection.execute(statement, list(values) or None)
        return done.fetchall() if done.description else []

    def insert(self, name: str, rows: pa.Table) -> None:
        """Copy rows."""
        columns = ", ".join(map(quote, rows.column_names))
        text = as_text(rows)
        lines = _csv(text)
        if b"\0" in lines:  # looked for once in all of it: a search in each column takes longer than writing the CSV
            lines = _csv(pa.table([_storable(each) for each in text.columns], names=text.column_names))
        statement: Any = f"copy {quote(name)} ({columns}) from stdin (format csv)"
        with self._connection.cursor() as cursor, cursor.copy(statement) as copy:
            copy.write(lines)

    def one_of(self, column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
        """Pass the values as one JSON text: psycopg takes ten times as long to write an array."""
        listed = msgspec.json.encode([each.replace("\0", NO_NUL) for each in values])
        return f"{column} = any(array(select json_array_elements_text(?::json)))", [listed.decode()]

    def exists(self, name: str) -> bool:
        """Look for a relation in the search path."""
        return self.execute("select to_regclass(?) is not null", [quote(name)]) == [(True,)]

    def sql_type(self, logical: str, key: bool = False) -> str:  # noqa: ARG002
        """The type of PostgreSQL; a numeric without a scale keeps every digit."""
        return TYPES.get(logical, "numeric")

    def widen(self, name: str, column: str, logical: str) -> None:
        """Do nothing: numeric takes any scale."""

    def translate(self, error: Exception) -> DestinationError | None:
        """Find the kind of failure by the SQLSTATE."""
        if not isinstance(error, psycopg.Error):
            return None
        state = error.sqlstate or ""
        where = f"PostgreSQL {self._where}: {_first_line(error)}"
        if state == "53100":
            return DiskFullError(f"{where}. Make room; the next run goes on")
        if state in ("25006", "42501"):
            return ReadOnlyError(
                f"{where}. Sync to a primary server, as a user that may create tables and write to them"
            )
        if state.startswith(("08", "57P")) or isinstance(error, psycopg.OperationalError):
            return UnreachableError(f"{where}. The package was not written; the next run goes on")
        return DestinationError(where)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _csv(text: pa.Table) -> bytes:
    buffer = pa.BufferOutputStream()  # for each piece, an io.BytesIO would wait for Python's lock
    pyarrow.csv.write_csv(text, buffer, CSV)
    content: bytes = buffer.getvalue().to_pybytes()
    return content


def _storable(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return compute.replace_substring(column, "\0", NO_NUL) if pa.types.is_string(column.type) else column


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
