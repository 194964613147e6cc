"""The wheel with each extra, in an empty environment, at both ends of the versions that it allows."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import tomllib
from pathlib import Path

import pytest

from dingdan_sandbox import Running
from tests.wheel.conftest import LAST_DAY
from tests.wheel.environments import ROOT, Interpreter, interpreters, make
from tests.wheel.in_wheel import EVERYTHING

WITH: dict[str, tuple[str, ...]] = {
    "core": (), "excel": ("excel", "cli", "sync"), "mcp": ("mcp", "cli"), "proxy": ("proxy", "cli"),
}  # fmt: skip
"""Extras that are of use beside another one only. All others are tried alone."""
HEAVY = {"dlt", "spark", "all"}
"""Extras of 0.1 GB and more: on the first Python only."""
WANTED = os.environ.get("EXTRAS", " ".join(EVERYTHING)).split()
CASES = [
    (extra, interpreter, resolution)
    for extra in WANTED
    for interpreter in interpreters()[: 1 if extra in HEAVY else None]
    for resolution in ("lowest-direct", "highest")
]


@pytest.mark.parametrize(
    ("extra", "interpreter", "resolution"), CASES, ids=[f"{extra}-{each.version}-{end}" for extra, each, end in CASES]
)
def test_extra_works_in_an_empty_environment(
    extra: str, interpreter: Interpreter, resolution: str, wheel: Path, box: Running, servers: dict[str, str],
    tmp_path: Path,
) -> None:  # fmt: skip
    python = make(tmp_path / "env", interpreter, wheel, WITH.get(extra, (extra,)), resolution)
    folder = tmp_path / "work"
    folder.mkdir()
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "TZ": "Asia/Shanghai",
        "SINCE": (LAST_DAY - dt.timedelta(days=300)).isoformat(),
        "WAIQIN365_OPENID": box.sandbox.openid, "WAIQIN365_APPKEY": box.sandbox.appkey, "WAIQIN365_BASE_URL": box.url,
        "WSHOTO_APPID": box.sandbox.appid, "WSHOTO_APP_SECRET": box.sandbox.app_secret, "WSHOTO_BASE_URL": box.url,
        "TENANT": f"{extra}-{interpreter.version}-{resolution}", **servers,
    }  # fmt: skip
    script = ROOT / "tests" / "wheel" / "in_wheel.py"
    done = subprocess.run(
        [python, "-W", "error::SyntaxWarning", script, extra],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_extra_is_tried() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(EVERYTHING) == {"core", *extras}
