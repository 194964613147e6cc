"""The invented pages, how to change them, and how to say the same in HTML."""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterable
from pathlib import Path

from tools.docs_diff.blocks import Example, Heading, Table, Unread
from tools.docs_diff.compare import compare
from tools.docs_diff.difference import Difference
from tools.docs_diff.match_spec import choose_spec
from tools.docs_diff.page import read_page
from tools.docs_diff.plain_text import text_blocks

HERE = Path(__file__).parent
SPECS = HERE / "specs"
PAGES = HERE / "pages"
HEADINGS = {"name": "参数", "type": "类型", "required": "必填", "text": "说明"}


def page_text(name: str) -> str:
    """An invented page."""
    return (PAGES / name).read_text(encoding="utf-8")


def edited(name: str, edits: Iterable[tuple[str, str]] = ()) -> str:
    """An invented page with parts replaced, each of which stands there once."""
    text = page_text(name)
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        text = text.replace(old, new)
    return text


def differences(text: str, folder: Path, name: str = "page.md", specs: Path = SPECS) -> list[Difference]:
    """Everything that a page and its spec say differently."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    page = read_page(file)
    return compare(page, choose_spec(page, specs, None))


def undeclared(found: Iterable[Difference]) -> list[str]:
    """Each difference that the spec does not declare, as `kind operation.part.field`."""
    return sorted(
        f"{each.kind} {'.'.join(filter(None, (each.operation, each.part, each.field)))}"
        for each in found
        if not each.declared
    )


def as_html(text: str) -> str:
    """The same page as a browser saves it: headings, paragraphs, real tables, JSON in `pre`."""
    parts = ["<!DOCTYPE html>", "<html><head><title>x</title></head><body><nav><p>请求方式: none</p></nav><main>"]
    for block in text_blocks(text):
        if isinstance(block, Heading):
            parts.append(f"<h1>{html.escape(block.text)}</h1>")
        elif isinstance(block, Table):
            parts.append(_table(block))
        elif isinstance(block, Unread):
            parts.append(_headless(text.splitlines()[block.line - 1 :]))
        elif isinstance(block, Example):
            parts.append(f"<div><pre><code>{html.escape(block.text)}</code></pre></div>")
        else:
            parts.append(f"<p><strong>{html.escape(block.text)}</strong></p>")
    return "\n".join([*parts, "</main></body></html>"])


def _table(table: Table) -> str:
    head = "".join(f"<th>{HEADINGS[column]}</th>" for column in table.columns)
    rows = [
        [
            "&nbsp;" * row.indent + row.name,
            html.escape(row.type or ""),
            {True: "是", False: "否", None: ""}[row.required],
            html.escape(row.text or ""),
        ]
        for row in table.rows
    ]
    kept = [list(HEADINGS).index(column) for column in table.columns]
    body = "\n".join("<tr>" + "".join(f"<td>\n  {row[each]}\n</td>" for each in kept) + "</tr>" for row in rows)
    return f"<table><thead>\n<tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>"


def _headless(lines: list[str]) -> str:
    """A table without its heading."""
    rows = [line.split(maxsplit=2) for line in itertools.takewhile(str.strip, lines)]
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        + "</table>"
    )
