"""Parses a page saved as HTML into blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from tools.docs_diff.blocks import Block, Heading, Refuse, Table, Text, columns_of, row_of
from tools.docs_diff.plain_text import text_blocks

_ASIDE = {"script", "style", "nav", "aside", "footer", "head", "template", "noscript", "button", "svg", "form"}
_INLINE = {"a", "abbr", "b", "code", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u", "label"}


def looks_like_markup(text: str) -> bool:
    """True if a page is HTML."""
    begin = text.lstrip("\ufeff \t\r\n")[:200].lower()
    return begin.startswith(("<!doctype html", "<html", "<body", "<head")) or "<table" in text.lower()


def markup_blocks(text: str, refuse: Refuse) -> Iterator[Block]:
    """Iterate over the blocks of a page in order."""
    soup = BeautifulSoup(text, "html.parser")  # the parser that knows the line of every element
    for element in soup.find_all("br"):
        element.replace_with("\n")
    yield from _blocks(soup.body or soup, refuse)


def _blocks(around: Tag, refuse: Refuse) -> Iterator[Block]:
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
            yield from _element(child, refuse)
            line = child.sourceline or line
        elif type(child) is NavigableString:
            prose.append(str(child) if around.name != "[document]" else str(child).strip())
        elif isinstance(child, Tag):
            line = line if prose else child.sourceline or line
            prose.append(child.get_text())
    yield from said()


def _element(element: Tag, refuse: Refuse) -> Iterator[Block]:
    line = element.sourceline or 1
    if element.name in _ASIDE:
        return
    if element.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        # The sign that generators of pages put beside a heading links to it and is no part of it.
        for anchor in element.find_all("a", class_=["header-anchor", "headerlink", "anchor"]):
            anchor.decompose()
        yield Heading(line, " ".join(element.get_text().split()))
    elif element.name == "table":
        yield from _table(element, refuse)
    elif element.name == "pre":
        first = next((code for code in element.find_all("code", limit=1)), element)
        yield from _moved(text_blocks(first.get_text(), _shifted(refuse, line)), line - 1)
    else:
        yield from _blocks(element, refuse)


def _shifted(refuse: Refuse, line: int) -> Refuse:
    return lambda inner, message: refuse(line + inner - 1, message)


def _moved(blocks: Iterator[Block], by: int) -> Iterator[Block]:
    for block in blocks:
        moved = replace(block, line=block.line + by)
        if isinstance(moved, Table):
            moved = replace(moved, rows=tuple(replace(row, line=row.line + by) for row in moved.rows))
        yield moved


def _table(table: Tag, refuse: Refuse) -> Iterator[Table]:
    lines = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    cells = [[cell for cell in row.find_all(["th", "td"]) if cell.find_parent("tr") is row] for row in lines]
    columns = columns_of([cell.get_text() for cell in cells[0]]) if cells else None
    if columns is None:
        return
    start = table.sourceline or 1
    rows = tuple(
        row_of(row.sourceline or start, columns, [_cell(cell) for cell in inside], refuse)
        for row, inside in zip(lines[1:], cells[1:], strict=True)
    )
    if not rows:
        refuse(start, "the table has no rows: is it cut off?")
    yield Table(start, columns, rows)


def _cell(cell: Tag) -> str:
    """Return the text of a cell. Only spaces that a browser shows count as indentation."""
    return cell.get_text().strip(" \t\r\n")
