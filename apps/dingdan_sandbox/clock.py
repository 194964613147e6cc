"""Conversion between epoch seconds and local times of Asia/Shanghai, which both platforms send.

China has used +08:00 all year since 1991, so a constant offset is enough and no time zone data is needed.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

DAY = 86_400
HOUR = 3_600
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
_OFFSET = 8 * HOUR
_EPOCH = date(1970, 1, 1).toordinal()
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?")


def midnight(day: date) -> int:
    """Return the start of a day in Shanghai, in epoch seconds."""
    return int(datetime(day.year, day.month, day.day, tzinfo=SHANGHAI).timestamp())


def day_of(moment: float) -> date:
    """Return the date in Shanghai at `moment` (epoch seconds)."""
    return datetime.fromtimestamp(moment, SHANGHAI).date()


def epoch_seconds(moment: datetime | float) -> int:
    """Return `moment` in whole epoch seconds; a datetime without a time zone is in Shanghai time."""
    if not isinstance(moment, datetime):
        return int(moment)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)).timestamp())


def start_of_day(moment: int) -> int:
    """Return the start of the Shanghai day of `moment`; both are epoch seconds."""
    return moment - (moment + _OFFSET) % DAY


class Span(NamedTuple):
    """The first and the last epoch second of a time given as text, both inclusive."""

    first: int
    last: int


def span(text: str) -> Span:
    """Parse `yyyy-MM-dd` (a whole day), `yyyy-MM-dd HH:mm` (a minute) or `yyyy-MM-dd HH:mm:ss` (a second).

    Raises:
        ValueError: `text` has another format, or the day or time does not exist.
    """
    if _MOMENT.fullmatch(text) is None:
        raise ValueError(f"not a time: {text!r}")
    first = int(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp())
    return Span(first, first + {10: DAY, 16: 60, 19: 1}[len(text)] - 1)


_MINUTES = [f" {minute // 60:02}:{minute % 60:02}" for minute in range(DAY // 60)]
_SECONDS = [f":{second:02}" for second in range(60)]


@lru_cache(maxsize=4096)
def _day(number: int) -> str:
    return date.fromordinal(_EPOCH + number).isoformat()


def day_text(moment: int) -> str:
    """Format epoch seconds as `yyyy-MM-dd`."""
    return _day((moment + _OFFSET) // DAY)


def time_text(moment: int) -> str:
    """Format epoch seconds as `yyyy-MM-dd HH:mm:ss`."""
    day, second = divmod(moment + _OFFSET, DAY)
    minute, second = divmod(second, 60)
    return _day(day) + _MINUTES[minute] + _SECONDS[second]


def stamp(moment: int) -> str:
    """Format epoch seconds as `yyyyMMddHHmmss`, for document numbers."""
    return datetime.fromtimestamp(moment, UTC).astimezone(SHANGHAI).strftime("%Y%m%d%H%M%S")
