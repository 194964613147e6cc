"""Checks of the options of clients and calls."""

from __future__ import annotations

import httpx

LONGEST = 1_000_000
"""Seconds that a timeout may have. What sockets and event loops take beyond it differs from system to system."""
MOST_RETRIES = 1_000
LEAST_RATE, HIGHEST_RATE = 1e-6, 1e6
"""Requests a second between which a limit may be."""
LATEST = 250_000_000_000
"""Epoch seconds that a clock may give: a moment of the year 9892."""
TIMEOUT_IS = f"is a number of seconds above 0 and up to {LONGEST}, or an httpx.Timeout of such numbers or None"
RETRIES_ARE = f"is a whole number from 0 to {MOST_RETRIES}"


def is_seconds(value: object) -> bool:
    """Tell whether `value` is a length of time that can be waited."""
    return is_number(value, 0, LONGEST) and value != 0


def is_timeout(value: object) -> bool:
    """Tell whether `value` will do for a timeout, None included."""
    if isinstance(value, httpx.Timeout):
        return all(phase is None or is_seconds(phase) for phase in value.as_dict().values())
    return value is None or is_seconds(value)


def is_retries(value: object) -> bool:
    """Tell whether `value` will do for a number of retries."""
    return is_count(value) and is_number(value, 0, MOST_RETRIES)


def is_number(value: object, least: float, most: float) -> bool:
    """Tell whether `value` is a number from `least` to `most`, which NaN is not."""
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def is_count(value: object) -> bool:
    """Tell whether `value` is a whole number, 0 or more."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
