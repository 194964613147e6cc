"""Reads the operations of a page from its blocks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tools.docs_diff.blocks import Block, Example, Heading, Row, Table, Text, Unread, plain
from tools.docs_diff.keywords import ADDRESS, METHOD, PUSH, UNDER, is_prose, role_of, unglued
from tools.docs_diff.rows import LOST, is_type
from tools.docs_diff.table_tree import Shape, holds_fields

_URL = re.compile(r"(?:https?://([^/\s]+))?(/[^\s?#<>\"']*)", re.IGNORECASE)
_REST = re.compile(r"[\w{][\w{}./-]*|/[\w{}./-]+")
"""The rest of an address on the next line."""


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
    push: bool = False
    """True if the platform sends it, to an address of its receiver."""
    twin: int | None = None
    """The line of an earlier operation of the page with the same method and address."""
    tables: dict[str, list[Table]] = field(default_factory=dict)
    examples: dict[str, list[Example]] = field(default_factory=dict)
    unread: dict[str, list[Unread]] = field(default_factory=dict)
    """The unreadable places, by the part of the operation."""
    ends_early: bool = False
    """True if the copy says that it is cut off, and this operation is the last."""

    def rows(self, role: str) -> list[Row]:
        """Return the rows of all tables of a part."""
        return [row for table in self.tables.get(role, []) for row in table.rows]

    def propose_names(self) -> None:
        """Add to a row that lost its name the only key of the example that no row has."""
        for part, found in self.unread.items():
            lost = [place for place, each in enumerate(found) if each.message.startswith(LOST)]
            named = {name for row in self.rows(part) for name in row.name.split(".")}
            shape = Shape.of(each.value for each in self.examples.get(part, []))
            left = [path for path in shape.paths() if path[-1] not in named] if len(lost) == 1 else []
            if len(left) == 1:
                each = found[lost[0]]
                message = f"{each.message} (the example has {left[0][-1]}, which no row has)"
                found[lost[0]] = replace(each, message=message)

    def end_with(self, line: int, note: str, *, in_row: bool) -> None:
        """Take what the head of a copy says of its end.

        Args:
            line: The last line.
            note: What the head says.
            in_row: True if a row on this line may not be whole.
        """
        self.ends_early = True
        for part, tables in self.tables.items():
            if in_row and tables[-1].rows and tables[-1].rows[-1].line == line:
                self._end_in_row(part, tables)
        for part, found in self.unread.items():
            self.unread[part] = [replace(each, said=each.cut) for each in found]
        if not any(map(self.is_cut, self.unread)):
            read = [(each.line, part) for part, found in self.tables.items() for each in found]
            read += [(each.line, part) for part, found in self.examples.items() for each in found]
            _, part = max(read, default=(line, "request"))
            self.unread.setdefault(part, []).append(Unread(line, "copy", note, cut=True, said=True))

    def _end_in_row(self, part: str, tables: list[Table]) -> None:
        """Take nothing of the last row but its name, and its type if that is whole."""
        *rows, last = tables[-1].rows
        kind = last.type if last.type and is_type(last.type) else None
        tables[-1] = replace(tables[-1], rows=(*rows, replace(last, type=kind, required=None, text=None)))
        if not self.is_cut(part):
            message = f"the copy ends in the row of {last.name}"
            self.unread.setdefault(part, []).append(Unread(last.line, "row", message, cut=True))

    def unknown_headers(self) -> list[Row]:
        """Return the rows of headers, beside the one of every call, and of parts that the address does not have."""
        known = {"content-type", *re.findall(r"\{(\w+)\}", self.path.lower())}
        return [row for row in self.rows("other") if row.name.lower() not in known]

    def is_cut(self, role: str) -> bool:
        """True if the copy of the page ends in a part."""
        return any(each.cut for each in self.unread.get(role, []))

    def problem(self) -> tuple[int, str] | None:
        """Return the line and the reason why it cannot be compared; None if it can."""
        if self.push:
            return self.line, f"{self.title} is a push: the platform sends it"
        if not self.path:
            return self.line, f"{self.title} has no address (请求地址)"
        if not self.method:
            return self.address_line, f"{self.title} has no method (请求方式)"
        if self.twin is not None:
            return self.address_line, f"{self.method} {self.path} is already documented on line {self.twin}"
        if not any(map(self.rows, self.tables)):
            first = next((each for part in self.unread.values() for each in part), None)
            return (first.line, first.message) if first else (self.line, f"{self.title} has no table of fields")
        return None


class OperationReader:
    """Assigns the blocks of a page to operations and their parts."""

    def __init__(self) -> None:
        self.operations: list[Operation] = []
        self.unread: list[Unread] = []
        """The unreadable places before the first operation."""
        self.before: list[Heading | Text] = []
        self.role = ""
        self.under: tuple[str, ...] = ()
        """The field that the next table is about."""
        self.inner: Example | None = None
        """An example inside the request of what one of its fields holds."""
        self.awaits = ""
        """The value expected on the next line: "method", "address", or "rest" of an address; `""` if none."""

    def read(self, blocks: Iterable[Block]) -> None:
        """Read all blocks of a page."""
        for block in blocks:
            if isinstance(block, Example):
                self._example(block)
            elif isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Unread):
                self._missing(block)
            else:
                for part in unglued(plain(block.text.replace("**", ""))):
                    self._line(block, part)
        self._flush()
        for operation in self.operations:
            operation.propose_names()

    def _start(self, line: int) -> Operation:
        self._flush()
        headings = [each for each in self.before if isinstance(each, Heading)] or self.before
        titles = [plain(each.text) for each in headings]
        first = titles[-1] if titles and isinstance(headings[-1], Heading) else next(iter(titles), "")
        self.operations.append(Operation(line, first or "the operation", [plain(each.text) for each in self.before]))
        self.before, self.role, self.under = [], "", ()
        return self.operations[-1]

    def _current(self, line: int, part: str) -> Operation:
        """Return the operation for a line with a method or an address; start a new operation if needed."""
        last = self.operations[-1] if self.operations else None
        if last is None or last.tables or last.examples or last.unread or getattr(last, part):
            return self._start(line)
        return last

    def _line(self, block: Heading | Text, text: str) -> None:
        role = role_of(text)
        awaits, self.awaits = self.awaits, ""
        if found := METHOD.match(text):
            self._method(block.line, found[1])
        elif found := ADDRESS.match(text):
            self._address(block.line, found[1])
        elif role:
            self._flush()
            self.role, self.under = role, ()
        elif found := UNDER.fullmatch(text):
            self.under = tuple(found[1].split("."))
        elif awaits == "method" and re.fullmatch(r"[A-Za-z/() ]+", text):
            self._method(block.line, text)
        elif awaits == "address" and _URL.search(text):
            self._address(block.line, text)
        elif awaits == "rest" and (found := _REST.match(_braced(text))) and isinstance(block, Text):
            self.operations[-1].path += found[0] if found[0].startswith("/") else f"/{found[0]}"
            self.operations[-1].path = self.operations[-1].path.rstrip("/,;。")
        elif not is_prose(text):
            self.before.append(block)

    def _method(self, line: int, text: str) -> None:
        found = re.search(r"\b(GET|POST|PUT|DELETE|PATCH)\b", text.upper())
        self.awaits = "" if found else "method"
        if found:
            self._current(line, "method").method = found[1]

    def _address(self, line: int, text: str) -> None:
        braced = _braced(text)
        found = _URL.search(braced)
        self.awaits = "" if found else "address"
        if found:
            operation = self._current(line, "path")
            operation.host, operation.path, operation.address_line = found[1] or "", found[2].rstrip("/,;。"), line
            if found[2].endswith("/") and not braced[found.end() :].strip():
                self.awaits = "rest"
        elif PUSH.search(text):
            operation = self._current(line, "path")
            operation.push, operation.address_line, self.awaits = True, line, ""

    def _example(self, block: Example) -> None:
        self._flush()
        if self.operations:
            operation = self.operations[-1]
            role = self.role or ("response" if "request" in operation.examples else "request")
            listed = {row.name for row in operation.rows("request")}
            if role == "request" and (listed or "request" in operation.examples):
                if _is_envelope(block.value):
                    # Older pages do not say where the answer begins, but every answer has an envelope.
                    role = self.role = "response"
                elif listed and not listed & Shape.of([block.value]).members.keys():
                    self.inner, self.before = block, []
                    return
            elif role == "response" and operation.rows(role) and "request" not in operation.examples:
                # Older pages have all tables first.
                keys = Shape.of([block.value]).members.keys()
                role = "request" if keys and keys <= listed and not _is_envelope(block.value) else role
            operation.examples.setdefault(role, []).append(block)
        self.before = []

    def _table(self, block: Table) -> None:
        inner, self.inner = self.inner, None
        if not self.operations:
            self.unread.append(Unread(block.line, "table", "a table before the first operation"))
        elif inner is None or self._inside(inner, block):
            block = replace(block, rows=tuple(replace(row, under=self.under) for row in block.rows))
            role = self._table_role(block)
            self.operations[-1].tables.setdefault(role, []).append(block)
            if block.unread:
                self.operations[-1].unread.setdefault(role, []).extend(block.unread)
        self.before, self.under = [], ()

    def _inside(self, example: Example, table: Table) -> bool:
        """Find the field of the request that a second table with an example of its own is about.

        Returns:
            False if no row says which field it is, so that the table cannot be read.
        """
        operation = self.operations[-1]
        own = Shape.of([example.value]).members.keys() & {row.name for row in table.rows}
        holders = [row.name for row in operation.rows("request") if not row.under and _holds_json(row)]
        if not own or self.under:
            operation.examples.setdefault("request", []).append(example)
        elif len(holders) == 1:
            self.under = tuple(holders[0].split("."))
            value = functools.reduce(lambda held, name: {name: held}, reversed(self.under), example.value)
            operation.examples.setdefault("request", []).append(replace(example, value=value))
        else:
            last = max(row.line for row in table.rows)
            message = f"a second table of the request, to line {last}: no row says which field holds it"
            operation.unread.setdefault("request", []).append(Unread(table.line, "table", message))
            return False
        return True

    def _flush(self) -> None:
        """Take an example that no table of its own follows as one of the request."""
        if self.inner is not None:
            self.operations[-1].examples.setdefault("request", []).append(self.inner)
        self.inner = None

    def _table_role(self, table: Table) -> str:
        operation = self.operations[-1]
        role = self.role
        if not role:
            names = {row.name for row in table.rows}
            answered = "response" in operation.examples or _is_envelope(dict.fromkeys(names))
            role = "response" if "request" in operation.tables and answered else "request"
        # One table behind both examples of an answer describes the inner one.
        return "data" if role == "response" and "data" in operation.examples else role

    def _missing(self, block: Unread) -> None:
        if self.operations:
            self.operations[-1].unread.setdefault(self.role or "request", []).append(block)
        else:
            self.unread.append(block)
        self.before = []


def _braced(text: str) -> str:
    """Remove the blanks inside the braces of an address."""
    return re.sub(r"\{\s*(\w+)\s*\}", r"{\1}", text)


def _is_envelope(value: object) -> bool:
    """True if a value has the keys that the platforms' answers have."""
    keys = set(value) if isinstance(value, dict) else set[str]()
    return "return_code" in keys or ("code" in keys and bool(keys & {"msg", "data"}))


def _holds_json(row: Row) -> bool:
    """True if a field can hold what another table describes."""
    kind = row.type or ""
    return holds_fields(kind) or bool(re.search("json|map", f"{kind} {row.text or ''}", re.IGNORECASE))
