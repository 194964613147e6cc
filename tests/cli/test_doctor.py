"""`dingdan doctor`: each line is ok, failed or not knowable, and says what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dingdan_cli.doctor import app as command
from dingdan_cli.failures import run
from dingdan_sandbox import Running, running
from tests.cli import servers
from tests.cli.servers import APP_SECRET, APPID, APPKEY, OPENID, dated, only_datetime, proxy, self_signed, served


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    with running(servers.settings()) as server:
        yield server


@pytest.fixture(autouse=True)
def account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No profile, no proxy, and the right credentials in the environment."""
    for name in list(os.environ):
        if name.startswith(("WAIQIN365_", "WSHOTO_", "DINGDAN_PROFILE")) or name.upper().endswith("_PROXY"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name, value in (
        ("WAIQIN365_OPENID", OPENID), ("WAIQIN365_APPKEY", APPKEY), ("WSHOTO_APPID", APPID),
        ("WSHOTO_APP_SECRET", APP_SECRET),
    ):  # fmt: skip
        monkeypatch.setenv(name, value)
    return tmp_path / "dingdan" / "config.toml"


def at(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAIQIN365_BASE_URL", url)
    monkeypatch.setenv("WSHOTO_BASE_URL", url)


def doctor(
    capfd: pytest.CaptureFixture[str], *arguments: str, code: int, platform: str = "waiqin365"
) -> dict[str, dict[str, Any]]:
    """The checks of a platform, and the general ones, by name."""
    assert run(command, [*arguments, "--format", "json"]) == code
    out, err = capfd.readouterr()
    assert err == ""
    assert APPKEY not in out
    assert APP_SECRET not in out
    checks = json.loads(out)["checks"]
    return {check["name"]: check for check in checks if check["platform"] in (platform, None)}


def states(checks: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {name: check["state"] for name, check in checks.items() if check["state"] != "ok"}


def test_all_is_well(sandbox: Running, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    at(sandbox.url, monkeypatch)
    before = len(sandbox.requests)
    checks = doctor(capfd, code=0)
    assert states(checks) == {"grants": "not knowable"}
    assert list(checks) == [
        "version", "profiles", ".env", "credentials", "base_url", "proxy", "dns", "connection", "tls", "clock",
        "read", "read (other format)", "ip whitelist", "grants",
    ]  # fmt: skip
    assert checks["credentials"]["found"] == "the environment: openid of 8 characters, appkey of 18 characters"
    assert checks["dns"]["found"] == "127.0.0.1: 127.0.0.1"
    sent = [each.path for each in list(sandbox.requests)[before:]]
    assert {path.split("/")[4] for path in sent if path.startswith("/api")} == {"queryStdomOrder"}
    assert {path for path in sent if not path.startswith("/api")} == {
        "/", "/openapi/access_token", "/openapi/valetorder/info/list"
    }  # fmt: skip


def test_wshoto(sandbox: Running, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    at(sandbox.url, monkeypatch)
    checks = doctor(capfd, "wshoto", code=0, platform="wshoto")
    assert checks["token"]["found"] == "fetched"
    assert checks["read"]["state"] == "ok"
    monkeypatch.setenv("WSHOTO_APP_SECRET", "another-secret")
    checks = doctor(capfd, "wshoto", code=1, platform="wshoto")
    assert states(checks) == {
        "token": "failed", "read": "not knowable", "ip whitelist": "not knowable", "grants": "not knowable"
    }  # fmt: skip
    assert "copy appid and app_secret again" in checks["token"]["advice"]


def test_wrong_appkey(sandbox: Running, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    at(sandbox.url, monkeypatch)
    monkeypatch.setenv("WAIQIN365_APPKEY", "another-appkey")
    checks = doctor(capfd, "waiqin365", code=1)
    assert states(checks) == {
        "read": "failed", "read (other format)": "not knowable", "ip whitelist": "not knowable",
        "grants": "not knowable",
    }  # fmt: skip
    assert "102" in checks["read"]["found"]
    assert "copy openid and appkey again" in checks["read"]["advice"]


def test_clock_of_the_platform_is_another(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def later() -> float:
        return time.time() + 4000

    with served(dated(servers.app(clock=later), later), date_header=False) as url:
        at(url, monkeypatch)
        checks = doctor(capfd, "waiqin365", code=1)
        assert checks["clock"]["state"] == checks["read"]["state"] == "failed"
        assert "behind the server's Date header" in checks["clock"]["found"]
        assert 3998 <= int(checks["clock"]["found"].split()[0]) <= 4002
        assert "NTP" in checks["clock"]["advice"]
        assert doctor(capfd, "wshoto", code=0, platform="wshoto")["clock"]["state"] == "ok"


def test_wrong_timestamp_format(
    account: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with served(only_datetime(servers.app())) as url:
        at(url, monkeypatch)
        checks = doctor(capfd, "waiqin365", code=1)
        assert states(checks) == {"read": "failed", "grants": "not knowable"}
        assert 'set timestamp_format = "datetime" in the profile' in checks["read"]["advice"]
        account.parent.mkdir()
        account.touch(0o600)
        account.write_text(
            f'[profiles.p.waiqin365]\nopenid = "{OPENID}"\nappkey = "{APPKEY}"\nbase_url = "{url}"\n'
            'timestamp_format = "datetime"\n',
            encoding="utf-8",
        )
        checks = doctor(capfd, "waiqin365", "--profile", "p", code=0)
        assert checks["read (other format)"]["found"] == "timestamp_format epoch_millis: rejected, and not in use"


def test_unreachable_host(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    at("http://127.0.0.1:1", monkeypatch)
    checks = doctor(capfd, "waiqin365", code=1)
    assert states(checks) == {"connection": "failed", "ip whitelist": "not knowable"}
    assert "refused" in checks["connection"]["found"]


def test_self_signed_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    certificate = self_signed(tmp_path)
    with served(servers.app(), certificate) as url:
        at(url, monkeypatch)
        checks = doctor(capfd, "waiqin365", code=1)
        assert states(checks) == {"tls": "failed", "ip whitelist": "not knowable"}
        assert "self-signed certificate" in checks["tls"]["found"]
        assert "SSL_CERT_FILE" in checks["tls"]["advice"]
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        checks = doctor(capfd, "waiqin365", code=0)
        assert "issued by Test, valid until" in checks["tls"]["found"]


def test_proxy(sandbox: Running, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    at(sandbox.url, monkeypatch)
    with proxy() as (url, targets):
        monkeypatch.setenv("HTTP_PROXY", url)
        checks = doctor(capfd, "waiqin365", code=0)
        assert states(checks) == {"dns": "not knowable", "grants": "not knowable"}
        assert checks["proxy"]["found"] == f"{url.replace('user:password@', '')} is used (HTTP_PROXY)"
        assert "IP whitelist" in checks["proxy"]["advice"]
        assert all(target.startswith(sandbox.url) for target in targets)
        assert len(targets) == 3
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        assert "none for this address, though set" in doctor(capfd, "waiqin365", code=0)["proxy"]["found"]
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert states(doctor(capfd, "waiqin365", code=1))["connection"] == "failed"
    monkeypatch.setenv("HTTP_PROXY", "nonsense://127.0.0.1:1")
    assert states(doctor(capfd, "waiqin365", code=1)) == {"base_url": "failed"}


def test_local_faults(account: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    account.parent.mkdir()
    account.touch(0o644)
    Path(".env").write_bytes(b"\xff")
    monkeypatch.setenv("WAIQIN365_APPKEY", f"{APPKEY} ")
    checks = doctor(capfd, "waiqin365", code=1)
    assert states(checks) == {"profiles": "failed", ".env": "failed", "credentials": "failed"}
    assert "chmod 600" in checks["profiles"]["found"]
    assert "copy it again" in checks["credentials"]["advice"]
    monkeypatch.delenv("WAIQIN365_APPKEY")
    assert "WAIQIN365_APPKEY" in doctor(capfd, "waiqin365", code=1)["credentials"]["found"]


def test_platform_without_credentials(
    sandbox: Running, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    at(sandbox.url, monkeypatch)
    monkeypatch.delenv("WSHOTO_APPID")
    monkeypatch.delenv("WSHOTO_APP_SECRET")
    assert states(doctor(capfd, code=0, platform="wshoto")) == {"credentials": "not knowable"}
    monkeypatch.delenv("WAIQIN365_OPENID")
    monkeypatch.delenv("WAIQIN365_APPKEY")
    checks = doctor(capfd, code=1)
    assert checks["credentials"]["state"] == "failed"
    assert checks["credentials"]["found"].startswith("no credentials: run `dingdan login waiqin365`")
    assert "console" in checks["credentials"]["advice"]
    checks = doctor(
        capfd, "wshoto", code=1, platform="wshoto"
    )  # no page that we have says that its credentials are in a console
    assert "console" not in checks["credentials"]["advice"]


def test_process_prints_lines(sandbox: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    at(sandbox.url, monkeypatch)
    done = subprocess.run(
        [sys.executable, "-m", "dingdan_cli", "doctor", "--lang", "zh"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "\nwaiqin365\n正常      credentials: 环境变量：openid 共 8 个字符，appkey 共 18 个字符\n" in done.stdout
    assert "\nwshoto\n" in done.stdout
    assert "\n无法得知  grants: " in done.stdout
