"""`Page`, `AsyncPage` and `Ack`: the results of calls."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self, TypeVar

import httpx
import msgspec
from msgspec.structs import replace

from dingdan_runtime.record import Problem

RecordT = TypeVar("RecordT")
DataT = TypeVar("DataT")

NO_NEXT_PAGE = "this is the last page; has_next_page() tells before you ask"
CLIENT_LEFT_BEHIND = "this page was pickled, without the client that fetches the next: run the query again to go on"
NOT_SENT = "this query is not sent yet: await it for its first page, or iterate over it with async for"
NEEDS_ASYNC_FOR = "iterate over {} with async for: its pages are fetched while you do"


def _fetch_without_client() -> NoReturn:
    """Replace the function that fetches the next page, in a pickled page."""
    raise LookupError(CLIENT_LEFT_BEHIND)


class _Page(msgspec.Struct, Generic[RecordT], frozen=True):
    """The common part of `Page` and `AsyncPage`."""

    records: list[RecordT]
    """The rows of this page alone."""
    total: int | None
    """Rows on all pages. None if the platform does not send it (Waiqin365)."""
    response: httpx.Response
    """The HTTP response of this page."""
    _fetch: Callable[[], Any] | None = None
    message: str | None = None
    """`return_msg` or `msg`; often empty or None. An empty page without an error may have its reason here."""
    problems: list[Problem] = []
    """Tolerated faults in the response outside of its records. Each record has its own `problems`."""

    def __repr__(self) -> str:
        """Show the number of records, and whether there are more."""
        total = "" if self.total is None else f"total={self.total}, "
        return f"{type(self).__name__}({len(self.records)} records, {total}has_next_page={self.has_next_page()})"

    def __reduce__(self) -> Any:
        """Pickle without the client. The unpickled page cannot fetch the next one and says so."""
        without_client = replace(self, _fetch=self._fetch and _fetch_without_client)
        return type(self), tuple(getattr(without_client, name) for name in self.__struct_fields__)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Copy the records. The copy fetches its next page with the same client."""
        return replace(self, records=copy.deepcopy(self.records, memo))

    def to_dicts(self, *, extra: bool = False) -> list[dict[str, Any]]:
        """Return the records of this page alone as dicts of Python values: `Record.to_dict` of each."""
        records: list[Any] = self.records
        return [record.to_dict(extra=extra) for record in records]

    def to_json_dicts(self, *, extra: bool = False) -> list[dict[str, Any]]:
        """Return the records of this page alone as dicts that `json.dumps` takes: `Record.to_json_dict` of each."""
        records: list[Any] = self.records
        return [record.to_json_dict(extra=extra) for record in records]

    def has_next_page(self) -> bool:
        """Return True if there may be another page. Without a total, only an empty page is the end."""
        return self._fetch is not None


class Page(_Page[RecordT], frozen=True):
    """A page of a query. Iterating it yields its records and goes on through all following pages."""

    def get_next_page(self) -> Page[RecordT]:
        """Fetch the page after this one.

        Raises:
            LookupError: this is the last page, or a pickled one, which has no client.
            DingdanError: the call failed, or the platform sent the same page twice.
        """
        if self._fetch is None:
            raise LookupError(NO_NEXT_PAGE)
        following: Page[RecordT] = self._fetch()
        return following

    def iter_pages(self) -> Iterator[Page[RecordT]]:
        """Yield this page and all that follow, fetching each when it is needed."""
        page = self
        del self  # a page that has been read need not stay while the next is fetched, nor the first until the last
        while True:
            yield page
            fetch = page._fetch
            if fetch is None:
                return
            del page
            page = fetch()

    def to_list(self) -> list[RecordT]:
        """Return the records of this page and of all that follow.

        Use it if your work on a record changes the results of the query: otherwise rows move up between two pages, and
        some are skipped.

        Raises:
            DingdanError: a page could not be fetched; `error.page` has its number.
        """
        pages = self.iter_pages()
        del self
        found: list[RecordT] = []
        for page in pages:
            found += page.records
            del page
        return found

    def __iter__(self) -> Iterator[RecordT]:
        """Yield the records of this page and of all that follow."""
        pages = self.iter_pages()
        del self
        for page in pages:
            yield from page.records
            del page


