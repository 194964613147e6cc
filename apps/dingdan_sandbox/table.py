"""One kind of document: computed rows first, then added ones; filtered and cut into pages.

The order of the rows never changes: the oldest comes first, or the newest. A row that begins or ceases to fit a query
while its pages are read moves all others past the reader, as it would on a real platform.
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
"""Seconds within which everything happens to a seeded document after it was created."""


class Document(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The attributes of every document.

    Attributes:
        position: Its place among all documents of its kind, from 0; ids are made from it.
        number: What people call it.
        created: Epoch seconds.
        modified: Epoch seconds of the last change.
        customer: Index in `master.CUSTOMERS`.
        deleted: Whether its record state is 0, deleted.
        gone: Whether it is in no list any more.
        fields: Fields of its record that were edited, as the platform writes them; they hide what is computed.
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
        size: How many rows are seeded.
        timeline: The times of the seeds.
    """

    kind: ClassVar[str]
    document: ClassVar[type[Any]]

    def __init__(self, store: Store, sandbox: Sandbox, size: int) -> None:
        """Make a table of `size` seeded rows, with changes and additions in `store`."""
        self.size = size
        self.timeline = Timeline(sandbox)
        self._store = store
        self._decode = msgspec.json.Decoder(self.document).decode
        self._newest_first = sandbox.newest_first
        self._together = min(sandbox.same_second, size)
        self._memory = Memory()
        self._touched: set[int] = set()
        self._gone = any(self._stored(position).gone for position in store.positions(self.kind, range(2**62)))

    @abstractmethod
    def seeded(self, position: int) -> D:
        """Compute a seeded row."""

    @abstractmethod
    def sketch(self, position: int) -> Any:
        """Return an object with the searchable attributes of a seeded row, computed when read."""

    @abstractmethod
    def around(self, first: int, last: int) -> range:
        """Return the seeded positions that may have been created between two times, both included."""

    @abstractmethod
    def renewed(self, model: D, position: int, created: int) -> D:
        """Return a document that was just made at `position`, with the goods of `model`."""

    def candidates(self, search: Search, places: range) -> Iterator[int]:
        """Iterate over the seeded positions among `places` that may fit, upwards."""
        return iter(_common(search.positions, places))

    def changed(self, first: int, last: int, lag: int) -> range:
        """Return the seeded positions that may have been changed between two times, both included.

        Args:
            first: The first second.
            last: The last second.
            lag: How many seconds after its creation a row is changed at most.
        """
        found = self.around(first - lag, last)
        if self._together and first <= self._together_at <= last:
            return range(max(found.stop, self._together))
        return found

    def changed_at(self, position: int, moment: int) -> int:
        """Return when a seeded row was changed last: at `moment`, or in the second that the first rows share."""
        return self._together_at if position < self._together else moment

    @cached_property
    def _together_at(self) -> int:
        return self.timeline.later(self.sketch(self._together - 1).created, SETTLED)

    @property
    def end(self) -> int:
        """The position after the last row, where the next one is added."""
        return self._store.end(self.kind, self.size)

    def load(self, position: int) -> D | None:
        """Return the row at `position` as it is now; None if there is none."""
        if not 0 <= position < self.end:
            return None
        body = self._store.body(self.kind, position)
        if body is None:
            return self.seeded(position)
        document = self._decoded(body)
        return None if document.gone else document

    def save(self, document: D) -> None:
        """Keep a changed or added row."""
        body = msgspec.json.encode(document)
        times = document.created, document.modified
        self._store.put(self.kind, document.position, document.number, times, body)
        self._touched.add(document.position)
        self._gone = self._gone or document.gone

    def fresh(self, created: int) -> D:
        """Make a row at the end, with the goods of a seeded one."""
        position = self.end
        return self.renewed(self.seeded(position % max(self.size, 1)), position, created)

    def added(self, number: str) -> int | None:
        """Find a written row by its number."""
        return self._store.position(self.kind, number)

    def page(self, search: Search, number: int, size: int) -> list[D]:
        """Return page `number`, counted from 1, of the rows that fit."""
        start, stop = (number - 1) * size, number * size
        if search.tests or self._gone:
            positions = self._searched(search, stop).positions(start, stop)
        elif self._newest_first:
            positions = list(range(self.end)[::-1][start:stop])
        else:
            positions = list(range(start, min(stop, self.end)))
        if not positions:
            return []
        written = set(self._store.positions(self.kind, range(min(positions), max(positions) + 1)))
        return [self._stored(position) if position in written else self.seeded(position) for position in positions]

    def everything(self) -> list[int]:
        """Return the positions of all rows, in the order of the list."""
        search = Search((), range(self.size))
        return self._searched(search, None).positions(0, 2**62)

    def count(self, search: Search) -> int:
        """Count the rows that fit."""
        return len(self._searched(search, None)) if search.tests or self._gone else self.end

    def _searched(self, search: Search, wanted: int | None) -> Found:
        """Search until there are `wanted` rows; None for all."""
        self._correct()
        found = self._memory.get(search, lambda: Found(search, self.end, self._newest_first))
        missing = None if wanted is None else max(0, wanted - len(found))
        rows = list(islice(self._matching(search, found.rest), missing)) if found.rest and missing != 0 else []
        for position in rows:
            found.append(position)
        if missing is None or len(rows) < missing:
            found.finish()
        return found

    def _correct(self) -> None:
        """Test the rows again that were written since the last search."""
        touched, self._touched = self._touched, set()
        for position in touched:
            row: Any = self.load(position)
            for found in self._memory.all():
                found.correct(position, row is not None and found.search.fits(row))

    def _matching(self, search: Search, places: range) -> Iterator[int]:
        """Iterate over the rows among `places` that fit, in the order of the list."""
        written = set(self._store.positions(self.kind, places))
        candidates: Iterator[int] = self.candidates(search, _common(places, range(self.size)))
        stored: Iterator[int] = iter(
            self._store.positions(self.kind, places, created=search.created, modified=search.modified)
        )
        if self._newest_first:
            candidates, stored = reversed(array("q", candidates)), reversed(list(stored))
        return merge(
            self._fitting(candidates, written, search),
            (position for position in stored if self._fits(position, search)),
            reverse=self._newest_first,
        )

    def _fitting(self, candidates: Iterator[int], written: set[int], search: Search) -> Iterator[int]:
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

    def _fits(self, position: int, search: Search) -> bool:
        document = self._stored(position)
        return not document.gone and search.fits(document)

    def _stored(self, position: int) -> D:
        body = self._store.body(self.kind, position)
        assert body is not None
        return self._decoded(body)

    def _decoded(self, body: bytes) -> D:
        document: D = self._decode(body)
        return document


def _common(one: range, other: range) -> range:
    start, stop = max(one.start, other.start), min(one.stop, other.stop)
    return range(start, max(start, stop))
