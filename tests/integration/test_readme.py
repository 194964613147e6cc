"""README is true: the demo prints what it shows, and its example runs."""

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


def without_figures(text: str) -> list[str]:
    """Times, ports and numbers made from the clock differ from run to run; words, rows and pages do not."""
    text = re.sub(r"127\.0\.0\.1:\d+|DEMO\d+|FH\d+|\d+\.\d\d │", "#", text)
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_the_demo_prints_what_readme_shows() -> None:
    done = subprocess.run(
        [sys.executable, "examples/demo.py"],
        cwd=ROOT, env={**os.environ, "COLUMNS": "100"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (shown,) = blocks("README.md", "text")
    assert without_figures(done.stdout) == without_figures(shown)


@pytest.mark.parametrize("file", ["README.md", "README.zh-CN.md"])
def test_the_example_runs(server: Any, file: str, tmp_path: Path) -> None:
    example, _ = blocks(file, "python")
    # Credentials come from the environment, as the comments beside them say they can.
    script = re.sub(r"Waiqin365\([^)]*\)", "Waiqin365()", re.sub(r"Wshoto\(appid[^)]*\)", "Wshoto()", example))
    script = script.replace("SO-2026-0001", f"SO-{file}")
    assert len(printed_by(script, server, tmp_path).splitlines()) > 1200  # every order, and the mall orders


@pytest.mark.parametrize("file", ["README.md", "README.zh-CN.md"])
def test_the_table_of_pandas_has_all_orders(server: Any, file: str, tmp_path: Path) -> None:
    _, example = blocks(file, "python")
    assert len(example.strip().splitlines()) <= 4  # the import, an empty line, and two of one's own
    printed = printed_by(f"{example}\nprint(len(orders), orders['id'].nunique())", server, tmp_path)
    assert "Name: order_amount" in printed  # sums by customer
    rows, ids = map(int, printed.splitlines()[-1].split())
    assert rows == ids >= 1200


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
