"""Finds the operations documented on a saved page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from generator.errors import Finding
from tools.docs_diff.blocks import Block, Table, Unread
from tools.docs_diff.errors import PageError
from tools.docs_diff.markup import looks_like_markup, markup_blocks
from tools.docs_diff.operation import Operation as Operation
from tools.docs_diff.operation import OperationReader
from tools.docs_diff.page_address import cut_note, split_head
from tools.docs_diff.plain_text import text_blocks

_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
"""Characters without a width that web pages put between words."""


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page."""

    file: Path
    operations: tuple[Operation, ...]
    address: str | None = None
    """The address of the page; None if the copy does not say it."""
    skipped: tuple[Operation, ...] = ()
    """The operations that cannot be compared; `Operation.problem` says why."""
    unread: tuple[Unread, ...] = ()
    """The unreadable places before the first operation."""

    cut: bool = False
    """True if the copy says that it is cut off."""

    def finding(self, line: int, message: str) -> Finding:
        """Return a finding for a line."""
        return Finding(self.file, line, message)


def read_page(file: Path) -> Page:
    """Read a saved page.

    What cannot be read of an operation is in `Operation.unread`, and the operations that cannot be compared are in
    `Page.skipped`.

    Raises:
        PageError: the page cannot be read, or no operation of it can be compared.
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
    note = cut_note(text)
    text, address = split_head(_INVISIBLE.sub("", text))
    last_line = text.rstrip().count("\n") + 1
    reader = OperationReader()
    reader.read(_with_cut(list(markup_blocks(text) if looks_like_markup(text) else text_blocks(text))))
    if not reader.operations:
        refuse(1, "documents no operation: there is no line with a method or an address (请求方式, 请求地址)")
    if note is not None:
        said = f"the copy says that it is not whole: {note}"
        reader.operations[-1].end_with(last_line, said, in_row=not text.rstrip().endswith("|"))
    taken: dict[tuple[str, str], int] = {}
    for each in reader.operations:
        if not each.problem():
            line = taken.setdefault((each.method, each.path), each.address_line)
            each.twin = line if line != each.address_line else None
    skipped = [each for each in reader.operations if each.problem()]
    operations = [each for each in reader.operations if not each.problem()]
    if not operations and (problem := skipped[0].problem()):
        refuse(*problem)
    return Page(file, tuple(operations), address, tuple(skipped), tuple(reader.unread), note is not None)


def _with_cut(blocks: list[Block]) -> Iterator[Block]:
    """Mark what cannot be read at the end of a page: the copy is probably cut off there."""
    yield from blocks[:-1]
    for last in blocks[-1:]:
        if isinstance(last, Unread):
            yield replace(last, cut=True)
        elif isinstance(last, Table) and last.unread:
            *above, end = last.unread
            ends = all(row.line <= end.line for row in last.rows)
            yield replace(last, unread=(*above, replace(end, cut=ends)))
        else:
            yield last


def _decoded(data: bytes) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None
