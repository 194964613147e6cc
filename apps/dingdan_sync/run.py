"""One run over one kind of document: windows in their order, packages, cursors.

The closed windows are fetched several at once and written in their order. The open window is read after all others are
written: a document that is edited moves there, and its older version must not be written over the newer one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial

from dingdan import DingdanError
from dingdan_runtime import Record
from dingdan_sync.control import RunControl
from dingdan_sync.destinations import Destination, Package, State
from dingdan_sync.errors import CursorError, SourceError, SyncError
from dingdan_sync.feeds import Feed
from dingdan_sync.options import Options
from dingdan_sync.packing import Packer, ReadDocuments
from dingdan_sync.passes import Done, Rows, read_window
from dingdan_sync.report import DocumentReport
from dingdan_sync.threads import in_order
from dingdan_sync.windows import Window, midnight, plan

Write = Callable[[Package], None]


class DocumentRun:
    """A run over one kind of document."""

    def __init__(
        self,
        feed: Feed,
        packer: Packer,
        destination: Destination,
        options: Options,
        report: DocumentReport,
        control: RunControl | None = None,
    ) -> None:
        """Take the parts; `report` is filled while it runs, and `control` ends it when it is asked to."""
        self._feed, self._packer, self._destination = feed, packer, destination
        self._options, self._report = options, report
        self._control = control or RunControl()
        self._halted = False
        self._seen: set[str] | None = None
        """The ids that came, while the destination is verified."""

    def catch_up(self, since: dt.datetime, state: State | None) -> None:
        """Bring the destination up to date.

        Args:
            since: The first moment that is wanted.
            state: How far it has come; None before the first run.

        Raises:
            SourceError: A call of the platform failed.
            CursorError: The cursor is later than now.
            DestinationError: The destination failed.
        """
        now = self._options.now()
        if state is None:
            self._read_on(self._plan(since, now), State(since, since))
            return
        if state.cursor > now + self._options.overlap:
            raise CursorError(
                f"the cursor of {self._feed.document.name} is {state.cursor.isoformat()} and now is {now.isoformat()}: "
                "set the clock of this machine right; if the cursor is wrong, delete its row from dingdan_sync_state"
            )
        if since < state.since:
            state = self._read_back(since, state)
        back = self._options.overlap if self._feed.moves else dt.timedelta(days=self._options.trailing_days)
        self._read_on(self._plan(max(state.since, state.cursor - back), now), state)

    def verify(self, state: State) -> None:
        """Read everything once more, compare it with the destination, and repair what differs.

        Args:
            state: How far the destination has come.

        Raises:
            SyncError: As of `catch_up`.
        """
        self._seen = set()
        self._read_on(self._plan(state.since, self._options.now()), state)
        if not self._halted:  # otherwise some rows may not have been seen
            known = self._destination.ids(self._packer.head, self._options.tenant)
            self._remove_vanished([each for each in known if each not in self._seen])
        self._seen = None

    def _remove_vanished(self, ids: list[str]) -> None:
        """Remove documents that did not come, after a look at each: some were modified before the first moment."""
        gone = []
        for each in ids:
            records = self._look_up(each)
            if records:
                self._apply([self._packer.read(records)], None)
            else:
                gone.append(each)
        if gone:
            self._destination.apply(self._packer.vanished(gone, self._options.now()))
            self._control.wrote()
            self._report.vanished += len(gone)

    def _look_up(self, wanted: str) -> list[Record]:
        if self._feed.by_id is None:
            return []
        try:
            found = [each for each in self._feed.by_id(wanted) if str(self._feed.identity(each)) == wanted]
        except DingdanError as error:
            raise SourceError(f"{self._feed.document.name} {wanted}: {error}") from error
        self._control.responded()
        return found

    def _plan(self, start: dt.datetime, end: dt.datetime) -> list[Window]:
        return plan(start, end, self._options.window_days, self._options.overlap)

    def _read_on(self, windows: list[Window], state: State) -> None:
        """Read windows in the order of time, the cursor after each."""
        state = self._write_all(windows[:-1], state)
        state = self._write(windows[-1], self._fetch(windows[-1]), state)
        if not self._halted:
            self._report.cursor = state.cursor

    def _read_back(self, since: dt.datetime, state: State) -> State:
        """Read the windows before those that were read, latest first."""
        windows = [
            Window(each.start, each.end or midnight(state.since) + dt.timedelta(days=1))
            for each in self._plan(since, state.since)
            if each.start < state.since
        ]
        return self._write_all(windows[::-1], state, backwards=True)

    def _write_all(self, windows: list[Window], state: State, backwards: bool = False) -> State:
        sources = [partial(self._fetch, window) for window in windows]
        with in_order(sources, self._options.workers) as fetched:
            for window, items in zip(windows, fetched, strict=True):
                state = self._write(window, items, state, backwards)
        return state

    def _fetch(self, window: Window) -> Iterator[ReadDocuments | Done]:
        try:
            for item in read_window(
                self._feed, window, self._options.max_passes, self._options.pause, self._options.clock, self._control
            ):
                # What waits to be written is tables: the records of a page are gone before the next is fetched.
                yield self._read(item) if isinstance(item, Rows) else item
                del item
        except SyncError:
            raise
        except DingdanError as error:
            span = f"{window.start.isoformat()} to {window.end.isoformat() if window.end else 'now'}"
            raise SourceError(
                f"{self._feed.document.name}, changes from {span}: {error}. What was written before stands; the next "
                "run goes on"
            ) from error

    def _read(self, rows: Rows) -> ReadDocuments:
        records, rows.records = rows.records, []
        return self._packer.read(records)

    def _write(
        self, window: Window, items: Iterator[ReadDocuments | Done], state: State, backwards: bool = False
    ) -> State:
        """Write a window; return the state after it, which stays from the first unsettled window on."""
        self._report.windows += 1
        waiting: list[ReadDocuments] = []
        for item in items:
            self._control.check()
            if isinstance(item, ReadDocuments):
                waiting.append(item)
                if sum(len(each.ids) for each in waiting) >= self._options.package_documents:
                    self._apply(waiting, None)
                    waiting = []
                continue
            self._report.passes += item.passes
            self._report.unsettled += not item.settled
            self._halted = self._halted or not item.settled
            if not self._halted:
                reached = item.reached.replace(microsecond=0)
                state = (
                    State(window.start, state.cursor) if backwards else State(state.since, max(state.cursor, reached))
                )
            self._apply(waiting, None if self._halted else state)
        return state

    def _apply(self, parts: list[ReadDocuments], state: State | None) -> None:
        if not parts:
            if state is not None:
                self._destination.apply(self._packer.empty(state))
                self._control.wrote()
            return
        packed = self._packer.pack(parts, state, self._options.now())
        self._report.unidentified += packed.unidentified
        if self._seen is not None:
            self._seen.update(packed.package.ids)
            differing = self._destination.differing(packed.package)
            self._report.repaired += len(differing)
            if not differing:
                self._apply([], state)
                return
        self._destination.apply(packed.package)
        self._control.wrote()
        self._report.documents += packed.documents
        self._report.deleted += packed.deleted
        for target, rows in packed.package.tables:
            self._report.rows[target.name] = self._report.rows.get(target.name, 0) + rows.num_rows
