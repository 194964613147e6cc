"""Compares the pushes (`webhooks`) of two versions. The platform sends the request, the receiver the response."""

from __future__ import annotations

from generator.document import JsonObject
from generator.model import Platform
from generator.source import JsonPath
from tools.spec_diff.changes import Changes, Effect
from tools.spec_diff.compare_schemas import UNKNOWN, Place, SchemaComparison, is_text

NONE, COMPATIBLE, BREAKING = Effect


def compare_webhooks(old: Platform, new: Platform, schemas: SchemaComparison, changes: Changes) -> None:
    """Record all differences between the webhooks of two versions."""
    before, after = (each.document.get("webhooks", {}) for each in (old, new))
    for name in sorted(before.keys() - after.keys()):
        path: JsonPath = ("webhooks", name)
        changes.note("webhook-removed", name, "removed", BREAKING, BREAKING, path, gone=True)
    for name in sorted(after.keys() - before.keys()):
        changes.note("webhook-added", name, "added", COMPATIBLE, COMPATIBLE, ("webhooks", name))
    for name in sorted(before.keys() & after.keys()):
        _compare(name, before[name].get("post", {}), after[name].get("post", {}), schemas, changes)


def _compare(name: str, old: JsonObject, new: JsonObject, schemas: SchemaComparison, changes: Changes) -> None:
    # What a receiver gets is to it what an answer is to a caller; its own answer is what a request is.
    body, replies = ("requestBody",), ("responses", "200")
    _compare_media(name, "response", body, (old, new), schemas, changes)
    _compare_media(name, "request", replies, (old, new), schemas, changes)
    texts = [key for key in sorted({*old, *new}) if is_text(key) and old.get(key) != new.get(key)]
    if texts:
        changes.note("text-changed", name, ", ".join(texts), NONE, NONE, ("webhooks", name, "post"))
    others = {*old, *new} - {"requestBody", "responses", "operationId", "tags"}
    for key in sorted(others):
        if not is_text(key) and old.get(key) != new.get(key):
            changes.note("unknown-changed", name, f"{key}: {UNKNOWN}", BREAKING, NONE, ("webhooks", name, "post"))


def _compare_media(
    name: str,
    direction: str,
    steps: tuple[str, ...],
    sides: tuple[JsonObject, JsonObject],
    schemas: SchemaComparison,
    changes: Changes,
) -> None:
    before, after = (_content(side, steps) for side in sides)
    path: JsonPath = ("webhooks", name, "post", *steps)
    if before.keys() != after.keys():
        words = f"{', '.join(before)} -> {', '.join(after)}"
        changes.note("media-changed", name, words, BREAKING, NONE, ("webhooks", name, "post"))
    for kind in sorted(before.keys() & after.keys()):
        where: JsonPath = (*path, "content", kind, "schema")
        place = Place(f"{name} {'form' if direction == 'response' else 'answer'}", where, where, direction, name)
        schemas.compare(before[kind].get("schema", {}), after[kind].get("schema", {}), place)
        if before[kind].get("examples") != after[kind].get("examples"):
            changes.note("text-changed", name, "examples", NONE, NONE, path)


def _content(operation: JsonObject, steps: tuple[str, ...]) -> JsonObject:
    for step in (*steps, "content"):
        operation = operation.get(step, {})
    return operation
