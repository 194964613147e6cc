"""Both READMEs are true: their examples and commands run. The lines of the sync have a test of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dingdan import Waiqin365
from tests.sync.equality import query

ROOT = Path(__file__).resolve().parents[2]


def blocks(file: str, language: str) -> list[str]:
    text = (ROOT / file).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


@pytest.mark.parametrize("file", ["README.md", "README.zh-CN.md"])
def test_the_examples_run(server: Any, file: str, tmp_path: Path) -> None:
    """Those of the sync have a test of their own: it has a PostgreSQL server."""
    reading, writing = (each for each in blocks(file, "python") if "dingdan_sync" not in each)
    assert len(printed_by(reading, server, tmp_path).splitlines()) > 400  # every order, and the mall orders
    number = f"SO-{file}"
    assert printed_by(writing.replace("SO-2026-0001", number), server, tmp_path) == ""
    with Waiqin365(server.sandbox.openid, server.sandbox.appkey, base_url=server.url) as wq:
        assert [order.order_no for order in wq.orders.query()].count(number) == 1


@pytest.mark.parametrize("file", ["README.md", "README.zh-CN.md"])
def test_the_commands_run(server: Any, file: str, tmp_path: Path) -> None:
    commands = [line for block in blocks(file, "sh") for line in block.splitlines()]
    assert all(line.startswith("dingdan ") for line in commands)
    for line in commands:
        done = subprocess.run(
            ["bash", "-euc", line],
            env=environment_of(server),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (line, done.returncode) == (line, 0), done.stdout + done.stderr
    assert len((tmp_path / "orders.csv").read_text(encoding="utf-8-sig").splitlines()) > 100
    ((rows,),) = query(f"sqlite:///{tmp_path}/orders.sqlite", "select count(*) from waiqin365_orders")
    assert rows > 100


def test_every_block_of_the_readmes_is_run() -> None:
    for file in ("README.md", "README.zh-CN.md"):
        languages = re.findall(r"^```(\w+)$", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
        assert set(languages) == {"python", "sh"}


def environment_of(server: Any) -> dict[str, str]:
    """The environment of a process with the credentials of a sandbox, and with `dingdan` on its path."""
    sandbox = server.sandbox
    return {
        **os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "DINGDAN_LANG": "en",
        "WAIQIN365_OPENID": sandbox.openid, "WAIQIN365_APPKEY": sandbox.appkey, "WAIQIN365_BASE_URL": server.url,
        "WSHOTO_APPID": sandbox.appid, "WSHOTO_APP_SECRET": sandbox.app_secret, "WSHOTO_BASE_URL": server.url,
    }  # fmt: skip


def printed_by(script: str, server: Any, folder: Path) -> str:
    """The output of a script whose credentials come from the environment."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment_of(server),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
