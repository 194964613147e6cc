"""Slips: edits of the invented spec that break one rule of the linter each."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator import lint
from generator.bundle import bundle
from tests.generator.spec_folder import SpecFolder

ENTRY, PARAMETERS, RESPONSES = "openapi.yaml", "parameters.yaml", "responses.yaml"
TEAS, VISITS, TOKEN = "paths/teas.yaml", "paths/visits.yaml", "paths/token.yaml"
TEA, VISIT, COMMON = "schemas/teas.yaml", "schemas/visits.yaml", "schemas/common.yaml"

PLACE = (
    "    place:\n      type: string\n      title: 地点\n      description: Its name.\n      x-doc-type: VARCHAR(32)\n"
)
HOUSES = "paths/houses.yaml"
FIELD = "      type: string\n      title: 标签\n      description: A field.\n      x-doc-type: VARCHAR(32)\n"
SIGNED = "  parameters:\n    - $ref: ../parameters.yaml#/openid\n    - $ref: ../parameters.yaml#/digest\n"
RAW = "    raw:\n      type: string\n      title: 原料\n      description: A name that every record has.\n"
FIRST = "    - {value: '1', name: FIRST, label: First grade, label_zh: 一级}\n"
ADDED = """'[{"id": "7300000000000001", "teaNo": "T-1"}]'"""
LIST_PAGING = "      size: page_size\n      start: 1\n      default-size: 20\n"
VISIT_ID = "            id: 7300000000000001\n"
LEAF_SHOWN = '"leaves": [{"length": "2.5"}]'
LIST_BODY = "            $ref: ../schemas/visits.yaml#/VisitListRequest\n"
ADD_LOOKUP = (
    "    x-lookup: {operation: queryTeas, filters: {grade: grade}, since: picked_after, match: {teaName: name, "
    "raw: seller_no}}\n"
)
CLOSE_SHOWS = "shows: [{field: grade, done: ['2', 二级], not-done: ['']}]"
CLOSE_LOOKUP = (
    f"    x-lookup: {{operation: queryTeas, filters: {{tea_id: tea_id}}, match: {{id: tea_id}}, {CLOSE_SHOWS}}}\n"
)
CUSTOM_FIELDS = "      x-custom-fields: {key: extKey, value: extra}\n"
MORE_FIELDS = (
    "    more:\n      type: array\n      title: 更多\n      description: D.\n      x-doc-type: TeaField[]\n"
    "      x-custom-fields: {key: extKey, value: extKey}\n      items:\n        $ref: '#/TeaField'\n"
)
TOKEN_CONTENT = (
    "        content:\n          application/json:\n            schema:\n"
    "              $ref: ../schemas/common.yaml#/TokenResponse\n            example:\n              code: 0\n"
    "              data:\n                token: demo\n"
)
PAGE_PAGING = (
    "x-paging: {page: page_number, start: 1, default-size: 50, records: response_data, id: id, ends: empty-page}"
)


@dataclass(frozen=True)
class Slip:
    """An edit of the invented spec, and the one finding it leads to."""

    rule: str
    file: str
    old: str
    new: str
    at: str
    """The text, of the edited file, on whose last line the finding is."""
    message: str
    elsewhere: str = ""
    """The file that the finding is in, if it is not the edited one."""


def slip(rule: str, file: str, old: str, new: str, at: str, message: str, elsewhere: str = "") -> object:
    return pytest.param(Slip(rule, file, old, new, at, message, elsewhere), id=f"{rule}: {message}")


def assert_reported(teahouse: SpecFolder, slip: Slip) -> None:
    """Make the slip: its rule reports it with file and line, and nothing else is reported."""
    teahouse.edit(slip.file, slip.old, slip.new)
    where = slip.elsewhere or slip.file
    found = [
        (teahouse.name(finding), finding.line, slip.message if slip.message in finding.message else finding.message)
        for finding in teahouse.findings()
    ]
    assert found == [(where, teahouse.line(where, slip.at), slip.message)]
    reported = {message for _, message in getattr(lint, slip.rule)(bundle(teahouse.entry).document)}
    assert [slip.message in message for message in reported] == [True]
