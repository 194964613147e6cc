"""Packages from records: Arrow tables with the tenant's column, without rows that are deleted or have no id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Literal

import pyarrow as pa

from dingdan_runtime import Record
from dingdan_runtime.arrow import TableReader, Tables, join, schema
from dingdan_runtime.tables import Table
from dingdan_sync.compute import compute
from dingdan_sync.destinations.package import DELETED_AT, TENANT, Package, State, Target, Vanished
from dingdan_sync.feeds import Feed
from dingdan_sync.windows import ZONE

Deleted = Literal["remove", "mark"]
DELETED_AT_TYPE = pa.timestamp("us", "Asia/Shanghai")


@dataclass(frozen=True)
class ReadDocuments:
    """Documents that came together, as tables.

    Attributes:
        ids: Their ids, each once.
        tables: Their rows.
        unidentified: Records among them without an id, which no table can hold.
    """

    ids: list[str]
    tables: Tables
    unidentified: int


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
        self._reading = Lock()
        """Windows are read in several threads; the reader keeps scales that rise."""
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

    def read(self, records: Sequence[Record]) -> ReadDocuments:
        """Read records, of which the last of an id counts. Tables need a third of the memory of records.

        Args:
            records: Documents as they came.
        """
        keys = list(map(self._feed.identity, records))
        latest = {key: record for key, record in zip(keys, records, strict=True) if key is not None}
        with self._reading:
            tables = self._reader.read(list(latest.values()))
        return ReadDocuments([str(key) for key in latest], tables, keys.count(None))

    def pack(self, parts: Sequence[ReadDocuments], state: State | None, now: dt.datetime) -> Packed:
        """Make a package of documents, of which the last of an id counts.

        Args:
            parts: Documents in the order in which they came, one part or more.
            state: What the cursor becomes.
            now: The time of deletion of documents that are marked.
        """
        known: set[str] = set()
        found: list[Tables] = []
        for part in reversed(parts):
            found.append(self._without(part.tables, known.intersection(part.ids)))
            known.update(part.ids)
        with self._reading:
            rows = join(self._reader, found[::-1])
        gone = self._gone(rows.head)
        tables = [(target, self._finished(target, rows[target.name], gone, now)) for target in self.targets]
        ids = list(dict.fromkeys(each for part in parts for each in part.ids))
        keep = self.head if self._marks and ids else None
        package = Package(self._feed.platform, self._tenant, self._feed.name, ids, tables, state, keep)
        return Packed(package, len(ids), len(gone), sum(part.unidentified for part in parts))

    def _without(self, tables: Tables, ids: set[str]) -> Tables:
        """Leave out documents that came again later."""
        if not ids:
            return tables
        again = pa.array(list(ids), pa.string())
        kept = {}
        for target in self.targets:
            rows = tables[target.name]
            kept[target.name] = rows.filter(compute.invert(compute.is_in(rows[target.owner], again)))
        return Tables(tables.document, kept)

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
