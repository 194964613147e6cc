"""The example of a third platform in CONTRIBUTING works, followed block by block in a copy of the tree."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECTION = re.compile(r"^## Adding a platform\n(.*?)^## ", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"(End of )?`(\S+)`:\s*$")
KEY = "key-of-the-example"
PAGES = [
    [{"sku": "P-7", "quantity": "12.50", "kind": 1, "counted": 1793496600}],
    [{"sku": "P-8", "quantity": "", "kind": 2, "counted": None}],
    [],
]


class Depot(BaseHTTPRequestHandler):
    """The made-up platform."""

    def do_POST(self) -> None:
        """Answer a page, or refuse a wrong key."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        right = self.headers["X-Key"] == KEY and asked["depot"] == "D-1" and self.path == "/v1/stock/list"
        page = PAGES[asked["page"] - 1] if right else None
        body = json.dumps({"status": 0 if right else 401, "text": "ok" if right else "wrong key", "result": page})
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing."""


@pytest.fixture(scope="module")
def depot() -> Iterator[str]:
    """The address of a server of the platform."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Depot) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree with the steps of the example done; its last block is `call.py`."""
    folder = tmp_path_factory.mktemp("third") / "tree"
    for name in ("generator", "runtime", "generated", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    found = SECTION.search((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert found is not None
    section = found[1]
    for block in BLOCK.finditer(section):
        language, text = block[1], textwrap.dedent(block[2])
        place = PLACE.search(section[: block.start()].rstrip() + "\n")
        if language == "sh":
            assert text == "make generate\n"
            generate(folder)
        elif place is None:
            (folder / "call.py").write_text(text, encoding="utf-8")
        else:
            file = folder / place[2]
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a" if place[1] else "x", encoding="utf-8") as opened:
                opened.write(("\n\n" if place[1] else "") + text)
    return folder


def generate(folder: Path) -> None:
    """Do what `make generate` does; the copy has no other platform in its specs, so theirs stay as they are."""
    command = [sys.executable, "-m", "generator", "generate", "--specs", "specs", "--output", "generated"]
    (folder / "specs" / "dist").mkdir()
    shutil.copy(ROOT / "specs" / "extensions.schema.json", folder / "specs")
    run(folder, command)


def run(folder: Path, command: list[str], **more: str) -> str:
    """Run a command in the copy; return what it printed."""
    paths = os.pathsep.join(str(folder / name) for name in ("", "runtime", "generated", "overrides"))
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_call_of_the_example_prints_all_pages(tree: Path, depot: str) -> None:
    printed = run(tree, [sys.executable, "call.py"], DEPOT_KEY=KEY, DEPOT_BASE_URL=depot)
    assert printed == "P-7 12.50 正常 2026-11-01 09:30:00+08:00\nP-8 None 残次 None\n"


SAME = """
import asyncio
from dingdan import AuthenticationError, ConfigError
from dingdan._client import AsyncDepot, Depot

async def main():
    async with AsyncDepot() as client:
        print([stock.sku async for stock in client.stocks.list(depot="D-1")])
    try:
        Depot("another key").stocks.list(depot="D-1")
    except AuthenticationError as error:
        print(error.code, "another key" in repr(error))
    try:
        Depot(kee="1")
    except ConfigError as error:
        print(error)

asyncio.run(main())
"""


def test_what_all_clients_have_comes_with_it(tree: Path, depot: str) -> None:
    """Asynchronous calls, typed errors and advice are none of the example's own."""
    printed = run(tree, [sys.executable, "-c", SAME], DEPOT_KEY=KEY, DEPOT_BASE_URL=depot).splitlines()
    assert printed[:2] == ["['P-7', 'P-8']", "401 False"]
    assert "kee is not an option of this client" in printed[2]


def test_the_other_platforms_are_untouched(tree: Path) -> None:
    """Their packages are what they were."""
    for name in ("waiqin365_api", "wshoto_api"):
        for file in (ROOT / "generated" / name).rglob("*.py"):
            assert (tree / "generated" / file.relative_to(ROOT / "generated")).read_bytes() == file.read_bytes()


def test_the_platform_needs_no_chinese(tree: Path) -> None:
    """It has no `zh-CN.yaml`."""
    command = [sys.executable, "-m", "generator", "lint", "--specs", "specs"]
    assert run(tree, command) == "the specs follow the repo's rules\n"
    assert not (tree / "specs" / "depot" / "zh-CN.yaml").exists()
