"""Reads the tables of a page saved as text or Markdown: cells between bars, or between spaces."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

from tools.docs_diff.blocks import BEFORE_NAMES, Block, Row, Table, Unread, plain
from tools.docs_diff.keywords import opens_section
from tools.docs_diff.rows import CUT, FIELD_NAME, NO, TYPE, YES, columns_of, is_type, row_of, unknown_table

JSON_START = re.compile(r"\s*(\{|\[)\s*($|[\"{\[\]}\d-])")
_RULER = re.compile(r"[\s|:-]*-[\s|:-]*")
_BAR = re.compile(r"(?<!\\)\|")
_TYPE_CELL = re.compile(r"[A-Za-z]\w*\s?\([\d, ]+\)(\[\])?|\S+?\([^)]*\)\S*|\S+")


def table_at(lines: list[str], start: int) -> tuple[Block, int] | None:
    """Read the table at line `start` (from 0). Return it and the line behind it; None if no table is there.

    Rows outside a table of fields, and tables of other things, come back as `Unread`.
    """
    line = lines[start]
    if "|" in line:
        columns = columns_of(bar_cells(line))
        if columns:
            return _BarTable(lines, start, columns).read()
        ruled = start + 1 < len(lines) and "|" in lines[start + 1] and _RULER.fullmatch(lines[start + 1])
        if ruled or _is_bar_row(line, 2):
            end = start + 1
            while end < len(lines) and "|" in lines[end]:
                end += 1
            if ruled:
                return unknown_table(start + 1, bar_cells(line)), end
            return _stray(start, end), end
        return None
    # Without bars a line of prose may begin like a heading: every word has to be one.
    columns = columns_of(line.split())
    if columns and "" not in columns:
        return _SpacedTable(lines, start, columns).read()
    if _is_spaced_row(line):
        end = start + 1
        while end < len(lines) and _is_spaced_row(lines[end]):
            end += 1
        return _stray(start, end), end
    return None


def _stray(start: int, end: int) -> Unread:
    where = f"line {start + 1}" if end == start + 1 else f"lines {start + 1} to {end}"
    return Unread(start + 1, "table", f"rows without the heading of a table, {where}")


def bar_cells(line: str) -> list[str]:
    """Return the cells of a Markdown row. The space between the bar and the text does not count as indentation."""
    cells = _BAR.split(line.rstrip())
    if not cells[0].strip() and len(cells) > 1:
        cells = [cell.removeprefix(" ") for cell in cells[1:]]
    if cells and not cells[-1].strip():
        cells.pop()
    return [re.sub(r"\\([_|*\[\]])", r"\1", html.unescape(cell)).replace("`", "").replace("**", "") for cell in cells]


def _is_bar_row(line: str, least: int) -> bool:
    cells = bar_cells(line) if "|" in line else []
    return len(cells) >= least and bool(FIELD_NAME.fullmatch(cells[0].strip(BEFORE_NAMES + "*")))


def _is_spaced_row(line: str) -> bool:
    name, *rest = line.lstrip(BEFORE_NAMES).split(maxsplit=1) or [""]
    kind = _TYPE_CELL.match(rest[0]) if rest else None
    return bool(FIELD_NAME.fullmatch(name.strip("*")) and kind and TYPE.fullmatch(kind[0]))


def _ends(line: str) -> bool:
    return bool(line.startswith(("#", "```")) or JSON_START.match(line) or opens_section(line.strip()))


@dataclass(slots=True)
class _TextTable:
    lines: list[str]
    start: int
    columns: tuple[str, ...]

    def read(self) -> tuple[Table | Unread, int]:
        """Read the rows behind the heading."""
        rows: list[Row] = []
        unread: list[Unread] = []
        index = self.start + 1
        while index < len(self.lines):
            line = self.lines[index]
            if not line.strip():
                # A blank line ends a table, unless more of its rows follow.
                below = next((each for each in range(index, len(self.lines)) if self.lines[each].strip()), index)
                if not rows or _ends(self.lines[below]) or not self.goes_on(below):
                    break
                index = below
            elif _ends(line) or self.ends(index):
                break
            else:
                row, problem, index = self.row(index, rows)
                rows += [row] if row else []
                unread += [problem] if problem else []
        if not rows and not unread:
            return Unread(self.start + 1, "table", "the table has no rows: is it cut off?"), index
        return Table(self.start + 1, self.columns, tuple(rows), tuple(unread)), index

    def goes_on(self, index: int) -> bool:
        """True if the line is a row of the same table."""
        raise NotImplementedError

    def ends(self, _index: int) -> bool:
        """True if the line does not belong to the table."""
        raise NotImplementedError

    def row(self, index: int, rows: list[Row]) -> tuple[Row | None, Unread | None, int]:
        """Read the row at a line; return it, what cannot be read of it, and the next line."""
        raise NotImplementedError


@dataclass(slots=True)
class _BarTable(_TextTable):
    def goes_on(self, index: int) -> bool:
        line = self.lines[index]
        return _is_bar_row(line, len(self.columns) - 1) and columns_of(bar_cells(line)) is None

    def ends(self, _index: int) -> bool:
        below = _index + 1
        line = self.lines[_index]
        more = below < len(self.lines) and self.goes_on(below)
        return "|" not in line and not _RULER.fullmatch(line) and not more and not self.is_begun(_index)

    def row(self, index: int, rows: list[Row]) -> tuple[Row | None, Unread | None, int]:
        line, number = self.lines[index], index + 1
        if _RULER.fullmatch(line):
            return None, None, number
        if "|" not in line and not self.is_begun(index):
            # A line between two rows is the rest of the one above.
            if rows:
                rows[-1] = _longer(rows[-1], line)
                return None, None, number
            return None, Unread(number, "row", f"a line in the table that is no row: {plain(line)}"), number
        end = number
        # A row without its last bar goes on in the next lines, if one of them has it.
        if self.lines[self.start].rstrip().endswith("|") and not line.rstrip().endswith("|"):
            end = self.closing(index)
            line = " ".join([line, *(each.strip() for each in self.lines[number:end])])
        cells = bar_cells(line)
        # The empty last cell of a row looks like its closing bar.
        last = not any(rest.strip() for rest in self.lines[end:])
        if len(cells) == len(self.columns) - 1 and line.rstrip().endswith("|") and not last:
            cells.append("")
        return *row_of(number, self.columns, cells), end

    def is_begun(self, index: int) -> bool:
        """True if the copy ends in the name of a row."""
        return FIELD_NAME.fullmatch(self.lines[index].strip()) is not None and not any(
            map(str.strip, self.lines[index + 1 :])
        )

    def closing(self, index: int) -> int:
        """Return the line behind the row that is open at a line."""
        for below in range(index + 1, len(self.lines)):
            line = self.lines[below]
            if not line.strip() or _ends(line) or self.goes_on(below):
                break
            if line.rstrip().endswith("|"):
                return below + 1
        return index + 1


@dataclass(slots=True)
class _SpacedTable(_TextTable):
    def goes_on(self, index: int) -> bool:
        return "type" in self.columns and _is_spaced_row(self.lines[index])

    def ends(self, _index: int) -> bool:
        return False

    def row(self, index: int, rows: list[Row]) -> tuple[Row | None, Unread | None, int]:
        line, number = self.lines[index], index + 1
        words = line.lstrip(BEFORE_NAMES).split()
        place = self.columns.index("name") if self.columns[0] == "label" else 0
        if FIELD_NAME.fullmatch("".join(words[place : place + 1]).strip("*")):
            last = not any(rest.strip() for rest in self.lines[number:])
            return *self.spaced(number, line, last), number
        if "type" in self.columns and TYPE.fullmatch("".join(words[place + 1 : place + 2])):
            return None, Unread(number, "row", f"{words[place]!r} is not a field name"), number
        if rows:
            rows[-1] = _longer(rows[-1], line)
            return None, None, number
        return None, Unread(number, "row", f"a line in the table that is no row: {plain(line)}"), number

    def spaced(self, number: int, line: str, last: bool) -> tuple[Row | None, Unread | None]:
        """Read a row whose cells are separated by spaces; empty cells may be missing."""
        left = line.lstrip(BEFORE_NAMES)
        lead = line[: len(line) - len(left)]
        cells: list[str] = []
        for place, column in enumerate(self.columns):
            word = (_TYPE_CELL if column == "type" else re.compile(r"\S+")).match(left)
            missing = column == "required" and word is not None and word[0].lower() not in YES | NO
            if column in ("text", "label") and place > 0:
                cells.append(left)
                left = ""
            elif word is None or missing:
                cells.append("")
            else:
                cells.append(lead + word[0] if column == "name" else word[0])
                left = left[word.end() :].strip()
        row, problem = row_of(number, self.columns, cells)
        if row and row.type and not is_type(row.type) and not re.search("[A-Za-z]", row.type):
            return None, Unread(number, "row", f"{row.name} has no type: {plain(line)}")
        if last and row and not row.type and "type" in self.columns:
            return None, problem
        if problem is None and row and self.columns[-1] == "text" and not row.text and last:
            problem = Unread(number, "row", f"the last row, {row.name}, has no text: {CUT}")
            # The end of its type may be missing too.
            row = replace(row, type=row.type if row.type and TYPE.fullmatch(row.type) else None, text=None)
        return row, problem


def _longer(row: Row, line: str) -> Row:
    return replace(row, text=plain(f"{row.text or ''} {line}"))
