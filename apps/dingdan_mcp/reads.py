"""The execution of a read: its arguments, its pages, and the cursor to the rows after its answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dingdan_mcp.answers import Answer
from dingdan_mcp.catalog import all_fields, arguments_of, document_of, nearest, tool_name
from dingdan_mcp.failures import Fault, ToolError, invalid
from dingdan_mcp.options import Options
from dingdan_mcp.rows import Row, rows_of
from dingdan_runtime.reference import FieldReference, OperationReference
from dingdan_runtime.tables import Column

LONGEST_CURSOR = "9" * 20
MOST_NOTES = 3
MOST_PAGES = 20
"""The largest number of pages that one call reads, for a table that few documents have rows in."""
LARGEST_EXACT_INTEGER = 2**53
KNOWN = frozenset({"arguments", "table", "fields", "limit", "cursor"})


class Cursor(NamedTuple):
    """The place of the next row: a page, and the rows of the table that precede it in this page."""

    page: int
    offset: int


class Read:
    """One call of a tool that reads.

    Args:
        operation: The read.
        given: The arguments of the tool.
        options: The settings of the server.

    Raises:
        ToolError: An argument is wrong.
    """

    def __init__(self, operation: OperationReference, given: Mapping[str, Any], options: Options) -> None:
        self._operation = operation
        faults = [Fault(name, f"is no argument here; {nearest(name, KNOWN)}") for name in given if name not in KNOWN]
        self._arguments = _object(given.get("arguments"), faults)
        faults += argument_faults(arguments_of(operation), self._arguments)
        self._document = document_of(operation)
        part = given.get("table") or operation.tables[0]
        if part not in operation.tables:
            faults.append(Fault("table", f"is none of {', '.join(operation.tables)}"))
            part = operation.tables[0]
        self._table = self._document.table(part)
        if self._table.role == "custom_fields" and not options.allow_personal:
            faults.append(Fault("table", "custom fields may hold personal data; the server allows none"))
        self._shows_all = options.allow_personal
        self._limit = _limit(given.get("limit"), faults)
        columns = [each for each in self._table.columns if options.allow_personal or not each.personal]
        self._left_out = [each.name for each in self._table.columns if each not in columns]
        self._chosen = _chosen(given.get("fields"), columns, self._left_out, faults)
        self._answer = Answer(columns, self._chosen, options.max_chars)
        self._start = self._cursor(given.get("cursor"), faults)
        if faults:
            raise invalid(*faults)

    async def run(self, client: Any) -> str:
        """Read, and return the answer.

        Raises:
            DingdanError: A call failed.
            ToolError: A row is larger than an answer.
        """
        call = getattr(getattr(client, self._operation.resource), self._operation.method)
        if not self._operation.many:
            record = await call(**self._arguments)
            return self._text([(1, self._rows([record]))], None, ended=True, notes=_notes([record]))
        paging = self._operation.paging
        first = {paging.page: self._start.page} if paging else {}
        pages: list[tuple[int, list[Row]]] = []
        notes: list[str] = []
        total, ended, number = None, True, self._start.page
        async for page in call(**self._arguments, **first).iter_pages():
            pages.append((number, self._rows(page.records)))
            notes += _notes(page.records)
            total = page.total if page.total is not None else total
            if not page.records and page.message and number == self._start.page:
                notes.append(f"the platform says: {page.message[:200]}")
            number += 1
            if self._enough(pages) or len(pages) == MOST_PAGES:
                ended = not page.has_next_page()
                break
        return self._text(pages, total, ended=ended, notes=notes)

    def _rows(self, records: Sequence[Any]) -> list[Row]:
        return rows_of(self._document, self._table, records, self._may_show)

    def _may_show(self, field: str) -> bool:
        from dingdan._redaction import loggable

        return self._shows_all or field in loggable()

    def _enough(self, pages: Sequence[tuple[int, list[Row]]]) -> bool:
        rows = [row for _, found in pages for row in found][self._start.offset :]
        return self._answer.is_full(rows) or (self._limit is not None and len(rows) > self._limit)

    def _text(
        self, pages: Sequence[tuple[int, list[Row]]], total: int | None, *, ended: bool, notes: Sequence[str]
    ) -> str:
        """Return the answer: as many rows as fit."""
        places = [(Cursor(page, index), row) for page, rows in pages for index, row in enumerate(rows)]
        places = [each for each in places if each[0] >= self._start]
        rows = [row for _, row in places]
        meta: dict[str, Any] = {"rows": len(rows), "table": self._table.part}
        if total is not None:
            meta["total_documents"] = total
        if self._left_out and not self._chosen:
            meta["personal_columns_left_out"] = self._left_out
        if notes:
            more = len(notes) - MOST_NOTES
            meta["notes"] = [*notes[:MOST_NOTES], *([f"and {more} more"] if more > 0 else [])]
        meta["next_cursor"] = LONGEST_CURSOR
        count = self._answer.fitting(rows if self._limit is None else rows[: self._limit], meta)
        whole = bool(count) or not rows
        count = max(count, min(1, len(rows)))
        meta["rows"] = count
        meta["next_cursor"] = self._next(places, count, pages, ended=ended)
        if meta["next_cursor"] is None and self._start == self._first:
            meta["total_rows"] = count
        return self._answer.text(rows[:count], meta) if whole else self._answer.one_row(rows[0], meta)

    def _next(
        self, places: Sequence[tuple[Cursor, Row]], count: int, pages: Sequence[tuple[int, list[Row]]], *, ended: bool
    ) -> str | None:
        if count < len(places):
            place = places[count][0]
        elif ended:
            return None
        else:
            place = Cursor(pages[-1][0] + 1, 0)
        return f"{place.page}.{place.offset}.{self._digest}"

    @property
    def _first(self) -> Cursor:
        paging = self._operation.paging
        return Cursor(paging.start if paging else 1, 0)

    @property
    def _digest(self) -> str:
        """The digest of what a cursor belongs to: the tool, its arguments and the table."""
        asked = json.dumps([tool_name(self._operation), self._arguments, self._table.part], sort_keys=True, default=str)
        return hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()[:8]

    def _cursor(self, given: Any, faults: list[Fault]) -> Cursor:
        if given is None or given == "":
            return self._first
        parts = str(given).split(".")
        if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts[:2]):
            faults.append(Fault("cursor", "is no next_cursor of an answer"))
        elif parts[2] != self._digest:
            faults.append(Fault("cursor", "belongs to another call: repeat the same arguments and table with it"))
        else:
            return Cursor(int(parts[0]), int(parts[1]))
        return self._first


def argument_faults(fields: Sequence[FieldReference], arguments: Mapping[str, Any]) -> list[Fault]:
    """Return the faults that the library does not report as such: unknown names, missing ones, rounded ids."""
    known = {field.name: field for field in fields}
    faults = [
        Fault(f"arguments.{name}", f"is no field here; {nearest(name, known)}")
        for name in arguments
        if name not in known
    ]
    faults += [
        Fault(f"arguments.{field.name}", "is required")
        for field in fields
        if field.required and arguments.get(field.name) is None
    ]
    return faults + rounded_ids(fields, arguments, "arguments.")


def rounded_ids(fields: Sequence[FieldReference], given: Any, where: str) -> list[Fault]:
    """Return the faults of whole numbers that a JSON reader may have rounded on their way here."""
    large = {name for field in all_fields(fields) for name in (field.name, field.wire)}
    if isinstance(given, Mapping):
        return [
            fault
            for name, value in given.items()
            if name in large
            for fault in rounded_ids(fields, value, f"{where}{name}.")
        ]
    if isinstance(given, list):
        root = where.rstrip(".")
        return [fault for index, value in enumerate(given) for fault in rounded_ids(fields, value, f"{root}[{index}].")]
    if isinstance(given, (int, float)) and not isinstance(given, bool) and abs(given) > LARGEST_EXACT_INTEGER:
        return [Fault(where.rstrip("."), "is a number above 2^53, which JSON readers round: give it as text")]
    return []


def _object(given: Any, faults: list[Fault]) -> dict[str, Any]:
    if given is None:
        return {}
    if not isinstance(given, dict):
        faults.append(Fault("arguments", "takes an object"))
        return {}
    return {name: value for name, value in given.items() if value is not None}


def _limit(given: Any, faults: list[Fault]) -> int | None:
    if given is None or (type(given) is int and given > 0):
        return given
    faults.append(Fault("limit", "takes a whole number of 1 or more"))
    return None


def _chosen(given: Any, columns: Sequence[Column], left_out: Sequence[str], faults: list[Fault]) -> list[str] | None:
    if given is None or given == []:
        return None
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        faults.append(Fault("fields", "takes a list of names of columns"))
        return None
    names = [column.name for column in columns]
    for name in given:
        if name in left_out:
            faults.append(Fault("fields", f"{name} is personal; the server allows none"))
        elif name not in names:
            faults.append(Fault("fields", f"{name} is no column here; {nearest(name, names)}"))
    return list(dict.fromkeys(given))


def _notes(records: Sequence[Any]) -> list[str]:
    """Return what did not fit its documented form, without the values."""
    return [
        f"{problem.path} of {getattr(record, 'id', None)} does not fit its form ({problem.expected}): shown empty;"
        " the table problems lists it"
        for record in records
        for problem in record.problems
    ]


__all__ = ["Read", "ToolError", "argument_faults", "rounded_ids"]
