"""README is true: its example runs. The demo and the lines of the sync have tests of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def blocks(file: str, language: str) -> list[str]:
    text = (ROOT / file).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


@pytest.mark.parametrize("file", ["README.md", "README.zh-CN.md"])
def test_the_example_runs(server: Any, file: str, tmp_path: Path) -> None:
    _, example = blocks(file, "python")
    # Credentials come from the environment, as the comments beside them say they can.
    script = re.sub(r"Waiqin365\([^)]*\)", "Waiqin365()", re.sub(r"Wshoto\(appid[^)]*\)", "Wshoto()", example))
    script = script.replace("SO-2026-0001", f"SO-{file}")
    assert len(printed_by(script, server, tmp_path).splitlines()) > 400  # every order, and the mall orders


def printed_by(script: str, server: Any, folder: Path) -> str:
    """The output of a script whose credentials come from the environment."""
    sandbox = server.sandbox
    environment = {
        **os.environ,
        "WAIQIN365_OPENID": sandbox.openid, "WAIQIN365_APPKEY": sandbox.appkey, "WAIQIN365_BASE_URL": server.url,
        "WSHOTO_APPID": sandbox.appid, "WSHOTO_APP_SECRET": sandbox.app_secret, "WSHOTO_BASE_URL": server.url,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
