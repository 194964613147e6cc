"""Reading a partition in a worker: pages, the spool, Arrow batches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pyarrow as pa

from dingdan import Waiqin365, Wshoto
from dingdan_runtime import Record
from dingdan_spark.credentials import client_of
from dingdan_spark.errors import ClockError, UnsettledError
from dingdan_spark.options import ReadOptions
from dingdan_spark.partitions import WindowsPartition
from dingdan_spark.schemas import arrow_schema
from dingdan_spark.snapshots import read_created
from dingdan_sync.feeds import Feed, feeds
from dingdan_sync.packing import Packer
from dingdan_sync.passes import Rows, read_window
from dingdan_sync.spool import Spool, most_places, with_deletions

BATCH_ROWS = 10_000
"""Rows of a batch at most; Spark's own default for Arrow."""


def read_partition(options: ReadOptions, partition: WindowsPartition) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a partition; each document once, in its latest version.

    Args:
        options: The options of the read.
        partition: The tenant and its windows.

    Raises:
        CredentialsError: There are no credentials for the tenant.
        UnsettledError: The rows of a window were modified during each pass.
        ClockError: The clock of the driver is ahead.
        DingdanError: A call failed.
    """
    schema = arrow_schema(options)
    with (
        client_of(
            options.platform, partition.tenant, options.credentials, options.max_requests_per_second, partition.shares
        ) as client,
        Spool() as spool,
    ):
        _fill(spool, client, options, partition)
        for found in spool.changes():
            for target, rows in found.tables:
                if target.name == options.table:
                    if options.deletions:
                        rows = with_deletions(target, rows, found.ids, partition.tenant)
                    yield from rows.cast(schema).to_batches(max_chunksize=BATCH_ROWS)


def _fill(spool: Spool, client: Waiqin365 | Wshoto, options: ReadOptions, partition: WindowsPartition) -> None:
    document, table = options.document, options.part
    (feed,) = feeds(client, [document.name])
    # Problems are those of the tables that are read, so their table needs all.
    parts = None if table.role == "problems" else [table.part]
    packer = Packer(feed, partition.tenant, "remove", options.raw, most_places(document), parts)
    records = _snapshot if partition.until is None else _changes
    for page in records(feed, options, partition):
        spool.apply(packer.pack([packer.read(page)], None, dt.datetime.now(dt.UTC)).package)


def _snapshot(feed: Feed, options: ReadOptions, partition: WindowsPartition) -> Iterator[list[Record]]:
    for window in partition.windows:
        yield from read_created(feed, window, options.max_passes, options.pause)


def _changes(feed: Feed, options: ReadOptions, partition: WindowsPartition) -> Iterator[list[Record]]:
    """The windows in the order of time, the open one last: a document that is edited meanwhile moves there."""
    assert partition.until is not None
    for window in partition.windows:
        for item in read_window(feed, window, options.max_passes, options.pause):
            if isinstance(item, Rows):
                yield item.records
                continue
            if not item.settled:
                raise UnsettledError(
                    f"{feed.document.name} of tenant {partition.tenant!r}, changes since {window.start.isoformat()}: "
                    f"rows were modified during each of {item.passes} passes. Read again, or with fewer window_days"
                )
            if window.end is None and item.reached + options.overlap < partition.until:
                raise ClockError(
                    f"the batch ends at {partition.until.isoformat()} by the driver's clock, and the platform says "
                    f"{item.reached.isoformat()}: set the driver's clock right, or give a greater overlap_minutes"
                )
