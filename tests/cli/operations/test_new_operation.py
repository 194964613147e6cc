"""An operation that is added to a spec has its command after `make generate`, without another change."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.pipeline import generate
from tests.cli.operations.conftest import environment
from tests.dingdan.scripted_server import serving, waiqin
from tests.generator.spec_folder import ROOT

PATH = "/api/stdorder/v1/closeStdomOrder/"
NEW = PATH.replace("close", "reopen")


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Packages with an operation `orders.reopen`, which is like `orders.close` and has one more field."""
    folder = tmp_path_factory.mktemp("reopen")
    specs = folder / "specs"
    shutil.copytree(ROOT / "specs" / "waiqin365", specs / "waiqin365")
    entry, paths = specs / "waiqin365" / "openapi.yaml", specs / "waiqin365" / "paths" / "orders.yaml"
    schemas = specs / "waiqin365" / "schemas" / "orders.yaml"
    text = entry.read_text(encoding="utf-8")
    start = text.index(f"  {PATH}")
    line = text[start : text.index("\n  /", start)]
    entry.write_text(text[:start] + line.replace("close", "reopen") + "\n" + text[start:], encoding="utf-8")
    text = paths.read_text(encoding="utf-8")
    start = text.index("closeStdomOrder:\n")
    block = text[start : text.index("\nmodifyCustomFields:", start)]
    again = block.replace("closeStdomOrder", "reopenStdomOrder").replace("CloseStdomOrder", "ReopenStdomOrder")
    again = again.replace("x-method: close", "x-method: reopen").replace("关闭订单", "重新打开订单")
    again = again.replace("summary: Close a", "summary: Reopen a")
    paths.write_text(text[:start] + again + "\n" + text[start:], encoding="utf-8")
    text = schemas.read_text(encoding="utf-8")
    start = text.index("CloseStdomOrderRequest:\n")
    block = text[start : text.index("\n\n", start)] if "\n\n" in text[start:] else text[start:]
    block = block[: block.index("\nModify")] if "\nModify" in block else block
    again = block.replace("CloseStdomOrderRequest", "ReopenStdomOrderRequest").replace(
        "  properties:\n",
        "  properties:\n"
        "    reopen_reason:\n      type: string\n      title: 重开原因\n      description: Why the order is reopened.\n"
        "      x-doc-type: VARCHAR(32)\n",
        1,
    )
    schemas.write_text(text[:start] + again + "\n" + text[start:], encoding="utf-8")
    generate(specs, folder / "generated", folder / "dist", ("waiqin365",))
    return folder / "generated"


def run(generated: Path, url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the new packages."""
    return subprocess.run(
        [sys.executable, "-m", "dingdan_cli", *arguments], capture_output=True, text=True, check=False,
        env={**os.environ, **environment(url), "PYTHONPATH": str(generated)},
    )  # fmt: skip


def test_new_operation_has_a_command_with_help_and_description(generated: Path) -> None:
    listed = run(generated, "http://127.0.0.1:9", "waiqin365", "orders", "--help").stdout
    assert "reopen " in listed
    assert "Reopen a sales order (重新打开订单)." in listed
    described = json.loads(run(generated, "http://127.0.0.1:9", "describe", "orders.reopen").stdout)
    assert described["request"]["fields"][0]["label"] == "重开原因"


def test_new_operation_is_called(generated: Path) -> None:
    with serving() as server:
        server.will(waiqin())
        command = ("waiqin365", "orders", "reopen", "--order-no", "DH1", "--reopen-reason", "mistake", "--yes")
        done = run(generated, server.url, *command)
    assert (done.returncode, json.loads(done.stdout)["outcome"], done.stderr) == (0, "done", "")
    assert server.asked[0].path.startswith(NEW)
    assert server.asked[0].json == {"order_no": "DH1", "reopen_reason": "mistake"}
