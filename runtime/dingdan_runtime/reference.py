"""The reference of operations: calls, fields, labels, codes and rules as plain data.

The generated packages have it in `reference`: a summary of all resources, and one module for each resource. Command
lines, tools of language models and documentation read it. It needs neither httpx nor msgspec, and imports no records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import NamedTuple


class CodeReference(NamedTuple):
    """A documented code."""

    value: str | int
    name: str
    """The name of the member of the code's class, such as `CONFIRMED`."""
    label: str
    """The English label."""
    label_zh: str
    """The platform's Chinese label."""


class CodesReference(NamedTuple):
    """A list of documented codes. Platforms add codes, so other values may occur."""

    name: str
    """The name of the class in `codes`, such as `OrderStatus`."""
    description: str
    codes: tuple[CodeReference, ...]


class FieldReference(NamedTuple):
    """A field of a request or of a record."""

    name: str
    """The argument of the call, or the attribute of the record."""
    wire: str
    """The name in JSON."""
    kind: str
    """The wire format; see `dingdan_runtime.operation.Kind`."""
    label: str
    """The platform's Chinese label; empty if its page has none."""
    description: str
    items: str = ""
    """For a list of scalars, the wire format of its items."""
    codes: CodesReference | None = None
    members: ObjectReference | None = None
    """The fields of an object, or of each item of a list of objects."""
    required: bool = False
    personal: bool = False
    """True if the field contains personal data."""
    alias_of: str = ""
    """The name of the field that this field is a second spelling of."""
    quirk: str = ""
    """An error or gap in the platform's page, and its treatment here."""


class ObjectReference(NamedTuple):
    """A request, a record, or an object in one of them."""

    name: str
    description: str
    label: str
    """The platform's Chinese label; empty if its page has none."""
    fields: tuple[FieldReference, ...]
    any_of: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Rules, each a tuple of alternatives. The fields of at least one alternative must all be given."""
    quirk: str = ""
    """An error or gap in the platform's page, and its treatment here."""


class PagingReference(NamedTuple):
    """The paging of a query."""

    page: str
    """The argument for the page number."""
    start: int
    """The number of the first page."""
    size: str = ""
    """The argument for the page size; empty if there is none."""
    default_size: int | None = None
    """The page size if the call does not set it."""
    total: bool = False
    """True if the platform sends the number of all rows."""


class OperationReference(NamedTuple):
    """An operation of a platform."""

    platform: str
    resource: str
    method: str
    id: str
    """The operationId, such as `queryStdomOrder`."""
    summary: str
    """The summary in English."""
    label: str
    """The platform's Chinese name of the operation."""
    description: str
    url: str
    """The platform's page."""
    http_method: str
    path: str
    """The path, without the segments of the signature."""
    write: bool
    array: bool = False
    """True if the body is a list of objects with the fields of `request`."""
    msg_id: bool = False
    """True if the call accepts a msg_id."""
    request: ObjectReference | None = None
    response: ObjectReference | None = None
    """The record in the response; None if the specs describe no data."""
    many: bool = False
    """True if the response has a list of these records."""
    paging: PagingReference | None = None
    tables: tuple[str, ...] = ()
    """The names of the tables that the records are written to; the first is the head."""
    lookup: str = ""
    """For a write, the call that shows its outcome; empty if there is none."""
    quirk: str = ""
    """An error or gap in the platform's page, and its treatment here."""

    @property
    def call(self) -> str:
        """The Python call, such as `orders.query`."""
        return f"{self.resource}.{self.method}"


class CommandSummary(NamedTuple):
    """An operation in the summary of its resource."""

    method: str
    id: str
    """The operationId, such as `queryStdomOrder`."""
    summary: str
    """The summary in English."""
    label: str
    """The platform's Chinese name of the operation."""
    write: bool


class ResourceSummary(NamedTuple):
    """A resource with its operations."""

    name: str
    description: str
    """The description in English, with the Chinese name."""
    commands: tuple[CommandSummary, ...]


def resources(package: str) -> tuple[ResourceSummary, ...]:
    """Return the resources of a generated package.

    Args:
        package: The name of the package, such as `waiqin365_api`.
    """
    found: tuple[ResourceSummary, ...] = import_module(f"{package}.reference").RESOURCES
    return found


def operations(package: str, resource: str) -> tuple[OperationReference, ...]:
    """Return the operations of a resource.

    Args:
        package: The name of the package, such as `waiqin365_api`.
        resource: The name of the resource, such as `orders`.

    Raises:
        LookupError: the package has no such resource.
    """
    if resource not in {each.name for each in resources(package)}:
        raise LookupError(f"{package} has no resource {resource!r}")
    found: tuple[OperationReference, ...] = import_module(f"{package}.reference.{resource}").OPERATIONS
    return found


def all_operations(packages: Iterable[str]) -> Iterator[OperationReference]:
    """Iterate over the operations of generated packages.

    Args:
        packages: The names of the packages, such as `waiqin365_api`.
    """
    for package in packages:
        for resource in resources(package):
            yield from operations(package, resource.name)
