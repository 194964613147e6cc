"""Export of orders with lines and custom fields as Arrow tables, window by window, to Parquet or DuckDB.

At most a few pages are in memory at a time.
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
import pyarrow.parquet as pq

from dingdan import AsyncWaiqin365
from dingdan_runtime.arrow import TableReader, Tables, join
from waiqin365_api.records import StdomOrder
from waiqin365_api.tables import ORDERS

WINDOWS_AT_ONCE = 3
PAGES_WAITING = 1
"""The largest number of fetched pages that wait for conversion; fetching pauses above it."""
PAGES_A_GROUP = 5
"""The number of pages in a row group."""
PARTS = [table.part for table in ORDERS.tables]

Window: TypeAlias = tuple[dt.date, dt.datetime]


def windows(first: dt.date, days: int, length: int) -> list[Window]:
    """Split a period of `days` days into disjoint windows of `length` days, with inclusive ends."""
    starts = [first + dt.timedelta(days=day) for day in (*range(0, days, length), days)]
    second = dt.timedelta(seconds=1)
    return [(start, dt.datetime.combine(after, dt.time()) - second) for start, after in pairwise(starts)]


# Columns to files.


class Sink(Protocol):
    """A destination of tables."""

    def write(self, tables: Tables) -> None:
        """Write the tables of some orders."""


class Parquet:
    """A Parquet file for each table in a folder: `orders`, `lines`, `custom_fields` and `problems`."""

    def __init__(self, folder: Path, reader: TableReader) -> None:
        """Create the files in `folder`, with the schemas of `reader`."""
        self._stack = ExitStack()
        self._writers = {
            part: self._stack.enter_context(
                pq.ParquetWriter(folder / f"{part}.parquet", reader.schemas[ORDERS.table(part).name])
            )
            for part in PARTS
        }

    def __enter__(self) -> Self:
        """Write while the block runs."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Complete and close the files."""
        self._stack.__exit__(kind, error, at)

    def write(self, tables: Tables) -> None:
        """Write one row group to each file."""
        for part, writer in self._writers.items():
            if tables[part].num_rows:
                writer.write_table(tables[part])


class DuckDB:
    """Tables `orders`, `lines`, `custom_fields` and `problems` in `orders.duckdb` in a folder, in one transaction."""

    def __init__(self, folder: Path, reader: TableReader) -> None:
        """Create the files in `folder`, with the schemas of `reader`."""
        # In transactions of their own each insert compresses the end of its table anew. One thread is enough.
        self._connection = duckdb.connect(folder / "orders.duckdb", config={"memory_limit": "64MB", "threads": 1})
        self._connection.execute("begin")
        for part in PARTS:
            self._connection.execute(f"drop table if exists {part}")
            self._connection.from_arrow(reader.schemas[ORDERS.table(part).name].empty_table()).create(part)

    def __enter__(self) -> Self:
        """Write while the block runs."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Commit the transaction; roll it back if the block raised."""
        try:
            self._connection.execute("rollback" if kind else "commit")
        finally:
            self._connection.close()

    def write(self, tables: Tables) -> None:
        """Insert the rows of all tables."""
        # Not by register(): within a transaction DuckDB keeps what was registered, memory grows with the rows.
        for part in PARTS:
            if tables[part].num_rows:
                self._connection.from_arrow(tables[part]).insert_into(part)


# All of it.


async def pages(client: AsyncWaiqin365, spans: Sequence[Window], put: Callable[[list[StdomOrder]], Any]) -> None:
    """Fetch several windows concurrently, each page by page; pass the records of each page to `put`."""
    waiting: Iterator[Window] = iter(spans)

    async def fetch() -> None:
        for start, end in waiting:
            async for page in client.orders.query(start_create_date=start, end_create_date=end).iter_pages():
                if page.records:
                    await put(page.records)

    async with asyncio.TaskGroup() as group:
        for _ in range(WINDOWS_AT_ONCE):
            group.create_task(fetch())


async def export(client: AsyncWaiqin365, spans: Sequence[Window], sink: Sink, reader: TableReader) -> int:
    """Write all orders of the windows; return their number."""
    queue: asyncio.Queue[list[StdomOrder] | None] = asyncio.Queue(PAGES_WAITING)
    loop = asyncio.get_running_loop()
    written = 0

    async def convert(thread: Executor) -> None:
        nonlocal written
        ready: list[Tables] = []
        while (records := await queue.get()) is not None:
            written += len(records)
            ready.append(await loop.run_in_executor(thread, reader.read, records))
            del records  # not to be kept while the next page is waited for
            if len(ready) == PAGES_A_GROUP:
                await loop.run_in_executor(thread, _write, sink, reader, ready)
        if ready:
            await loop.run_in_executor(thread, _write, sink, reader, ready)

    with ThreadPoolExecutor(1) as thread:
        async with asyncio.TaskGroup() as group:
            group.create_task(convert(thread))
            await pages(client, spans, queue.put)
            await queue.put(None)
    return written


def _write(sink: Sink, reader: TableReader, ready: list[Tables]) -> None:
    tables = join(reader, ready)
    ready.clear()
    sink.write(tables)
