"""Conversion of pages to batches of bounded size, and of tables to pandas and Polars."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dingdan_runtime.arrow._pyarrow import optional, pa
from dingdan_runtime.arrow._reader import TableReader, Tables, join
from dingdan_runtime.record import Record

if TYPE_CHECKING:
    import pandas  # pyright: ignore[reportMissingImports]
    import polars  # pyright: ignore[reportMissingImports]
    import pyarrow  # pyright: ignore[reportMissingImports]


class Batches:
    """Joins the tables of consecutive records into batches.

    Records are converted when they are added, so a batch in memory has only Arrow columns and no records.

    Args:
        reader: Converts the records.
        batch_rows: The largest number of documents of a batch.

    Raises:
        ValueError: `batch_rows` is less than 1.
    """

    def __init__(self, reader: TableReader, batch_rows: int) -> None:
        if batch_rows < 1:
            raise ValueError(f"batch_rows must be 1 or more, not {batch_rows}")
        self._reader = reader
        self._batch_rows = batch_rows
        self._read: list[Tables] = []
        self._rows = 0
        self._yielded = False

    def add(self, records: Sequence[Record]) -> Iterator[Tables]:
        """Add records; iterate over the batches that are full."""
        start = 0
        while start < len(records):
            stop = min(len(records), start + self._batch_rows - self._rows)
            self._read.append(self._reader.read(records[start:stop]))
            self._rows += stop - start
            start = stop
            if self._rows == self._batch_rows:
                yield self._joined()

    def last(self) -> Iterator[Tables]:
        """Iterate over the last, incomplete batch. If no records were added, it is one batch without rows."""
        if not self._yielded and not self._read:
            self._read.append(self._reader.read([]))
        if self._read:
            yield self._joined()

    def _joined(self) -> Tables:
        parts, self._read, self._rows, self._yielded = self._read, [], 0, True
        return join(self._reader, parts)


def iter_tables(pages: Iterable[Any], reader: TableReader, batch_rows: int) -> Iterator[Tables]:
    """Iterate over the tables of the records of pages, in batches.

    Args:
        pages: Pages, or other objects with `records`.
        reader: Converts the records.
        batch_rows: The largest number of documents of a batch.

    Raises:
        ValueError: `batch_rows` is less than 1.
    """
    return _iter_tables(pages, Batches(reader, batch_rows))


def _iter_tables(pages: Iterable[Any], batches: Batches) -> Iterator[Tables]:
    for page in pages:
        records = page.records
        del page  # records of a page that was read need not stay while the next is fetched
        yield from batches.add(records)
        del records
    yield from batches.last()


def aiter_tables(pages: AsyncIterator[Any], reader: TableReader, batch_rows: int) -> AsyncIterator[Tables]:
    """Iterate over the tables of the records of pages, in batches; see `iter_tables`."""
    return _aiter_tables(pages, Batches(reader, batch_rows))


async def _aiter_tables(pages: AsyncIterator[Any], batches: Batches) -> AsyncIterator[Tables]:
    async for page in pages:
        records = page.records
        del page
        for tables in batches.add(records):
            yield tables
        del records
    for tables in batches.last():
        yield tables


def to_pandas(table: pyarrow.Table) -> pandas.DataFrame:
    """Convert an Arrow table to a pandas DataFrame.

    Text and times get types of pandas. Amounts, integers and dates keep their Arrow types (`pandas.ArrowDtype`):
    amounts stay exact decimal numbers, and integers stay integers if values are missing.

    Raises:
        ImportError: pandas is not installed.
    """
    pd = optional("pandas")

    def dtype(of: Any) -> Any:
        kept = pa.types.is_decimal(of) or pa.types.is_integer(of) or pa.types.is_date(of)
        return pd.ArrowDtype(of) if kept else None

    frame: pandas.DataFrame = table.to_pandas(types_mapper=dtype)
    return frame


def to_polars(table: pyarrow.Table) -> polars.DataFrame:
    """Convert an Arrow table to a Polars DataFrame.

    Raises:
        ImportError: Polars is not installed.
    """
    frame: polars.DataFrame = optional("polars").from_arrow(table)
    return frame
