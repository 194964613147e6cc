"""Paging: the number of a page, the request of the next one, and the end of a query.

No row is skipped without an error, and every query ends. A lost row is worse than an unnecessary error.

**End.** An empty page ends every query. If the platform sends a total (Wshoto), a short page also ends the query when
the number of rows read has reached the total. A page is short if it has fewer rows than an earlier page of the query,
or fewer than both the requested size and our default size: a platform may limit a larger size. After any other page
the next one is requested, because a platform may send the row count of the page as its total. This costs at most one
request per query. Without a total (Waiqin365) a short page means nothing: the platform may have lowered its limit.

**A later first page.** The number of skipped rows is known only if a page had exactly the requested number of rows.
Otherwise only an empty page ends the query.

**Missing rows.** An empty page before the total is a PagingError. The latest total is used, so that rows deleted during
the query cause no error.

**Repeated pages.** The ids and the number of its rows identify a page; order and other fields may change. If a row has
no id, or two rows have the same id, the bytes of the rows identify the page. A repeated page is a PagingError, because
a query of a server that ignores page numbers would never end. Exception: if the number of rows read has reached the
total, the repeated page ends the query and its rows are dropped, because some servers repeat the last page. Pages that
share only some ids are read, because rows can move during the query.

**Repeated rows.** A server may send the same rows in other combinations, such as always the newest thousand. After
`PAGES_BEFORE_JUDGING` pages it is a PagingError if the number of rows read is more than `MOST_REPEATS` times the number
of distinct rows. Rows without ids are distinct if their bytes are.
"""

from __future__ import annotations

import hashlib
from operator import attrgetter
from typing import Any

import msgspec
from msgspec.structs import replace

from dingdan._errors import PagingError
from dingdan.codec._encode import invalid_argument
from dingdan.codec._envelope import ResponsePayload
from dingdan_runtime import Operation, Paging

PAGES_BEFORE_JUDGING = 32
MOST_REPEATS = 3
"""The largest average number of times that a row may come. Rows come twice if others are inserted before them."""
SAMPLE_SIZE = 4096
"""The largest number of row hashes kept to estimate the number of distinct rows; the error is about 2 %."""


class DecodedPage(msgspec.Struct, frozen=True):
    """The decoded response of a page."""

    answer: ResponsePayload
    rows: list[bytes]
    total: int | None
    records: list[Any]


class Sample:
    """An estimate of the number of distinct rows in bounded memory: it keeps a fraction of their hashes."""

    __slots__ = ("_kept", "_mask")

    def __init__(self) -> None:
        self._kept: set[int] = set()
        self._mask = 0

    def add(self, keys: list[Any]) -> None:
        """Add rows by their keys."""
        mask = self._mask
        hashes = map(hash, keys)
        self._kept.update([hashed for hashed in hashes if not hashed & mask] if mask else hashes)
        while len(self._kept) > SAMPLE_SIZE:
            self._mask = mask = self._mask << 1 | 1
            self._kept = {hashed for hashed in self._kept if not hashed & mask}

    def distinct(self) -> int:
        """Return the estimated number of distinct rows."""
        return len(self._kept) * (self._mask + 1)


class History:
    """The received pages of a query: the mark (hash) of each, shared by all pages of the query.

    A copy for each page would take memory that grows with the square of the number of pages. If the same page is
    followed by different pages in two iterations, the second iteration gets a history of its own.
    """

    __slots__ = ("_marks", "_sample")

    def __init__(self, marks: dict[int, int], sample: Sample) -> None:
        self._marks = marks
        self._sample = sample

    def came_before(self, mark: int, position: int) -> bool:
        """True if one of the first `position` pages has this mark."""
        return self._marks.get(mark, position) < position

    def with_page(self, mark: int, position: int, keys: list[Any]) -> History:
        """Return a history with this mark at `position`: this history, unless it has another mark there."""
        self._sample.add(keys)
        if self._marks.get(mark) == position:
            return self
        if len(self._marks) == position:
            self._marks[mark] = position
            return self
        earlier = {known: place for known, place in self._marks.copy().items() if place < position}
        return History(earlier | {mark: position}, self._sample)

    def distinct(self) -> int:
        """Return the estimated number of distinct rows; it is higher if the query was iterated several times."""
        return self._sample.distinct()


class Step(msgspec.Struct, frozen=True):
    """The outcome of a page."""

    records: list[Any]
    """The records for the user."""
    onward: Progress | None
    """The state for the next page; None when the query has ended."""


