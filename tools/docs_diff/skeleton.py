"""Drafts a new operation: its path item and its objects."""

from __future__ import annotations

from typing import Any

from generator.lint.fields import DRAFT
from generator.names import class_case, snake_case
from tools.docs_diff.page import Operation
from tools.docs_diff.schemas import Maker, Schema
from tools.docs_diff.spec_fields import Call
from tools.docs_diff.table_tree import Shape, place

STANDARD_VALUES = {"date": "2026-11-01", "decimal": "0"}
"""Example values of formats that do not allow `""`."""


def operation_id(path: str) -> str:
    """Return an operationId: the last word of a signed address; else all words of the address except the first."""
    parts = [part for part in path.split("/") if part and not part.startswith("{")]
    if "{" in path:
        return parts[-1]
    words = class_case("_".join(parts[1:] if len(parts) > 1 else parts))
    return words[:1].lower() + words[1:]


class Skeleton:
    """The objects and the path item of a new operation."""

    def __init__(self, operation: Operation, maker: Maker) -> None:
        self.operation, self.maker = operation, maker
        self.name = operation_id(operation.path)
        self.title = f"{self.name[:1].upper()}{self.name[1:]}"

    def path_item(self, sibling: Call, beside: Schema, schemas: str, holder: str | None) -> Schema:
        """Return the path item, with TODO for everything that is not on the page.

        Args:
            sibling: The most similar operation of the spec.
            beside: The path item of `sibling`.
            schemas: The relative path from the path item to the file of the objects.
            holder: The field of a response that contains JSON as text on this platform; None if there is none.
        """
        request, answer = self.component("request", "Request"), self.component("response", "Response")
        data = self.component("data", "Result")
        if data and answer and holder:
            self.maker.made[answer]["properties"][holder] = self.held(data)
        method = self.operation.method.lower()
        body = {"requestBody": {"required": True, "content": self.body(request, schemas)}} if request else {}
        schema = {"$ref": f"{schemas}#/{answer}"} if answer else {"type": "object"}
        call = {
            "operationId": self.name,
            "tags": [sibling.tag],
            "summary": f"{DRAFT}: a few words, then x-method, x-access, x-paging and the examples",
            "description": f"{DRAFT}: say in English what it does.",
            "externalDocs": {"url": sibling.page, "description": self.operation.title},
            "x-method": snake_case(self.name),
            "x-access": "write",  # until people have looked: a write is never repeated
            **({"x-get-with-body": True} if method == "get" and body else {}),
            **body,
            "responses": {"200": {"description": f"{DRAFT}: the outcome.", "content": _json(schema, {})}},
        }
        parameters = {"parameters": beside["parameters"]} if "parameters" in beside else {}
        return {**parameters, method: call}

    def component(self, part: str, suffix: str) -> str | None:
        """Create the component of a part and return its name; None if the page has no table or example of the part."""
        shape = Shape.of(self.values(part))
        rows = place(self.operation.rows(part), shape, Shape())
        self.maker.received = part != "request"
        if not rows and not shape.members:
            return None
        return self.maker.component(f"{self.title}{suffix}", (), rows, shape, self.operation.title)

    def values(self, part: str) -> list[Any]:
        """Return the example values of a part."""
        return [each.value for each in self.operation.examples.get(part, [])]

    def listed(self, part: str, component: str) -> Schema:
        """Return a reference to the component of a part; if the example is a list, a list of it."""
        reference = {"$ref": f"#/{component}"}
        many = any(isinstance(value, list) for value in self.values(part))
        return {"type": "array", "items": reference} if many else reference

    def held(self, data: str) -> Schema:
        """Return the schema of the response field that contains the component `data` as JSON text."""
        return {
            "type": ["string", "null"],
            "title": "数据DATA",
            "description": f"{DRAFT}: say in English what it holds.",
            "contentMediaType": "application/json",
            "contentSchema": self.listed("data", data),
            "x-source": "example",
        }

    def body(self, request: str, schemas: str) -> Schema:
        """Return the `content` of the request; if the example is a list, with a list of objects."""
        listed = self.listed("request", request)
        if "items" in listed:
            name = f"{self.title}Body"
            self.maker.made[name] = {**listed, "description": f"{DRAFT}: say in English what it lists."}
            return _json({"$ref": f"{schemas}#/{name}"}, [])
        made = self.maker.made[request]
        example = {key: _empty(made["properties"][key]) for key in made.get("required", [])}
        return _json({"$ref": f"{schemas}#/{request}"}, example)


def _json(schema: Schema, example: Any) -> Schema:
    examples = {"draft": {"summary": f"{DRAFT}: made-up values", "value": example}}
    return {"application/json": {"schema": schema, "examples": examples}}


def _empty(schema: Schema) -> Any:
    if schema.get("format") in STANDARD_VALUES:
        return STANDARD_VALUES[schema["format"]]
    kinds = {"integer": 0, "number": 0, "array": [], "object": {}}
    return kinds.get(str(schema.get("type")), "")
