"""Paging: the number of a page, the request of the next one, and the end of a query.

No row is skipped in silence, and every query ends. A lost row is worse than a needless error.

**End.** An empty page ends every query. If the platform sends a total (Wshoto), a short page ends it too, once the rows
read reach the total. A page is short if it has fewer rows than an earlier page of the query, or fewer than both the
size asked for and our default size: a platform may cap a larger size. After any other page the next one is requested,
because a platform may send the row count of the page as its total. This costs at most one request a query. Without a
total (Waiqin365) a short page means nothing: a limit may have been lowered.

**A later first page.** The rows skipped are known only if a page had exactly as many rows as were asked for. Otherwise
only the empty page ends the query.

**Missing rows.** An empty page before the total is a PagingError. The latest total counts, so that rows deleted
meanwhile are no error.

**Repeated pages.** The ids and the number of its rows identify a page; order and other fields may change. Where a row
has no id, or two rows share one, the bytes of the rows identify it. A page that came before is a PagingError, because a
server that ignores page numbers would never end. Exception: once the rows read reach the total it is the end, and its
rows are dropped, because some servers repeat the last page. Pages that share some ids are read: rows move meanwhile.

**Repeated rows.** A server may send the same rows in new mixtures, such as always the newest thousand. From
`PAGES_BEFORE_JUDGING` pages on it is a PagingError if the rows read are more than `MOST_REPEATS` times the distinct
ones. Rows without ids are distinct if their bytes are.
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
"""Times that each row may come on average: rows come twice when others are inserted before them, seldom more."""
SAMPLE_SIZE = 4096
"""Rows remembered at most to estimate how many distinct ones there were; the error is about two in a hundred."""


class DecodedPage(msgspec.Struct, frozen=True):
    """The decoded response of a page."""

    answer: ResponsePayload
    rows: list[bytes]
    total: int | None
    records: list[Any]


class Sample:
    """An estimate of how many distinct rows came, in little memory: it keeps a fraction of their hashes."""

    __slots__ = ("_kept", "_mask")

    def __init__(self) -> None:
        self._kept: set[int] = set()
        self._mask = 0

    def add(self, keys: list[Any]) -> None:
        """Count rows in by their keys."""
        mask = self._mask
        self._kept.update(hashed for hashed in map(hash, keys) if not hashed & mask)
        while len(self._kept) > SAMPLE_SIZE:
            self._mask = mask = self._mask << 1 | 1
            self._kept = {hashed for hashed in self._kept if not hashed & mask}

    def distinct(self) -> int:
        """The number of distinct rows, about."""
        return len(self._kept) * (self._mask + 1)


class History:
    """The pages that came in a query: their marks in order, shared by all pages of the query.

    A copy a page would take memory that grows with the square of their number. Whoever goes twice over the same page
    and finds other pages behind it gets a history of their own from there on.
    """

    __slots__ = ("_marks", "_sample")

    def __init__(self, marks: dict[bytes, int], sample: Sample) -> None:
        self._marks = marks
        self._sample = sample

    def came_before(self, mark: bytes, position: int) -> bool:
        """Return True if one of the first `position` pages has this mark."""
        return self._marks.get(mark, position) < position

    def with_page(self, mark: bytes, position: int, keys: list[Any]) -> History:
        """The history in which the page at `position` has this mark: this one, unless it knows another page there."""
        self._sample.add(keys)
        if self._marks.get(mark) == position:
            return self
        if len(self._marks) == position:
            self._marks[mark] = position
            return self
        earlier = {known: place for known, place in self._marks.copy().items() if place < position}
        return History(earlier | {mark: position}, self._sample)

    def distinct(self) -> int:
        """The number of distinct rows that came, about; more where the query was gone through more than once."""
        return self._sample.distinct()


class Step(msgspec.Struct, frozen=True):
    """The outcome of a page."""

    records: list[Any]
    """The records that the user gets."""
    onward: Progress | None
    """The state for the next page; None when the query has ended."""


class Progress(msgspec.Struct, frozen=True):
    """The state of a query before a page: the next request, and the pages received so far."""

    body: dict[str, Any]
    """The request body of the page."""
    history: History
    number: int | None = None
    """The number of the page, when not the first."""
    skipped: int = 0
    """Pages before the first that was asked for."""
    size: int | None = None
    """Rows asked for a page, where the request says so."""
    pages: int = 0
    """Pages that came, with rows."""
    rows: int = 0
    """Rows on them."""
    largest: int = 0
    """Rows on the largest of them."""
    total: int | None = None
    """Rows on all pages, as last told."""

    def advance(self, operation: Operation[Any], page: DecodedPage) -> Step:
        """Count a page in.

        Raises:
            PagingError: The page came before, it is empty though the platform announces more rows, or the same rows
                keep coming.
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
        """Number of rows known to exist up to here; -1 if no page has confirmed the page size."""
        if not self.skipped:
            return self.rows
        return self.skipped * self.largest + self.rows if self.largest == self.size else -1

    def _at_most(self) -> float:
        """Most rows up to here; infinite if unknown."""
        if not self.skipped:
            return self.rows
        if self.size is None or self.largest > self.size:
            return float("inf")
        return self.skipped * self.size + self.rows

    def _may_be_all(self, total: int) -> bool:
        """Return True if `total` rows may have been passed: skipped pages count as the largest seen, or as asked."""
        asked = self.largest if self.size is None else self.size
        return self.skipped * self.largest + self.rows >= total or self.skipped * asked + self.rows == total

    def _surely_short(self, paging: Paging, count: int) -> bool:
        if count < self.largest:
            return True
        return self.size is not None and count < min(self.size, paging.default_size or self.size)


def _identify(paging: Paging, page: DecodedPage) -> tuple[list[Any], bytes]:
    """Return the keys that identify the rows of a page, and the key of the page; see the rules above."""
    keys: list[Any] = []
    if paging.id is not None:
        keys = [str(each) for each in map(attrgetter(paging.id), page.records) if each is not None]
    if not keys or len(set(keys)) < len(keys):
        keys = [hashlib.blake2b(row, digest_size=16, usedforsecurity=False).digest() for row in page.rows]
    told = repr((len(page.rows), sorted(keys))).encode()
    return keys, hashlib.blake2b(told, digest_size=16, usedforsecurity=False).digest()


def start(operation: Operation[Any], body: dict[str, Any]) -> Progress:
    """The state of a query before its first page.

    Raises:
        InvalidRequest: The page asked for is not a number, or before the first, or its size is less than a row.
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
