"""The Chinese of a platform's English texts: `zh-CN.yaml` in the folder of its spec."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.document import one_line, operations, part_at, schemas
from generator.source import JsonPath, Source, read_source

FILE = "zh-CN.yaml"


def english_texts(document: dict[str, Any]) -> Iterator[tuple[JsonPath, str]]:
    """Iterate over the texts that have a translation, on one line, with their paths in a bundled spec.

    They are every description and x-quirk of operations, schemas and fields, and the x-quirk of the envelope.
    """
    holders: list[tuple[JsonPath, dict[str, Any]]] = [(path, operation) for path, operation, _ in operations(document)]
    for path, holder in [*holders, *schemas(document)]:
        for key in ("description", "x-quirk"):
            if holder.get(key):
                yield (*path, key), one_line(holder[key])
    if quirk := part_at(document, ("x-envelope",)).get("x-quirk"):
        yield ("x-envelope", "x-quirk"), one_line(quirk)


def read_translations(folder: Path) -> Source | None:
    """Read the translations of the spec in a folder: a mapping of English to Chinese; None if it has no such file.

    Raises:
        SpecError: the file is not UTF-8 or not YAML, or has a text twice.
    """
    file = folder / FILE
    return read_source(file) if file.exists() else None
