"""A workbook for people: one sheet with Chinese labels above, in constant memory.

Ids and numbers with more than 15 digits are text, since Excel would round them. Text is never taken for a formula.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from dingdan_cli.failures import CommandError, ExitCode
from dingdan_cli.languages import text
from dingdan_cli.outputs.rows import Rows, cell_text, json_safe
from dingdan_cli.outputs.texts import encode
from dingdan_cli.outputs.writer import Writer

MOST_ROWS = 1_048_576 - 2
"""Rows of a sheet, less two of headers."""
NAME_LENGTH = 31
EXACT_DIGITS = 15
"""Digits that a number of Excel keeps."""
FIRST_YEAR = 1901
CELL_LENGTH = 32_767
WIDTHS = {
    "decimal": 14,
    "number": 14,
    "amount": 14,
    "waiqin-date-time": 19,
    "epoch-seconds": 19,
    "time": 19,
    "date": 11,
}
"""Characters that a column is wide, by kind; 20 for all others."""


class ExcelWriter(Writer):
    """A workbook with one sheet.

    Raises:
        CommandError: XlsxWriter is not installed.
    """

    def __init__(self, rows: Rows, path: Path, title: str) -> None:
        try:
            import xlsxwriter
        except ImportError as error:
            raise CommandError(
                text(
                    'xlsx needs XlsxWriter: pip install "dingdan[excel]"',
                    'xlsx 需要 XlsxWriter：pip install "dingdan[excel]"',
                )
            ) from error
        self._rows = rows
        self._stream = path.open("wb")
        options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm:ss", "strings_to_numbers": False}
        self._workbook = xlsxwriter.Workbook(self._stream, options)
        self._day = self._workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._amount = self._workbook.add_format({"num_format": "0.00########"})
        self._sheet: Any = self._workbook.add_worksheet(title[:NAME_LENGTH] or None)
        self._next = 2
        header = self._workbook.add_format({"bold": True, "bottom": 1})
        self._sheet.freeze_panes(2, 0)
        for number, column in enumerate(rows.columns):
            self._sheet.set_column(number, number, WIDTHS.get(column.kind, 20))
        for row, names in enumerate(([each.label for each in rows.columns], [each.name for each in rows.columns])):
            for number, name in enumerate(names):
                self._sheet.write_string(row, number, name, header)

    def write(self, records: Sequence[Any]) -> None:
        """Write the rows of a page.

        Raises:
            CommandError: The sheet is full.
        """
        for row in self._rows.python(records):
            if self._next > MOST_ROWS + 1:
                raise CommandError(
                    text(
                        f"a sheet of Excel holds {MOST_ROWS} rows: use csv or parquet",
                        f"Excel 工作表最多 {MOST_ROWS} 行，请用 csv 或 parquet",
                    ),
                    ExitCode.DESTINATION,
                )
            for number, column in enumerate(self._rows.columns):
                value = row.get(column.name)
                if value is not None and value != [] and value != {}:
                    self._cell(self._next, number, value)
            self._next += 1

    def _cell(self, row: int, number: int, value: Any) -> None:
        if isinstance(value, Enum):
            value = value.value
        if isinstance(value, datetime):
            if value.year >= FIRST_YEAR:
                self._sheet.write_datetime(row, number, value.replace(tzinfo=None))
                return
        elif isinstance(value, date):
            if value.year >= FIRST_YEAR:
                self._sheet.write_datetime(row, number, value, self._day)
                return
        elif isinstance(value, Decimal):
            if len(value.normalize().as_tuple().digits) <= EXACT_DIGITS:
                self._sheet.write_number(row, number, value, self._amount)
                return
        elif isinstance(value, int) and not isinstance(value, bool) and len(str(abs(value))) <= EXACT_DIGITS:
            self._sheet.write_number(row, number, value)
            return
        shown = str(json_safe(value)) if isinstance(value, (date, Decimal)) else cell_text(value, encode)
        self._sheet.write_string(row, number, shown if len(shown) <= CELL_LENGTH else shown[: CELL_LENGTH - 1] + "…")

    def finish(self) -> None:
        """Write the workbook."""
        self._workbook.close()
        self._stream.close()

    def close(self) -> None:
        """Close the file, and remove XlsxWriter's temporary files if the workbook was not written."""
        if not self._stream.closed:
            with contextlib.suppress(Exception):
                self._workbook.close()
            self._stream.close()
