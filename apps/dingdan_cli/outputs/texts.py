"""JSON, JSON Lines and CSV. Each page is written when it has been read, so memory holds one page."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import Any, BinaryIO

import msgspec

from dingdan_cli.failures import CommandError
from dingdan_cli.files import write_now
from dingdan_cli.languages import text
from dingdan_cli.outputs.rows import Rows, cell_text
from dingdan_cli.outputs.writer import Writer

FORMULA = re.compile(r"[=+\-@\t\r]")
"""The beginnings of a cell that a spreadsheet takes for a formula."""
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
encode = msgspec.json.Encoder(decimal_format="string").encode


class JsonLinesWriter(Writer):
    """One JSON object a line."""

    def __init__(self, rows: Rows, stream: BinaryIO) -> None:
        self._rows = rows
        self._stream = stream

    def write(self, records: Sequence[Any]) -> None:
        """Write a line for each row."""
        write_now(self._stream, b"".join(encode(row) + b"\n" for row in self._rows.json(records)))


class JsonWriter(Writer):
    """One JSON array with a row a line; for a single record, the object itself."""

    def __init__(self, rows: Rows, stream: BinaryIO, *, single: bool) -> None:
        self._rows = rows
        self._stream = stream
        self._single = single
        self._begun = False

    def write(self, records: Sequence[Any]) -> None:
        """Write the rows of a page."""
        rows = self._rows.json(records)
        if self._single:
            write_now(self._stream, msgspec.json.format(encode(rows[0]), indent=2) + b"\n")
            return
        parts = []
        for row in rows:
            parts.append(b",\n" if self._begun else b"[\n")
            parts.append(encode(row))
            self._begun = True
        write_now(self._stream, b"".join(parts))

    def finish(self) -> None:
        """Close the array."""
        if not self._single:
            write_now(self._stream, b"\n]\n" if self._begun else b"[]\n")


class CsvWriter(Writer):
    """CSV in UTF-8 with a header; lists and objects are JSON text.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it. Numbers are left as they are.
    """

    def __init__(self, rows: Rows, stream: BinaryIO) -> None:
        self._rows = rows
        self._stream = stream
        self._names = [column.name for column in rows.columns]
        self._begun = False

    def write(self, records: Sequence[Any]) -> None:
        """Write the rows of a page, after the header if it is the first."""
        self._write_rows(self._rows.json(records))

    def _write_rows(self, rows: Sequence[dict[str, Any]]) -> None:
        written = io.StringIO()
        lines = csv.writer(written, lineterminator="\n")
        if not self._begun:
            lines.writerow(self._names)
            self._begun = True
        lines.writerows([guarded(cell_text(row.get(name), encode)) for name in self._names] for row in rows)
        write_now(self._stream, written.getvalue().encode("utf-8", "replace"))

    def finish(self) -> None:
        """Write the header if there was no page."""
        if not self._begun:
            self._write_rows([])


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


class SelectionWriter(Writer):
    """The result of a JMESPath expression for the list of all rows, or for a single record. It keeps all rows."""

    def __init__(self, rows: Rows, stream: BinaryIO, form: str, expression: Any, *, single: bool) -> None:
        self._rows = rows
        self._stream = stream
        self._form = form
        self._expression = expression
        self._single = single
        self._kept: list[dict[str, Any]] = []

    def write(self, records: Sequence[Any]) -> None:
        """Keep the rows."""
        self._kept += self._rows.json(records)

    def finish(self) -> None:
        """Select, and write the result.

        Raises:
            CommandError: The expression fails for these rows.
        """
        from jmespath.exceptions import JMESPathError

        try:
            found = self._expression.search(self._kept[0] if self._single and self._kept else self._kept)
        except JMESPathError as error:
            why = (str(error).strip().splitlines() or [""])[0]
            raise CommandError(text(f"--jq failed: {why}", f"--jq 执行失败：{why}")) from error
        write_now(self._stream, _selected(found, self._form))


def _selected(found: Any, form: str) -> bytes:
    if form == "json":
        return msgspec.json.format(encode(found), indent=2) + b"\n"
    items = found if isinstance(found, list) else [found]
    if form == "jsonl":
        return b"".join(encode(item) + b"\n" for item in items)
    written = io.StringIO()
    delimiter = "," if form == "csv" else "\t"
    lines = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    check = guarded if form == "csv" else str
    if items and all(isinstance(item, dict) for item in items):
        names = list(dict.fromkeys(name for item in items for name in item))
        lines.writerow(names)
        lines.writerows([check(cell_text(item.get(name), encode)) for name in names] for item in items)
    else:
        lines.writerows([check(cell_text(item, encode))] for item in items)
    return written.getvalue().encode("utf-8", "replace")
