"""Documents from a table: CSV with one row a line of the document, and rows of one document grouped by its number."""

from __future__ import annotations

import csv
import io
from typing import Any

from dingdan_cli.batches.cells import CellError, Cells
from dingdan_cli.batches.columns import Column, find_columns, recognized
from dingdan_cli.batches.documents import Document
from dingdan_cli.batches.faults import Faults, row_place
from dingdan_cli.batches.source import Source
from dingdan_cli.failures import CommandError, no_such
from dingdan_cli.languages import text
from dingdan_cli.times import current_time
from dingdan_runtime.reference import OperationReference

SEPARATORS = (",", "\t", ";")
"""The separators that are tried, in this order."""
Row = tuple[int, list[str]]
"""A row of the table: its number and its cells, without surrounding blanks."""


def table_documents(
    source: Source, operation: OperationReference, keys: tuple[str, ...], group_by: str | None, faults: Faults
) -> list[Document]:
    """Return the documents of a table.

    Args:
        source: The table.
        operation: The write.
        keys: The arguments by which the write is looked up, such as `express_no`.
        group_by: The columns that rows of one document have in common; None for the keys.
        faults: The faults of the table.

    Raises:
        CommandError: It is no CSV, or it has no rows.
    """
    rows = read_rows(source, operation)
    (_, headings), *rows = rows
    columns = find_columns(operation, headings, faults)
    group = _group_columns(columns, keys, group_by, faults)
    faults.stop()  # without its columns, each row would be wrong
    if not rows:
        raise CommandError(text(f"{source.shown} has a heading and no rows", f"{source.shown} 只有表头，没有数据行"))
    for row in rows:
        _check_width(*row, headings, faults)
    cells = Cells(current_time())
    groups = _groups(rows, columns, group, faults)
    return [_Assembly(number, columns, cells, faults).document(each) for number, each in enumerate(groups, 1)]


def read_rows(source: Source, operation: OperationReference) -> list[Row]:
    """Return the rows of a table with their numbers, without empty rows. The heading is the first.

    The separator is the one of `SEPARATORS` with which the heading has most names of fields.

    Raises:
        CommandError: It is no CSV.
    """
    decoded = source.text()
    best = max(SEPARATORS, key=lambda each: recognized(operation, next(_reader(decoded, each), [])))
    found: list[Row] = []
    reader = _reader(decoded, best)
    try:
        for number, cells in enumerate(reader, 1):
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                found.append((number, stripped))
    except csv.Error as error:
        raise CommandError(
            text(
                f"{source.option} {source.name} is no CSV: {error} in line {reader.line_num}",
                f"{source.option} {source.name} 不是有效的 CSV：第 {reader.line_num} 行，{error}",
            )
        ) from error
    return found


def _reader(decoded: str, separator: str) -> Any:
    return csv.reader(io.StringIO(decoded, newline=""), delimiter=separator, strict=True)


def _group_columns(columns: list[Column], keys: tuple[str, ...], group_by: str | None, faults: Faults) -> list[Column]:
    """Return the columns that rows of one document have in common; empty if each row is a document of its own."""
    heads = [column for column in columns if column.head]
    if group_by is None:
        if len(heads) == len(columns):
            return []
        return [column for column in heads if column.name in keys] or heads
    found = []
    for name in group_by.split(","):
        wanted = name.strip()
        column = next((each for each in heads if wanted in (each.name, each.heading)), None)
        if column is None:
            faults.add("--group-by", no_such(text("column", "列"), wanted, [each.heading for each in heads]))
        else:
            found.append(column)
    return found


def _check_width(number: int, cells: list[str], headings: list[str], faults: Faults) -> None:
    for place, cell in enumerate(cells):
        if cell and (place >= len(headings) or not headings[place].strip()):
            message = text(f"cell {place + 1} has no heading", f"第 {place + 1} 个单元格没有对应的表头")
            faults.add(row_place(number), message, number)


def _groups(rows: list[Row], columns: list[Column], group: list[Column], faults: Faults) -> list[list[Row]]:
    """Return the rows of each document, in the order of the first row of each."""
    if not group:
        return [[row] for row in rows]
    heads = [column for column in columns if column.head]
    found: dict[tuple[str, ...], list[Row]] = {}
    above: list[Row] | None = None
    for row in rows:
        key = tuple(_cell(row, column) for column in group)
        if above is not None and not any(_cell(row, column) for column in heads):
            above.append(row)  # merged cells of a spreadsheet: only the first row of a document has its head
            continue
        if not any(key):
            names = ", ".join(column.heading for column in group)
            faults.add(
                row_place(row[0]),
                text(
                    f"{names} is empty, and rows of one document are found by it: fill it, or use --group-by",
                    f"「{names}」为空，无法判断属于哪张单据：请填写，或使用 --group-by",
                ),
                row[0],
            )
            above = None
            continue
        above = found.setdefault(key, [])
        above.append(row)
    return list(found.values())


def _cell(row: Row, column: Column) -> str:
    cells = row[1]
    return cells[column.place] if column.place < len(cells) else ""


class _Assembly:
    """Puts the rows of a document together."""

    def __init__(self, number: int, columns: list[Column], cells: Cells, faults: Faults) -> None:
        self._number = number
        self._columns = columns
        self._cells = cells
        self._faults = faults
        self._arguments: dict[str, Any] = {}
        self._places: dict[str, int] = {}
        self._given: dict[str, str] = {}
        """The texts of the cells of the head, by path."""
        self._doubtful: set[str] = set()

    def document(self, rows: list[Row]) -> Document:
        """Return the document of some rows."""
        for row in rows:
            elements: dict[str, tuple[dict[str, Any], str]] = {}
            for column in self._columns:
                if given := _cell(row, column):
                    self._put(row[0], column, given, elements)
        return Document(
            self._number,
            self._arguments,
            "rows",
            tuple(row[0] for row in rows),
            self._places,
            {column.name: column.heading for column in self._columns},
            frozenset(self._doubtful),
        )

    def _put(self, row: int, column: Column, given: str, elements: dict[str, tuple[dict[str, Any], str]]) -> None:
        """Put a cell into the document.

        Args:
            row: The number of the row.
            column: The column of the cell.
            given: The text of the cell.
            elements: The items of lists that this row has begun, with their paths, by the path of the list.
        """
        node, path = self._arguments, ""
        for each in column.path[:-1]:
            path = f"{path}.{each.name}" if path else each.name
            if each.kind != "list":
                node = node.setdefault(each.name, {})
                continue
            if path not in elements:
                items = node.setdefault(each.name, [])
                items.append({})
                elements[path] = items[-1], f"{path}[{len(items) - 1}]"
                self._places[elements[path][1]] = row
            node, path = elements[path]
        path = f"{path}.{column.field.name}" if path else column.field.name
        if column.head and path in self._given:
            if self._given[path] != given:
                self._contradict(row, column, path)
            return
        self._given[path] = given
        self._places[path] = row
        try:
            node[column.field.name] = self._cells.value(column.field, column.heading, given)
        except CellError as error:
            node[column.field.name] = given
            self._doubtful.add(path)
            self._faults.add(row_place(row, column.heading), str(error), row)

    def _contradict(self, row: int, column: Column, path: str) -> None:
        first = self._places[path]
        self._faults.add(
            row_place(row, column.heading),
            text(
                f"differs from row {first} of the same document: correct it, or use --group-by with this column too",
                f"与同一单据的第 {first} 行不一致：请更正，或在 --group-by 中加上该列",
            ),
            row,
        )
