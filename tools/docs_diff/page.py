"""Finds the operations documented on a saved page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from generator.errors import Finding
from tools.docs_diff.blocks import Block, Example, Heading, Row, Table, Text, plain
from tools.docs_diff.errors import PageError
from tools.docs_diff.keywords import ADDRESS, METHOD, is_prose, role_of
from tools.docs_diff.markup import looks_like_markup, markup_blocks
from tools.docs_diff.page_address import split_head
from tools.docs_diff.plain_text import text_blocks

_URL = re.compile(r"(?:https?://([^/\s]+))?(/[^\s?#<>\"']*)", re.IGNORECASE)


@dataclass(slots=True)
class Operation:
    """An operation documented on a page."""

    line: int
    title: str
    headings: list[str]
    """The lines before it that may be its title."""
    method: str = ""
    host: str = ""
    path: str = ""
    address_line: int = 0
    tables: dict[str, list[Table]] = field(default_factory=dict)
    examples: dict[str, list[Example]] = field(default_factory=dict)

    def rows(self, role: str) -> list[Row]:
        """Return the rows of all tables of a part."""
        return [row for table in self.tables.get(role, []) for row in table.rows]


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page."""

    file: Path
    operations: tuple[Operation, ...]
    address: str | None = None
    """The address of the page; None if the copy does not say it."""

    def finding(self, line: int, message: str) -> Finding:
        """Return a finding for a line."""
        return Finding(self.file, line, message)


def read_page(file: Path) -> Page:
    """Read a saved page.

    Raises:
        PageError: the page cannot be read, has no operation, has an operation without a table, has an incomplete
            table, or documents an operation twice.
    """

    def refuse(line: int, message: str) -> NoReturn:
        raise PageError(Finding(file, line, message))

    try:
        data = file.read_bytes()
    except OSError as error:
        refuse(1, f"cannot be read: {error.strerror}")
    text = _decoded(data)
    if text is None:
        refuse(1, "is not text in a supported encoding (UTF-8, GB 18030)")
    text, address = split_head(text)
    blocks = markup_blocks(text, refuse) if looks_like_markup(text) else text_blocks(text, refuse)
    operations = _operations(blocks)
    if not operations:
        refuse(1, "documents no operation: there is no line with a method or an address (请求方式, 请求地址)")
    taken: dict[tuple[str, str], int] = {}
    for each in operations:
        if not each.path:
            refuse(each.line, f"{each.title} has no address (请求地址)")
        if not each.method:
            refuse(each.address_line, f"{each.title} has no method (请求方式)")
        if not each.tables:
            refuse(each.line, f"{each.title} has no table of fields")
        key = (each.method, each.path)
        if key in taken:
            refuse(each.address_line, f"{each.method} {each.path} is already documented on line {taken[key]}")
        taken[key] = each.address_line
    return Page(file, tuple(operations), address)


def _decoded(data: bytes) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


class _Reader:
    def __init__(self) -> None:
        self.operations: list[Operation] = []
        self.before: list[Heading | Text] = []
        self.role = ""
        self.awaits = ""
        """The value expected on the next line: "method" or "address"; `""` if none."""

    def start(self, line: int) -> Operation:
        headings = [each for each in self.before if isinstance(each, Heading)] or self.before
        titles = [plain(each.text) for each in headings]
        first = titles[-1] if titles and isinstance(headings[-1], Heading) else next(iter(titles), "")
        self.operations.append(Operation(line, first or "the operation", [plain(each.text) for each in self.before]))
        self.before, self.role = [], ""
        return self.operations[-1]

    def current(self, line: int, part: str) -> Operation:
        """Return the operation for a line with a method or an address; start a new operation if needed."""
        last = self.operations[-1] if self.operations else None
        if last is None or last.tables or last.examples or getattr(last, part):
            return self.start(line)
        return last

    def line(self, block: Heading | Text) -> None:
        text = plain(block.text)
        role = role_of(text)
        if found := METHOD.match(text):
            self.method(block.line, found[1])
        elif found := ADDRESS.match(text):
            self.address(block.line, found[1])
        elif role:
            self.role, self.awaits = role, ""
        elif self.awaits == "method" and re.fullmatch(r"[A-Za-z/() ]+", text):
            self.method(block.line, text)
        elif self.awaits == "address" and _URL.search(text):
            self.address(block.line, text)
        elif not is_prose(text):
            self.before.append(block)

    def method(self, line: int, text: str) -> None:
        found = re.search(r"\b(GET|POST|PUT|DELETE|PATCH)\b", text.upper())
        self.awaits = "" if found else "method"
        if found:
            self.current(line, "method").method = found[1]

    def address(self, line: int, text: str) -> None:
        found = _URL.search(re.sub(r"\{\s*(\w+)\s*\}", r"{\1}", text))
        self.awaits = "" if found else "address"
        if found:
            operation = self.current(line, "path")
            operation.host, operation.path, operation.address_line = found[1] or "", found[2].rstrip("/,;。"), line

    def example(self, block: Example) -> None:
        if self.operations:
            role = self.role or ("response" if "request" in self.operations[-1].examples else "request")
            self.operations[-1].examples.setdefault(role, []).append(block)
        self.before = []

    def table(self, block: Table) -> None:
        if self.operations:
            operation = self.operations[-1]
            role = self.role or ("response" if "request" in operation.tables else "request")
            # One table behind both examples of an answer describes the inner one.
            if role == "response" and "data" in operation.examples:
                role = "data"
            operation.tables.setdefault(role, []).append(block)
        self.before = []


def _operations(blocks: Iterable[Block]) -> list[Operation]:
    reader = _Reader()
    for block in blocks:
        if isinstance(block, Example):
            reader.example(block)
        elif isinstance(block, Table):
            reader.table(block)
        else:
            reader.line(block)
    return reader.operations
