"""The list of errors and gaps in the platforms' pages and their treatment in the specs, from every `x-quirk`."""

from __future__ import annotations

from typing import Any

from generator.document import operations, schemas
from generator.model import Platform


def quirk_list(platforms: list[Platform]) -> str:
    """Return the list as Markdown: one section for each platform, with a table of operations and a table of fields."""
    parts = [
        "# Quirks of the documents\n\nMade from the `x-quirk` of the specs by `make generate`; do not edit.\n"
        "Each is a slip or oddity of a platform's own page, and what the spec does about it.\n"
    ]
    for platform in platforms:
        document = platform.document
        parts.append(f"\n## {document['info']['title']}\n")
        parts.append(_table("document", [("x-envelope", document.get("x-envelope", {}))]))
        parts.append(_table("operation", [(op["operationId"], op) for _, op, _ in operations(document)]))
        fields = [
            (f"{path[2]}.{name}", field)
            for path, schema in sorted(schemas(document), key=lambda found: str(found[0]))
            if path[0] == "components" and len(path) == 3
            for name, field in schema.get("properties", {}).items()
        ]
        components = [(name, schema) for name, schema in document["components"]["schemas"].items()]
        parts.append(_table("field", sorted(components + fields, key=lambda row: row[0])))
    return "".join(parts)


def _table(heading: str, rows: list[tuple[str, dict[str, Any]]]) -> str:
    lines = [
        f"| `{name}` | {' '.join(str(holder['x-quirk']).split()).replace('|', chr(92) + '|')} |\n"
        for name, holder in rows
        if "x-quirk" in holder
    ]
    return f"\n| {heading} | quirk |\n|---|---|\n" + "".join(lines) if lines else ""
