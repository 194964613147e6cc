"""Rows of tables: records with their place in the documents that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from dingdan_runtime.decoding import NestedAttribute
from dingdan_runtime.record import Record
from dingdan_runtime.tables import Table

NOTHING = (b"null", b'""', b"[]", b"{}")


class Rows:
    """The records of the rows of one table, in the order of the documents.

    Args:
        kind: Their class.
        records: The records.
        documents: For each row the position of its document.
        parent: The rows that hold these ones. None for the head.
        parents: For each row the position of the row that holds it.
        numbers: For each row its position in its list, from 1.
        source: Path on the wire from a row of the parent to the list.
    """

    def __init__(
        self,
        kind: type[Record],
        records: Sequence[Any],
        documents: Sequence[int],
        parent: Rows | None = None,
        parents: Sequence[int] = (),
        numbers: Sequence[int] = (),
        source: str = "",
    ) -> None:
        self.kind = kind
        self.records = records
        self.documents = documents
        self.parent = parent
        self.parents = parents
        self.numbers = numbers
        self.source = source

    def path(self, row: int) -> str:
        """The path of a row in its document: empty for the head, else such as `prods[2].`."""
        if self.parent is None:
            return ""
        return f"{self.parent.path(self.parents[row])}{self.source}[{self.numbers[row] - 1}]."

    def parent_numbers(self) -> list[int]:
        """For each row the position of its parent in the list that holds that one."""
        assert self.parent is not None
        return [self.parent.numbers[row] for row in self.parents]


def lines_of(table: Table, parent: Rows, uncertain: set[int]) -> Rows:
    """The rows of the lists in the rows of `parent`.

    Args:
        table: The table of the rows.
        parent: The rows that hold the lists.
        uncertain: Gets the documents with items that may be no objects.
    """
    *above, name = table.path
    holders, kind = objects_at(parent, above, uncertain)
    attribute = kind._attributes[name]
    assert isinstance(attribute, NestedAttribute)
    records: list[Any] = []
    parents: list[int] = []
    numbers: list[int] = []
    for row, holder in enumerate(holders):
        items = getattr(holder, name)
        if not is_certain(attribute, holder, items):
            uncertain.add(parent.documents[row])
        if items:
            records += items
            parents += [row] * len(items)
            numbers += range(1, len(items) + 1)
    documents = [parent.documents[row] for row in parents]
    return Rows(attribute.reader.record, records, documents, parent, parents, numbers, table.source)


def objects_at(rows: Rows, path: Sequence[str], uncertain: set[int]) -> tuple[Sequence[Any], type[Record]]:
    """The objects in rows, with an empty record in the place of one that is missing, and their class."""
    records, kind = rows.records, rows.kind
    for name in path:
        attribute = kind._attributes[name]
        assert isinstance(attribute, NestedAttribute)
        kind = attribute.reader.record
        found = []
        for row, record in enumerate(records):
            item = getattr(record, name)
            if not is_certain(attribute, record, item):
                uncertain.add(rows.documents[row])
            found.append(_empty(kind) if item is None else item)
        records = found
    return records, kind


def is_certain(attribute: NestedAttribute, record: Any, value: Any) -> bool:
    """Return True if the value of a nested attribute is all that was received for it."""
    received = attribute.member.__get__(record)
    if type(received) is not msgspec.Raw:  # made in Python, or mended
        return not isinstance(received, msgspec.Struct) or isinstance(received, Record)
    if value and attribute.reader.many:
        return "_parts" in value[0].__dict__  # else the items were decoded one by one, since one is no object
    return (value is not None and value != []) or bytes(received) in NOTHING


@cache
def _empty(kind: type[Record]) -> Record:
    return kind()
