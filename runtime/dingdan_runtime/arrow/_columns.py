"""Conversion of columns of received values, with the same results as record attributes.

Arrow converts what it reads as the attributes do; of other columns the attributes are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dingdan_runtime.arrow._fast_columns import read_fast
from dingdan_runtime.arrow._pyarrow import pa
from dingdan_runtime.arrow._schemas import TYPES, amount_type
from dingdan_runtime.arrow._slow_columns import Read, slowly
from dingdan_runtime.decoding import Attribute
from dingdan_runtime.tables import Column

BLANK = ("", None)
BLANK_IS_NULL = {"text", "id", "amount", "integer", "time", "date"}
"""The kinds of columns whose attributes read a blank text as None. A fifth of the columns of a page are blank."""
TOGETHER = {"text", "id", "amount", "time"}
"""The kinds of columns that are numerous enough to be converted together."""


def read_column(
    column: Column, attribute: Attribute, values: Sequence[Any], records: Sequence[Any], scale: int
) -> Read:
    """Convert one column.

    Args:
        column: The column.
        attribute: The record attribute of the column.
        values: The received values of the attribute; None for a row without a record.
        records: The record of each row, or None.
        scale: For an amount, the smallest number of decimal places of the array.
    """
    if len(attribute.members) == 1:  # else another spelling may stand in
        if column.kind in BLANK_IS_NULL and values and values[0] in BLANK and _are_blank(values):
            return Read(pa.nulls(len(values), TYPES.get(column.kind) or amount_type(scale)), (), scale)
        array = read_fast(column.kind, attribute, values, scale)
        if array is not None:
            return Read(array, (), scale)
    return slowly(column, attribute, records, scale)


def read_together(
    columns: Sequence[tuple[Column, Attribute]], received: Mapping[str, Sequence[Any]], scales: Mapping[str, int]
) -> dict[str, Read]:
    """Convert those columns of a table that Arrow can convert together: a call of Arrow costs more than 100 values.

    Args:
        columns: The columns, with their record attributes.
        received: The received values by attribute.
        scales: The smallest number of decimal places of amounts, by column.

    Returns:
        The converted columns by name; columns that are missing must be read one by one.
    """
    groups: dict[Any, list[tuple[Column, Attribute]]] = {}
    for column, attribute in columns:
        values = received[column.path[-1]]
        if column.kind in TOGETHER and len(attribute.members) == 1 and values:
            key = column.kind, scales.get(column.name, 0), attribute.reader.read, type(values[0]) is int
            groups.setdefault(key, []).append((column, attribute))
    found: dict[str, Read] = {}
    for (kind, scale, _, _), group in groups.items():
        lists = [received[column.path[-1]] for column, _ in group]
        array = read_fast(kind, group[0][1], _joined(lists), scale) if len(group) > 1 else None
        if array is not None:
            rows = len(lists[0])
            for place, (column, _) in enumerate(group):
                found[column.name] = Read(array.slice(place * rows, rows), (), scale)
    return found


def _joined(lists: Sequence[Sequence[Any]]) -> list[Any]:
    # itertools.chain takes more than twice as long: it asks for each value by itself.
    found: list[Any] = []
    for each in lists:
        found += each
    return found


def _are_blank(values: Sequence[Any]) -> bool:
    return values.count("") + values.count(None) == len(values)
