"""What is different on Windows, with stand-ins where only Windows has the real thing; docs/platforms.md lists those."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dingdan import FileTokenStore, _replacing
from dingdan.auth.token_stores._protocol import Token
from dingdan_cli import languages
from dingdan_cli.app import root
from dingdan_cli.failures import run
from dingdan_runtime import times as reading
from dingdan_sandbox import Sandbox, running
from dingdan_sync import sync
from dingdan_sync.stopping import Stopper
from tests.platforms.open_files import renamed_while_open


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_replacing, "os", SimpleNamespace(name="nt", replace=os.replace, PathLike=os.PathLike))


def refusing(times: int, action: Callable[[], Any]) -> Callable[[], Any]:
    """Fail as Windows does while another process has a file open, and act after that."""
    left = iter(range(times))

    def act() -> Any:
        if next(left, None) is not None:
            raise PermissionError(13, "Access is denied")
        return action()

    return act


@pytest.mark.usefixtures("on_windows")
def test_replacement_waits_for_readers_on_windows() -> None:
    assert _replacing.repeated_on_windows(refusing(3, lambda: "moved")) == "moved"


@pytest.mark.usefixtures("on_windows")
def test_replacement_gives_up_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_replacing, "MAX_SECONDS", 0.05)
    with pytest.raises(PermissionError):
        _replacing.repeated_on_windows(refusing(10**9, lambda: None))


def test_permission_error_is_final_elsewhere() -> None:
    with pytest.raises(PermissionError):
        _replacing.repeated_on_windows(refusing(1, lambda: "moved"))


@pytest.fixture
def no_rename_of_open_files() -> Iterator[None]:
    """Windows refuses to move a file that is open, and to move one over a file that is open."""
    with renamed_while_open() as found:
        yield
    assert found == []


@pytest.mark.usefixtures("no_rename_of_open_files")
def test_token_file_is_closed_when_it_is_replaced(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path / "tokens.json")
    for text in ("one", "two"):
        store.set("appid", Token(text, 2e9))
    assert store.get("appid") == Token("two", 2e9)


@pytest.mark.usefixtures("no_rename_of_open_files")
def test_outputs_and_destinations_are_closed_when_they_are_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dingdan import Waiqin365

    with running(Sandbox(orders=30, page_size=12)) as server:
        given = {"BASE_URL": server.url, "OPENID": "sandbox-openid", "APPKEY": "sandbox-appkey"}
        for name, value in given.items():
            monkeypatch.setenv(f"WAIQIN365_{name}", value)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        for form in ("csv", "parquet", "xlsx"):
            query = ("waiqin365", "orders", "query", "--after-modify-date", "2020-01-01", "--all", "-o", f"o.{form}")
            assert [run(root, query) for _ in range(2)] == [0, 0]
        for to in ("parquet:///folder", "xlsx:///a.xlsx"):
            for since in ("2020-01-01", "2020-01-02"):
                with Waiqin365() as client:
                    sync(client, to=to, tables=["orders"], since=since)


@pytest.mark.parametrize(("number", "language"), [(0x0804, "zh"), (0x0404, "zh"), (0x0409, "en"), (0xFFFF, "en")])
def test_language_of_windows_is_the_last_source(number: int, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import ctypes

    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert languages.choose([], {}) == language
    assert languages.choose([], {"LANG": "en_US.UTF-8"}) == "en"


def test_follower_polls_on_windows_where_no_signal_wakes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from dingdan_sync import stopping

    monkeypatch.setattr(stopping, "os", SimpleNamespace(name="nt"))
    stopper = Stopper()
    waits: list[float] = []

    def get(timeout: float) -> None:
        waits.append(timeout)
        stopper._set = True  # a handler that ran between two waits, and did not wake this one

    monkeypatch.setattr(stopper, "_wake", SimpleNamespace(get=get))
    stopper.wait(3600)
    assert waits == [stopping.POLL_SECONDS]


@pytest.mark.parametrize("seconds", [-2_208_988_800, -1, 0, 1_793_496_600, 32_503_680_000, 200_000_000_000])
def test_epoch_seconds_need_no_range_of_the_platform(seconds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    class WindowsDatetime(datetime):
        @classmethod
        def fromtimestamp(cls, timestamp: float, tz: Any = None) -> Any:
            if not 0 <= timestamp < 32_503_680_000:
                raise OSError(22, "Invalid argument")
            return datetime.fromtimestamp(timestamp, tz)

    monkeypatch.setattr(reading, "datetime", WindowsDatetime)
    read = reading.read_epoch(seconds)
    assert read == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def test_profiles_are_in_appdata_on_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from dingdan import ConfigError
    from dingdan._profiles import config_path

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/elsewhere")
    monkeypatch.setenv("APPDATA", str(tmp_path))
    assert config_path() == tmp_path / "dingdan" / "config.toml"
    monkeypatch.delenv("APPDATA")
    with pytest.raises(ConfigError, match="APPDATA"):
        config_path()


def test_second_server_cannot_take_a_port() -> None:
    from dingdan_sandbox.serving import listen

    with listen("127.0.0.1", 0) as first:
        first.listen()
        with pytest.raises(OSError, match="in use"):
            listen("127.0.0.1", first.getsockname()[1])
