"""What a destination holds beside what the platform gives, row for row."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import duckdb
import psycopg
import pyarrow as pa
import pymysql

from dingdan import Waiqin365, Wshoto
from dingdan_runtime.arrow import read
from dingdan_runtime.tables import Document
from dingdan_sync.windows import ZONE
from waiqin365_api.tables import CAR_SALES, ORDERS, RETURNS, SHIPMENTS
from wshoto_api.tables import MALL_ORDERS, VALET_ORDERS

WAIQIN365 = (ORDERS, SHIPMENTS, RETURNS, CAR_SALES)
Rows = Counter[tuple[Any, ...]]


def query(to: str, sql: str) -> list[tuple[Any, ...]]:
    """Run a statement in a destination with a connection of its own."""
    if to.startswith("postgresql:"):
        with psycopg.connect(to) as connection:
            done = connection.execute(sql.encode())
            return done.fetchall() if done.description else []
    if to.startswith("mysql:"):
        parts = urlsplit(to)
        with pymysql.connect(
            host=parts.hostname, port=parts.port or 0, user=parts.username, database=parts.path[1:] or None,
            autocommit=True, charset="utf8mb4",
        ) as server, server.cursor() as cursor:  # fmt: skip
            cursor.execute("set sql_mode = 'ANSI_QUOTES'")
            cursor.execute(sql)
            return list(cursor.fetchall())
    kind, path = to.split(":///")
    opened: Any = duckdb.connect(path) if kind == "duckdb" else sqlite3.connect(path)
    try:
        found: list[tuple[Any, ...]] = opened.execute(sql).fetchall()
        opened.commit()
        return found
    finally:
        opened.close()


def differences(
    client: Waiqin365 | Wshoto, to: str, documents: tuple[Document[Any], ...], tenant: str = "default"
) -> dict[str, int]:
    """Count the rows of each table that are missing, too many or other than the platform's; none is left out if none.

    Deleted documents must be away. Nothing may change meanwhile.
    """
    found = {}
    for document in documents:
        records = everything(client, document)
        for name, table in read(records, document.record).items():
            wanted, there = platform_rows(table), rows(to, name, table.schema, tenant)
            found[name] = (wanted - there).total() + (there - wanted).total()
    return {name: count for name, count in found.items() if count}


def everything(client: Waiqin365 | Wshoto, document: Document[Any]) -> list[Any]:
    """Read all documents of the platform that are not deleted, without a filter by time."""
    resource, method = document.call.split(".")
    asked = {"status": "1"} if document.deleted else {}
    found: list[Any] = getattr(getattr(client, resource), method)(**asked).to_list()
    return found


def platform_rows(table: pa.Table) -> Rows:
    """The rows of an Arrow table, comparable."""
    columns = [
        map(comparable, column.to_pylist()) if has_forms(column.type) else column.to_pylist()
        for column in table.columns
    ]
    return Counter(zip(*columns, strict=True))


def rows(to: str, name: str, schema: pa.Schema, tenant: str = "default") -> Rows:
    """The rows of a table of a destination, comparable."""
    columns = ", ".join(
        f'cast("{field.name}" as varchar)' if to.startswith("duckdb:") and pa.types.is_timestamp(field.type)
        else f'"{field.name}"' for field in schema
    )  # fmt: skip
    found = query(to, f"select {columns} from {name} where tenant = '{tenant}'")
    columns_found = [
        [as_sent(value, of) for value in column] if has_forms(of) else column
        for column, of in zip(zip(*found, strict=True), schema.types, strict=bool(found))
    ]
    return Counter(zip(*columns_found, strict=True))


def has_forms(of: pa.DataType) -> bool:
    """True if values of a type may differ and mean the same."""
    return pa.types.is_decimal(of) or pa.types.is_timestamp(of) or pa.types.is_date(of)


def as_sent(value: Any, of: pa.DataType) -> Any:
    """Read what a destination kept as text."""
    if isinstance(value, str):
        if pa.types.is_decimal(of):
            value = Decimal(value)
        elif pa.types.is_timestamp(of):
            value = dt.datetime.fromisoformat(value)
        elif pa.types.is_date(of):
            value = dt.date.fromisoformat(value)
    return comparable(value)


def comparable(value: Any) -> Any:
    """Make equal what means the same: an amount in any scale, a time in any zone."""
    if isinstance(value, Decimal):
        return value.normalize()
    if isinstance(value, dt.datetime):
        return (value if value.tzinfo else value.replace(tzinfo=ZONE)).timestamp()  # MySQL keeps no zone
    return value


def differences_of_wshoto(ws: Wshoto, to: str) -> dict[str, int]:
    """Count the rows of the lists of Wshoto as `differences` does."""
    found = {}
    lists = {
        VALET_ORDERS: ws.valet_orders.list().to_list(),
        MALL_ORDERS: ws.mall_orders.list(type=1, start_time=dt.date(2020, 1, 1)).to_list(),
    }
    for document, records in lists.items():
        for name, table in read(records, document.record).items():
            wanted, there = platform_rows(table), rows(to, name, table.schema)
            found[name] = (wanted - there).total() + (there - wanted).total()
    return {name: count for name, count in found.items() if count}
