"""The times of runs that repeat: spans of time as people write them, jitter and back-off."""

from __future__ import annotations

import datetime as dt
import re

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
JITTER_PART = 10
"""The part of `every` that runs are late by at most, unless told: a tenth."""
LONGEST_JITTER_SECONDS = 30.0

Span = dt.timedelta | str
"""A span of time: a timedelta, or text such as `90s`, `5m`, `2h` or `1d`."""


def seconds_of(span: Span) -> float:
    """The seconds of a span of time.

    Args:
        span: A timedelta, or a number and one of the letters s, m, h and d.

    Raises:
        ValueError: It is neither, or negative.
    """
    if isinstance(span, dt.timedelta) and span >= dt.timedelta():
        return span.total_seconds()
    found = re.fullmatch(r"([0-9]{1,9}(?:\.[0-9]{1,6})?)([smhd])", span) if isinstance(span, str) else None
    if found is None:
        raise ValueError(f"a span of time is a timedelta that is not negative, or text such as 90s, 5m or 2h: {span!r}")
    return float(found[1]) * UNITS[found[2]]


def usual_jitter(every: float) -> float:
    """The seconds that runs are late by at most unless told."""
    return min(every / JITTER_PART, LONGEST_JITTER_SECONDS)


def wait_after_success(every: float, jitter: float, took: float, chance: float) -> float:
    """The seconds from the end of a run that succeeded to the start of the next.

    Args:
        every: Seconds from start to start.
        jitter: Seconds that are added at most.
        took: Seconds that the run took.
        chance: A random number from 0 to 1.
    """
    return max(0.0, every + jitter * chance - took)


def wait_after_failure(failures: int, first: float, longest: float, chance: float) -> float:
    """The seconds from the end of a run that failed to the start of the next: doubled each time, half of it by chance.

    Args:
        failures: Runs that failed one after the other, from 1.
        first: Seconds after the first.
        longest: Seconds at most.
        chance: A random number from 0 to 1.
    """
    doublings = min(failures - 1, 64)  # a float holds that, and no wait is as long
    return min(first * 2.0**doublings, longest) * (1 - chance / 2)
