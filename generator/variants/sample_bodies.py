"""The body of an operation's first example, as text for the code samples."""

from __future__ import annotations

import json

from generator.operations import Operation
from generator.variants.curl import first_example

LONGEST_LINE = 100
"""A body whose JSON is longer has its members in lines of their own."""


def json_text(operation: Operation, margin: str = "") -> str:
    """Return the JSON of the body, in lines with `margin` before each but the first if it is long."""
    value = first_example(operation)
    short = json.dumps(value, ensure_ascii=False)
    text = short if len(short) <= LONGEST_LINE else json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace("\n", "\n" + margin)
