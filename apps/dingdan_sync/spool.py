"""A spool: the changes of one run on disk, each document once, in its latest version.

A window that is read again gives documents again, and so do the overlap and the open window. Loaders that are not ours
take the rows of a run as a whole, so they must get one version of each. Memory holds the ids; rows are in files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from dingdan_runtime.arrow import MOST_PLACES
from dingdan_runtime.tables import Document
from dingdan_sync.compute import compute
from dingdan_sync.destinations.package import TENANT, Package, State, Target

DELETED = "deleted"
"""Column of `with_deletions`."""


@dataclass(frozen=True)
class Changes:
    """Documents that changed, each in its latest version.

    Attributes:
        ids: Their ids. One that has no row in the head is deleted.
        tables: The rows of each table.
    """

    ids: Sequence[str]
    tables: Sequence[tuple[Target, pa.Table]]


class Spool:
    """A destination of a sync that keeps packages in a temporary folder. Use it as a context manager, or close it."""

    def __init__(self, fingerprints: Iterable[str] = ()) -> None:
        """Make the folder.

        Args:
            fingerprints: Those of the accounts whose rows were taken from spools before.
        """
        self.fingerprints = [*fingerprints]
        self._folder = TemporaryDirectory(prefix="dingdan-spool-")
        self._latest: dict[str, int] = {}
        """The number of the last package that has a document."""
        self._packages: list[tuple[Sequence[str], list[Target]]] = []
        self.state: State | None = None
        """The state after the last package that has one."""

    def __enter__(self) -> Self:
        """Keep the folder while the block runs."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Remove the folder."""
        self.close()

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()

    def lock(self, platform: str) -> AbstractContextManager[None]:  # noqa: ARG002
        """Nobody else has the folder."""
        return nullcontext()

    def prepare(self, platform: str, document: str, targets: Sequence[Target]) -> None:
        """Files need no preparation."""

    def accounts(self, platform: str, tenant: str) -> list[str]:  # noqa: ARG002
        """Return the fingerprints that the spool was given, and those that were added."""
        return self.fingerprints

    def add_account(self, platform: str, tenant: str, fingerprint: str) -> None:  # noqa: ARG002
        """Keep the fingerprint of an account."""
        self.fingerprints.append(fingerprint)

    def states(self, platform: str, tenant: str) -> dict[str, State]:  # noqa: ARG002
        """A spool is new, so it has no states."""
        return {}

    def scales(self) -> dict[str, dict[str, int]]:
        """A spool is new, so it has no columns."""
        return {}

    def differing(self, package: Package) -> set[str]:
        """Return all ids: nothing in a spool is compared."""
        return set(package.ids)

    def ids(self, target: Target, tenant: str) -> Iterator[str]:  # noqa: ARG002
        """Yield the ids of all documents."""
        yield from self._latest

    def finish(self, documents: Sequence[Sequence[Target]]) -> None:
        """Nothing follows a run."""

    def apply(self, package: Package) -> None:
        """Write a package to a file for each table."""
        number = len(self._packages)
        for place, (_, rows) in enumerate(package.tables):
            with pa.OSFile(self._file(number, place), "wb") as file, pa.ipc.new_file(file, rows.schema) as writer:
                writer.write_table(rows)
        self._latest.update(dict.fromkeys(package.ids, number))
        self._packages.append((package.ids, [target for target, _ in package.tables]))
        if package.state is not None:
            self.state = package.state

    def changes(self) -> Iterator[Changes]:
        """Yield the documents, those of a package at a time."""
        for number, (ids, targets) in enumerate(self._packages):
            latest = [each for each in ids if self._latest[each] == number]
            if not latest:
                continue
            tables = [(target, self._read(number, place)) for place, target in enumerate(targets)]
            if len(latest) < len(ids):
                wanted = pa.array(latest, pa.string())
                tables = [(target, rows.filter(compute.is_in(rows[target.owner], wanted))) for target, rows in tables]
            yield Changes(latest, tables)

    def _file(self, number: int, place: int) -> str:
        return str(Path(self._folder.name, f"{number}-{place}.arrow"))

    def _read(self, number: int, place: int) -> pa.Table:
        with pa.OSFile(self._file(number, place), "rb") as file:
            return pa.ipc.open_file(file).read_all()


def most_places(document: Document[Any]) -> dict[str, dict[str, int]]:
    """The most decimal places for all amounts, for readers whose columns cannot be widened later."""
    return {
        table.name: {column.name: MOST_PLACES for column in table.columns if column.kind == "amount"}
        for table in document.tables
    }


def deletions_schema(target: Target) -> pa.Schema:
    """The schema of `with_deletions`. Columns of the key are never null."""
    fields = [field.with_nullable(field.name not in target.key) for field in target.schema]
    return pa.schema([*fields, pa.field(DELETED, pa.bool_(), nullable=False)], metadata=target.schema.metadata)


def with_deletions(target: Target, rows: pa.Table, ids: Sequence[str], tenant: str) -> pa.Table:
    """Add a column `deleted`, and a row that says so for each document without rows.

    Whoever removes the old rows of all documents that come, by `owner`, and then inserts the rows that are not deleted,
    has this table as it is on the platform.

    Args:
        target: The table.
        rows: Its rows of some documents.
        ids: The ids of these documents.
        tenant: Whose documents they are.
    """
    schema = deletions_schema(target)
    there = set(rows[target.owner].unique().to_pylist())
    gone = [each for each in ids if each not in there]
    rows = rows.append_column(schema.field(DELETED), pa.repeat(pa.scalar(False), rows.num_rows)).cast(schema)
    if not gone:
        return rows
    known = {TENANT: pa.repeat(pa.scalar(tenant), len(gone)), target.owner: pa.array(gone, pa.string())}
    known[DELETED] = pa.repeat(pa.scalar(True), len(gone))
    arrays = [known.get(field.name, _placeholder(field, field.name in target.key, len(gone))) for field in schema]
    return pa.concat_tables([rows, pa.Table.from_arrays(arrays, schema=schema)])


def _placeholder(field: pa.Field, in_key: bool, count: int) -> pa.Array:
    """Nulls, or what no row has in a column of a key: -1 or an empty text."""
    if not in_key:
        return pa.nulls(count, field.type)
    return pa.repeat(pa.scalar(-1 if pa.types.is_integer(field.type) else "", field.type), count)
