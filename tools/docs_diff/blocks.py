"""The parts of a page, whatever it was written in, and how the columns of a table are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

Refuse = Callable[[int, str], NoReturn]
"""Raises `PageError` about a line."""

COLUMNS = {
    "name": re.compile(r"(参数|字段|属性)(名称?|代码|编码)?|名称"),
    "type": re.compile(r"(参数|字段|数据)?类型"),
    "required": re.compile(r"(是否)?(必填|必须|必传|必选|必需)(项)?"),
    "text": re.compile(r"(参数|字段)?(说明|描述|含义|备注)"),
}
"""The headings that a column may have."""
_TAG = re.compile(r"</?(span|p|br|b|strong|em|font|div|td|tr)\b[^<>]*(>|$)", re.IGNORECASE)
"""Remains of HTML in a text that was copied from a page."""
FIELD_NAME = re.compile(r"[A-Za-z_$][\w.$\[\]-]*")
BLANKS = " \xa0\u3000\u2002\u2003"
BEFORE_NAMES = "└├─│┗┣━┃·>\t" + BLANKS
"""Marks that some pages put before the name of an inner field."""
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
    """JSON that the page shows."""

    line: int
    value: Any
    text: str

    def line_of(self, key: str) -> int:
        """The line on which a key stands first; that of the whole if it has none."""
        return self.line + self.text.count("\n", 0, max(self.text.find(f'"{key}"'), 0))


@dataclass(frozen=True, slots=True)
class Row:
    """A field as a table gives it; what the table has no column or no tick for is None."""

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
    """Return text with one form of every sign (full-width or not) and single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def columns_of(cells: Sequence[str]) -> tuple[str, ...] | None:
    """The columns by their meaning, if these are the headings of a table of fields."""
    found = tuple(
        next((column for column, heading in COLUMNS.items() if heading.fullmatch(plain(cell))), "") for cell in cells
    )
    whole = found.count("name") == 1 and len(set(found) - {"", "name"}) >= 1
    return found if whole and all(found.count(column) <= 1 for column in COLUMNS) else None


def row_of(line: int, columns: tuple[str, ...], cells: Sequence[str], refuse: Refuse) -> Row:
    """Read the cells of a row; the blanks and marks before its name tell how deep it stands."""
    if len(cells) < len(columns):
        refuse(line, f"the row has {len(cells)} cells, the table {len(columns)} columns: is it cut off?")
    by_column = dict(zip(columns, cells, strict=False))
    indented = by_column["name"].expandtabs(2)
    name = indented.lstrip(BEFORE_NAMES).rstrip()
    if not FIELD_NAME.fullmatch(name):
        refuse(line, f"{name!r} is no name of a field")
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
