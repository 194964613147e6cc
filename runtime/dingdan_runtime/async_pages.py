"""`AsyncPage` and `AsyncPager`: the results of asynchronous queries."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Generator
from typing import TYPE_CHECKING, Any, Generic, NoReturn

from dingdan_runtime.pages import BATCH_ROWS, NO_NEXT_PAGE, BasePage, RecordT

if TYPE_CHECKING:
    import pandas  # pyright: ignore[reportMissingImports]
    import polars  # pyright: ignore[reportMissingImports]
    import pyarrow  # pyright: ignore[reportMissingImports]

    from dingdan_runtime.arrow import Scales, Tables

NOT_SENT = "this query is not sent yet: await it for its first page, or iterate over it with async for"
NEEDS_ASYNC_FOR = "iterate over {} with async for: its pages are fetched while you do"


class _AsyncFrames:
    """The conversions of `AsyncPage` and `AsyncPager` from their Arrow tables."""

    __slots__ = ()

    if TYPE_CHECKING:

        async def to_arrow(self, table: str = "", *, raw: bool = False, this_page: bool = False) -> pyarrow.Table: ...

    async def to_pandas(self, table: str = "", *, raw: bool = False, this_page: bool = False) -> pandas.DataFrame:
        """Return one table of the records as a pandas DataFrame; see `to_arrow` and `Page.to_pandas`."""
        from dingdan_runtime.arrow import to_pandas

        return to_pandas(await self.to_arrow(table, raw=raw, this_page=this_page))

    async def to_polars(self, table: str = "", *, raw: bool = False, this_page: bool = False) -> polars.DataFrame:
        """Return one table of the records as a Polars DataFrame; see `to_arrow`."""
        from dingdan_runtime.arrow import to_polars

        return to_polars(await self.to_arrow(table, raw=raw, this_page=this_page))


class AsyncPage(BasePage[RecordT], _AsyncFrames, frozen=True):
    """A page of an asynchronous query. `async for` iterates over its records and those of all following pages."""

    async def get_next_page(self) -> AsyncPage[RecordT]:
        """Fetch the page after this one.

        Raises:
            LookupError: this is the last page, or an unpickled page, which has no client.
            DingdanError: the call failed, or the platform sent the same page twice.
        """
        if self._fetch is None:
            raise LookupError(NO_NEXT_PAGE)
        following: AsyncPage[RecordT] = await self._fetch()
        return following

    async def iter_pages(self) -> AsyncIterator[AsyncPage[RecordT]]:
        """Iterate over this page and all following pages. Each is fetched when it is needed."""
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
        """Return the records of this page and of all following pages.

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

    def iter_arrow(
        self,
        batch_rows: int = BATCH_ROWS,
        *,
        parts: Collection[str] | None = None,
        raw: bool = False,
        scales: Scales | None = None,
    ) -> AsyncIterator[Tables]:
        """Iterate over the records of this page and all following pages as Arrow tables; see `Page.iter_arrow`."""
        from dingdan_runtime.arrow import aiter_tables

        return aiter_tables(self.iter_pages(), self._tables(parts, raw, scales), batch_rows)

    async def to_arrow(self, table: str = "", *, raw: bool = False, this_page: bool = False) -> pyarrow.Table:
        """Return one table of the records of this page and all following pages; see `Page.to_arrow`."""
        from dingdan_runtime.arrow import join

        reader = self._tables((table,), raw)
        read = [reader.read(self.records)] if this_page else []
        if not this_page:
            pages = self.iter_pages()
            del self
            read = [reader.read(page.records) async for page in pages]
        return next(iter(join(reader, read).values()))

    if not TYPE_CHECKING:

        def __iter__(self) -> NoReturn:
            """Raise: a loop over it needs `async for`."""
            raise TypeError(NEEDS_ASYNC_FOR.format("an AsyncPage"))

    async def __aiter__(self) -> AsyncIterator[RecordT]:
        """Iterate over the records of this page and all following pages."""
        pages = self.iter_pages()
        del self
        async for page in pages:
            for record in page.records:
                yield record
            del page


class AsyncPager(_AsyncFrames, Generic[RecordT]):
    """An unsent query. `await` it for its first `AsyncPage`, or iterate over all records with `async for`."""

    __slots__ = ("_first",)

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[RecordT]]]) -> None:
        self._first = first

    def __repr__(self) -> str:
        """Return a representation that shows that nothing was fetched."""
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
        """Iterate over all pages. Each is fetched when it is needed."""
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

    async def iter_arrow(
        self,
        batch_rows: int = BATCH_ROWS,
        *,
        parts: Collection[str] | None = None,
        raw: bool = False,
        scales: Scales | None = None,
    ) -> AsyncIterator[Tables]:
        """Iterate over the records of all pages as Arrow tables, in batches; see `Page.iter_arrow`."""
        batches = (await self._first()).iter_arrow(batch_rows, parts=parts, raw=raw, scales=scales)
        async for tables in batches:
            yield tables

    async def to_arrow(self, table: str = "", *, raw: bool = False, this_page: bool = False) -> pyarrow.Table:
        """Return one table of the records of all pages, or of the first page only; see `Page.to_arrow`."""
        return await (await self._first()).to_arrow(table, raw=raw, this_page=this_page)

    async def __aiter__(self) -> AsyncIterator[RecordT]:
        """Iterate over the records of all pages."""
        async for page in self.iter_pages():
            for record in page.records:
                yield record
            del page
