"""docs/proxy.md: its commands run, and its table of failures is complete, in both languages."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from dingdan_proxy.problems import KINDS
from tests.proxy.conftest import KEY

DOCS = Path(__file__).resolve().parents[2] / "docs"
FILES = ("proxy.md", "proxy.zh-CN.md")


@pytest.mark.parametrize("file", FILES)
def test_the_command_of_the_document_runs(url: str, file: str) -> None:
    [script] = re.findall(r"```sh\n(.*?)```", (DOCS / file).read_text(encoding="utf-8"), re.DOTALL)
    environment = {"DINGDAN_PROXY_KEY": KEY, "DINGDAN_PROXY_URL": url, "PATH": "/usr/bin:/bin", "no_proxy": "*"}
    done = subprocess.run(["/bin/sh", "-euc", script], env=environment, capture_output=True, check=True)
    assert json.loads(done.stdout)["response_data"][0]["order_no"]


@pytest.mark.parametrize("file", FILES)
def test_the_table_has_every_type_with_its_status(file: str) -> None:
    rows = re.findall(r"^\| (`[^|]+) \| ([\d,、 ]+) \|", (DOCS / file).read_text(encoding="utf-8"), re.MULTILINE)
    told = {(name, status) for names, found in rows for name in re.findall(r"`([^`]+)`", names)
            for status in map(int, re.findall(r"\d+", found)) if KINDS.get(name, (0,))[0] == status}  # fmt: skip
    assert told == {(name, status) for name, (status, *_) in KINDS.items()}
