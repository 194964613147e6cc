"""Validators for the `format` keywords of the specs. All accept `""`, which means no value."""

from __future__ import annotations

import re
from collections.abc import Callable

from dingdan_sandbox.clock import span


def _text(test: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or value == "" or test(value)


def _time(*lengths: int) -> Callable[[object], bool]:
    def test(value: str) -> bool:
        try:
            span(value)
        except ValueError:
            return False
        return len(value) in lengths

    return _text(test)


def _pattern(pattern: str) -> Callable[[object], bool]:
    return _text(lambda value: re.fullmatch(pattern, value, re.ASCII) is not None)


def _signed(bits: int) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, int) or -(1 << bits - 1) <= value < 1 << bits - 1


FORMATS: dict[str, Callable[[object], bool]] = {
    "decimal": _pattern(r"-?\d{1,20}(\.\d{1,20})?"),
    "waiqin-id": _pattern(r"\d{1,19}"),
    "waiqin-date-time": _time(19),
    "waiqin-date-or-time": _time(10, 16, 19),
    "date": _time(10),
    "int32": _signed(32),
    "int64": _signed(64),
    "comma-separated": _text(lambda value: "\0" not in value),
}
"""Validators by format name. They accept every value of a type that the format does not describe."""
