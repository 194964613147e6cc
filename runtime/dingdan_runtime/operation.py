"""The description of an operation in a generated package.

The classes are msgspec structs: those are defined and filled several times faster than dataclasses.
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
    """A request field: its argument in Python, its name on the wire and how it is written."""

    argument: str
    wire: str
    kind: Kind
    body: Body | None = None
    """The members of an object, or of each item of a list of objects."""
    items: Kind | None = None
    """The wire format of the items of a list of scalars."""
    required: bool = False
    personal: bool = False
    """True if it holds personal data, such as a phone number. Logs and errors must not show it."""


class Body(msgspec.Struct, frozen=True):
    """A request body, or an object in it."""

    fields: tuple[Field, ...] = ()
    any_of: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Rules of which one alternative must hold; an alternative names arguments that must all be given."""
    array: bool = False
    """True if the body is a list of such objects."""


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
    """Attribute that identifies a record, if there is one. Repeated pages are recognised by it."""


class ShownState(msgspec.Struct, frozen=True):
    """The state of a record that shows whether a change was carried out."""

    attribute: str
    """Attribute of the record."""
    wire: str
    """Its name on the wire."""
    done: tuple[str, ...]
    """Values after the change: codes, or the texts that the platform sends in their place."""
    not_done: tuple[str, ...] = ()
    """Values that a record has only without the change; `""` means an empty field. Other values are inconclusive."""
    when: tuple[tuple[str, str], ...] = ()
    """Arguments of the write and their values: the state counts only for writes that have them."""


class Lookup(msgspec.Struct, frozen=True):
    """The read that shows the outcome of a write.

    A filter or match applies only where the write gave that argument. Where one argument of the write is both a
    filter and a match, such as an id, the read finds the one record and needs no `since`.
    """

    call: str
    """The read, such as `orders.query`."""
    filters: tuple[tuple[str, str], ...] = ()
    """Argument of the read, argument of the write that it takes; where the write's is a list of values joined with
    commas, there is a read for each."""
    since: str | None = None
    """Argument of the read that takes the time before the write."""
    match: tuple[tuple[str, str], ...] = ()
    """Attribute of the record, argument of the write that it equals. Empty if no field identifies the record."""
    shows: tuple[ShownState, ...] | None = None
    """For a change: the states that show it, empty if no documented field does. None for a write that creates a
    record."""


class Operation(msgspec.Struct, Generic[ResultT], frozen=True):
    """An operation as the specs describe it; `ResultT` is the type of its records."""

    platform: str
    id: str
    """The name that the platform gives it, such as `queryStdomOrder`."""
    call: str
    """The call in Python, such as `orders.query`."""
    http_method: str
    path: str
    write: bool
    body: Body
    result: type[Record] | None = None
    """The record in the data of the response. None if the specs describe no data."""
    paging: Paging | None = None
    """None for a write, a read of one record, and a read of a whole list."""
    query: Body = Body()
    """Query parameters, apart from credentials."""
    lookup: Lookup | None = None
    """For a write: the read that shows its outcome, if the specs know one."""
    records: str | None = None
    """For a read without pages: dotted path to its record or records in the decoded response."""

    def __repr__(self) -> str:
        """Show the name that the platform gives the operation."""
        return f"<Operation {self.platform} {self.id}>"
