"""The state of a destination: how far each kind of document has come, and the rows of its tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from dingdan_runtime.tables import Document
from dingdan_sync.destinations.addresses import file_of, open_destination
from dingdan_sync.destinations.package import Progress
from dingdan_sync.errors import UnreachableError


@dataclass(frozen=True)
class DocumentStatus:
    """The state of one kind of document of one tenant.

    Attributes:
        platform: `waiqin365` or `wshoto`.
        tenant: Name of the enterprise.
        document: The kind of document, such as `orders`.
        since: The first moment whose changes are in the destination.
        cursor: The moment up to which they are.
        lag: The time from the cursor to now, by the clock of this machine.
        rows: Rows of the tenant, by table.
    """

    platform: str
    tenant: str
    document: str
    since: dt.datetime
    cursor: dt.datetime
    lag: dt.timedelta
    rows: dict[str, int] = field(default_factory=dict)


def status(to: str) -> list[DocumentStatus]:
    """Read how far the syncs into a destination have come. It writes nothing and calls no platform.

    Args:
        to: The destination, as of `dingdan_sync.sync`.

    Returns:
        One entry for each kind of document of each tenant, in the order of platform, tenant and document; empty if no
        sync has finished a window there.

    Raises:
        InvalidSyncError: The address is none.
        UnreachableError: There is no such file, or the destination cannot be opened; DuckDB allows no second process
            while a sync works.
        DestinationError: It cannot be read.
    """
    path = file_of(to)
    if path is not None and not path.exists():  # opening it would make it
        raise UnreachableError(f"no sync has written to {path}: there is no such file")
    destination = open_destination(to)
    try:
        now = dt.datetime.now(dt.UTC)
        return [
            DocumentStatus(
                each.platform,
                each.tenant,
                each.document,
                each.state.since,
                each.state.cursor,
                max(now - each.state.cursor, dt.timedelta()),
                {name: destination.count(name, each.tenant) for name in _tables(each)},
            )
            for each in destination.progress()
        ]
    finally:
        destination.close()


def _tables(progress: Progress) -> list[str]:
    documents: tuple[Document[Any], ...] = import_module(f"{progress.platform}_api.tables").DOCUMENTS
    return [table.name for each in documents if each.head.part == progress.document for table in each.tables]
