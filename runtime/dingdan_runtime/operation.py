"""The description of an operation in a generated package.

The classes are msgspec structs, because they are created several times faster than dataclasses.
"""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

import msgspec

from dingdan_runtime.record import Record

ResultT = TypeVar("ResultT")

Kind = Literal[
    "text",
    "waiqin-id",
    "decimal",
    "number",
    "integer",
    "long",
    "waiqin-date-time",
    "waiqin-date-or-time",
    "date",
    "epoch-seconds",
    "comma-separated",
    "code",
    "integer-code",
    "map",
    "custom-field-code",
    "custom-field-label",
    "list",
    "object",
]
"""The wire format of a request field: a format of the specs, or a name for fields without one."""


class Field(msgspec.Struct, frozen=True):
    """A request field: its Python argument, its wire name and its wire format."""

    argument: str
    wire: str
    kind: Kind
    body: Body | None = None
    """The members of an object, or of each item of a list of objects."""
    items: Kind | None = None
    """The wire format of the items of a list of scalars."""
    required: bool = False
    personal: bool = False
    """True if the field contains personal data, such as a phone number, which logs and errors must not show."""


class Body(msgspec.Struct, frozen=True):
    """A request body, or an object in it."""

    fields: tuple[Field, ...] = ()
    any_of: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Rules, each a tuple of alternatives. The arguments of at least one alternative must all be given."""
    array: bool = False
    """True if the body is a list of objects with these fields."""


class Paging(msgspec.Struct, frozen=True):
    """The paging of an operation."""

    page: str
    """Wire name of the page number."""
    start: int
    records: str
    """Dotted path to the records in the decoded response."""
    ends: Literal["empty-page", "total"]
    size: str | None = None
    """Wire name of the page size, if calls set it."""
    total: str | None = None
    """Dotted path to the number of all rows, if the platform sends it."""
    default_size: int | None = None
    """Default page size of the client."""
    id: str | None = None
    """Attribute that identifies a record, if there is one. It serves to recognize repeated pages."""


class ShownState(msgspec.Struct, frozen=True):
    """The state of a record that shows if a change was applied."""

    attribute: str
    """Attribute of the record."""
    wire: str
    """Wire name of the field."""
    done: tuple[str, ...]
    """Values after the change: codes, or texts that the platform sends instead of codes."""
    not_done: tuple[str, ...] = ()
    """Values that exclude the change; `""` means an empty field. Any other value is inconclusive."""
    when: tuple[tuple[str, str], ...] = ()
    """Arguments of the write and their values. The state applies only to writes with these values."""


class Lookup(msgspec.Struct, frozen=True):
    """The read that shows the outcome of a write.

    A filter or match applies only if the write has its argument. If an argument of the write is both a filter and a
    match, such as an id, the read finds exactly that record and needs no `since`.
    """

    call: str
    """The read, such as `orders.query`."""
    filters: tuple[tuple[str, str], ...] = ()
    """Argument of the read, and argument of the write with its value. If the value is a comma-separated list, there is
    one read for each item."""
    since: str | None = None
    """Argument of the read for a time before the write."""
    match: tuple[tuple[str, str], ...] = ()
    """Attribute of the record, and argument of the write that it equals. Empty if no field identifies the record."""
    shows: tuple[ShownState, ...] | None = None
    """For a change, the states that show it; empty if no documented field does. None for a write that creates a
    record."""


class Operation(msgspec.Struct, Generic[ResultT], frozen=True):
    """An operation of the specs; `ResultT` is the type of its records."""

    platform: str
    id: str
    """The operationId, such as `queryStdomOrder`."""
    call: str
    """The Python call, such as `orders.query`."""
    http_method: str
    path: str
    write: bool
    body: Body
    result: type[Record] | None = None
    """The record in the data of the response. None if the specs describe no data."""
    paging: Paging | None = None
    """The paging; None for a write, a read of one record, and a read of a whole list."""
    query: Body = Body()
    """Query parameters, except credentials."""
    lookup: Lookup | None = None
    """For a write, the read that shows its outcome; None if the specs have none."""
    records: str | None = None
    """For a read without paging, the dotted path to its record or records in the decoded response."""
    many: bool = False
    """True for a read without paging that gives a list of records."""

    def __repr__(self) -> str:
        """Return a representation with the operationId."""
        return f"<Operation {self.platform} {self.id}>"