class Progress(msgspec.Struct, frozen=True):
    """The state of a query before a page: the next request, and the pages received so far."""

    body: dict[str, Any]
    """The request body of the page."""
    history: History
    number: int | None = None
    """The page number; None for the first page."""
    skipped: int = 0
    """The number of pages before the first requested page."""
    size: int | None = None
    """The requested page size; None if the request has none."""
    pages: int = 0
    """The number of received pages with rows."""
    rows: int = 0
    """The number of rows on these pages."""
    largest: int = 0
    """The number of rows on the largest of these pages."""
    total: int | None = None
    """The last received total of rows; None if the platform sends none."""

    def advance(self, operation: Operation[Any], page: DecodedPage) -> Step:
        """Add a received page and return the outcome.

        Raises:
            PagingError: the page was received before, it is empty although the total is larger, or the same rows are
                repeated.
        """
        paging = operation.paging
        if paging is None:
            return Step(page.records, None)
        total = (self.total if page.total is None else page.total) if paging.ends == "total" else None
        if not page.rows:
            if total is not None and self._at_most() < total:
                message = f"the platform reported {total} rows, but sent an empty page after {int(self._at_most())}"
                raise self._error(operation, page, message)
            return Step([], None)
        keys, mark = _identify(paging, page)
        if self.history.came_before(mark, self.pages):
            if total is not None and self._may_be_all(total):
                return Step([], None)
            message = "the platform sent a page that it had sent before; reading on would never end"
            raise self._error(operation, page, message)
        count = len(page.rows)
        number = (paging.start if self.number is None else self.number) + 1
        onward = replace(
            self,
            body={**self.body, paging.page: number},
            number=number,
            history=self.history.with_page(mark, self.pages, keys),
            pages=self.pages + 1,
            rows=self.rows + count,
            largest=max(self.largest, count),
            total=total,
        )
        if total is not None and onward.known() >= total and self._surely_short(paging, count):
            return Step(page.records, None)
        if onward.pages >= PAGES_BEFORE_JUDGING and onward.rows > MOST_REPEATS * onward.history.distinct():
            message = f"most of the {onward.rows} rows read had come before; reading on might never end"
            raise self._error(operation, page, message)
        return Step(page.records, onward)

    def _error(self, operation: Operation[Any], page: DecodedPage, message: str) -> PagingError:
        error = PagingError(message, platform=operation.platform, operation=operation.id, msg_id=page.answer.msg_id)
        error.page = self.number
        return error

    def known(self) -> int:
        """Return the number of rows known to exist up to here; -1 if no page has confirmed the page size."""
        if not self.skipped:
            return self.rows
        return self.skipped * self.largest + self.rows if self.largest == self.size else -1

    def _at_most(self) -> float:
        """Return the largest possible number of rows up to here; infinite if unknown."""
        if not self.skipped:
            return self.rows
        if self.size is None or self.largest > self.size:
            return float("inf")
        return self.skipped * self.size + self.rows

    def _may_be_all(self, total: int) -> bool:
        """True if `total` rows may be read or skipped. A skipped page counts as the largest page, or as requested."""
        asked = self.largest if self.size is None else self.size
        return self.skipped * self.largest + self.rows >= total or self.skipped * asked + self.rows == total

    def _surely_short(self, paging: Paging, count: int) -> bool:
        if count < self.largest:
            return True
        return self.size is not None and count < min(self.size, paging.default_size or self.size)


def _identify(paging: Paging, page: DecodedPage) -> tuple[list[Any], int]:
    """Return the keys that identify the rows of a page, and the mark of the page; see the rules above.

    A mark has 64 bits: that two of a million pages have the same one by chance is as likely as 1 in 30 million.
    """
    keys: list[Any] = []
    if paging.id is not None:
        keys = [str(each) for each in map(attrgetter(paging.id), page.records) if each is not None]
    if not keys or len(set(keys)) < len(keys):
        keys = [hashlib.blake2b(row, digest_size=16, usedforsecurity=False).digest() for row in page.rows]
    return keys, hash((len(page.rows), *sorted(keys)))


def start(operation: Operation[Any], body: dict[str, Any]) -> Progress:
    """Return the state of a query before its first page.

    Raises:
        InvalidRequest: the requested page is not a number or is before the first, or the page size is below 1.
    """
    history = History({}, Sample())
    paging = operation.paging
    if paging is None:
        return Progress(body, history)
    try:
        number = int(body[paging.page])
    except (KeyError, TypeError, ValueError):
        raise invalid_argument(operation, paging.page, "takes a page number") from None
    if number < paging.start:
        # A platform that takes it for the first page would send that one twice.
        raise invalid_argument(operation, paging.page, f"counts from {paging.start}")
    try:
        size = None if paging.size is None else int(body[paging.size])
    except (KeyError, TypeError, ValueError):
        size = None
    if paging.size is not None and size is not None and size < 1:
        raise invalid_argument(operation, paging.size, "must be a number of rows, 1 or more")
    skipped = number - paging.start
    return Progress(body, history, number if skipped else None, skipped, size)
