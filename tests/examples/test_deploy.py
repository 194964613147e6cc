"""The container file and the systemd unit of examples/deploy. tests/wheel runs their command; here is what they say."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from dingdan_sync.health import main

DEPLOY = Path(__file__).resolve().parents[2] / "examples" / "deploy"


def instructions() -> dict[str, str]:
    """The instructions of the last stage of the container file."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    stage = text.rpartition("\nFROM ")[2]
    return dict(line.split(" ", 1) for line in stage.splitlines()[1:] if line and not line.startswith("#"))


def unit() -> str:
    return (DEPLOY / "dingdan-sync.service").read_text(encoding="utf-8")


def test_container_and_unit_run_the_same_command() -> None:
    container = [*json.loads(instructions()["ENTRYPOINT"]), *json.loads(instructions()["CMD"])]
    started = re.search(r"^ExecStart=/opt/dingdan/bin/(.*)$", unit(), re.MULTILINE)
    assert started is not None
    assert shlex.split(started[1]) == container


def test_container_is_not_root_and_checks_the_file_that_is_written(tmp_path: Path) -> None:
    user, _, group = instructions()["USER"].partition(":")
    assert int(user) > 0
    assert int(group) > 0
    words = json.loads(instructions()["HEALTHCHECK"].partition(" CMD ")[2])
    command = json.loads(instructions()["CMD"])
    assert words[:3] == ["python", "-m", "dingdan_sync.health"]
    assert words[3] == command[command.index("--health") + 1]
    assert main([str(tmp_path / "missing.json"), *words[4:]]) == 1  # 2 would say that the arguments are wrong


def test_environment_has_no_credentials_of_anybody() -> None:
    lines = (DEPLOY / "sync.env.example").read_text(encoding="utf-8").splitlines()
    names = {line.partition("=")[0] for line in lines if not line.startswith("#")}
    assert names == {"WAIQIN365_OPENID", "WAIQIN365_APPKEY", "ORDERS_DATABASE"}


def test_unit_is_what_systemd_takes(tmp_path: Path) -> None:
    """Where the machine has systemd-analyze; elsewhere the names of the settings are read alone."""
    program = shutil.which("systemd-analyze")
    copy = tmp_path / "dingdan-sync.service"
    copy.write_text(unit().replace("/opt/dingdan/bin/dingdan", "/bin/true"), encoding="utf-8")
    assert "DynamicUser=yes" in unit()
    assert "ProtectSystem=strict" in unit()
    if program is not None:
        done = subprocess.run([program, "verify", str(copy)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("file", ["README.md", "README.zh-CN.md"])
def test_readme_names_every_file_and_no_other(file: str) -> None:
    text = (DEPLOY / file).read_text(encoding="utf-8")
    beside = {each.name for each in DEPLOY.iterdir()} - {"README.md", "README.zh-CN.md"}
    assert {name for name in re.findall(r"`([\w.-]+)`", text) if name in beside} == beside
