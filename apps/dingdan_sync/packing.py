"""Packages from records: Arrow tables with the tenant's column, without rows that are deleted or have no id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

from dingdan_runtime import Record
from dingdan_runtime.arrow import TableReader, schema
from dingdan_runtime.tables import Table
from dingdan_sync.compute import compute
from dingdan_sync.destinations.package import DELETED_AT, TENANT, Package, State, Target, Vanished
from dingdan_sync.feeds import Feed
from dingdan_sync.windows import ZONE

Deleted = Literal["remove", "mark"]
DELETED_AT_TYPE = pa.timestamp("us", "Asia/Shanghai")


@dataclass
class Packed:
    """A package and the numbers of its documents."""

    package: Package
    documents: int
    deleted: int
    unidentified: int


class Packer:
    """Makes the packages of one kind of document of one tenant."""

    def __init__(
        self,
        feed: Feed,
        tenant: str,
        deleted: Deleted,
        raw: bool,
        scales: dict[str, dict[str, int]],
        parts: Collection[str] | None = None,
    ) -> None:
        """Take what all packages have in common.

        Args:
            feed: The kind of document.
            tenant: Whose rows they are.
            deleted: Remove deleted documents, or mark them in a column `deleted_at`.
            raw: Keep the JSON of each document.
            scales: Scales of decimal columns in the destination, by table and column.
            parts: Tables that are wanted beside the head, such as `["lines"]`; all unless given.
        """
        self._feed, self._tenant, self._deleted = feed, tenant, deleted
        if parts is not None:
            parts = {feed.document.head.part, *parts}
        tables = [table for table in feed.document.tables if parts is None or table.part in parts]
        self._reader = TableReader(feed.document, parts=parts, raw=raw, scales=scales)
        self._deletion = feed.document.deleted
        self.targets = [self._target(table, raw) for table in tables]

    @property
    def head(self) -> Target:
        """The table with one row a document."""
        return self.targets[0]

    def _target(self, table: Table, raw: bool) -> Target:
        columns = schema(table, scales=self._reader.scales.get(table.name), raw=raw)
        columns = columns.insert(0, pa.field(TENANT, pa.string()))
        if self._marks and table is self._feed.document.head:
            columns = columns.append(pa.field(DELETED_AT, DELETED_AT_TYPE))
        return Target(table.name, columns, (TENANT, *table.key), table.owner, self._month(table))

    def _month(self, table: Table) -> str | None:
        """The column of creation, or else the first with a time."""
        created = self._feed.document.created
        if table.role != "head":
            return None
        if created is not None and created.column is not None:
            return created.column
        return next((column.name for column in table.columns if column.kind in ("time", "date")), None)

    @property
    def _marks(self) -> bool:
        return self._deleted == "mark"

    def pack(self, records: Sequence[Record], state: State | None, now: dt.datetime) -> Packed:
        """Make a package of records, of which the last of an id counts.

        Args:
            records: Documents as they came.
            state: What the cursor becomes.
            now: The time of deletion of documents that are marked.
        """
        latest = {key: record for record in records if (key := self._feed.identity(record)) is not None}
        rows = self._reader.read(list(latest.values()))
        gone = self._gone(rows.head)
        tables = [(target, self._finished(target, rows[target.name], gone, now)) for target in self.targets]
        ids = [str(key) for key in latest]
        keep = self.head if self._marks and ids else None
        package = Package(self._feed.platform, self._tenant, self._feed.name, ids, tables, state, keep)
        unidentified = sum(self._feed.identity(record) is None for record in records)
        return Packed(package, len(ids), len(gone), unidentified)

    def empty(self, state: State | None, ids: Sequence[str] = ()) -> Package:
        """Make a package that removes documents, or sets the cursor alone."""
        nothing = [(target, target.schema.empty_table()) for target in self.targets]
        return Package(self._feed.platform, self._tenant, self._feed.name, ids, nothing if ids else [], state)

    def vanished(self, ids: Sequence[str], now: dt.datetime) -> Package:
        """Make a package that removes documents which the platform no longer has, or marks them."""
        if not self._marks:
            return self.empty(None, ids)
        marked = Vanished(self.head, ids, now.astimezone(ZONE))
        return Package(self._feed.platform, self._tenant, self._feed.name, vanished=marked)

    def _gone(self, head: pa.Table) -> pa.Array:
        if self._deletion is None:
            return pa.array([], pa.string())
        state = head[self._deletion.column]
        deleted = compute.is_in(state, pa.array(self._deletion.values, state.type))
        return head[self._feed.document.head.owner].filter(deleted).combine_chunks()

    def _finished(self, target: Target, rows: pa.Table, gone: pa.Array, now: dt.datetime) -> pa.Table:
        if not self._marks and len(gone):
            rows = rows.filter(compute.invert(compute.is_in(rows[target.owner], gone)))
        rows = rows.add_column(0, TENANT, pa.repeat(pa.scalar(self._tenant, pa.string()), rows.num_rows))
        if self._marks and target is self.head:
            deleted = compute.is_in(rows[target.owner], gone)
            moment = pa.scalar(now, DELETED_AT_TYPE)
            rows = rows.append_column(DELETED_AT, compute.if_else(deleted, moment, pa.scalar(None, DELETED_AT_TYPE)))
        return rows