class AsyncPage(_Page[RecordT], frozen=True):
    """A page of an asynchronous query. `async for` goes on through all following pages."""

    async def get_next_page(self) -> AsyncPage[RecordT]:
        """Fetch the page after this one.

        Raises:
            LookupError: this is the last page, or a pickled one, which has no client.
            DingdanError: the call failed, or the platform sent the same page twice.
        """
        if self._fetch is None:
            raise LookupError(NO_NEXT_PAGE)
        following: AsyncPage[RecordT] = await self._fetch()
        return following

    async def iter_pages(self) -> AsyncIterator[AsyncPage[RecordT]]:
        """Yield this page and all that follow, fetching each when it is needed."""
        page = self
        del self  # as in Page
        while True:
            yield page
            fetch = page._fetch
            if fetch is None:
                return
            del page
            page = await fetch()

    async def to_list(self) -> list[RecordT]:
        """Return the records of this page and of all that follow.

        Use it if your work on a record changes the results of the query: otherwise rows move up between two pages, and
        some are skipped.

        Raises:
            DingdanError: a page could not be fetched; `error.page` has its number.
        """
        pages = self.iter_pages()
        del self
        found: list[RecordT] = []
        async for page in pages:
            found += page.records
            del page
        return found

    if not TYPE_CHECKING:

        def __iter__(self) -> NoReturn:
            """Raise: a loop over it needs `async for`."""
            raise TypeError(NEEDS_ASYNC_FOR.format("an AsyncPage"))

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

    def __repr__(self) -> str:
        """Show that nothing has been fetched."""
        return "AsyncPager(not sent yet)"

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> NoReturn:
            """Raise: the attribute belongs to a page that was not awaited."""
            raise AttributeError(f"AsyncPager has no {name}: {NOT_SENT}", name=name, obj=self)

        def __iter__(self) -> NoReturn:
            """Raise: a loop over it needs `async for`."""
            raise TypeError(NEEDS_ASYNC_FOR.format("a query"))

    def __await__(self) -> Generator[Any, None, AsyncPage[RecordT]]:
        """Fetch the first page."""
        return self._first().__await__()

    async def iter_pages(self) -> AsyncIterator[AsyncPage[RecordT]]:
        """Yield every page, fetching each when it is needed."""
        async for page in (await self._first()).iter_pages():
            yield page
            del page

    async def to_list(self) -> list[RecordT]:
        """Return the records of all pages.

        Use it if your work on a record changes the results of the query: otherwise rows move up between two pages, and
        some are skipped.

        Raises:
            DingdanError: a page could not be fetched; `error.page` has its number.
        """
        return await (await self._first()).to_list()

    async def __aiter__(self) -> AsyncIterator[RecordT]:
        """Yield the records of every page."""
        async for page in self.iter_pages():
            for record in page.records:
                yield record
            del page


class Ack(msgspec.Struct, Generic[DataT], frozen=True):
    """The acknowledgement of a write."""

    msg_id: str | None
    """The id that the platform repeated."""
    message: str | None
    """`return_msg`; often empty or None. If `data` is not where the specs say, it says so."""
    data: DataT
    """The decoded `response_data`: records if the specs describe them, None for most writes. None also if it is not
    where the specs say. Data of a documented kind that cannot be decoded raises a DecodeError with `carried_out`."""
    response: httpx.Response
    """The HTTP response."""
    problems: list[Problem] = []
    """Tolerated faults in the response outside of records."""

    def __repr__(self) -> str:
        """Show the acknowledgement without the response."""
        return f"Ack(msg_id={self.msg_id!r}, message={self.message!r}, data={self.data!r})"
