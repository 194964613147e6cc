"""`dingdan sync`, its `--follow` and `dingdan sync status`, as processes and against a real sandbox and real files."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dingdan import Waiqin365
from dingdan_cli.app import root
from dingdan_cli.failures import run
from dingdan_sandbox import Running, Sandbox, running
from tests.sync.equality import WAIQIN365, differences, query
from waiqin365_api.tables import ORDERS

DINGDAN = [sys.executable, "-m", "dingdan_cli"]


@pytest.fixture(scope="module")
def box() -> Iterator[Running]:
    with running(Sandbox(orders=120, page_size=50)) as world:
        yield world


@pytest.fixture(autouse=True)
def environment(box: Running, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in {
        "WAIQIN365_BASE_URL": box.url, "WAIQIN365_OPENID": box.sandbox.openid,
        "WAIQIN365_APPKEY": box.sandbox.appkey, "WSHOTO_BASE_URL": box.url, "WSHOTO_APPID": box.sandbox.appid,
        "WSHOTO_APP_SECRET": box.sandbox.app_secret, "DINGDAN_LANG": "en", "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)


def dingdan(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*DINGDAN, *arguments], capture_output=True, text=True, timeout=120)


def client_of(box: Running) -> Waiqin365:
    return Waiqin365(box.sandbox.openid, box.sandbox.appkey, base_url=box.url)


def test_sync_brings_all_documents_and_status_tells_of_them(box: Running, tmp_path: Path) -> None:
    to = f"sqlite:///{tmp_path}/orders.sqlite"
    done = dingdan("sync", "waiqin365", "--to", to, "--since", "-60d")
    assert done.returncode == 0, done.stderr
    with client_of(box) as wq:
        assert differences(wq, to, WAIQIN365) == {}
    report = json.loads(done.stdout)
    assert set(report["documents"]) == {"orders", "shipments", "returns", "car_sales"}
    told = dingdan("sync", "status", "--to", to)
    assert told.returncode == 0, told.stderr
    found = {each["document"]: each for each in json.loads(told.stdout)}
    ((rows,),) = query(to, "select count(*) from waiqin365_orders")
    assert found["orders"]["rows"]["waiqin365_orders"] == rows > 50
    assert dt.datetime.fromisoformat(found["orders"]["cursor"]).tzinfo is not None


def test_follow_repeats_until_sigterm(tmp_path: Path) -> None:
    to, health = f"sqlite:///{tmp_path}/orders.sqlite", tmp_path / "health.json"
    command = [*DINGDAN, "sync", "waiqin365", "--to", to, "-t", "orders", "--follow", "0.2s", "--health", str(health)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            first, second = (json.loads(process.stdout.readline()) for _ in range(2))
            process.send_signal(signal.SIGTERM)
            rest, errors = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 0, errors
    assert (first["runs"], second["runs"]) == (1, 2)
    assert first["rows"] > 0
    assert json.loads(health.read_text())["work"] == "stopped"
    assert "Traceback" not in rest + errors


def test_follow_on_a_terminal_says_how_to_go_on(tmp_path: Path) -> None:
    to = f"sqlite:///{tmp_path}/orders.sqlite"
    command = [*DINGDAN, "sync", "waiqin365", "--to", to, "-t", "orders", "--follow", "5m", "--format", "table"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=60)
        finally:
            process.kill()
    assert " rows, lag " in line
    assert (process.returncode, errors) == (0, "stopped; the same command goes on\n")


def test_sigterm_ends_a_run_between_packages_and_the_next_goes_on(tmp_path: Path) -> None:
    with running(Sandbox(orders=900, page_size=10)) as slow:  # 90 pages: the signal comes in the middle
        to = f"sqlite:///{tmp_path}/orders.sqlite"
        command = [*DINGDAN, "sync", "waiqin365", "--to", to, "-t", "orders", "-vv"]
        environment = {**os.environ, "WAIQIN365_BASE_URL": slow.url}
        with subprocess.Popen(
            command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        ) as process:
            assert process.stderr is not None
            try:
                next(line for line in process.stderr if "queryStdomOrder" in line)
                process.send_signal(signal.SIGTERM)
                out, errors = process.communicate(timeout=60)
            finally:
                process.kill()
        assert process.returncode == 130
        assert "Run the command again to continue" in errors
        assert out == ""
        assert subprocess.run([*command[:-1]], env=environment, capture_output=True, timeout=120).returncode == 0
        with client_of(slow) as wq:
            assert differences(wq, to, (ORDERS,)) == {}


def test_wshoto_syncs_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = f"sqlite:///{tmp_path}/wshoto.sqlite"
    assert run(root, ["sync", "wshoto", "--to", to, "-t", "mall_orders"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"]["mall_orders"]["documents"] > 0


def test_tables_are_printed_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = f"sqlite:///{tmp_path}/orders.sqlite"
    assert run(root, ["sync", "waiqin365", "--to", to, "-t", "returns", "--format", "table"]) == 0
    assert "rows written" in capsys.readouterr().out
    assert run(root, ["sync", "status", "--to", to, "--format", "table"]) == 0
    assert "waiqin365_return_lines" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["waiqin365", "--to", "oracle://here/orders"], 2, "oracle is unknown"),
        (["waiqin365", "--to", "env:NOT_SET"], 2, "NOT_SET"),
        (["waiqin365", "--to", "sqlite:///{}/a.sqlite", "-t", "order"], 2, "'order'"),
        (["waiqin365", "--to", "sqlite:///{}/a.sqlite", "--since", "soonish"], 2, "soonish"),
        (["waiqin365", "--to", "sqlite:///{}/a.sqlite", "--follow", "often"], 2, "often"),
        (["waiqin365", "--to", "sqlite:///{}/a.sqlite", "--health", "x.json"], 2, "--health needs --follow"),
        (["waiqin365", "--to", "sqlite:///{}/no/folder/a.sqlite"], 6, "There is no folder"),
        (["status", "--to", "sqlite:///{}/absent.sqlite"], 6, "there is no such file"),
    ],
)
def test_bad_input_is_one_line(
    arguments: list[str], code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, ["sync", *(each.format(tmp_path) for each in arguments)]) == code
    heard = capsys.readouterr()
    assert said in heard.err
    assert len(heard.err.strip().splitlines()) <= 3
    assert heard.out == ""
    assert not any(tmp_path.glob("*.sqlite"))


def test_wrong_credentials_are_refused_by_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAIQIN365_APPKEY", "another-appkey")
    assert run(root, ["sync", "waiqin365", "--to", f"sqlite:///{tmp_path}/a.sqlite", "-t", "orders"]) == 3
    said: Any = capsys.readouterr().err
    assert "another-appkey" not in said
    assert os.environ["WAIQIN365_OPENID"]
