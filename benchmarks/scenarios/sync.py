"""A first sync of orders of 3 lines to each destination, beside the script that people write and beside dlt.

Pages come over loopback from `benchmarks.page_server`, a process that copies a page of the sandbox (1 ms a page), so
that the sandbox is not what is measured. All three read the same pages: Dingdan and dlt by the same client. Each round
begins with an empty destination. PostgreSQL and MariaDB run on the same machine; their time counts, as it does for
whoever waits, and `cpu_seconds` has the time of the client's process alone.

All three write orders, lines, and a row for each custom field; the script leaves those that are members of an order
(`ext_2611010001`) in columns of their own. A row in the figures is an order or a line.

To PostgreSQL, Dingdan and the script are compared over 100,000 orders, each run in a process of its own, imports
included, as a first sync has many. There a second script leaves custom fields in a column of JSON and so writes 950,000
rows less than the others. To DuckDB 100,000 orders by the script would take many minutes.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.case import Case, Run, Target
from benchmarks.page_server import APPKEY, OPENID, ORDERS, first_day, page_server
from tests.support.mariadb import PROGRAM, mariadb_server
from tests.support.postgres import server as postgres_server

PAGES = 10
MANY_PAGES = 100
FULL_PAGES = 1000
MANY = f", {MANY_PAGES * ORDERS:,} orders"
"""Ends the names of the cases with many pages."""
SCRIPT_OF_JSON = "script that leaves custom fields as JSON"
Sync = Callable[[str, str, Path, int], tuple[int, int]]
"""Syncs: address of the pages, destination, a folder for files of its own, pages. Returns orders and lines."""


def by_dingdan(url: str, to: str, _folder: Path, pages: int) -> tuple[int, int]:
    """Sync with Dingdan."""
    from dingdan import Waiqin365
    from dingdan_runtime import SHANGHAI
    from dingdan_sync import sync

    since = dt.datetime.combine(first_day(pages), dt.time(), SHANGHAI)
    with Waiqin365(OPENID, APPKEY, base_url=url) as client:
        rows = sync(client, to=to, tables=["orders"], since=since).documents["orders"].rows
    heads, lines = "waiqin365_orders", "waiqin365_order_lines"
    if pages <= PAGES:
        return rows[heads], rows[lines]
    return stored(to, heads), stored(to, lines)  # the report counts a row at a window's end twice


def stored(to: str, table: str) -> int:
    """The number of rows in a table of DuckDB, Parquet or PostgreSQL."""
    if to.startswith("postgresql:"):
        import psycopg

        with psycopg.connect(to) as postgres:
            ((count,),) = postgres.execute(f"select count(*) from {table}".encode()).fetchall()
        return int(count)
    import duckdb

    kind, _, path = to.partition(":///")
    with duckdb.connect(path if kind == "duckdb" else ":memory:", read_only=kind == "duckdb") as database:
        source = table if kind == "duckdb" else f"read_parquet('{path}/{table}/**/*.parquet')"
        ((count,),) = database.execute(f"select count(*) from {source}").fetchall()
    return int(count)


def by_script(url: str, to: str, _folder: Path, pages: int, *, fields_as_rows: bool = True) -> tuple[int, int]:
    """Sync with the script that people write."""
    from benchmarks.handwritten import export_orders, sync_orders

    export_orders.BASE_URL = url
    kind, _, path = to.partition(":///")
    if kind in ("parquet", "xlsx"):
        to = path
    to = to.replace("postgresql:", "postgresql+psycopg:").replace("mysql:", "mysql+pymysql:")
    first = first_day(pages)
    sync: Any = sync_orders.sync
    orders, lines = sync(str(first), str(first + dt.timedelta(days=pages - 1)), to, fields_as_rows)
    return orders, lines


def by_dlt(url: str, to: str, folder: Path, pages: int) -> tuple[int, int]:
    """Sync with dlt, which gets Arrow tables of the same client: delete-insert by the id of the order."""
    os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
    os.environ["RUNTIME__LOG_LEVEL"] = "ERROR"
    import dlt

    from dingdan import Waiqin365
    from dingdan_runtime import SHANGHAI
    from waiqin365_api.tables import ORDERS as DOCUMENT

    since = dt.datetime.combine(first_day(pages), dt.time(), SHANGHAI)
    if to.startswith("postgresql:"):
        destination: Any = dlt.destinations.postgres(to, create_indexes=False)
    else:
        destination = dlt.destinations.duckdb(to.removeprefix("duckdb:///"), create_indexes=False)
    merge: Any = {"disposition": "merge", "strategy": "delete-insert"}
    with Waiqin365(OPENID, APPKEY, base_url=url) as client:
        batches = list(client.orders.query(start_modify_date=since).iter_arrow(5000))

    def resource(name: str, key: tuple[str, ...], owner: str) -> Any:
        tables = (batch[name] for batch in batches)
        return dlt.resource(tables, name=name, primary_key=key, merge_key=owner, write_disposition=merge)

    source = [resource(table.name, table.key, table.owner) for table in DOCUMENT.tables]
    pipeline = dlt.pipeline("orders", pipelines_dir=str(folder / "dlt"), destination=destination, dataset_name="bench")
    pipeline.run(source).raise_on_failed_jobs()
    pipeline.deactivate()
    return sum(batch.head.num_rows for batch in batches), sum(batch["lines"].num_rows for batch in batches)


@contextmanager
def destinations(kind: str) -> Iterator[Callable[[], tuple[str, Path]]]:
    """Yield a function that gives the address of an empty destination, and a folder."""
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        numbers = count()
        address = ""
        if kind == "postgresql":
            address = stack.enter_context(postgres_server())
        elif kind == "mysql":
            address = stack.enter_context(mariadb_server())

        def new() -> tuple[str, Path]:
            name = f"bench{next(numbers)}"
            folder = scratch / name
            shutil.rmtree(scratch / f"bench{int(name[5:]) - 1}", ignore_errors=True)
            folder.mkdir()
            if not address:
                return f"{kind}:///{folder / f'orders.{kind}'}", folder
            _create_database(kind, address, name)
            return address.format(name), folder

        yield new


def _create_database(kind: str, address: str, name: str) -> None:
    if kind == "postgresql":
        import psycopg

        with psycopg.connect(address.format("postgres"), autocommit=True) as postgres:
            postgres.execute(f"create database {name}".encode())
        return
    import sqlalchemy

    engine = sqlalchemy.create_engine(address.format("").replace("mysql:", "mysql+pymysql:"))
    with engine.begin() as mariadb:
        mariadb.execute(sqlalchemy.text(f"create database {name} character set utf8mb4"))
    engine.dispose()


@contextmanager
def prepared(sync: Sync, kind: str, pages: int) -> Iterator[Run]:
    """Serve pages, and sync them to a new destination each time."""
    with destinations(kind) as new, page_server(pages) as url:

        def run() -> dict[str, float]:
            to, folder = new()
            orders, lines = sync(url, to, folder, pages)
            assert orders == pages * ORDERS
            return {"rows": float(orders + lines)}

        yield run


def case(sync: Sync, kind: str, pages: int = PAGES, **more: Any) -> Case:
    """A case of a way to sync and a destination."""
    return Case(partial(prepared, sync, kind, pages), **more)


KINDS = {
    "duckdb": "DuckDB", "sqlite": "SQLite", "postgresql": "PostgreSQL", "parquet": "Parquet", "xlsx": "Excel",
    **({"mysql": "MariaDB"} if PROGRAM else {}),
}  # fmt: skip
WITH_DLT = ("duckdb", "postgresql")
IN_TURN: dict[str, Any] = {"rounds": 9, "passes": 3}
"""Of what is compared with dlt: three processes each, in turn, so that a machine that slows down slows down both."""
CASES = {
    **{
        f"dingdan, {name}": case(
            by_dingdan, kind, **(IN_TURN if kind in WITH_DLT else {"rounds": 1 if kind == "xlsx" else 3})
        )
        for kind, name in KINDS.items()
    },
    **{f"script, {name}": case(by_script, kind, rounds=1, warm=False) for kind, name in KINDS.items()},
    **{f"dlt, {KINDS[kind]}": case(by_dlt, kind, **IN_TURN) for kind in WITH_DLT},
    **{
        f"{name}, PostgreSQL{MANY}": case(sync, "postgresql", MANY_PAGES, rounds=3, passes=3, warm=False)
        for name, sync in (
            ("dingdan", by_dingdan),
            ("script", by_script),
            (SCRIPT_OF_JSON, partial(by_script, fields_as_rows=False)),
        )
    },
    **{
        f"dingdan, {KINDS[kind]}, {pages * ORDERS:,} orders": case(
            by_dingdan, kind, pages, rounds=1, warm=False, full=True
        )
        for kind in ("duckdb", "parquet")
        for pages in (FULL_PAGES // 5, FULL_PAGES)
    },
}
TARGETS = [
    *(
        Target(f"{KINDS[kind]}: rows a second beside {other}", f"dingdan, {KINDS[kind]}{orders}",
               f"{other}, {KINDS[kind]}{orders}", limit, "rows_per_second", "at least")
        for kind, other, limit, orders in (
            ("duckdb", "script", 4.0, ""),
            ("postgresql", "script", 4.0, MANY),
            ("postgresql", SCRIPT_OF_JSON, 4.0, MANY),
            ("duckdb", "dlt", 1.5, ""),
            ("postgresql", "dlt", 1.5, ""),
        )
    ),
    *(
        Target(f"{KINDS[kind]}: memory of 1,000,000 orders", f"dingdan, {KINDS[kind]}, 1,000,000 orders", None,
               500e6, "process_peak_bytes")
        for kind in ("duckdb", "parquet")
    ),
    *(
        Target(f"{KINDS[kind]}: memory after 200,000 orders", f"dingdan, {KINDS[kind]}, 1,000,000 orders",
               f"dingdan, {KINDS[kind]}, 200,000 orders", 1.05, "process_peak_bytes")
        for kind in ("duckdb", "parquet")
    ),
]  # fmt: skip
