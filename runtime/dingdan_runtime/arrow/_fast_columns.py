"""Conversion of columns by Arrow, for values that it reads as the attributes do.

Each function returns None if its result may differ from the attributes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from dingdan_runtime.arrow._pyarrow import pa, pc
from dingdan_runtime.arrow._schemas import DATE, DIGITS, INTEGER, MOST_DIGITS, TEXT, TIME, ZONE, amount_type
from dingdan_runtime.decoding import Attribute
from dingdan_runtime.readers import ConversionError, read_integer
from dingdan_runtime.times import read_epoch

NONE = type(None)
TEXTS, NUMBERS = {str, NONE}, {int, NONE}
LONGEST_AMOUNT = DIGITS + 2
"""The characters of an amount that every column can hold: its digits, a sign and a point."""
LIMIT = 10**MOST_DIGITS
PLAIN = b"0123456789.-"
EMPTY_TEXT, NULL_TEXT = pa.scalar("", TEXT), pa.scalar(None, TEXT)
OFFSET_SECONDS = 8 * 3600
"""The UTC offset of Asia/Shanghai, constant since 1992, in seconds. So no time zone data is needed."""
FIRST_TIME, LAST_TIME = datetime(1992, 1, 1), datetime(9998, 12, 31)  # noqa: DTZ001  # compared with local times
FIRST_EPOCH, LAST_EPOCH = -(10**10), 25 * 10**10
"""Epoch seconds of the years 1653 to 9892: every number between them is a valid time."""


def read_fast(kind: str, attribute: Attribute, values: Sequence[Any], scale: int) -> Any:
    """Return the values of a column, or of several of the same kind, as an array; None if `slowly` must read them."""
    try:
        return FAST[kind](attribute, values, scale)
    except (pa.ArrowException, OverflowError):
        return None


def _text_array(values: Sequence[Any]) -> Any:
    """Return text as an array; None if not all of it is text."""
    try:
        return pa.array(values, TEXT)
    except pa.ArrowTypeError:  # a search for other types would take as long as the conversion
        return None


def _texts(attribute: Attribute, values: Sequence[Any], _scale: int) -> Any:
    if attribute.reader.read is read_integer:  # an id that is a number to its platform
        numbers = _integers(attribute, values, 0)
        return None if numbers is None else numbers.cast(TEXT)
    text = None if values and type(values[0]) is int else _text_array(values)
    if text is not None:
        return _without_blanks(text)
    types = set(map(type, values))
    if types <= NUMBERS:
        return pa.array(values, INTEGER).cast(TEXT)
    if types <= {str, int, NONE}:  # ids come as both
        return _without_blanks(pa.array([str(value) if type(value) is int else value for value in values], TEXT))
    return None


def _without_blanks(text: Any, *, plain: bool = False) -> Any:
    """Replace blank text by null; `plain` text has no spaces."""
    blank = pc.equal(text, EMPTY_TEXT)
    if not plain:
        blank = pc.or_(blank, pc.utf8_is_space(text))
    return pc.if_else(blank, NULL_TEXT, text) if blank.true_count else text


def _is_plain(text: Any) -> bool:
    """True if all text of a new array is digits, points and signs."""
    characters = text.buffers()[2]
    return characters is None or not bytes(characters).translate(None, PLAIN)


def _amounts(_attribute: Attribute, values: Sequence[Any], scale: int) -> Any:
    text = _text_array(values)
    if text is not None:
        plain = _is_plain(text)
        text = _without_blanks(text, plain=plain)
        # Arrow takes 99.0…01 with 85 places, and 1.474E-71, for 0.00.
        longest = pc.max(pc.utf8_length(text)).as_py()
        exponents = not plain and pc.any(pc.match_substring(text, "e", ignore_case=True)).as_py()
        if exponents or (longest or 0) > LONGEST_AMOUNT:
            return None
        return _bounded(text.cast(amount_type(scale)))
    if set(map(type, values)) <= {Decimal, int, NONE}:
        texts = (str(value) for value in values if type(value) is Decimal)
        return (
            None
            if any(len(text) > LONGEST_AMOUNT or "E" in text for text in texts)
            else _bounded(pa.array(values, amount_type(scale)))
        )
    return None


def _bounded(amounts: Any) -> Any:
    """Return amounts, or None if one does not fit every scale."""
    bounds = pc.min_max(amounts).as_py()
    return amounts if bounds["min"] is None or -LIMIT < bounds["min"] <= bounds["max"] < LIMIT else None


def _integers(_attribute: Attribute, values: Sequence[Any], _scale: int) -> Any:
    types = set(map(type, values))
    if types <= NUMBERS:
        return pa.array(values, INTEGER)
    if types <= {str, int, NONE}:
        return _digits([str(value) if type(value) is int else value for value in values])
    return None


def _digits(values: Sequence[Any]) -> Any:
    text = _without_blanks(pa.array(values, TEXT))
    # Arrow also reads 0x14.
    return text.cast(INTEGER) if _all(pc.match_substring_regex(text, r"^-?[0-9]+$")) else None


def _times(attribute: Attribute, values: Sequence[Any], _scale: int) -> Any:
    if attribute.reader.read is read_epoch:
        return _epochs(attribute, values, 0)
    text = _text_array(values)
    if text is not None:
        text = _without_blanks(text)
        if not _all(pc.is_in(pc.utf8_length(text), pa.array([10, 16, 19, None], pa.int32()))):
            return None
        local = text.cast(pa.timestamp("s"))
        bounds = pc.min_max(local).as_py()
        if bounds["min"] is not None and not FIRST_TIME <= bounds["min"] <= bounds["max"] < LAST_TIME:
            return None
        return _aware(pc.subtract(local.cast(INTEGER), OFFSET_SECONDS))
    return None


def _epochs(attribute: Attribute, values: Sequence[Any], _scale: int) -> Any:
    seconds = _integers(attribute, values, 0)
    if seconds is None:
        return None
    bounds = pc.min_max(seconds).as_py()
    if bounds["min"] is not None and not FIRST_EPOCH < bounds["min"] <= bounds["max"] < LAST_EPOCH:
        return None
    return _aware(seconds)


def _aware(seconds: Any) -> Any:
    return seconds.cast(pa.timestamp("s", ZONE)).cast(TIME)


def _dates(_attribute: Attribute, values: Sequence[Any], _scale: int) -> Any:
    text = _text_array(values)
    if text is None:
        return None
    text = _without_blanks(text)
    day = pc.if_else(pc.ends_with(text, " 00:00:00"), pc.utf8_slice_codeunits(text, 0, 10), text)
    if not _all(pc.and_(pc.equal(pc.utf8_length(day), 10), pc.greater(day, "0001"))):  # Arrow has a year 0
        return None
    return day.cast(DATE)


def _codes(attribute: Attribute, values: Sequence[Any]) -> Any:
    types = set(map(type, values))
    if not (types <= TEXTS or types <= NUMBERS):
        return None
    try:  # a page has few of them
        known = {value: _bare(attribute.reader.read(value)) for value in set(values)}
    except ConversionError:
        return None
    return [known[value] for value in values]


def _bare(code: Any) -> Any:
    return None if code is None else code.value


def _text_codes(attribute: Attribute, values: Sequence[Any], _scale: int) -> Any:
    codes = _codes(attribute, values)
    return None if codes is None else pa.array(codes, TEXT)


def _integer_codes(attribute: Attribute, values: Sequence[Any], _scale: int) -> Any:
    codes = _codes(attribute, values)
    return None if codes is None else pa.array(codes, INTEGER)


def _nothing(_attribute: Attribute, values: Sequence[Any], _scale: int) -> Any:
    return pa.nulls(len(values), TEXT) if values.count(None) == len(values) else None


def _all(conditions: Any) -> bool:
    """True if every condition is true or null."""
    return pc.all(conditions, min_count=0).as_py() is not False


FAST: dict[str, Callable[[Attribute, Sequence[Any], int], Any]] = {
    "text": _texts, "id": _texts, "amount": _amounts, "integer": _integers, "time": _times, "date": _dates,
    "code": _text_codes, "integer-code": _integer_codes, "json": _nothing,
}  # fmt: skip
