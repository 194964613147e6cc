"""Parses a page saved as HTML into blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from tools.docs_diff.blocks import Block, Heading, Row, Table, Text, Unread
from tools.docs_diff.plain_text import text_blocks
from tools.docs_diff.rows import columns_of, row_of, unknown_table

_ASIDE = {"script", "style", "nav", "aside", "footer", "head", "template", "noscript", "button", "svg", "form"}
_INLINE = {"a", "abbr", "b", "code", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u", "label"}


def looks_like_markup(text: str) -> bool:
    """True if a page is HTML."""
    begin = text.lstrip("\ufeff \t\r\n")[:200].lower()
    return begin.startswith(("<!doctype html", "<html", "<body", "<head")) or "<table" in text.lower()


def markup_blocks(text: str) -> Iterator[Block]:
    """Iterate over the blocks of a page in order."""
    soup = BeautifulSoup(text, "html.parser")  # the parser that knows the line of every element
    for element in soup.find_all("br"):
        element.replace_with("\n")
    for image in soup.find_all("img"):
        image.replace_with(str(image.get("alt") or ""))
    yield from _blocks(soup.body or soup)


def _blocks(around: Tag) -> Iterator[Block]:
    prose: list[str] = []
    line = around.sourceline or 1

    def said() -> Iterator[Text]:
        for part in "".join(prose).split("\n"):
            if part.strip():
                yield Text(line, " ".join(part.split()))
        prose.clear()

    for child in around.children:
        if isinstance(child, Tag) and child.name not in _INLINE:
            yield from said()
            yield from _element(child)
            line = child.sourceline or line
        elif type(child) is NavigableString:
            prose.append(str(child) if around.name != "[document]" else str(child).strip())
        elif isinstance(child, Tag):
            line = line if prose else child.sourceline or line
            prose.append(child.get_text())
    yield from said()


def _element(element: Tag) -> Iterator[Block]:
    line = element.sourceline or 1
    if element.name in _ASIDE:
        return
    if element.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        # The sign that generators of pages put beside a heading links to it and is no part of it.
        for anchor in element.find_all("a", class_=["header-anchor", "headerlink", "anchor"]):
            anchor.decompose()
        yield Heading(line, " ".join(element.get_text().split()))
    elif element.name == "table":
        yield from _table(element)
    elif element.name == "pre":
        first = next((code for code in element.find_all("code", limit=1)), element)
        yield from _moved(text_blocks(first.get_text()), line - 1)
    else:
        yield from _blocks(element)


def _moved(blocks: Iterator[Block], by: int) -> Iterator[Block]:
    for block in blocks:
        moved = replace(block, line=block.line + by)
        if isinstance(moved, Table):
            rows = tuple(replace(row, line=row.line + by) for row in moved.rows)
            moved = replace(moved, rows=rows, unread=tuple(replace(row, line=row.line + by) for row in moved.unread))
        yield moved


def _table(table: Tag) -> Iterator[Table | Unread]:
    lines = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    start = table.sourceline or 1
    head, *rest = _grid(lines) or [[]]
    columns = columns_of(head)
    if columns is None:
        if rest:
            yield unknown_table(start, head)
        return
    rows: list[Row] = []
    unread: list[Unread] = []
    for element, cells in zip(lines[1:], rest, strict=True):
        line = element.sourceline or start
        row, problem = row_of(line, columns, cells)
        rows += [row] if row else []
        unread += [problem] if problem else []
        if element.find("table"):
            unread.append(Unread(line, "row", "a table inside a cell is not read"))
    if not rows and not unread:
        yield Unread(start, "table", "the table has no rows: is it cut off?")
    else:
        yield Table(start, columns, tuple(rows), tuple(unread))


def _grid(lines: list[Tag]) -> list[list[str]]:
    """Return the texts of the cells. A cell of several rows or columns stands in each row, and in its first column."""
    found: list[list[str]] = []
    above: dict[int, tuple[int, str]] = {}
    for line in lines:
        row: list[str] = []
        below: dict[int, tuple[int, str]] = {}
        cells = [cell for cell in line.find_all(["th", "td"]) if cell.find_parent("tr") is line]
        while cells or len(row) in above:
            if len(row) in above:
                rows, text = above.pop(len(row))
                columns = 1
            else:
                cell = cells.pop(0)
                rows, text, columns = _span(cell, "rowspan"), _cell(cell), _span(cell, "colspan")
            if rows > 1:
                below[len(row)] = (rows - 1, text)
            row += [text, *[""] * (columns - 1)]
        above = below
        found.append(row)
    return found


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return int(value) if value.isdecimal() and 0 < int(value) < 100 else 1


def _cell(cell: Tag) -> str:
    """Return the text of a cell. Only spaces that a browser shows count as indentation."""
    return cell.get_text().strip(" \t\r\n")
