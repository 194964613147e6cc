"""Automatic edits. Each is computed from the seed and its number: same seed, same requests, same edits."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any, NamedTuple

from dingdan_sandbox.mixing import mix, stream
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.shelf import Shelf
from dingdan_sandbox.store import Store

_KEPT_EDITS = 10_000
"""The number of edits that `Edits.done` keeps."""

_WEIGHTS = {"orders": 5, "shipments": 2, "returns": 1, "car_sales": 1, "valet_orders": 1, "mall_orders": 1}
"""The weight of each kind of document among automatic edits."""

_RECENT = 500
"""Half of the edits change one of this many last documents of a kind."""

_MAX_TRIES = 50
"""The number of documents tried to find one that is not deleted."""


class Edit(NamedTuple):
    """An automatic edit."""

    kind: str
    """The kind of the document."""
    id: str
    """The id of the document."""
    action: str
    """The type of change: added, late, deleted, state, amount, line added, line removed, custom field or remark."""
    at: int
    """The new modification time, in epoch seconds."""


class Edits:
    """Applies automatic edits when they are due.

    Attributes:
        done: The last 10,000 applied edits, oldest first.
    """

    def __init__(self, sandbox: Sandbox, store: Store, shelves: Mapping[str, Shelf]) -> None:
        """Edit the documents of `shelves` at the rates that `sandbox` sets."""
        self.done: deque[Edit] = deque(maxlen=_KEPT_EDITS)
        self._sandbox = sandbox
        self._store = store
        self._shelves = shelves
        self._weighted_kinds = [kind for kind in sandbox.edit_kinds for _ in range(_WEIGHTS[kind])]
        self._key = stream(sandbox.seed, "edits")
        self._count = 0
        self._due = 0.0
        self._paused = False
        self._applied_until = sandbox.clock()

    def before_request(self) -> None:
        """Apply the edits that are due before a request. The caller holds the store's lock."""
        if self._paused:
            return
        self.catch_up()
        self._due += self._sandbox.edits_per_request
        due = int(self._due)
        self._due -= due
        self.apply(due, self._sandbox.now())

    def catch_up(self) -> None:
        """Apply the edits that are due by the clock, each with its own time. The caller holds the store's lock."""
        rate = self._sandbox.edits_per_second
        if self._paused or not rate:
            return
        due = int((self._sandbox.clock() - self._applied_until) * rate)
        for _ in range(due):
            self._applied_until += 1 / rate
            self.apply(1, int(self._applied_until))

    def pause(self) -> None:
        """Apply the edits that are due by the clock, then pause."""
        self.catch_up()
        self._paused = True

    def resume(self) -> None:
        """Resume; the time of the pause counts for no edits."""
        if self._paused:
            self._applied_until = self._sandbox.clock()
        self._paused = False

    def apply(self, count: int, at: int) -> list[Edit]:
        """Apply the next edits in one transaction. The caller holds the store's lock.

        Args:
            count: Number of edits.
            at: The modification time of the edits, in epoch seconds.
        """
        if count < 1 or not self._weighted_kinds:
            return []
        with self._store.transaction():
            edits = [self._next_edit(at) for _ in range(count)]
        self.done.extend(edits)
        return edits

    def _next_edit(self, at: int) -> Edit:
        bits = mix(self._key, self._count)
        self._count += 1
        kind = self._weighted_kinds[(bits & 0xFF) % len(self._weighted_kinds)]
        shelf, chance, choice = self._shelves[kind], (bits >> 8) % 100, bits >> 16
        document = None if chance < 18 else self._choose_document(shelf, choice)
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

    def _choose_document(self, shelf: Shelf, choice: int) -> Any:
        """Choose a document of `shelf` that is not deleted; None if 50 tries find none.

        Args:
            shelf: The kind of documents.
            choice: Random bits.
        """
        end = shelf.table.end
        if not end:
            return None
        near = min(end, _RECENT if choice & 1 else end)
        for step in range(min(_MAX_TRIES, end)):
            document = shelf.table.load(end - 1 - ((choice >> 1) + step) % near)
            if document is not None and not document.deleted:
                return document
        return None
