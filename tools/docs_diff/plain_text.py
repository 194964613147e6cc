"""Parses a page saved as text or Markdown into blocks."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace

from tools.docs_diff.blocks import (
    BEFORE_NAMES,
    FIELD_NAME,
    NO,
    YES,
    Block,
    Example,
    Heading,
    Refuse,
    Row,
    Table,
    Text,
    columns_of,
    plain,
    row_of,
)  # fmt: skip
from tools.docs_diff.keywords import opens_section

_JSON = re.compile(r"\s*(\{|\[)\s*($|[\"{\[\]}\d-])")
_RULER = re.compile(r"[\s|:-]*-[\s|:-]*")
_BAR = re.compile(r"(?<!\\)\|")


def text_blocks(text: str, refuse: Refuse) -> Iterator[Block]:
    """Iterate over the blocks of a page in order."""
    lines = text.splitlines()
    index = 0
    while index < len(lines):
        line = lines[index]
        number = index + 1
        if not line.strip() or line.lstrip().startswith("```"):
            index += 1
        elif _JSON.match(line):
            example, taken = json_block("\n".join(lines[index:]), number, refuse)
            yield example
            index += taken
        elif columns := _columns(line):
            table, index = _table(lines, index, columns, refuse)
            yield table
        else:
            heading = re.match(r"#{1,6}\s+(.*?)\s*#*$", line)
            yield Heading(number, heading[1]) if heading else Text(number, line.strip())
            index += 1


def json_block(text: str, line: int, refuse: Refuse) -> tuple[Example, int]:
    """Parse the JSON at the start of `text`; return the example and its number of lines."""
    start = len(text) - len(text.lstrip())
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text, start)
    except json.JSONDecodeError as error:
        if not text[error.pos :].strip(" \t\r\n,"):
            refuse(line + text.rstrip().count("\n"), "the example is cut off")
        refuse(line + error.lineno - 1, f"the example is not JSON: {error.msg}")
    first = line + text.count("\n", 0, start)
    return Example(first, value, text[start:end]), text.count("\n", 0, end) + 1


def _columns(line: str) -> tuple[str, ...] | None:
    if "|" in line:
        return columns_of(_bar_cells(line))
    # Without bars a line of prose may begin like a heading: every word has to be one.
    found = columns_of(line.split())
    return found if found and "" not in found else None


def _bar_cells(line: str) -> list[str]:
    """Return the cells of a Markdown row. The space between the bar and the text does not count as indentation."""
    cells = _BAR.split(line.rstrip())
    if not cells[0].strip():
        cells = [cell.removeprefix(" ") for cell in cells[1:]]
    if cells and not cells[-1].strip():
        cells.pop()
    return [re.sub(r"\\([_|*\[\]])", r"\1", html.unescape(cell)).replace("`", "").replace("**", "") for cell in cells]


def _table(lines: list[str], start: int, columns: tuple[str, ...], refuse: Refuse) -> tuple[Table, int]:
    barred = "|" in lines[start]
    rows, index = [], start + 1
    while index < len(lines):
        line = lines[index]
        if not line.strip() or _ends(line):
            break
        if barred and _RULER.fullmatch(line):
            index += 1
            continue
        if barred != ("|" in line) and barred:
            break
        if barred:
            cells = _bar_cells(line)
            # The empty last cell of a row looks like its closing bar.
            if len(cells) == len(columns) - 1 and line.rstrip().endswith("|"):
                cells.append("")
            rows.append(row_of(index + 1, columns, cells, refuse))
        elif rows and not FIELD_NAME.match(line.lstrip(BEFORE_NAMES)):
            rows[-1] = _longer(rows[-1], line)
        else:
            last = not any(rest.strip() for rest in lines[index + 1 :])
            rows.append(row_of(index + 1, columns, _blank_cells(index + 1, line, columns, last, refuse), refuse))
        index += 1
    if not rows:
        refuse(start + 1, "the table has no rows: is it cut off?")
    return Table(start + 1, columns, tuple(rows)), index


def _ends(line: str) -> bool:
    return bool(line.startswith(("#", "```")) or _JSON.match(line) or opens_section(line.strip()))


def _longer(row: Row, line: str) -> Row:
    return replace(row, text=plain(f"{row.text or ''} {line}"))


def _blank_cells(number: int, line: str, columns: tuple[str, ...], last: bool, refuse: Refuse) -> list[str]:
    """Split a row whose cells are separated by spaces; empty cells may be missing."""
    lead = line[: len(line) - len(line.lstrip(BEFORE_NAMES))]
    name, *rest = line[len(lead) :].split(maxsplit=1)
    left = rest[0] if rest else ""
    cells: dict[str, str] = {"name": lead + name}
    for column in columns[1:]:
        if column == "text":
            continue
        word = re.match(r"\S+?\([^)]*\)\S*|\S+", left) if column == "type" else re.match(r"\S+", left)
        if column == "required" and (word is None or word[0].lower() not in YES | NO):
            cells[column] = ""
            continue
        cells[column] = word[0] if word else ""
        left = left[word.end() :].strip() if word else ""
    cells["text"] = left
    if "text" in columns and not left and last and cells.get("type", name):
        refuse(number, f"the last row, {name}, has no text: is the table cut off?")
    return [cells[column] for column in columns]
