"""The linter as a whole: every rule has a slip, and sound specs pass."""

from __future__ import annotations

import pytest

from generator import lint
from generator.bundle import bundle
from generator.errors import SpecError
from tests.generator import (
    test_lint_fields,
    test_lint_lookups,
    test_lint_openapi,
    test_lint_operations,
    test_lint_tables,
)
from tests.generator.slips import (
    ADD_LOOKUP,
    ADDED,
    CLOSE_LOOKUP,
    CLOSE_SHOWS,
    CUSTOM_FIELDS,
    ENTRY,
    FIELD,
    HOUSES,
    LEAF_SHOWN,
    PARAMETERS,
    PLACE,
    TEA,
    TEAS,
    TOKEN,
    VISIT_ID,
    VISITS,
)
from tests.generator.spec_folder import GOLDEN, SpecFolder

SHOWN_ON_REAL_SPECS = {"shown_envelope", "sound_envelope", "sound_pushes"}
"""Rules of test_envelope.py and test_pushes.py: the invented spec has neither an envelope nor pushes."""

SOUND = [
    (VISITS, VISIT_ID, VISIT_ID.replace("7300000000000001", "9007199254740992")),
    (VISITS, VISIT_ID, VISIT_ID.replace("7300000000000001", "-9007199254740992")),
    (TEAS, LEAF_SHOWN, LEAF_SHOWN.replace("2.5", "")),
    (TEAS, "tea_id: 7300000000000001\n", "tea_id: '7300000000000000101'\n"),
    (TEAS, "grade: '1'\n", "grade: ''\n"),
    (TEAS, ADDED, "''"),
    (TEAS, ADDED, "null"),
    (TEAS, ADDED, "'[]'"),
    (TEAS, '"tags": ["spring"], ', '"tags": ["spring"], "ext_1": {"maxLength": 1, "x-odd": true}, '),
    (TEAS, "picked_on: '2026-04-05'", "x-odd: {name: 名, maxLength: 1, schema: {enum: [1]}}"),
    (TEA, PLACE, PLACE.replace("title: 地点", "x-quirk: The page gives no label.")),
    (TEA, PLACE, f"{PLACE}    x-place:\n{FIELD}"),
    (TEA, "    tea_nam:\n", "    tea_nam_:\n"),
    (TEA, PLACE, f"{PLACE}    field:\n{FIELD}"),
    (TEA, PLACE, f"{PLACE}    custom_fields:\n{FIELD}"),
    (TEA, "    pictures:\n", "    pictures:\n      x-quirk: None.\n"),
    (TEAS, ADD_LOOKUP, "    x-lookup: {operation: queryTeas, since: picked_after}\n"),
    (TEAS, ADD_LOOKUP, "    x-lookup: {operation: visitList, since: since}\n"),
    (TEAS, CLOSE_LOOKUP, ""),
    (TEAS, CLOSE_SHOWS, "shows: []"),
    (TEAS, ADD_LOOKUP, ADD_LOOKUP.replace("}}", "}, shows: [{field: grade, done: ['1'], when: {grade: 一级}}]}")),
    (TEA, CUSTOM_FIELDS, ""),
    (ENTRY, "openapi: 3.1.0", "openapi: 3.1.1"),
]
"""Edits after which the spec is still sound: file, old text, new text."""


def test_the_invented_spec_is_sound() -> None:
    assert lint.check(bundle(GOLDEN / "specs" / "teahouse" / "openapi.yaml")) == []


def test_every_rule_has_a_slip() -> None:
    rules = {rule.__name__ for stage in lint.STAGES for rule in stage}
    modules = (test_lint_fields, test_lint_lookups, test_lint_openapi, test_lint_operations, test_lint_tables)
    slips = [slip for module in modules for slip in module.SLIPS]
    of_slips = {param.values[0].rule for param in slips}  # type: ignore[attr-defined]
    assert of_slips | SHOWN_ON_REAL_SPECS == rules


@pytest.mark.parametrize(("file", "old", "new"), SOUND)
def test_what_the_rules_allow_passes(teahouse: SpecFolder, file: str, old: str, new: str) -> None:
    teahouse.edit(file, old, new)
    assert teahouse.findings() == []


def test_all_findings_of_a_stage_come_at_once_in_order_of_file_and_line(teahouse: SpecFolder) -> None:
    teahouse.edit(TEA, PLACE, PLACE + "      maxLength: 32\n")
    teahouse.edit(TOKEN, "    summary: Get the token\n", "")
    teahouse.edit(TEAS, "    summary: Add teas\n", "")
    teahouse.edit(TEAS, "x-method: close\n", "x-method: close\n    x-get-with-body: true\n")
    assert [(teahouse.name(found), found.message) for found in teahouse.findings()] == [
        (TEAS, "no summary"),
        (TEAS, "the operation is not a GET with a body"),
        (TOKEN, "no summary"),
        (TEA, "maxLength is not used here: see specs/README.md"),
    ]


def test_objects_that_hold_each_other_are_both_reported(teahouse: SpecFolder) -> None:
    reference = "      title: 其他\n      description: D.\n      x-doc-type: X\n"
    teahouse.edit(TEA, PLACE, f"{PLACE}    leaf:\n      $ref: '#/Leaf'\n{reference}")
    teahouse.edit(TEA, "    length:\n", f"    origin:\n      $ref: '#/Origin'\n{reference}    length:\n")
    assert [found.message for found in teahouse.findings()] == [
        "Leaf contains itself; requests and records cannot be recursive",
        "Origin contains itself; requests and records cannot be recursive",
    ]


def test_an_unsigned_parameter_of_a_path_is_reported_for_each_call(teahouse: SpecFolder) -> None:
    teahouse.edit(
        PARAMETERS, "  x-signature: true\n  required: true\n  description: The signature.", "  required: true"
    )
    message = "calls have no argument for the parameter digest"
    assert [(teahouse.name(found), found.message) for found in teahouse.findings()] == [
        *[(HOUSES, message)] * 2,
        *[(TEAS, message)] * 3,
    ]


def test_loading_gives_the_bundle_or_raises_all_findings(teahouse: SpecFolder) -> None:
    assert lint.load(teahouse.entry) == bundle(teahouse.entry).document
    teahouse.edit(TEA, PLACE, PLACE + "      maxLength: 32\n")
    with pytest.raises(SpecError) as caught:
        lint.load(teahouse.entry)
    assert caught.value.findings == teahouse.findings()
