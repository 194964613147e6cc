"""`Clock`: the clock of a sandbox in a test."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from dingdan_sandbox.clock import SHANGHAI


class Clock:
    """The clock of a sandbox in a test: real time until it is set.

    It dates what the sandbox writes and expires Wshoto's tokens. The timestamps of signed requests are compared with
    real time, so clients need no clock of their own.
    """

    def __init__(self) -> None:
        """Start with real time."""
        self._fixed: float | None = None
        self._ahead = 0.0

    def __call__(self) -> float:
        """Return the time in epoch seconds."""
        return self._fixed if self._fixed is not None else time.time() + self._ahead

    @property
    def now(self) -> datetime:
        """The time in Asia/Shanghai."""
        return datetime.fromtimestamp(self(), SHANGHAI)

    def set(self, moment: datetime) -> None:
        """Set the clock. It stands still until `advance`, `set` or `run`.

        Args:
            moment: The time; Asia/Shanghai if it has no time zone.
        """
        self._fixed = (moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)).timestamp()

    def advance(self, span: timedelta) -> None:
        """Move the clock, also backwards. A clock that was not set runs on from there."""
        if self._fixed is not None:
            self._fixed += span.total_seconds()
        else:
            self._ahead += span.total_seconds()

    def run(self) -> None:
        """Start a clock that was set; it runs on from its time."""
        if self._fixed is not None:
            self._ahead, self._fixed = self._fixed - time.time(), None
