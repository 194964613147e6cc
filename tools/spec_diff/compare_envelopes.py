"""Compares the response envelopes (`x-envelope`) of two versions."""

from __future__ import annotations

from generator.document import JsonObject
from generator.source import JsonPath
from tools.spec_diff.changes import Changes, Effect

KEY = "x-envelope"
NONE, COMPATIBLE, BREAKING = Effect
TEXTS = {"x-quirk"}


def compare_envelopes(changes: Changes, old: JsonObject | None, new: JsonObject | None) -> None:
    """Record all differences between two envelopes; None means that the spec has no envelope."""

    def note(message: str, wire: Effect, python: Effect, *where: str) -> None:
        path: JsonPath = (KEY, *where) if new else ()
        changes.note("envelope-changed", KEY, message, wire, python, path)

    if old is None or new is None:
        if old is not new:
            words, wire = ("described now", COMPATIBLE) if old is None else ("not described any more", BREAKING)
            note(words, wire, NONE)
        return
    for key in sorted({*old, *new} - {"data", "authentication"} - TEXTS):
        if old.get(key) != new.get(key):
            note(f"{key}: {old.get(key)} -> {new.get(key)}", BREAKING, NONE, key)
    for name in old["data"]:
        if name not in new["data"]:
            note(f"the data is not in {name} any more", BREAKING, NONE, "data")
    for name in new["data"]:
        if name not in old["data"]:
            note(f"the data may be in {name}", COMPATIBLE, NONE, "data")
    before, after = ({each["code"]: each for each in said.get("authentication", ())} for said in (old, new))
    for code in before.keys() - after.keys():
        # Callers who catch AuthenticationError get a plain APIError.
        note(f"{code} does not mean authentication any more", COMPATIBLE, BREAKING)
    for code in after.keys() - before.keys():
        note(f"{code} means authentication", COMPATIBLE, COMPATIBLE, "authentication")
    texts = [key for key in TEXTS if old.get(key) != new.get(key)]
    if texts or any(before[code] != after[code] for code in before.keys() & after.keys()):
        changes.note("text-changed", KEY, "texts", NONE, NONE, (KEY,))
