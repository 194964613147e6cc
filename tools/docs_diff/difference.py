"""The differences between a page and a spec."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.errors import Finding
from tools.docs_diff.operation import Operation
from tools.docs_diff.spec_fields import Call, Field, Fields
from tools.docs_diff.table_tree import Placed

PART_NAMES = {
    "request": "request",
    "response": "answer",
    "data": "data of the answer",
    "query": "query",
    "other": "headers",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between a page and a spec."""

    kind: str
    operation: str
    part: str
    field: str
    message: str
    line: int
    """The line of the page."""
    spec: Finding
    declared: bool = False
    """True if the spec declares the difference."""
    addition: Addition | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """The data for a draft of a new item: an operation, a field or a code, and its place."""

    operation: Operation
    call: Call | None
    fields: Fields | None = None
    placed: Placed | None = None
    before: str | None = None
    """The field of the spec after which the new field is inserted; None for the end."""
    known: Field | None = None
    """For a new code, the field that it belongs to."""
    sample: Any = None
    shown: bool = False
    """True for a code that only an example shows."""
