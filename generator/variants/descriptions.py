"""Sentences in descriptions, for what a variant can no longer say with keywords."""

from __future__ import annotations

from collections.abc import Iterable

from generator.document import JsonObject, one_line
from generator.formats import FORMATS

ADDED = "x-added-sentences"
"""Extension with the sentences that were appended to a description; it is removed with the other extensions."""


def add_sentence(schema: JsonObject, sentence: str) -> None:
    """Append a sentence to the description of a schema, once."""
    text = one_line(schema.get("description", ""))
    if sentence and sentence not in text:
        if text and text[-1] not in ".。!?":
            text += "."
        schema["description"] = f"{text} {sentence}".strip()
        schema.setdefault(ADDED, []).append(sentence)


def codes_sentence(codes: Iterable[JsonObject]) -> str:
    """Return the codes of a list with their English and Chinese labels."""
    return "Codes: " + "; ".join(f"{code['value']} {_labels(code)}" for code in codes) + "."


def _labels(code: JsonObject) -> str:
    label, chinese = code.get("label", code.get("name", "")), code.get("label_zh", "")
    return f"{label} ({chinese})" if chinese else str(label)


def format_sentence(name: str) -> str:
    """Return the meaning and an example of a format of the specs."""
    shown = FORMATS[name].shown
    return f"{shown[2]} Example: {shown[0]}." if shown else ""


def pushed_sentence(said: JsonObject) -> str:
    """Return the record that a push has for each of its kinds (`x-pushed-records`)."""
    records = "; ".join(f"{kind} `{record}`" for kind, record in said["records"].items())
    return f"The record by `{said['by']}`: {records}."


def alternatives_sentence(alternatives: Iterable[JsonObject]) -> str:
    """Return the rule that one of several lists of fields is required."""
    lists = [" and ".join(f"`{name}`" for name in each["required"]) for each in alternatives]
    return f"At least one of these is required: {', '.join(lists)}."
