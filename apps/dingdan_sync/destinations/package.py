"""The shapes that go between a sync and its destination: tables, packages and cursors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

import pyarrow as pa

TENANT = "tenant"
DELETED_AT = "deleted_at"


@dataclass(frozen=True)
class Target:
    """A table of the destination.

    Attributes:
        name: Its name, such as `waiqin365_order_lines`.
        schema: Its columns, the tenant's first.
        key: Columns that identify a row, the tenant's first.
        owner: The column that holds the id of the document; in the head its own id.
        month: Of a head: the column with the time that says which month a document belongs to, if there is one.
    """

    name: str
    schema: pa.Schema
    key: tuple[str, ...]
    owner: str
    month: str | None = None


@dataclass(frozen=True)
class State:
    """The progress of a kind of document.

    Attributes:
        since: The first moment whose changes are in the destination.
        cursor: The moment up to which they are.
    """

    since: dt.datetime
    cursor: dt.datetime


@dataclass(frozen=True)
class Progress:
    """The progress of a kind of document of a tenant, as the destination has it."""

    platform: str
    tenant: str
    document: str
    state: State


@dataclass(frozen=True)
class Vanished:
    """Documents that the platform no longer has."""

    head: Target
    ids: Sequence[str]
    moment: dt.datetime


@dataclass
class Package:
    """The rows and the state that are written in one transaction.

    Attributes:
        platform: `waiqin365` or `wshoto`.
        tenant: Whose rows they are.
        document: The kind of document, such as `orders`.
        ids: Documents whose rows are deleted first, in all tables.
        tables: The rows that are inserted then.
        state: What the cursor becomes; None if it stays.
        keep_deleted_at: The head whose `deleted_at` stays as it was first set; None if deleted documents go.
        vanished: Documents that are marked as deleted and otherwise stay as they are.
    """

    platform: str
    tenant: str
    document: str
    ids: Sequence[str] = ()
    tables: Sequence[tuple[Target, pa.Table]] = field(default_factory=list)
    state: State | None = None
    keep_deleted_at: Target | None = None
    vanished: Vanished | None = None


class Destination(Protocol):
    """A place where tables are kept. A package is applied whole or not at all."""

    def lock(self, platform: str) -> AbstractContextManager[None]:
        """Keep other syncs of a platform out while the block runs.

        Raises:
            AlreadyRunningError: One is at work.
        """
        ...

    def prepare(self, platform: str, document: str, targets: Sequence[Target]) -> None:
        """Make tables and columns that are missing.

        If a table was made, the document's cursors are removed in the same transaction: it is read from the start.

        Raises:
            ForeignTableError: A table of that name is not ours.
            ColumnTypeError: A column has another type.
        """
        ...

    def accounts(self, platform: str, tenant: str) -> list[str]:
        """Read the fingerprints of the accounts that a tenant's rows came from."""
        ...

    def add_account(self, platform: str, tenant: str, fingerprint: str) -> None:
        """Keep the fingerprint of an account."""
        ...

    def states(self, platform: str, tenant: str) -> dict[str, State]:
        """Read how far each kind of document has come."""
        ...

    def apply(self, package: Package) -> None:
        """Write a package in one transaction."""
        ...

    def differing(self, package: Package) -> set[str]:
        """Return the ids of the package whose rows are not the same in the destination."""
        ...

    def ids(self, target: Target, tenant: str) -> Iterator[str]:
        """Yield the ids of all documents of a tenant."""
        ...

    def scales(self) -> dict[str, dict[str, int]]:
        """Return the scales of the decimal columns, by table and column."""
        ...

    def finish(self, documents: Sequence[Sequence[Target]]) -> None:
        """Do what follows a run: nothing, unless files are made of the tables of its documents."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


class Database(Destination, Protocol):
    """A destination that can be asked what it holds."""

    def progress(self) -> list[Progress]:
        """Read how far each kind of document of each tenant has come."""
        ...

    def count(self, name: str, tenant: str) -> int:
        """Count the rows of a tenant in a table; 0 if there is no such table."""
        ...
