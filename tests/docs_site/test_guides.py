"""Every block of the guides runs against the sandbox, or is read by what it is for.

The English blocks are run. The Chinese ones differ from them in comments alone: test_document_pairs.py holds it.
"""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from dingdan_cli.app import root
from dingdan_cli.failures import run

ROOT = Path(__file__).resolve().parents[2]
GUIDES = sorted(file for file in (ROOT / "docs" / "guides").glob("*.md") if ".zh-CN." not in file.name)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EACH = """
import json, sys
for number, block in enumerate(json.load(sys.stdin), 1):
    try:
        exec(compile(block, f"block {number}", "exec"), {"__name__": "__main__"})
    except BaseException:
        print(block, file=sys.stderr)
        raise
"""
"""A program that runs blocks, each with names of its own as if it stood alone."""


def blocks(guide: Path, language: str) -> list[str]:
    text = guide.read_text(encoding="utf-8")
    return [code for name, code in BLOCK.findall(text) if name == language]


@pytest.mark.parametrize("guide", [each for each in GUIDES if blocks(each, "python")], ids=lambda each: each.stem)
def test_the_programs_run(guide: Path, variables: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", EACH],
        input=json.dumps(blocks(guide, "python")),
        env={**os.environ, **variables},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.usefixtures("credentials")
@pytest.mark.parametrize("guide", [each for each in GUIDES if blocks(each, "sh")], ids=lambda each: each.stem)
def test_the_commands_run(guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for line in "".join(blocks(guide, "sh")).splitlines():
        program, *arguments = shlex.split(line)
        assert program == "dingdan"
        assert run(root, arguments) == 0, line


def test_blocks_of_other_kinds_are_read_by_what_they_are_for() -> None:
    for guide in GUIDES:
        kinds = {name for name, _ in BLOCK.findall(guide.read_text(encoding="utf-8"))}
        assert kinds <= {"python", "sh", "py", "ini", "cron"}, guide
        for code in blocks(guide, "py"):
            compile(code, guide.name, "exec")
        for code in blocks(guide, "ini"):
            unit = configparser.ConfigParser(strict=False, interpolation=None)
            unit.read_string(code)
            command = shlex.split(unit["Service"]["ExecStart"])
            assert run_help(command[1:3]) == 0
        for code in blocks(guide, "cron"):
            assert len(code.splitlines()[0].split()[:5]) == 5


def run_help(command: list[str]) -> int:
    return run(root, [*command, "--help"])
