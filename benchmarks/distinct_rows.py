"""Rows of orders whose amounts, ids, times and texts do not repeat: the opposite of a page that a cache answers.

The data is made up and always the same. Every documented field is filled but for 15 % blanks; ids are JSON numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

BLANKS = 0.15
"""The share of fields that are `""`; the id of an order is always there."""
FIRST_TIME = datetime(2026, 1, 1)  # noqa: DTZ001  # local times, as they arrive
WORDS = ("华东商贸", "Depot", "整箱发货", "加急", "Wharf", "促销赠品", "常温", "cash")


def rows(orders: int, lines: int, fields: int, line_fields: int, first_custom_field: int) -> Iterator[dict[str, Any]]:
    """Return orders with `lines` lines each.

    Args:
        orders: The number of orders.
        lines: The number of lines of each order.
        fields: The number of fields of each order; custom fields follow the documented ones.
        line_fields: The number of fields of each line.
        first_custom_field: The number in the name of the first custom field.
    """
    from waiqin365_api.records import StdomOrder, StdomOrderLine

    values = _Values()
    for _ in range(orders):
        order = values.row(StdomOrder, fields, first_custom_field)
        order["prods"] = [values.row(StdomOrderLine, line_fields, first_custom_field) for _ in range(lines)]
        yield order


class _Values:
    """Makes values that did not occur before."""

    def __init__(self) -> None:
        self._made = 0
        self._random = Random(16)  # the same page each time

    def row(self, kind: Any, width: int, first_custom_field: int) -> dict[str, Any]:
        row = {name: self._value(name, annotation) for name, annotation in kind.__annotations__.items()}
        row |= {f"ext_{first_custom_field + number}": self._text() for number in range(width - len(row))}
        return row

    def _value(self, name: str, annotation: Any) -> Any:
        from dingdan_runtime import Amount, Id, Integer, LocalDate, LocalDateTime, Text
        from dingdan_runtime.readers import NestedReader

        self._made += 1
        if name != "id" and self._random.random() < BLANKS:
            return ""
        if isinstance(annotation.__metadata__[0], NestedReader):
            return [{"ext_key": self._text(), "ext_value": self._text()}]
        make: dict[Any, Callable[[], Any]] = {
            Id: lambda: 5_000_000_000_000_000_000 + self._made * 7919,
            Amount: lambda: f"{self._made // 100}.{self._made % 100:02}",
            Text: self._text,
            Integer: lambda: str(self._made),
            LocalDateTime: lambda: str(self._time()),
            LocalDate: lambda: str(self._time().date()),
        }
        return make.get(annotation, lambda: self._code(annotation))()

    def _code(self, annotation: Any) -> str:
        read = annotation.__metadata__[0].read
        documented = [code for code in map(str, range(10)) if read(code).known]
        return documented[self._made % len(documented)]

    def _text(self) -> str:
        self._made += 1
        return f"{WORDS[self._made % len(WORDS)]} {self._made}"

    def _time(self) -> datetime:
        return FIRST_TIME + timedelta(seconds=self._made * 17)
