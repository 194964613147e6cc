"""Checks of the options of clients and calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx

LONGEST = 1_000_000
"""The largest timeout, in seconds. Sockets and event loops of some systems accept no more."""
MOST_RETRIES = 1_000
LEAST_RATE, HIGHEST_RATE = 1e-6, 1e6
"""The smallest and the largest rate limit, in requests per second."""
LATEST = 250_000_000_000
"""The largest time of a clock, in epoch seconds (in the year 9892)."""


def is_number(value: object, least: float, most: float) -> bool:
    """True if `value` is a number from `least` to `most`; False for NaN."""
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def _is_seconds(value: object) -> bool:
    """True if `value` is a valid number of seconds; False for None."""
    return is_number(value, 0, LONGEST) and value != 0


def _is_timeout(value: object) -> bool:
    """True if `value` is a valid timeout, including None."""
    if isinstance(value, httpx.Timeout):
        return all(phase is None or _is_seconds(phase) for phase in value.as_dict().values())
    return value is None or _is_seconds(value)


def _is_retries(value: object) -> bool:
    """True if `value` is a valid number of retries."""
    return isinstance(value, int) and is_number(value, 0, MOST_RETRIES)


def _is_limit(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0)


def _is_hook(value: object) -> bool:
    return value is None or callable(value)


CHECKS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "timeout": (
        _is_timeout,
        f"must be a number of seconds above 0 and up to {LONGEST}, or an httpx.Timeout of such numbers or None",
    ),
    "total_timeout": (
        lambda value: value is None or _is_seconds(value),
        f"must be a number of seconds above 0 and up to {LONGEST}, or None",
    ),
    "max_retries": (_is_retries, f"must be a whole number from 0 to {MOST_RETRIES}"),
    "strict": (lambda value: isinstance(value, bool), "must be True or False"),
    "max_requests_per_second": (
        lambda value: value is None or is_number(value, LEAST_RATE, HIGHEST_RATE),
        f"must be a number from {LEAST_RATE} to {HIGHEST_RATE:.0f}, or None",
    ),
    "max_concurrency": (_is_limit, "must be a whole number above 0, or None"),
    "max_response_bytes": (_is_limit, "must be a whole number above 0, or None"),
    "on_request": (_is_hook, "must be a function, or None"),
    "on_response": (_is_hook, "must be a function, or None"),
}
"""The check of each client option, and its error message."""
