"""Bases of the generated code enums: values that know their English and Chinese label."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class CodeLabels:
    """The labels that every generated code carries beside its value."""

    label: str
    """English label, in our words."""
    label_zh: str
    """The platform's own Chinese label."""


class StrCode(CodeLabels, StrEnum):
    """A documented code that travels as text, such as Waiqin365's `"1"`.

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
    """A documented code that travels as a number, such as Wshoto's `2`."""

    def __new__(cls, value: int, label: str, label_zh: str) -> IntCode:
        """Make a member from its value and its two labels."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.label_zh = label_zh
        return member
