"""The blocks of a page, independent of its file format, and the names of table columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

Refuse = Callable[[int, str], NoReturn]
"""A function that raises `PageError` for a line number and a message."""

COLUMNS = {
    "name": re.compile(r"(参数|字段|属性)(名称?|代码|编码)?|名称"),
    "type": re.compile(r"(参数|字段|数据)?类型"),
    "required": re.compile(r"(是否)?(必填|必须|必传|必选|必需)(项)?"),
    "text": re.compile(r"(参数|字段)?(说明|描述|含义|备注)"),
}
"""Patterns of column headings, by the meaning of the column."""
_TAG = re.compile(r"</?(span|p|br|b|strong|em|font|div|td|tr)\b[^<>]*(>|$)", re.IGNORECASE)
"""HTML tags that remain in text copied from a page."""
FIELD_NAME = re.compile(r"[A-Za-z_$][\w.$\[\]-]*")
BLANKS = " \xa0\u3000\u2002\u2003"
BEFORE_NAMES = "└├─│┗┣━┃·>\t" + BLANKS
"""Characters that some pages put before the name of a nested field."""
YES, NO = (
    {"是", "y", "yes", "true", "必填", "必须", "必传", "√", "✓"},
    {"否", "n", "no", "false", "选填", "可选", "非必填", "×"},
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of any level."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A line of prose."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """A JSON example."""

    line: int
    value: Any
    text: str

    def line_of(self, key: str) -> int:
        """Return the line of the first occurrence of a key; the line of the example if the key does not occur."""
        return self.line + self.text.count("\n", 0, max(self.text.find(f'"{key}"'), 0))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of fields. Values without a column or a mark are None."""

    line: int
    indent: int
    name: str
    type: str | None
    required: bool | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of fields."""

    line: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


Block = Heading | Text | Example | Table


def plain(text: str) -> str:
    """Normalize text: full-width characters become ASCII, runs of spaces become one space."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def columns_of(cells: Sequence[str]) -> tuple[str, ...] | None:
    """Return the meanings of the columns, given the headings; None if this is not a table of fields."""
    found = tuple(
        next((column for column, heading in COLUMNS.items() if heading.fullmatch(plain(cell))), "") for cell in cells
    )
    whole = found.count("name") == 1 and len(set(found) - {"", "name"}) >= 1
    return found if whole and all(found.count(column) <= 1 for column in COLUMNS) else None


def row_of(line: int, columns: tuple[str, ...], cells: Sequence[str], refuse: Refuse) -> Row:
    """Parse the cells of a row. The spaces and marks before its name give its indentation.

    Args:
        line: The line number.
        columns: The meaning of each column.
        cells: The text of each cell.
        refuse: Called with the line and a message if the row is invalid; it raises.
    """
    if len(cells) < len(columns):
        refuse(line, f"the row has {len(cells)} cells, but the table has {len(columns)} columns: is it cut off?")
    by_column = dict(zip(columns, cells, strict=False))
    indented = by_column["name"].expandtabs(2)
    name = indented.lstrip(BEFORE_NAMES).rstrip()
    if not FIELD_NAME.fullmatch(name):
        refuse(line, f"{name!r} is not a field name")
    kind = by_column.get("type")
    if kind is not None and not kind.strip():
        refuse(line, f"{name} has no type: is the table cut off?")
    ticked = plain(by_column.get("required", "")).lower()
    text = by_column.get("text")
    return Row(
        line,
        len(indented) - len(indented.lstrip(BEFORE_NAMES)),
        name.replace("[]", ""),
        plain(kind) if kind is not None else None,
        True if ticked in YES else False if ticked in NO else None,
        plain(_TAG.sub("", text)) if text is not None else None,
    )
