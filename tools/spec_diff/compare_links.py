"""Compares the links of two versions of an operation: those of its responses, and the one that `x-lookup` gives."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from generator.document import JsonObject
from generator.links import NAME, STATUS, outcome_link
from generator.model import Platform
from generator.source import JsonPath
from tools.spec_diff.changes import Changes, Effect
from tools.spec_diff.compare_schemas import UNKNOWN, is_text
from tools.spec_diff.pairs import PlacedOperation

NONE, COMPATIBLE, BREAKING = Effect
VALUES = ("parameters", "requestBody")
"""The members of a link with the values that it passes on."""
COMPARED = {"operationId", *VALUES}


@dataclass(frozen=True)
class Links:
    """The links of an operation by status and name, each with its path in the document."""

    found: dict[tuple[str, str], tuple[JsonObject, JsonPath]]

    @classmethod
    def of(cls, platform: Platform, placed: PlacedOperation) -> Links:
        """Collect the links of an operation."""
        found: dict[tuple[str, str], tuple[JsonObject, JsonPath]] = {}
        for status, (answer, where) in placed.responses.items():
            for name, link in answer.get("links", {}).items():
                found[status, name] = link, (*where, "links", name)
        if (made := outcome_link(platform, placed.operation)) is not None:
            found[STATUS, NAME] = made, (*placed.path, "x-lookup")
        return cls(found)


def compare_links(changes: Changes, where: str, old: Links, new: Links, renamed: dict[str, str]) -> None:
    """Record all differences between the links of an operation. Calls in Python follow `x-lookup`, not links.

    Args:
        changes: The collection for the differences.
        where: The operation.
        old: Its old links.
        new: Its new links.
        renamed: The new operationId of each old one.
    """
    for key in sorted(old.found.keys() - new.found.keys()):
        changes.note("link-removed", where, f"no link {key[1]}", BREAKING, NONE, old.found[key][1], gone=True)
    for key in sorted(new.found.keys() - old.found.keys()):
        changes.note("link-added", where, f"link {key[1]}", COMPATIBLE, NONE, new.found[key][1])
    for key in sorted(old.found.keys() & new.found.keys()):
        _compare(changes, where, key[1], (old.found[key][0], new.found[key][0]), new.found[key][1], renamed)


def _compare(
    changes: Changes,
    where: str,
    name: str,
    sides: tuple[JsonObject, JsonObject],
    path: JsonPath,
    renamed: dict[str, str],
) -> None:
    old, new = sides

    def note(message: str, wire: Effect) -> None:
        changes.note("link-changed", where, f"link {name} {message}", wire, NONE, path)

    target = renamed.get(str(old.get("operationId")), old.get("operationId"))
    if target != new.get("operationId"):
        note(f"leads to {new.get('operationId')}, not to {target}", BREAKING)
    before, after = _values(old), _values(new)
    for value in sorted(before.keys() | after.keys()):
        if value not in after:
            note(f"does not pass {value} any more", BREAKING)
        elif value not in before:
            note(f"passes {value}", COMPATIBLE)
        elif before[value] != after[value]:
            note(f"passes {value} as {after[value]}, not as {before[value]}", BREAKING)
    differing = [key for key in sorted({*old, *new} - COMPARED) if old.get(key) != new.get(key)]
    if texts := [key for key in differing if is_text(key)]:
        changes.note("text-changed", where, f"link {name}: {', '.join(texts)}", NONE, NONE, path)
    for key in differing:
        if not is_text(key):
            note(f"{key}: {UNKNOWN}", BREAKING)


def _values(link: JsonObject) -> dict[str, Any]:
    """Return the values that a link passes, by place: `requestBody.id`."""
    found: dict[str, Any] = {}
    for holder in VALUES:
        value = _body(link.get(holder))
        if isinstance(value, dict):
            found |= {f"{holder}.{name}": each for name, each in value.items()}
        elif value is not None:
            found[holder] = value
    return found


def _body(value: Any) -> Any:
    """Return the members of a body that is written as JSON text, any other value as it is."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value
