"""Lint rules for operations: names, bodies, examples and paging."""

from __future__ import annotations

import keyword
import re
from typing import Any

from generator.document import Findings, bodies, component, operations, part_at, pointer, response, types_of, walk
from generator.formats import KINDS
from generator.model import FIRST, Platform
from generator.names import snake_case
from generator.source import JsonPath
from generator.validation import ExampleValidator, validator_for

OWN_ARGUMENTS = {"self", "timeout", "max_retries", "msg_id", "extra_body", "operations"}
"""Argument names that are reserved in generated calls."""
PAGE_FIELD = re.compile(
    r"(?i)\bpage_?(n|no|num|number|index|size|length)?\b|current_?(page|index)|页码|页数|第几页|当前页|每页"
)
"""Names and labels of paging fields."""


def ascii_parameters(document: dict[str, Any]) -> Findings:
    """Check that parameter names are ASCII."""
    for path, value in walk(document):
        name = value.get("name") if isinstance(value, dict) and "in" in value else None
        if isinstance(name, str) and not name.isascii():
            yield (*path, "name"), f"parameter {name!r} is not ASCII"


def marked_get_bodies(document: dict[str, Any]) -> Findings:
    """Check that exactly the GET operations with a body have `x-get-with-body`."""
    for path, operation, method in operations(document):
        has_body = method == "get" and "requestBody" in operation
        marked = "x-get-with-body" in operation
        if has_body and not marked:
            yield path, "a GET with a body needs x-get-with-body: true"
        if marked and not has_body:
            yield (*path, "x-get-with-body"), "the operation is not a GET with a body"


def whole_operations(document: dict[str, Any]) -> Findings:
    """Check that every operation has the members that the generator needs, and a unique name."""
    ids: set[str] = set()
    calls: set[tuple[str, str]] = set()
    tags = [tag["name"] for tag in document.get("tags", [])]
    for index, tag in enumerate(document.get("tags", [])):
        if snake_case(tag["name"]) != tag["name"] or not tag["name"].isidentifier():
            yield ("tags", index, "name"), f"the tag {tag['name']} is not a Python name in snake case"
        if not tag.get("description"):
            yield ("tags", index), f"the tag {tag['name']} has no description"
    for path, operation, _ in operations(document):
        name = operation.get("operationId")
        if not name:
            yield path, "no operationId"
        elif snake_case(name) in ids:
            yield (*path, "operationId"), f"operationId {name} is already used"
        ids.add(snake_case(name or ""))
        for key in ("summary", "description"):
            if not operation.get(key):
                yield path, f"no {key}"
        if len(operation.get("tags", [])) != 1:
            yield path, "an operation must have exactly one tag: its resource"
        elif operation["tags"][0] not in tags:
            yield (*path, "tags"), f"the tag {operation['tags'][0]} is not declared"
        elif "x-method" in operation:
            call = (operation["tags"][0], operation["x-method"])
            if call in calls:
                yield (*path, "x-method"), f"{'.'.join(call)} is already used"
            if keyword.iskeyword(operation["x-method"]):
                yield (*path, "x-method"), f"{operation['x-method']} is a Python keyword"
            calls.add(call)
        if "x-access" not in operation:
            yield path, "x-access must be read or write"
        if not operation.get("externalDocs", {}).get("url") or not operation["externalDocs"].get("description"):
            yield path, "externalDocs needs the address of the operation's page, and its heading as description"
        if "200" not in operation.get("responses", {}):
            yield path, "the operation must have a 200 response"
        elif "content" not in response(document, operation["responses"]["200"]):
            yield (*path, "responses", "200"), "a 200 response must have a schema in application/json"


def named_bodies(document: dict[str, Any]) -> Findings:
    """Check that bodies are JSON with a schema, and that request schemas are components, which name the classes."""
    for path, body in bodies(document):
        if "content" not in body and path[-1] != "requestBody":
            continue  # whole_operations demands one of a 200 response
        schema = body.get("content", {}).get("application/json", {}).get("schema")
        if schema is None:
            yield path, "a body must have a schema in application/json"
        elif path[-1] == "requestBody":
            target = component(document, schema)
            if "array" in types_of(target):
                target = component(document, target.get("items", {}))
            if "properties" not in target:
                yield path, "the schema of a request must be a component with properties, or a list of one"


