"""Searches and a cache of the rows that they have found so far."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dingdan_sandbox.store import EVER

_MAX_SEARCHES = 64
"""The largest number of searches in the cache."""

_MAX_ROWS = 4_000_000
"""The largest number of rows in the cache, of 8 bytes each. The most recent search may exceed it."""

Test = Callable[[Any], bool]


@dataclass(slots=True)
class Search:
    """The filter of a query.

    Attributes:
        key: The identity of the search; searches with equal keys are the same.
        positions: The range of seeded positions that may match.
        tests: The conditions that a row must pass, whether it is stored or seeded.
        customers: Indexes of the customers to select; None for all.
        created: The first and the last creation time, in epoch seconds, inclusive. `tests` check it too.
        modified: The first and the last modification time, in epoch seconds, inclusive. `tests` check it too.
    """

    key: tuple[tuple[str, str], ...]
    positions: range
    tests: list[Test] = field(default_factory=list)
    customers: frozenset[int] | None = None
    created: tuple[int, int] = EVER
    modified: tuple[int, int] = EVER

    def test(self, test: Test) -> None:
        """Select rows that pass `test`. It is called with a stored document or with the sketch of a seeded row."""
        self.tests.append(test)

    def within(self, positions: range) -> None:
        """Search only the seeded rows at `positions`."""
        start, stop = max(self.positions.start, positions.start), min(self.positions.stop, positions.stop)
        self.positions = range(start, max(start, stop))

    def fits(self, row: Any) -> bool:
        """True if `row` passes all tests."""
        return all(test(row) for test in self.tests)


class Found:
    """The rows of a search found so far, in list order.

    Attributes:
        search: The search.
        rest: The positions that were not tested yet.
    """

    def __init__(self, search: Search, end: int, newest_first: bool) -> None:
        """Start with no rows found and all positions before `end` untested."""
        self.search = search
        # Rows that are added meanwhile come last, and so lie ahead, unless the newest come first.
        self.rest = range(end if newest_first else 2**62)
        self._newest_first = newest_first
        self._keys = array("q")
        # A list that is read from its end is kept with its signs turned, so that both are sorted upwards.
        self._sign = -1 if newest_first else 1

    def __len__(self) -> int:
        """Return the number of rows found so far."""
        return len(self._keys)

    def positions(self, start: int, stop: int) -> list[int]:
        """Return the positions of the rows `start` to before `stop` of the list."""
        return [self._sign * key for key in self._keys[start:stop]]

    def append(self, position: int) -> None:
        """Add the next row of the list."""
        self._keys.append(self._sign * position)
        self.rest = range(position) if self._newest_first else range(position + 1, self.rest.stop)

    def finish(self) -> None:
        """Record that all positions were tested."""
        self.rest = range(0)

    def correct(self, position: int, fits: bool) -> None:
        """Add or remove a row that changed after its position was tested.

        Args:
            position: The position of the row.
            fits: True if the row now passes the tests of the search.
        """
        if position in self.rest:
            return
        key = self._sign * position
        index = bisect_left(self._keys, key)
        there = index < len(self._keys) and self._keys[index] == key
        if fits and not there:
            self._keys.insert(index, key)
        elif there and not fits:
            del self._keys[index]


class Memory:
    """A cache of the results of the most recent searches."""

    def __init__(self) -> None:
        self._found: OrderedDict[tuple[tuple[str, str], ...], Found] = OrderedDict()

    def get(self, search: Search, make: Callable[[], Found]) -> Found:
        """Return the cached result of `search`; if there is none, create it with `make`."""
        found = self._found.pop(search.key, None) or make()
        self._found[search.key] = found
        while len(self._found) > 1 and (
            len(self._found) > _MAX_SEARCHES or sum(map(len, self._found.values())) > _MAX_ROWS
        ):
            self._found.popitem(last=False)
        return found

    def all(self) -> list[Found]:
        """Return all cached results."""
        return list(self._found.values())
