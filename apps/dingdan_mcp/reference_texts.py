"""Texts about the calls, from the reference: columns, codes, quirks. Tools, resources and prompts share them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dingdan_mcp.catalog import all_fields, document_of, tool_name
from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference


def calls_text(operations: Sequence[OperationReference]) -> str:
    """Return the list of calls as CSV."""
    rows = [(tool_name(each), each.id, each.label, each.summary, each.url) for each in operations]
    return _csv(["tool", "operation_id", "label", "summary", "page"], rows)


def columns_text(operation: OperationReference, part: str) -> str:
    """Return the columns of a table as CSV."""
    table = document_of(operation).table(part)
    rows = [
        (each.name, each.label, each.kind, "personal" if each.personal else "", each.description)
        for each in table.columns
    ]
    return _csv(["column", "label", "kind", "personal", "description"], rows)


def codes_text(operations: Iterable[OperationReference]) -> str:
    """Return the code lists of calls as CSV, each once."""
    rows: dict[tuple[str, str, str, str], None] = {}
    for operation in operations:
        for field in _fields(operation):
            for code in field.codes.codes if field.codes else ():
                rows[f"{operation.resource}.{field.name}", str(code.value), code.label_zh, code.label] = None
    return _csv(["field", "code", "label", "english"], list(rows))


def quirks_text(operations: Iterable[OperationReference]) -> str:
    """Return the known errors and gaps of the platform's pages, and their treatment here, as a Markdown list."""
    lines: dict[str, None] = {}
    for operation in operations:
        named = [("", operation.quirk)]
        for record in (operation.request, operation.response):
            if record is not None:
                named += [("", record.quirk), *((field.name, field.quirk) for field in all_fields(record.fields))]
        for name, quirk in named:
            if quirk:
                lines[f"- {operation.call}{f' {name}' if name else ''}: {quirk}"] = None
    return "\n".join(lines) or "None are known."


def _fields(operation: OperationReference) -> list[FieldReference]:
    records: list[ObjectReference | None] = [operation.request, operation.response]
    return [field for record in records if record is not None for field in all_fields(record.fields)]


def _csv(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return text.getvalue()
