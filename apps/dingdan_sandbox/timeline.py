"""Creation and modification times of seeded documents. No time is after the end of the seeded data.

Documents have even intervals from the start of a day. If the seeded data ends within a day, the documents of this day
are spread evenly up to the end, and later changes are compressed into the remaining time.
"""

from __future__ import annotations

from dingdan_sandbox.clock import DAY, midnight
from dingdan_sandbox.sandbox import INTERVAL, Sandbox

SETTLED = 4 * DAY
"""The longest time from the creation of a seeded document to the last change that follows from it, in seconds."""


_COARSEST = 20
"""Waiqin365 orders for each document of the rarest kinds."""


class Timeline:
    """The times of the seeded documents of a sandbox.

    Attributes:
        start: The start of the first day, in epoch seconds.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        """Use the start and the end of the seeded data of `sandbox`."""
        self.start = sandbox.start
        self._today = midnight(sandbox.last_day)
        self._end = sandbox.end
        whole = -(-sandbox.orders // _COARSEST) * _COARSEST * INTERVAL
        self._length = max(1, whole - (self._today - self.start))

    def created(self, offset: int) -> int:
        """Return the creation time of a document in epoch seconds.

        Args:
            offset: Seconds after the start, before the documents of the last day are compressed.
        """
        moment = self.start + offset
        if self._end is None or moment < self._today:
            return moment
        return self._today + (moment - self._today) * (self._end - self._today) // self._length

    def later(self, created: int, delay: int) -> int:
        """Return the time `delay` seconds after `created`, compressed if the seeded data ends too early.

        Compression keeps the order of times. All times are epoch seconds; `delay` is at most `SETTLED`.
        """
        if self._end is None or self._end - created >= SETTLED:
            return created + delay
        return created + delay * (self._end - created) // SETTLED

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return the range of offsets of documents created from `first` to `last` (epoch seconds, inclusive)."""
        return self._offset(first), self._offset(last + 1) + 1

    def _offset(self, moment: int) -> int:
        if self._end is None or moment <= self._today:
            return moment - self.start
        if moment > self._end:
            return max(moment - self.start, self._today + DAY - self.start)
        return self._today - self.start + (moment - self._today) * self._length // (self._end - self._today) - 1
