"""How differences are shown: to people, to programs, in a pull request; and what the command exits with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.docs_diff.rendering import rendered
from tests.docs_diff.running import ROOT, generator, process
from tests.docs_diff.saved_pages import PAGES, SPECS, differences, edited, undeclared

FERRY = "ferry.md"
SCHEMAS = "tests/docs_diff/specs/ferry/schemas/crossings.yaml"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    page = tmp_path / "changed.md"
    page.write_text(edited(FERRY, [("fare numeric(10,2) 票价", "fare VARCHAR(32) 票价|元")]), encoding="utf-8")
    return page


def spec_line(text: str) -> int:
    whole = (ROOT / SCHEMAS).read_text(encoding="utf-8")
    return whole[: whole.index(text)].count("\n") + 1


@pytest.mark.parametrize("page", sorted(PAGES.iterdir()), ids=lambda page: page.name)
def test_exit_0_when_only_declared_things_differ(page: Path) -> None:
    done = generator("docs-diff", page, "--specs", SPECS)
    assert done.returncode == 0, done.stdout
    assert "0 differences" in done.stdout
    assert "declared" not in done.stdout.replace("that the spec declares", "")


def test_declared_things_are_shown_on_demand() -> None:
    done = generator("docs-diff", PAGES / FERRY, "--specs", SPECS, "--all")
    assert done.returncode == 0
    assert "example-key (declared)" in done.stdout
    assert "2 operations of ferry: 0 differences, 10 that the spec declares" in done.stdout


def test_people_see_what_the_page_line_and_the_spec_line(changed: Path) -> None:
    done = generator("docs-diff", changed, "--specs", SPECS)
    assert done.returncode == 1
    row = next(line for line in done.stdout.splitlines() if "field-retyped" in line)
    line = changed.read_text(encoding="utf-8").split("fare VARCHAR")[0].count("\n") + 1
    assert f"│ {line} " in row
    assert f":{spec_line('    fare:')}" in done.stdout.replace("\n", "")


def test_programs_get_json(changed: Path) -> None:
    done = process("docs-diff", changed, "--specs", SPECS, "--format", "json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert found["platform"] == "ferry"
    assert found["operations"] == 2
    assert [each["kind"] for each in found["differences"]] == ["field-retyped", "field-relabelled"]
    first = found["differences"][0]
    assert first == {
        "kind": "field-retyped",
        "operation": "queryCrossing",
        "part": "data",
        "field": "fare",
        "message": "fare: type numeric(10,2) is now VARCHAR(32)",
        "page_line": first["page_line"],
        "spec_file": SCHEMAS,
        "spec_line": spec_line("    fare:"),
    }
    assert len(found["declared"]) == 10


def test_pull_requests_get_markdown(changed: Path) -> None:
    done = generator("docs-diff", changed, "--specs", SPECS, "--format", "markdown")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "### ferry: changed.md"
    assert lines[6].startswith(
        "| field-retyped | `queryCrossing` | data: fare: type numeric(10,2) is now VARCHAR(32) |"
    )
    assert "票价\\|元" in lines[7]
    assert lines[7].endswith(f"`{SCHEMAS}:{spec_line('    fare:')}` |")


@pytest.mark.parametrize("platform", ["waiqin365", "wshoto"])
def test_a_page_made_of_the_real_spec_differs_in_nothing(platform: str, tmp_path: Path) -> None:
    text = rendered(ROOT / "specs" / platform)
    assert undeclared(differences(text, tmp_path, specs=ROOT / "specs")) == []
