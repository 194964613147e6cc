"""Excel, for people: a workbook that is written anew after each run, with one sheet a table.

The rows are kept in a file of SQLite beside it (`orders.xlsx.sqlite`), which is what the sync writes to. The workbook
is replaced as a whole, so that whoever opens it sees the state after a run.
"""

from __future__ import annotations

import datetime as dt
import errno
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from dingdan._replacing import replace
from dingdan_sync.destinations.columns import quote
from dingdan_sync.destinations.package import Target
from dingdan_sync.destinations.sqlite import SQLite
from dingdan_sync.errors import DestinationError, DiskFullError, ReadOnlyError

ROWS_A_SHEET = 1_048_576 - 2
"""Rows of a sheet, less two of headers."""
NAME_LENGTH = 31
"""Characters of the name of a sheet."""
EXACT_DIGITS = 15
"""Digits that a number of Excel keeps."""
WIDTHS = {"text": 24, "amount": 14, "time": 19, "date": 11, "integer": 10}
"""Characters that a column is wide."""
FIRST_YEAR = 1901
"""Excel has no times before it that all its versions show."""
CELL_LENGTH = 32_767
"""Characters of a cell."""
READ_AT_ONCE = 1000

Write = Callable[[int, int, Any], object]


class Excel(SQLite):
    """A workbook and the file of SQLite beside it."""

    def __init__(self, path: str) -> None:
        """Open the file beside the workbook, or make it.

        Raises:
            UnreachableError: It cannot be opened.
        """
        super().__init__(f"{path}.sqlite")
        self._workbook = Path(path)

    def finish(self, documents: Sequence[Sequence[Target]]) -> None:
        """Write the workbook.

        Raises:
            ReadOnlyError: It cannot be replaced; on Windows also while Excel has it open.
            DiskFullError: The disk is full.
        """
        new = self._workbook.with_name(f".{self._workbook.name}.new")
        with self.errors():
            try:
                self._write(str(new), [target for targets in documents for target in targets])
                replace(new, self._workbook)
            except OSError as error:
                kind = DiskFullError if error.errno == errno.ENOSPC else ReadOnlyError
                raise kind(f"Excel {self._workbook}: {error.strerror}. The rows are kept; run again") from error
            except XlsxWriterException as error:
                raise DestinationError(f"Excel {self._workbook}: {error}. The rows are kept; run again") from error
            finally:
                new.unlink(missing_ok=True)

    def _write(self, path: str, targets: Sequence[Target]) -> None:
        options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm:ss", "strings_to_numbers": False}
        with xlsxwriter.Workbook(path, options) as workbook:
            header = workbook.add_format({"bold": True, "bottom": 1})
            date = workbook.add_format({"num_format": "yyyy-mm-dd"})
            for target in targets:
                rows = self._rows(target)
                number, more = 1, True
                while more:
                    sheet = workbook.add_worksheet(_sheet_name(target.name, number))
                    sheet.freeze_panes(2, 0)
                    writers = [_writer(sheet, field.type, date) for field in target.schema]
                    for column, field in enumerate(target.schema):
                        sheet.set_column(column, column, WIDTHS[_kind(field.type)])
                    for column, field in enumerate(target.schema):
                        sheet.write_string(0, column, _label(field), header)
                    for column, field in enumerate(target.schema):
                        sheet.write_string(1, column, field.name, header)
                    more = False
                    for row, values in enumerate(rows, 2):
                        for column, (write, value) in enumerate(zip(writers, values, strict=True)):
                            if value is not None:
                                write(row, column, value)
                        if row - 1 == ROWS_A_SHEET:
                            number, more = number + 1, True
                            break

    def _rows(self, target: Target) -> Any:
        columns = ", ".join(quote(field.name) for field in target.schema)
        key = ", ".join(map(quote, target.key))
        cursor = self._connection.execute(f"select {columns} from {quote(target.name)} order by {key}")
        cursor.arraysize = READ_AT_ONCE
        return cursor


def _sheet_name(table: str, number: int) -> str:
    end = "" if number == 1 else f" {number}"
    return table.partition("_")[2][: NAME_LENGTH - len(end)] + end


def _label(field: pa.Field) -> str:
    label: bytes = (field.metadata or {}).get(b"label", field.name.encode())
    return label.decode()


def _kind(of: pa.DataType) -> str:
    if pa.types.is_decimal(of):
        return "amount"
    if pa.types.is_timestamp(of):
        return "time"
    if pa.types.is_date(of):
        return "date"
    return "integer" if pa.types.is_integer(of) else "text"


def _writer(sheet: Any, of: pa.DataType, date: Any) -> Write:
    kind = _kind(of)

    def amount(row: int, column: int, text: str) -> None:
        value = Decimal(text)
        if len(value.normalize().as_tuple().digits) > EXACT_DIGITS:
            sheet.write_string(row, column, text)
        else:
            sheet.write_number(row, column, value)

    def integer(row: int, column: int, value: int) -> None:
        if len(str(abs(value))) > EXACT_DIGITS:
            sheet.write_string(row, column, str(value))
        else:
            sheet.write_number(row, column, value)

    def time(row: int, column: int, text: str) -> None:
        value = dt.datetime.fromisoformat(text).replace(tzinfo=None)
        if value.year < FIRST_YEAR:
            sheet.write_string(row, column, text)
        else:
            sheet.write_datetime(row, column, value)

    def day(row: int, column: int, text: str) -> None:
        if dt.date.fromisoformat(text).year < FIRST_YEAR:
            sheet.write_string(row, column, text)
        else:
            sheet.write_datetime(row, column, dt.date.fromisoformat(text), date)

    def words(row: int, column: int, text: str) -> None:
        sheet.write_string(row, column, text if len(text) <= CELL_LENGTH else text[: CELL_LENGTH - 1] + "…")

    writers: dict[str, Write] = {"amount": amount, "integer": integer, "time": time, "date": day, "text": words}
    return writers[kind]
