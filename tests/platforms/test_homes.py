"""A user without a home, or with one that cannot be written to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

WITHOUT_HOME = """
import os, sys
try:
    import pwd
    def unknown(*_):
        raise KeyError("no such user")
    pwd.getpwuid = unknown  # a container may run as a user that /etc/passwd does not have; that takes root to do
except ImportError:
    pass
from dingdan_cli.__main__ import main
sys.argv[0] = "dingdan"
main()
"""
LOGIN = ("login", "waiqin365", "--openid", "o", "--secret-stdin", "--no-check", "--profile", "shop")


def run(*arguments: str, **changed: str | None) -> subprocess.CompletedProcess[str]:
    dropped = ("HOME", "XDG_CONFIG_HOME", "WAIQIN365_OPENID", "WAIQIN365_APPKEY", "WSHOTO_APPID")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    given = {name: value for name, value in changed.items() if value is not None}
    path = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "DINGDAN_LANG": "en"}
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_HOME, *arguments],
        input="secret\n", capture_output=True, encoding="utf-8", env=kept | path | given, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("home", [None, "/nonexistent"])
@pytest.mark.parametrize("arguments", [("--help",), ("codes", "orders.order_status"), ("describe", "orders.query")])
def test_commands_without_profiles_need_no_home(arguments: tuple[str, ...], home: str | None) -> None:
    done = run(*arguments, HOME=home)
    assert (done.returncode, done.stderr) == (0, "")


def test_credentials_of_the_environment_need_no_home() -> None:
    query = ("waiqin365", "orders", "close", "--id", "1", "--dry-run")
    done = run(*query, WAIQIN365_OPENID="o", WAIQIN365_APPKEY="a", WAIQIN365_BASE_URL="http://127.0.0.1:9")
    assert (done.returncode, done.stderr) == (0, "")


def test_login_without_a_home_says_what_is_missing() -> None:
    done = run(*LOGIN)
    assert done.returncode == 2
    assert done.stderr == "dingdan: the folder of profiles is not known: set HOME, XDG_CONFIG_HOME or APPDATA\n"


def test_login_into_a_home_that_cannot_be_written_names_the_file(tmp_path: Path) -> None:
    blocked = tmp_path / "home"
    blocked.write_text("", encoding="utf-8")  # no folder can be made below a file, by root neither
    done = run(*LOGIN, HOME=str(blocked))
    assert done.returncode == 2
    assert f"{blocked / '.config' / 'dingdan' / 'config.toml'} cannot be written: Not a directory" in done.stderr


def test_doctor_without_a_home_reads_the_configured_folder(tmp_path: Path) -> None:
    done = run("doctor", "wshoto", XDG_CONFIG_HOME=str(tmp_path))
    assert done.returncode == 1
    assert f"no {tmp_path / 'dingdan' / 'config.toml'}" in done.stdout


def test_token_file_below_an_unknown_home_is_named(tmp_path: Path) -> None:
    login = ("login", "wshoto", "--appid", "i", "--secret-stdin", "--no-check", "--token-file", "~/tokens.json")
    done = run(*login, XDG_CONFIG_HOME=str(tmp_path))
    assert done.returncode == 2
    assert "~/tokens.json: the folder of the user is not known: set HOME" in done.stderr
