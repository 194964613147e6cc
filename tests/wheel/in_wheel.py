"""What a user does first with each extra. Runs in an environment of the wheel: `python in_wheel.py EXTRA`."""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import dingdan
from dingdan import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
from dingdan_runtime import SHANGHAI

SINCE = datetime.fromisoformat(os.environ.get("SINCE", "2026-01-01"))
BIN = Path(sys.prefix) / "bin"


def core() -> None:
    """Sign, read with sync and async clients, write and read it back."""
    for name in ("waiqin365_api.reference", "wshoto_api.reference", "dingdan_runtime", "dingdan.webhooks"):
        importlib.import_module(name)
    with Waiqin365() as wq, Wshoto() as ws:
        page = wq.orders.query(after_modify_date=SINCE)
        count = len(list(page))
        assert count >= 30, count
        assert page.records[0].raw
        assert ws.mall_orders.list(type=1, start_time=SINCE).records
        known = next(each for each in page if each.prods)
        whom: Any = {
            "cm_code": known.cm_code,
            "emp_code": known.submit_emp_code,
            "storehouse_code": known.storehouse_code,
        }
        line: Any = {
            "product_code": known.prods[0].product_code, "input_unit_name": known.prods[0].input_unit_name,
            "is_gift": "0", "input_count": 10, "input_price": Decimal("2.50"),
        }  # fmt: skip
        wq.orders.add(**whom, order_no="MADE-UP-1", submit_date=datetime.now(SHANGHAI), prods=[line])
        (written,) = (each for each in wq.orders.query(cm_code=known.cm_code) if each.order_no == "MADE-UP-1")
        assert written.order_amount == Decimal("25.00")
        count += 1

    async def both() -> None:
        async with AsyncWaiqin365() as wq, AsyncWshoto() as ws:
            assert len([each async for each in wq.orders.query(after_modify_date=SINCE)]) == count
            assert (await ws.valet_orders.list(start_time=SINCE)).records

    asyncio.run(both())


def _command(*arguments: str) -> str:
    done = subprocess.run([BIN / "dingdan", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (arguments, done.stdout, done.stderr)
    return done.stdout


def cli() -> None:
    """Run the command line: version, help, reads, offline descriptions."""
    assert dingdan.__version__ in _command("--version")
    assert "dingdan" in _command("--help")
    read = _command("waiqin365", "orders", "query", "--after-modify-date", "-3650d", "--limit", "2", "--format", "json")
    assert len(json.loads(read)) == 2, read
    assert (
        _command("wshoto", "valet-orders", "list", "--start-time", "-3650d", "--limit", "1", "--format", "csv").count(
            "\n"
        )
        >= 2
    )
    assert "order_no" in _command("describe", "waiqin365", "orders", "query")
    _command("doctor")


def _sync(to: str) -> None:
    from dingdan_sync import status, sync

    with Waiqin365() as wq:
        for _ in range(2):
            sync(wq, to=to, tables=["orders"], since=SINCE, tenant=os.environ["TENANT"])
    (row,) = (each for each in status(to) if each.tenant == os.environ["TENANT"])
    assert row.rows["waiqin365_orders"] >= 30, row


def sync() -> None:
    """Sync into what needs no server, and into PostgreSQL."""
    for to in ("duckdb:///orders.duckdb", "sqlite:///orders.sqlite", "parquet:///parquet", os.environ["POSTGRES"]):
        _sync(to)


def postgres() -> None:
    """Sync into PostgreSQL."""
    _sync(os.environ["POSTGRES"])


def mysql() -> None:
    """Sync into MariaDB; without a server, import the drivers."""
    for name in ("pymysql", "sqlalchemy", "dingdan_sync"):
        importlib.import_module(name)
    if "MYSQL" in os.environ:
        _sync(os.environ["MYSQL"])


def excel() -> None:
    """Write workbooks from the command line and by the sync."""
    _command("waiqin365", "orders", "query", "--after-modify-date", "-3650d", "--limit", "2", "-o", "read.xlsx")
    assert Path("read.xlsx").read_bytes().startswith(b"PK")
    _sync("xlsx:///orders.xlsx")


def arrow() -> None:
    """Read into an Arrow table."""
    with Waiqin365() as wq:
        assert wq.orders.query(after_modify_date=SINCE).to_arrow().num_rows >= 30


def redis() -> None:
    """Share a token by a server."""
    from dingdan import RedisTokenStore

    for _ in range(2):
        with Wshoto(token_store=RedisTokenStore(os.environ["REDIS"])) as ws:
            assert ws.mall_orders.list(type=1, start_time=SINCE).records


def sandbox() -> None:
    """Run a sandbox, and read from it."""
    from dingdan_sandbox import Sandbox, running

    with running(Sandbox(orders=30)) as own, Waiqin365(own.sandbox.openid, own.sandbox.appkey, base_url=own.url) as wq:
        assert len(list(wq.orders.query(after_modify_date=SINCE))) >= 30
    importlib.import_module("dingdan_sandbox.testing")
    subprocess.run([BIN / "dingdan-sandbox", "--help"], check=True, stdout=subprocess.DEVNULL)


def proxy() -> None:
    """Call a platform through the proxy, and read its OpenAPI document and pages."""
    import httpx

    from dingdan_proxy.app import create_app

    async def call() -> None:
        app = create_app({"waiqin365": AsyncWaiqin365()}, "key")
        headers = {"Authorization": "Bearer key"}
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as http:
            path = "/waiqin365/api/stdorder/v1/queryStdomOrder?decoded=1"
            answer = await http.post(path, json={"page_number": 1, "after_modify_date": f"{SINCE:%Y-%m-%d %H:%M:%S}"})
            assert answer.status_code == 200, answer.text
            described = await http.get("/openapi/waiqin365.json")
            assert described.json()["openapi"].startswith("3.1")
            page = await http.get("/")
            assert page.status_code < 400, page.text

    asyncio.run(call())
    _command("proxy", "--help")


def mcp() -> None:
    """Ask the server of `dingdan mcp` over stdio for its tools, and read."""
    from mcp import Client, StdioServerParameters, stdio_client

    async def ask() -> None:
        parameters = StdioServerParameters(command=str(BIN / "dingdan"), args=["mcp"], env=dict(os.environ))
        async with Client(stdio_client(parameters)) as client:
            names = [tool.name for tool in (await client.list_tools()).tools]
            assert len(names) > 5, names

    asyncio.run(ask())


def spark() -> None:
    """Import the data sources beside PySpark. `make test-extras` reads with them, which takes Java and time."""
    importlib.import_module("pyspark.sql.datasource")
    importlib.import_module("dingdan_spark")
    importlib.import_module("dingdan_spark.sources")


def dlt() -> None:
    """Make the source. `make test-extras` loads with it."""
    os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
    from dingdan_sync.dlt import source

    with Waiqin365() as wq:
        made: Any = source(wq, tables=["orders"], since=SINCE)
        assert made.resources


EVERYTHING: dict[str, list[Callable[[], None]]] = {
    "core": [], "cli": [cli], "sync": [sync], "postgres": [postgres], "mysql": [mysql], "excel": [excel],
    "arrow": [arrow], "redis": [redis], "sandbox": [sandbox], "proxy": [proxy], "mcp": [mcp], "spark": [spark],
    "dlt": [dlt],
}  # fmt: skip
EVERYTHING["all"] = [each for steps in EVERYTHING.values() for each in steps]


if __name__ == "__main__":
    assert Path(dingdan.__file__).is_relative_to(sys.prefix), dingdan.__file__
    for step in [core, *EVERYTHING[sys.argv[1]]]:
        step()
