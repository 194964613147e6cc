"""The rate and concurrency limits of a client."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from dingdan._errors import Timeout
from dingdan.transport._deadline import Deadline

if TYPE_CHECKING:
    from throttled import Throttled

    from dingdan.transport._io import IO

TIME_IS_UP = "the deadline of the call passed while it waited for {}; this attempt was not sent"
RATE_DENOMINATOR = 1000
"""Rates are rounded to 1/1000 of a request per second."""


class Limits:
    """The limits shared by all requests of a client; None means no limit.

    Requests are evenly spaced, without bursts, because neither platform publishes its rates.
    """

    def __init__(self, per_second: float | None, concurrency: int | None, response_bytes: int | None = None) -> None:
        self.concurrency = concurrency
        self.response_bytes = response_bytes
        self.paced = per_second is not None
        """True if there is a rate limit."""
        self._throttle = None if per_second is None else _throttle(per_second)

    async def pace(self, io: IO[Any], deadline: Deadline) -> None:
        """Wait until the rate limit allows a request. Call it just before sending, within the slot of the call.

        Raises:
            Timeout: the wait would exceed the deadline.
        """
        if self._throttle is None:
            return
        while (result := self._throttle.limit()).limited:
            if not deadline.allows(result.state.retry_after):
                raise Timeout(TIME_IS_UP.format("max_requests_per_second"))
            await io.sleep(result.state.retry_after)


class Slots:
    """The slots of a client, which limit the number of concurrent calls to `max_concurrency`."""

    def __init__(self, io: IO[Any], count: int) -> None:
        self._io = io
        self._semaphore = io.semaphore(count)

    async def acquire(self, deadline: Deadline) -> None:
        """Wait for a free slot and take it.

        Raises:
            Timeout: the deadline has passed.
        """
        if not await self._io.acquire(self._semaphore, deadline.remaining()):
            raise Timeout(TIME_IS_UP.format("max_concurrency"))

    def release(self) -> None:
        """Free the slot."""
        self._semaphore.release()


def _throttle(per_second: float) -> Throttled:
    # Imported when a rate is set, since it imports redis where that is installed.
    from fractions import Fraction

    from throttled import RateLimiterType, Throttled, rate_limiter
    from throttled.store import MemoryStore

    rate = Fraction(per_second).limit_denominator(RATE_DENOMINATOR) or Fraction(1, math.ceil(1 / per_second))
    quota = rate_limiter.per_duration(timedelta(seconds=rate.denominator), rate.numerator, burst=1)
    return Throttled(key="client", using=RateLimiterType.GCRA.value, quota=quota, store=MemoryStore())
