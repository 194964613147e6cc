"""Operations of a bundled spec, and the reads that show the outcome of writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.document import JsonObject
from generator.names import constant_case
from generator.objects import Object, Property, attribute


@dataclass(frozen=True)
class ShownState:
    """The state of a record that shows a change, by Python names; see `dingdan_runtime.ShownState`."""

    attribute: str
    wire: str
    done: list[str]
    not_done: list[str]
    when: list[tuple[str, str]]


@dataclass(frozen=True)
class Lookup:
    """The read that shows the outcome of a write, by Python names; see `dingdan_runtime.Lookup`."""

    call: str
    filters: list[tuple[str, str]]
    since: str | None
    match: list[tuple[str, str]]
    shows: list[ShownState] | None = None


@dataclass(frozen=True)
class Operation:
    """An operation, with the values that the templates need."""

    id: str
    http_method: str
    path: str
    spec: JsonObject
    body: Object | None
    body_component: str | None
    array_body: bool
    query: tuple[Property, ...]
    result: str | None
    result_many: bool
    records: str | None
    """For a read without paging, the dotted path to the record or records in the decoded response."""

    @property
    def resource(self) -> str:
        """The tag, which names the attribute of the client."""
        return str(self.spec["tags"][0])

    @property
    def method(self) -> str | None:
        """The name of the resource's method; None for a call that only the client itself makes."""
        return self.spec.get("x-method")

    @property
    def write(self) -> bool:
        """True if the operation changes data."""
        return bool(self.spec["x-access"] == "write")

    @property
    def constant(self) -> str:
        """The name of the generated constant."""
        return constant_case(self.id)

    @property
    def paging(self) -> JsonObject | None:
        """The value of `x-paging`; None if the operation has no paging."""
        return self.spec.get("x-paging")

    @property
    def arguments(self) -> list[Property]:
        """The arguments of the call: the fields of the body except page number and size, required fields first."""
        if self.body is None or self.array_body:
            return []
        paged = self.paged_names
        asked = [prop for prop in self.body.properties if prop.wire not in paged]
        return sorted(asked, key=lambda prop: not prop.required)

    @property
    def paged_names(self) -> dict[str, int]:
        """The wire names of the page number and size, with their default values."""
        if self.paging is None:
            return {}
        names = {self.paging["page"]: self.paging["start"]}
        if "size" in self.paging:
            names[self.paging["size"]] = self.paging["default-size"]
        return names

    @property
    def paged_arguments(self) -> list[tuple[Property, int]]:
        """The fields of the page number and size, with their default values."""
        if self.body is None:
            return []
        return [(prop, self.paged_names[prop.wire]) for prop in self.body.properties if prop.wire in self.paged_names]

    @property
    def call(self) -> str:
        """The Python call, such as `orders.query`."""
        return f"{self.resource}.{self.method or '(the client itself)'}"

    @property
    def returns(self) -> Literal["page", "write", "one"]:
        """The transport's method that executes the operation."""
        if self.write:
            return "write"
        return "page" if self.paging or self.result_many else "one"

    @property
    def has_msg_id(self) -> bool:
        """True if the call has the argument `msg_id`."""
        return "signed" in self.spec.get("x-python", ())


def shown_state(said: JsonObject, found: Object, sent: Object) -> ShownState:
    """Return the state that an entry of `shows` describes.

    Args:
        said: The entry.
        found: The record of the read.
        sent: The request object of the write.
    """
    return ShownState(
        attribute(found.python(said["field"])),
        said["field"],
        said["done"],
        said.get("not-done", []),
        [(sent.python(ours), value) for ours, value in said.get("when", {}).items()],
    )
