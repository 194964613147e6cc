"""The options of a sync, checked before anything is read or written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, get_args

from dingdan_sync.errors import InvalidSyncError
from dingdan_sync.packing import Deleted
from dingdan_sync.passes import Clock
from dingdan_sync.windows import ZONE

Since = dt.datetime | dt.date | dt.timedelta | str | None
FIRST_DAYS = 365
"""Days that a first run goes back unless told."""


@dataclass(frozen=True)
class Options:
    """The options of a sync.

    Attributes:
        tenant: Name of the enterprise; part of every key.
        deleted: `"remove"` deleted documents, or `"mark"` them in a column `deleted_at` of the head.
        raw: Keep the JSON of each document in a column `raw`.
        window_days: Days of a window.
        trailing_days: Days of creation that are read in each run where the platform has no filter by modification.
        overlap: Time before the cursor that is read again.
        workers: Windows that are fetched at once.
        max_passes: Times that a window is read at most while its rows are modified.
        pause: Time between two passes over a window; with less than 2 seconds the second pass sees the same changes.
        package_documents: Documents that are written in one transaction, about.
        clock: Gives the present of the platform, with its zone; None to take it from its responses.
        same_enterprise: Take an openid or appid that differs from that of the tenant's rows as another one of the same
            enterprise. It is kept, so one run is enough.
    """

    tenant: str = "default"
    deleted: Deleted = "remove"
    raw: bool = False
    window_days: int = 30
    trailing_days: int = 35
    overlap: dt.timedelta = dt.timedelta(minutes=10)
    workers: int = 3
    max_passes: int = 5
    pause: dt.timedelta = dt.timedelta(seconds=2)
    package_documents: int = 2000
    clock: Clock | None = None
    same_enterprise: bool = False

    def __post_init__(self) -> None:
        """Refuse what no sync can do."""
        if not isinstance(self.tenant, str) or not self.tenant:
            raise InvalidSyncError(f"tenant is a name, not {self.tenant!r}")
        if self.deleted not in get_args(Deleted):
            raise InvalidSyncError(f"deleted is 'remove' or 'mark', not {self.deleted!r}")
        for name in ("window_days", "trailing_days", "workers", "max_passes", "package_documents"):
            value: Any = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise InvalidSyncError(f"{name} is a whole number from 1, not {value!r}")
        for name in ("overlap", "pause"):
            time: Any = getattr(self, name)
            if not isinstance(time, dt.timedelta) or time < dt.timedelta():
                raise InvalidSyncError(f"{name} is a timedelta that is not negative, not {time!r}")

    def now(self) -> dt.datetime:
        """The present, by the clock of the options or of this machine."""
        return (self.clock() if self.clock else dt.datetime.now(dt.UTC)).astimezone(dt.UTC)


def first_moment(since: Since, now: dt.datetime) -> dt.datetime:
    """The moment from which changes are wanted.

    Args:
        since: A datetime or a date (without a zone in Asia/Shanghai), ISO text of one, a timedelta before now, or None
            for a year.
        now: The present.

    Raises:
        InvalidSyncError: It is none of them, or later than now.
    """
    moment = _moment(since, now)
    if moment > now:
        raise InvalidSyncError(f"since is {moment.isoformat()}, which is later than now ({now.isoformat()})")
    return moment.replace(microsecond=0)


def _moment(since: Since, now: dt.datetime) -> dt.datetime:
    if since is None:
        since = dt.timedelta(days=FIRST_DAYS)
    try:
        if isinstance(since, str):
            since = dt.datetime.fromisoformat(since)
        if isinstance(since, dt.timedelta):
            return now - since
        if isinstance(since, dt.datetime):
            return (since if since.tzinfo else since.replace(tzinfo=ZONE)).astimezone(dt.UTC)
        if isinstance(since, dt.date):
            return dt.datetime.combine(since, dt.time(), ZONE).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        pass
    raise InvalidSyncError(f"since is a datetime, a date, ISO text of one or a timedelta, not {since!r}")
