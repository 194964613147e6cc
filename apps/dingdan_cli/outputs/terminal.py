"""A table for a terminal: the fields that say most, as many as fit, with labels of codes."""

from __future__ import annotations

import io
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any, BinaryIO

from dingdan_cli.files import write_now
from dingdan_cli.languages import language, text
from dingdan_cli.operations.values import label_of
from dingdan_cli.outputs.rows import Column, Rows, cell_text
from dingdan_cli.outputs.texts import encode
from dingdan_cli.outputs.writer import Writer
from dingdan_cli.printing import text_encoding

NO_TERMINAL_WIDTH = 120
"""The width of a table that goes to a pipe or a file."""
LONGEST_CELL = 40
TELLING = (
    r"(^|_)no$|^order_(code|id|number)$",
    r"^(create|submit|order|send|sent|return|sale)_?(time|date)$",
    r"(cm|customer|buyer)_name$",
    r"(order|actual|total|return|sent|send|pay)_(amount|price)$|^amount$|_account$",
    r"(order|return|sent|pay)_(status|state)$",
    r"_status$|_state$",
    r"(emp|user|company|dealer|goods|product)_name$|^name$",
    r"amount$|price$",
    r"_count$|_num$",
    r"_time$|_date$",
    r"(^|_)id$",
)
"""Patterns of the names of fields, from the most telling on. The first field of each comes before the second of any."""


class TableWriter(Writer):
    """A table; for a single record, one line a field."""

    def __init__(self, rows: Rows, stream: BinaryIO, *, single: bool) -> None:
        self._rows = rows
        self._stream = stream
        self._single = single
        self._kept: list[dict[str, Any]] = []

    def write(self, records: Sequence[Any]) -> None:
        """Keep the rows: the widths of columns depend on all of them."""
        self._kept += self._rows.json(records)

    def finish(self) -> None:
        """Print the table."""
        if not self._kept:
            print(text("no records", "没有记录"), file=sys.stderr)
            return
        if self._single and len(self._kept) == 1:
            self._print(_upright(self._rows.columns, self._kept[0]), ["", ""])
            return
        columns = self._rows.columns if self._rows.chosen else self._fitting()
        shown = [[_cell(column, row.get(column.name)) for column in columns] for row in self._kept]
        self._print(shown, [heading(column) for column in columns])
        if len(columns) < len(self._rows.columns):
            print(
                text(
                    f"{len(columns)} of {len(self._rows.columns)} fields; --fields a,b chooses, --format json has all",
                    f"显示 {len(columns)}/{len(self._rows.columns)} 个字段；--fields a,b 选择，--format json 输出全部",
                ),
                file=sys.stderr,
            )

    def _fitting(self) -> list[Column]:
        """Return the most telling columns that have a value and fit, in the order of the record."""
        filled = [
            column
            for column in self._rows.columns
            if not column.nested and any(row.get(column.name) not in (None, "") for row in self._kept)
        ]
        left = _width()
        chosen: set[str] = set()
        for column in by_telling(filled):
            cells = [_cell(column, row.get(column.name)) for row in self._kept]
            wide = max(_columns_of(each) for each in (heading(column), *cells)) + 3
            if wide > left:
                if len(chosen) >= 3:
                    break
                continue
            left -= wide
            chosen.add(column.name)
        return [column for column in filled if column.name in chosen] or filled[:1] or self._rows.columns[:1]

    def _print(self, rows: Sequence[Sequence[str]], headings: Sequence[str]) -> None:
        encoding = text_encoding() if self._stream is sys.stdout.buffer else "utf-8"
        write_now(self._stream, render(rows, headings).encode(encoding, "backslashreplace"))


def render(rows: Sequence[Sequence[str]], headings: Sequence[str]) -> str:
    """Return a table as text, in colour on a terminal that has some."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=any(headings), show_edge=False)
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    written = io.StringIO()
    terminal = sys.stdout.isatty()
    console = Console(file=written, width=_width(), force_terminal=terminal, no_color=bool(os.environ.get("NO_COLOR")),
                      legacy_windows=False)  # fmt: skip
    console.print(table)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def heading(column: Column) -> str:
    """Return the heading of a column: its Chinese label or its name."""
    return column.label if language() == "zh" else column.name


def _upright(columns: Sequence[Column], row: dict[str, Any]) -> list[list[str]]:
    return [
        [heading(column), _cell(column, row[column.name])] for column in columns if row.get(column.name) is not None
    ]


def _cell(column: Column, value: Any) -> str:
    if column.codes is not None and value is not None:
        known = next((code for code in column.codes.codes if code.value == value), None)
        return f"{value} {label_of(known)}" if known else str(value)
    shown = cell_text(value, encode)
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00", shown):
        return shown[:19].replace("T", " ")
    shown = "".join(letter if letter.isprintable() else " " for letter in shown)  # no escape sequences of others
    return shown if len(shown) <= LONGEST_CELL or not column.nested else shown[: LONGEST_CELL - 1] + "…"


def _columns_of(shown: str) -> int:
    from rich.cells import cell_len

    return cell_len(shown)


def by_telling(columns: Sequence[Column]) -> list[Column]:
    """Return columns from the most telling on."""
    seen: Counter[int] = Counter()
    ranked = []
    for place, column in enumerate(columns):
        kind = next((number for number, pattern in enumerate(TELLING) if re.search(pattern, column.name)), len(TELLING))
        ranked.append((seen[kind] if kind < len(TELLING) else len(columns), kind, place, column))
        seen[kind] += 1
    return [column for *_, column in sorted(ranked, key=lambda each: each[:3])]


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((NO_TERMINAL_WIDTH, 50)).columns
