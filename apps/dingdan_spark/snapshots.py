"""Windows of creation: their pages are read until nothing that is in one changed meanwhile.

A document stays in its window when it is edited, so windows can be read by several tasks, and each document comes from
one. But pages are numbered, and neither platform documents an order, so an edit or a deletion may still move rows past
the reader. So one request after the last page asks for what was modified since the first.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dingdan import PagingError
from dingdan_runtime import Record
from dingdan_runtime.tables import TimeFilter
from dingdan_spark.errors import UnsettledError
from dingdan_spark.options import documents
from dingdan_sync.feeds import Feed
from dingdan_sync.passes import date_of, modified_since
from dingdan_sync.windows import ZONE, Window, arguments

DAY = dt.timedelta(days=1)


@dataclass
class _Pass:
    began: dt.datetime | None = None
    pages: int = 0
    """Pages with documents."""
    listed: int = 0
    total: int | None = None
    broken: PagingError | None = None
    ids: set[Any] = field(default_factory=set)
    first: dict[Any, bytes] = field(default_factory=dict)
    """The documents of the first page as received, by id."""


def read_created(feed: Feed, window: Window, most: int, pause: dt.timedelta) -> Iterator[list[Record]]:
    """Yield the documents that were created in a window, some of them several times.

    Args:
        feed: The kind of document.
        window: The span of time.
        most: Passes at most.
        pause: Time between two passes.

    Raises:
        UnsettledError: Its rows were modified during each pass.
        DingdanError: A call failed.
    """
    created = _created(feed)
    for asked in _queries(feed, created, window):
        for number in range(most):
            if number:
                time.sleep(pause.total_seconds())
            seen = _Pass()
            yield from _read(feed, window, asked, seen)
            if seen.broken is None and not _changed(feed, window, seen):
                break
        else:
            raise UnsettledError(
                f"{feed.document.name}, created since {window.start.isoformat()}: rows were modified during each of "
                f"{most} passes. Read again, or with fewer window_days"
            )


def _created(feed: Feed) -> TimeFilter:
    document = feed.document
    if document.details is not None:
        operation = document.details.operation
        document = next(each for each in documents(feed.platform) if each.operation == operation)
    assert document.created is not None, f"{document.name} has no filter by creation"
    return document.created


def _queries(feed: Feed, created: TimeFilter, window: Window) -> Iterator[dict[str, Any]]:
    """The arguments for a window; one query a day where records do not tell when they were created."""
    if feed.created is not None or created.day is None:
        yield arguments(created, window)
        return
    day = window.start.astimezone(ZONE).date()
    end = (window.end or dt.datetime.now(dt.UTC) + DAY).astimezone(ZONE)
    while day < end.date():
        yield {**dict(created.always), created.day: day}
        day += DAY


def _read(feed: Feed, window: Window, asked: dict[str, Any], seen: _Pass) -> Iterator[list[Record]]:
    before = dt.datetime.now(dt.UTC)
    try:
        for page in feed.query(**asked).iter_pages():
            if seen.began is None:
                seen.began = date_of(page) or before
            seen.pages += bool(page.records)
            if seen.pages == 1 and page.records:
                seen.first = {feed.listed_identity(record): record.raw_json for record in page.records}
            seen.listed += len(page.records)
            seen.total = page.total if page.records else seen.total
            seen.ids.update(map(feed.listed_identity, page.records))
            inside = [record for record in page.records if _is_inside(feed, record, window)]
            if inside:
                yield inside if feed.detail is None else list(map(feed.detail, inside))
    except PagingError as error:
        # Rows that move meanwhile look like a server that repeats pages, or loses some.
        if seen.began is None:
            raise
        seen.broken = error


def _is_inside(feed: Feed, record: Record, window: Window) -> bool:
    """True for a document of this window: the query also gives some at its bounds."""
    created = feed.created(record) if feed.created else None
    if isinstance(created, dt.datetime):
        return window.start <= created and (window.end is None or created < window.end)
    if isinstance(created, dt.date):
        start, end = window.start.astimezone(ZONE).date(), window.end and window.end.astimezone(ZONE).date()
        return start <= created and (end is None or created < end)
    return True


def _changed(feed: Feed, window: Window, seen: _Pass) -> bool:
    """True if rows may have moved past the reader.

    The request for what was modified also brings what was modified in the second before the pass. If all documents came
    on one page, those that are the same there do no harm.
    """
    assert seen.began is not None
    if not seen.pages:
        return False
    if not feed.moves:
        return seen.total is not None and not seen.total == seen.listed == len(seen.ids)
    return any(
        _is_inside(feed, record, window)
        and (seen.pages > 1 or seen.first.get(feed.listed_identity(record)) != record.raw_json)
        for record in feed.query(**modified_since(feed, seen.began, window.end))
    )
