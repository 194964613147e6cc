"""Base classes of the generated code enums, and codes that no page lists. Each code has its labels."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Any, Self


class CodeLabels:
    """The labels that every code carries beside its value."""

    label: str
    """The English label. An unknown code is its own label."""
    label_zh: str
    """The Chinese label of the platform. An unknown code is its own label."""
    known: bool = True
    """True if the documents of the platform list this code."""


class StrCode(CodeLabels, StrEnum):
    """A documented code that is text in JSON, such as Waiqin365's `"1"`.

    A member equals its value: `order.order_status == OrderStatus.CONFIRMED` and
    `order.order_status == "1"` are the same question.
    """

    def __new__(cls, value: str, label: str, label_zh: str) -> StrCode:
        """Make a member from its value and its two labels."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.label_zh = label_zh
        return member


class IntCode(CodeLabels, IntEnum):
    """A documented code that is a number in JSON, such as Wshoto's `2`."""

    def __new__(cls, value: int, label: str, label_zh: str) -> IntCode:
        """Make a member from its value and its two labels."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.label_zh = label_zh
        return member


class _Unknown:
    """The base of unknown codes of both kinds. They look, compare and are sent as their bare value."""

    known: bool = False
    _value_: Any

    def __repr__(self) -> str:
        """Show the bare value."""
        return repr(self._value_)

    def __copy__(self) -> Self:
        """Return the code itself, which never changes."""
        return self

    def __deepcopy__(self, memo: Any) -> Self:
        """Return the code itself, which never changes."""
        return self


# They are enums without members, because msgspec encodes no other subclass of str or int.
class UnknownStrCode(_Unknown, StrCode):
    """A text code that no page lists; it equals its text, and its labels are that text."""

    def __reduce_ex__(self, protocol: Any) -> Any:
        """Pickle by value: there is no member to look up by name."""
        return unknown_text, (self._value_,)


class UnknownIntCode(_Unknown, IntCode):
    """A number code that no page lists; it equals its number, and its labels are the digits."""

    def __reduce_ex__(self, protocol: Any) -> Any:
        """Pickle by value: there is no member to look up by name."""
        return unknown_number, (self._value_,)


def unknown_text(value: str) -> UnknownStrCode:
    """Make a code from a text that no page lists."""
    code = str.__new__(UnknownStrCode, value)
    code._value_ = code._name_ = code.label = code.label_zh = value
    return code


def unknown_number(value: int) -> UnknownIntCode:
    """Make a code from a number that no page lists."""
    code = int.__new__(UnknownIntCode, value)
    code._value_ = value
    code._name_ = code.label = code.label_zh = str(value)
    return code
