"""The formats of specs/README.md: how text of each reads, and which are for what."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

LARGEST_EPOCH = 10**11
"""Epoch seconds end long before this (in the year 5138); milliseconds of today are above it."""


def _time(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.ASCII)

    def check(text: str) -> bool:
        if not compiled.fullmatch(text):
            return False
        try:
            datetime.fromisoformat(text)
        except ValueError:
            return False
        return True

    return check


def _text(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda text: compiled.fullmatch(text) is not None


DAY = r"\d{4}-\d{2}-\d{2}"
DECIMAL = r"-?\d+(\.\d+)?"
STANDARD: dict[str, Callable[[str], bool]] = {"date": _time(DAY), "decimal": _text(DECIMAL)}
"""Formats that every tool knows and that mean what they mean elsewhere, so that `""` is none of their values."""
OWN: dict[str, Callable[[str], bool]] = {
    "waiqin-date": _time(f"{DAY}( 00:00:00)?"),
    "waiqin-date-time": _time(rf"{DAY} \d{{2}}:\d{{2}}:\d{{2}}"),
    "waiqin-date-or-time": _time(rf"{DAY}( \d{{2}}:\d{{2}}(:\d{{2}})?)?"),
    "waiqin-decimal": _text(DECIMAL),
    "waiqin-id": _text(r"\d+"),
    "waiqin-integer": _text(r"-?\d+"),
    "comma-separated": _text(r"(?s:.*)"),
}
"""Formats of these platforms, in which `""` stands for no value. Tools that do not know them read text."""
NUMBERS: dict[str, Callable[[int], bool]] = {
    "int32": lambda number: -(2**31) <= number < 2**31,
    "int64": lambda number: -(2**63) <= number < 2**63,
    "epoch-seconds": lambda number: -LARGEST_EPOCH < number < LARGEST_EPOCH,
}
"""Formats of whole numbers."""
FORMATS = {*STANDARD, *OWN, *NUMBERS}
"""All formats that a spec may use."""
RECEIVED_AS = {"date": "waiqin-date", "decimal": "waiqin-decimal", "int32": "waiqin-integer", "int64": "waiqin-integer"}
"""The format that text of an answer has in place of a standard one: platforms send `""` there."""
SAME_KIND = {own: standard for standard, own in RECEIVED_AS.items() if standard != "int64"}
"""The standard format that each of those is read as in Python."""


def fits(name: str, value: object) -> bool:
    """Tell whether `value` is a value of the format `name`; what the format is not for is."""
    if isinstance(value, str):
        if name in STANDARD:
            return STANDARD[name](value)
        return name not in OWN or value == "" or OWN[name](value)
    if isinstance(value, int) and not isinstance(value, bool) and name in NUMBERS:
        return NUMBERS[name](value)
    return True


__all__ = ["FORMATS", "NUMBERS", "OWN", "RECEIVED_AS", "SAME_KIND", "STANDARD", "fits"]
