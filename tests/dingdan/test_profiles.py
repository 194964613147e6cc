"""Clients from profiles: the file, what it may hold, and what its errors say."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from dingdan import AsyncWaiqin365, AsyncWshoto, ConfigError, Waiqin365, Wshoto
from dingdan._profiles import config_path

SECRET = "appkey-of-shop-1-9f3c"
ADDRESS = "http://127.0.0.1:9"
GOOD = f"""
default = "shop1"

[profiles.shop1.waiqin365]
openid = "openid-of-shop-1"
appkey = "{SECRET}"  # from the console
base_url = "{ADDRESS}/shop1/"
timestamp_format = "datetime"
max_requests_per_second = 2
timeout = 1.5

[profiles.shop1.wshoto]
appid = "appid-1"
app_secret = "{SECRET}"
token_file = "tokens.json"

[profiles.shop2.waiqin365]
openid = "openid-of-shop-2"
appkey = "{SECRET}"
"""


FAULTS = [
    ("timeout = 1.5", "timeout = ", "is not valid TOML at line 10"),
    ("timeout = 1.5", f'timeout = "{SECRET}', "is not valid TOML at line 10"),
    ("openid =", f'appkey = "{SECRET}"\nopenid =', "is not valid TOML at line 7"),
    ("appkey =", "app_key =", "profiles.shop1.waiqin365.app_key; did you mean appkey?"),
    ("default =", "defualt =", "has the unknown key defualt; did you mean default?"),
    ("shop1.waiqin365]", "shop1.waiqin]", "profiles.shop1.waiqin; did you mean waiqin365?"),
    ("timeout = 1.5", "timeout = -1", "profiles.shop1.waiqin365.timeout must be a number of seconds above 0"),
    ("timeout = 1.5", "timeout = nan", "profiles.shop1.waiqin365.timeout must be a number of seconds above 0"),
    ("timeout = 1.5", 'timeout = "1.5"', "profiles.shop1.waiqin365.timeout must be a number of seconds above 0"),
    ("= 2\n", "= 0\n", "max_requests_per_second must be a number from 1e-06"),
    ('"datetime"', '"dateime"', 'timestamp_format must be "epoch_millis" or "datetime"'),
    (f'"{SECRET}"  #', "17  #", "profiles.shop1.waiqin365.appkey must be a text in quotes"),
    (f'"{SECRET}"  #', "{keyring = 1.5}  #", "appkey must be a text or {keyring = true}"),
    (f'appkey = "{SECRET}"  #', "#", "[profiles.shop1.waiqin365] of"),
    (f'"{SECRET}"  #', '""  #', "appkey is empty"),
    ("[profiles.shop1.waiqin365]", "[[profiles.shop1.waiqin365]]", "profiles.shop1.waiqin365 must be a table"),
    (f'base_url = "{ADDRESS}/shop1/"', 'base_url = "shop1"', "base_url must start with https://"),
]
"""Parts of `GOOD`, what stands there instead, and what the error says."""


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of profiles, and no credentials in the environment."""
    for name in [name for name in os.environ if name.startswith(("WAIQIN365_", "WSHOTO_", "DINGDAN_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = config_path()
    assert path == tmp_path / "dingdan" / "config.toml"
    path.parent.mkdir()
    return path


def write(path: Path, content: str | bytes, mode: int = 0o600) -> None:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(mode)


def fault(name: str | None = "shop1", kind: type[Waiqin365 | Wshoto] = Waiqin365) -> str:
    """The message of the error, which shows no secret, neither in its traceback nor in the causes."""
    with pytest.raises(ConfigError) as caught:
        kind.from_profile(name)
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert SECRET not in "".join(shown.format())
    assert caught.value.__context__ is None
    return str(caught.value)


def test_profile_gives_a_client_with_its_settings(config: Path) -> None:
    write(config, GOOD)
    with Waiqin365.from_profile("shop1") as client:
        assert repr(client) == f"Waiqin365(base_url='{ADDRESS}/shop1')"
        settings = client._transport._settings  # type: ignore[attr-defined]
        assert settings.timeout == 1.5
        assert repr(settings.auth) == "DigestAuth(timestamp_format='datetime')"


@pytest.mark.anyio
async def test_all_four_clients(config: Path) -> None:
    write(config, GOOD)
    Waiqin365.from_profile("shop1").close()
    Wshoto.from_profile("shop1").close()
    await AsyncWaiqin365.from_profile("shop1").aclose()
    await AsyncWshoto.from_profile("shop1").aclose()


def test_default_profile_the_variable_and_arguments(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(config, GOOD)
    with Waiqin365.from_profile() as client:
        assert "shop1" in repr(client)
    monkeypatch.setenv("DINGDAN_PROFILE", "shop2")
    monkeypatch.setenv("WAIQIN365_BASE_URL", "https://example.com/of-another-account")
    with Waiqin365.from_profile() as client:
        assert repr(client) == "Waiqin365(base_url='https://openapi.waiqin365.com')"
    with Waiqin365.from_profile("shop1", base_url=ADDRESS) as client:
        assert repr(client) == f"Waiqin365(base_url='{ADDRESS}')"


def test_access_token_replaces_the_credentials_of_a_profile(config: Path) -> None:
    write(config, GOOD)
    with Wshoto.from_profile("shop1", access_token="token-0123456789") as client:
        assert client.account_fingerprint(bytes(16)) is None


@pytest.mark.parametrize(
    ("name", "arguments", "wanted"),
    [
        ("shop1", {"app_key": SECRET}, "did you mean appkey"),
        ("half", {"appkey": SECRET}, "has no openid"),
        ("none", {"appkey": SECRET}, "has no profile"),
    ],
)
def test_arguments_are_checked_and_not_shown(config: Path, name: str, arguments: dict[str, str], wanted: str) -> None:
    write(config, GOOD + "\n[profiles.half.waiqin365]\n")
    with pytest.raises(ConfigError, match=wanted) as caught:
        Waiqin365.from_profile(name, **arguments)
    del arguments
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert SECRET not in "".join(line for line in shown.format() if __file__ not in line)


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("shop11", Waiqin365, "has no profile 'shop11'; did you mean shop1?"),
        ("elsewhere", Waiqin365, "there are shop1, shop2"),
        (
            "shop2",
            Wshoto,
            "has no table [profiles.shop2.wshoto]: add it, or run `dingdan login wshoto --profile shop2`",
        ),
    ],
)
def test_unknown_profile(config: Path, name: str, kind: type[Waiqin365 | Wshoto], wanted: str) -> None:
    write(config, GOOD)
    message = fault(name, kind)
    assert wanted in message
    assert str(config) in message


def test_missing_file_and_no_default(config: Path) -> None:
    assert "does not exist" in fault()
    write(config, GOOD.replace('default = "shop1"', ""))
    assert 'write default = "..." in ' in fault(None)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o620, 0o604])
