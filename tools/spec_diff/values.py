"""Comparison of the values that two schemas allow."""

from __future__ import annotations

from typing import Any

from generator.document import types_of
from generator.formats import FORMATS, INTEGER

JsonObject = dict[str, Any]

ALL_TYPES = {"string", "number", "integer", "boolean", "array", "object", "null"}
TEXT_FORMATS = {name for name, form in FORMATS.items() if form.text}
NUMBER_FORMATS = {name for name, form in FORMATS.items() if form.number or form.kind is INTEGER}
WIDER_FORMATS = {
    "date": {"waiqin-date", "waiqin-date-or-time"},
    "decimal": {"waiqin-decimal"},
    "waiqin-date-time": {"waiqin-date-or-time"},
    "waiqin-integer": {"waiqin-decimal"},
    "int32": {"int64", "waiqin-integer"},
    "int64": {"waiqin-integer"},
    "epoch-seconds": {"int64", "waiqin-integer"},
    None: {"comma-separated"},  # one value is a list of one
}
"""The formats that allow all values of a format. A field without a format allows everything except a list."""

LOWER_BOUNDS = {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
UPPER_BOUNDS = {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}
OTHER_LIMITS = {"pattern", "const", "enum", "multipleOf", "uniqueItems"}
LIMITS = LOWER_BOUNDS | UPPER_BOUNDS | OTHER_LIMITS
"""Keywords that restrict values."""


def type_within(one: JsonObject, other: JsonObject) -> bool:
    """True if the type and format of `other` allow all values that those of `one` allow."""
    allowed = types_of(other) or ALL_TYPES
    for kind in types_of(one) or ALL_TYPES:
        if kind not in allowed and not (kind == "integer" and "number" in allowed):
            return False
        if not _format_within(_format(one, kind), _format(other, kind)):
            return False
    return True


def limit_within(keyword: str, one: JsonObject, other: JsonObject) -> bool:
    """True if the limit `keyword` of `other` allows all values that the limit of `one` allows."""
    if keyword not in other or one.get(keyword) == other[keyword]:
        return True
    if keyword not in one:
        return False
    ours, theirs = one[keyword], other[keyword]
    if keyword in LOWER_BOUNDS:
        return bool(ours >= theirs)
    if keyword in UPPER_BOUNDS:
        return bool(ours <= theirs)
    return keyword == "enum" and all(value in theirs for value in ours)


def described(schema: JsonObject) -> str:
    """Return a description of the type and format."""
    types = " or ".join(sorted(types_of(schema) or {"anything"}, key=lambda kind: (kind == "null", kind)))
    return f"{types} ({schema['format']})" if "format" in schema else types


def _format(schema: JsonObject, kind: str) -> str | None:
    form = schema.get("format")
    known = TEXT_FORMATS if kind == "string" else NUMBER_FORMATS if kind in ("integer", "number") else set()
    return form if form in known or form not in TEXT_FORMATS | NUMBER_FORMATS else None


def _format_within(one: str | None, other: str | None) -> bool:
    if one == other or other in WIDER_FORMATS.get(one, set()):
        return True
    return other is None and one != "comma-separated"
