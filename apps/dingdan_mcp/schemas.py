"""JSON schemas of tools, with Chinese labels, codes, and rules of the kind "one of these must be given".

The arguments of a call stand in a member of their own (`arguments`, `body` or `items`), because the APIs of language
models refuse `anyOf` at the top level of a tool's schema, and with it every tool of a session.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dingdan_mcp.catalog import arguments_of
from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference

FORMATS = {
    "date": "yyyy-MM-dd",
    "waiqin-date": "yyyy-MM-dd",
    "waiqin-date-time": "yyyy-MM-dd HH:mm:ss",
    "waiqin-date-or-time": "yyyy-MM-dd, or yyyy-MM-dd HH:mm:ss",
    "epoch-seconds": "epoch seconds",
    "comma-separated": "several values joined by commas",
    "waiqin-id": "id, as text with all its digits",
    "decimal": "decimal number, as text",
    "number": "decimal number, as text",
}
"""The form of a value by wire format."""
INTEGERS = frozenset({"integer", "integer-code", "epoch-seconds"})
"""The wire formats of numbers that every JSON reader stores exactly."""


def input_schema(operation: OperationReference) -> dict[str, Any]:
    """Return the schema of the arguments of a tool."""
    return write_schema(operation) if operation.write else read_schema(operation)


def read_schema(operation: OperationReference) -> dict[str, Any]:
    """Return the schema of the arguments of a read."""
    fields = arguments_of(operation)
    properties: dict[str, Any] = {}
    if fields:
        rules = operation.request.any_of if operation.request else ()
        properties["arguments"] = object_schema(fields, rules)
    properties |= {
        "table": {"enum": list(operation.tables), "description": f"Which rows; {operation.tables[0]} by default."},
        "fields": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Only these columns. By default those that are not empty. dingdan_describe lists them.",
        },
        "limit": {"type": "integer", "minimum": 1, "description": "At most this many rows."},
    }
    if operation.many:
        properties["cursor"] = {
            "type": "string",
            "description": "next_cursor of the last answer, with the same arguments: the rows after it.",
        }
    required = ["arguments"] if any(field.required for field in fields) else []
    return _object(properties, required)


def write_schema(operation: OperationReference) -> dict[str, Any]:
    """Return the schema of the arguments of a write."""
    body = object_schema(arguments_of(operation), operation.request.any_of if operation.request else ())
    name = body_name(operation)
    given = {"type": "array", "minItems": 1, "items": body} if operation.array else body
    confirm = {
        "type": "string",
        "description": "Leave out for a dry run, which checks the body, sends nothing and returns this token. With the"
        " token and the same body the write is sent, once.",
    }
    return _object({name: given, "confirm": confirm}, [name])


def body_name(operation: OperationReference) -> str:
    """Return the argument of a tool with the arguments of the call."""
    if not operation.write:
        return "arguments"
    return "items" if operation.array else "body"


def object_schema(
    fields: Sequence[FieldReference], any_of: Sequence[tuple[tuple[str, ...], ...]] = ()
) -> dict[str, Any]:
    """Return the schema of an object."""
    schema = _object(
        {field.name: field_schema(field) for field in fields}, [field.name for field in fields if field.required]
    )
    rules = [{"anyOf": [{"required": list(names)} for names in rule]} for rule in any_of]
    if len(rules) == 1:
        schema |= rules[0]
    elif rules:
        schema["allOf"] = rules
    return schema


def field_schema(field: FieldReference) -> dict[str, Any]:
    """Return the schema of a field: its type, and in its description label, meaning, form and codes."""
    schema: dict[str, Any]
    if field.kind == "list":
        inner = {"type": _type(field.items)} if field.members is None else _members(field.members)
        schema = {"type": "array", "items": inner}
    elif field.members is not None:
        schema = _members(field.members)
    elif field.kind == "map":
        schema = {"type": "object"}
    else:
        schema = {"type": _type(field.kind)}
    return schema | {"description": describe(field)}


def describe(field: FieldReference) -> str:
    """Return the description of a field in one line."""
    parts = [f"{field.label}: {field.description}" if field.label else field.description]
    form = FORMATS.get(field.items or field.kind)
    if form is not None:
        parts.append(f"Form: {form}.")
    if field.codes is not None:
        listed = ", ".join(f"{code.value} {code.label_zh} ({code.label})" for code in field.codes.codes)
        parts.append(f"Codes: {listed}.")
    return " ".join(parts)


def _members(record: ObjectReference) -> dict[str, Any]:
    return object_schema(record.fields, record.any_of)


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": required} if required else {})


def _type(kind: str) -> str:
    return "integer" if kind in INTEGERS else "string"
