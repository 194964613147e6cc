"""All documents of one kind, seeded rows first, then added rows, with filters and pages.

The order of the rows is fixed: oldest first or newest first. A row that starts or stops to match a query while its
pages are read shifts the rows after it, as on a real platform.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from collections.abc import Iterator
from functools import cached_property
from heapq import merge
from itertools import islice
from typing import Any, ClassVar, Generic, TypeVar

import msgspec

from dingdan_sandbox.clock import HOUR
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.searching import Found, Memory, Search
from dingdan_sandbox.store import Store
from dingdan_sandbox.timeline import SETTLED, Timeline

LAG = 72 * HOUR
"""The longest time from the creation of a seeded document to its last change, in seconds."""


class Document(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The attributes of every document.

    Attributes:
        position: The position among all documents of the kind, from 0. The id is computed from it.
        number: The document number.
        created: The time of creation, in epoch seconds.
        modified: The time of the last change, in epoch seconds.
        customer: Index in `master.CUSTOMERS`.
        deleted: True if the document is deleted (its record has `status` 0).
        gone: True if the document was removed from all lists.
        fields: Edited fields of the record in the platform's format. They replace computed fields.
    """

    position: int
    number: str
    created: int
    modified: int
    customer: int
    deleted: bool = False
    gone: bool = False
    fields: dict[str, Any] = msgspec.field(default_factory=dict)


D = TypeVar("D", bound=Document)


