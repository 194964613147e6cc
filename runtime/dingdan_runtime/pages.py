"""`Page`, the result of a query, and the base class of `Page` and `AsyncPage`."""

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
CLIENT_LEFT_BEHIND = "an unpickled page has no client to fetch the next page: run the query again"
NO_KIND = "the class of this page's records is unknown"

BATCH_ROWS = 10_000
"""The default number of documents in a batch of Arrow tables."""


def _fetch_without_client() -> NoReturn:
    """Raise LookupError: an unpickled page has no client to fetch the next page."""
    raise LookupError(CLIENT_LEFT_BEHIND)


class BasePage(msgspec.Struct, Generic[RecordT], frozen=True):
    """The common part of `Page` and `AsyncPage`."""

    records: list[RecordT]
    """The records of this page."""
    total: int | None
    """The number of rows on all pages; None if the platform does not send it (Waiqin365)."""
    response: httpx.Response
    """The HTTP response of this page."""
    _fetch: Callable[[], Any] | None = None
    message: str | None = None
    """`return_msg` or `msg`; often empty or None. It may contain the reason for an empty page without an error."""
    problems: list[Problem] = []
    """Tolerated faults in the response outside of its records. Each record has its own `problems`."""
    _kind: type[Any] | None = None

    def __repr__(self) -> str:
        """Return a representation with the number of records, and True if there may be more."""
        total = "" if self.total is None else f"total={self.total}, "
        return f"{type(self).__name__}({len(self.records)} records, {total}has_next_page={self.has_next_page()})"

    def __reduce__(self) -> Any:
        """Pickle without the client. The unpickled page raises LookupError if it should fetch the next page."""
        without_client = replace(self, _fetch=self._fetch and _fetch_without_client)
        return type(self), tuple(getattr(without_client, name) for name in self.__struct_fields__)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Copy the records. The copy fetches its next page with the same client."""
        return replace(self, records=copy.deepcopy(self.records, memo))

    def to_dicts(self, *, extra: bool = False) -> list[dict[str, Any]]:
        """Return the records of this page as dicts of Python values: `Record.to_dict` of each."""
        records: list[Any] = self.records
        return [record.to_dict(extra=extra) for record in records]

    def to_json_dicts(self, *, extra: bool = False) -> list[dict[str, Any]]:
        """Return the records of this page as dicts that `json.dumps` accepts: `Record.to_json_dict` of each."""
        records: list[Any] = self.records
        return [record.to_json_dict(extra=extra) for record in records]

    def _tables(self, parts: Collection[str] | None, raw: bool, scales: Scales | None = None) -> TableReader:
        """Return the reader that converts the records to Arrow tables."""
        from dingdan_runtime.arrow import TableReader  # pyarrow is an extra

        kind: type[Any] | None = self._kind or next(map(type, self.records), None)
        if kind is None:
            raise LookupError(NO_KIND)
        return TableReader(kind, parts=parts, raw=raw, scales=scales)

    def has_next_page(self) -> bool:
        """True if there may be another page. Without a total, only an empty page is the end."""
        return self._fetch is not None


class Page(BasePage[RecordT], frozen=True):
    """A page of a query. Iteration yields its records and those of all following pages."""

    def get_next_page(self) -> Page[RecordT]:
        """Fetch the page after this one.

        Raises:
            LookupError: this is the last page, or an unpickled page, which has no client.
            DingdanError: the call failed, or the platform sent the same page twice.
        """
        if self._fetch is None:
            raise LookupError(NO_NEXT_PAGE)
        following: Page[RecordT] = self._fetch()
        return following

    def iter_pages(self) -> Iterator[Page[RecordT]]:
        """Iterate over this page and all following pages. Each is fetched when it is needed."""
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
        """Return the records of this page and of all following pages.

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
        """Iterate over the records of this page and all following pages as Arrow tables, in batches.

        Each batch has all tables of its records: `batch.head`, `batch["lines"]`, `batch["custom_fields"]`,
        `batch.problems`. The last batch may be shorter; a query without records has one batch without rows. All batches
        have the same schemas, except after an amount with more decimal places than its column: from that batch on the
        column has a larger scale, and `batch.raised` lists it.

        Args:
            batch_rows: The largest number of records of a batch.
            parts: Names of the tables, such as `("orders", "lines")`; None for all.
            raw: True adds a column `raw` to the head: the JSON text of the record as received.
            scales: The initial decimal places of amounts, by full table name and column name.

        Raises:
            ImportError: pyarrow is not installed: `pip install "dingdan[arrow]"`.
            LookupError: no spec describes tables of these records, or they have no such part.
            DingdanError: a page could not be fetched; `error.page` has its number.
        """
        from dingdan_runtime.arrow import iter_tables

        return iter_tables(self.iter_pages(), self._tables(parts, raw, scales), batch_rows)

    def to_arrow(self, table: str = "", *, raw: bool = False, this_page: bool = False) -> pyarrow.Table:
        """Return one table of the records of this page and of all following pages.

        Args:
            table: The name of the table, such as `"lines"` or `"custom_fields"`; `""` is the head, with one row for
                each record.
            raw: True adds a column `raw` to the head: the JSON text of the record as received.
            this_page: True omits the following pages. Use it if you iterate over the pages yourself.

        Raises:
            The same errors as `iter_arrow`.
        """
        from dingdan_runtime.arrow import join

        reader = self._tables((table,), raw)
        pages = iter((self,)) if this_page else self.iter_pages()
        del self
        return next(iter(join(reader, [reader.read(page.records) for page in pages]).values()))

    def to_pandas(self, table: str = "", *, raw: bool = False, this_page: bool = False) -> pandas.DataFrame:
        """Return one table of the records of this page and all following pages as a pandas DataFrame; see `to_arrow`.

        Amounts, integers and dates keep the exact types of Arrow.
        """
        from dingdan_runtime.arrow import to_pandas

        return to_pandas(self.to_arrow(table, raw=raw, this_page=this_page))

    def to_polars(self, table: str = "", *, raw: bool = False, this_page: bool = False) -> polars.DataFrame:
        """Return one table of this page's and all following pages' records as a Polars DataFrame; see `to_arrow`."""
        from dingdan_runtime.arrow import to_polars

        return to_polars(self.to_arrow(table, raw=raw, this_page=this_page))

    def __iter__(self) -> Iterator[RecordT]:
        """Iterate over the records of this page and all following pages."""
        pages = self.iter_pages()
        del self
        for page in pages:
            yield from page.records
            del page
