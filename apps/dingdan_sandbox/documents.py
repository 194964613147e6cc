"""The documents of a sandbox from Python: to add, edit, delete and compare with."""

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
    """The parts of a sandbox that its documents need.

    Attributes:
        sandbox: The settings.
        store: Keeps what is written.
        shelves: The kinds of documents by name.
        edits: The automatic edits.
    """

    sandbox: Sandbox
    store: Store
    shelves: Mapping[str, Shelf]
    edits: Edits


class Documents:
    """The documents of a running sandbox.

    Every method is safe beside the thread of the server, and happens between two requests. Kinds are `orders`,
    `shipments`, `returns` and `car_sales` of Waiqin365, `valet_orders`, `sale_orders` and `mall_orders` of Wshoto;
    `sale_orders` are the details of `valet_orders`: the same documents with other records. Ids are taken as text or
    numbers. Times are datetimes, of Shanghai unless they have a zone, or epoch seconds.
    """

    def __init__(self, world: World) -> None:
        """Open the documents of `world`."""
        self._world = world

    def add(
        self, kind: str, *, at: datetime | float | None = None, created: datetime | float | None = None, **fields: Any
    ) -> str:
        """Add a document with the goods of a seeded one.

        Args:
            kind: Its kind.
            at: When it was changed last; now by default. A moment in the past makes it arrive late.
            created: When it was created; `at` by default.
            fields: Fields of its record as the platform writes them, as for `edit`.

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
        """Add documents, all changed in the same second, in one step.

        Args:
            kind: Their kind.
            count: How many.
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
            at: When it was changed last from now on; now by default. Any time will do, also
                `at=sandbox.modified(kind, identity)` for an edit that no query by time shows.
            fields: Fields of its record as the platform writes them: JSON values, lists as a whole, new fields too.
                With none, only the time changes.

        Raises:
            LookupError: there is no such document.
            ValueError: there is no such kind, or a field cannot be set: ids, times, and what else queries search by.
        """
        shelf, moment = self._shelf(kind), self._moment(at)
        with self._world.store.lock, self._world.store.transaction():
            document = self._document(kind, identity)
            document.modified = moment
            _set(shelf, kind, document, fields)
            shelf.table.save(document)

    def delete(self, kind: str, identity: str | int, *, at: datetime | float | None = None, trace: bool = True) -> None:
        """Delete a document.

        On Waiqin365 it stays in the lists, with `status` 0, as its pages document. Of Wshoto nothing is documented:
        there the document leaves the lists, and its detail is not found.

        Args:
            kind: Its kind.
            identity: Its id.
            at: When it was deleted; now by default.
            trace: False makes a document of Waiqin365 leave the lists too.

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
        """Return the record of a document as the platform writes it, decoded.

        Raises:
            LookupError: there is no such document.
            ValueError: there is no such kind.
        """
        with self._world.store.lock:
            return self._shelf(kind).record(self._document(kind, identity))

    def created(self, kind: str, identity: str | int) -> datetime:
        """Return when a document was created, whether its record shows it or not.

        Raises:
            LookupError: there is no such document.
            ValueError: there is no such kind.
        """
        with self._world.store.lock:
            return datetime.fromtimestamp(self._document(kind, identity).created, SHANGHAI)

    def modified(self, kind: str, identity: str | int) -> datetime:
        """Return when a document was changed last, whether its record shows it or not.

        Raises:
            LookupError: there is no such document.
            ValueError: there is no such kind.
        """
        with self._world.store.lock:
            return datetime.fromtimestamp(self._document(kind, identity).modified, SHANGHAI)

    def ids(self, kind: str) -> list[str]:
        """Return the ids of all documents in the order of the list, those with `status` 0 among them.

        Raises:
            ValueError: there is no such kind.
        """
        shelf = self._shelf(kind)
        with self._world.store.lock:
            return [shelf.identity(position) for position in shelf.table.everything()]

    def snapshot(self, kind: str) -> list[dict[str, Any]]:
        """Return the records of all documents at one moment, as a query without filters gives them.

        Raises:
            ValueError: there is no such kind.
        """
        with self._world.store.lock:
            return [record for batch in self.iter_snapshot(kind) for record in batch]

    def iter_snapshot(self, kind: str, batch: int = _BATCH) -> Iterator[list[dict[str, Any]]]:
        """Iterate over the records of all documents in batches, for those that are too many for a list.

        Args:
            kind: Their kind.
            batch: Records of a batch.

        Raises:
            RuntimeError: a document was added, edited or deleted meanwhile.
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
        """The automatic edits so far, oldest first, ten thousand at most."""
        return self._world.edits.done

    def apply_edits(self, count: int = 1) -> list[Edit]:
        """Apply the next automatic edits now, also while they are paused.

        Args:
            count: How many.

        Returns:
            The edits, in their order.
        """
        with self._world.store.lock:
            return self._world.edits.apply(count, self._world.sandbox.now())

    def pause_edits(self) -> None:
        """Stop the automatic edits, once those are applied that are due."""
        with self._world.store.lock:
            self._world.edits.pause()

    def resume_edits(self) -> None:
        """Go on with the automatic edits; for the time of the pause there are none."""
        with self._world.store.lock:
            self._world.edits.resume()

    def _moment(self, at: datetime | float | None) -> int:
        return self._world.sandbox.now() if at is None else epoch_seconds(at)

    def _shelf(self, kind: str) -> Shelf:
        if kind not in self._world.shelves:
            raise ValueError(f"there are no {kind!r}; kinds are {', '.join(self._world.shelves)}")
        return self._world.shelves[kind]

    def _document(self, kind: str, identity: str | int) -> Document:
        shelf, text = self._shelf(kind), str(identity)
        position = shelf.position(int(text)) if text.isdecimal() and text.isascii() else -1
        document: Document | None = shelf.table.load(position)
        if document is None:
            raise LookupError(f"there is no document with id {text} among the {kind}")
        return document


def _set(shelf: Shelf, kind: str, document: Document, fields: Mapping[str, Any]) -> None:
    """Set fields of the record of a document.

    Raises:
        ValueError: a field is computed, and queries search by it.
    """
    refused = sorted(shelf.searched & fields.keys())
    if refused:
        raise ValueError(
            f"{', '.join(refused)} of {kind} cannot be edited, because queries search by what they are computed from; "
            "times are set by at= and created=, status by delete()"
        )
    for name, value in fields.items():
        if name in shelf.attributes:
            setattr(document, shelf.attributes[name], value)
        else:
            document.fields[name] = value
