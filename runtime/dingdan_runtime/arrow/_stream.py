"""Streams of bounded batches, and whole queries as one table."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dingdan_runtime.arrow._pyarrow import optional, pa
from dingdan_runtime.arrow._reader import TableReader, Tables
from dingdan_runtime.record import Record

if TYPE_CHECKING:
    import pandas  # pyright: ignore[reportMissingImports]
    import polars  # pyright: ignore[reportMissingImports]
    import pyarrow  # pyright: ignore[reportMissingImports]


class Batches:
    """Joins the tables of some records after others to batches.

    Records are read as they come, so that a batch holds Arrow's columns alone and no records.

    Args:
        reader: Reads the records.
        batch_rows: Documents of a batch at most.

    Raises:
        ValueError: `batch_rows` is less than 1.
    """

    def __init__(self, reader: TableReader, batch_rows: int) -> None:
        if batch_rows < 1:
            raise ValueError(f"batch_rows is a number of documents, 1 or more, not {batch_rows}")
        self._reader = reader
        self._batch_rows = batch_rows
        self._read: list[Tables] = []
        self._rows = 0
        self._yielded = False

    def add(self, records: Sequence[Record]) -> Iterator[Tables]:
        """Take records, and yield the batches that are full."""
        start = 0
        while start < len(records):
            stop = min(len(records), start + self._batch_rows - self._rows)
            self._read.append(self._reader.read(records[start:stop]))
            self._rows += stop - start
            start = stop
            if self._rows == self._batch_rows:
                yield self._joined()

    def last(self) -> Iterator[Tables]:
        """Yield what is left. Without any record it is one batch without rows, which has the columns."""
        if not self._yielded and not self._read:
            self._read.append(self._reader.read([]))
        if self._read:
            yield self._joined()

    def _joined(self) -> Tables:
        parts, self._read, self._rows, self._yielded = self._read, [], 0, True
        return join(self._reader, parts)


def join(reader: TableReader, parts: Sequence[Tables]) -> Tables:
    """Return the rows of several `Tables` of one reader in one, with the scales that the reader has now."""
    tables = {
        name: pa.concat_tables([_cast(part[name], schema) for part in parts]) for name, schema in reader.schemas.items()
    }
    return Tables(reader.document, tables, tuple(raised for part in parts for raised in part.raised))


def _cast(table: Any, schema: Any) -> Any:
    return table if table.schema.equals(schema) else table.cast(schema)


def iter_tables(pages: Iterable[Any], reader: TableReader, batch_rows: int) -> Iterator[Tables]:
    """Yield the tables of the records of pages in batches.

    Args:
        pages: Pages, or whatever has `records`.
        reader: Reads the records.
        batch_rows: Documents of a batch at most.

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
    """Yield the tables of the records of pages in batches; see `iter_tables`."""
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
    """Return a table as a DataFrame of pandas.

    Text and times have the types of pandas itself. Amounts, whole numbers and dates keep those of Arrow
    (`pandas.ArrowDtype`): an amount stays an exact decimal number, and a whole number stays one beside missing values.

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
    """Return a table as a DataFrame of Polars.

    Raises:
        ImportError: Polars is not installed.
    """
    frame: polars.DataFrame = optional("polars").from_arrow(table)
    return frame
