"""A machine without time zone data, as Windows and slim containers are: Asia/Shanghai is known all the same.

PYTHONTZPATH hides the system's data from Python, and the hook the package tzdata. Arrow's C++ still finds the system's,
which no test without root can hide.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dingdan_sandbox import Running, Sandbox, running

HIDDEN = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "tzdata":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
import zoneinfo
assert not zoneinfo.available_timezones()
"""
COMMANDS = """
from datetime import date, timedelta
from dingdan_cli.app import root
from dingdan_cli.failures import run
def check(*arguments):
    code = run(root, arguments)
    assert code == 0, (code, arguments)
for form in ("table", "json", "csv", "xlsx", "parquet"):
    since = ("--after-modify-date", "-900d")
    check("waiqin365", "orders", "query", *since, "--all", "-o", f"orders.{form}", "--format", form)
check("waiqin365", "orders", "query", "--after-modify-date", "昨天")
check("wshoto", "valet-orders", "list", "--all")
for to in ("duckdb:///a.duckdb", "sqlite:///a.sqlite", "parquet:///folder", "xlsx:///a.xlsx"):
    for platform in ("waiqin365", "wshoto"):
        check("sync", platform, "--to", to, "--since", str(date.today() - timedelta(days=40)))
    check("sync", "status", "--to", to)
"""
VALUES = """
from datetime import datetime, timedelta
from dingdan import Waiqin365
from dingdan_runtime import SHANGHAI
with Waiqin365(timestamp_format="datetime") as client:
    page = client.orders.query(after_modify_date=datetime(2020, 1, 1, tzinfo=SHANGHAI))
    order = page.records[0]
    assert order.create_time.utcoffset() == timedelta(hours=8), order.create_time
    times = page.to_arrow().column("create_time").to_pylist()
    assert times[0] == order.create_time, times
"""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    with running(Sandbox(orders=20)) as server:
        yield server


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin"])
def test_clients_need_no_time_zone_data(zone: str, sandbox: Running, tmp_path: Path) -> None:
    done = run(VALUES, zone, sandbox, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_command_line_and_syncs_need_no_time_zone_data(sandbox: Running, tmp_path: Path) -> None:
    done = run(COMMANDS, "Asia/Shanghai", sandbox, tmp_path)
    assert done.returncode == 0, done.stderr


def run(script: str, zone: str, sandbox: Running, folder: Path) -> subprocess.CompletedProcess[str]:
    given = os.environ | {
        "PYTHONTZPATH": "", "TZ": zone, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "DINGDAN_LANG": "en",
        "WAIQIN365_BASE_URL": sandbox.url, "WAIQIN365_OPENID": "sandbox-openid", "WAIQIN365_APPKEY": "sandbox-appkey",
        "WSHOTO_BASE_URL": sandbox.url, "WSHOTO_APPID": "sandbox-appid", "WSHOTO_APP_SECRET": "sandbox-secret",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-c", HIDDEN + script], cwd=folder, env=given, capture_output=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
