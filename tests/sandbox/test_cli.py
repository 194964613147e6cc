"""`python -m dingdan_sandbox`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from dingdan_sandbox import Running, Sandbox, create_app
from tests.sandbox.conftest import Caller

COMMAND = [sys.executable, "-m", "dingdan_sandbox"]
SCRIPT = [str(Path(sys.executable).with_name("dingdan-sandbox"))]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1", "COLUMNS": "120"}


@contextmanager
def started(*arguments: str, command: list[str] = COMMAND) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """Start the command; give the process and the variables that it prints."""
    process = subprocess.Popen(
        [*command, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=ENVIRONMENT,
    )
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        pairs = [process.stdout.readline().strip().removeprefix("export ").partition("=") for _ in range(6)]
        variables = {name: value for name, _, value in pairs}
        assert variables["WAIQIN365_BASE_URL"] in first
        yield process, variables
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(
    ("command", "stop"), [(COMMAND, signal.SIGTERM), (COMMAND, signal.SIGINT), (SCRIPT, signal.SIGTERM)]
)
def test_it_prints_serves_and_stops(command: list[str], stop: signal.Signals) -> None:
    with started("--port", "0", "--orders", "12", "--lines", "2", "--seed", "3", "--openid", "o", "--appkey", "k",
                 "--appid", "a", "--app-secret", "s", command=command) as (process, variables):  # fmt: skip
        url = variables["WAIQIN365_BASE_URL"]
        assert variables == {
            "WAIQIN365_BASE_URL": url, "WAIQIN365_OPENID": "o", "WAIQIN365_APPKEY": "k",
            "WSHOTO_BASE_URL": url, "WSHOTO_APPID": "a", "WSHOTO_APP_SECRET": "s",
        }  # fmt: skip
        sandbox = Sandbox(openid="o", appkey="k", appid="a", app_secret="s")
        with httpx.Client() as http:
            caller = Caller(Running(sandbox, url, create_app(sandbox)), http)
            rows = caller.query("queryStdomOrder")
            assert (len(rows), {len(row["prods"]) for row in rows}) == (12, {2})
            assert caller.token()["code"] == 0
        process.send_signal(stop)
        _, errors = process.communicate(timeout=30)
        assert process.returncode in (0, -stop, 128 + stop)
        assert "Traceback" not in errors


def test_a_port_that_is_taken() -> None:
    with started("--orders", "1") as (_, variables):
        port = variables["WAIQIN365_BASE_URL"].rpartition(":")[2]
        second = subprocess.run(
            [*COMMAND, "--port", port], capture_output=True, text=True, env=ENVIRONMENT, check=False
        )
    assert second.returncode == 2
    assert "Traceback" not in second.stderr
    assert "in use" in second.stderr


def test_a_database_of_another_world(tmp_path: Path) -> None:
    database = str(tmp_path / "sandbox.sqlite")
    with started("--orders", "1", "--database", database):
        pass
    second = subprocess.run(
        [*COMMAND, "--orders", "2", "--database", database],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=False,
    )
    assert (second.returncode, second.stdout) == (2, "")
    assert "was created with" in second.stderr


def test_help_in_both_languages() -> None:
    found = subprocess.run(
        [*COMMAND, "--help"], capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, check=True
    )
    assert "Address to listen on." in found.stdout
    assert "监听地址" in found.stdout
    assert "无需账号" in found.stdout


def test_it_changes_by_itself_and_ends_where_told() -> None:
    with started("--orders", "40", "--until", "2026-11-22 09:30:00", "--same-second", "5", "--newest-first",
                 "--edits-per-request", "2", "--edits-per-second", "1") as (_, variables):  # fmt: skip
        sandbox = Sandbox()
        with httpx.Client() as http:
            caller = Caller(Running(sandbox, variables["WAIQIN365_BASE_URL"], create_app(sandbox)), http)
            rows = [caller.query("queryStdomOrder", id="7300100000000000039") for _ in range(40)]
            assert rows[0][0]["create_time"].startswith("2026-11-22 09:")
            newest = caller.query("queryStdomOrder")
            assert len(newest) > 40
            assert newest[0]["create_time"] > "2026-11-22 09:30:00"


@pytest.mark.parametrize("option", [("--until", "tomorrow"), ("--edits-per-second", "nan"), ("--same-second", "-1")])
def test_options_that_make_no_sense(option: tuple[str, str]) -> None:
    found = subprocess.run([*COMMAND, *option], capture_output=True, text=True, env=ENVIRONMENT, check=False)
    assert (found.returncode, found.stdout) == (2, "")
    assert "Traceback" not in found.stderr
