"""Reads of Spark equal the tables of a sync, and credentials stay in the workers."""

from __future__ import annotations

import datetime as dt
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from dingdan import Waiqin365, Wshoto
from dingdan_runtime.arrow import schema
from dingdan_sandbox import Running, Sandbox, running
from dingdan_spark.sources import Waiqin365Source
from dingdan_sync import sync
from tests.extras.conftest import LAST_DAY
from tests.extras.spark_rows import SINCE, differences_of_spark, load, rows_of
from tests.sync.equality import rows
from waiqin365_api.tables import ORDERS, SHIPMENTS
from wshoto_api.tables import MALL_ORDERS, SALE_ORDERS

Keys = Callable[..., str]
ORDERS_READ = 100_000 if os.environ.get("DINGDAN_TESTS") == "full" else 300
APPKEY = "Y0u-sh0uld-n0t-see-this"


def test_tables_equal_those_of_a_sync(spark: SparkSession, tmp_path: Path, keys: Keys) -> None:
    """Heads, lines and custom fields; `DINGDAN_TESTS=full` compares 100,000 orders."""
    since, synced = str(LAST_DAY - dt.timedelta(days=ORDERS_READ // 360 + 3)), tmp_path / "orders.duckdb"
    seeded = Sandbox(orders=ORDERS_READ, page_size=50 if ORDERS_READ < 1000 else 1000, until=LAST_DAY, examples=False)
    with running(seeded) as box, Waiqin365(seeded.openid, seeded.appkey, base_url=box.url) as wq:
        for kind in ("orders", "shipments"):
            box.delete(kind, box.ids(kind)[1])
        sync(wq, to=f"duckdb:///{synced}", tables=["orders", "shipments"], since=SINCE)
        # A platform that does not tell when shipments were created is asked day by day.
        tables = [*ORDERS.tables[:3], SHIPMENTS.head]
        options = {"credentials": keys(default=box), "window_days": "3" if ORDERS_READ < 1000 else "30", "since": since}
        assert differences_of_spark(spark, synced, tables, tmp_path / "read", **options) == {}


def test_wshoto_equals_a_sync(spark: SparkSession, box: Running, tmp_path: Path, keys: Keys) -> None:
    synced = tmp_path / "orders.duckdb"
    with Wshoto(box.sandbox.appid, box.sandbox.app_secret, base_url=box.url) as ws:
        sync(ws, to=f"duckdb:///{synced}", tables=["mall_orders", "sale_orders"], since=SINCE)
    calls = box.token_calls
    options = {"credentials": keys("wshoto", default=box), "partitions": "2"}
    tables = [MALL_ORDERS.tables[1], SALE_ORDERS.head]
    assert differences_of_spark(spark, synced, tables, tmp_path / "read", **options) == {}
    assert box.token_calls <= calls + 1  # the workers share a file


def test_columns_have_types_and_meanings(spark: SparkSession, box: Running, keys: Keys) -> None:
    frame = spark.read.format("waiqin365").options(table="orders", credentials=keys(default=box), raw="true").load()
    types = {field.name: field.dataType.simpleString() for field in frame.schema}
    assert [types[name] for name in ("tenant", "id", "order_amount", "create_time", "raw")] == [
        "string", "string", "decimal(38,18)", "timestamp", "string",
    ]  # fmt: skip
    amount = frame.schema["order_amount"].metadata
    assert (amount["label"], amount["source"], amount["kind"]) == ("订单金额", "order_amount", "amount")
    assert amount["comment"].startswith("订单金额: ")
    assert "codes" in frame.schema["order_status"].metadata


def test_tenants_have_their_own_rows_and_no_secret_is_written_down(
    spark: SparkSession, event_log: Path, tmp_path: Path, keys: Keys, capfd: pytest.CaptureFixture[str]
) -> None:
    with (
        running(Sandbox(orders=40, until=LAST_DAY, appkey=APPKEY, openid="openid-of-the-north")) as north,
        running(Sandbox(orders=30, until=LAST_DAY, appkey=APPKEY, openid="openid-of-the-south", seed=8)) as south,
    ):
        spark.sparkContext.addFile(keys(north=north, south=south).removeprefix("file:"))
        options = {"table": "orders", "tenants": "north, south", "credentials": "file:tenants.toml"}
        frame = spark.read.format("waiqin365").options(since=SINCE, **options).load()
        plan = frame._jdf.queryExecution().toString()  # type: ignore[operator]
        frame.explain("extended")
        found = frame.toArrow()
        for tenant, world in (("north", north), ("south", south)):
            to = f"duckdb:///{tmp_path}/{tenant}.duckdb"
            with Waiqin365(world.sandbox.openid, APPKEY, base_url=world.url) as client:
                sync(client, to=to, tables=["orders"], since=SINCE)
            assert rows_of(found, tenant) == rows(to, "waiqin365_orders", schema(ORDERS.head))
    source = Waiqin365Source({"since": SINCE, **options})
    reader = source.reader(source.schema())
    pickled = [pickle.dumps(each) for each in (source, reader, *reader.partitions())]
    spark.sparkContext._jsc.sc().listenerBus().waitUntilEmpty()  # type: ignore[union-attr]
    logged = b"".join(file.read_bytes() for file in event_log.rglob("*") if file.is_file())
    printed = "".join(capfd.readouterr())
    assert b"SparkListenerTaskEnd" in logged
    assert b"north" in pickled[-1] or b"south" in pickled[-1]
    for secret in (APPKEY, "openid-of-the-north", "openid-of-the-south"):
        assert secret not in plan + printed
        assert all(secret.encode() not in each for each in (*pickled, logged))


def test_errors_of_workers_name_the_tenant_and_no_secret(spark: SparkSession, box: Running, keys: Keys) -> None:
    at = keys(default=box)
    Path(at.removeprefix("file:")).write_text(f'[waiqin365.default]\nappkey = "{APPKEY}"', encoding="utf-8")
    with pytest.raises(Exception, match=r"CredentialsError: \[waiqin365.default\] of .*: openid is missing") as raised:
        load(spark, "orders", credentials=at).count()
    assert APPKEY not in str(raised.value)


def test_wrong_options_are_refused_before_any_task(spark: SparkSession) -> None:
    with pytest.raises(Exception, match="InvalidOptionError: appkey is no option: plans and logs") as raised:
        spark.read.format("waiqin365").options(table="orders", appkey=APPKEY).load()
    assert APPKEY not in str(raised.value)


def test_schema_of_another_table_is_refused(spark: SparkSession) -> None:
    lines = Waiqin365Source({"table": "order_lines"}).schema()
    with pytest.raises(Exception, match=r"InvalidOptionError: the schema of waiqin365_orders follows"):
        spark.read.format("waiqin365").schema(lines).option("table", "orders").load().count()
