"""A new wire format is a row of the table: the rest of the generator takes it from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.formats import FORMATS, KINDS, Format, Kind
from generator.pipeline import generate
from tests.generator.spec_folder import SpecFolder

TEA = "schemas/teas.yaml"
ASKED = "    picked_on:\n"
HELD = (
    "    place:\n      type: string\n      title: 地点\n      description: Its name.\n      x-doc-type: VARCHAR(32)\n"
)
PICKED = "                picked_on: '2026-04-05'\n"
FIELD = """\
    roasted:
      type: string
      format: compact-day
      title: 烘焙日
      description: Day of roasting.
      x-doc-type: VARCHAR(32)
"""


@pytest.fixture
def row(monkeypatch: pytest.MonkeyPatch) -> Format:
    """A row for days such as `20261101`, in the table for as long as the test runs."""
    kind = Kind("compact-day", "date | int", "LocalDate", note="Written as yyyyMMdd.", loggable=True, moment=True)
    added = Format(kind.name, kind, text=lambda text: len(text) == 8 and text.isdigit())
    monkeypatch.setitem(FORMATS, added.name, added)
    monkeypatch.setitem(KINDS, kind.name, kind)
    return added


@pytest.fixture
def spec(teahouse: SpecFolder) -> SpecFolder:
    """The invented spec with a field of that format in a request, and in an object that requests and records share."""
    teahouse.edit(TEA, ASKED, FIELD + ASKED)
    teahouse.edit(TEA, HELD, HELD + FIELD)
    return teahouse


def test_format_without_a_row_is_refused(spec: SpecFolder) -> None:
    assert [found.message for found in spec.findings()] == ["unknown format compact-day: see specs/README.md"] * 2


@pytest.mark.usefixtures("row")
def test_row_is_enough_for_the_whole_package(spec: SpecFolder, tmp_path: Path) -> None:
    generate(spec.folder, tmp_path / "generated", tmp_path / "dist", ("teahouse",))
    package = tmp_path / "generated" / "teahouse_api"
    text = {name: (package / name).read_text("utf-8") for name in ("resources/teas.py", "operations/teas.py")}
    assert text["resources/teas.py"].count("        roasted: date | int | None = None,\n") == 2
    assert text["resources/teas.py"].count("roasted: 烘焙日: Day of roasting. Written as yyyyMMdd.\n") == 2
    assert text["operations/teas.py"].count('Field("roasted", "roasted", "compact-day")') == 2
    assert "    roasted: LocalDate = None\n" in (package / "records.py").read_text("utf-8")
    assert "Gives date or None; field `roasted`" in (package / "record_docs.py").read_text("utf-8")
    assert '"roasted"' in (package / "privacy.py").read_text("utf-8").partition("LOGGABLE: ")[2]


@pytest.mark.usefixtures("row")
def test_example_is_checked_by_the_row(spec: SpecFolder) -> None:
    spec.edit("paths/teas.yaml", PICKED, f"{PICKED}                roasted: '2026-11-01'\n")
    assert ["'2026-11-01' is not a 'compact-day'" in found.message for found in spec.findings()] == [True]


@pytest.mark.usefixtures("row")
def test_filter_of_it_can_be_the_since_of_a_lookup(spec: SpecFolder) -> None:
    spec.edit(
        "paths/teas.yaml", "filters: {grade: grade}, since: picked_after", "filters: {grade: grade}, since: roasted"
    )
    assert spec.findings() == []
