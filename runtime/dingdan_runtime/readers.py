"""Readers of record attributes: the base class, markers for other attributes, and readers of text and numbers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, Generic, TypeVar

T = TypeVar("T")
ZERO_TEXT = "0.00"
"""The most frequent amount: a third of those of a page, where no other is 2 %."""
ZERO = Decimal(ZERO_TEXT)

MOST_DIGITS = 40
"""The most digits of a number that is read in the short way."""
MOST_BITS = 64
"""The most bits of an integer that is read in the short way."""

is_finite = Decimal.is_finite


class ConversionError(ValueError):
    """A value does not fit its documented type. The message is the expected form."""


Getter = Callable[[Any], Any]
"""A function that returns an attribute of a record."""
Quick = Callable[[Getter], Getter]
"""A function that returns a faster getter. It converts documented forms of a value itself, and calls the given getter
for all others. Both getters must return the same as `Reader.read`."""


class Reader(Generic[T]):
    """A reader of one kind of attribute.

    Args:
        read: Converts a JSON value to a Python value, or raises `ConversionError`.
        quick: A faster conversion with the same result, for the most frequent kinds of fields.
    """

    __slots__ = ("quick", "read")

    def __init__(self, read: Callable[[Any], T], quick: Quick | None = None) -> None:
        self.read = read
        self.quick = quick


def is_nothing(value: Any) -> bool:
    """True if `value` means no value: null, `""`, or blank text."""
    return value is None or (isinstance(value, str) and (not value or value.isspace()))


class AliasOf:
    """Marks a second spelling of the attribute `name`. If that attribute is empty, it reads this spelling."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class NestedReader:
    """Marks an attribute with a nested record or a list of records, decoded at the first access."""

    __slots__ = ("many", "record")

    def __init__(self, record: type[Any], *, many: bool) -> None:
        self.record: Any = record
        self.many = many


def read_text(value: Any) -> str | None:
    """Read text, including surrounding spaces, which filters need. Numbers become digits: platforms send both.

    Raises:
        ConversionError: `value` is neither text nor a number.
    """
    if is_nothing(value):
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    raise ConversionError("text")


def quick_text(slow: Getter) -> Getter:
    """Return a fast `read_text` for text and integers; other values are read by `slow`."""

    def get(record: Any) -> Any:
        value = record._value
        if type(value) is str:
            return None if not value or value.isspace() else value
        if value is None:
            return None
        return str(value) if type(value) is int else slow(record)

    return get


def quick_id(slow: Getter) -> Getter:
    """Return a fast `read_text` for ids, which are mostly integers; other values are read by `slow`."""

    def get(record: Any) -> Any:
        value = record._value
        if type(value) is int:
            return f"{value}"  # three quarters of the time of str(value)
        if type(value) is str:
            return None if not value or value.isspace() else value
        return None if value is None else slow(record)

    return get


def read_amount(value: Any) -> Decimal | None:
    """Read an exact decimal number from quoted or bare digits, never through a float.

    Raises:
        ConversionError: `value` is not a decimal number.
    """
    if is_nothing(value):
        return None
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, str):
        if "_" in value:  # Decimal takes 1_000 for 1000, as Python's own literals are written
            raise ConversionError("a decimal number")
        try:
            number = Decimal(value)
        except InvalidOperation:
            raise ConversionError("a decimal number") from None
    elif isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    else:
        raise ConversionError("a decimal number")
    if not number.is_finite():
        raise ConversionError("a decimal number")
    return number


def quick_amount(slow: Getter) -> Getter:
    """Return a fast `read_amount` for text and bare decimal numbers; other values are read by `slow`."""

    def get(record: Any) -> Any:
        value = record._value
        if type(value) is str:
            if value == ZERO_TEXT:
                return ZERO
            if not value:
                return None
            try:
                number = Decimal(value)
            except InvalidOperation:
                return None
            return number if is_finite(number) and "_" not in value else None
        if value is None or (type(value) is Decimal and value.is_finite()):
            return value
        return slow(record)

    return get


def read_integer(value: Any) -> int | None:
    """Read an integer from quoted or bare digits.

    Raises:
        ConversionError: `value` is not a whole number.
    """
    number = read_amount(value)
    if number is None:
        return None
    if number != number.to_integral_value() or number.adjusted() > 40:
        raise ConversionError("a whole number")
    return int(number)


def quick_integer(slow: Getter) -> Getter:
    """Return a fast `read_integer` for digits; other values are read by `slow`."""

    def get(record: Any) -> Any:
        value = record._value
        if type(value) is str and value.isdecimal() and value.isascii() and len(value) <= MOST_DIGITS:
            return int(value)
        if type(value) is int and value.bit_length() <= MOST_BITS:
            return value
        return None if value is None or value == "" else slow(record)

    return get