def test_file_that_others_can_read_is_refused(config: Path, mode: int) -> None:
    write(config, GOOD, mode)
    assert f"run chmod 600 {config}" in fault()


@pytest.mark.parametrize(("old", "new", "wanted"), FAULTS)
def test_fault_of_the_file(config: Path, old: str, new: str, wanted: str) -> None:
    assert old in GOOD
    write(config, GOOD.replace(old, new, 1))
    assert wanted in fault()


def test_file_that_is_no_text(config: Path) -> None:
    write(config, b'default = "\xff' + SECRET.encode())
    assert "is not UTF-8" in fault()
    write(config, "a = " + "[" * 100_000)
    assert "is not valid TOML" in fault()
    config.unlink()
    os.mkfifo(config, 0o600)
    assert "is not a regular file" in fault()
    config.unlink()
    config.mkdir()
    assert str(config) in fault()


def test_keyring_that_is_not_installed(config: Path) -> None:
    write(config, GOOD.replace(f'"{SECRET}"  #', "{keyring = true}  #", 1))
    with pytest.raises(ConfigError, match="pip install keyring"):
        Waiqin365.from_profile("shop1")


def test_secret_of_the_keyring(config: Path, tmp_path: Path) -> None:
    write(config, GOOD.replace(f'"{SECRET}"  #', "{keyring = true}  #", 1))
    # `keyring` is no dependency: this stands for it, with the two functions that are used.
    (tmp_path / "keyring.py").write_text(
        "def get_password(*name):\n    return {('dingdan', 'shop1/waiqin365/appkey'): 'k' * 20}.get(name)"
    )
    script = "import dingdan; dingdan.Waiqin365.from_profile('shop1').close(); print('made')"
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        check=False,
    )
    assert (run.stdout, run.stderr) == ("made\n", "")
