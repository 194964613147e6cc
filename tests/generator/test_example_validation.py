"""JSON Schema validation as the specs need it: formats, texts that hold JSON, documented codes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import FormatChecker

from generator.formats import FORMATS
from generator.validation import ExampleValidator, InnerValidator, validator_for


def errors(schema: dict[str, Any], value: Any, kind: Any = InnerValidator, **components: Any) -> list[tuple[Any, str]]:
    document = {"components": {"schemas": {"Top": schema, **components}}}
    found = validator_for(document, "/components/schemas/Top", kind).iter_errors(value)
    return [(list(error.absolute_path), error.message) for error in found]


@pytest.mark.parametrize(
    ("form", "text", "fits"),
    [
        ("decimal", "12.50", True),
        ("decimal", "-3", True),
        ("decimal", "", False),
        ("decimal", ".5", False),
        ("decimal", "1,000.00", False),
        ("decimal", "1e3", False),
        ("decimal", "１２", False),
        ("waiqin-date-time", "2026-11-01 09:30:00", True),
        ("waiqin-date-time", "", True),
        ("waiqin-date-time", "2026-11-01T09:30:00", False),
        ("waiqin-date-time", "2026-11-01 09:30", False),
        ("waiqin-date-time", "2026-11-01 09:30:00\n", False),
        ("waiqin-date-or-time", "2026-11-01", True),
        ("waiqin-date-or-time", "2026-11-01 09:30", True),
        ("waiqin-date-or-time", "2026-11-01 09:30:00", True),
        ("waiqin-date-or-time", "2026/11/01", False),
        ("date", "2026-11-01", True),
        ("date", "2026-11-1", False),
        ("date", "2026-11-01 00:00:00", False),
        ("date", "2026-02-30", False),
        ("date", "", False),
        ("waiqin-date", "2026-11-01", True),
        ("waiqin-date", "2026-11-01 00:00:00", True),
        ("waiqin-date", "2026-11-01 09:30:00", False),
        ("waiqin-date", "2026-02-30", False),
        ("waiqin-date", "0000-00-00", False),
        ("waiqin-date", "", True),
        ("waiqin-date-time", "2026-11-01 24:00:01", False),
        ("waiqin-decimal", "12.50", True),
        ("waiqin-decimal", "", True),
        ("waiqin-decimal", "1,000.00", False),
        ("waiqin-integer", "-3", True),
        ("waiqin-integer", "", True),
        ("waiqin-integer", "3.0", False),
        ("waiqin-id", "7300000000000000101", True),
        ("waiqin-id", "", True),
        ("waiqin-id", "T-1", False),
        ("comma-separated", "anything, at all", True),
    ],
)
def test_text_fits_its_format_or_does_not(form: str, text: str, fits: bool) -> None:
    assert (errors({"type": "string", "format": form}, text) == []) is fits


@pytest.mark.parametrize(
    ("form", "number", "fits"),
    [
        ("int32", 2**31 - 1, True),
        ("int32", 2**31, False),
        ("int32", True, True),
        ("int64", -(2**63), True),
        ("int64", 2**63, False),
        ("epoch-seconds", 1780000000, True),
        ("epoch-seconds", 1780000000000, False),
    ],
)
def test_a_number_fits_its_format_or_does_not(form: str, number: int, fits: bool) -> None:
    assert (errors({"format": form}, number) == []) is fits


def test_formats_of_text_are_for_text_alone() -> None:
    schema = {"type": ["string", "integer", "null"], "format": "waiqin-id"}
    assert [errors(schema, value) for value in (1, None, "1")] == [[], [], []]


@pytest.mark.finding(51)
@pytest.mark.parametrize("form", sorted(name for name, form in FORMATS.items() if form.standard))
def test_a_standard_format_is_as_strict_as_that_of_other_tools(form: str) -> None:
    values = ["", "2026-11-01", "2026-11-01 00:00:00", "2026-02-30", "1", "x"]
    theirs = FormatChecker(["date"])
    ours = [errors({"format": form}, value) == [] for value in values]
    assert ours == [theirs.conforms(value, "date") if form == "date" else value == "1" for value in values]


DATA = {
    "type": ["string", "null"],
    "contentMediaType": "application/json",
    "contentSchema": {"$ref": "#/components/schemas/List"},
}
LIST = {"type": "array", "items": {"$ref": "#/components/schemas/Row"}}
ROW = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "string"}, "grade": {"x-enum": [{"value": "1"}]}},
}


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (None, []),
        ("", []),
        ("[]", []),
        ('[{"id": "1"}]', []),
        ("[{", ["the text inside is not JSON: Expecting property name enclosed in double quotes: line 1 column 3"]),
        ('{"id": "1"}', ["inside the JSON text, $: {'id': '1'} is not of type 'array'"]),
        ('[{"id": "1"}, {"id": 2}]', ["inside the JSON text, $[1].id: 2 is not of type 'string'"]),
        (
            '[{}, {"id": null}]',
            [
                "inside the JSON text, $[0]: 'id' is a required property",
                "inside the JSON text, $[1].id: None is not of type 'string'",
            ],
        ),
        ('[{"id": "1", "grade": "9"}]', []),
    ],
)
def test_json_inside_text_is_checked_and_the_place_in_it_named(text: str | None, messages: list[str]) -> None:
    found = errors({"properties": {"data": DATA}}, {"data": text}, List=LIST, Row=ROW)
    assert [(path, message[: len(wanted)]) for (path, message), wanted in zip(found, messages, strict=True)] == [
        (["data"], message) for message in messages
    ]


def test_json_inside_json_inside_text_is_checked() -> None:
    inner = {"type": "string", "contentMediaType": "application/json", "contentSchema": {"type": "integer"}}
    outer = {"type": "string", "contentMediaType": "application/json", "contentSchema": inner}
    assert errors(outer, json.dumps(json.dumps("no"))) == [
        ([], "inside the JSON text, $: inside the JSON text, $: 'no' is not of type 'integer'")
    ]


@pytest.mark.parametrize("value", ["not JSON", 3])
def test_a_content_schema_is_for_text_in_json_alone(value: object) -> None:
    assert errors({"contentSchema": {"type": "array"}}, value) == []
    assert errors({"contentMediaType": "application/json"}, value) == []


@pytest.mark.parametrize(
    ("value", "documented"),
    [("1", True), (1, True), ("", True), (None, True), ("9", False), (0, False), (True, False)],
)
def test_examples_show_documented_codes_only_and_answers_any(value: object, documented: bool) -> None:
    schema = {"x-enum": [{"value": "1"}, {"value": "2"}]}
    found = errors(schema, value, ExampleValidator)
    assert found == ([] if documented else [([], f"{value!r} is not one of the documented codes")])
    assert errors(schema, value) == []


def test_a_pointer_with_escapes_leads_to_a_schema_in_a_path() -> None:
    document = {"paths": {"/a/{b}": {"schema": {"type": "integer"}}}}
    validator = validator_for(document, "/paths/~1a~1{b}/schema")
    assert [error.message for error in validator.iter_errors("x")] == ["'x' is not of type 'integer'"]
