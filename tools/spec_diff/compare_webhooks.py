"""Compares the pushes (`webhooks`) of two versions. The platform sends the request, the receiver the response."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document import METHODS, JsonObject, response
from generator.model import Platform
from generator.source import JsonPath
from tools.spec_diff.changes import Changes, Effect
from tools.spec_diff.compare_schemas import UNKNOWN, Place, SchemaComparison, is_text

NONE, COMPATIBLE, BREAKING = Effect
COMPARED = {"requestBody", "responses", "operationId", "tags"}
"""Members of a webhook that are compared by their meaning, or that neither receivers nor `dingdan` use."""


def compare_webhooks(old: Platform, new: Platform, schemas: SchemaComparison, changes: Changes) -> None:
    """Record all differences between the webhooks of two versions."""
    before, after = (each.document.get("webhooks", {}) for each in (old, new))
    for name in sorted(before.keys() - after.keys()):
        path: JsonPath = ("webhooks", name)
        changes.note("webhook-removed", name, "removed", BREAKING, BREAKING, path, gone=True)
    for name in sorted(after.keys() - before.keys()):
        changes.note("webhook-added", name, "added", COMPATIBLE, COMPATIBLE, ("webhooks", name))
    for name in sorted(before.keys() & after.keys()):
        _Comparison(name, old.document, new.document, schemas, changes).run(before[name], after[name])


@dataclass(frozen=True)
class _Comparison:
    name: str
    old: JsonObject
    """The old document."""
    new: JsonObject
    """The new document."""
    schemas: SchemaComparison
    changes: Changes

    def run(self, old: JsonObject, new: JsonObject) -> None:
        self.compare_rest(old, new, set(METHODS), ())
        for method in METHODS:
            if method in old and method in new:
                self.compare_operation(old[method], new[method], method)
            elif method in old:
                self.note(f"{method.upper()} is not sent any more", BREAKING)
            elif method in new:
                self.note(f"{method.upper()} is sent too", COMPATIBLE, method)

    def compare_operation(self, old: JsonObject, new: JsonObject, method: str) -> None:
        # What a receiver gets is to it what an answer is to a caller; its own answer is what a request is.
        before, after = (each.get("requestBody", {}) for each in (old, new))
        if before.get("required", False) != after.get("required", False):
            always = after.get("required", False)
            words = "is always there" if always else "may be missing"
            self.note(f"the body {words}", COMPATIBLE if always else BREAKING, method, "requestBody")
        self.compare_media(before, after, "form", (method, "requestBody"))
        replies, now = old.get("responses", {}), new.get("responses", {})
        for status in sorted({*replies, *now}):
            if status not in now:
                self.note(f"the answer {status} is not taken any more", BREAKING, method, "responses")
            elif status not in replies:
                self.note(f"the answer {status} is taken", COMPATIBLE, method, "responses", status)
            else:
                was, then = response(self.old, replies[status]), response(self.new, now[status])
                self.compare_media(was, then, "answer", (method, "responses", status))
        self.compare_rest(old, new, COMPARED, (method,))

    def compare_media(self, old: JsonObject, new: JsonObject, what: str, steps: tuple[str, ...]) -> None:
        before, after = old.get("content", {}), new.get("content", {})
        if before.keys() != after.keys():
            words = f"{', '.join(before)} -> {', '.join(after)}"
            self.note(f"the {what}: {words}", BREAKING, *steps, kind="media-changed")
        for kind in sorted(before.keys() & after.keys()):
            where = (*steps, "content", kind)
            path: JsonPath = ("webhooks", self.name, *where, "schema")
            direction = "response" if what == "form" else "request"
            place = Place(f"{self.name} {what}", path, path, direction, self.name)
            self.schemas.compare(before[kind].get("schema", {}), after[kind].get("schema", {}), place)
            self.compare_rest(before[kind], after[kind], {"schema"}, where)
        self.compare_rest(old, new, {"content", "required"}, steps)

    def compare_rest(self, old: JsonObject, new: JsonObject, understood: set[str], steps: tuple[str, ...]) -> None:
        """Compare documentation members. A change of any other member that is not `understood` counts as breaking."""
        differing = [key for key in sorted({*old, *new} - understood) if old.get(key) != new.get(key)]
        if texts := [key for key in differing if is_text(key)]:
            path: JsonPath = ("webhooks", self.name, *steps)
            self.changes.note("text-changed", self.name, ", ".join(texts), NONE, NONE, path)
        for key in differing:
            if not is_text(key):
                self.note(f"{key}: {UNKNOWN}", BREAKING, *steps, kind="unknown-changed")

    def note(self, message: str, wire: Effect, *steps: str, kind: str = "webhook-changed") -> None:
        self.changes.note(kind, self.name, message, wire, NONE, ("webhooks", self.name, *steps))
