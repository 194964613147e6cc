"""The rows of an output: the records themselves, or one table of their documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any, NamedTuple, Protocol

from dingdan_cli.failures import CommandError, no_such
from dingdan_cli.languages import text
from dingdan_cli.operations.catalog import PACKAGES
from dingdan_runtime.as_dicts import decimal_text, some_members
from dingdan_runtime.reference import CodesReference, FieldReference, ObjectReference, OperationReference

CUSTOM_MEMBER = "ext_"
"""The beginning of the names of custom fields beside documented ones, which no spec lists."""


class Column(NamedTuple):
    """A column of the output."""

    name: str
    label: str
    """The Chinese label; the name if the platform has none."""
    kind: str
    """The wire format of the field, or the kind of the table's column."""
    codes: CodesReference | None = None
    nested: bool = False
    personal: bool = False


class Rows(Protocol):
    """Converts records to rows."""

    columns: list[Column]
    chosen: bool
    """True if the user named the fields."""

    def json(self, records: Sequence[Any]) -> list[dict[str, Any]]:
        """Return rows of JSON values: amounts as text, times in ISO form."""
        ...

    def python(self, records: Sequence[Any]) -> list[dict[str, Any]]:
        """Return rows of Python values."""
        ...


class RecordRows:
    """A row for each record, with its lists and objects inside.

    Raises:
        CommandError: There is no such field.
    """

    def __init__(self, record: ObjectReference, wanted: Sequence[str] | None) -> None:
        known = {field.name: field for field in record.fields}
        self.chosen = wanted is not None
        self.columns = []
        for name in wanted if wanted is not None else [each.name for each in record.fields if not each.alias_of]:
            if name not in known and not name.startswith(CUSTOM_MEMBER):
                raise CommandError(f"--fields: {no_such(text('field', '字段'), name, list(known))}")
            self.columns.append(_column(known[name]) if name in known else Column(name, name, "text"))
        self._wanted = None if wanted is None else [column.name for column in self.columns]

    def json(self, records: Sequence[Any]) -> list[dict[str, Any]]:
        """Return the records as JSON values, with the fields that no spec names."""
        if self._wanted is not None:
            return [some_members(record, self._wanted, json_safe=True) for record in records]
        return [record.to_json_dict(extra=True) for record in records]

    def python(self, records: Sequence[Any]) -> list[dict[str, Any]]:
        """Return the records as Python values, with the fields that no spec names."""
        if self._wanted is not None:
            return [some_members(record, self._wanted, json_safe=False) for record in records]
        return [record.to_dict(extra=True) for record in records]


class TableRows:
    """The rows of one table of the documents: `lines`, `custom_fields`, `problems`, or the head.

    Raises:
        CommandError: pyarrow is not installed, or there is no such field.
    """

    def __init__(self, operation: OperationReference, part: str, wanted: Sequence[str] | None) -> None:
        if not operation.tables:
            raise CommandError(
                text(f"{operation.call} has no tables: use json or csv", f"{operation.call} 没有表，请用 json 或 csv")
            )
        try:
            from dingdan_runtime.arrow import TableReader
        except ImportError as error:
            raise CommandError(str(error)) from error
        part = part or operation.tables[0]
        documents = import_module(f"{PACKAGES[operation.platform]}.tables").DOCUMENTS
        document = next(each for each in documents if each.operation == operation.id)
        self.reader = TableReader(document, parts=(part,))
        self.part = document.table(part).name
        labels = {column.name: column for column in document.table(part).columns}
        known = self.schema.names
        for name in wanted or ():
            if name not in known:
                raise CommandError(f"--fields: {no_such(text('field', '字段'), name, known)}")
        self.chosen = wanted is not None
        self.wanted = list(wanted) if wanted is not None else None
        self.columns = [
            Column(name, (labels[name].label or name) if name in labels else name,
                   labels[name].kind if name in labels else "text")
            for name in self.wanted or known
        ]  # fmt: skip

    @property
    def schema(self) -> Any:
        """The current Arrow schema of the table."""
        return self.reader.schemas[self.part]

    def arrow(self, records: Sequence[Any]) -> Any:
        """Return the rows as an Arrow table."""
        found = self.reader.read(records)[self.part]
        return found if self.wanted is None else found.select(self.wanted)

    def python(self, records: Sequence[Any]) -> list[dict[str, Any]]:
        """Return the rows as Python values."""
        rows: list[dict[str, Any]] = self.arrow(records).to_pylist()
        return rows

    def json(self, records: Sequence[Any]) -> list[dict[str, Any]]:
        """Return the rows as JSON values."""
        return [{name: json_safe(value) for name, value in row.items()} for row in self.python(records)]


def record_rows(operation: OperationReference, wanted: Sequence[str] | None) -> Rows:
    """Return the rows of an operation's records."""
    assert operation.response is not None
    return RecordRows(operation.response, wanted)


def _column(field: FieldReference) -> Column:
    nested = field.members is not None or bool(field.items) or field.kind == "map"
    return Column(field.name, field.label or field.name, field.kind, field.codes, nested, field.personal)


def json_safe(value: Any) -> Any:
    """Return a value of a table as JSON: amounts as text, times in ISO form."""
    if isinstance(value, date):
        return value.isoformat()
    return decimal_text(value) if isinstance(value, Decimal) else value


def cell_text(value: Any, encode: Callable[[Any], bytes]) -> str:
    """Return a JSON value as the text of a cell: lists and objects as JSON, None as empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else encode(value).decode()
