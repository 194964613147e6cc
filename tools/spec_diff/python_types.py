"""The effects of a changed Python type of an argument or attribute on callers."""

from __future__ import annotations

from generator.document import JsonObject, types_of
from generator.formats import KINDS, READ_AS, scalar_kind
from tools.spec_diff.changes import Effect

GAINS_CODES = {("str", "code that is a str"), ("int", "code that is an int")}
"""Compatible changes of an attribute's type: a code equals its value, so comparisons with values still work."""


def argument_effect(old: JsonObject, new: JsonObject) -> Effect:
    """Return the effect on callers that pass values of the schema `old`, if `new` is accepted."""
    before, after = _accepted(old), _accepted(new)
    if before == after:
        return Effect.NONE
    return Effect.COMPATIBLE if before < after else Effect.BREAKING


def attribute_effect(old: JsonObject, new: JsonObject, *, in_list: bool) -> Effect:
    """Return the effect on callers that read an attribute of the schema `old`, if it is `new`."""
    before, after = _read(old, in_list=in_list), _read(new, in_list=in_list)
    if before == after:
        return Effect.NONE
    return Effect.COMPATIBLE if (before, after) in GAINS_CODES else Effect.BREAKING


def _accepted(schema: JsonObject) -> set[str]:
    return {shape} if (shape := _shape(schema)) else set(KINDS[scalar_kind(schema)].argument.split(" | "))


def _read(schema: JsonObject, *, in_list: bool) -> str:
    if shape := _shape(schema):
        return shape
    if in_list:
        return READ_AS["Texts" if types_of(schema) <= {"string", "null"} else "Json"][0]
    kind = scalar_kind(schema)
    if kind == "code":
        return "code that is a str"
    if kind == "integer-code":
        return "code that is an int"
    return READ_AS[KINDS[kind].record][0]


def _shape(schema: JsonObject) -> str:
    if "array" in types_of(schema):
        return "list"
    return "record" if schema.get("properties") else ""
