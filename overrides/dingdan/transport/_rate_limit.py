"""How fast and how many at once a client may call, where its user sets a limit."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from datetime import timedelta
from typing import TYPE_CHECKING

from dingdan._errors import Timeout
from dingdan.transport._deadline import Deadline

if TYPE_CHECKING:
    import anyio
    from throttled import Throttled

TIME_WAS_UP = "the time of the call was up while it waited for {}; this attempt was not sent"
ENDLESS = Deadline(None)
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
        self._threads: threading.BoundedSemaphore | None = None
        self._tasks: anyio.Semaphore | None = None
        if concurrency is not None:
            import anyio

            self._threads = threading.BoundedSemaphore(concurrency)
            self._tasks = anyio.Semaphore(concurrency)

    def slot(self, deadline: Deadline = ENDLESS) -> AbstractContextManager[object]:
        """Wait for fewer requests to be under way; until the block ends this one is.

        Args:
            deadline: Of the call.

        Raises:
            Timeout: The deadline has passed.
        """
        return nullcontext() if self._threads is None else _slot(self._threads, deadline)

    def aslot(self, deadline: Deadline = ENDLESS) -> AbstractAsyncContextManager[object]:
        """`slot` without blocking the event loop."""
        return nullcontext() if self._tasks is None else _aslot(self._tasks, deadline)

    def pace(self, deadline: Deadline = ENDLESS) -> None:
        """Wait until a request may start. To be called just before it is sent, within its slot.

        Raises:
            Timeout: The deadline of the call would pass meanwhile.
        """
        while delay := self._delay(deadline):
            time.sleep(delay)

    async def apace(self, deadline: Deadline = ENDLESS) -> None:
        """`pace` without blocking the event loop."""
        while delay := self._delay(deadline):
            import anyio  # only waiting needs it

            await anyio.sleep(delay)

    def _delay(self, deadline: Deadline = ENDLESS) -> float:
        """Seconds to wait before asking again; 0 when a request may start, and counts."""
        if self._throttle is None:
            return 0
        result = self._throttle.limit()
        if not result.limited:
            return 0
        if not deadline.allows(result.state.retry_after):
            raise Timeout(TIME_WAS_UP.format("max_requests_per_second"))
        return result.state.retry_after


@contextmanager
def _slot(semaphore: threading.BoundedSemaphore, deadline: Deadline) -> Iterator[None]:
    left = deadline.remaining()
    if not semaphore.acquire(timeout=None if left is None else min(left, threading.TIMEOUT_MAX)):
        raise Timeout(TIME_WAS_UP.format("max_concurrency"))
    try:
        yield
    finally:
        semaphore.release()


@asynccontextmanager
async def _aslot(semaphore: anyio.Semaphore, deadline: Deadline) -> AsyncIterator[None]:
    import anyio

    with anyio.move_on_after(deadline.remaining()) as scope:
        await semaphore.acquire()
    if scope.cancelled_caught:
        raise Timeout(TIME_WAS_UP.format("max_concurrency"))
    try:
        yield
    finally:
        semaphore.release()


def _throttle(per_second: float) -> Throttled:
    # Brings redis along where that is installed: not before somebody sets a rate.
    from fractions import Fraction

    from throttled import RateLimiterType, Throttled, rate_limiter
    from throttled.store import MemoryStore

    rate = Fraction(per_second).limit_denominator(FINEST) or Fraction(1, math.ceil(1 / per_second))
    quota = rate_limiter.per_duration(timedelta(seconds=rate.denominator), rate.numerator, burst=1)
    return Throttled(key="client", using=RateLimiterType.GCRA.value, quota=quota, store=MemoryStore())
