"""The texts of cells as values of arguments. Nothing passes through a float."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from dingdan_cli.failures import CommandError
from dingdan_cli.languages import text
from dingdan_cli.operations.values import INTEGERS, code_value, kind_of
from dingdan_cli.times import ISO, TIME_KINDS, YEAR_FIRST, to_send
from dingdan_runtime.reference import FieldReference

SCIENTIFIC = re.compile(r"[+-]?\d+(\.\d*)?[eE][+-]?\d+", re.ASCII)
SPREADSHEET = re.compile(r"\d\.\d+E\+\d+", re.ASCII)
"""The form in which Excel saves a long number. In a text it is damage, not a name."""
SEPARATED = re.compile(r"[+-]?\d{1,3}([,，]\d{3})+(\.\d+)?", re.ASCII)
NUMBERS = INTEGERS | {"decimal", "number", "waiqin-id"}


class CellError(Exception):
    """The text of a cell is no value of its field."""


class Cells:
    """Converts the cells of a table.

    Args:
        now: The current time in Asia/Shanghai.
    """

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._codes: dict[tuple[str, str], Any] = {}
        """The codes by field and text, so that a warning about a code is printed once."""

    def value(self, field: FieldReference, heading: str, given: str) -> Any:
        """Return the value of a cell that is not empty.

        Raises:
            CellError: The text is no value of the field.
        """
        if field.items:
            return [self._value(field, heading, part.strip()) for part in given.split(",") if part.strip()]
        return self._value(field, heading, given)

    def _value(self, field: FieldReference, heading: str, given: str) -> Any:
        kind = kind_of(field)
        if (SCIENTIFIC if kind in NUMBERS else SPREADSHEET).fullmatch(given):
            raise CellError(
                text(
                    f"{given} has lost its digits in a spreadsheet: format the column as text and enter it again",
                    f"{given} 是表格软件的科学计数，末尾数字已丢失：请将该列设为文本格式后重新填写",
                )
            )
        if kind in NUMBERS and SEPARATED.fullmatch(given):
            plain = re.sub("[,，]", "", given)
            raise CellError(text(f"{given}: write {plain}", f"{given} 带有千位分隔符，请写 {plain}"))
        try:
            if field.codes is not None:
                return self._code(field, heading, given, kind)
            if kind in TIME_KINDS:
                return self._time(given, kind)
        except CommandError as error:
            raise CellError(str(error)) from error
        if kind in INTEGERS:
            if not re.fullmatch(r"-?\d+", given, re.ASCII):
                raise CellError(text(f"{given!r} is no whole number", f"{given!r} 不是整数"))
            return int(given)
        return given

    def _code(self, field: FieldReference, heading: str, given: str, kind: str) -> Any:
        key = (f"{heading} {field.name}", given)
        if key not in self._codes:
            value = code_value(field, heading, given)
            self._codes[key] = int(value) if kind in INTEGERS else value
        return self._codes[key]

    def _time(self, given: str, kind: str) -> str | int:
        if not ISO.fullmatch(given) and not (kind == "epoch-seconds" and given.isascii() and given.isdigit()):
            wanted = "2026-11-01, 2026-11-01 09:30:00"
            if (found := YEAR_FIRST.fullmatch(given)) is not None:
                year, month, day, clock = found.groups()
                wanted = f"{year}-{int(month):02}-{int(day):02}" + (
                    f" {clock.zfill(len(clock) + clock.find(':') % 2)}" if clock else ""
                )
            raise CellError(
                text(f"{given!r} is no ISO time: write {wanted}", f"{given!r} 不是 ISO 格式的时间，请写 {wanted}")
            )
        return to_send(given, kind, self._now).value
