"""The times at which seeded documents are created and changed: never after the seeds end.

Documents follow each other at even intervals from the start of a day. Where the seeds end at a moment, those of the
last day are spread evenly up to it, and what follows a document has the time that is left.
"""

from __future__ import annotations

from dingdan_sandbox.clock import DAY, midnight
from dingdan_sandbox.sandbox import INTERVAL, Sandbox

SETTLED = 4 * DAY
"""Seconds within which everything happens to a seeded document, and to what follows from it."""


_COARSEST = 20
"""Orders for each document of the rarest kinds, the last of which reaches furthest."""


class Timeline:
    """The times of the seeds of a sandbox.

    Attributes:
        start: Epoch seconds at which the first day begins.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        """Read when the seeds of `sandbox` begin and end."""
        self.start = sandbox.start
        self._today = midnight(sandbox.last_day)
        self._end = sandbox.end
        whole = -(-sandbox.orders // _COARSEST) * _COARSEST * INTERVAL
        self._length = max(1, whole - (self._today - self.start))

    def created(self, offset: int) -> int:
        """Return when a document is created.

        Args:
            offset: Seconds after the start, if the last day were like the others.
        """
        moment = self.start + offset
        if self._end is None or moment < self._today:
            return moment
        return self._today + (moment - self._today) * (self._end - self._today) // self._length

    def later(self, created: int, delay: int) -> int:
        """Return when something happens, `delay` seconds after its document was created if there is time enough.

        The order of two moments stays what it is.
        """
        if self._end is None or self._end - created >= SETTLED:
            return created + delay
        return created + delay * (self._end - created) // SETTLED

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets between which documents created between two times (both included) have theirs."""
        return self._offset(first), self._offset(last + 1) + 1

    def _offset(self, moment: int) -> int:
        if self._end is None or moment <= self._today:
            return moment - self.start
        if moment > self._end:
            return max(moment - self.start, self._today + DAY - self.start)
        return self._today - self.start + (moment - self._today) * self._length // (self._end - self._today) - 1
