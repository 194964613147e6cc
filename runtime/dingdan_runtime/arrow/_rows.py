"""Rows of tables: records with their position in the documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import msgspec

from dingdan_runtime.decoding import NOTHING, NestedAttribute, decode_record, list_of_lists
from dingdan_runtime.json_text import decode_items
from dingdan_runtime.record import Record, is_empty
from dingdan_runtime.tables import Table

EMPTY = (*NOTHING, b"[]", b"{}")


class Rows:
    """The records of the rows of one table, in the order of the documents.

    Args:
        kind: The class of the records.
        records: The records.
        documents: The position of the document of each row.
        parent: The rows that contain these rows; None for the head.
        parents: The position of the parent row of each row.
        numbers: The position of each row in its list, from 1.
        source: The wire path from a row of the parent to the list.
        lists: For records without `raw_json`: the received list of each parent row.
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
        lists: Sequence[msgspec.Raw] | None = None,
    ) -> None:
        self.kind = kind
        self.records = records
        self.documents = documents
        self.parent = parent
        self.parents = parents
        self.numbers = numbers
        self.source = source
        self.lists = lists
        self.labelled = lists is None and any("_labels" in record.__dict__ for record in records)
        """True if codes of custom fields are to be replaced by labels."""

    def path(self, row: int) -> str:
        """Return the path of a row in its document: `""` for the head, else a prefix such as `prods[2].`."""
        if self.parent is None:
            return ""
        return f"{self.parent.path(self.parents[row])}{self.source}[{self.numbers[row] - 1}]."

    def is_undocumented(self, row: int) -> bool:
        """True if the record of a row has no documented field at all."""
        record = self.records[row]
        if self.lists is not None and is_empty(record):
            received = decode_items(self.lists[self.parents[row]])[self.numbers[row] - 1]
            record = decode_record(self.kind, bytes(received))
        return bool(record._is_undocumented())

    def parent_numbers(self) -> list[int]:
        """Return, for each row, the position of its parent row in its own list."""
        assert self.parent is not None
        return [self.parent.numbers[row] for row in self.parents]


def lines_of(table: Table, parent: Rows, uncertain: set[int]) -> Rows:
    """Return the rows of the lists in the rows of `parent`.

    Args:
        table: The table of the rows.
        parent: The rows that contain the lists.
        uncertain: The positions of documents with items that may not be objects are added to it.
    """
    *above, name = table.path
    holders, kind = objects_at(parent, above, uncertain)
    attribute = kind._attributes[name]
    assert isinstance(attribute, NestedAttribute)
    received = list(map(attribute.member.__get__, holders))
    lists = None
    if not parent.labelled and not table.custom_members:  # both need more than a record's fields
        # 1,000 lists of 3 lines take half of the time of single ones.
        lists = joined_lists(received, list_of_lists(attribute.reader.record))
    wires = received if lists is not None else None
    if lists is None:
        lists = [getattr(holder, name) for holder in holders]
        for row, (holder, items) in enumerate(zip(holders, lists, strict=True)):
            if not is_certain(attribute, holder, items):
                uncertain.add(parent.documents[row])
    records: list[Any] = []
    parents: list[int] = []
    numbers: list[int] = []
    for row, items in enumerate(lists):
        if items:
            records += items
            parents += [row] * len(items)
            numbers += range(1, len(items) + 1)
    documents = [parent.documents[row] for row in parents]
    return Rows(attribute.reader.record, records, documents, parent, parents, numbers, table.source, wires)


def joined_lists(received: Sequence[Any], decode: Callable[[bytes], list[list[Any]]]) -> list[list[Any]] | None:
    """Decode received lists as one JSON text; None if one was made in Python or mended, or is no list of objects."""
    if not set(map(type, received)) <= {msgspec.Raw}:
        return None
    if not received:
        return []
    texts = [b"[]" if text in EMPTY else text for text in map(bytes, received)]
    texts[0] = b"[" + texts[0]
    texts[-1] += b"]"  # brackets around the joined text would copy megabytes twice more
    try:
        return decode(b",".join(texts))
    except msgspec.MsgspecError:
        return None


def objects_at(rows: Rows, path: Sequence[str], uncertain: set[int]) -> tuple[Sequence[Any], type[Record]]:
    """Return the nested object at `path` in each row (an empty record if missing), and the class of the objects."""
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
    """True if the value of a nested attribute contains everything that was received for it."""
    received = attribute.member.__get__(record)
    if type(received) is not msgspec.Raw:  # made in Python, or mended
        return not isinstance(received, msgspec.Struct) or isinstance(received, Record)
    if value and attribute.reader.many:
        return "_parts" in value[0].__dict__  # else the items were decoded one by one, since one is no object
    return (value is not None and value != []) or bytes(received) in EMPTY


@cache
def _empty(kind: type[Record]) -> Record:
    return kind()
