"""`Page`, the result of a query, and what it has in common with the pages of asynchronous queries."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self, TypeVar

import httpx
import msgspec
from msgspec.structs import replace

from dingdan_runtime.record import Problem

if TYPE_CHECKING:
    import pandas  # pyright: ignore[reportMissingImports]
    import polars  # pyright: ignore[reportMissingImports]
    import pyarrow  # pyright: ignore[reportMissingImports]

    from dingdan_runtime.arrow import Scales, TableReader, Tables

RecordT = TypeVar("RecordT")

NO_NEXT_PAGE = "this is the last page; check has_next_page() first"
CLIENT_LEFT_BEHIND = "this page was pickled, without the client that fetches the next: run the query again to go on"
NO_KIND = "nothing says of which class the records of this page would be"

BATCH_ROWS = 10_000
"""Documents of a batch of Arrow tables, unless the caller says otherwise."""


def _fetch_without_client() -> NoReturn:
    """Replace the function that fetches the next page, in a pickled page."""
    raise LookupError(CLIENT_LEFT_BEHIND)


class BasePage(msgspec.Struct, Generic[RecordT], frozen=True):
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
    _kind: type[Any] | None = None

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

    def _tables(self, parts: Collection[str] | None, raw: bool, scales: Scales | None = None) -> TableReader:
        """The reader of the records into Arrow tables."""
        from dingdan_runtime.arrow import TableReader  # pyarrow is an extra

        kind: type[Any] | None = self._kind or next(map(type, self.records), None)
        if kind is None:
            raise LookupError(NO_KIND)
        return TableReader(kind, parts=parts, raw=raw, scales=scales)

    def has_next_page(self) -> bool:
        """Return True if there may be another page. Without a total, only an empty page is the end."""
        return self._fetch is not None


class Page(BasePage[RecordT], frozen=True):
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

    def iter_arrow(
        self,
        batch_rows: int = BATCH_ROWS,
        *,
        parts: Collection[str] | None = None,
        raw: bool = False,
        scales: Scales | None = None,
    ) -> Iterator[Tables]:
        """Yield the records of this page and of all that follow as Arrow tables, some at a time.

        Each batch has all tables of its records: `batch.head`, `batch["lines"]`, `batch["custom_fields"]`,
        `batch.problems`. The last one may be shorter; a query without records has one batch, which has no rows. The
        schemas are the same in all batches, unless an amount has more decimal places than its column. From then on the
        column has a greater scale, and `batch.raised` says so.

        Args:
            batch_rows: Records of a batch at most.
            parts: Names of the tables, such as `("orders", "lines")`; None for all of them.
            raw: Whether the head has a column `raw`, the JSON text of the record as received.
            scales: Decimal places of amounts to begin with, by whole name of the table and by column.

        Raises:
            ImportError: pyarrow is not installed: `pip install "dingdan[arrow]"`.
            LookupError: No spec describes tables of these records, or they have no such part.
            DingdanError: A page could not be fetched; `error.page` has its number.
        """
        from dingdan_runtime.arrow import iter_tables

        return iter_tables(self.iter_pages(), self._tables(parts, raw, scales), batch_rows)

    def to_arrow(self, table: str = "", *, raw: bool = False, this_page: bool = False) -> pyarrow.Table:
        """Return one table of the records of this page and of all that follow.

        Args:
            table: Its name, such as `"lines"` or `"custom_fields"`; `""` is the one with one row a record.
            raw: Whether that one has a column `raw`, the JSON text of the record as received.
            this_page: Whether to leave out the pages that follow. Give True where you go from page to page yourself.

        Raises:
            As `iter_arrow`.
        """
        from dingdan_runtime.arrow import join

        reader = self._tables((table,), raw)
        pages = iter((self,)) if this_page else self.iter_pages()
        del self
        return next(iter(join(reader, [reader.read(page.records) for page in pages]).values()))

    def to_pandas(self, table: str = "", *, raw: bool = False, this_page: bool = False) -> pandas.DataFrame:
        """Return one table of the records of this page and of all that follow, for pandas; see `to_arrow`.

        Amounts, whole numbers and dates keep the exact types of Arrow.
        """
        from dingdan_runtime.arrow import to_pandas

        return to_pandas(self.to_arrow(table, raw=raw, this_page=this_page))

    def to_polars(self, table: str = "", *, raw: bool = False, this_page: bool = False) -> polars.DataFrame:
        """Return one table of the records of this page and of all that follow, for Polars; see `to_arrow`."""
        from dingdan_runtime.arrow import to_polars

        return to_polars(self.to_arrow(table, raw=raw, this_page=this_page))

    def __iter__(self) -> Iterator[RecordT]:
        """Yield the records of this page and of all that follow."""
        pages = self.iter_pages()
        del self
        for page in pages:
            yield from page.records
            del page
