"""Orders and their lines as Arrow tables, window by window, into Parquet or DuckDB: how Dingdan exports.

Every documented field is a column of its type: amounts decimal, times with their zone, ids and codes text; custom
fields stay JSON. No more than a few pages are in memory, however many there are.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeAlias

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dingdan import AsyncWaiqin365
from dingdan_runtime import Record
from waiqin365_api.records import StdomOrder, StdomOrderLine

WINDOWS_AT_ONCE = 3
PAGES_WAITING = 1
"""Pages that are fetched and not yet converted; fetching waits when there are more."""
PAGES_A_GROUP = 5
"""Pages that are written as one row group."""

ZONE = "Asia/Shanghai"
AMOUNT = pa.decimal128(28, 8)
TYPES: dict[str, pa.DataType] = {
    "Amount": AMOUNT, "Integer": pa.int64(), "LocalDate": pa.date32(), "LocalDateTime": pa.timestamp("us", ZONE),
}  # fmt: skip
"""By the name of a field's type; all others are text."""

Window: TypeAlias = tuple[dt.date, dt.datetime]
Tables: TypeAlias = tuple[pa.Table, pa.Table]
Read: TypeAlias = Callable[["Columns", Sequence[Record]], list[pa.Array]]


def windows(first: dt.date, days: int, length: int) -> list[Window]:
    """Cut so many days into windows of `length` days that do not overlap; both ends belong to them."""
    starts = [first + dt.timedelta(days=day) for day in (*range(0, days, length), days)]
    second = dt.timedelta(seconds=1)
    return [(start, dt.datetime.combine(after, dt.time()) - second) for start, after in pairwise(starts)]


# Records to columns.


class Columns:
    """The columns of one kind of record."""

    def __init__(self, kind: type[Record]) -> None:
        """Take the fields of `kind`; records within it are left out, but for custom fields."""
        declared = {name: str(kind.__annotations__[name]) for name in kind.__struct_fields__}
        self.nested = {name for name, of in declared.items() if of.startswith("Nested")}
        self.codes = {name for name, of in declared.items() if of.startswith("Code")}
        self.names = [name for name in declared if name not in self.nested or name.startswith("exts")]
        self.places = [kind.__struct_fields__.index(name) for name in self.names]
        self.types = [TYPES.get(declared[name], pa.string()) for name in self.names]
        self.schema = pa.schema(list(zip(self.names, self.types, strict=True)))


def by_attribute(columns: Columns, records: Sequence[Record]) -> list[pa.Array]:
    """Read attribute by attribute, as any program may."""
    return [
        _custom_fields(records, name) if name in columns.nested else _attributes(records, name, of)
        for name, of in zip(columns.names, columns.types, strict=True)
    ]


def by_column(columns: Columns, records: Sequence[Record]) -> list[pa.Array]:
    """Convert columns of text with Arrow. Codes, and values that do not fit, are read through attributes."""
    received = list(zip(*map(msgspec.structs.astuple, records), strict=True))
    arrays = []
    for name, place, of in zip(columns.names, columns.places, columns.types, strict=True):
        if name in columns.nested:
            arrays.append(pa.array(list(map(bytes, received[place])), pa.binary()).cast(pa.string()))
            continue
        if name in columns.codes:  # some arrive as their label
            arrays.append(_attributes(records, name, of))
            continue
        try:
            text = pa.array(received[place], pa.string())
            arrays.append(_typed(pc.if_else(pc.equal(text, ""), None, text), of))
        except pa.ArrowException:  # numbers among the text, or text that does not fit
            arrays.append(_attributes(records, name, of))
    return arrays


def _typed(text: pa.Array, of: pa.DataType) -> pa.Array:
    if pa.types.is_timestamp(of):
        return pc.assume_timezone(text.cast(pa.timestamp(of.unit)), of.tz)
    return text.cast(of)


def _attributes(records: Sequence[Record], name: str, of: pa.DataType) -> pa.Array:
    return pa.array([getattr(record, name) for record in records], of)


def _custom_fields(records: Sequence[Record], name: str) -> pa.Array:
    return pa.array([msgspec.json.encode(record.raw[name]).decode() for record in records], pa.string())


ORDERS, LINES = Columns(StdomOrder), Columns(StdomOrderLine)
LINES_SCHEMA = LINES.schema.insert(0, pa.field("order_id", pa.string()))


