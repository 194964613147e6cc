"""Databases that speak SQL: the statements that all of them share.

Three tables of its own tell a sync what it made, how far it has come and of whom the rows are: `dingdan_sync_columns`,
`dingdan_sync_state` and `dingdan_sync_accounts`. Columns are added and decimal columns widened; nothing is dropped.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pyarrow as pa

from dingdan_sync.destinations.columns import logical_type, quote, scale_of
from dingdan_sync.destinations.package import DELETED_AT, TENANT, Package, Progress, State, Target
from dingdan_sync.errors import ColumnTypeError, ForeignTableError, SyncError
from dingdan_sync.windows import ZONE

COLUMNS = "dingdan_sync_columns"
STATE = "dingdan_sync_state"
ACCOUNTS = "dingdan_sync_accounts"
KEPT = "dingdan_sync_kept"
STAGED = "dingdan_sync_staged"


class SqlDestination(ABC):
    """A database; subclasses know its connection, its types and its way to insert."""

    key_index = True
    """False where a primary key costs more than it gives."""
    except_rows = "except all"
    """The operator for the rows of one query that are not in another, repeated ones too if it has one."""

    # What subclasses do.

    @abstractmethod
    def lock(self, platform: str) -> AbstractContextManager[None]:
        """Keep other syncs of a platform out while the block runs."""

    @abstractmethod
    def execute(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement with `?` for values; return its rows."""

    @abstractmethod
    def insert(self, name: str, rows: pa.Table) -> None:
        """Insert rows into the columns of their names."""

    @abstractmethod
    def one_of(self, column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
        """A condition that a column has one of the values, and its parameters."""

    @abstractmethod
    def exists(self, name: str) -> bool:
        """Return True if there is a table or view of this name."""

    @abstractmethod
    def sql_type(self, logical: str, key: bool = False) -> str:
        """The type of a column in this database, or of one that is part of a key."""

    @abstractmethod
    def widen(self, name: str, column: str, logical: str) -> None:
        """Widen a decimal column."""

    @abstractmethod
    def translate(self, error: Exception) -> SyncError | None:
        """The error of a sync for an error of the driver; None if it is none."""

    @abstractmethod
    def close(self) -> None:
        """Close the connection."""

    # What some do otherwise.

    def time_text(self, moment: dt.datetime) -> str:
        """A time as the database takes it."""
        return moment.astimezone(ZONE).replace(microsecond=0).isoformat(" ")

    def drop_temporary(self, name: str) -> None:
        """Drop a temporary table."""
        self.execute(f"drop table {name}")

    def before_replacing(self, package: Package) -> None:  # noqa: B027
        """Do what belongs into the transaction of a package, before its rows are replaced."""

    def after_replacing(self, package: Package) -> None:  # noqa: B027
        """Do what belongs into the transaction of a package, after its rows are replaced."""

    def finish(self, documents: Sequence[Sequence[Target]]) -> None:  # noqa: B027 - most have nothing to do
        """Do what follows a run."""

    # What all share.

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what the block did, or nothing of it."""
        with self.errors():
            self.execute("begin")
            try:
                yield
                self.execute("commit")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Raise errors of the driver as errors of a sync."""
        try:
            yield
        except Exception as error:
            translated = self.translate(error)
            if translated is None:
                raise
            raise translated from error

    def _roll_back(self) -> None:
        try:
            self.execute("rollback")
        except Exception as error:
            if self.translate(error) is None:
                raise

    def prepare(self, platform: str, document: str, targets: Sequence[Target]) -> None:
        """Make tables and columns that are missing; a document of which a table is made is read from the start."""
        with self.transaction():
            self.make_own_tables()
            if not all(self.exists(target.name) for target in targets):
                self.execute(f"delete from {STATE} where platform = ? and document = ?", [platform, document])
            for target in targets:
                self._prepare(target)

    def make_own_tables(self) -> None:
        """Make the tables that say what the sync made and how far it has come."""
        for name, columns, keys in (
            (COLUMNS, ("table_name", "column_name", "column_type"), 2),
            (STATE, ("platform", "tenant", "document", "since", "read_until"), 3),
            (ACCOUNTS, ("platform", "tenant", "fingerprint"), 3),
        ):
            if not self.exists(name):
                listed = ", ".join(f"{column} {self.sql_type('text', key=True)} not null" for column in columns)
                self.execute(f"create table {name} ({listed}, primary key ({', '.join(columns[:keys])}))")

    def _registered(self, name: str) -> dict[str, str]:
        found = self.execute(f"select column_name, column_type from {COLUMNS} where table_name = ?", [name])
        return dict(found)

    def _prepare(self, target: Target) -> None:
        registered = self._registered(target.name)
        wanted = {field.name: logical_type(field.type) for field in target.schema}
        there = self.exists(target.name)
        if there and not registered:
            raise ForeignTableError(
                f"there is a table {target.name} that no sync made: rename it, or sync to another database or schema"
            )
        if not there:
            self.execute(f"delete from {COLUMNS} where table_name = ?", [target.name])
            self._create(target, wanted)
            return
        for column, logical in wanted.items():
            if column not in registered:
                self.execute(f"alter table {quote(target.name)} add column {quote(column)} {self.sql_type(logical)}")
                self._register(target.name, {column: logical})
            else:
                self._fit(target.name, column, registered[column], logical)

    def _create(self, target: Target, wanted: dict[str, str]) -> None:
        # Registered first: where making a table ends the transaction, a kill between the two must not make it foreign.
        self._register(target.name, wanted)
        listed = []
        for column, logical in wanted.items():
            key = column in target.key
            listed.append(f"{quote(column)} {self.sql_type(logical, key)}{' not null' if key else ''}")
        if self.key_index:
            listed.append(f"primary key ({', '.join(map(quote, target.key))})")
        self.execute(f"create table {quote(target.name)} ({', '.join(listed)})")

    def _register(self, name: str, columns: dict[str, str]) -> None:
        # In one statement: one for each of 150 columns takes 45 ms in DuckDB.
        rows = ", ".join(["(?, ?, ?)"] * len(columns))
        self.execute(
            f"insert into {COLUMNS} values {rows}",
            [value for column, logical in columns.items() for value in (name, column, logical)],
        )

    def _fit(self, name: str, column: str, registered: str, logical: str) -> None:
        if registered == logical:
            return
        old, new = scale_of(registered), scale_of(logical)
        if old is None or new is None:
            statement = f"alter table {name} alter column {column} type {self.sql_type(logical)}"
            raise ColumnTypeError(
                f"column {column} of {name} is {registered} and the specs say {logical}: run `{statement}`, then "
                f"`update {COLUMNS} set column_type = '{logical}' where table_name = '{name}' and column_name = "
                f"'{column}'`; or drop {name}, and the sync makes it anew"
            )
        if new > old:
            self.widen(name, column, logical)
            self.execute(
                f"update {COLUMNS} set column_type = ? where table_name = ? and column_name = ?",
                [logical, name, column],
            )

    def scales(self) -> dict[str, dict[str, int]]:
        """Return the scales of the decimal columns, by table and column."""
        with self.errors():
            if not self.exists(COLUMNS):
                return {}
            found: dict[str, dict[str, int]] = {}
            for name, column, logical in self.execute(f"select table_name, column_name, column_type from {COLUMNS}"):
                scale = scale_of(logical)
                if scale is not None:
                    found.setdefault(name, {})[column] = scale
            return found

    def accounts(self, platform: str, tenant: str) -> list[str]:
        """Read the fingerprints of the accounts that a tenant's rows came from."""
        with self.errors():
            if not self.exists(ACCOUNTS):
                return []
            found = self.execute(
                f"select fingerprint from {ACCOUNTS} where platform = ? and tenant = ?", [platform, tenant]
            )
            return [fingerprint for (fingerprint,) in found]

    def add_account(self, platform: str, tenant: str, fingerprint: str) -> None:
        """Keep the fingerprint of an account."""
        with self.transaction():
            self.make_own_tables()
            self.execute(f"insert into {ACCOUNTS} values (?, ?, ?)", [platform, tenant, fingerprint])

    def states(self, platform: str, tenant: str) -> dict[str, State]:
        """Read how far each kind of document has come."""
        with self.errors():
            found = self.execute(
                f"select document, since, read_until from {STATE} where platform = ? and tenant = ?", [platform, tenant]
            )
        return {
            document: State(dt.datetime.fromisoformat(since), dt.datetime.fromisoformat(until))
            for document, since, until in found
        }

    def progress(self) -> list[Progress]:
        """Read how far each kind of document of each tenant has come."""
        with self.errors():
            if not self.exists(STATE):
                return []
            found = self.execute(
                f"select platform, tenant, document, since, read_until from {STATE} order by platform, tenant, document"
            )
        return [
            Progress(
                platform, tenant, document, State(dt.datetime.fromisoformat(since), dt.datetime.fromisoformat(until))
            )
            for platform, tenant, document, since, until in found
        ]

    def count(self, name: str, tenant: str) -> int:
        """Count the rows of a tenant in a table; 0 if there is no such table."""
        with self.errors():
            if not self.exists(name):
                return 0
            ((rows,),) = self.execute(f"select count(*) from {quote(name)} where {TENANT} = ?", [tenant])
        return int(rows)

    def apply(self, package: Package) -> None:
        """Write a package in one transaction."""
        with self.transaction():
            for target, rows in package.tables:
                self._widen(target, rows.schema)
            self.before_replacing(package)
            self._keep_deleted_at(package)
            if package.ids:
                for target, _ in package.tables:
                    condition, values = self.one_of(quote(target.owner), package.ids)
                    self.execute(
                        f"delete from {quote(target.name)} where {TENANT} = ? and {condition}",
                        [package.tenant, *values],
                    )
            for target, rows in package.tables:
                if rows.num_rows:
                    self.insert(target.name, rows)
            self._restore_deleted_at(package)
            self._mark_vanished(package)
            self.after_replacing(package)
            if package.state is not None:
                self.execute(
                    f"delete from {STATE} where platform = ? and tenant = ? and document = ?",
                    [package.platform, package.tenant, package.document],
                )
                self.execute(
                    f"insert into {STATE} values (?, ?, ?, ?, ?)",
                    [
                        package.platform, package.tenant, package.document,
                        package.state.since.isoformat(), package.state.cursor.isoformat(),
                    ],
                )  # fmt: skip

    def _widen(self, target: Target, schema: pa.Schema) -> None:
        if any(pa.types.is_decimal(field.type) for field in schema):
            registered = self._registered(target.name)
            for field in schema:
                if pa.types.is_decimal(field.type):
                    self._fit(target.name, field.name, registered[field.name], logical_type(field.type))

    def _keep_deleted_at(self, package: Package) -> None:
        head = package.keep_deleted_at
        if head is not None:
            condition, values = self.one_of(quote(head.owner), package.ids)
            self.execute(
                f"create temporary table {KEPT} as select {quote(head.owner)} as id, {DELETED_AT} from "
                f"{quote(head.name)} where {TENANT} = ? and {DELETED_AT} is not null and {condition}",
                [package.tenant, *values],
            )

    def _restore_deleted_at(self, package: Package) -> None:
        head = package.keep_deleted_at
        if head is not None:
            owner = f"{quote(head.name)}.{quote(head.owner)}"
            first = f"select kept.{DELETED_AT} from {KEPT} as kept where kept.id = {owner}"
            self.execute(
                f"update {quote(head.name)} set {DELETED_AT} = coalesce(({first}), {DELETED_AT}) "
                f"where {TENANT} = ? and {DELETED_AT} is not null",
                [package.tenant],
            )
            self.drop_temporary(KEPT)

    def _mark_vanished(self, package: Package) -> None:
        if package.vanished is not None:
            head = package.vanished.head
            condition, values = self.one_of(quote(head.owner), package.vanished.ids)
            moment = self.time_text(package.vanished.moment)
            self.execute(
                f"update {quote(head.name)} set {DELETED_AT} = cast(? as {self.sql_type('timestamp')}) "
                f"where {TENANT} = ? and {DELETED_AT} is null and {condition}",
                [moment, package.tenant, *values],
            )

    def differing(self, package: Package) -> set[str]:
        """Return the ids of the package whose rows are not the same in the destination."""
        found: set[str] = set()
        with self.transaction():
            for target, rows in package.tables:
                self._widen(target, rows.schema)
                columns = ", ".join(map(quote, rows.column_names))
                condition, values = self.one_of(quote(target.owner), package.ids)
                here = f"select {columns} from {quote(target.name)} where {TENANT} = ? and {condition}"
                staged = self.stage(target, rows)
                there = f"select {columns} from {staged}"
                parameters = [package.tenant, *values]
                for first, second in ((here, there), (there, here)):
                    rest = f"({first} {self.except_rows} {second}) as rest"
                    owners = self.execute(f"select distinct {quote(target.owner)} from {rest}", parameters)
                    found.update(owner for (owner,) in owners)
                self.drop_temporary(staged)
        return found

    def stage(self, target: Target, rows: pa.Table) -> str:
        """Put rows into a temporary table with the columns of the target; return its name."""
        self.execute(f"create temporary table {STAGED} as select * from {quote(target.name)} where 1 = 0")
        if rows.num_rows:
            self.insert(STAGED, rows)
        return STAGED

    def ids(self, target: Target, tenant: str) -> Iterator[str]:
        """Yield the ids of all documents of a tenant."""
        with self.errors():
            yield from (
                owner for (owner,) in self.execute(
                    f"select {quote(target.owner)} from {quote(target.name)} where {TENANT} = ?", [tenant]
                )
            )  # fmt: skip
