"""Operations of a bundled spec, and the reads that show the outcome of its writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.document import JsonObject
from generator.names import constant_case
from generator.objects import Object, Property, attribute


@dataclass(frozen=True)
class ShownState:
    """The state of a record that shows a change, by names of Python; see `dingdan_runtime.ShownState`."""

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
    """An operation, with what the facade needs to render it."""

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
    """For a read without pages: dotted path to its record or records in the decoded answer."""

    @property
    def resource(self) -> str:
        """The tag: the attribute of the client."""
        return str(self.spec["tags"][0])

    @property
    def method(self) -> str | None:
        """The method of the resource; None for a call that only the client itself makes."""
        return self.spec.get("x-method")

    @property
    def write(self) -> bool:
        """True if the call changes something."""
        return bool(self.spec["x-access"] == "write")

    @property
    def constant(self) -> str:
        """The name of the generated description."""
        return constant_case(self.id)

    @property
    def paging(self) -> JsonObject | None:
        """The paging extension."""
        return self.spec.get("x-paging")

    @property
    def arguments(self) -> list[Property]:
        """The fields of the body that callers give, required ones first, the page number and size last."""
        if self.body is None or self.array_body:
            return []
        paged = self.paged_names
        asked = [prop for prop in self.body.properties if prop.wire not in paged]
        return sorted(asked, key=lambda prop: not prop.required)

    @property
    def paged_names(self) -> dict[str, int]:
        """Wire names of the page number and size, and what a client sends unless told."""
        if self.paging is None:
            return {}
        names = {self.paging["page"]: self.paging["start"]}
        if "size" in self.paging:
            names[self.paging["size"]] = self.paging["default-size"]
        return names

    @property
    def paged_arguments(self) -> list[tuple[Property, int]]:
        """The page number and size, with their defaults."""
        if self.body is None:
            return []
        return [(prop, self.paged_names[prop.wire]) for prop in self.body.properties if prop.wire in self.paged_names]

    @property
    def call(self) -> str:
        """The call in Python, such as `orders.query`."""
        return f"{self.resource}.{self.method or '(the client itself)'}"

    @property
    def returns(self) -> Literal["page", "write", "one"]:
        """The method of the transport that executes it."""
        if self.write:
            return "write"
        return "page" if self.paging or self.result_many else "one"

    @property
    def has_msg_id(self) -> bool:
        """True if calls take a msg_id."""
        return "signed" in self.spec.get("x-python", ())


def shown_state(said: JsonObject, found: Object, sent: Object) -> ShownState:
    """The state that one entry of `shows` describes."""
    return ShownState(
        attribute(found.python(said["field"])),
        said["field"],
        said["done"],
        said.get("not-done", []),
        [(sent.python(ours), value) for ours, value in said.get("when", {}).items()],
    )
