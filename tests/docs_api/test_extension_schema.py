"""`specs/extensions.schema.json`: sound itself, what lint applies, and what the README tells."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.document import walk
from generator.lint import openapi
from generator.model import Platform

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "specs" / "extensions.schema.json"
SCHEMA: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))


def test_it_is_a_json_schema_that_describes_every_extension() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert all(content["description"] for content in SCHEMA["properties"].values())


def test_lint_applies_this_very_schema() -> None:
    assert openapi.EXTENSIONS.schema == SCHEMA


def test_the_table_of_the_readme_names_the_same_extensions() -> None:
    section = (ROOT / "specs" / "README.md").read_text(encoding="utf-8").partition("\n## Extensions\n")[2]
    assert set(re.findall(r"^\| `(x-[a-z-]+)", section, re.MULTILINE)) == set(SCHEMA["properties"])


def test_every_extension_is_in_use(platforms: dict[str, Platform]) -> None:
    used = {
        key
        for platform in platforms.values()
        for _, value in walk(platform.document)
        if isinstance(value, dict)
        for key in value
        if key.startswith("x-")
    }
    assert used == set(SCHEMA["properties"])


@pytest.mark.parametrize(
    ("extension", "good", "bad"),
    [
        (
            "x-envelope",
            {"code": "code", "success": 0, "message": "msg", "data": ["data"]},
            {"code": "code", "success": 0, "message": "msg", "data": []},
        ),
        ("x-method", "query", "Query-it"),
        ("x-access", "read", "delete"),
        ("x-paging", {"page": "p", "start": 1, "records": "data", "ends": "empty-page"}, {"page": "p"}),
        ("x-get-with-body", True, False),
        ("x-enum", [{"value": "0", "name": "NO", "label": "No", "label_zh": "否"}], []),
        ("x-doc-type", ["INT", "CHAR(1)"], []),
        ("x-doc-label", ["编号", "单号"], ""),
        ("x-doc-codes", {"1": "已确认"}, {"1": 1}),
        ("x-doc-absent", True, False),
        ("x-doc-left-out", {"/a": "No copy is whole."}, {"/a": ""}),
        ("x-source", "example", "table"),
        ("x-alias-of", "order_no", ""),
        ("x-quirk", "A slip.", ""),
        ("x-signature", True, "yes"),
        ("x-lookup", {"operation": "query", "since": "after"}, {"operation": "query"}),
        (
            "x-lookup",
            {"operation": "query", "since": "after", "shows": [{"field": "state", "done": ["1"], "not-done": [""]}]},
            {"operation": "query", "since": "after", "shows": [{"field": "state", "done": [], "not-done": [""]}]},
        ),
        ("x-lookup", {"operation": "query", "since": "after", "shows": []}, {"operation": "query", "shows": [{}]}),
        ("x-table", {"created": {"after": "from"}}, {"created": {"field": "created_at"}}),
        ("x-table", {"deleted": {"field": "state", "values": [0]}}, {"deleted": {"field": "state"}}),
        ("x-table", {"lists": {"order.lines": "lines"}}, {"lists": {"order.lines": "Lines"}}),
        ("x-personal", False, "no"),
        ("x-custom-fields", {"key": "name", "value": "content"}, {"key": "name"}),
    ],
)
def test_what_an_extension_takes(extension: str, good: Any, bad: Any) -> None:
    assert openapi.EXTENSIONS.is_valid({extension: good})
    assert not openapi.EXTENSIONS.is_valid({extension: bad})


def test_an_unknown_extension_is_none() -> None:
    assert not openapi.EXTENSIONS.is_valid({"x-qurk": "A slip."})