def tables(orders: Sequence[StdomOrder], read: Read = by_column) -> Tables:
    """Return the orders and their lines; the lines also have the id of their order."""
    found = pa.Table.from_arrays(read(ORDERS, orders), schema=ORDERS.schema)
    lines = [line for order in orders for line in order.prods]
    owners = pa.array([index for index, order in enumerate(orders) for _ in order.prods], pa.int32())
    columns = read(LINES, lines) if lines else [pa.array([], of) for of in LINES.types]
    ids = found.column("id").combine_chunks().take(owners)
    return found, pa.Table.from_arrays([ids, *columns], schema=LINES_SCHEMA)


# Columns to files.


class Sink(Protocol):
    """The database that tables are written to."""

    def write(self, orders: pa.Table, lines: pa.Table) -> None:
        """Write some orders and their lines."""


class Parquet:
    """`orders.parquet` and `lines.parquet` in a folder."""

    def __init__(self, folder: Path) -> None:
        """Write into `folder`."""
        self._stack = ExitStack()
        self._orders, self._lines = (
            self._stack.enter_context(pq.ParquetWriter(folder / name, schema))
            for name, schema in (("orders.parquet", ORDERS.schema), ("lines.parquet", LINES_SCHEMA))
        )

    def __enter__(self) -> Self:
        """Write while the block runs."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Finish the files."""
        self._stack.__exit__(kind, error, at)

    def write(self, orders: pa.Table, lines: pa.Table) -> None:
        """Write a row group."""
        self._orders.write_table(orders)
        self._lines.write_table(lines)


class DuckDB:
    """Tables `orders` and `lines` in `orders.duckdb` in a folder, filled in one transaction."""

    def __init__(self, folder: Path) -> None:
        """Write into `folder`."""
        # In transactions of their own each insert compresses the end of its table anew. One thread is enough.
        self._connection = duckdb.connect(folder / "orders.duckdb", config={"memory_limit": "64MB", "threads": 1})
        self._connection.execute("begin")
        for name, schema in (("orders", ORDERS.schema), ("lines", LINES_SCHEMA)):
            self._connection.execute(f"drop table if exists {name}")
            self._connection.from_arrow(schema.empty_table()).create(name)

    def __enter__(self) -> Self:
        """Write while the block runs."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Keep what was written, or nothing of it if the block failed."""
        try:
            self._connection.execute("rollback" if kind else "commit")
        finally:
            self._connection.close()

    def write(self, orders: pa.Table, lines: pa.Table) -> None:
        """Insert rows."""
        # Not by register(): within a transaction DuckDB keeps what was registered, memory grows with the rows.
        self._connection.from_arrow(orders).insert_into("orders")
        self._connection.from_arrow(lines).insert_into("lines")


# All of it.


async def pages(client: AsyncWaiqin365, spans: Sequence[Window], put: Callable[[list[StdomOrder]], Any]) -> None:
    """Fetch several windows at once, each page by page."""
    waiting: Iterator[Window] = iter(spans)

    async def fetch() -> None:
        for start, end in waiting:
            async for page in client.orders.query(start_create_date=start, end_create_date=end).iter_pages():
                if page.records:
                    await put(page.records)

    async with asyncio.TaskGroup() as group:
        for _ in range(WINDOWS_AT_ONCE):
            group.create_task(fetch())


async def export(client: AsyncWaiqin365, spans: Sequence[Window], sink: Sink, read: Read = by_column) -> int:
    """Write all orders of the windows; give their number."""
    queue: asyncio.Queue[list[StdomOrder] | None] = asyncio.Queue(PAGES_WAITING)
    loop = asyncio.get_running_loop()
    written = 0

    async def convert(thread: Executor) -> None:
        nonlocal written
        ready: list[Tables] = []
        while (records := await queue.get()) is not None:
            written += len(records)
            ready.append(await loop.run_in_executor(thread, tables, records, read))
            if len(ready) == PAGES_A_GROUP:
                await loop.run_in_executor(thread, _write, sink, ready)
        if ready:
            await loop.run_in_executor(thread, _write, sink, ready)

    with ThreadPoolExecutor(1) as thread:
        async with asyncio.TaskGroup() as group:
            group.create_task(convert(thread))
            await pages(client, spans, queue.put)
            await queue.put(None)
    return written


def _write(sink: Sink, ready: list[Tables]) -> None:
    orders, lines = (pa.concat_tables(parts) for parts in zip(*ready, strict=True))
    ready.clear()
    sink.write(orders, lines)
