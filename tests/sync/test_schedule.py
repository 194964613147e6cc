"""The times of runs that repeat, and the check of the health file."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from dingdan_sync.health import Health, LastError, fault, main
from dingdan_sync.schedule import seconds_of, usual_jitter, wait_after_failure, wait_after_success

NOW = dt.datetime(2026, 11, 29, 8, 0, tzinfo=dt.UTC)


def ago(**time: float) -> dt.datetime:
    return NOW - dt.timedelta(**time)


@pytest.mark.parametrize(
    ("span", "seconds"),
    [("90s", 90), ("5m", 300), ("2h", 7200), ("1d", 86400), ("0.5s", 0.5), (dt.timedelta(minutes=1), 60)],
)
def test_span(span: str | dt.timedelta, seconds: float) -> None:
    assert seconds_of(span) == seconds


@pytest.mark.parametrize("span", ["", "5", "m", "5 m", "-5m", "5w", "1e3s", "٥m", 5, None, dt.timedelta(-1)])
def test_what_is_no_span_is_refused(span: object) -> None:
    with pytest.raises(ValueError, match="span of time"):
        seconds_of(span)  # type: ignore[arg-type]


def test_runs_start_every_so_often_and_not_after_the_end_of_the_last() -> None:
    assert wait_after_success(every=300, jitter=0, took=40, chance=0.9) == 260
    assert wait_after_success(every=300, jitter=30, took=40, chance=0.5) == 275
    assert wait_after_success(every=300, jitter=30, took=900, chance=0.5) == 0
    assert (usual_jitter(60), usual_jitter(86400)) == (6, 30)


def test_failures_wait_longer_each_time_up_to_a_bound() -> None:
    assert [wait_after_failure(n, 10, 900, chance=0.0) for n in (1, 2, 3, 7, 8, 10**6)] == [10, 20, 40, 640, 900, 900]
    assert wait_after_failure(1, 10, 900, chance=1.0) == 5


def test_health_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "health.json"
    for runs in (1, 2):
        Health("wshoto", "north", "duckdb", NOW, NOW, runs=runs).write(path)
    assert [each.name for each in tmp_path.iterdir()] == ["health.json"]
    assert '"runs": 2' in path.read_text()


@pytest.mark.parametrize(
    ("health", "said"),
    [
        (Health("p", "t", "d", ago(hours=9), NOW, last_success=ago(minutes=14)), None),
        (Health("p", "t", "d", ago(minutes=14), NOW), None),
        (Health("p", "t", "d", ago(hours=9), NOW, last_success=ago(minutes=16)), "last success is 960 s old"),
        (Health("p", "t", "d", ago(hours=9), NOW), "32400 s old"),
        (Health("p", "t", "d", ago(hours=9), NOW, "running", last_package=ago(seconds=5)), None),
        (Health("p", "t", "d", ago(hours=9), NOW, last_success=ago(hours=-1)), "old"),
        (Health("p", "t", "d", ago(hours=9), NOW, "stopped", last_success=ago(minutes=1)), "has stopped"),
        (
            Health("p", "t", "d", ago(hours=9), NOW, consecutive_failures=3, last_error=LastError("E", "why", NOW)),
            "3 failures, the last E: why",
        ),
    ],
)
def test_check_of_the_health_file(tmp_path: Path, health: Health, said: str | None) -> None:
    health.write(tmp_path / "health.json")
    found = fault(tmp_path / "health.json", 900, NOW)
    assert found is None if said is None else said in str(found)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"last_success": 5, "last_package": null}'])
def test_file_that_is_no_health_file_is_not_well(tmp_path: Path, text: str) -> None:
    (tmp_path / "health.json").write_text(text)
    assert "is no health file" in str(fault(tmp_path / "health.json", 900, NOW))


def test_exit_codes_of_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "health.json"
    assert main([str(path), "--max-age", "15m"]) == 1
    now = dt.datetime.now(dt.UTC)
    Health("p", "t", "d", now, now).write(path)
    assert main([str(path), "--max-age", "15m"]) == 0
    with pytest.raises(SystemExit) as usage:
        main([str(path), "--max-age", "soon"])
    assert usage.value.code == 2
    assert "No such file" in capsys.readouterr().err


def test_check_runs_as_a_program_and_loads_no_library(tmp_path: Path) -> None:
    path = tmp_path / "health.json"
    now = dt.datetime.now(dt.UTC)
    Health("p", "t", "d", now, now).write(path)
    program = [sys.executable, "-X", "importtime", "-m", "dingdan_sync.health", str(path), "--max-age", "1h"]
    done = subprocess.run(program, capture_output=True, text=True, check=True)
    assert done.stdout == "ok\n"
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert loaded & {"pyarrow", "numpy", "dingdan", "httpx", "duckdb"} == set()
