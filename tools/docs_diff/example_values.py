"""Finds values in the examples of a page, and the schemas of keys that only examples show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tools.docs_diff.table_tree import FieldPath

Schema = dict[str, Any]
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?")
_MOMENT = re.compile(r"(^|_)(time|date|at)$|Time$|Date$")


def values_at(values: Iterable[Any], path: FieldPath) -> Iterator[Any]:
    """Iterate over the values of examples at a path. A list stands for its items, except at the end of the path."""
    for value in values:
        if not path:
            yield value
        elif isinstance(value, list):
            yield from values_at(value, path)
        elif isinstance(value, dict) and path[0] in value:
            yield from values_at([value[path[0]]], path[1:])


def items_of(values: Iterable[Any]) -> Iterator[Any]:
    """Iterate over values; a list stands for its items, at any depth."""
    for value in values:
        if isinstance(value, list):
            yield from items_of(value)
        else:
            yield value


def scalar_of(name: str, values: Iterable[Any], *, times: bool) -> Schema:
    """Return the wire type that fits all scalar values of a key; text if they are of several kinds or all null.

    Args:
        name: The name of the key.
        values: The values.
        times: True if the platform writes times as text, which then have a format.
    """
    found = [value for value in values if value is not None and not isinstance(value, dict | list)]
    if found and all(isinstance(value, int) and not isinstance(value, bool) for value in found):
        if _MOMENT.search(name) and all(10**9 <= value < 10**10 for value in found):
            return {"type": "integer", "format": "epoch-seconds"}
        return {"type": "integer", "format": "int64"}
    if found and all(isinstance(value, int | float) and not isinstance(value, bool) for value in found):
        return {"type": "number", "format": "decimal"}
    if times and found and all(isinstance(value, str) for value in found):
        for pattern, form in ((_TIME, "waiqin-date-time"), (_DATE, "date")):
            if all(pattern.fullmatch(value) for value in found):
                return {"type": "string", "format": form}
    return {"type": "string"}


def contradiction(kind: str, schema: Schema, values: Iterable[Any]) -> str | None:
    """Return the sentence for `x-quirk` if the example has another type than the table; None if it has the same.

    Args:
        kind: The type as the page prints it.
        schema: The schema made from it.
        values: The values in the examples.
    """
    found = [value for value in values if value is not None and value != ""]
    types = {schema["type"]} if isinstance(schema.get("type"), str) else set(schema.get("type", ()))
    if not found or not types:
        return None
    if any(isinstance(value, bool) for value in found):
        return f"Typed {kind}; the example has true or false, which calls cannot send: it is described as text."
    if types <= {"string", "null"} and any(isinstance(value, int | float) for value in found):
        return f"Typed {kind}, but the example has a number."
    if types <= {"integer", "number", "null"} and any(isinstance(value, str) for value in found):
        return f"Typed {kind}, but the example has text."
    if types <= {"string", "integer", "number", "null"} and any(isinstance(value, list) for value in found):
        return f"Typed {kind}, but the example has a list."
    return None
