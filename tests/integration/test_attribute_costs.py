"""What reading attributes costs on a page whose values do not repeat, counted and not timed.

The last tests put a regression back and see that the counts notice it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

import dingdan_runtime.readers
from benchmarks import distinct_rows
from dingdan_runtime import Amount
from dingdan_runtime.decoding import decode_record
from tests.support.profiled import profiled
from waiqin365_api.records import StdomOrder, StdomOrderLine

NESTED = {"exts", "prods", "exts_detail"}
ORDERS, LINES = 20, 3


@pytest.fixture
def orders() -> list[StdomOrder]:
    rows = distinct_rows.rows(ORDERS, LINES, fields=85, line_fields=50, first_custom_field=1)
    orders = [decode_record(StdomOrder, json.dumps(row).encode()) for row in rows]
    assert sum(len(order.prods) for order in orders) == ORDERS * LINES  # the lines are decoded from here on
    return orders


def calls(work: Callable[[], None]) -> Counter[str]:
    """How often `work` calls functions of Python, by name."""
    found: Counter[str] = Counter()

    def count(frame: Any, event: str, _: Any) -> None:
        if event == "call":
            found[frame.f_code.co_qualname] += 1

    profiled(work, count)
    return found - Counter({work.__qualname__: 1})


def names_of(kind: Any) -> list[str]:
    """The attributes that are no nested records."""
    return [name for name in kind.__struct_fields__ if name not in NESTED]


def check_calls_of_reading(orders: list[StdomOrder]) -> None:
    """Each attribute is one call, that of its getter: no value is left to the reader behind it."""
    names, line_names = names_of(StdomOrder), names_of(StdomOrderLine)

    def read() -> None:
        for order in orders:
            for name in names:
                getattr(order, name)
            for line in order.prods:
                for name in line_names:
                    getattr(line, name)

    found = calls(read)
    assert set(found) <= {
        f"quick_{kind}.<locals>.get" for kind in ("text", "id", "amount", "integer", "date_time", "date")
    } | {"code_reader.<locals>.quick.<locals>.get"}
    assert sum(found.values()) == ORDERS * len(names) + ORDERS * LINES * len(line_names)


class Counted(Decimal):
    """A `Decimal` that counts how often it is made."""

    made = 0

    def __new__(cls, *arguments: Any) -> Any:
        cls.made += 1
        return super().__new__(cls, *arguments)


def check_amounts_made(orders: list[StdomOrder], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each amount is made once a read, and none for a blank."""
    monkeypatch.setattr(Counted, "made", 0)
    monkeypatch.setattr(dingdan_runtime.readers, "Decimal", Counted)
    names = [name for name, kind in StdomOrderLine.__annotations__.items() if kind is Amount]
    values = [getattr(line, name) for order in orders for line in order.prods for name in names]
    assert Counted.made == sum(value is not None for value in values) < len(values)


def test_an_attribute_is_one_call(orders: list[StdomOrder]) -> None:
    check_calls_of_reading(orders)


def test_an_amount_is_made_once(orders: list[StdomOrder], monkeypatch: pytest.MonkeyPatch) -> None:
    check_amounts_made(orders, monkeypatch)


def test_a_blank_list_is_not_decoded(orders: list[StdomOrder]) -> None:
    lines = [line for order in orders for line in order.prods]
    filled = [line for line in lines if line.raw["exts_detail"]]
    assert 0 < len(filled) < len(lines)
    decoded = 0

    def count(_: Any, event: str, called: Any) -> None:
        nonlocal decoded
        decoded += event == "c_call" and called.__name__ == "decode"

    found = profiled(lambda: [line.exts_detail for line in lines], count)
    assert sum(map(bool, found)) == len(filled) == decoded


class TestRegressionIsNoticed:
    def test_getter_of_before(self, orders: list[StdomOrder], monkeypatch: pytest.MonkeyPatch) -> None:
        detail: Any = StdomOrderLine._attributes["detail_id"]
        monkeypatch.setattr(StdomOrderLine, "detail_id", property(detail.read))
        with pytest.raises(AssertionError):
            check_calls_of_reading(orders)

    def test_amount_that_is_made_twice(self, orders: list[StdomOrder], monkeypatch: pytest.MonkeyPatch) -> None:
        price: Any = StdomOrderLine.price
        monkeypatch.setattr(StdomOrderLine, "price", property(lambda line: price.fget(line) and price.fget(line)))
        with pytest.raises(AssertionError):
            check_amounts_made(orders, monkeypatch)
