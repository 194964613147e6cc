"""The source of credentials on the command line: profiles, the environment, `.env`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dingdan import ConfigError
from dingdan_cli.app import root
from dingdan_cli.credentials import find, profile_names
from dingdan_cli.failures import CommandError, run
from dingdan_cli.session import Session
from dingdan_sandbox import Running, running
from tests.cli.servers import APPKEY, OPENID, settings

CONFIG = """
default = "shop1"
[profiles.shop1.waiqin365]
openid = "openid-1"
appkey = "appkey-of-profile"
[profiles.shop2.waiqin365]
openid = "openid-2"
appkey = "appkey-of-shop2"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, a file of profiles, and no credentials in the environment."""
    for name in [name for name in os.environ if name.startswith(("WAIQIN365_", "WSHOTO_", "DINGDAN_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "config" / "dingdan" / "config.toml"
    path.parent.mkdir(parents=True)
    path.touch(0o600)
    path.write_text(CONFIG)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


def appkey(profile: str | None = None) -> str:
    return str(find("waiqin365", profile).arguments.revealed()["appkey"])


def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAIQIN365_OPENID", "openid-3")
    monkeypatch.setenv("WAIQIN365_APPKEY", "appkey-of-environment")


def write_dotenv(more: str = "") -> None:
    Path(".env").write_text(
        f"WAIQIN365_OPENID=openid-4\nWAIQIN365_APPKEY='appkey-of-dotenv$HOME'\n{more}", encoding="utf-8"
    )


def test_default_profile_is_the_last_source(monkeypatch: pytest.MonkeyPatch) -> None:
    assert appkey() == "appkey-of-profile"
    write_dotenv("PATH=nonsense\n")
    assert appkey() == "appkey-of-dotenv$HOME"
    environment(monkeypatch)
    assert appkey() == "appkey-of-environment"
    monkeypatch.setenv("DINGDAN_PROFILE", "shop1")
    assert appkey() == "appkey-of-profile"
    assert appkey("shop2") == "appkey-of-shop2"
    assert os.environ["PATH"] != "nonsense"


def test_dotenv_can_name_a_profile() -> None:
    write_dotenv("DINGDAN_PROFILE=shop2\n")
    assert appkey() == "appkey-of-shop2"
    assert ".env" in find("waiqin365", None).source


def test_credentials_of_two_sources_are_not_mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    write_dotenv()
    monkeypatch.setenv("WAIQIN365_OPENID", "openid-3")
    with pytest.raises(CommandError, match="the environment has no WAIQIN365_APPKEY"):
        find("waiqin365", None)


def test_address_of_another_source_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAIQIN365_BASE_URL", "http://127.0.0.1:9")
    with pytest.raises(CommandError, match="is set in the environment, but the credentials come from the default"):
        find("waiqin365", None)
    assert appkey("shop1") == "appkey-of-profile"
    write_dotenv()
    with pytest.raises(CommandError, match=r"the credentials come from \.env of this folder"):
        find("waiqin365", None)
    environment(monkeypatch)
    assert find("waiqin365", None).arguments.revealed()["base_url"] == "http://127.0.0.1:9"


def test_address_of_dotenv_is_not_used_with_credentials_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    environment(monkeypatch)
    write_dotenv("WAIQIN365_BASE_URL=http://127.0.0.1:9\n")
    with Session().waiqin365() as client:
        assert repr(client) == "Waiqin365(base_url='https://openapi.waiqin365.com')"


def test_no_credentials_anywhere(folder: Path) -> None:
    (folder / "config" / "dingdan" / "config.toml").write_text("")
    with pytest.raises(CommandError, match="run `dingdan login wshoto`"):
        Session().wshoto()


def test_unknown_profile_of_the_option() -> None:
    with pytest.raises(ConfigError, match=r"did you mean shop2\?"):
        Session(profile="shop22").waiqin365()


def test_dotenv_that_cannot_be_read() -> None:
    Path(".env").write_bytes(b"WAIQIN365_OPENID=\xff\xfe")
    with pytest.raises(CommandError, match="it is not UTF-8"):
        find("waiqin365", None)


def test_secrets_are_not_shown() -> None:
    found = find("waiqin365", None)
    assert "appkey-of" not in repr(found)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    with running(settings()) as server:
        yield server


def test_command_runs_with_a_profile(sandbox: Running, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = folder / "config" / "dingdan" / "config.toml"
    path.write_text(f'[profiles.p.waiqin365]\nopenid = "{OPENID}"\nappkey = "{APPKEY}"\nbase_url = "{sandbox.url}"\n')
    call = ["waiqin365", "orders", "query", "--limit", "2", "--format", "jsonl", "--profile"]
    assert run(root, [*call, "p"]) == 0
    assert len(capfd.readouterr().out.splitlines()) == 2
    before = len(sandbox.requests)
    assert run(root, [*call, "pp"]) == 2
    path.chmod(0o644)
    assert run(root, [*call, "p"]) == 2
    unknown, exposed = capfd.readouterr().err.splitlines()
    assert "has no profile 'pp'; did you mean p?" in unknown
    assert f"run chmod 600 {path}" in exposed
    assert len(sandbox.requests) == before


def test_names_for_completion(folder: Path) -> None:
    assert profile_names() == ["shop1", "shop2"]
    (folder / "config" / "dingdan" / "config.toml").write_text("not toml")
    assert profile_names() == []
