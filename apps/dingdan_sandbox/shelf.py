"""`Shelf`: access to the documents of one kind by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dingdan_sandbox.table import Table

Change = Callable[[Any, int, int], str]
"""A function that edits a document at epoch seconds, chosen by random bits, and returns the action's name."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A kind of document: its table, ids and records.

    Attributes:
        table: The documents.
        identity: Returns the id of the document at a position.
        position: Returns the position of the document with an id; negative if no document can have this id.
        record: Returns the record of a document in the platform's format, including edited fields.
        searched: Computed fields that queries filter by. They cannot be edited.
        attributes: Other fields that queries filter by, with the name of the document's attribute that stores each.
        change: Makes an automatic edit.
        marks_deleted: True if deleted documents stay in the lists with `status` 0.
    """

    table: Table[Any]
    identity: Callable[[int], str]
    position: Callable[[int], int]
    record: Callable[[Any], dict[str, Any]]
    searched: frozenset[str]
    change: Change
    attributes: Mapping[str, str] = field(default_factory=dict)
    marks_deleted: bool = False
