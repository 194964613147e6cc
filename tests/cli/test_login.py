"""`dingdan login`: asks or reads, checks with one read, and writes a profile whole or not at all."""

from __future__ import annotations

import io
import os
import pty
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dingdan import Waiqin365, Wshoto
from dingdan_cli.failures import run
from dingdan_cli.login import app
from dingdan_sandbox import Running, Sandbox, create_app, running
from tests.cli.servers import only_datetime, served

APPKEY, APP_SECRET = "appkey-of-the-test", "app-secret-of-the-test"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    settings = Sandbox(orders=30, openid="openid-1", appkey=APPKEY, appid="appid-1", app_secret=APP_SECRET)
    with running(settings) as served:
        yield served


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of profiles, which does not exist yet."""
    for name in [name for name in os.environ if name.startswith(("WAIQIN365_", "WSHOTO_", "DINGDAN_PROFILE"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "config" / "dingdan" / "config.toml"


def login(monkeypatch: pytest.MonkeyPatch, secret: str, *arguments: str) -> int:
    stdin = io.TextIOWrapper(io.BytesIO(secret.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    return run(app, list(arguments))


def waiqin365(sandbox: Running, *more: str) -> tuple[str, ...]:
    return ("waiqin365", "--openid", "openid-1", "--base-url", sandbox.url, "--secret-stdin", *more)


def test_profile_is_written_after_a_read(
    sandbox: Running, config: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    before = len(sandbox.requests)
    assert login(monkeypatch, f"{APPKEY}\n", *waiqin365(sandbox, "--max-requests-per-second", "5")) == 0
    assert [each.path.split("/")[4] for each in list(sandbox.requests)[before:]] == ["queryStdomOrder"]
    out, err = capfd.readouterr()
    assert "a read, which changes nothing: orders.query" in err
    assert APPKEY not in out + err
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    assert stat.S_IMODE(config.parent.stat().st_mode) == 0o700
    assert config.read_text(encoding="utf-8").startswith('default = "default"\n')
    with Waiqin365.from_profile() as client:
        assert len(client.orders.query().records) > 0


def test_comments_and_other_profiles_stay(sandbox: Running, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.parent.mkdir(parents=True)
    config.touch(0o600)
    kept = (
        '# ours\ndefault = "shop2"\n\n[profiles.shop2.waiqin365]  # the second\nopenid = "o"\nappkey = "k" # of May\n'
    )
    config.write_text(kept, encoding="utf-8")
    assert login(monkeypatch, APPKEY, *waiqin365(sandbox, "--profile", "shop1")) == 0
    assert config.read_text(encoding="utf-8").startswith(kept)
    assert 'default = "shop2"' in config.read_text(encoding="utf-8")
    again = ("wshoto", "--appid", "appid-1", "--base-url", sandbox.url, "--secret-stdin", "--profile", "shop1")
    assert login(monkeypatch, APP_SECRET, *again, "--default", "--token-file", "token.json") == 0
    assert 'default = "shop1"' in config.read_text(encoding="utf-8")
    Waiqin365.from_profile("shop2").close()
    with Wshoto.from_profile() as client:
        assert client.valet_orders.list(page_size=1).records
    assert (config.parents[2] / "token.json").exists()
    # A new secret alone: what the profile has already is used.
    assert login(monkeypatch, APPKEY, "waiqin365", "--secret-stdin", "--profile", "shop1") == 0


def test_timestamp_format_is_the_one_that_is_accepted(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(only_datetime(create_app(Sandbox(orders=1, openid="openid-1", appkey=APPKEY)))) as url:
        given = ("waiqin365", "--openid", "openid-1", "--base-url", url, "--secret-stdin")
        assert login(monkeypatch, "wrong-appkey", *given) == 3
        assert login(monkeypatch, APPKEY, *given) == 0
        assert 'timestamp_format = "datetime"' in config.read_text(encoding="utf-8")
        with Waiqin365.from_profile() as client:
            client.orders.query()


@pytest.mark.parametrize(
    ("secret", "arguments", "code", "wanted"),
    [
        ("wrong-appkey", ("waiqin365", "--openid", "openid-1", "--secret-stdin"), 3, "nothing was written"),
        ("wrong-secret", ("wshoto", "--appid", "appid-1", "--secret-stdin"), 3, "nothing was written"),
        ("", ("waiqin365", "--openid", "openid-1", "--secret-stdin"), 2, "stdin has no appkey"),
        (APPKEY, ("waiqin365", "--secret-stdin"), 2, "--openid is missing"),
        (APPKEY, ("--openid", "openid-1", "--secret-stdin"), 2, "say which platform"),
        (APPKEY, ("waiqin365", "--appid", "a", "--secret-stdin"), 2, "--appid is an option of wshoto"),
        (APPKEY, ("waiqin365", "--openid", "o", "--appkey", APPKEY), 2, "not passed as an argument"),
        (APPKEY, ("waiqin365", "--openid", "o", "--secret-stdin", "--timeout", "-1"), 2, "timeout must be"),
        (APPKEY, ("waiqin365", "--openid", "o", "--secret-stdin", "--timestamp-format", "x"), 2, "epoch_millis or"),
        (APPKEY, ("wshoto", "--appid", "a", "--secret-stdin", "--token-file", "none/t.json"), 2, "its folder does not"),
        (APPKEY, ("waiqin365", "--openid", "o", "--secret-stdin", "--keyring", "--no-check"), 2, "pip install keyring"),
    ],
)
def test_nothing_is_written(
    secret: str,
    arguments: tuple[str, ...],
    code: int,
    wanted: str,
    sandbox: Running,
    config: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert login(monkeypatch, secret, *arguments, "--base-url", sandbox.url) == code
    err = capfd.readouterr().err
    assert wanted in err
    assert APPKEY not in err
    assert not config.exists()


def test_no_answer_writes_nothing_but_with_no_check(
    config: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    given = ("waiqin365", "--openid", "o", "--base-url", "http://127.0.0.1:1", "--secret-stdin")
    assert login(monkeypatch, APPKEY, *given) == 4
    assert "nothing was written" in capfd.readouterr().err
    assert not config.exists()
    assert login(monkeypatch, APPKEY, *given, "--no-check") == 0
    Waiqin365.from_profile().close()


def test_file_that_others_can_read_is_not_changed(
    config: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    config.parent.mkdir(parents=True)
    config.touch(0o644)
    given = ("waiqin365", "--openid", "o", "--secret-stdin", "--no-check")
    assert login(monkeypatch, APPKEY, *given) == 2
    assert f"chmod 600 {config}" in capfd.readouterr().err
    assert config.read_bytes() == b""


def test_files_are_only_their_owners(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.parent.mkdir(parents=True)
    (config.parent / ".config.toml.killed.new").write_text(APPKEY)
    given = ("waiqin365", "--openid", "o", "--secret-stdin", "--no-check")
    before = os.umask(0)
    try:
        assert login(monkeypatch, APPKEY, *given) == 0
    finally:
        os.umask(before)
    found = {each.name: stat.S_IMODE(each.stat().st_mode) for each in config.parent.iterdir()}
    assert found == {"config.toml": 0o600, "config.toml.lock": 0o600}


def test_folder_that_cannot_be_made(
    config: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    config.parents[1].write_text("a file")
    assert login(monkeypatch, APPKEY, "waiqin365", "--openid", "o", "--secret-stdin", "--no-check") == 2
    assert f"{config} cannot be written" in capfd.readouterr().err


def test_link_stays_a_link(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.parent.mkdir(parents=True)
    real = tmp_path / "dotfiles.toml"
    real.touch(0o600)
    config.symlink_to(real)
    assert login(monkeypatch, APPKEY, "waiqin365", "--openid", "o", "--secret-stdin", "--no-check") == 0
    assert config.is_symlink()
    assert "openid" in real.read_text()


def test_terminal_is_asked_and_shows_no_secret(sandbox: Running, config: Path) -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "dingdan_cli", "login", "--profile", "shop1"],
        stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TERM": "dumb"},
    )  # fmt: skip
    os.close(slave)
    shown = b""

    def until(prompt: bytes, answer: str) -> None:
        nonlocal shown
        start = len(shown)
        while prompt not in shown[start:]:
            shown += os.read(master, 1024)
        os.write(master, f"{answer}\n".encode())

    try:
        until(b"wshoto: ", "waiqin365")
        until(b"openid: ", "openid-1")
        until(b"openapi.waiqin365.com]: ", sandbox.url)
        until(b"shown): ", APPKEY)
        while b"written" not in shown:
            shown += os.read(master, 1024)
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.wait()
        os.close(master)
    assert APPKEY.encode() not in shown
    with Waiqin365.from_profile("shop1") as client:
        assert sandbox.url in repr(client)


def test_secret_is_kept_in_the_keyring(config: Path, tmp_path: Path, sandbox: Running) -> None:
    # `keyring` is no dependency: this stands for it, with the two functions that are used.
    (tmp_path / "keyring.py").write_text(
        "import json, pathlib\n"
        "FILE = pathlib.Path(__file__).with_name('kept.json')\n"
        "def set_password(service, user, secret):\n    FILE.write_text(json.dumps([service, user, secret]))\n"
        "def get_password(service, user):\n"
        "    kept = json.loads(FILE.read_text())\n"
        "    return kept[2] if kept[:2] == [service, user] else None\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), *filter(None, sys.path)])}
    command = [sys.executable, "-m", "dingdan_cli", "login", *waiqin365(sandbox, "--keyring")]
    subprocess.run(command, input=APPKEY, text=True, env=environment, check=True, capture_output=True)
    assert APPKEY not in config.read_text(encoding="utf-8")
    assert "appkey = {keyring = true}" in config.read_text(encoding="utf-8")
    script = "import dingdan; print(bool(dingdan.Waiqin365.from_profile().orders.query().records))"
    done = subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True, text=True)
    assert done.stdout == "True\n"
