"""A line that differs is told by place."""

from __future__ import annotations

import json
from typing import Any

from tools.languages.comparing import differences, wrong_vectors

EXPECTED = '{"orders":{"first_id":"7300100000000000001","pages":[1000,1000]},"total":5}'


def test_the_same_line() -> None:
    assert differences(EXPECTED, EXPECTED) == []


def test_a_rounded_id_and_a_missing_value() -> None:
    line = '{"orders":{"first_id":"7300100000000000000","pages":[1000,1000]}}'
    assert differences(EXPECTED, line) == [
        'orders.first_id: "7300100000000000000", expected "7300100000000000001"',
        "total: null, expected 5",
    ]


def test_a_number_is_not_its_text() -> None:
    assert differences(EXPECTED, EXPECTED.replace("5}", '"5"}')) == ['total: "5", expected 5']
    assert differences(EXPECTED, EXPECTED.replace("5}", "5.0}")) == ["total: 5.0, expected 5"]


def test_the_same_values_written_in_another_way() -> None:
    assert differences(EXPECTED, EXPECTED.replace(":5", ": 5")) == ["the same values, but written in another way"]


def test_no_json() -> None:
    assert differences(EXPECTED, "Segmentation fault") == ["not a line of JSON: 'Segmentation fault'"]


def test_vectors_are_told_by_name() -> None:
    expected: dict[str, dict[str, Any]] = {"signing": {"a": "00", "b": "11"}, "envelopes": {"c": {"rows": ["1"]}}}
    assert wrong_vectors(json.dumps({"vectors": expected}), expected) == []
    found = {"signing": {"a": "00"}, "envelopes": {"c": {"rows": []}}}
    assert wrong_vectors(json.dumps({"vectors": found}), expected) == [
        'vectors.envelopes.c.rows: [], expected ["1"]',
        'vectors.signing.b: null, expected "11"',
    ]
