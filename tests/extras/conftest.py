"""What the tests of heavy extras share. `make test-extras` runs them in a venv of their own; `make test` does not."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from dingdan import Waiqin365
from dingdan_sandbox import Running, Sandbox, running
from dingdan_spark import register

LAST_DAY = dt.datetime.now().date() - dt.timedelta(days=5)


@pytest.fixture
def box() -> Iterator[Running]:
    """A sandbox with pages of 50 documents."""
    with running(Sandbox(orders=300, page_size=50, until=LAST_DAY, examples=False)) as world:
        yield world


@pytest.fixture
def wq(box: Running) -> Iterator[Waiqin365]:
    """A client of the sandbox."""
    with Waiqin365(box.sandbox.openid, box.sandbox.appkey, base_url=box.url) as client:
        yield client


@pytest.fixture(scope="session")
def event_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of Spark's event log."""
    return tmp_path_factory.mktemp("events")


@pytest.fixture(scope="session")
def spark(event_log: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """A local Spark of two cores with both formats."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",  # compiling takes longer than these queries
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
        "spark.sql.maxPlanStringLength": "1000000",
        "spark.sql.debug.maxToStringFields": "1000",
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": f"file://{event_log}",
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, text in settings.items():
        builder = builder.config(name, text)
    session = builder.getOrCreate()
    register(session)
    yield session
    session.stop()


@pytest.fixture
def keys(tmp_path: Path) -> Callable[..., str]:
    """Writes the credentials of tenants to a file; gives the option that names it."""

    def write(platform: str = "waiqin365", **boxes: Running) -> str:
        path = tmp_path / "tenants.toml"
        lines = []
        for tenant, world in boxes.items():
            made = world.sandbox
            named = {"openid": made.openid, "appkey": made.appkey}
            if platform == "wshoto":
                named = {"appid": made.appid, "app_secret": made.app_secret, "token_file": str(tmp_path / "tokens")}
            lines += [f"[{platform}.{tenant}]", f'base_url = "{world.url}"']
            lines += [f'{name} = "{text}"' for name, text in named.items()]
        path.write_text("\n".join(lines))
        return f"file:{path}"

    return write
