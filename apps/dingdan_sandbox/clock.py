"""Times: epoch seconds inside, local text of Asia/Shanghai on the wire.

China has kept +08:00 all year since 1991, so a constant serves as well as a zone and needs no zone data.
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
    """Return the start of a day of Shanghai in epoch seconds."""
    return int(datetime(day.year, day.month, day.day, tzinfo=SHANGHAI).timestamp())


def day_of(moment: float) -> date:
    """Return the day of Shanghai that epoch seconds lie in."""
    return datetime.fromtimestamp(moment, SHANGHAI).date()


def epoch_seconds(moment: datetime | float) -> int:
    """Return a moment in whole epoch seconds; a datetime without a zone is of Shanghai."""
    if not isinstance(moment, datetime):
        return int(moment)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)).timestamp())


def start_of_day(moment: int) -> int:
    """Return the epoch seconds at which the day that `moment` lies in began."""
    return moment - (moment + _OFFSET) % DAY


class Span(NamedTuple):
    """The seconds that a time given as text stands for, both ends included."""

    first: int
    last: int


def span(text: str) -> Span:
    """Read `yyyy-MM-dd`, `yyyy-MM-dd HH:mm` or `yyyy-MM-dd HH:mm:ss`: a whole day, a minute or a second.

    Raises:
        ValueError: it is none of them, or no such day or time exists.
    """
    if _MOMENT.fullmatch(text) is None:
        raise ValueError(f"no time: {text!r}")
    first = int(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp())
    return Span(first, first + {10: DAY, 16: 60, 19: 1}[len(text)] - 1)


_MINUTES = [f" {minute // 60:02}:{minute % 60:02}" for minute in range(DAY // 60)]
_SECONDS = [f":{second:02}" for second in range(60)]


@lru_cache(maxsize=4096)
def _day(number: int) -> str:
    return date.fromordinal(_EPOCH + number).isoformat()


def day_text(moment: int) -> str:
    """Write epoch seconds as `yyyy-MM-dd`."""
    return _day((moment + _OFFSET) // DAY)


def time_text(moment: int) -> str:
    """Write epoch seconds as `yyyy-MM-dd HH:mm:ss`."""
    day, second = divmod(moment + _OFFSET, DAY)
    minute, second = divmod(second, 60)
    return _day(day) + _MINUTES[minute] + _SECONDS[second]


def stamp(moment: int) -> str:
    """Write epoch seconds as `yyyyMMddHHmmss`, for numbers of documents."""
    return datetime.fromtimestamp(moment, UTC).astimezone(SHANGHAI).strftime("%Y%m%d%H%M%S")
