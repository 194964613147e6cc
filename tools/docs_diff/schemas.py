"""Converts rows and examples of a page to schemas, with TODO for texts that must be written by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from generator.document import types_of
from generator.formats import FORMATS
from generator.lint.fields import DRAFT, TELLING
from generator.names import class_case
from tools.docs_diff.blocks import Row, plain
from tools.docs_diff.choices import choices_of, demanded, may_be_left_out
from tools.docs_diff.example_values import contradiction, items_of, scalar_of, values_at
from tools.docs_diff.known_fields import fields_named, proposed_description, same_field
from tools.docs_diff.labels import codes_of, is_required, label_of
from tools.docs_diff.scalars import Schema, code_of, is_list, is_map, scalar
from tools.docs_diff.spec_fields import Spec
from tools.docs_diff.table_tree import FieldPath, Placed, Shape, holds_fields

FOR_RESPONSES = {each.received for each in FORMATS.values() if each.received}
FOR_REQUESTS = {name for name, each in FORMATS.items() if each.standard} | {"comma-separated"}
"""Formats of text that only one side may have."""


class Maker:
    """Converts rows and keys of examples to schemas. Nested objects and code lists become components.

    Args:
        spec: The spec.
        reference: Returns the reference to a component of the spec.
        nullable: True if every field may be null.
        received: True for responses.
        name_of: Returns the name of the component for a field, given the component that it belongs to.
    """

    def __init__(
        self,
        spec: Spec,
        reference: Callable[[str], str],
        *,
        nullable: bool,
        received: bool,
        name_of: Callable[[str, str], str] | None = None,
    ) -> None:
        self.spec, self.reference, self.nullable, self.received = spec, reference, nullable, received
        self.name_of = name_of or (lambda owner, field: f"{owner}{class_case(field)}")
        self.made: dict[str, Schema] = {}
        self.notes: list[str] = []
        """Points that people have to look at."""
        self.beside: set[str] = set()
        """The names of the fields of the object that is being made."""
        self.cut = False
        """True if the copy of the page is cut off in the table."""

    def field(self, placed: Placed, rows: list[Placed], examples: list[Any], owner: str) -> Schema:
        """Return the schema of a field.

        Args:
            placed: The row of the field.
            rows: The rows of the field and of all fields inside it.
            examples: The examples of the part.
            owner: The name of the component that the field belongs to.
        """
        row, name = placed.row, placed.path[-1]
        values = list(values_at(examples, placed.path))
        kind, printed = (row.type or "").lower(), row.type or f"{DRAFT}: the type"
        inside = [each for each in rows if len(each.path) > len(placed.path)]
        whole = bool(inside) or (not is_map(kind) and bool(Shape.of(values).members))
        many = is_list(kind) or any(isinstance(value, list) for value in values)
        quirk = None
        if whole:
            label = label_of(row.text or "")
            component = self.component(self.name_of(owner, name), placed.path, inside, examples, label)
            reference: Schema = {"$ref": f"#/{component}"}
            schema: Schema = {"type": "array", "items": reference} if many else reference
            if not holds_fields(kind):
                quirk = f"Typed {printed}, but the example has {'a list of objects' if many else 'an object'}."
            elif many and not is_list(kind):
                quirk = f"Typed {printed}, but the example has a list."
        elif many:
            items = self.value(row, kind.removesuffix("[]"), self.name_of(owner, name))
            schema = {"type": "array", "items": items if not holds_fields(kind) else self.items(name, values)}
            if not is_list(kind):
                quirk = f"Typed {printed}, but the example has a list."
        else:
            schema = self.value(row, kind, self.name_of(owner, name))
            quirk = contradiction(printed, schema, values)
        about = self.about(name, label_of(row.text or ""))
        if "title" not in about and quirk is None:
            quirk = "The table gives it no label."
        elif "title" not in about:
            quirk = f"{quirk} The table gives it no label."
        extra = {"x-quirk": quirk} if quirk else {}
        return self.merged(schema, {**about, "x-doc-type": printed, **extra}, values)

    def about(self, name: str, label: str) -> Schema:
        """Return the title, description and privacy of a field."""
        about = {"title": label} if label else {}
        about["description"] = proposed_description(self.spec, name, label, self.beside)
        personal = self.personal(name, label)
        return {**about, **({} if personal is None else {"x-personal": personal})}

    def merged(self, schema: Schema, about: Schema, values: list[Any]) -> Schema:
        """Return a schema with its texts, with null allowed if the examples or the object's other fields have it."""
        if self.nullable or (self.received and any(value is None for value in values)):
            schema = or_null(schema)
        if schema.get("type") == "array" or "items" in schema:
            items = schema.pop("items")
            return {**schema, **about, "items": items}
        return {**schema, **about}

    def value(self, row: Row, kind: str, component: str) -> Schema:
        """Return the schema of a field, or of an item of a list, without nested fields."""
        text = row.text or ""
        codes = {code.value: code.label for code in codes_of(text)}
        schema = self.scalar(kind, text)
        if codes and schema["type"] in ("string", "integer"):
            return {"$ref": self.codes(component, schema, codes)}
        if re.match(r"int8|bigint", kind) and ("schemas", "Id") in self.spec.joined.origins:
            return {"$ref": self.reference("Id")}
        if schema == {"type": "object"} and ("schemas", "FieldMap") in self.spec.joined.origins and is_map(kind):
            return {"$ref": self.reference("FieldMap")}
        return schema

    def items(self, name: str, values: list[Any]) -> Schema:
        """Return the schema of the items of a list without nested fields, from the examples."""
        return self.received_form(scalar_of(name, items_of(values), times=self.writes_times))

    def scalar(self, kind: str, text: str) -> Schema:
        """Return the wire type of a scalar. In responses, strings have a format that allows `""`."""
        return self.received_form(scalar(kind, text))

    def received_form(self, schema: Schema) -> Schema:
        """Return the schema of a scalar, in responses with a format that allows `""`."""
        if self.received and schema["type"] == "string" and "format" in schema:
            return {**schema, "format": FORMATS[schema["format"]].received or schema["format"]}
        return schema

    @property
    def writes_times(self) -> bool:
        """True if the platform writes times as text."""
        return not any(
            schema.get("format") == "epoch-seconds"
            for component in self.spec.platform.schemas.values()
            for schema in component.get("properties", {}).values()
        )

    def codes(self, component: str, schema: Schema, codes: dict[str, str]) -> str:
        """Return the reference to a code list: an equal one of the spec, else a new component."""
        named: dict[str, Schema] = {}
        for code in self.spec.platform.codes:
            listed = [each for each in code.schema["x-enum"] if "x-source" not in each]
            known = {str(each["value"]): plain(each["label_zh"]) for each in listed}
            if known == codes and types_of(code.schema) == types_of(schema):
                return self.reference(code.name)
            if known == codes:
                # The same codes of another type: their names and labels are known.
                kind = int if schema["type"] == "integer" else str
                named = {str(each["value"]): {**each, "value": kind(each["value"])} for each in listed}
        number = schema["type"] == "integer"
        self.made[component] = {
            **schema,
            "description": f"{DRAFT}: say in English what the codes stand for.",
            "x-enum": [named.get(value) or code_of(value, label, number=number) for value, label in codes.items()],
        }
        return f"#/{component}"

    def component(
        self, name: str, path: FieldPath, rows: Iterable[Placed], examples: list[Any], title: str = ""
    ) -> str:
        """Create an object component from the rows below `path` and the keys of the examples there; return its name."""
        listed = list(rows)
        shown = Shape.of(values_at(examples, path)).members
        around, self.beside = self.beside, {each.path[len(path)] for each in listed} | set(shown)
        properties: Schema = {}
        children = [each for each in listed if each.path[:-1] == path and not each.implied]
        choices = choices_of(children)
        required = []
        self.made[name] = {}  # before those inside it
        for each in listed:
            key = each.path[len(path)]
            if key in properties:
                continue
            inner = [row for row in listed if row.path[: len(path) + 1] == (*path, key)]
            own = next((row for row in inner if len(row.path) == len(path) + 1 and not row.implied), None)
            if own is None:
                properties[key] = self.without_row((*path, key), inner, examples, name)
                continue
            properties[key] = self.field(own, inner, examples, name)
            if demanded(own.row, choices):
                required.append(key)
            elif is_required(own.row) and may_be_left_out(own.row):
                self.quirk(properties[key], "Marked as required, but its text says when it may be left out.")
            elif is_required(own.row) and own.row in choices.unread:
                self.quirk(properties[key], "Marked as required, but its text says that one of several is enough.")
        for row in choices.unread:
            self.notes.append(
                f"line {row.line}: {row.name} says that one of several must be given, but not which fields: write the "
                f"rule of {name} by hand"
            )
        for key in shown:
            if key not in properties:
                properties[key] = self.shown((*path, key), examples, name)
        self.beside = around
        self.made[name] = {
            "type": "object",
            **({"title": title} if title else {}),
            "description": f"{DRAFT}: say in English what this is.",
            **({"required": required} if required else {}),
            **choices.rules(),
            "properties": properties,
        }
        return name

    def quirk(self, schema: Schema, sentence: str) -> None:
        """Add a sentence to the `x-quirk` of a field."""
        schema["x-quirk"] = " ".join(filter(None, (schema.get("x-quirk"), sentence)))

    def without_row(self, path: FieldPath, inner: list[Placed], examples: list[Any], owner: str) -> Schema:
        """Return the schema of an object that has no row of its own, while fields inside it have."""
        self.notes.append(
            f"line {inner[0].row.line}: {'.'.join(path)} has no row of its own, but fields inside it have"
        )
        schema = self.shown(path, examples, owner, inner)
        schema["x-quirk"] = "No row of the table is about it, but rows of fields inside it are."
        return schema

    def shown(self, path: FieldPath, examples: list[Any], owner: str, rows: Iterable[Placed] = ()) -> Schema:
        """Return the schema of a key that only examples have, with the keys inside it.

        A field of the spec with the same name gives the label and the type, if the values fit.
        """
        name, values = path[-1], list(values_at(examples, path))
        about: Schema = {"x-source": "example"}
        inside = [each for each in rows if len(each.path) > len(path)]
        if inside or Shape.of(values).members:
            component = self.component(self.name_of(owner, name), path, inside, examples)
            schema: Schema = {"$ref": f"#/{component}"}
            if any(isinstance(value, list) for value in values):
                schema = {"type": "array", "items": schema}
        elif (known := same_field(self.spec, name, values, self.beside)) is not None and self.fits(known.schema):
            schema = self.rebound(known.type())
            personal = {"x-personal": schema.pop("x-personal")} if "x-personal" in schema else {}
            quirk = f"{self.only}; label and type are those of the same field of {known.component}."
            about = {
                "title": known.title,
                "description": f"{DRAFT}: {known.description}",
                **personal,
                "x-quirk": quirk,
                **about,
            }
            return self.merged(without_null(schema), about, values)
        elif any(isinstance(value, list) for value in values):
            schema = {"type": "array", "items": self.items(name, values)}
        elif any(isinstance(value, dict) for value in values):
            schema = {"type": "object"}
        else:
            schema = self.items(name, values)
        quirk = f"{self.only}, so it has no label."
        return self.merged(schema, {**self.about(name, ""), "x-quirk": quirk, **about}, values)

    @property
    def only(self) -> str:
        """The beginning of the quirk of a field that only the example has."""
        return "The copy of the table is cut off before this field" if self.cut else "Only the example has this field"

    def fits(self, schema: Schema) -> bool:
        """True if a schema of the spec may stand on this side: requests and responses have formats of their own."""
        plain_schema = without_null(schema)
        form = FORMATS.get(plain_schema.get("format", ""))
        if form is None or "string" not in types_of(plain_schema):
            return True
        return form.name not in (FOR_REQUESTS if self.received else FOR_RESPONSES)

    def rebound(self, schema: Schema) -> Schema:
        """Return a schema of the bundle with the references of the file that is written."""
        if isinstance(schema, dict):
            return {
                key: self.reference(str(value).rpartition("/")[2]) if key == "$ref" else self.rebound(value)
                for key, value in schema.items()
            }
        return [self.rebound(each) for each in schema] if isinstance(schema, list) else schema

    def personal(self, name: str, label: str) -> bool | None:
        """True if a field of the same name is personal, or if the label may mean personal data; None if undecided."""
        for known in fields_named(self.spec, name):
            said = bool(known.schema.get("x-personal"))
            return said if said or TELLING.search(label) else None
        return True if TELLING.search(label) else None


def or_null(schema: Schema) -> Schema:
    """Return a schema that also allows null."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    kinds = schema.get("type")
    if kinds is None or "null" in types_of(schema):
        return schema
    return {**schema, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}


def are_nullable(schemas: Iterable[Schema]) -> bool:
    """True if most of several fields may be null."""
    kinds = [types_of(schema).union(*(types_of(each) for each in schema.get("anyOf", ()))) for schema in schemas]
    return bool(kinds) and sum("null" in kind for kind in kinds) * 2 > len(kinds)


def without_null(schema: Schema) -> Schema:
    """Return a schema that does not allow null."""
    choices = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1:
        return {**choices[0], **{key: value for key, value in schema.items() if key != "anyOf"}}
    kinds = [each for each in schema.get("type", ()) if each != "null"] if isinstance(schema.get("type"), list) else []
    return {**schema, "type": kinds[0] if len(kinds) == 1 else kinds} if kinds else schema
