"""Creates the input files of the scenarios in build/bench/: `python -m benchmarks.materials`.

Pages contain rows of the embedded sandbox with additional custom fields: 85 fields per order, 50 per line. A `distinct`
page has as many fields, but its values do not repeat (`distinct_rows`). The models of other generators are generated
from Dingdan's spec, with rows in place of the JSON string that contains them.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import distinct_rows

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "bench" / "materials"
ORDERS, FIELDS, LINE_FIELDS = 1000, 85, 50
LINES = (1, 10, 100)
DISTINCT_LINES = 10
FIRST_CUSTOM_FIELD = 1704190003


def page_file(lines: int, orders: int = ORDERS, *, distinct: bool = False) -> Path:
    """Return the path of the page with `lines` lines per order."""
    return FOLDER / f"{'distinct' if distinct else 'page'}-{orders}-orders-{lines}-lines.json"


def page(lines: int, orders: int = ORDERS, *, distinct: bool = False) -> bytes:
    """Return the bytes of a response of queryStdomOrder; the values of a `distinct` page do not repeat."""
    make()
    return page_file(lines, orders, distinct=distinct).read_bytes()


def make() -> None:
    """Create the files if their sources have changed, in a separate process, whose memory is not measured."""
    made_from = FOLDER / "made-from"
    if not made_from.exists() or made_from.read_text(encoding="utf-8") != fingerprint():
        subprocess.run([sys.executable, "-m", "benchmarks.materials"], cwd=ROOT, check=True)


def fingerprint() -> str:
    """Return a fingerprint of the spec, the sandbox and the modules that make pages."""
    sandbox = sorted((ROOT / "apps" / "dingdan_sandbox").rglob("*.py"))
    hashed = hashlib.blake2b(digest_size=16)
    for file in [ROOT / "specs" / "dist" / "waiqin365.yaml", Path(__file__), Path(distinct_rows.__file__), *sandbox]:
        hashed.update(file.read_bytes())
    return hashed.hexdigest()


def widened(row: dict[str, Any], fields: int) -> dict[str, Any]:
    """Return a row with custom fields added up to `fields` fields."""
    row = dict(row)
    number = FIRST_CUSTOM_FIELD
    while len(row) < fields:
        row.setdefault(f"ext_{number}", ("加急", "", "2026-11-24", "A-17")[number % 4])
        number += 1
    return row


def rows(lines: int, orders: int) -> Iterable[dict[str, Any]]:
    """Return orders of the sandbox with the number of fields of a real tenant."""
    from dingdan import Waiqin365
    from dingdan_sandbox import Sandbox, running

    sandbox = Sandbox(orders=orders, lines=min(lines, 99), page_size=orders)
    with (
        running(sandbox) as server,
        Waiqin365(openid=sandbox.openid, appkey=sandbox.appkey, base_url=server.url) as client,
    ):
        for record in client.orders.query().records:
            row = record.raw
            prods = [widened(line, LINE_FIELDS) for line in row["prods"]]
            row["prods"] = (prods * lines)[:lines]
            yield widened(row, FIELDS)


def write_page(lines: int, orders: int, *, distinct: bool = False) -> None:
    """Write a page as the platform sends it: rows as JSON inside a JSON string."""
    made = list(
        distinct_rows.rows(orders, lines, FIELDS, LINE_FIELDS, FIRST_CUSTOM_FIELD) if distinct else rows(lines, orders)
    )
    assert len(made) == orders
    assert {len(row) for row in made} == {FIELDS}
    assert {len(line) for row in made for line in row["prods"]} == {LINE_FIELDS}
    assert {len(row["prods"]) for row in made} == {lines}

    def text(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    envelope = {"return_code": "0", "return_msg": "操作成功", "msg_id": "", "response_data": text(made)}
    page_file(lines, orders, distinct=distinct).write_text(text(envelope), encoding="utf-8")


def peers_document() -> dict[str, Any]:
    """Return the spec with rows in place of the JSON string, in a form that other generators support."""
    from generator.clients import client_document
    from generator.lint import load
    from generator.model import Platform

    platform = Platform("waiqin365", load(ROOT / "specs" / "waiqin365" / "openapi.yaml"))
    rows = {"type": "array", "items": {"$ref": "#/components/schemas/StdomOrder"}}
    platform.schemas["QueryStdomOrderResponse"]["properties"]["response_data"] = rows
    platform.operations = [operation for operation in platform.operations if operation.id == "queryStdomOrder"]
    return client_document(platform)


def write_models() -> None:
    """Generate the models of openapi-python-client and pydantic."""
    peers = FOLDER / "peers"
    peers.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        document = Path(scratch) / "peers.json"
        document.write_text(json.dumps(peers_document(), ensure_ascii=False), encoding="utf-8")
        config = Path(scratch) / "config.json"
        config.write_text(json.dumps({"post_hooks": []}), encoding="utf-8")
        run(
            "openapi_python_client generate --meta none --overwrite",
            *("--path", document, "--output-path", peers / "attrs_models", "--config", config),
        )
        run(
            "datamodel_code_generator --input-file-type openapi --output-model-type pydantic_v2.BaseModel",
            *(["--target-python-version", "3.11", "--disable-timestamp", "--formatters", "builtin"]),
            *("--input", document, "--output", peers / "pydantic_models.py"),
        )


def run(command: str, *arguments: object) -> None:
    """Run a Python module with `arguments`."""
    subprocess.run(
        [sys.executable, "-m", *command.split(), *map(str, arguments)], check=True, stdout=subprocess.DEVNULL
    )


def main() -> None:
    """Create all files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for lines in LINES:
        for orders in (1, ORDERS):
            write_page(lines, orders)
    for orders in (1, ORDERS):
        write_page(DISTINCT_LINES, orders, distinct=True)
    write_models()
    (FOLDER / "made-from").write_text(fingerprint(), encoding="utf-8")


if __name__ == "__main__":
    main()
