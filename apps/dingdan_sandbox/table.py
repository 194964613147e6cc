"""One kind of document: computed rows first, then added ones; filtered and cut into pages.

The order of the rows never changes, so pages fit together while others write.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

import msgspec

from dingdan_sandbox.clock import HOUR
from dingdan_sandbox.store import Store

LAG = 72 * HOUR
"""Seconds within which everything happens to a seeded document after it was created."""

_REMEMBERED = 64


class Document(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The attributes of every document.

    Attributes:
        position: Its place among all documents of its kind, from 0; ids are made from it.
        number: What people call it.
        created: Epoch seconds.
        modified: Epoch seconds of the last change.
        customer: Index in `master.CUSTOMERS`.
        deleted: Whether its record state is 0, deleted.
    """

    position: int
    number: str
    created: int
    modified: int
    customer: int
    deleted: bool = False


D = TypeVar("D", bound=Document)
Test = Callable[[Any], bool]


@dataclass(slots=True)
class Search:
    """The filter of a query.

    Attributes:
        key: Tells searches apart.
        positions: The seeded positions that may fit.
        tests: What a row must pass, stored or seeded.
        customers: Indexes of the customers that are wanted; None for all.
    """

    key: tuple[tuple[str, str], ...]
    positions: range
    tests: list[Test] = field(default_factory=list)
    customers: frozenset[int] | None = None

    def test(self, test: Test) -> None:
        """Select rows that pass `test`, which gets a document, or the sketch of a seeded one."""
        self.tests.append(test)

    def within(self, positions: range) -> None:
        """Search only the seeded rows at `positions`."""
        start, stop = max(self.positions.start, positions.start), min(self.positions.stop, positions.stop)
        self.positions = range(start, max(start, stop))


class Table(ABC, Generic[D]):
    """All documents of one kind."""

    kind: ClassVar[str]
    document: ClassVar[type[Any]]

    def __init__(self, store: Store, size: int) -> None:
        """Make a table of `size` seeded rows, with changes and additions in `store`."""
        self.size = size
        self._store = store
        self._decode = msgspec.json.Decoder(self.document).decode
        self._starts: OrderedDict[tuple[Any, ...], list[int]] = OrderedDict()
        self._counts: OrderedDict[tuple[Any, ...], int] = OrderedDict()

    @abstractmethod
    def seeded(self, position: int) -> D:
        """Compute a seeded row."""

    @abstractmethod
    def sketch(self, position: int) -> Any:
        """Return an object with the searchable attributes of a seeded row, computed when read."""

    @abstractmethod
    def around(self, first: int, last: int) -> range:
        """Return the seeded positions that may have been created between two times, both included."""

    def candidates(self, search: Search, start: int) -> Iterator[int]:
        """Iterate over the seeded positions from `start` on that may fit."""
        return iter(range(max(start, search.positions.start), search.positions.stop))

    @property
    def end(self) -> int:
        """The position after the last row, where the next one is added."""
        return self._store.end(self.kind, self.size)

    def load(self, position: int) -> D | None:
        """Return the row at `position` as it is now; None if there is none."""
        if not 0 <= position < self.end:
            return None
        body = self._store.body(self.kind, position)
        return self.seeded(position) if body is None else self._decoded(body)

    def save(self, document: D) -> None:
        """Keep a changed or added row."""
        self._store.put(self.kind, document.position, document.number, msgspec.json.encode(document))

    def added(self, number: str) -> int | None:
        """Find a written row by its number."""
        return self._store.position(self.kind, number)

    def page(self, search: Search, number: int, size: int) -> list[D]:
        """Return page `number`, counted from 1, of the rows that fit."""
        if search.tests:
            positions = self._matching_page(search, number - 1, size)
        else:
            positions = list(range((number - 1) * size, min(number * size, self.end)))
        if not positions:
            return []
        written = dict(self._store.bodies(self.kind, positions[0], positions[-1]))
        return [
            self._decoded(written[position]) if position in written else self.seeded(position) for position in positions
        ]

    def count(self, search: Search) -> int:
        """Count the rows that fit."""
        if not search.tests:
            return self.end
        key = (search.key, self._store.version)
        if key not in self._counts:
            _remember(self._counts, key, sum(1 for _ in self._matching(search, 0)))
        return self._counts[key]

    def _decoded(self, body: bytes) -> D:
        document: D = self._decode(body)
        return document

    def _matching_page(self, search: Search, index: int, size: int) -> list[int]:
        # Where pages start is remembered, so that reading one page after another scans every row once.
        key = (search.key, size, self._store.version)
        starts = self._starts.get(key)
        if starts is None:
            starts = _remember(self._starts, key, [0])
        current = min(index, len(starts) - 1)
        found: list[int] = []
        for position in self._matching(search, starts[current]):
            if len(found) == size:
                current += 1
                if current == len(starts):
                    starts.append(position)
                if current > index:
                    return found
                found = []
            found.append(position)
        return found if current == index else []

    def _matching(self, search: Search, start: int) -> Iterator[int]:
        tests = search.tests
        written = self._store.bodies(self.kind, start)
        stored = next(written, None)
        for position in self.candidates(search, start):
            while stored is not None and stored[0] < position:
                if self._fits(stored[1], tests):
                    yield stored[0]
                stored = next(written, None)
            if stored is not None and stored[0] == position:
                continue
            sketch = self.sketch(position)
            for test in tests:
                if not test(sketch):
                    break
            else:
                yield position
        while stored is not None:
            if self._fits(stored[1], tests):
                yield stored[0]
            stored = next(written, None)

    def _fits(self, body: bytes, tests: list[Test]) -> bool:
        document = self._decoded(body)
        return all(test(document) for test in tests)


T = TypeVar("T")


def _remember(memory: OrderedDict[tuple[Any, ...], T], key: tuple[Any, ...], value: T) -> T:
    if len(memory) >= _REMEMBERED:
        memory.popitem(last=False)
    memory[key] = value
    return value
