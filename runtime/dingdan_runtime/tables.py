"""Tables that records are written to: their columns, keys and times. The generated `tables` modules are made of these.

Nothing here needs pyarrow; `dingdan_runtime.arrow` reads records into tables.
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
exact decimal number; `time` is aware, in Asia/Shanghai; `integer` and `integer-code` are whole numbers of 64 bits."""
Role = Literal["head", "lines", "custom_fields", "problems"]
"""The role of a table: one row a document, one row an item of a list in it, one row a custom field, or one row a value
that could not be converted."""


class Column(msgspec.Struct, frozen=True):
    """A column of a table."""

    name: str
    kind: Kind
    path: tuple[str, ...] = ()
    """Attributes that lead from the record of the row to the value. Empty for a column that no field of a record gives:
    the id of the document, positions, and all columns of custom fields and problems."""
    source: str = ""
    """Path of the field on the wire, such as `order_amount`."""
    label: str = ""
    """The label of the platform, which is Chinese."""
    description: str = ""
    scale: int = 0
    """Of an amount: decimal places that the page of the platform prints, 2 where it prints none."""
    codes: type[StrCode] | type[IntCode] | None = None
    """The documented codes of a column of codes."""
    personal: bool = False
    """True if it holds data of a private person."""


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
    """A place in the records of a table that holds custom fields."""

    path: tuple[str, ...]
    """Attributes that lead from the record of the row to the list or the object."""
    key: str = ""
    """Attribute of an item that holds the name. Empty for an object, whose members are named."""
    value: str = ""
    """Attribute of an item that holds the value."""


class Table(msgspec.Struct, frozen=True):
    """A table."""

    name: str
    """The whole name, such as `waiqin365_order_lines`."""
    part: str
    """The name within its document, such as `lines`."""
    role: Role
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """Columns that identify a row."""
    owner: str
    """Column that holds the id of the document."""
    parent: str | None = None
    """Name of the table of the rows that hold these rows. None for the head."""
    parent_key: tuple[str, ...] = ()
    """Columns that equal the key of the parent, in its order."""
    path: tuple[str, ...] = ()
    """Of lines: attributes that lead from the record of a row of the parent to the list."""
    source: str = ""
    """Of lines: the path on the wire from the parent to the list, such as `prods`."""
    custom_fields: tuple[CustomFields, ...] = ()
    """Places of custom fields in the records of this table."""
    custom_members: str = ""
    """Pattern of the names of custom fields that stand beside documented fields, if the specs know one."""


class TimeFilter(msgspec.Struct, frozen=True):
    """The arguments of a query that filter by one time of a document."""

    column: str | None = None
    """Column of the head that holds this time. None if the platform does not send it."""
    after: str | None = None
    """Argument: only what is later than this."""
    start: str | None = None
    """Argument: start of a window. The documents do not say whether it belongs to the window."""
    end: str | None = None
    """Argument: end of a window."""
    day: str | None = None
    """Argument: one day."""
    whole_days: tuple[str, ...] = ()
    """Those of the arguments that take a day without a time."""
    always: tuple[tuple[str, str | int], ...] = ()
    """Arguments with values that choose this time, to be given too."""


class Deletion(msgspec.Struct, frozen=True):
    """The state of a document that was deleted on the platform."""

    column: str
    values: tuple[str | int, ...]


class Details(msgspec.Struct, frozen=True):
    """The list that gives the ids for a read of one document."""

    argument: str
    """Argument of the read that takes the id."""
    operation: str
    """The query whose documents have the ids, by the name that the platform gives it."""


class Document(msgspec.Struct, Generic[RecordT], frozen=True):
    """A kind of document with its tables, the head first, and lines before what they hold."""

    name: str
    """The name of its head, such as `waiqin365_orders`."""
    record: type[RecordT]
    call: str
    """The read in Python, such as `orders.query`."""
    operation: str
    """The name that the platform gives the read, such as `queryStdomOrder`."""
    tables: tuple[Table, ...]
    created: TimeFilter | None = None
    """Filters by time of creation."""
    modified: TimeFilter | None = None
    """Filters by time of modification."""
    deleted: Deletion | None = None
    """None if the documents name no state of a deleted document."""
    details: Details | None = None
    """None for a query of several documents."""

    @property
    def head(self) -> Table:
        """The table with one row a document."""
        return self.tables[0]

    def table(self, name: str) -> Table:
        """Return a table by its whole name or its name within the document; `""` is the head.

        Raises:
            LookupError: There is no such table.
        """
        for table in self.tables:
            if name in (table.name, table.part) or not name:
                return table
        parts = ", ".join(table.part for table in self.tables)
        raise LookupError(f"{self.name} has no table {name!r}, but {parts}")


def document_of(record: type[RecordT]) -> Document[RecordT]:
    """Return the tables of a record type.

    They are in the module `tables` beside that of the record, as in the generated packages.

    Args:
        record: The class of the records of a query, such as `StdomOrder`.

    Raises:
        LookupError: No spec describes tables of these records.
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
    raise LookupError(f"no spec describes tables of {record.__name__}; records of queries have some")
