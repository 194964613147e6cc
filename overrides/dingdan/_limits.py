"""How fast and how many at once a client may call, where its user sets a limit."""

from __future__ import annotations

import math
import threading
import time
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    nullcontext,
)
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from throttled import Throttled

FINEST = 1000
"""Rates are rounded to this fraction of a request a second."""


class Limits:
    """What all requests of one client wait for. None is no limit.

    Args:
        per_second: Requests that may start in a second, evenly spaced: no burst, since neither platform
            publishes what it bears.
        concurrency: Requests that may be under way at once.
        response_bytes: Bytes of one response that are read.
    """

    def __init__(self, per_second: float | None, concurrency: int | None, response_bytes: int | None = None) -> None:
        self.response_bytes = response_bytes
        self._throttle = None if per_second is None else _throttle(per_second)
        self._threads: AbstractContextManager[object] = nullcontext()
        self._tasks: AbstractAsyncContextManager[object] = nullcontext()
        if concurrency is not None:
            import anyio

            self._threads = threading.BoundedSemaphore(concurrency)
            self._tasks = anyio.Semaphore(concurrency)

    def slot(self) -> AbstractContextManager[object]:
        """Wait for fewer requests to be under way; until the block ends this one is."""
        return self._threads

    def aslot(self) -> AbstractAsyncContextManager[object]:
        """`slot` without blocking the event loop."""
        return self._tasks

    def pace(self) -> None:
        """Wait until a request may start. To be called just before it is sent, within its slot."""
        while delay := self._delay():
            time.sleep(delay)

    async def apace(self) -> None:
        """`pace` without blocking the event loop."""
        while delay := self._delay():
            import anyio  # only waiting needs it

            await anyio.sleep(delay)

    def _delay(self) -> float:
        """Seconds to wait before asking again; 0 when a request may start, and counts."""
        if self._throttle is None:
            return 0
        result = self._throttle.limit()
        return result.state.retry_after if result.limited else 0


def _throttle(per_second: float) -> Throttled:
    # Brings redis along where that is installed: not before somebody sets a rate.
    from fractions import Fraction

    from throttled import RateLimiterType, Throttled, rate_limiter
    from throttled.store import MemoryStore

    rate = Fraction(per_second).limit_denominator(FINEST) or Fraction(1, math.ceil(1 / per_second))
    quota = rate_limiter.per_duration(timedelta(seconds=rate.denominator), rate.numerator, burst=1)
    return Throttled(key="client", using=RateLimiterType.GCRA.value, quota=quota, store=MemoryStore())
