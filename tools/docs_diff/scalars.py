"""Wire types of fields, told from the type and the text of a row."""

from __future__ import annotations

import re
from typing import Any

from generator.lint.fields import DRAFT
from tools.docs_diff.labels import is_moment, time_form

Schema = dict[str, Any]
TIMES = {"time": "waiqin-date-time", "date": "date", "either": "waiqin-date-or-time"}


def scalar(kind: str, text: str) -> Schema:
    """Return the wire type of a field with the documented type `kind` and the description `text`."""
    form = time_form(text)
    if form:
        return {"type": "string", "format": TIMES[form]}
    if re.match(r"numeric|decimal|money", kind):
        return {"type": "string", "format": "decimal"}
    if re.match(r"double|float", kind):
        return {"type": "number", "format": "decimal"}
    if re.match(r"long|int8|bigint", kind):
        return {"type": "integer", "format": "epoch-seconds" if is_moment(text) else "int64"}
    if re.match(r"int|short", kind):
        return {"type": "integer", "format": "int32"}
    return {"type": "object" if re.match(r"map|object|json", kind) else "string"}


def is_map(kind: str) -> bool:
    """True if a type means an object whose keys are data, so that those of an example are no fields."""
    return kind.startswith("map")


def is_list(kind: str) -> bool:
    """True if a type means a list."""
    return kind.endswith("[]") or kind.startswith(("list", "array"))


def code_of(value: str, label: str, *, number: bool, shown: bool = False) -> Schema:
    """Return an item of `x-enum`. Its name is made from its value and must be replaced by hand.

    Args:
        value: The code.
        label: Its label.
        number: True if the codes of the list are numbers.
        shown: True if only an example shows it.
    """
    return {
        "value": int(value) if number else value,
        "name": f"CODE_{value.replace('-', 'MINUS_')}",
        "label": f"{DRAFT}: in English",
        "label_zh": label,
        **({"x-source": "example"} if shown else {}),
    }
