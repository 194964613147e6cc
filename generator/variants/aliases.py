"""Second spellings of a field that generators cannot tell from the first."""

from __future__ import annotations

from generator.document import JsonObject


def camel(name: str) -> str:
    """Return the form of a name in which generators find two names to be the same."""
    return name.replace("_", "").replace("-", "").lower()


def colliding_aliases(schema: JsonObject) -> dict[str, str]:
    """Return the aliases that are the same name in camel case as the field that they stand for."""
    return {
        name: field["x-alias-of"]
        for name, field in schema.get("properties", {}).items()
        if camel(str(field.get("x-alias-of", ""))) == camel(name)
    }
