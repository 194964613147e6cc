"""Our loader: one transaction deletes the old rows of a package, inserts the new rows and stores the cursor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import duckdb
import psycopg
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.sync_trial.source import OWNER, Document, Package, packages

SQL_TYPES = {
    "string": "text", "int64": "bigint", "decimal128(38, 4)": "decimal(38, 4)", "timestamp[us, tz=UTC]": "timestamptz",
}  # fmt: skip


class DuckDB:
    """DuckDB. Rows are inserted from Arrow tables."""

    def __init__(self, path: str) -> None:
        """Open the file."""
        self.connection = duckdb.connect(path, config={"threads": 1})

    def execute(self, sql: str, *values: object) -> list[Any]:
        """Run a statement; return its rows."""
        rows: list[Any] = self.connection.execute(sql.replace("%s", "?"), list(values)).fetchall()
        return rows

    def insert(self, name: str, rows: pa.Table) -> None:
        """Insert rows."""
        self.connection.from_arrow(rows).insert_into(name)

    def ids(self, ids: pa.Table) -> None:
        """Fill the temporary table `package_ids`."""
        self.execute("create temp table if not exists package_ids (id text)")
        self.execute("delete from package_ids")
        self.insert("package_ids", ids)


class Postgres:
    """PostgreSQL. Rows are inserted by COPY."""

    def __init__(self, uri: str) -> None:
        """Connect."""
        self.connection = psycopg.connect(uri, autocommit=True)

    def execute(self, sql: str, *values: object) -> list[Any]:
        """Run a statement; return its rows."""
        done = self.connection.execute(sql, list(values) or None)
        return done.fetchall() if done.description else []

    def insert(self, name: str, rows: pa.Table) -> None:
        """Insert rows."""
        with self.connection.cursor() as cursor, cursor.copy(f"copy {name} from stdin") as copy:
            for row in zip(*(column.to_pylist() for column in rows.columns), strict=True):
                copy.write_row(row)

    def ids(self, ids: pa.Table) -> None:
        """Fill the temporary table `package_ids`."""
        self.execute("create temp table if not exists package_ids (id text)")
        self.execute("truncate package_ids")
        self.insert("package_ids", ids)


def run(to: str, _folder: str, state: dict[str, Document], tell: Callable[[str], None]) -> None:
    """Update the destination, package by package."""
    tell("read")
    database = Postgres(to) if to.startswith("postgresql:") else DuckDB(to)
    database.execute("create table if not exists cursors (name text primary key, value timestamptz)")
    cursor: dt.datetime | None = None
    for (value,) in database.execute("select value from cursors where name = 'orders'"):
        cursor = value
    for package, after in packages(state, cursor):
        tell("load")
        database.execute("begin")
        _ensure(database, package)
        database.ids(package["orders"].select(["id"]))
        for name, rows in package.items():
            database.execute(f"delete from {name} where {OWNER[name]} in (select id from package_ids)")
            database.insert(name, rows.filter(pc.invert(rows["deleted"])).drop_columns(["deleted"]))
        database.execute("delete from cursors where name = 'orders'")
        database.execute("insert into cursors values ('orders', %s)", after)
        database.execute("commit")
        tell("read")
    database.connection.close()


def _ensure(database: DuckDB | Postgres, package: Package) -> None:
    for name, rows in package.items():
        columns = ", ".join(
            f"{each.name} {SQL_TYPES[str(each.type)]}" for each in rows.schema if each.name != "deleted"
        )
        database.execute(f"create table if not exists {name} ({columns})")
        database.execute(f"create index if not exists {name}_owner on {name} ({OWNER[name]})")
