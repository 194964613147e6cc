"""Conversion of columns attribute by attribute, with the values that do not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from dingdan_runtime.arrow._pyarrow import pa
from dingdan_runtime.arrow._schemas import DATE, INTEGER, MOST_DIGITS, MOST_PLACES, TEXT, TIME, amount_type
from dingdan_runtime.decoding import Attribute
from dingdan_runtime.readers import ConversionError
from dingdan_runtime.tables import Column

LARGEST = 2**63
_encode = msgspec.json.Encoder(decimal_format="number").encode


class Misfit(NamedTuple):
    """A value that its column cannot hold."""

    row: int
    value: Any
    expected: str
    documented: bool = True
    """True if the value does not fit its documented type either, so that `Record.problems` contains it too."""


class Read(NamedTuple):
    """A converted column."""

    array: Any
    misfits: Sequence[Misfit] = ()
    scale: int = 0
    """For an amount, the scale of the array, which can be larger than requested."""


def slowly(column: Column, attribute: Attribute, records: Sequence[Any], scale: int) -> Read:
    """Convert a column attribute by attribute; collect the values that do not fit.

    Args:
        column: The column.
        attribute: The record attribute of the column.
        records: The record of each row, or None.
        scale: For an amount, the smallest number of decimal places of the array.
    """
    found: list[Any] = []
    misfits: list[Misfit] = []
    for row, record in enumerate(records):
        value = None
        if record is not None:
            value = attribute.read(record)
            received = attribute.members[0].__get__(record)
            try:
                attribute.reader.read(received)
            except ConversionError as error:
                misfits.append(Misfit(row, received, str(error)))
        found.append(value)
    if column.kind == "amount":
        return _slow_amounts(found, misfits, scale)
    fitting, expected, of = SLOW[column.kind]
    for row, value in enumerate(found):
        if value is not None:
            try:
                found[row] = fitting(value)
            except (ValueError, AttributeError, OverflowError):
                found[row] = None
                misfits.append(Misfit(row, value, expected, documented=False))
    return Read(pa.array(found, of), misfits)


def _slow_amounts(found: list[Any], misfits: list[Misfit], scale: int) -> Read:
    wanted = (_places(value) for value in found if value is not None)
    scale = max([scale, *(places for places in wanted if places <= MOST_PLACES)])
    for row, value in enumerate(found):
        if value is not None and (_places(value) > scale or value.adjusted() >= MOST_DIGITS):
            found[row] = None
            expected = f"at most {MOST_DIGITS} digits before the point and {scale} after it"
            misfits.append(Misfit(row, value, expected, documented=False))
    texts = [None if value is None else _plain(value) for value in found]
    return Read(pa.array(texts, TEXT).cast(amount_type(scale)), misfits, scale)


def _plain(value: Decimal) -> str:
    """Return a number in digits, without zeros behind it: Arrow misreads a text of more than 76 places."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _places(value: Decimal) -> int:
    """Return the number of decimal places of a number without trailing zeros."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or exponent >= 0 or not value:
        return 0
    zeros = next(place for place, digit in enumerate(reversed(digits)) if digit)
    return max(0, -exponent - zeros)


def _whole(value: Any) -> int:
    number = int(value)
    if not -LARGEST <= number < LARGEST:
        raise ValueError
    return number


def _time(value: datetime) -> datetime:
    return value


def json_text(value: Any) -> str | None:
    """Return the JSON text of a received value; None for an empty list or object."""
    return None if value in ([], {}) else _encode(value).decode()


def _code_text(code: Any) -> str:
    return str(code.value)


def _day(value: date) -> date:
    return value


SLOW: dict[str, tuple[Callable[[Any], Any], str, Any]] = {
    "text": (str, "text", TEXT),
    "id": (str, "text", TEXT),
    "code": (_code_text, "a code", TEXT),
    "integer-code": (lambda code: _whole(code.value), "a code of 64 bits", INTEGER),
    "integer": (_whole, "a whole number of 64 bits", INTEGER),
    "time": (_time, "a time", TIME),
    "date": (_day, "a date", DATE),
    "json": (json_text, "JSON", TEXT),
}
"""For each kind of column: the conversion of an attribute's value, the expected form and the Arrow type."""
