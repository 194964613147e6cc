"""Searches, and the rows that they have found so far."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dingdan_sandbox.store import EVER

_REMEMBERED = 64
"""Searches whose rows are remembered."""

_ROWS_REMEMBERED = 4_000_000
"""Rows remembered for all of them together, of 8 bytes each; the search asked last may have more."""

Test = Callable[[Any], bool]


@dataclass(slots=True)
class Search:
    """The filter of a query.

    Attributes:
        key: Tells searches apart.
        positions: The seeded positions that may fit.
        tests: What a row must pass, stored or seeded.
        customers: Indexes of the customers that are wanted; None for all.
        created: The time of creation lies within, in epoch seconds. The tests say so too, as they do of `modified`.
        modified: The time of modification lies within, in epoch seconds.
    """

    key: tuple[tuple[str, str], ...]
    positions: range
    tests: list[Test] = field(default_factory=list)
    customers: frozenset[int] | None = None
    created: tuple[int, int] = EVER
    modified: tuple[int, int] = EVER

    def test(self, test: Test) -> None:
        """Select rows that pass `test`, which gets a document, or the sketch of a seeded one."""
        self.tests.append(test)

    def within(self, positions: range) -> None:
        """Search only the seeded rows at `positions`."""
        start, stop = max(self.positions.start, positions.start), min(self.positions.stop, positions.stop)
        self.positions = range(start, max(start, stop))

    def fits(self, row: Any) -> bool:
        """Return True if a row passes all tests."""
        return all(test(row) for test in self.tests)


class Found:
    """The rows of a search, in the order of the list, as far as somebody has read.

    Attributes:
        search: The search.
        rest: The places that were not looked at yet.
    """

    def __init__(self, search: Search, end: int, newest_first: bool) -> None:
        """Begin to search among the places before `end`."""
        self.search = search
        # Rows that are added meanwhile come last, and so lie ahead, unless the newest come first.
        self.rest = range(end if newest_first else 2**62)
        self._newest_first = newest_first
        self._keys = array("q")
        # A list that is read from its end is kept with its signs turned, so that both are sorted upwards.
        self._sign = -1 if newest_first else 1

    def __len__(self) -> int:
        """Count the rows found so far."""
        return len(self._keys)

    def positions(self, start: int, stop: int) -> list[int]:
        """Return the places of rows `start` to `stop` of the list."""
        return [self._sign * key for key in self._keys[start:stop]]

    def append(self, position: int) -> None:
        """Add the row that comes next in the list."""
        self._keys.append(self._sign * position)
        self.rest = range(position) if self._newest_first else range(position + 1, self.rest.stop)

    def finish(self) -> None:
        """Note that there is nothing left to look at."""
        self.rest = range(0)

    def correct(self, position: int, fits: bool) -> None:
        """Add or remove a row that changed after its place was looked at."""
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
    """The results of the most recent searches."""

    def __init__(self) -> None:
        self._found: OrderedDict[tuple[tuple[str, str], ...], Found] = OrderedDict()

    def get(self, search: Search, make: Callable[[], Found]) -> Found:
        """Return what was found for `search`, or what `make` begins."""
        found = self._found.pop(search.key, None) or make()
        self._found[search.key] = found
        while len(self._found) > 1 and (
            len(self._found) > _REMEMBERED or sum(map(len, self._found.values())) > _ROWS_REMEMBERED
        ):
            self._found.popitem(last=False)
        return found

    def all(self) -> list[Found]:
        """Return what was found for all searches."""
        return list(self._found.values())
