"""Partitions: a tenant and windows of time. One is pickled and sent to a worker, so it holds names and times alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pyspark.sql.datasource import InputPartition  # pyright: ignore[reportMissingImports]

from dingdan_spark.options import ReadOptions
from dingdan_sync.windows import Window, plan


class WindowsPartition(InputPartition):  # type: ignore[misc]
    """Windows of a tenant that one task reads."""

    def __init__(self, tenant: str, windows: list[Window], shares: int, until: dt.datetime | None = None) -> None:
        """Take the parts.

        Args:
            tenant: Name of the enterprise.
            windows: Times of creation; times of modification if `until` is given.
            shares: Tasks that share the rate of the tenant.
            until: The end of a batch of changes; None for a snapshot.
        """
        self.tenant, self.windows, self.shares, self.until = tenant, windows, shares, until

    def __repr__(self) -> str:
        """Show the parts."""
        return f"WindowsPartition({self.tenant!r}, {len(self.windows)} windows, shares={self.shares})"


def snapshot(options: ReadOptions, tenants: tuple[str, ...], now: dt.datetime) -> list[WindowsPartition]:
    """The partitions of all documents that were created since the first moment.

    A document is never created anew, so it is in one window, whatever is edited meanwhile.

    Args:
        options: The options of the read.
        tenants: The tenants to read.
        now: The present.
    """
    windows = plan(options.since, now, options.window_days, dt.timedelta())
    count = min(options.partitions, len(windows))
    return [
        WindowsPartition(tenant, windows[place::count], count)
        for place in range(count)
        for tenant in tenants
    ]  # fmt: skip


def changes(options: ReadOptions, since: Mapping[str, dt.datetime], until: dt.datetime) -> list[WindowsPartition]:
    """The partitions of what changed since a moment: one a tenant, which gives each document once.

    Args:
        options: The options of the read.
        since: The moments, by tenant.
        until: The end of the batch.
    """
    return [
        WindowsPartition(tenant, plan(start, until, options.window_days, options.overlap), 1, until)
        for tenant, start in since.items()
    ]
