"""Base classes of the generated code enums, and unknown codes. Each code has labels."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Any, Self


class CodeLabels:
    """The labels of a code."""

    label: str
    """The English label; for an unknown code, its value."""
    label_zh: str
    """The platform's Chinese label; for an unknown code, its value."""
    known: bool = True
    """True if the platform documents this code."""


class StrCode(CodeLabels, StrEnum):
    """A documented code that is text in JSON, such as Waiqin365's `"1"`.

    A member equals its value: `order.order_status == OrderStatus.CONFIRMED` and `order.order_status == "1"` are
    equivalent.
    """

    def __new__(cls, value: str, label: str, label_zh: str) -> StrCode:
        """Create a member from its value, its English label and its Chinese label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.label_zh = label_zh
        return member


class IntCode(CodeLabels, IntEnum):
    """A documented code that is a number in JSON, such as Wshoto's `2`."""

    def __new__(cls, value: int, label: str, label_zh: str) -> IntCode:
        """Create a member from its value, its English label and its Chinese label."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.label_zh = label_zh
        return member


class _Unknown:
    """The base class of unknown codes. Their text, comparison and encoding are those of the bare value."""

    known: bool = False
    _value_: Any

    def __repr__(self) -> str:
        """Return the representation of the bare value."""
        return repr(self._value_)

    def __copy__(self) -> Self:
        """Return the code itself, which is immutable."""
        return self

    def __deepcopy__(self, memo: Any) -> Self:
        """Return the code itself, which is immutable."""
        return self


# They are enums without members, because msgspec encodes no other subclass of str or int.
class UnknownStrCode(_Unknown, StrCode):
    """An undocumented text code. It equals its text, and its labels are this text."""

    def __reduce_ex__(self, protocol: Any) -> Any:
        """Pickle by value, because the enum has no member for it."""
        return unknown_text, (self._value_,)


class UnknownIntCode(_Unknown, IntCode):
    """An undocumented integer code. It equals its number, and its labels are the digits."""

    def __reduce_ex__(self, protocol: Any) -> Any:
        """Pickle by value, because the enum has no member for it."""
        return unknown_number, (self._value_,)


def unknown_text(value: str) -> UnknownStrCode:
    """Create an unknown code from an undocumented text."""
    code = str.__new__(UnknownStrCode, value)
    code._value_ = code._name_ = code.label = code.label_zh = value
    return code


def unknown_number(value: int) -> UnknownIntCode:
    """Create an unknown code from an undocumented number."""
    code = int.__new__(UnknownIntCode, value)
    code._value_ = value
    code._name_ = code.label = code.label_zh = str(value)
    return code
