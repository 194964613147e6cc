"""Windows of time: the parts in which a feed is read, and the arguments that ask for one.

Windows are cut at midnights of Asia/Shanghai, because some filters take a day and no time. All but the last are closed:
they end in the past. The documents of the platforms do not say whether a bound belongs to its window, so each window
asks for a second before its start, and for the day that begins at its end where the filter takes days. Rows may come
twice; they are replaced.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from dingdan_runtime.tables import TimeFilter

ZONE = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")
SECOND = dt.timedelta(seconds=1)
DAY = dt.timedelta(days=1)


class Window(NamedTuple):
    """A span of time to read."""

    start: dt.datetime
    end: dt.datetime | None
    """The first moment after it; None for the last window, which ends when it is read."""


def plan(start: dt.datetime, now: dt.datetime, days: int, late: dt.timedelta) -> list[Window]:
    """Cut the time from `start` into closed windows of at most `days` days and one open window.

    The open window begins `late` before now or earlier: a row that arrives while the closed windows are read may have
    such a time of modification. What begins yesterday or later is the open window alone.

    Args:
        start: The first moment, with its zone.
        now: The present, with its zone.
        days: Days of a window.
        late: Time after which a row arrives at most.
    """
    start, today = start.astimezone(ZONE), midnight(now)
    first = start
    found: list[Window] = []
    if start >= today - DAY:  # two windows would both bring the rows of today
        return [Window(start, None)]
    while start < today:
        end = min(midnight(start) + dt.timedelta(days=days), today)
        found.append(Window(start, end))
        start = end
    found.append(Window(max(first, min(start, now.astimezone(ZONE) - late)), None))
    return found


def midnight(moment: dt.datetime) -> dt.datetime:
    """The start of the day of Asia/Shanghai that a moment lies in."""
    return moment.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)


def arguments(by: TimeFilter, window: Window) -> dict[str, Any]:
    """The arguments of a query for the rows of a window, and a few more at its bounds."""
    found: dict[str, Any] = dict(by.always)
    name = by.after or by.start
    if name is not None:
        start = (window.start - SECOND).astimezone(ZONE)
        found[name] = start.date() if name in by.whole_days else start
    if window.end is not None and by.end is not None:
        end = window.end.astimezone(ZONE)
        found[by.end] = end.date() if by.end in by.whole_days else end
    return found
