"""Readers of record attributes: the base class, marks of other attributes, and readers of text and numbers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class ConversionError(ValueError):
    """A value that does not fit its documented type. The text names the expected form."""


Getter = Callable[[Any], Any]
"""Returns an attribute of a record."""
Quick = Callable[[Getter], Getter]
"""Makes a faster getter from a getter. The faster one converts documented forms of a value itself and calls the given
one for all others. Both must return the same as `Reader.read`."""


class Reader(Generic[T]):
    """A reader of one kind of attribute.

    Args:
        read: Turns a JSON value into a Python one, or raises `ConversionError`.
        quick: A faster conversion with the same result, for the most frequent kinds of fields.
    """

    __slots__ = ("quick", "read")

    def __init__(self, read: Callable[[Any], T], quick: Quick | None = None) -> None:
        self.read = read
        self.quick = quick


def is_nothing(value: Any) -> bool:
    """Return True if a value means nothing: null, `""`, or blank text."""
    return value is None or (isinstance(value, str) and (not value or value.isspace()))


class AliasOf:
    """Marks a second spelling of the attribute `name`, which falls back to it."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class NestedReader:
    """Marks an attribute that holds one record or a list of them, decoded when it is first read."""

    __slots__ = ("many", "record")

    def __init__(self, record: type[Any], *, many: bool) -> None:
        self.record: Any = record
        self.many = many


def read_text(value: Any) -> str | None:
    """Text with its surrounding spaces, which filters need. Numbers become digits, because platforms send both."""
    if is_nothing(value):
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    raise ConversionError("text")


def quick_text(slow: Getter) -> Getter:
    """`read_text` for text and whole numbers."""

    def get(record: Any) -> Any:
        value = record._value
        if type(value) is str:
            return None if not value or value.isspace() else value
        if value is None:
            return None
        return str(value) if type(value) is int else slow(record)

    return get


def read_amount(value: Any) -> Decimal | None:
    """An exact decimal, from quoted or bare digits; never through a float."""
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


_amount_of = lru_cache(16_384)(read_amount)
"""`read_amount` with a cache, which halves its time: amounts repeat, and a third of those of a page are 0.00."""


def quick_amount(slow: Getter) -> Getter:
    """`read_amount` for text and bare numbers with a point."""

    def get(record: Any) -> Any:
        value = record._value
        if type(value) is str:
            try:
                return _amount_of(value)
            except ConversionError:
                return None
        if value is None or (type(value) is Decimal and value.is_finite()):
            return value
        return slow(record)

    return get


def read_integer(value: Any) -> int | None:
    """A whole number, from quoted or bare digits."""
    number = read_amount(value)
    if number is None:
        return None
    if number != number.to_integral_value() or number.adjusted() > 40:
        raise ConversionError("a whole number")
    return int(number)
