"""Rows of a table as texts: head, lines, custom fields, problems. It needs no pyarrow."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from dingdan_runtime.as_dicts import decimal_text, undocumented
from dingdan_runtime.record import Record
from dingdan_runtime.tables import CustomFields, Document, Table

Row = dict[str, str]
"""A row: the texts of its columns; an empty text for nothing."""


class Place(NamedTuple):
    """A record with its position in a document."""

    owner: Any
    """The id of the document."""
    numbers: tuple[int, ...]
    """The positions in the lists from the head down, from 1; empty for the head."""
    record: Any


def rows_of(
    document: Document[Any], table: Table, records: Sequence[Any], may_show: Callable[[str], bool] = lambda _: True
) -> list[Row]:
    """Return the rows of a table for some records.

    Args:
        document: The tables of the records.
        table: One of them.
        records: The records.
        may_show: Returns True if a received value of the field with this wire name may be shown as a problem.
    """
    if table.role == "custom_fields":
        return [row for other in document.tables for row in _custom_fields(document, other, table, records)]
    if table.role == "problems":
        return [row for record in records for row in _problems(document, table, record, may_show)]
    return [_row(table, place) for place in _places(document, table, records)]


def as_text(value: Any) -> str:
    """Return the text of a cell: times of Asia/Shanghai without an offset, amounts without trailing zeros."""
    if isinstance(value, Enum):
        value = value.value
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        text = decimal_text(value)
        return text.rstrip("0").rstrip(".") if "." in text and "E" not in text else text
    if isinstance(value, (list, dict, Record)):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_json)
    return re.sub("[\ud800-\udfff]", "\ufffd", str(value))


def _json(value: Any) -> Any:
    return value.to_json_dict() if isinstance(value, Record) else as_text(value)


def _at(record: Any, path: Sequence[str]) -> Any:
    for name in path:
        record = None if record is None else getattr(record, name)
    return record


def _owner(document: Document[Any], record: Any) -> Any:
    column = next(each for each in document.head.columns if each.name == document.head.owner)
    return _at(record, column.path)


def _places(document: Document[Any], table: Table, records: Sequence[Any]) -> Iterator[Place]:
    if table.parent is None:
        for record in records:
            yield Place(_owner(document, record), (), record)
        return
    for above in _places(document, document.table(table.parent), records):
        for number, item in enumerate(_at(above.record, table.path) or (), 1):
            yield Place(above.owner, (*above.numbers, number), item)


def _row(table: Table, place: Place) -> Row:
    row: Row = {}
    if table.role == "lines":
        row = dict(zip(table.key, map(as_text, (place.owner, *place.numbers)), strict=True))
    for column in table.columns:
        if column.path:
            row[column.name] = as_text(_at(place.record, column.path))
    return row


def _custom_fields(document: Document[Any], of: Table, table: Table, records: Sequence[Any]) -> Iterator[Row]:
    if of.role not in ("head", "lines"):
        return
    pattern = re.compile(of.custom_members) if of.custom_members else None
    for place in _places(document, of, records):
        pairs = [pair for each in of.custom_fields for pair in _pairs(each, place.record)]
        if pattern is not None:
            pairs += [pair for pair in undocumented(place.record).items() if pattern.search(pair[0])]
        for number, (name, value) in enumerate(pairs, 1):
            line = place.numbers[-1] if place.numbers else 0
            cells = (place.owner, of.part, line, number, name, value)
            yield dict(zip((column.name for column in table.columns), map(as_text, cells), strict=True))


def _pairs(place: CustomFields, record: Any) -> Iterator[tuple[Any, Any]]:
    found = _at(record, place.path)
    if isinstance(found, dict):
        yield from found.items()
    for item in found if isinstance(found, list) else ():
        pair = (getattr(item, place.key, None), getattr(item, place.value, None))
        if pair != (None, None):
            yield pair


def _problems(document: Document[Any], table: Table, record: Any, may_show: Callable[[str], bool]) -> Iterator[Row]:
    names = [column.name for column in table.columns]
    for number, problem in enumerate(record.problems, 1):
        field = problem.path.rpartition(".")[2].partition("[")[0]
        shown = problem.value if may_show(field) else "(left out: personal, or not known to be harmless)"
        cells = (_owner(document, record), number, problem.path, shown, problem.expected)
        yield dict(zip(names, map(as_text, cells), strict=True))
