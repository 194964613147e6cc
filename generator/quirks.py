"""The list of errors and gaps in the platforms' pages and their treatment in the specs, from every `x-quirk`."""

from __future__ import annotations

from typing import Any

from generator.document import one_line, operations, schemas
from generator.model import Platform


def quirk_list(platforms: list[Platform]) -> str:
    """Return the list as Markdown: one section for each platform, with a table of operations and a table of fields."""
    parts = [
        "# Quirks of the documents\n\nMade from the `x-quirk` of the specs by `make generate`; do not edit.\n"
        "Each is a slip or oddity of a platform's own page, and what the spec does about it.\n"
    ]
    for platform in platforms:
        parts.append(f"\n## {platform.document['info']['title']}\n")
        parts += [_table(heading, rows) for heading, rows in quirks(platform.document).items() if rows]
    return "".join(parts)


def quirks(document: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Return the names that have an `x-quirk`, each with its text on one line, by the kind of what is named."""
    fields = [
        (f"{path[2]}.{name}", field)
        for path, schema in sorted(schemas(document), key=lambda found: str(found[0]))
        if path[0] == "components" and len(path) == 3
        for name, field in schema.get("properties", {}).items()
    ]
    components = list(document["components"]["schemas"].items())
    return {
        "document": _quirks([("x-envelope", document.get("x-envelope", {}))]),
        "operation": _quirks([(each["operationId"], each) for _, each, _ in operations(document)]),
        "field": _quirks(sorted(components + fields, key=lambda row: row[0])),
    }


def _quirks(rows: list[tuple[str, dict[str, Any]]]) -> list[tuple[str, str]]:
    return [(name, one_line(holder["x-quirk"])) for name, holder in rows if "x-quirk" in holder]


def _table(heading: str, rows: list[tuple[str, str]]) -> str:
    lines = [f"| `{name}` | {text.replace('|', chr(92) + '|')} |\n" for name, text in rows]
    return f"\n| {heading} | quirk |\n|---|---|\n" + "".join(lines)
