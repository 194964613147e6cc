"""Every file of specs/dist with four checkers: `make check-variants` runs these tests. Three of them come from npm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.spec_checkers.documents import DIST, FILES, document
from tools.spec_checkers.checkers import COMMANDS, check

VARIANTS = ("", ".docs", ".plain", ".plain-3.0")


def test_all_variants_of_both_platforms_are_checked() -> None:
    assert sorted(f"{platform}{variant}.yaml" for platform in ("waiqin365", "wshoto") for variant in VARIANTS) == FILES


@pytest.mark.parametrize("checker", COMMANDS)
def test_a_checker_accepts_every_file(checker: str) -> None:
    outcome = check(checker, [DIST / name for name in FILES])
    assert outcome.accepted, outcome.printed


def without_title(content: dict[str, Any]) -> None:
    del content["info"]["title"]


def referring_to_nothing(content: dict[str, Any]) -> None:
    operation = next(each for item in content["paths"].values() for each in item.values() if "requestBody" in each)
    operation["requestBody"]["content"]["application/json"]["schema"] = {"$ref": "#/components/schemas/Nothing"}


REFUSED = [(checker, without_title) for checker in COMMANDS] + [
    (checker, referring_to_nothing)
    for checker in COMMANDS
    if checker != "openapi-spec-validator"  # it does not follow references to schemas
]


@pytest.mark.parametrize(("checker", "fault"), REFUSED)
def test_a_checker_refuses_a_fault_in_every_file(checker: str, fault: Any, tmp_path: Path) -> None:
    files = [tmp_path / name for name in FILES]
    for file in files:
        content = document(file.name)
        fault(content)
        file.write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8")
    outcome = check(checker, files)
    assert not outcome.accepted
    assert [file.name for file in files if file.name not in outcome.printed] == [], outcome.printed
