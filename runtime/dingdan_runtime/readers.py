"""`Reader`, which the readers in `scalars` are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class ConversionError(ValueError):
    """A value that its documented type cannot hold; the text says what was expected."""


Getter = Callable[[Any], Any]
"""Returns an attribute of a record."""
Quick = Callable[[Getter], Getter]
"""Makes a getter that reads `_value` of a record itself where it is what the documents show, and leaves all else to
the getter that it takes. What it gives must be what `Reader.read` would: read's common cases, without its calls."""


class Reader(Generic[T]):
    """A reader of one kind of attribute.

    Args:
        read: Turns a JSON value into a Python one, or raises `ConversionError`.
        quick: A faster way to the same, for kinds that make up most of a page.
    """

    __slots__ = ("quick", "read")

    def __init__(self, read: Callable[[Any], T], quick: Quick | None = None) -> None:
        self.read = read
        self.quick = quick


def is_nothing(value: Any) -> bool:
    """Return True if a value means nothing: null, `""`, or blank text."""
    return value is None or (isinstance(value, str) and (not value or value.isspace()))
