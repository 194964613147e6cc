"""Conversion of columns of received values by Arrow, with the same results as record attributes.

A fast conversion returns None if its result may differ from the attributes; then `slowly` reads the attributes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from dingdan_runtime.arrow._pyarrow import pa, pc
from dingdan_runtime.arrow._schemas import DATE, DIGITS, INTEGER, MOST_PLACES, TEXT, TIME, TYPES, ZONE, amount_type
from dingdan_runtime.decoding import Attribute
from dingdan_runtime.readers import ConversionError, read_integer
from dingdan_runtime.tables import Column
from dingdan_runtime.times import read_epoch

NONE = type(None)
TEXTS, NUMBERS = {str, NONE}, {int, NONE}
BLANK = ("", None)
BLANK_IS_NULL = {"text", "id", "amount", "integer", "time", "date"}
"""The kinds of columns whose attributes read a blank text as None. A fifth of the columns of a page are blank."""
LONGEST_AMOUNT = DIGITS + 2
"""The characters of an amount that every column can hold: its digits, a sign and a point."""
EMPTY_TEXT, NULL_TEXT = pa.scalar("", TEXT), pa.scalar(None, TEXT)
OFFSET_SECONDS = 8 * 3600
"""The UTC offset of Asia/Shanghai, constant since 1992, in seconds. So no time zone data is needed."""
FIRST_TIME, LAST_TIME = datetime(1992, 1, 1), datetime(9998, 12, 31)  # noqa: DTZ001  # compared with local times
FIRST_EPOCH, LAST_EPOCH = -(10**10), 25 * 10**10
"""Epoch seconds of the years 1653 to 9892: every number between them is a valid time."""
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
        try:
            array = FAST[column.kind](attribute, values, set(map(type, values)), scale)
        except (pa.ArrowException, OverflowError):
            array = None
        if array is not None:
            return Read(array, (), scale)
    return slowly(column, attribute, records, scale)


def _are_blank(values: Sequence[Any]) -> bool:
    return values.count("") + values.count(None) == len(values)


# The fast ways: attribute, values, their types, scale -> array, or None.


def _texts(attribute: Attribute, values: Sequence[Any], types: set[type], _scale: int) -> Any:
    if attribute.reader.read is read_integer:  # an id that is a number to its platform
        numbers = _integers(attribute, values, types, 0)
        return None if numbers is None else numbers.cast(TEXT)
    if types <= TEXTS:
        return _without_blanks(pa.array(values, TEXT))
    if types <= NUMBERS:
        return pa.array(values, INTEGER).cast(TEXT)
    if types <= {str, int, NONE}:  # ids come as both
        return _without_blanks(pa.array([str(value) if type(value) is int else value for value in values], TEXT))
    return None


def _without_blanks(text: Any) -> Any:
    """Replace blank text by null."""
    blank = pc.or_(pc.equal(text, EMPTY_TEXT), pc.utf8_is_space(text))
    return pc.if_else(blank, NULL_TEXT, text) if blank.true_count else text


def _amounts(_attribute: Attribute, values: Sequence[Any], types: set[type], scale: int) -> Any:
    if types <= TEXTS:
        text = _without_blanks(pa.array(values, TEXT))
        # Arrow takes 99.0…01 with 85 places, and 1.474E-71, for 0.00.
        longest = pc.max(pc.utf8_length(text)).as_py()
        if (longest or 0) > LONGEST_AMOUNT or pc.any(pc.match_substring(text, "e", ignore_case=True)).as_py():
            return None
        return text.cast(amount_type(scale))
    if types <= {Decimal, int, NONE}:
        texts = (str(value) for value in values if type(value) is Decimal)
        return (
            None
            if any(len(text) > LONGEST_AMOUNT or "E" in text for text in texts)
            else pa.array(values, amount_type(scale))
        )
    return None


def _integers(_attribute: Attribute, values: Sequence[Any], types: set[type], _scale: int) -> Any:
    if types <= NUMBERS:
        return pa.array(values, INTEGER)
    if types <= {str, int, NONE}:
        return _digits([str(value) if type(value) is int else value for value in values])
    return None


def _digits(values: Sequence[Any]) -> Any:
    text = _without_blanks(pa.array(values, TEXT))
    # Arrow also reads 0x14.
    return text.cast(INTEGER) if _all(pc.match_substring_regex(text, r"^-?[0-9]+$")) else None


def _times(attribute: Attribute, values: Sequence[Any], types: set[type], _scale: int) -> Any:
    if attribute.reader.read is read_epoch:
        return _epochs(attribute, values, types, 0)
    if types <= TEXTS:
        text = _without_blanks(pa.array(values, TEXT))
        if not _all(pc.is_in(pc.utf8_length(text), pa.array([10, 16, 19, None], pa.int32()))):
            return None
        local = text.cast(pa.timestamp("s"))
        bounds = pc.min_max(local).as_py()
        if bounds["min"] is not None and not FIRST_TIME <= bounds["min"] <= bounds["max"] < LAST_TIME:
            return None
        return _aware(pc.subtract(local.cast(INTEGER), OFFSET_SECONDS))
    return None


def _epochs(_attribute: Attribute, values: Sequence[Any], types: set[type], _scale: int) -> Any:
    seconds = _integers(_attribute, values, types, 0)
    if seconds is None:
        return None
    bounds = pc.min_max(seconds).as_py()
    if bounds["min"] is not None and not FIRST_EPOCH < bounds["min"] <= bounds["max"] < LAST_EPOCH:
        return None
    return _aware(seconds)


def _aware(seconds: Any) -> Any:
    return seconds.cast(pa.timestamp("s", ZONE)).cast(TIME)


def _dates(_attribute: Attribute, values: Sequence[Any], types: set[type], _scale: int) -> Any:
    if not types <= TEXTS:
        return None
    text = _without_blanks(pa.array(values, TEXT))
    day = pc.if_else(pc.ends_with(text, " 00:00:00"), pc.utf8_slice_codeunits(text, 0, 10), text)
    if not _all(pc.and_(pc.equal(pc.utf8_length(day), 10), pc.greater(day, "0001"))):  # Arrow has a year 0
        return None
    return day.cast(DATE)


def _codes(attribute: Attribute, values: Sequence[Any], types: set[type], _scale: int) -> Any:
    if not (types <= TEXTS or types <= NUMBERS):
        return None
    try:  # a page has few of them
        known = {value: _bare(attribute.reader.read(value)) for value in set(values)}
    except ConversionError:
        return None
    return pa.array([known[value] for value in values])


def _bare(code: Any) -> Any:
    return None if code is None else code.value


def _text_codes(attribute: Attribute, values: Sequence[Any], types: set[type], scale: int) -> Any:
    codes = _codes(attribute, values, types, scale)
    return None if codes is None else codes.cast(TEXT)


def _integer_codes(attribute: Attribute, values: Sequence[Any], types: set[type], scale: int) -> Any:
    codes = _codes(attribute, values, types, scale)
    return None if codes is None else codes.cast(INTEGER)


def _nothing(_attribute: Attribute, values: Sequence[Any], types: set[type], _scale: int) -> Any:
    return pa.nulls(len(values), TEXT) if types <= {NONE} else None


def _all(conditions: Any) -> bool:
    """True if every condition is true or null."""
    return pc.all(conditions, min_count=0).as_py() is not False


FAST: dict[str, Callable[[Attribute, Sequence[Any], set[type], int], Any]] = {
    "text": _texts, "id": _texts, "amount": _amounts, "integer": _integers, "time": _times, "date": _dates,
    "code": _text_codes, "integer-code": _integer_codes, "json": _nothing,
}  # fmt: skip


# Attribute by attribute.


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
        if value is not None and (_places(value) > scale or value.adjusted() >= DIGITS - scale):
            found[row] = None
            expected = f"at most {DIGITS - scale} digits before the point and {scale} after it"
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