def valid_examples(document: dict[str, Any]) -> Findings:
    """Check that every request and response has an example, and that examples are valid, also inside JSON strings."""
    for path, body in bodies(document):
        if "content" not in body:
            continue
        content = (*path, "content", "application/json")
        media = body.get("content", {}).get("application/json", {})
        examples: dict[JsonPath, Any] = {
            ("examples", name, "value"): example.get("value") for name, example in media.get("examples", {}).items()
        }
        if "example" in media:
            examples[("example",)] = media["example"]
        if not examples:
            yield content, "no example"
        if "schema" not in media:
            continue
        validator = validator_for(document, pointer((*content, "schema")), ExampleValidator)
        for name, value in examples.items():
            for error in validator.iter_errors(value):
                yield (*content, *name, *error.absolute_path), f"the example is not valid: {error.message[:300]}"


def paged_fields(document: dict[str, Any]) -> Findings:
    """Check that `x-paging` refers to fields of the request."""
    for path, operation, _ in operations(document):
        paging = operation.get("x-paging", {})
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        for key in ("page", "size"):
            if key in paging and paging[key] not in component(document, body).get("properties", {}):
                yield (*path, "x-paging", key), f"the request has no field {paging[key]!r}"


def sound_ids(document: dict[str, Any]) -> Findings:
    """Check that the id of `x-paging` is a scalar field of the record."""
    platform = Platform("", document)
    for (path, _, _), operation in zip(operations(document), platform.operations, strict=True):
        named = (operation.paging or {}).get("id")
        if named is None or operation.result is None:
            continue
        kinds = {prop.wire: prop.kind for prop in platform.object(operation.result).properties}
        kind = KINDS.get(kinds.get(named, ""))
        if kind is None or not kind.identifies:
            yield (*path, "x-paging", "id"), f"{operation.result} has no field {named!r} that can be an id"


def callable_operations(document: dict[str, Any]) -> Findings:
    """Check that the spec defines the arguments and the result of each call completely."""
    platform = Platform("", document)
    for (path, spec, _), operation in zip(operations(document), platform.operations, strict=True):
        for place in (path[:-1], path):
            for index, each in enumerate(part_at(document, place).get("parameters", [])):
                parameter = component(document, each) or each
                if not parameter.get("x-signature") and (operation.method or parameter["in"] != "query"):
                    yield (*place, "parameters", index), f"calls have no argument for the parameter {parameter['name']}"
        for prop in operation.arguments:
            if prop.python in OWN_ARGUMENTS and operation.method and operation.body:
                where = ("components", "schemas", operation.body.name, "properties", prop.wire)
                yield where, f"{prop.python} is an argument name reserved in generated calls"
        if operation.paging and not (operation.result and operation.result_many):
            yield (*path, "x-paging", "records"), f"{spec['x-paging']['records']} is not a list of records"
        elif "x-records" in spec and (operation.write or operation.paging):
            yield (*path, "x-records"), "x-records is only for a read without x-paging"
        elif not operation.write and operation.method and not operation.result:
            at = (*path, "x-records") if "x-records" in spec else path
            yield at, f"the response has no record or list of records at {operation.records}; see x-records"
        elif "x-records" in spec and spec["x-records"].endswith(FIRST) and not _held_in_list(platform, spec):
            yield (*path, "x-records"), f"{operation.records} is not a list"
        elif operation.returns == "page" and not operation.paging:
            turning = [prop.wire for prop in operation.arguments if PAGE_FIELD.search(f"{prop.wire} {prop.title}")]
            for name in turning:
                yield path, f"{name} looks like paging: without x-paging all but the first page would be lost"


def _held_in_list(platform: Platform, spec: dict[str, Any]) -> bool:
    """True if the response of a read contains a list of records."""
    bare = {**spec, "x-records": spec["x-records"].removesuffix(FIRST)}
    return platform.result(bare)[1]
