"""One kind of document, as those see it who read records by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dingdan_sandbox.table import Table

Change = Callable[[Any, int, int], str]
"""Changes a document in some way; takes it, random bits and the epoch second, and returns a word for the change."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A table, the ids of its documents and their records.

    Attributes:
        table: The documents.
        identity: Gives the id of the document at a position.
        position: Gives the position of the document that has an id; a negative one where there can be none.
        record: Writes a document as the platform does, with the fields that were edited.
        searched: Fields that queries search by and that are computed, so that they cannot be edited.
        attributes: Fields that queries search by, and the attribute of a document that each is kept in.
        change: Changes a document in some way.
        marks_deleted: Whether deleted documents stay in the lists with `status` 0.
    """

    table: Table[Any]
    identity: Callable[[int], str]
    position: Callable[[int], int]
    record: Callable[[Any], dict[str, Any]]
    searched: frozenset[str]
    change: Change
    attributes: Mapping[str, str] = field(default_factory=dict)
    marks_deleted: bool = False
