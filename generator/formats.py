"""The table of wire formats. A new format needs a row in `TABLE`, and a reader and a type in `dingdan_runtime`.

A format used in requests also needs an encoder in `dingdan.codec`; see CONTRIBUTING.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from generator.document import JsonObject, types_of

LARGEST_EPOCH = 10**11
"""The limit of epoch seconds (the year 5138). Larger numbers are epoch milliseconds."""
NAIVE = "A naive datetime is taken as Asia/Shanghai time, and an aware one is turned to it."
READ_AS = {
    "Text": ("str", "str or None"),
    "Id": ("str", "str or None"),
    "Amount": ("Decimal", "Decimal or None"),
    "Integer": ("int", "int or None"),
    "LocalDateTime": ("datetime", "datetime (Asia/Shanghai) or None"),
    "LocalDate": ("date", "date or None"),
    "Epoch": ("datetime", "datetime (Asia/Shanghai) or None"),
    "Texts": ("list of str", "list of str"),
    "Mapped": ("dict", "dict"),
    "Json": ("anything", "any JSON value"),
}
"""Python types of record attributes and their descriptions, by the name of the reader in `dingdan_runtime`."""


@dataclass(frozen=True)
class Kind:
    """The encoding of a request field and the decoding of a record attribute; see `dingdan_runtime.operation.Kind`."""

    name: str
    argument: str
    """The types that a call accepts."""
    record: str = "Text"
    """The runtime type of an attribute, one of `READ_AS`."""
    note: str = ""
    """A sentence for the docstring of an argument."""
    loggable: bool = False
    """True if its values are ids, numbers, codes or times, which logs may contain."""
    identifies: bool = False
    """True if a field of this kind can be the id of a record."""
    moment: bool = False
    """True if its values are times, so that a filter of this kind can be the `since` of a lookup."""


@dataclass(frozen=True)
class Format:
    """A value of the `format` keyword that specs may use."""

    name: str
    kind: Kind
    text: Callable[[str], bool] | None = None
    """Validates a string; None for a format of numbers only."""
    number: Callable[[int], bool] | None = None
    """Validates an integer; None for a format of strings only."""
    standard: bool = False
    """True for a standard format of OpenAPI, which does not allow `""`. In other formats `""` means no value."""
    received: str = ""
    """The format to use instead for strings in responses, where platforms send `""` for no value."""
    shown: tuple[str, str, str] | None = None
    """For the published API documentation: an example, and the meaning in Chinese and in English."""


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
DECIMAL = _text(r"-?\d+(\.\d+)?")
DATE = Kind(
    "date", "date | str", "LocalDate", loggable=True,
    note=f"Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. {NAIVE}",
)  # fmt: skip
AMOUNT = Kind("decimal", "Decimal | int | str", "Amount", loggable=True)
INTEGER = Kind("integer", "int", "Integer", loggable=True, identifies=True)
CUSTOM_FIELD = "that `custom_field_codes` of the client has is taken too."

WITHOUT_FORMAT = (
    INTEGER,
    Kind("text", "str", identifies=True),
    Kind("number", AMOUNT.argument, AMOUNT.record, loggable=True),
    Kind("code", "str | int", loggable=True),
    Kind("integer-code", "int", loggable=True),
    Kind("map", "Mapping[str, Any]", "Mapped"),
    Kind("custom-field-code", "str", note=f"A label {CUSTOM_FIELD}"),
    Kind("custom-field-label", "str", note=f"A code {CUSTOM_FIELD}"),
)
"""Kinds that do not depend on a format, but on the type, the codes or an extension of the field."""

TABLE = (
    Format(
        "date", DATE, text=_time(DAY), standard=True, received="waiqin-date", shown=("2026-11-01", "日期", "A day."),
    ),
    Format(
        "decimal", AMOUNT, text=DECIMAL, standard=True, received="waiqin-decimal",
        shown=("12.0000", "小数，保留原有位数", "A decimal number; keep its digits, do not make it a double."),
    ),
    Format("int32", INTEGER, number=lambda number: -(2**31) <= number < 2**31, received="waiqin-integer"),
    Format(
        "int64",
        Kind("long", "int | str", "Integer", loggable=True, identifies=True, note="Text of digits is taken too."),
        number=lambda number: -(2**63) <= number < 2**63, received="waiqin-integer",
    ),
    Format(
        "waiqin-id", Kind("waiqin-id", "str | int", "Id", loggable=True, identifies=True), text=_text(r"\d+"),
        shown=("7300000000000000101", "19 位编号，按文本处理", "An id of up to 19 digits; keep it as text."),
    ),
    Format(
        "waiqin-date", DATE, text=_time(f"{DAY}( 00:00:00)?"),
        shown=("2026-11-01", "日期，空文本表示没有值", "A day, or empty; 00:00:00 may stand behind it."),
    ),
    Format(
        "waiqin-date-time",
        Kind(
            "waiqin-date-time", "datetime | date | str", "LocalDateTime", loggable=True, moment=True,
            note=f"Written as yyyy-MM-dd HH:mm:ss. {NAIVE}",
        ),
        text=_time(rf"{DAY} \d{{2}}:\d{{2}}:\d{{2}}"),
        shown=("2026-11-01 09:30:00", "北京时间", "Local time of Asia/Shanghai."),
    ),
    Format(
        "waiqin-date-or-time",
        Kind(
            "waiqin-date-or-time", "datetime | date | str", "LocalDateTime", loggable=True, moment=True,
            note=f"A date is written as yyyy-MM-dd, a datetime as yyyy-MM-dd HH:mm:ss. {NAIVE}",
        ),
        text=_time(rf"{DAY}( \d{{2}}:\d{{2}}(:\d{{2}})?)?"),
        shown=("2026-11-01", "日期，或日期加时间", "A day, or a day with a time, of Asia/Shanghai."),
    ),
    Format(
        "waiqin-decimal", AMOUNT, text=DECIMAL,
        shown=(
            "12.0000", "小数，空文本表示没有值",
            "A decimal number, or empty; keep its digits, do not make it a double.",
        ),
    ),
    Format(
        "waiqin-integer", INTEGER, text=_text(r"-?\d+"),
        shown=("20", "整数（数字或文本），空文本表示没有值", "A whole number, as a number or as text, or empty."),
    ),
    Format(
        "epoch-seconds",
        Kind(
            "epoch-seconds", "datetime | date | str | int", "Epoch", loggable=True, moment=True,
            note="Epoch seconds, a datetime, a date, or text like 2026-11-01 09:30:00 (date and text in Asia/Shanghai)."
            " A naive datetime is taken as Asia/Shanghai time.",
        ),
        number=lambda number: -LARGEST_EPOCH < number < LARGEST_EPOCH,
        shown=("1780000000", "秒级时间戳", "Seconds since 1970-01-01 UTC."),
    ),
    Format(
        "comma-separated",
        Kind("comma-separated", "str | int | Sequence[str | int]", note="A list is joined with commas."),
        text=_text(r"(?s:.*)"),
        shown=("a,b", "用逗号连接的多个值", "Several values joined with commas."),
    ),
)  # fmt: skip
"""All formats that a spec may use."""
FORMATS = {each.name: each for each in TABLE}
KINDS = {kind.name: kind for kind in (*WITHOUT_FORMAT, *(each.kind for each in TABLE))}


def fits(name: str, value: object) -> bool:
    """True if `value` is valid in the format `name`, or has a type that the format does not apply to."""
    form = FORMATS[name]
    if isinstance(value, str) and form.text is not None:
        return (value == "" and not form.standard) or form.text(value)
    if isinstance(value, int) and not isinstance(value, bool) and form.number is not None:
        return form.number(value)
    return True


def scalar_kind(schema: JsonObject) -> str:
    """Return the name of a scalar's kind, from its codes, format and type."""
    types = types_of(schema)
    if "x-enum" in schema:
        return "integer-code" if "string" not in types else "code"
    if form := FORMATS.get(schema.get("format", "")):
        return "number" if form.kind is AMOUNT and "string" not in types else form.kind.name
    if types & {"integer"} and "string" not in types and not schema.get("format"):
        return "integer"
    return "map" if "object" in types else "text"
