"""Access to the documents of a sandbox from Python: add, edit, delete and read them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dingdan_sandbox.clock import SHANGHAI, epoch_seconds
from dingdan_sandbox.edits import Edit, Edits
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.searching import Search
from dingdan_sandbox.shelf import Shelf
from dingdan_sandbox.store import Store
from dingdan_sandbox.table import Document

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class World:
    """The parts of a sandbox that `Documents` needs.

    Attributes:
        sandbox: The settings.
        store: Stores changed and added documents.
        shelves: The kinds of documents by name.
        edits: The automatic edits.
    """

    sandbox: Sandbox
    store: Store
    shelves: Mapping[str, Shelf]
    edits: Edits


class Documents:
    """The documents of a running sandbox.

    Every method is thread-safe and runs between two requests. Waiqin365 has the kinds `orders`, `shipments`, `returns`
    and `car_sales`; Wshoto has `valet_orders`, `sale_orders` and `mall_orders`. `sale_orders` are the details of
    `valet_orders`: the same documents with other records. Ids can be text or numbers. Times can be epoch seconds or
    datetimes; a datetime without a time zone is in Shanghai time.
    """

    def __init__(self, world: World) -> None:
        """Access the documents of `world`."""
        self._world = world

    def add(
        self, kind: str, *, at: datetime | float | None = None, created: datetime | float | None = None, **fields: Any
    ) -> str:
        """Add a document. Its goods are copied from a seeded document.

        Args:
            kind: Its kind.
            at: The time of the last change; now by default. A time in the past makes the document arrive late.
            created: The time of creation; `at` by default.
            fields: Fields of the record in the platform's format, as for `edit`.

        Returns:
            Its id.

        Raises:
            ValueError: there is no such kind, or a field cannot be set.
        """
        return self.add_many(kind, 1, at=at, created=created, **fields)[0]

    def add_many(
        self,
        kind: str,
        count: int,
        *,
        at: datetime | float | None = None,
        created: datetime | float | None = None,
        **fields: Any,
    ) -> list[str]:
        """Add several documents in one transaction, all with the same time of the last change.

        Args:
            kind: Their kind.
            count: Number of documents.
            at: As for `add`.
            created: As for `add`.
            fields: As for `add`.

        Returns:
            Their ids.

        Raises:
            ValueError: there is no such kind, or a field cannot be set.
        """
        shelf, moment = self._shelf(kind), self._moment(at)
        first = moment if created is None else epoch_seconds(created)
        with self._world.store.lock, self._world.store.transaction():
            added = []
            for _ in range(count):
                document = shelf.table.fresh(first)
                document.modified = moment
                _set(shelf, kind, document, fields)
                shelf.table.save(document)
                added.append(shelf.identity(document.position))
            return added

    def edit(self, kind: str, identity: str | int, *, at: datetime | float | None = None, **fields: Any) -> None:
        """Edit fields of a document.

        Args:
            kind: Its kind.
            identity: Its id.
            at: The new time of the last change; now by default. Any time is accepted:
                `at=sandbox.modified(kind, identity)` makes an edit that no query by time finds.
            fields: Fields of the record in the platform's format: JSON values. Lists are replaced as a whole, new
                fields are added. Without fields only the time changes.

        Raises:
            LookupError: there is no such document.
            ValueError: there is no such kind, or a field cannot be set: ids, times and computed fields that queries
                filter by.
        """
        shelf, moment = self._shelf(kind), self._moment(at)
        with self._world.store.lock, self._world.store.transaction():
            document = self._document(kind, identity)
            document.modified = moment
            _set(shelf, kind, document, fields)
            shelf.table.save(document)

    def delete(self, kind: str, identity: str | int, *, at: datetime | float | None = None, trace: bool = True) -> None:
        """Delete a document.

        A document of Waiqin365 stays in the lists with `status` 0, as its pages document. Wshoto does not document
        deletion; the sandbox removes the document from the lists, and its detail is not found.

        Args:
            kind: Its kind.
            identity: Its id.
            at: The time of the deletion; now by default.
            trace: False also removes a document of Waiqin365 from the lists.

        Raises:
            LookupError: there is no such document.
            ValueError: there is no such kind.
        """
        shelf, moment = self._shelf(kind), self._moment(at)
        with self._world.store.lock, self._world.store.transaction():
            document = self._document(kind, identity)
            document.modified = moment
            document.deleted = True
            document.gone = not (trace and shelf.marks_deleted)
            shelf.table.save(document)

    def get(self, kind: str, identity: str | int) -> dict[str, Any]:
        """Return the decoded record of a document, in the platform's format.

        Raises:
            LookupError: there is no such document.
            ValueError: there is no such kind.
        """
        with self._world.store.lock:
            return self._shelf(kind).record(self._document(kind, identity))

    def created(self, kind: str, identity: str | int) -> datetime:
        """Return the creation time of a document, even if its record does not contain it.

        Raises:
            LookupError: there is no such document.
            ValueError: there is no such kind.
        """
        with self._world.store.lock:
            return datetime.fromtimestamp(self._document(kind, identity).created, SHANGHAI)

    def modified(self, kind: str, identity: str | int) -> datetime:
        """Return the time of the last change of a document, even if its record does not contain it.

        Raises:
            LookupError: there is no such document.
            ValueError: there is no such kind.
        """
        with self._world.store.lock:
            return datetime.fromtimestamp(self._document(kind, identity).modified, SHANGHAI)

    def ids(self, kind: str) -> list[str]:
        """Return the ids of all documents in list order, including those with `status` 0.

        Raises:
            ValueError: there is no such kind.
        """
        shelf = self._shelf(kind)
        with self._world.store.lock:
            return [shelf.identity(position) for position in shelf.table.everything()]

    def snapshot(self, kind: str) -> list[dict[str, Any]]:
        """Return the records of all documents at one moment, in the order of a query without filters.

        Raises:
            ValueError: there is no such kind.
        """
        with self._world.store.lock:
            return [record for batch in self.iter_snapshot(kind) for record in batch]

    def iter_snapshot(self, kind: str, batch: int = _BATCH) -> Iterator[list[dict[str, Any]]]:
        """Iterate over the records of all documents in batches. Use it if all records do not fit into memory.

        Args:
            kind: Their kind.
            batch: Records per batch.

        Raises:
            RuntimeError: a document was added, edited or deleted during the iteration.
            ValueError: there is no such kind.
        """
        shelf, store = self._shelf(kind), self._world.store
        search = Search((), range(shelf.table.size))
        version, number = store.version, 1
        while True:
            with store.lock:
                if store.version != version:
                    raise RuntimeError(f"{kind} were edited while their records were read; call pause_edits() first")
                records = [shelf.record(document) for document in shelf.table.page(search, number, batch)]
            if not records:
                return
            yield records
            number += 1

    @property
    def edits(self) -> deque[Edit]:
        """The last automatic edits, oldest first, at most 10,000."""
        return self._world.edits.done

    def apply_edits(self, count: int = 1) -> list[Edit]:
        """Apply the next automatic edits now, even while automatic edits are paused.

        Args:
            count: Number of edits.

        Returns:
                The edits in the order in which they were applied.
        """
        with self._world.store.lock:
            return self._world.edits.apply(count, self._world.sandbox.now())

    def pause_edits(self) -> None:
        """Apply the automatic edits that are due, then pause automatic edits."""
        with self._world.store.lock:
            self._world.edits.pause()

    def resume_edits(self) -> None:
        """Resume automatic edits. The time of the pause counts for no edits."""
        with self._world.store.lock:
            self._world.edits.resume()

    def _moment(self, at: datetime | float | None) -> int:
        return self._world.sandbox.now() if at is None else epoch_seconds(at)

    def _shelf(self, kind: str) -> Shelf:
        if kind not in self._world.shelves:
            raise ValueError(f"unknown kind {kind!r}; the kinds are {', '.join(self._world.shelves)}")
        return self._world.shelves[kind]

    def _document(self, kind: str, identity: str | int) -> Document:
        shelf, text = self._shelf(kind), str(identity)
        position = shelf.position(int(text)) if text.isdecimal() and text.isascii() else -1
        document: Document | None = shelf.table.load(position)
        if document is None:
            raise LookupError(f"{kind} has no document with id {text}")
        return document


def _set(shelf: Shelf, kind: str, document: Document, fields: Mapping[str, Any]) -> None:
    """Set fields of the record of `document`.

    Raises:
        ValueError: queries filter by a field, and its value is computed from other data.
    """
    refused = sorted(shelf.searched & fields.keys())
    if refused:
        raise ValueError(
            f"{', '.join(refused)} of {kind} cannot be edited: queries filter by the data that it is computed from. "
            "Set times with at= and created=, and status with delete()"
        )
    for name, value in fields.items():
        if name in shelf.attributes:
            setattr(document, shelf.attributes[name], value)
        else:
            document.fields[name] = value
