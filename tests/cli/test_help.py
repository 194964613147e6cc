"""The help of every command in both languages, and what it imports.

After a change that is meant to change a help, renew the texts and read the diff:

    RENEW_HELP=1 .venv/bin/python -m pytest tests/cli/test_help.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HELP = Path(__file__).parent / "help"
ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"httpx", "httpcore", "msgspec", "rich", "pyarrow", "dateparser", "jmespath", "xlsxwriter", "pygments", "anyio",
         "dingdan", "waiqin365_api.records", "waiqin365_api.codes", "asyncio", "zoneinfo", "decimal"}  # fmt: skip
"""Modules that help must not import, because each takes milliseconds."""
MOST_MODULES = 200
"""The largest number of modules that a help imports, with those of the interpreter itself."""


def run(*arguments: str, lang: str = "en") -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.help_texts", *arguments], cwd=ROOT, check=True, capture_output=True,
        env={**os.environ, "DINGDAN_LANG": lang, "COLUMNS": "100"},
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_of_every_command_is_the_expected_one(lang: str) -> None:
    texts = {f"{'-'.join(['dingdan', *words.split()])}.txt": text for words, text in run("all", lang=lang).items()}
    folder = HELP / lang
    if os.environ.get("RENEW_HELP"):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == texts


@pytest.mark.parametrize(
    "arguments", [(), ("waiqin365",), ("waiqin365", "orders"), ("waiqin365", "orders", "query"),
                  ("waiqin365", "shipments", "add"), ("wshoto", "mall-orders", "list"), ("describe",), ("codes",),
                  ("waiqin365", "sign"), ("login",), ("doctor",), ("listen",), ("mcp",), ("proxy",), ("sandbox",)],
    ids=" ".join,
)  # fmt: skip
def test_help_imports_little(arguments: tuple[str, ...]) -> None:
    found = run("modules", *arguments, "--help")
    assert found["code"] == 0
    assert HEAVY & set(found["modules"]) == set()
    assert len(found["modules"]) <= MOST_MODULES


def test_reference_needs_neither_records_nor_libraries() -> None:
    script = "import sys, waiqin365_api.reference.orders; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert HEAVY & set(done.stdout.split()) == set()
