"""What a generated package says about an operation, for the layer that carries it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from dingdan_runtime.record import Record

ResultT = TypeVar("ResultT")

Kind = Literal[
    "text",
    "waiqin-id",
    "decimal",
    "number",
    "integer",
    "waiqin-date-time",
    "waiqin-date-or-time",
    "date",
    "epoch-seconds",
    "comma-separated",
    "code",
    "integer-code",
    "map",
    "list",
    "object",
]
"""How a request field is written; each is a format of the specs or what stands in for one."""


@dataclass(frozen=True, slots=True)
class Field:
    """A request field: its argument in Python, its name on the wire and how it is written."""

    argument: str
    wire: str
    kind: Kind
    body: Body | None = None
    """The members of an object, or of each item of a list of objects."""
    items: Kind | None = None
    """How the items of a list of scalars are written."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A request body, or an object in it."""

    fields: tuple[Field, ...] = ()
    one_of: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Rules of which one alternative must hold; an alternative names arguments that must all be given."""
    array: bool = False
    """Whether the body is a list of such objects."""


@dataclass(frozen=True, slots=True)
class Paging:
    """How the pages of an operation go on."""

    page: str
    """Wire name of the page number."""
    start: int
    records: str
    """Dotted path to the records in the decoded answer."""
    ends: Literal["empty-page", "total"]
    size: str | None = None
    """Wire name of the page size, where the caller sets it."""
    total: str | None = None
    """Dotted path to the number of all rows, where the platform gives it."""


@dataclass(frozen=True, slots=True)
class Operation(Generic[ResultT]):
    """An operation as the specs describe it; `ResultT` is the record it gives."""

    platform: str
    id: str
    """The platform's own name, such as `queryStdomOrder`."""
    call: str
    """The call in Python, such as `orders.query`."""
    http_method: str
    path: str
    write: bool
    body: Body
    result: type[Record] | None = None
    """The record inside the answer's data; None where the specs promise no data."""
    paging: Paging | None = None
    query: Body = Body()
    """Query parameters, apart from credentials."""

    def __repr__(self) -> str:
        """Show the platform's name of the operation."""
        return f"<Operation {self.platform} {self.id}>"
