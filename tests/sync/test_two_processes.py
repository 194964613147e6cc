"""Two syncs at once into one destination, from two processes: one works, the other says so."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Running
from dingdan_sync import SyncError, sync
from tests.sync.conftest import KINDS
from tests.sync.equality import differences
from waiqin365_api.tables import RETURNS

SINCE = dt.timedelta(days=60)
ROOT = Path(__file__).parents[2]
FILES = ("duckdb", "sqlite", "parquet", "xlsx")
ROWS = {"parquet": ("duckdb", "orders.parquet/.dingdan.duckdb"), "xlsx": ("sqlite", "orders.xlsx.sqlite")}
"""Databases beside files."""


@pytest.fixture
def destinations(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """An empty destination of each kind, by its name."""
    found = {kind: f"{kind}:///{tmp_path}/orders.{kind}" for kind in FILES}
    for kind, fixture in (("postgresql", "new_database"), ("mysql", "new_mysql_database")):
        if kind in KINDS:
            make: Callable[[], str] = request.getfixturevalue(fixture)
            found[kind] = make()
    return found


@contextmanager
def syncing(box: Running, destinations: dict[str, str]) -> Iterator[Callable[[], str]]:
    """A process that syncs into all destinations; gives the function that sends it on and returns what it says."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.sync.holding", box.url, *destinations.values()],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip
    first = True

    def go_on() -> str:
        nonlocal first
        assert process.stdin is not None
        assert process.stdout is not None
        if not first:
            process.stdin.write("\n")
        first = False
        return process.stdout.readline().strip()

    try:
        yield go_on
    finally:
        process.kill()
        process.communicate()


def outcomes(wq: Waiqin365, destinations: dict[str, str]) -> dict[str, str]:
    """Sync into all destinations from this process; the errors by kind of destination."""

    def outcome(to: str) -> str:
        try:
            sync(wq, to=to, tables=["returns"], since=SINCE, window_days=60, pause=dt.timedelta())
        except SyncError as error:
            return type(error).__name__
        return "done"

    with ThreadPoolExecutor(len(destinations)) as pool:
        return dict(zip(destinations, pool.map(outcome, destinations.values()), strict=True))


def unequal(wq: Waiqin365, destinations: dict[str, str], folder: Path) -> list[str]:
    """The destinations that differ from the platform."""
    found = []
    for kind, to in destinations.items():
        if kind in ROWS:
            database, name = ROWS[kind]
            to = f"{database}:///{folder}/{name}"
        if differences(wq, to, (RETURNS,)):
            found.append(kind)
    return found


def test_one_works_the_other_is_refused_and_a_killed_one_leaves_no_lock(
    box: Running, wq: Waiqin365, destinations: dict[str, str], tmp_path: Path
) -> None:
    with syncing(box, destinations) as go_on:
        assert go_on() == "at work"
        assert outcomes(wq, destinations) == dict.fromkeys(destinations, "AlreadyRunningError")
        assert go_on() == "done"
        assert unequal(wq, destinations, tmp_path) == []
        box.edit("returns", box.ids("returns")[0], remarks="changed")
        assert go_on() == "at work"
    # It was killed.
    assert outcomes(wq, destinations) == dict.fromkeys(destinations, "done")
    assert unequal(wq, destinations, tmp_path) == []
