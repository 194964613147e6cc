"""The blocks of a page, independent of its file format."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

BLANKS = " \xa0\u3000\u2002\u2003"
BEFORE_NAMES = "└├─│┗┣━┃·>\t" + BLANKS
"""Characters that some pages put before the name of a nested field."""


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
class Unread:
    """A part of a page that cannot be read, or not whole."""

    line: int
    what: Literal["row", "table", "example", "copy"]
    message: str
    aside: bool = False
    """True for a table that is not one of fields, such as one of error codes."""
    cut: bool = False
    """True if it is the end of the page, so that the copy is probably cut off there."""
    said: bool = False
    """True if the head of the copy says that it is cut off."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of fields. Values without a column or a mark are None."""

    line: int
    indent: int
    name: str
    type: str | None
    required: bool | None
    text: str | None
    under: tuple[str, ...] = ()
    """The field whose table this is, from the line above it; empty for a table of the whole part."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of fields."""

    line: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    unread: tuple[Unread, ...] = ()
    """The rows that cannot be read, or not whole."""


Block = Heading | Text | Example | Table | Unread


def plain(text: str) -> str:
    """Normalize text: full-width characters become ASCII, runs of spaces become one space."""
    return " ".join(unicodedata.normalize("NFKC", text).split())
