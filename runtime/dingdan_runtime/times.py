"""The time zone Asia/Shanghai, and readers of times."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dingdan_runtime.readers import ConversionError, Getter, is_nothing, read_integer


def _shanghai() -> timezone | ZoneInfo:
    # A machine without time zone data (a slim container, Windows) still has the offset right:
    # China has kept +08:00 all year since 1991.
    try:
        return ZoneInfo("Asia/Shanghai")
    except ZoneInfoNotFoundError:
        return timezone(timedelta(hours=8), "Asia/Shanghai")


SHANGHAI = _shanghai()
"""The time zone of Waiqin365's local times and of all datetimes in records."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_OF_WINDOWS = 32_503_680_000
"""The start of the year 3000: on Windows, fromtimestamp fails from then on, and before 1970."""

FORMS = {19: "-- ::", 16: "-- :", 10: "--"}
"""Every third character from the fifth, by length: of a time, of a time without seconds, and of a date."""

# fromisoformat alone is too kind: it also takes weeks, offsets and basic forms.
_MOMENT = r"(?a:\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?)"


def _moment(value: Any, expected: str) -> datetime:
    text = value.strip() if isinstance(value, str) else ""
    if re.fullmatch(_MOMENT, text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    raise ConversionError(expected)


def _in_shanghai(moment: datetime) -> datetime:
    # Placeholders, not times: a moment in these years may have none in another zone (OverflowError of astimezone).
    if not 1 < moment.year < 9999:
        raise ConversionError("yyyy-MM-dd HH:mm:ss")
    return datetime.combine(moment, moment.time(), SHANGHAI)  # a quarter of the time that replace() takes


def read_date_time(value: Any) -> datetime | None:
    """Read `yyyy-MM-dd HH:mm:ss` (seconds, or the time of day, are optional) as a datetime in Asia/Shanghai.

    A fraction of a second can have any number of digits; only six are used.

    Raises:
        ConversionError: `value` has another format.
    """
    if is_nothing(value):
        return None
    if isinstance(value, datetime):
        return value
    return _in_shanghai(_moment(value, "yyyy-MM-dd HH:mm:ss"))


def quick_date_time(slow: Getter) -> Getter:
    """Return a fast `read_date_time` for the documented forms; other values are read by `slow`."""

    def get(record: Any) -> Any:
        value = record._value
        if value is None or value == "":
            return None
        # Whatever else fromisoformat takes has another length, or other characters in these places.
        if type(value) is str and value[4::3] == FORMS.get(len(value)):
            try:
                moment = datetime.fromisoformat(value)
            except ValueError:
                return slow(record)
            if 1 < moment.year < 9999:
                return datetime.combine(moment, moment.time(), SHANGHAI)
        return slow(record)

    return get


def read_date(value: Any) -> date | None:
    """Read `yyyy-MM-dd`; a following time of 00:00:00, with or without a fraction, is ignored.

    Raises:
        ConversionError: `value` has another format or another time of day.
    """
    if is_nothing(value):
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    moment = _moment(value, "yyyy-MM-dd")
    if moment.time() != time.min:
        raise ConversionError("yyyy-MM-dd without a time of day")
    return moment.date()


def quick_date(slow: Getter) -> Getter:
    """Return a fast `read_date` for dates, also with a time of 00:00:00; other values are read by `slow`."""

    def get(record: Any) -> Any:
        value = record._value
        if value is None or value == "":
            return None
        if type(value) is str and value[4:8:3] == "--" and value[10:] in ("", " 00:00:00"):
            try:
                return date.fromisoformat(value[:10])
            except ValueError:
                pass
        return slow(record)

    return get


def read_epoch(value: Any) -> datetime | None:
    """Read epoch seconds as a datetime in Asia/Shanghai.

    Raises:
        ConversionError: `value` is not a number of seconds in the range of datetime.
    """
    if isinstance(value, datetime):
        return value
    seconds = read_integer(value)
    if seconds is None:
        return None
    try:
        if 0 <= seconds < _LAST_OF_WINDOWS:
            return _in_shanghai(datetime.fromtimestamp(seconds, SHANGHAI))
        return _in_shanghai((_EPOCH + timedelta(seconds=seconds)).astimezone(SHANGHAI))
    except (OverflowError, OSError, ValueError):
        raise ConversionError("epoch seconds") from None
