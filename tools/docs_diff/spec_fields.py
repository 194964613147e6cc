"""The model of a platform's spec for the comparison: operations, their parts and nested fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.bundle import Bundle, bundle
from generator.document import operations, response, types_of
from generator.errors import SpecError
from generator.lint import check
from generator.model import Platform
from generator.servers import server_url
from generator.source import JsonPath
from tools.docs_diff.table_tree import FieldPath


@dataclass(slots=True)
class Field:
    """A field of an object of the spec."""

    schema: dict[str, Any]
    """The resolved schema; the members next to a `$ref` have priority."""
    place: JsonPath
    required: bool
    inner: Fields | None = None
    item: dict[str, Any] | None = None
    """For a list, the resolved schema of its items."""

    @property
    def codes(self) -> list[dict[str, Any]]:
        """The code list of the field, or of the items of a list."""
        found: list[dict[str, Any]] = self.schema.get("x-enum") or (self.item or {}).get("x-enum", [])
        return found


@dataclass(slots=True)
class Fields:
    """An object of the spec: a request, a response, the content of `response_data`, or a nested object."""

    place: JsonPath
    component: str
    members: dict[str, Field] = field(default_factory=dict)
    patterns: tuple[str, ...] = ()

    def find(self, path: FieldPath) -> Field | None:
        """Return the field at a path; None if there is none."""
        fields: Fields | None = self
        found: Field | None = None
        for name in path:
            found = fields.members.get(name) if fields else None
            fields = found.inner if found else None
        return found

    def at(self, path: FieldPath) -> Fields | None:
        """Return the object at a path; None if there is none."""
        if not path:
            return self
        found = self.find(path)
        return found.inner if found else None

    def has(self, path: FieldPath, name: str) -> bool:
        """True if the object at a path has a field `name`."""
        around = self.at(path)
        return around is not None and name in around.members

    def holds(self, path: FieldPath) -> bool:
        """True if the field at a path has nested fields."""
        return self.at(path) is not None


@dataclass(slots=True)
class Call:
    """An operation of the spec."""

    id: str
    method: str
    path: str
    title: str
    page: str
    place: JsonPath
    tag: str
    parts: dict[str, Fields]
    """The objects `request`, `response`, and `data` (the JSON text inside the response)."""
    holder: str | None
    """The field of the response that contains `data` as text; None if there is none."""
    query: set[str]
    """The names of its query parameters, including the token."""


@dataclass(slots=True)
class Spec:
    """The model of a platform's spec."""

    key: str
    folder: Path
    joined: Bundle
    platform: Platform
    hosts: set[str]
    calls: list[Call]


def read_spec(folder: Path) -> Spec:
    """Read the spec of the platform in `folder`.

    Raises:
        SpecError: the spec breaks a rule. Each finding has a file and a line.
    """
    joined = bundle(folder / "openapi.yaml")
    # A draft of ours that nobody has finished is no reason to refuse the next page.
    findings = check(joined, drafts=True)
    if findings:
        raise SpecError(findings)
    document = joined.document
    platform = Platform(folder.name, document)
    reader = _Reader(platform)
    hosts = {re.sub(r"^https?://|/.*$", "", server_url(server)) for server in document.get("servers", [])}
    return Spec(folder.name, folder, joined, platform, hosts, [reader.call(*each) for each in operations(document)])


class _Reader:
    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.document = platform.document

    def call(self, place: JsonPath, operation: dict[str, Any], method: str) -> Call:
        path = str(place[1])
        parts: dict[str, Fields] = {}
        answer = response(self.document, operation["responses"]["200"])
        for role, body in (("request", operation.get("requestBody")), ("response", answer)):
            schema = (body or {}).get("content", {}).get("application/json", {}).get("schema")
            if schema is not None and (fields := self.fields(schema)):
                parts[role] = fields
        holder = None
        for name, member in parts["response"].members.items() if "response" in parts else ():
            if "contentSchema" in member.schema and (fields := self.fields(member.schema["contentSchema"])):
                parts["data"], holder = fields, name
        docs = operation["externalDocs"]
        item = self.document["paths"][path]
        listed = [self.parameter(each) for each in [*item.get("parameters", []), *operation.get("parameters", [])]]
        query = {each["name"] for each in listed if each["in"] == "query"}
        schemes = self.document.get("components", {}).get("securitySchemes", {}).values()
        query |= {scheme["name"] for scheme in schemes if scheme.get("in") == "query"}
        title, tag = docs["description"], operation["tags"][0]
        return Call(
            operation["operationId"], method.upper(), path, title, docs["url"], place, tag, parts, holder, query
        )

    def parameter(self, parameter: dict[str, Any]) -> dict[str, Any]:
        name = parameter.get("$ref", "").rpartition("/")[2]
        found: dict[str, Any] = self.document["components"]["parameters"][name] if name else parameter
        return found

    def fields(self, schema: dict[str, Any]) -> Fields | None:
        """Return the object that a schema, or its items, refers to; None if there is none."""
        merged, name = self.platform.follow(schema)
        if "array" in types_of(merged):
            merged, name = self.platform.follow(merged.get("items", {}))
        return self.component(name) if name and "properties" in merged else None

    def component(self, name: str) -> Fields:
        place: JsonPath = ("components", "schemas", name)
        schema = self.platform.schemas[name]
        found = Fields(place, name, patterns=tuple(schema.get("patternProperties", {})))
        for each in self.platform.object(name).properties:
            inner = self.component(each.component) if each.nested and each.component else None
            where = (*place, "properties", each.wire)
            found.members[each.wire] = Field(each.schema, where, each.required, inner, each.item)
        return found
