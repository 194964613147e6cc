"""Passes over a window: its pages are read until nothing that was in it changed meanwhile.

Pages are numbered, so a row that leaves a window while it is read moves another past the reader. A row can only leave
when it is modified (windows of modification times) or deleted. So after the last page one request asks for what was
modified since the first: if it may have been in the window, the window is read again. A document that was created
after the end of the window cannot have been in it. Where the platform filters by creation alone, the total that it
sends must stay the same and be the number of distinct documents.

The clock of the platform has whole seconds, so that request also brings what was modified just before the pass. If all
documents of a window came on one page, those that are the same there were modified before it, and do no harm. Else the
window is read again after a pause.

The moment of a pass is the `Date` of the first response: the clock of the platform counts, not that of this machine.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

from dingdan import PagingError
from dingdan_runtime import Page, Record
from dingdan_sync.control import RunControl
from dingdan_sync.feeds import Feed
from dingdan_sync.windows import SECOND, ZONE, Window, arguments

Clock = Callable[[], dt.datetime]


@dataclass
class Rows:
    """The documents of a page. Whoever takes them may empty the list: the pass needs them no more."""

    records: list[Record]


@dataclass(frozen=True)
class Done:
    """The end of the last pass over a window.

    Attributes:
        reached: The moment up to which all changes of the window were read.
        passes: Times that it was read.
        settled: False if rows were modified during each pass.
    """

    reached: dt.datetime
    passes: int
    settled: bool


@dataclass
class _Pass:
    """The observations of a pass."""

    began: dt.datetime | None = None
    ids: set[Any] = field(default_factory=set)
    totals: set[int | None] = field(default_factory=set)
    broken: PagingError | None = None
    pages: int = 0
    """Pages with documents."""
    first: dict[Any, bytes] = field(default_factory=dict)
    """The documents of the first page as received, by id."""


def read_window(
    feed: Feed,
    window: Window,
    most: int,
    pause: dt.timedelta,
    clock: Clock | None = None,
    control: RunControl | None = None,
) -> Iterator[Rows | Done]:
    """Yield the documents of a window, some of them several times, and at the end what became of the passes.

    Args:
        feed: The kind of document.
        window: The span of time.
        most: Passes at most.
        pause: Time between two passes.
        clock: Gives the present of the platform; None to take it from its responses.
        control: Counts the requests, and ends the run when it is asked to.

    Raises:
        StoppedError: The run was asked to stop.
        PagingError: The platform repeated or lost pages in each pass.
        DingdanError: A call failed.
    """
    control = control or RunControl()
    number = 0
    while True:
        number += 1
        seen = _Pass()
        yield from _read(feed, window, seen, clock, control)
        assert seen.began is not None
        settled = seen.broken is None and not _moved(feed, window, seen, control)
        if settled or number == most:
            if seen.broken is not None:
                raise seen.broken
            reached = seen.began if window.end is None else min(window.end, seen.began)
            yield Done(reached, number, settled)
            return
        control.pause(pause.total_seconds())


def _read(feed: Feed, window: Window, seen: _Pass, clock: Clock | None, control: RunControl) -> Iterator[Rows]:
    before = clock() if clock else dt.datetime.now(dt.UTC)
    try:
        for page in feed.query(**arguments(feed.by, window)).iter_pages():
            control.responded()
            if seen.began is None:
                seen.began = before if clock else date_of(page) or before
            if page.records or not seen.totals:
                seen.totals.add(page.total)
            seen.ids.update(map(feed.listed_identity, page.records))
            if page.records:
                seen.pages += 1
                if seen.pages == 1:
                    seen.first = {feed.listed_identity(record): record.raw_json for record in page.records}
                elif seen.pages == 2:
                    seen.first.clear()  # it serves windows of one page
                rows = Rows(_details(feed.detail, page.records, control) if feed.detail else page.records)
                del page  # its records are gone before the next is fetched
                yield rows
    except PagingError as error:
        # Rows that are deleted or edited meanwhile look like a server that repeats pages, or loses some.
        if seen.began is None:
            raise
        seen.broken = error


def _details(read: Callable[[Record], Record], listed: list[Record], control: RunControl) -> list[Record]:
    found = []
    for record in listed:
        found.append(read(record))
        control.responded()
    return found


def date_of(page: Page[Any]) -> dt.datetime | None:
    """The moment of a response by the clock of the platform; None if it does not tell it."""
    try:
        return parsedate_to_datetime(page.response.headers["date"]).astimezone(dt.UTC)
    except (KeyError, ValueError, TypeError):
        return None


def _moved(feed: Feed, window: Window, seen: _Pass, control: RunControl) -> bool:
    assert seen.began is not None
    if not feed.moves:
        return seen.totals != {None} and seen.totals != {len(seen.ids)}
    end = seen.began if window.end is None else min(window.end, seen.began)
    return any(
        _may_have_been(feed, record, end)
        for record in _records(feed.query(**modified_since(feed, seen.began, end)), control)
        if seen.pages > 1 or seen.first.get(feed.listed_identity(record)) != record.raw_json
    )


def modified_since(feed: Feed, began: dt.datetime, created_until: dt.datetime | None) -> dict[str, Any]:
    """The arguments that ask for what was modified since a pass began, and in the second before.

    Args:
        feed: The kind of document.
        began: The moment when the pass began.
        created_until: Leaves out documents that were created later, if the operation has a filter for it; None for all.
    """
    asked = arguments(feed.by, Window(began - SECOND, None))
    if feed.created_until is not None and created_until is not None:
        name, whole_day = feed.created_until
        last = created_until.astimezone(ZONE)
        asked[name] = last.date() if whole_day else last
    return asked


def _records(first: Page[Any], control: RunControl) -> Iterator[Record]:
    for page in first.iter_pages():
        control.responded()
        yield from page.records


def _may_have_been(feed: Feed, record: Record, end: dt.datetime) -> bool:
    created = feed.created(record) if feed.created else None
    if isinstance(created, dt.datetime):
        return created < end
    return not isinstance(created, dt.date) or created <= end.astimezone(ZONE).date()
