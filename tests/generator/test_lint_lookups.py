"""Slips in lookups: each is reported by its rule, with file and line."""

from __future__ import annotations

import pytest

from tests.generator.slips import ADD_LOOKUP, CLOSE_LOOKUP, CLOSE_SHOWS, RESPONSES, TEAS, Slip, assert_reported, slip
from tests.generator.spec_folder import SpecFolder

SLIPS = [
    slip(
        "sound_lookups",
        TEAS,
        "x-paging: {",
        "x-lookup: {operation: queryTeas, since: picked_after}\n    x-paging: {",
        "    x-lookup: {operation: queryTeas, since: picked_after}",
        "a lookup belongs to a write with a body",
    ),
    *(
        slip(
            "sound_lookups",
            TEAS,
            CLOSE_LOOKUP,
            CLOSE_LOOKUP.replace("queryTeas", name),
            CLOSE_LOOKUP.replace("queryTeas", name).rstrip(),
            f"{name} is not a read of several records",
        )
        for name in ("addTeas", "closeTea", "visitDetail", "getToken", "queryTea")
    ),
    slip(
        "sound_lookups",
        TEAS,
        "filters: {grade: grade}",
        "filters: {name: grade}",
        "filters: {name: grade}",
        "queryTeas has no field 'name' to compare",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "filters: {grade: grade}",
        "filters: {grade: garde}",
        "filters: {grade: garde}",
        "addTeas has no field 'garde'",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "match: {id: tea_id}",
        "match: {tea_id: tea_id}",
        "match: {tea_id: tea_id}",
        "queryTeas has no field 'tea_id' to compare",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "match: {id: tea_id}",
        "match: {leaves: tea_id}",
        "match: {leaves: tea_id}",
        "queryTeas has no field 'leaves' to compare",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "match: {id: tea_id}",
        "match: {id: id}",
        "match: {id: id}",
        "closeTea has no field 'id'",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "since: picked_after",
        "since: picked_at",
        "since: picked_at",
        "queryTeas has no filter 'picked_at' that takes a time",
    ),
    slip(
        "sound_lookups",
        TEAS,
        "since: picked_after",
        "since: picked_on",
        "since: picked_on",
        "queryTeas has no filter 'picked_on' that takes a time",
    ),
    *(
        slip("sound_lookups", TEAS, CLOSE_SHOWS, shows, shows, message)
        for shows, message in (
            ("shows: [{field: garde, done: ['2']}]", "queryTeas has no field 'garde' with a list of codes"),
            ("shows: [{field: raw, done: ['2']}]", "queryTeas has no field 'raw' with a list of codes"),
            ("shows: [{field: grade, done: ['2', '4']}]", "grade has no code or label '4'"),
            ("shows: [{field: grade, done: ['2'], not-done: [四级]}]", "grade has no code or label '四级'"),
            ("shows: [{field: grade, done: ['2', '1'], not-done: ['1']}]", "'1' is in both done and not-done"),
            ("shows: [{field: grade, done: ['2'], when: {tea: '1'}}]", "closeTea has no field 'tea' with a list of"),
            ("shows: [{field: grade, done: ['2'], when: {tea_id: '1'}}]", "closeTea has no field 'tea_id' with a list"),
        )
    ),
    slip(
        "sound_lookups",
        TEAS,
        ADD_LOOKUP,
        ADD_LOOKUP.replace("}}", "}, shows: [{field: grade, done: ['2'], when: {grade: '3'}}]}"),
        "when: {grade: '3'}",
        "grade has no code or label '3'",
    ),
    slip(
        "made_links",
        TEAS,
        "        description: What was added.\n",
        "        description: What was added.\n        links: {tea: {operationId: queryTeas}}\n",
        "        links: {tea: {operationId: queryTeas}}",
        "links are made from x-lookup: write that instead",
    ),
    slip(
        "made_links",
        RESPONSES,
        "  description: Another HTTP status.\n",
        "  description: Another HTTP status.\n  links: {tea: {operationId: queryTeas}}\n",
        "  links: {tea: {operationId: queryTeas}}",
        "links are made from x-lookup: write that instead",
    ),
]


@pytest.mark.parametrize("slip", SLIPS)
def test_slip_is_reported_by_its_rule_with_file_and_line(teahouse: SpecFolder, slip: Slip) -> None:
    assert_reported(teahouse, slip)