class Table(ABC, Generic[D]):
    """All documents of one kind.

    Attributes:
        size: The number of seeded rows.
        timeline: The times of the seeded documents.
    """

    kind: ClassVar[str]
    document: ClassVar[type[Any]]

    def __init__(self, store: Store, sandbox: Sandbox, size: int) -> None:
        """Create a table of `size` seeded rows, with the changed and added rows of `store`."""
        self.size = size
        self.timeline = Timeline(sandbox)
        self._store = store
        self._decode = msgspec.json.Decoder(self.document).decode
        self._newest_first = sandbox.newest_first
        self._same_second = min(sandbox.same_second, size)
        self._results = Memory()
        self._saved: set[int] = set()
        self._gone = any(self._stored(position).gone for position in store.positions(self.kind, range(2**62)))

    @abstractmethod
    def seeded(self, position: int) -> D:
        """Compute the seeded row at `position`."""

    @abstractmethod
    def sketch(self, position: int) -> Any:
        """Return the sketch of a seeded row: an object with its searchable attributes, each computed on access."""

    @abstractmethod
    def around(self, first: int, last: int) -> range:
        """Return the range of seeded rows possibly created from `first` to `last` (epoch seconds, inclusive)."""

    @abstractmethod
    def renewed(self, model: D, position: int, created: int) -> D:
        """Return a new document with the goods of `model`.

        Args:
            model: The document to copy.
            position: The position of the new document.
            created: Its time of creation, in epoch seconds.
        """

    def candidates(self, search: Search, places: range) -> Iterator[int]:
        """Iterate, ascending, over the seeded positions in `places` that may match `search`."""
        return iter(_intersection(search.positions, places))

    def changed(self, first: int, last: int, lag: int) -> range:
        """Return the range of seeded rows that may have been changed from `first` to `last`.

        Args:
            first: The start, in epoch seconds.
            last: The end, in epoch seconds, inclusive.
            lag: The longest time from the creation of a row to its last change, in seconds.
        """
        found = self.around(first - lag, last)
        if self._same_second and first <= self._same_second_at <= last:
            return range(max(found.stop, self._same_second))
        return found

    def changed_at(self, position: int, moment: int) -> int:
        """Return the modification time of a seeded row: `moment`, or that shared by the first `same_second` rows."""
        return self._same_second_at if position < self._same_second else moment

    @cached_property
    def _same_second_at(self) -> int:
        return self.timeline.later(self.sketch(self._same_second - 1).created, SETTLED)

    @property
    def end(self) -> int:
        """The position after the last row, where the next row is added."""
        return self._store.end(self.kind, self.size)

    def load(self, position: int) -> D | None:
        """Return the current row at `position`; None if it does not exist or was removed."""
        if not 0 <= position < self.end:
            return None
        body = self._store.body(self.kind, position)
        if body is None:
            return self.seeded(position)
        document = self._decoded(body)
        return None if document.gone else document

    def save(self, document: D) -> None:
        """Store a changed or added row."""
        body = msgspec.json.encode(document)
        times = document.created, document.modified
        self._store.put(self.kind, document.position, document.number, times, body)
        self._saved.add(document.position)
        self._gone = self._gone or document.gone

    def fresh(self, created: int) -> D:
        """Return a new row for the end of the table, with the goods of a seeded row. It is not saved."""
        position = self.end
        return self.renewed(self.seeded(position % max(self.size, 1)), position, created)

    def added(self, number: str) -> int | None:
        """Return the position of the stored row with a document number; None if there is none."""
        return self._store.position(self.kind, number)

    def page(self, search: Search, number: int, size: int) -> list[D]:
        """Return one page of the rows that match `search`.

        Args:
            search: The filter.
            number: The page number, from 1.
            size: Rows per page.
        """
        start, stop = (number - 1) * size, number * size
        if search.tests or self._gone:
            positions = self._search(search, stop).positions(start, stop)
        elif self._newest_first:
            positions = list(range(self.end)[::-1][start:stop])
        else:
            positions = list(range(start, min(stop, self.end)))
        if not positions:
            return []
        written = set(self._store.positions(self.kind, range(min(positions), max(positions) + 1)))
        return [self._stored(position) if position in written else self.seeded(position) for position in positions]

    def everything(self) -> list[int]:
        """Return the positions of all rows in list order."""
        search = Search((), range(self.size))
        return self._search(search, None).positions(0, 2**62)

    def count(self, search: Search) -> int:
        """Return the number of rows that match `search`."""
        return len(self._search(search, None)) if search.tests or self._gone else self.end

    def _search(self, search: Search, wanted: int | None) -> Found:
        """Search until at least `wanted` rows are found; None finds all."""
        self._update_cached_results()
        found = self._results.get(search, lambda: Found(search, self.end, self._newest_first))
        missing = None if wanted is None else max(0, wanted - len(found))
        rows = list(islice(self._matching(search, found.rest), missing)) if found.rest and missing != 0 else []
        for position in rows:
            found.append(position)
        if missing is None or len(rows) < missing:
            found.finish()
        return found

    def _update_cached_results(self) -> None:
        """Update cached results with the rows that were saved since the last search."""
        touched, self._saved = self._saved, set()
        for position in touched:
            row: Any = self.load(position)
            for found in self._results.all():
                found.correct(position, row is not None and found.search.fits(row))

    def _matching(self, search: Search, places: range) -> Iterator[int]:
        """Iterate over the positions in `places` whose rows match `search`, in list order."""
        written = set(self._store.positions(self.kind, places))
        candidates: Iterator[int] = self.candidates(search, _intersection(places, range(self.size)))
        stored: Iterator[int] = iter(
            self._store.positions(self.kind, places, created=search.created, modified=search.modified)
        )
        if self._newest_first:
            candidates, stored = reversed(array("q", candidates)), reversed(list(stored))
        return merge(
            self._matching_seeded(candidates, written, search),
            (position for position in stored if self._stored_matches(position, search)),
            reverse=self._newest_first,
        )

    def _matching_seeded(self, candidates: Iterator[int], written: set[int], search: Search) -> Iterator[int]:
        tests, sketched = search.tests, self.sketch
        for position in candidates:
            if position in written:
                continue
            sketch = sketched(position)
            for test in tests:
                if not test(sketch):
                    break
            else:
                yield position

    def _stored_matches(self, position: int, search: Search) -> bool:
        document = self._stored(position)
        return not document.gone and search.fits(document)

    def _stored(self, position: int) -> D:
        body = self._store.body(self.kind, position)
        assert body is not None
        return self._decoded(body)

    def _decoded(self, body: bytes) -> D:
        document: D = self._decode(body)
        return document


def _intersection(one: range, other: range) -> range:
    start, stop = max(one.start, other.start), min(one.stop, other.stop)
    return range(start, max(start, stop))
