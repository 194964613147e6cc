"""The source of the loaders: documents that are edited, deleted and added between rounds.

Everything is computed from a seed, so all loaders and processes read the same documents. A round edits some documents,
deletes some and adds some.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa

AMOUNT = pa.decimal128(38, 4)
TIME = pa.timestamp("us", "UTC")
BEGIN = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
OVERLAP = dt.timedelta(minutes=10)
PACKAGE_DOCUMENTS = 1000

ORDERS = pa.schema(
    [("id", pa.string()), ("version", pa.int64()), ("amount", AMOUNT), ("modified", TIME), ("deleted", pa.bool_())]
)
LINES = pa.schema(
    [
        ("order_id", pa.string()), ("line", pa.int64()), ("version", pa.int64()),
        ("amount", AMOUNT), ("deleted", pa.bool_()),
    ]
)  # fmt: skip
FIELDS = pa.schema(
    [
        ("order_id", pa.string()), ("name", pa.string()), ("version", pa.int64()),
        ("value", pa.string()), ("deleted", pa.bool_()),
    ]
)  # fmt: skip
TABLES = {"orders": ORDERS, "lines": LINES, "fields": FIELDS}
KEYS = {"orders": ("id",), "lines": ("order_id", "line"), "fields": ("order_id", "name")}
OWNER = {"orders": "id", "lines": "order_id", "fields": "order_id"}
"""The column with the id of the order, by table."""

Package = dict[str, pa.Table]


@dataclass(frozen=True)
class Document:
    """A version of a document."""

    id: str
    version: int
    modified: dt.datetime
    deleted: bool


def documents(seed: int, size: int, rounds: int) -> dict[str, Document]:
    """Return the state of the source after `rounds` rounds: each document in its last version.

    Args:
        seed: The random seed.
        size: The number of documents in round 0.
        rounds: The number of further rounds. Each edits 20 % of the documents, deletes 2 % and adds 4 %.
    """
    chance = random.Random(seed)
    found: dict[str, Document] = {}
    for number in range(rounds + 1):
        start = BEGIN + dt.timedelta(hours=number)
        alive = [each.id for each in found.values() if not each.deleted]
        changed = chance.sample(alive, len(alive) * 22 // 100)
        gone = set(changed[: len(alive) * 2 // 100])
        added = [str(10**18 + len(found) + more) for more in range(size * 4 // 100 if number else size)]
        for name in [*changed, *added]:
            version = found[name].version + 1 if name in found else 0
            modified = start + dt.timedelta(seconds=chance.randrange(3000))
            found[name] = Document(name, version, modified, name in gone)
    return found


def content(id: str, version: int) -> dict[str, list[tuple[object, ...]]]:
    """Return the content of a version of a document: its amount, 0 to 5 lines, 0 to 3 custom fields."""
    chance = random.Random(f"{id} {version}")
    lines: list[tuple[object, ...]] = [
        (id, line, version, _amount(chance), False) for line in range(chance.randrange(6))
    ]
    names = chance.sample(["颜色", "尺码", "门店", "备注", "来源"], chance.randrange(4))
    fields: list[tuple[object, ...]] = [(id, name, version, f"值{chance.randrange(1000)}", False) for name in names]
    return {"orders": [(_amount(chance),)], "lines": lines, "fields": fields}


def rows(document: Document) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of an existing document, by table."""
    found = content(document.id, document.version)
    return {**found, "orders": [(document.id, document.version, *found["orders"][0], document.modified, False)]}


def _amount(chance: random.Random) -> Decimal:
    return Decimal(chance.randrange(10**9)).scaleb(-4)


def expected(seed: int, size: int, rounds: int) -> dict[str, set[tuple[object, ...]]]:
    """Return the expected rows of each table of a destination, without the column `deleted`."""
    found: dict[str, set[tuple[object, ...]]] = {name: set() for name in TABLES}
    for document in documents(seed, size, rounds).values():
        if not document.deleted:
            for name, of_document in rows(document).items():
                found[name].update(row[:-1] for row in of_document)
    return found


def packages(state: dict[str, Document], since: dt.datetime | None) -> Iterator[tuple[Package, dt.datetime]]:
    """Iterate over packages of documents changed since the cursor (minus the overlap), each with the new cursor.

    Documents are in order of modification. A document that is deleted, or has no lines or custom fields, has a row with
    `deleted` in the table concerned, so that a loader that sees only rows removes the old ones.
    """
    start = BEGIN if since is None else since - OVERLAP
    changed = sorted((each for each in state.values() if each.modified >= start), key=lambda each: each.modified)
    for first in range(0, len(changed), PACKAGE_DOCUMENTS):
        part = changed[first : first + PACKAGE_DOCUMENTS]
        yield _package(part), part[-1].modified


def _package(part: list[Document]) -> Package:
    found: dict[str, list[tuple[object, ...]]] = {name: [] for name in TABLES}
    for each in part:
        of_document = {} if each.deleted else rows(each)
        tombstones: dict[str, tuple[object, ...]] = {
            "orders": (each.id, each.version, None, each.modified, True),
            "lines": (each.id, -1, each.version, None, True),
            "fields": (each.id, "", each.version, None, True),
        }
        for name, tombstone in tombstones.items():
            found[name] += of_document.get(name) or [tombstone]
    return {
        name: pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in found[name]], schema=schema)
        for name, schema in TABLES.items()
    }
