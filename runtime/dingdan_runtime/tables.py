"""Descriptions of tables for records: columns, keys and filters by time. The generated `tables` modules use them.

This module does not need pyarrow; `dingdan_runtime.arrow` converts records to tables.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Generic, Literal, TypeVar

import msgspec

from dingdan_runtime.codes import IntCode, StrCode
from dingdan_runtime.record import Record

RecordT = TypeVar("RecordT", bound=Record)

Kind = Literal["text", "id", "amount", "integer", "time", "date", "code", "integer-code", "json"]
"""The kind of a column. `text`, `id`, `code` and `json` (the JSON text of a list or object) are text; `amount` is an
exact decimal number; `time` is a time in Asia/Shanghai; `integer` and `integer-code` are 64-bit integers."""
Role = Literal["head", "lines", "custom_fields", "problems"]
"""The role of a table, which has one row for each document, item of a list in a document, custom field, or value that
could not be converted."""


class Column(msgspec.Struct, frozen=True):
    """A column of a table."""

    name: str
    kind: Kind
    path: tuple[str, ...] = ()
    """The attributes from the row's record to the value. Empty for a column without a field: the id of the document,
    positions, and all columns of custom fields and problems."""
    source: str = ""
    """The wire path of the field, such as `order_amount`."""
    label: str = ""
    """The platform's Chinese label."""
    description: str = ""
    scale: int = 0
    """For an amount, the decimal places on the platform's page; 2 if there are none."""
    codes: type[StrCode] | type[IntCode] | None = None
    """For a column of codes, the documented codes."""
    personal: bool = False
    """True if the column contains personal data."""


CUSTOM_FIELD_COLUMNS = (
    Column("part", "text", description="Name within the document of the table whose row has the custom field."),
    Column("line_no", "integer", description="line_no of that row; 0 for the head."),
    Column("field_no", "integer", description="Position of the custom field in its row, from 1."),
    Column("name", "text", description="Label of the custom field; its code where no label is known."),
    Column("value", "text", description="Value as text; JSON text of a list or an object."),
)
"""The columns of all tables of custom fields, after the id of the document."""
PROBLEM_COLUMNS = (
    Column("problem_no", "integer", description="Position of the problem in its document, from 1."),
    Column("path", "text", description="Path of the value in the document as received, such as prods[2].price."),
    Column("text", "text", description="The value as received: text as it is, all else as JSON."),
    Column("expected", "text", description="The form of a value that fits."),
)
"""The columns of all tables of problems, after the id of the document."""


class CustomFields(msgspec.Struct, frozen=True):
    """A place of custom fields in the records of a table."""

    path: tuple[str, ...]
    """The attributes from the record of the row to the list or object."""
    key: str = ""
    """The attribute of an item with the name. Empty for an object, whose member names are the names."""
    value: str = ""
    """The attribute of an item with the value."""


class Table(msgspec.Struct, frozen=True):
    """The description of a table."""

    name: str
    """The full name, such as `waiqin365_order_lines`."""
    part: str
    """The name within its document, such as `lines`."""
    role: Role
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that identify a row."""
    owner: str
    """The column with the id of the document."""
    parent: str | None = None
    """The name of the table with the rows that contain these rows; None for the head."""
    parent_key: tuple[str, ...] = ()
    """The columns that refer to the key of the parent, in the same order."""
    path: tuple[str, ...] = ()
    """For lines, the attributes from the record of a parent row to the list."""
    source: str = ""
    """For lines, the wire path from the parent to the list, such as `prods`."""
    custom_fields: tuple[CustomFields, ...] = ()
    """The places of custom fields in the records of this table."""
    custom_members: str = ""
    """The pattern of names of custom fields next to documented fields; empty if the specs have none."""


class TimeFilter(msgspec.Struct, frozen=True):
    """The arguments of a query that filter by one time of a document."""

    column: str | None = None
    """The column of the head with this time; None if the platform does not send it."""
    after: str | None = None
    """The argument for documents after a time."""
    start: str | None = None
    """The argument for the start of a window. The platform does not document if it is inclusive."""
    end: str | None = None
    """The argument for the end of a window."""
    day: str | None = None
    """The argument for a single day."""
    whole_days: tuple[str, ...] = ()
    """The arguments that accept a date without a time."""
    always: tuple[tuple[str, str | int], ...] = ()
    """Further arguments, with their values, that select this time."""


class Deletion(msgspec.Struct, frozen=True):
    """The column and values that mark a document as deleted on the platform."""

    column: str
    values: tuple[str | int, ...]


class Details(msgspec.Struct, frozen=True):
    """The query that returns the ids for a read of one document."""

    argument: str
    """The argument of the read for the id."""
    operation: str
    """The operationId of the query."""


class Document(msgspec.Struct, Generic[RecordT], frozen=True):
    """A kind of document with its tables: the head first, and each table before the tables inside its rows."""

    name: str
    """The name of the head, such as `waiqin365_orders`."""
    record: type[RecordT]
    call: str
    """The Python call of the read, such as `orders.query`."""
    operation: str
    """The operationId of the read, such as `queryStdomOrder`."""
    tables: tuple[Table, ...]
    created: TimeFilter | None = None
    """The filters by time of creation; None if there are none."""
    modified: TimeFilter | None = None
    """The filters by time of modification; None if there are none."""
    deleted: Deletion | None = None
    """The state of deleted documents; None if the platform documents none."""
    details: Details | None = None
    """The query of the ids; None if the read itself is a query."""

    @property
    def head(self) -> Table:
        """The table with one row for each document."""
        return self.tables[0]

    def table(self, name: str) -> Table:
        """Return a table by its full name or its name within the document; `""` is the head.

        Raises:
            LookupError: there is no such table.
        """
        for table in self.tables:
            if name in (table.name, table.part) or not name:
                return table
        parts = ", ".join(table.part for table in self.tables)
        raise LookupError(f"{self.name} has no table {name!r}; its tables are {parts}")


def document_of(record: type[RecordT]) -> Document[RecordT]:
    """Return the description of the tables for a record class.

    It is in the module `tables` of the generated package with the class.

    Args:
        record: The class of the records of a query, such as `StdomOrder`.

    Raises:
        LookupError: no spec describes tables of these records.
    """
    package = record.__module__.rpartition(".")[0]
    documents: tuple[Document[Any], ...] = ()
    try:
        documents = getattr(import_module(f"{package}.tables"), "DOCUMENTS", ()) if package else ()
    except ModuleNotFoundError as error:
        if error.name != f"{package}.tables":
            raise
    for document in documents:
        if document.record is record:
            return document
    raise LookupError(f"no spec describes tables of {record.__name__}; only the records of queries have tables")
