"""Finds the fields of a spec that have the name of a new field, to propose its label, type and description."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from generator.document import one_line, types_of
from generator.formats import fits
from generator.lint.fields import DRAFT
from tools.docs_diff.spec_fields import Spec

Schema = dict[str, Any]
_ABOUT = (
    "title",
    "description",
    "x-doc-type",
    "x-doc-label",
    "x-doc-codes",
    "x-doc-absent",
    "x-source",
    "x-quirk",
    "x-alias-of",
)


@dataclass(frozen=True, slots=True)
class KnownField:
    """A field of the spec."""

    component: str
    schema: Schema
    """The schema as the bundled spec has it; its references are those of the bundle."""

    @property
    def title(self) -> str:
        """The label."""
        return str(self.schema.get("title", ""))

    @property
    def description(self) -> str:
        """The English description on one line."""
        return one_line(self.schema.get("description", ""))

    def type(self) -> Schema:
        """Return the part of the schema that is about the value, without the members about the page."""
        return {key: value for key, value in self.schema.items() if key not in _ABOUT}


def fields_named(spec: Spec, name: str, beside: Collection[str] = ()) -> Iterator[KnownField]:
    """Iterate over the fields of a name in all objects of the spec.

    Args:
        spec: The spec.
        name: The wire name.
        beside: The names of the fields of the new object. The objects of the spec that have most of them come first.
    """
    found = [(key, each["properties"]) for key, each in spec.platform.schemas.items() if "properties" in each]
    for component, properties in sorted(found, key=lambda each: -len(each[1].keys() & set(beside))):
        if name in properties:
            yield KnownField(component, properties[name])


def proposed_description(spec: Spec, name: str, label: str, beside: Collection[str] = ()) -> str:
    """Return the draft of a description: that of a field with the same name and label, if the spec has one."""
    known = next((each for each in fields_named(spec, name, beside) if label and each.title == label), None)
    return f"{DRAFT}: {known.description}" if known else f"{DRAFT}: say in English what {name} is."


def same_field(spec: Spec, name: str, values: list[Any], beside: Collection[str] = ()) -> KnownField | None:
    """Return a field of the spec that a key of an example may be: of the same name, and of a type that fits.

    Objects with fields, and lists of them, are not taken: their inner keys have to be those of the example. A key that
    is always null shows no type, so its object must have most other names in common with that of the spec.
    """
    found = [value for value in values if value is not None]
    for each in fields_named(spec, name, beside):
        others = set(beside) - {name}
        common = spec.platform.schemas[each.component]["properties"].keys() & others
        if not found and (not others or len(common) * 2 < len(others)):
            continue
        schema, _ = spec.platform.follow(each.schema)
        items, _ = spec.platform.follow(schema.get("items", {}))
        if not each.title or not types_of(schema) - {"null"} or "properties" in schema or "properties" in items:
            continue
        if all(_fits(value, types_of(schema), types_of(items)) and _has_form(value, schema) for value in found):
            return each
    return None


def _fits(value: Any, kinds: set[str], items: set[str]) -> bool:
    if isinstance(value, list):
        return "array" in kinds and all(_fits(each, items, set()) for each in value)
    if isinstance(value, dict):
        return "object" in kinds
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return bool(kinds & {"integer", "number"})
    return bool(kinds & ({"number"} if isinstance(value, float) else {"string"}))


def _has_form(value: Any, schema: Schema) -> bool:
    return "format" not in schema or fits(schema["format"], value)
