"""Values of a test in the format of a platform, and lines of records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dingdan_sandbox.clock import SHANGHAI, epoch_seconds, midnight, span, time_text
from dingdan_sandbox.testing.nearest import unknown

Moment = datetime | date | float | str
"""A time: a datetime or a date (Asia/Shanghai), epoch seconds, or text such as `2026-11-01 09:30:00`."""


def moment(name: str, value: Moment) -> int:
    """Return a time in epoch seconds.

    Raises:
        ValueError: `value` is no time; the message names the field.
    """
    if isinstance(value, str):
        try:
            return span(value).first
        except ValueError:
            raise ValueError(f"{name} is {value!r}; it must be a time such as 2026-11-01 09:30:00") from None
    if isinstance(value, date) and not isinstance(value, datetime):
        return midnight(value)
    return epoch_seconds(value)


def wire(value: Any, *, waiqin365: bool) -> Any:
    """Return a value as the platform sends it: amounts and times of Waiqin365 are text, those of Wshoto numbers."""
    if isinstance(value, Decimal):
        return str(value) if waiqin365 else float(value)
    if isinstance(value, datetime):
        return time_text(epoch_seconds(value)) if waiqin365 else epoch_seconds(value)
    if isinstance(value, date):
        return value.isoformat() if waiqin365 else midnight(value)
    if isinstance(value, Mapping):
        return {name: wire(each, waiqin365=waiqin365) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [wire(each, waiqin365=waiqin365) for each in value]
    return value


def merged_lines(kind: str, given: Sequence[Mapping[str, Any]], lines: list[Any], known: Iterable[str]) -> list[Any]:
    """Return lines with the given fields; all others are those of the computed lines.

    Args:
        kind: The name of the lines in error messages.
        given: Fields of each line.
        lines: The computed lines; the last one serves for all further lines.
        known: The names of the documented fields.

    Raises:
        ValueError: a field is unknown.
    """
    names = set(known)
    for line in given:
        check_names(kind, line, names)
    return [{**(lines[min(index, len(lines) - 1)] if lines else {}), **line} for index, line in enumerate(given)]


def check_names(kind: str, fields: Mapping[str, Any], known: set[str]) -> None:
    """Check names of fields; custom fields (`ext_…`) are always known.

    Raises:
        ValueError: a field is unknown; the message has the nearest name.
    """
    for name in fields:
        if name not in known and not name.startswith("ext_"):
            raise unknown(f"field of {kind}", name, known, "put undocumented fields into extra={…}")


def shown(moment: int) -> datetime:
    """Return epoch seconds as a datetime in Asia/Shanghai."""
    return datetime.fromtimestamp(moment, SHANGHAI)
