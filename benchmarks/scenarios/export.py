"""A complete export of orders with 3 lines from the sandbox, against a hand-written script; and the fetching of pages.

The sandbox runs in a separate process on the same machine and computes each page anew. Before the timed run, every
export runs once and its result is checked: the numbers of orders and lines, and the sums of their amounts.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from benchmarks.case import Case, Run, Target

OPENID, APPKEY = "sandbox-openid", "sandbox-appkey"
PATH = "/api/stdorder/v1/queryStdomOrder"
LINES = 3
ORDERS = 100_000
FIRST_DAY, ORDERS_A_DAY = dt.date(2026, 11, 1), 360
"""The first day and the number of orders per day of the sandbox."""
PAGE = 1000
WINDOW_DAYS = 11
"""The days of a window. It has 3,960 orders: four pages, and an empty page that ends the query."""
EMPTY = b'"response_data":"[]"'


@contextmanager
def sandbox(orders: int) -> Iterator[str]:
    """Run a sandbox; yield its base URL."""
    command = [sys.executable, "-m", "dingdan_sandbox", "--orders", str(orders), "--lines", str(LINES)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            assert process.stdout is not None
            yield next(line.strip().partition("=")[2] for line in process.stdout if "WAIQIN365_BASE_URL" in line)
        finally:
            process.terminate()


def windows_of(orders: int) -> list[tuple[dt.date, dt.datetime]]:
    """Return windows that contain `orders` orders."""
    from benchmarks.exporting import windows

    return windows(FIRST_DAY, -(-orders // ORDERS_A_DAY), WINDOW_DAYS)


# What is timed: each gives the number of orders.


async def by_dingdan(url: str, folder: Path, orders: int, sink: str) -> int:
    """Export with Dingdan; return the number of orders."""
    from benchmarks import exporting
    from dingdan import AsyncWaiqin365
    from dingdan_runtime.arrow import TableReader
    from waiqin365_api.tables import ORDERS

    reader = TableReader(ORDERS)
    async with AsyncWaiqin365(openid=OPENID, appkey=APPKEY, base_url=url) as client:
        with getattr(exporting, sink)(folder, reader) as out:
            return await exporting.export(client, windows_of(orders), out, reader)


def dingdan(sink: str) -> Callable[[str, Path, int], int]:
    """Return an export with Dingdan to `sink`."""
    return lambda url, folder, orders: asyncio.run(by_dingdan(url, folder, orders, sink))


def handwritten(function: str) -> Callable[[str, Path, int], int]:
    """Return an export with a function of the hand-written script."""

    def export(url: str, folder: Path, _orders: int) -> int:
        from benchmarks.handwritten import export_orders

        export_orders.BASE_URL = url
        return int(getattr(export_orders, function)(folder))

    return export


def fetched(url: str, _folder: Path, orders: int) -> int:
    """Fetch all windows with Dingdan, several concurrently, without reading the records."""
    from benchmarks.exporting import pages
    from dingdan import AsyncWaiqin365

    seen = 0

    async def count(records: list[Any]) -> None:
        nonlocal seen
        seen += len(records)

    async def run() -> None:
        async with AsyncWaiqin365(openid=OPENID, appkey=APPKEY, base_url=url) as client:
            await pages(client, windows_of(orders), count)

    asyncio.run(run())
    return seen


def served(url: str, _folder: Path, orders: int) -> int:
    """Fetch only the bytes of all windows, several concurrently: the throughput of the sandbox."""
    from benchmarks.exporting import WINDOWS_AT_ONCE

    waiting, filled = iter(windows_of(orders)), 0

    async def fetch(client: httpx.AsyncClient) -> None:
        nonlocal filled
        for start, end in waiting:
            number = 1
            while EMPTY not in (await client.send(signed(client, start, end, number))).content[:200]:
                number += 1
            filled += number - 1

    async def run() -> None:
        async with httpx.AsyncClient(base_url=url, timeout=60) as client, asyncio.TaskGroup() as group:
            for _ in range(WINDOWS_AT_ONCE):
                group.create_task(fetch(client))

    asyncio.run(run())
    window = WINDOW_DAYS * ORDERS_A_DAY
    assert filled == orders // window * -(-window // PAGE) + -(-(orders % window) // PAGE)
    return orders


def signed(client: httpx.AsyncClient, start: dt.date, end: dt.datetime, page: int) -> httpx.Request:
    """Return the signed request for a page of a window."""
    body = json.dumps({"start_create_date": str(start), "end_create_date": str(end), "page_number": page}).encode()
    timestamp = str(int(time.time() * 1000))
    digest = hashlib.md5(b"|".join((body, APPKEY.encode(), timestamp.encode())), usedforsecurity=False).hexdigest()
    return client.build_request("POST", f"{PATH}/{OPENID}/{timestamp}/{digest}/benchmark", content=body)


# What was exported.


def parquet_sums(folder: Path) -> dict[str, tuple[int, Decimal]]:
    """Return the number of rows and the sum of amounts of each table."""
    return {table: sums(f"from '{folder}/{table}.parquet'") for table in ("orders", "lines")}


def duckdb_sums(folder: Path) -> dict[str, tuple[int, Decimal]]:
    """Return the number of rows and the sum of amounts of each table."""
    return {table: sums(f"from {table}", str(folder / "orders.duckdb")) for table in ("orders", "lines")}


def sums(source: str, database: str = ":memory:") -> tuple[int, Decimal]:
    """Return the number of rows and the sum of their amounts."""
    import duckdb

    with duckdb.connect(database) as connection:
        found = connection.execute(f"select count(*), sum(order_amount::decimal(28, 8)) {source}").fetchone()
    assert found is not None
    return int(found[0]), Decimal(found[1])


def expected(url: str, orders: int) -> dict[str, tuple[int, Decimal]]:
    """Return the expected number of rows and sum of amounts by table, from the rows of the sandbox."""
    from dingdan import Waiqin365

    found, lines, amount, amount_of_lines = 0, 0, Decimal(0), Decimal(0)
    with Waiqin365(openid=OPENID, appkey=APPKEY, base_url=url) as client:
        for order in client.orders.query():
            found += 1
            lines += len(order.prods)
            amount += order.order_amount or 0
            amount_of_lines += sum(line.order_amount or 0 for line in order.prods)
    assert (found, lines) == (orders, orders * LINES)
    return {"orders": (found, amount), "lines": (lines, amount_of_lines)}


@contextmanager
def prepared(
    export: Callable[[str, Path, int], int],
    orders: int,
    check: Callable[[Path], Mapping[str, tuple[int, Decimal]]] | None = None,
) -> Iterator[Run]:
    """Run a sandbox, check an export from it, and yield the timed function."""
    with sandbox(orders) as url, tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)

        def run() -> dict[str, float]:
            found = export(url, folder, orders)
            assert found == orders
            return {"rows": float(found)}

        yield run
        # What the last round left, with nothing of the check in the figures.
        if check is not None:
            assert check(folder) == expected(url, orders)


def case(
    export: Callable[[str, Path, int], int],
    check: Callable[[Path], Mapping[str, tuple[int, Decimal]]] | None = None,
    *,
    orders: int = ORDERS,
    **more: Any,
) -> Case:
    """Return the case of an export."""
    return Case(partial(prepared, export, orders, check), **more)


SMALL, LARGE = 10_000, 1_000_000
FETCHED = 30_000
CASES = {
    "script, Parquet": case(handwritten("to_parquet"), parquet_sums, rounds=3, warm=False),
    "dingdan, Parquet": case(dingdan("Parquet"), parquet_sums),
    "script, DuckDB without to_sql": case(handwritten("to_duckdb"), duckdb_sums, rounds=3, warm=False),
    "script, to_sql, 10,000 orders": case(handwritten("to_sql"), duckdb_sums, orders=SMALL, rounds=1, warm=False),
    "dingdan, DuckDB": case(dingdan("DuckDB"), duckdb_sums),
    "windows, bytes": case(served, orders=FETCHED, passes=3),
    "windows, dingdan": case(fetched, orders=FETCHED, passes=3),
    "dingdan, Parquet, 10,000 orders": case(dingdan("Parquet"), parquet_sums, orders=SMALL, rounds=3),
    "dingdan, Parquet, 1,000,000 orders": case(
        dingdan("Parquet"), parquet_sums, orders=LARGE, rounds=1, warm=False, full=True
    ),
    "dingdan, DuckDB, 10,000 orders": case(dingdan("DuckDB"), duckdb_sums, orders=SMALL, rounds=3),
    "dingdan, DuckDB, 1,000,000 orders": case(
        dingdan("DuckDB"), duckdb_sums, orders=LARGE, rounds=1, warm=False, full=True
    ),
}
MEMORY = [(sink, orders) for sink in ("Parquet", "DuckDB") for orders in ("", ", 1,000,000 orders")]
TARGETS = [
    *(
        Target(f"{sink}: rows a second", f"dingdan, {sink}", f"script, {way}", 4, "rows_per_second", "at least")
        for sink, way in (
            ("Parquet", "Parquet"),
            ("DuckDB", "to_sql, 10,000 orders"),
            ("DuckDB", "DuckDB without to_sql"),
        )
    ),
    Target("windows: rows a second", "windows, dingdan", "windows, bytes", 0.9, "rows_per_second", "at least"),
    *(
        Target(
            f"{sink}: memory{orders or ', 100,000 orders'}",
            f"dingdan, {sink}{orders}",
            f"dingdan, {sink}, 10,000 orders",
            1.25,
            "process_peak_bytes",
        )
        for sink, orders in MEMORY
    ),
]
