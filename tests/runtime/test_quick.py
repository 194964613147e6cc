"""Quick getters give what the readers behind them give, whatever arrived."""

from __future__ import annotations

import dis
import sys
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dingdan_runtime import Amount, Code, Id, IntCode, Integer, LocalDate, LocalDateTime, Record, StrCode, Text
from dingdan_runtime.readers import ConversionError, Reader
from tests.runtime.json_values import ODD_TEXTS, VALUES, wire


class Colour(StrCode):
    RED = "1", "Red", "红"


class Size(IntCode):
    LARGE = 1, "Large", "大"


class Quick(Record):
    id: Id = None
    text: Text = None
    amount: Amount = None
    number: Integer = None
    day: LocalDate = None
    moment: LocalDateTime = None
    colour: Code[Colour] = None
    size: Code[Size] = None


READERS: dict[str, Reader[Any]] = {name: attribute.reader for name, attribute in Quick._attributes.items()}  # type: ignore[misc]
MOMENTS = st.from_regex(r"\A\d{4}-[\dW]{2}-\d{1,2}[ T_]\d\d[:+]\d\d[:+.]\d{1,3}\Z") | st.datetimes().map(str)
ORDINARY = (
    MOMENTS
    | st.decimals().map(str)
    | st.integers().map(str)
    | st.dates().map(str)
    | st.from_regex(r"\A\d{4}-[\dW]{2}-?\d{1,2}( 00:00:0[01])?\Z")
    | st.from_regex(r"\A2026-11-01 \d{1,2}:?\d{0,2}[:+]?\d{0,2}Z?\Z")
    | st.sampled_from(
        [
            "0.00",
            "-0.00",
            "007",
            "٣",
            "2026-11-01 00:00:00",
            "2026-W44-7",
            "2026-11-01 09:30",
            "2026-11-01 09:30:Z",
            "2026-11-01 09:Z",
            "2026-10-1",
            "1",
            "红",
            "大",
            1,
            1.0,
            True,
            "2026-W44-7T00:00:00",
            "20261101T093000.123",
            "2026-11-01 09+08:00",
        ]
    )
)


def expected(name: str, value: Any) -> Any:
    """What the reader gives; nothing for a value that does not fit."""
    try:
        return READERS[name].read(value)
    except ConversionError:
        return None


def told(value: Any) -> Any:
    """A value with all that tells it from another: type, sign of zero, zone."""
    return type(value), repr(value), value.tzinfo if hasattr(value, "tzinfo") else None


def test_all_are_quick() -> None:
    assert [name for name, reader in READERS.items() if reader.quick is None] == []


@pytest.mark.parametrize("name", READERS)
def test_getters_are_specialised(name: str) -> None:
    """CPython reads the slot of each attribute directly, which is what the copies of the getters' code are for."""
    getter = getattr(Quick, name).fget
    record = Quick.from_json(b"{}")
    tracer = sys.gettrace()
    sys.settrace(None)  # CPython specialises nothing while coverage traces
    try:
        for _ in range(100):
            getter(record)
    finally:
        sys.settrace(tracer)
    assert "LOAD_ATTR_SLOT" in {each.opname for each in dis.get_instructions(getter, adaptive=True)}


@pytest.mark.parametrize("name", READERS)
@given(value=VALUES | ODD_TEXTS | ORDINARY)
@example(value=" 12 ")
@example(value="\x1f12\u3000")
@example(value="1_000")
@example(value="-sNaN123")
@example(value=True)
@example(value=10**400)
def test_received_value_reads_as_its_reader_says(name: str, value: Any) -> None:
    record = Quick.from_json(wire({name: value}))
    received = getattr(record, f"_value_{name}")
    assert told(getattr(record, name)) == told(expected(name, received))


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "value", [Decimal("NaN"), Decimal("-Infinity"), Decimal("1.50"), Colour.RED, Size.LARGE, [], {}]
)
def test_value_given_in_python_reads_as_its_reader_says(name: str, value: Any) -> None:
    assert told(getattr(Quick(**{name: value}), name)) == told(expected(name, value))
