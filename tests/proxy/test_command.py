"""`dingdan proxy` as a process, and the options that stop it before it serves."""

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

from dingdan_cli import failures
from dingdan_cli.app import root
from dingdan_sandbox.testing import SandboxServer
from tests.proxy.conftest import APP_SECRET, APPKEY, KEY

ORDERS = "/waiqin365/api/stdorder/v1/queryStdomOrder"


@contextmanager
def started(environment: dict[str, str], *options: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """Run the command on a free port; give its process and the variables that it prints. It must stop by itself."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "dingdan_cli", "proxy", "--port", "0", *options],
        env={**inherited, "DINGDAN_LANG": "en", **environment},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        expected = 1 if "DINGDAN_PROXY_KEY" in environment else 2
        lines = [process.stdout.readline() for _ in range(expected)]
        yield process, dict(line.removeprefix("export ").strip().split("=", 1) for line in lines)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()


def test_the_command_serves_with_a_key_that_it_prints(web: httpx.Client, sandbox: SandboxServer) -> None:
    with started(sandbox.environment, "-v") as (process, printed):
        headers = {"Authorization": f"Bearer {printed['DINGDAN_PROXY_KEY']}"}
        answer = web.post(printed["DINGDAN_PROXY_URL"] + ORDERS, json={}, headers=headers)
        assert answer.json()["return_code"] == "0"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == 0, err
    assert "queryStdomOrder" in err
    assert f"/#key={printed['DINGDAN_PROXY_KEY']}" in err
    assert not any(secret in out + err for secret in (APPKEY, APP_SECRET))
    assert "Traceback" not in err


def test_a_key_of_ones_own_is_not_printed(web: httpx.Client, sandbox: SandboxServer) -> None:
    only_one = {name: value for name, value in sandbox.environment.items() if name.startswith("WAIQIN365")}
    with started({**only_one, "DINGDAN_PROXY_KEY": KEY}) as (process, printed):
        url = printed["DINGDAN_PROXY_URL"]
        headers = {"Authorization": f"Bearer {KEY}"}
        assert web.post(url + ORDERS, json={}, headers=headers).status_code == 200
        path = "/wshoto/openapi/mall/order/list"
        assert web.post(url + path, json={}, headers=headers).status_code == 503
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert KEY not in out + err
    assert "left out: wshoto: no credentials" in err


@pytest.mark.parametrize("key", ["short", "", "with a blank in the middle", "k" * 257, "sechzehn-zeichen-ü"])
@pytest.mark.parametrize("source", ["file", "variable"])
def test_a_weak_or_odd_key_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], key: str, source: str
) -> None:
    arguments = ["proxy", "--port", "0"]
    if source == "file":
        (tmp_path / "key").write_text(key + "\n", encoding="utf-8")
        arguments += ["--key-file", str(tmp_path / "key")]
    else:
        monkeypatch.setenv("DINGDAN_PROXY_KEY", key)
    assert failures.run(root, arguments) == 2
    error = capsys.readouterr().err
    assert "a key has 16 to 256" in error
    assert not key or key not in error


def test_a_key_file_that_is_missing_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert failures.run(root, ["proxy", "--key-file", str(tmp_path / "none")]) == 2
    assert "cannot be read: No such file" in capsys.readouterr().err


def test_without_any_credentials_it_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in [name for name in os.environ if name.startswith(("WAIQIN365_", "WSHOTO_", "DINGDAN_P"))]:
        monkeypatch.delenv(name)
    assert failures.run(root, ["proxy", "--port", "0"]) == 2
    assert "no credentials" in capsys.readouterr().err


def test_an_address_that_is_not_of_this_machine_is_refused(
    sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in sandbox.environment.items():
        monkeypatch.setenv(name, value)
    assert failures.run(root, ["proxy", "--port", "0", "--host", "192.0.2.1"]) == 2
    assert "cannot listen on 192.0.2.1:0" in capsys.readouterr().err
