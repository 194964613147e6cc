"""Converts rows of a page to schemas, with TODO for texts that must be written by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from generator.document import types_of
from generator.formats import FORMATS
from generator.lint.fields import DRAFT, TELLING
from generator.names import class_case
from tools.docs_diff.blocks import Row, plain
from tools.docs_diff.labels import codes_of, is_required, label_of, time_form
from tools.docs_diff.spec_fields import Spec
from tools.docs_diff.table_tree import FieldPath, Placed, Shape, holds_fields

Schema = dict[str, Any]
TIMES = {"time": "waiqin-date-time", "date": "date", "either": "waiqin-date-or-time"}


class Maker:
    """Converts rows to schemas. Nested objects and code lists become components."""

    def __init__(self, spec: Spec, reference: Callable[[str], str], *, nullable: bool, received: bool) -> None:
        self.spec, self.reference, self.nullable, self.received = spec, reference, nullable, received
        self.made: dict[str, Schema] = {}

    def field(self, placed: Placed, rows: list[Placed], shape: Shape, owner: str) -> Schema:
        """Return the schema of a field.

        Args:
            placed: The row of the field.
            rows: The rows of the field and of all fields inside it.
            shape: The keys in the examples.
            owner: The name of the component that the field belongs to.
        """
        row, name = placed.row, placed.path[-1]
        text = row.text or ""
        label = label_of(text)
        about: Schema = {
            "title": label or f"{DRAFT}: the label",
            "description": f"{DRAFT}: say in English what {name} is.",
            "x-doc-type": row.type or f"{DRAFT}: the type",
        }
        personal = self.personal(name, label)
        if personal is not None:
            about["x-personal"] = personal
        inside = [each for each in rows if len(each.path) > len(placed.path)]
        kind = (row.type or "").lower()
        listed = kind.endswith("[]") or kind.startswith(("list", "array"))
        if inside:
            component = self.component(f"{owner}{class_case(name)}", placed.path, inside, shape)
            reference = {"$ref": f"#/{component}"}
            if listed:
                return {"type": "array", **about, "items": reference}
            return {**self.or_null(reference), **about}
        if listed:
            one = replace(row, type="string" if holds_fields(kind) else kind.removesuffix("[]"))
            return {"type": "array", **about, "items": self.value(one, f"{owner}{class_case(name)}")}
        return {**self.or_null(self.value(row, f"{owner}{class_case(name)}")), **about}

    def value(self, row: Row, component: str) -> Schema:
        """Return the schema of a field without nested fields."""
        kind, text = (row.type or "").lower(), row.text or ""
        codes = {code.value: code.label for code in codes_of(text)}
        schema = self.scalar(kind, text)
        if codes:
            return {"$ref": self.codes(component, schema, codes)}
        if re.match(r"int8|bigint", kind) and ("schemas", "Id") in self.spec.joined.origins:
            return {"$ref": self.reference("Id")}
        return schema

    def scalar(self, kind: str, text: str) -> Schema:
        """Return the wire type of a scalar. In responses, strings have a format that allows `""`."""
        schema = scalar(kind, text)
        if self.received and schema["type"] == "string" and "format" in schema:
            schema["format"] = FORMATS[schema["format"]].received or schema["format"]
        return schema

    def codes(self, component: str, schema: Schema, codes: dict[str, str]) -> str:
        """Return the reference to a code list: an equal one of the spec, else a new component."""
        for code in self.spec.platform.codes:
            listed = [each for each in code.schema["x-enum"] if "x-source" not in each]
            known = {str(each["value"]): plain(each["label_zh"]) for each in listed}
            if known == codes and types_of(code.schema) == types_of(schema):
                return self.reference(code.name)
        number = schema["type"] == "integer"
        self.made[component] = {
            **schema,
            "description": f"{DRAFT}: say in English what the codes stand for.",
            "x-enum": [code_of(value, label, number=number) for value, label in codes.items()],
        }
        return f"#/{component}"

    def component(self, name: str, path: FieldPath, rows: Iterable[Placed], shape: Shape, title: str = "") -> str:
        """Create an object component from the rows below `path` and the keys of the examples there; return its name."""
        listed = list(rows)
        properties: Schema = {}
        demanded = []
        self.made[name] = {}  # before those inside it
        for each in listed:
            if each.path[:-1] == path and each.path[-1] not in properties:
                inner = [row for row in listed if row.path[: len(each.path)] == each.path]
                properties[each.path[-1]] = self.field(each, inner, shape, name)
                demanded += [each.path[-1]] if is_required(each.row) else []
        for key in (each[-1] for each in shape.paths() if each[:-1] == path and each[-1] not in properties):
            properties[key] = self.shown(None)
        self.made[name] = {
            "type": "object",
            **({"title": title} if title else {}),
            "description": f"{DRAFT}: say in English what this is.",
            **({"required": demanded} if demanded else {}),
            "properties": properties,
        }
        return name

    def shown(self, value: Any) -> Schema:
        """Return the schema of a key that only the example has."""
        schema: Schema = {"type": "string"}
        if isinstance(value, list):
            schema = {
                "type": "array",
                "items": {"type": "integer" if value and isinstance(value[0], int) else "string"},
            }
        elif isinstance(value, dict):
            schema = {"type": "object"}
        elif isinstance(value, int):
            schema = {"type": "integer", "format": "int64"}
        elif isinstance(value, float):
            schema = {"type": "number", "format": "decimal"}
        about = {
            "title": f"{DRAFT}: the label",
            "description": f"{DRAFT}: say in English what it is.",
            "x-source": "example",
        }
        return {**self.or_null(schema), **about}

    def or_null(self, schema: Schema) -> Schema:
        """Return the schema, with null allowed if the object's other fields allow it."""
        if not self.nullable:
            return schema
        if "$ref" in schema:
            return {"anyOf": [schema, {"type": "null"}]}
        return {**schema, "type": [schema["type"], "null"]}

    def personal(self, name: str, label: str) -> bool | None:
        """True if a field of the same name is personal, or if the label may mean personal data; None if undecided."""
        for component in self.spec.platform.schemas.values():
            if name in component.get("properties", {}):
                said = bool(component["properties"][name].get("x-personal"))
                return said if said or TELLING.search(label) else None
        return True if TELLING.search(label) else None


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
        moment = re.search(r"(时间|日期)$", label_of(text))
        return {"type": "integer", "format": "epoch-seconds" if moment else "int64"}
    if re.match(r"int|short", kind):
        return {"type": "integer", "format": "int32"}
    return {"type": "object" if re.match(r"map|object|json", kind) else "string"}


def code_of(value: str, label: str, *, number: bool) -> Schema:
    """Return an item of `x-enum`. Its name is made from its value and must be replaced by hand."""
    return {
        "value": int(value) if number else value,
        "name": f"CODE_{value.replace('-', 'MINUS_')}",
        "label": f"{DRAFT}: in English",
        "label_zh": label,
    }
