"""Parquet: one table of the documents, a row group a page."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dingdan_cli.outputs.rows import TableRows
from dingdan_cli.outputs.writer import Writer


class ParquetWriter(Writer):
    """A Parquet file. An amount with more decimal places than its column widens the column, also in earlier rows."""

    def __init__(self, rows: TableRows, path: Path) -> None:
        self._rows = rows
        self._path = path
        self._schema: Any = None
        self._writer: Any = None

    def write(self, records: Sequence[Any]) -> None:
        """Write the rows of a page."""
        if not records and self._writer is not None:
            return
        table = self._rows.arrow(records)
        if self._writer is None:
            writer = self._open(table.schema)
        elif table.schema.equals(self._schema):
            writer = self._writer
        else:
            writer = self._widen(table.schema)
        writer.write_table(table)

    def _open(self, schema: Any) -> Any:
        self._schema = schema
        self._writer = pq.ParquetWriter(self._path, schema, compression="zstd")
        return self._writer

    def _widen(self, schema: Any) -> Any:
        """Write the earlier rows again with a wider schema."""
        self._writer.close()
        earlier = self._path.with_name(f"{self._path.name}.earlier")
        self._path.rename(earlier)
        try:
            writer = self._open(schema)
            with pq.ParquetFile(earlier) as file:
                for group in range(file.num_row_groups):
                    writer.write_table(file.read_row_group(group).cast(schema))
        finally:
            earlier.unlink(missing_ok=True)
        return writer

    def finish(self) -> None:
        """Write the footer, which makes the file readable."""
        if self._writer is None:
            self.write([])
        writer: Any = self._writer
        writer.close()
        self._writer = None

    def close(self) -> None:
        """Close the file."""
        if self._writer is not None:
            with contextlib.suppress(OSError, pa.ArrowException):
                self._writer.close()
