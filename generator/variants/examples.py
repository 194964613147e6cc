"""Examples of a spec in the form that plain types describe: text for ids, no null, one spelling of a name."""

from __future__ import annotations

import json
from typing import Any

from generator.document import JsonObject, component, in_example, schemas, types_of, walk
from generator.variants.aliases import colliding_aliases


class Literal(str):
    """A number of a JSON text, as it is written there."""

    __slots__ = ()


def fit_examples(document: JsonObject, *, keep_nulls: bool) -> None:
    """Convert all examples of a bundled spec; its schemas must still be those of the spec itself."""
    fitting = _Fitting(document, keep_nulls)
    for _, schema in list(schemas(document)):
        if isinstance(schema.get("examples"), list):
            kept = [each for each in schema["examples"] if each is not None or keep_nulls]
            schema["examples"] = [fitting.fit(each, schema) for each in kept]
            if not kept:
                del schema["examples"]
    for path, value in list(walk(document)):
        if not isinstance(value, dict) or "schema" not in value or in_example((*path, "")):
            continue
        if path[:2] == ("components", "schemas"):
            continue
        if "example" in value:
            value["example"] = fitting.fit(value["example"], value["schema"])
        for shown in value.get("examples", {}).values():
            if isinstance(shown, dict) and "value" in shown:
                shown["value"] = fitting.fit(shown["value"], value["schema"])


class _Fitting:
    def __init__(self, document: JsonObject, keep_nulls: bool) -> None:
        self.document = document
        self.keep_nulls = keep_nulls

    def fit(self, value: Any, schema: JsonObject) -> Any:
        schema = self.resolve(schema)
        if isinstance(value, dict):
            return self.members(value, schema)
        if isinstance(value, list):
            return [self.fit(item, schema.get("items", {})) for item in value]
        if isinstance(value, (int, float, Literal)) and not isinstance(value, bool):
            return self.number(value, "string" in types_of(schema))
        if isinstance(value, str) and value and "contentSchema" in schema:
            return self.content(value, schema["contentSchema"])
        return value

    def members(self, value: JsonObject, schema: JsonObject) -> JsonObject:
        fields, aliases = schema.get("properties", {}), colliding_aliases(schema)
        return {
            aliases.get(name, name): self.fit(item, fields.get(name, {}))
            for name, item in value.items()
            if item is not None or self.keep_nulls
        }

    def number(self, value: Any, as_text: bool) -> Any:
        if as_text:
            return str(value)
        if isinstance(value, Literal):
            return json.loads(value)
        return value

    def content(self, text: str, schema: JsonObject) -> str:
        inner = json.loads(text, parse_int=Literal, parse_float=Literal)
        return json.dumps(self.fit(inner, schema), ensure_ascii=False, indent=2 if "\n" in text else None)

    def resolve(self, schema: JsonObject) -> JsonObject:
        for each in schema.get("anyOf", []):
            if "$ref" in each:
                schema = each
        return self.resolve(component(self.document, schema)) if "$ref" in schema else schema
