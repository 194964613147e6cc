"""Edits that go on by themselves, each made up from the seed and its number: same seed, same requests, same edits."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any, NamedTuple

from dingdan_sandbox.mixing import mix, stream
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.shelf import Shelf
from dingdan_sandbox.store import Store

_KEPT = 10_000
"""Edits that are remembered."""

_WEIGHTS = {"orders": 5, "shipments": 2, "returns": 1, "car_sales": 1, "valet_orders": 1, "mall_orders": 1}
"""The weight of each kind of document among automatic edits."""

_RECENT = 500
"""Documents of a kind, the last ones, that half of the edits are of."""

_TRIES = 50
"""Documents that are looked at to find one that was not deleted."""


class Edit(NamedTuple):
    """An automatic edit."""

    kind: str
    """The kind of the document."""
    id: str
    """The id of the document."""
    action: str
    """A word for the change: added, late, deleted, state, amount, line added, line removed, custom field, remark."""
    at: int
    """The new time of modification, in epoch seconds."""


class Edits:
    """Applies edits when they are due.

    Attributes:
        done: The edits so far.
    """

    def __init__(self, sandbox: Sandbox, store: Store, shelves: Mapping[str, Shelf]) -> None:
        """Edit the documents of `shelves` as often as `sandbox` says."""
        self.done: deque[Edit] = deque(maxlen=_KEPT)
        self._sandbox = sandbox
        self._store = store
        self._shelves = shelves
        self._wheel = [kind for kind in sandbox.edit_kinds for _ in range(_WEIGHTS[kind])]
        self._key = stream(sandbox.seed, "edits")
        self._count = 0
        self._owed = 0.0
        self._paused = False
        self._since = sandbox.clock()

    def before_request(self) -> None:
        """Apply what is due before a request is answered. The lock of the store is held."""
        if self._paused:
            return
        self.catch_up()
        self._owed += self._sandbox.edits_per_request
        due = int(self._owed)
        self._owed -= due
        self.apply(due, self._sandbox.now())

    def catch_up(self) -> None:
        """Apply what is due by the clock, each edit at its own time. The lock of the store is held."""
        rate = self._sandbox.edits_per_second
        if self._paused or not rate:
            return
        due = int((self._sandbox.clock() - self._since) * rate)
        for _ in range(due):
            self._since += 1 / rate
            self.apply(1, int(self._since))

    def pause(self) -> None:
        """Apply what is due by the clock, then nothing more."""
        self.catch_up()
        self._paused = True

    def resume(self) -> None:
        """Go on from now."""
        if self._paused:
            self._since = self._sandbox.clock()
        self._paused = False

    def apply(self, count: int, at: int) -> list[Edit]:
        """Apply the next edits in one transaction. The lock of the store is held.

        Args:
            count: How many.
            at: The epoch second that they happen in.
        """
        if count < 1 or not self._wheel:
            return []
        with self._store.transaction():
            edits = [self._next(at) for _ in range(count)]
        self.done.extend(edits)
        return edits

    def _next(self, at: int) -> Edit:
        bits = mix(self._key, self._count)
        self._count += 1
        kind = self._wheel[(bits & 0xFF) % len(self._wheel)]
        shelf, chance, choice = self._shelves[kind], (bits >> 8) % 100, bits >> 16
        document = None if chance < 18 else self._some(shelf, choice)
        if document is None:
            late = 12 <= chance < 18
            at -= choice % (self._sandbox.late_by + 1) if late else 0
            document, action = shelf.table.fresh(at), "late" if late else "added"
        elif chance < 26 and shelf.marks_deleted:
            document.deleted, action = True, "deleted"
        else:
            action = shelf.change(document, mix(choice, 1), at)
        document.modified = at
        shelf.table.save(document)
        return Edit(kind, shelf.identity(document.position), action, at)

    def _some(self, shelf: Shelf, choice: int) -> Any:
        """Choose a document that was not deleted; None if there is none nearby."""
        end = shelf.table.end
        if not end:
            return None
        near = min(end, _RECENT if choice & 1 else end)
        for step in range(min(_TRIES, end)):
            document = shelf.table.load(end - 1 - ((choice >> 1) + step) % near)
            if document is not None and not document.deleted:
                return document
        return None
