"""`Page`, `AsyncPage` and `Ack`: what calls give back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import Any, Generic, TypeVar

import httpx
import msgspec

RecordT = TypeVar("RecordT")
DataT = TypeVar("DataT")

NO_NEXT_PAGE = "this is the last page; has_next_page() tells before you ask"


class Page(msgspec.Struct, Generic[RecordT], frozen=True):
    """A page of a query. Iterating it yields its records and goes on through all following pages."""

    records: list[RecordT]
    """The rows of this page alone."""
    total: int | None
    """Rows on all pages, or None where the platform does not say (Waiqin365)."""
    response: httpx.Response
    """The HTTP response that this page came in."""
    _fetch: Callable[[], Page[RecordT]] | None = None

    def __repr__(self) -> str:
        """Show the records, and how many there are in all."""
        return f"{type(self).__name__}(records={self.records!r}, total={self.total!r})"

    def has_next_page(self) -> bool:
        """Whether there may be another page; where no total is given, only an empty page is the end."""
        return self._fetch is not None

    def get_next_page(self) -> Page[RecordT]:
        """Fetch the page after this one.

        Raises:
            LookupError: this is the last page.
            DingdanError: the call failed, or the platform sent a page that it had sent before.
        """
        if self._fetch is None:
            raise LookupError(NO_NEXT_PAGE)
        return self._fetch()

    def iter_pages(self) -> Iterator[Page[RecordT]]:
        """Yield this page and all that follow, fetching each when it is asked for."""
        page = self
        del self  # a page that has been read need not stay while the next is fetched, nor the first until the last
        while True:
            yield page
            fetch = page._fetch
            if fetch is None:
                return
            del page
            page = fetch()

    def __iter__(self) -> Iterator[RecordT]:
        """Yield the records of this page and of all that follow."""
        pages = self.iter_pages()
        del self
        for page in pages:
            yield from page.records
            del page


class AsyncPage(msgspec.Struct, Generic[RecordT], frozen=True):
    """A page of an asynchronous query. `async for` goes on through all following pages."""

    records: list[RecordT]
    """The rows of this page alone."""
    total: int | None
    """Rows on all pages, or None where the platform does not say (Waiqin365)."""
    response: httpx.Response
    """The HTTP response that this page came in."""
    _fetch: Callable[[], Awaitable[AsyncPage[RecordT]]] | None = None

    def __repr__(self) -> str:
        """Show the records, and how many there are in all."""
        return f"{type(self).__name__}(records={self.records!r}, total={self.total!r})"

    def has_next_page(self) -> bool:
        """Whether there may be another page; where no total is given, only an empty page is the end."""
        return self._fetch is not None

    async def get_next_page(self) -> AsyncPage[RecordT]:
        """Fetch the page after this one.

        Raises:
            LookupError: this is the last page.
            DingdanError: the call failed, or the platform sent a page that it had sent before.
        """
        if self._fetch is None:
            raise LookupError(NO_NEXT_PAGE)
        return await self._fetch()

    async def iter_pages(self) -> AsyncIterator[AsyncPage[RecordT]]:
        """Yield this page and all that follow, fetching each when it is asked for."""
        page = self
        del self  # as in Page
        while True:
            yield page
            fetch = page._fetch
            if fetch is None:
                return
            del page
            page = await fetch()

    async def __aiter__(self) -> AsyncIterator[RecordT]:
        """Yield the records of this page and of all that follow."""
        pages = self.iter_pages()
        del self
        async for page in pages:
            for record in page.records:
                yield record
            del page


class AsyncPager(Generic[RecordT]):
    """A query not yet sent: `await` it for its first `AsyncPage`, or `async for` over all its records."""

    __slots__ = ("_first",)

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[RecordT]]]) -> None:
        self._first = first

    def __await__(self) -> Generator[Any, None, AsyncPage[RecordT]]:
        """Fetch the first page."""
        return self._first().__await__()

    async def iter_pages(self) -> AsyncIterator[AsyncPage[RecordT]]:
        """Yield every page, fetching each when it is asked for."""
        async for page in (await self._first()).iter_pages():
            yield page
            del page

    async def __aiter__(self) -> AsyncIterator[RecordT]:
        """Yield the records of every page."""
        async for page in self.iter_pages():
            for record in page.records:
                yield record
            del page


class Ack(msgspec.Struct, Generic[DataT], frozen=True):
    """The platform's word that a write was done."""

    msg_id: str | None
    """The id that the platform repeated."""
    message: str | None
    """`return_msg`; often empty or None."""
    data: DataT
    """What `response_data` held, decoded: records where the specs describe them, None for most writes."""
    response: httpx.Response
    """The HTTP response."""

    def __repr__(self) -> str:
        """Show what was answered, without the response."""
        return f"Ack(msg_id={self.msg_id!r}, message={self.message!r}, data={self.data!r})"
