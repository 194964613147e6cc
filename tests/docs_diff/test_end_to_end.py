"""A document changes: the page is edited, and the new field is read through `dingdan` without a line of Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.docs_diff.rendering import rendered
from tests.docs_diff.running import ROOT, generator

ROW = "order_amount numeric(10,2) 否 订单金额\n"
NEW = "storm_surcharge numeric(10,2) 否 风暴附加费\n"
TODO = "'TODO: say in English what storm_surcharge is.'"
CALLER = """\
import sys
from decimal import Decimal
from pathlib import Path

from dingdan import Waiqin365
from dingdan_sandbox import Sandbox, running
import waiqin365_api
from waiqin365_api.records import StdomOrder

assert Path(waiqin365_api.__file__).is_relative_to(sys.argv[1]), waiqin365_api.__file__
with running(Sandbox(orders=5), specs=Path(sys.argv[2])) as server:
    with Waiqin365(server.sandbox.openid, server.sandbox.appkey, base_url=server.url, max_retries=0) as wq:
        order = wq.orders.query().records[0]
        print(repr(order.storm_surcharge), order.raw["storm_surcharge"], order.problems)
"""


def test_from_an_edited_page_to_the_new_field(tmp_path: Path) -> None:
    specs, generated, page = tmp_path / "specs", tmp_path / "generated", tmp_path / "stdorder.md"
    shutil.copytree(ROOT / "specs", specs)
    before = (specs / "waiqin365" / "schemas" / "orders.yaml").read_text(encoding="utf-8")
    page.write_text(rendered(specs / "waiqin365"), encoding="utf-8")
    assert generator("docs-diff", page, "--specs", specs).returncode == 0

    # The platform documents a new field of an order.
    text = page.read_text(encoding="utf-8")
    assert text.count(ROW) == 1
    page.write_text(text.replace(ROW, ROW + NEW), encoding="utf-8")
    told = generator("docs-diff", page, "--specs", specs, "--format", "json")
    assert told.returncode == 1
    (difference,) = json.loads(told.stdout)["differences"]
    assert (difference["kind"], difference["operation"], difference["field"]) == (
        "field-added", "queryStdomOrder", "storm_surcharge",
    )  # fmt: skip
    assert difference["page_line"] == text[: text.index(ROW)].count("\n") + 2

    # It is drafted, and refused until somebody has described it.
    assert generator("docs-diff", page, "--specs", specs, "--write").returncode == 1
    refused = generator("generate", "--specs", specs, "--output", generated)
    assert refused.returncode == 1
    assert "description is a draft of docs-diff" in refused.stderr
    assert not generated.exists()
    file = specs / "waiqin365" / "schemas" / "orders.yaml"
    after = file.read_text(encoding="utf-8")
    assert after.count(TODO) == 1
    assert after.replace(after[after.index("    storm_surcharge:") : after.index("    actual_amount:")], "") == before
    file.write_text(after.replace(TODO, "What the weather adds to the price."), encoding="utf-8")

    # Then everything is made anew, and nothing differs any more.
    made = generator("generate", "--specs", specs, "--output", generated)
    assert made.returncode == 0, made.stderr
    assert generator("docs-diff", page, "--specs", specs).returncode == 0
    script = tmp_path / "call.py"
    script.write_text(CALLER, encoding="utf-8")
    called = subprocess.run(
        [sys.executable, str(script), str(generated), str(specs / "dist")],
        env={**os.environ, "PYTHONPATH": str(generated)}, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert called.returncode == 0, called.stderr
    assert called.stdout.strip() == "Decimal('0.00') 0.00 []"
