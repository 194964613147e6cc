"""Slips in what is said of tables: each is reported by its rule, with file and line."""

from __future__ import annotations

import pytest

from tests.generator.slips import PAGE_PAGING, TEAS, VISITS, Slip, assert_reported, slip
from tests.generator.spec_folder import SpecFolder

VISIT_TABLE = "x-table: {id: id, details: {id: id, list: visitList}}"
CREATED = "created: {field: picked_at, after: picked_after, day: picked_on, with: {grade: '1'}}"


def edited(file: str, old: str, new: str, message: str) -> object:
    """A slip in one line, which is reported there."""
    return slip("sound_tables", file, old, new, new, message)


VISIT_SLIPS = [
    ("id: id, ", "", "there is no id: x-paging or x-table must name"),
    ("id: id,", "id: came_at,", "Visit has no field 'came_at' that can be an id"),
    ("{id: id, details", "{id: no, details", "Visit has no field 'no' that can be an id"),
    ("{id: id, list", "{id: no, list", "visitDetail has no field 'no'"),
    ("visitList", "visitDetail", "visitDetail is not a read of several records"),
    ("visitList", "getToken", "getToken is not a read of several records"),
]
CREATED_SLIPS = [
    ("picked_at", "price", "Tea has no field 'price' with a time"),
    ("picked_at", "picked", "Tea has no field 'picked' with a time"),
    ("picked_after", "grade", "queryTeas has no filter 'grade' that takes a time"),
    ("picked_on", "picked", "queryTeas has no filter 'picked' that takes a time"),
    ("day:", "from:", "a time window needs both from and to"),
    ("'1'", "'7'", "queryTeas has no field 'grade' with a code '7'"),
    ("grade:", "tea_id:", "queryTeas has no field 'tea_id' with a code '1'"),
]
SLIPS = [
    edited(
        TEAS,
        "    x-method: close",
        "    x-method: close\n    x-table: {id: id}",
        "x-table is only for a read with x-method",
    ),
    *(edited(VISITS, VISIT_TABLE, VISIT_TABLE.replace(old, new, 1), message) for old, new, message in VISIT_SLIPS),
    *(edited(TEAS, CREATED, CREATED.replace(old, new), message) for old, new, message in CREATED_SLIPS),
    edited(TEAS, "deleted: {field: grade", "deleted: {field: price", "Tea has no field 'price' with a list of codes"),
    edited(TEAS, "values: ['2']", "values: ['2', '8']", "grade has no code '8'"),
    edited(TEAS, "lists: {leaves:", "lists: {tags:", "Tea has no list of objects at tags"),
    edited(TEAS, "lists: {leaves:", "lists: {exts:", "Tea has no list of objects at exts"),
    slip(
        "distinct_tables",
        TEAS,
        "leaf_pieces}",
        "problems}",
        "    x-table:",
        "queryTeas and queryTeas have a table tea_problems",
    ),
]


@pytest.mark.parametrize("slip", SLIPS)
def test_slip_is_reported_where_it_is(teahouse: SpecFolder, slip: Slip) -> None:
    assert_reported(teahouse, slip)


def test_a_read_without_an_id_has_no_tables(teahouse: SpecFolder) -> None:
    teahouse.edit(TEAS, PAGE_PAGING, PAGE_PAGING.replace("id: id, ", ""))
    assert [found.message.partition(":")[0] for found in teahouse.findings()] == ["there is no id"]
