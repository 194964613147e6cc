"""Iteration over the parts of an OpenAPI document with their paths."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from generator.source import JsonPath

JsonObject = dict[str, Any]


METHODS = ("get", "post", "put", "delete", "patch")


Findings = Iterator[tuple[JsonPath, str]]
"""Violations of a rule: the path and the message of each."""


def one_line(text: object) -> str:
    """Return a text of a document on one line."""
    return " ".join(str(text).split())


def types_of(schema: JsonObject) -> set[str]:
    """Return the JSON types that a schema allows."""
    kinds = schema.get("type", [])
    return {kinds} if isinstance(kinds, str) else set(kinds)


def walk(value: Any, path: JsonPath = ()) -> Iterator[tuple[JsonPath, Any]]:
    """Iterate over all values of a document, at any depth, with their paths."""
    yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))


def operations(document: dict[str, Any]) -> Iterator[tuple[JsonPath, dict[str, Any], str]]:
    """Iterate over all operations: the path in the document, the operation and the HTTP method."""
    for url, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield ("paths", url, method), item[method], method


def top_schemas(document: dict[str, Any]) -> Iterator[tuple[JsonPath, Any]]:
    """Iterate over all top-level schemas with their paths: components, and schemas of parameters and bodies."""
    components = document.get("components", {})
    for name, schema in components.get("schemas", {}).items():
        yield ("components", "schemas", name), schema
    for place in (("components", "parameters"), ("components", "responses"), ("paths",), ("webhooks",)):
        for path, value in walk(part_at(document, place), place):
            if isinstance(value, dict) and "schema" in value and not in_example((*path, "schema")):
                yield (*path, "schema"), value["schema"]


def schemas(document: dict[str, Any]) -> Iterator[tuple[JsonPath, dict[str, Any]]]:
    """Iterate over all schemas with their paths, at any depth, except in examples and extensions."""
    waiting: list[tuple[JsonPath, Any]] = list(top_schemas(document))
    while waiting:
        path, schema = waiting.pop()
        if not isinstance(schema, dict):
            continue
        yield path, schema
        waiting += [((*path, "properties", name), inner) for name, inner in schema.get("properties", {}).items()]
        for key in ("anyOf", "allOf", "oneOf", "prefixItems"):
            waiting += [((*path, key, index), inner) for index, inner in enumerate(schema.get(key, []))]
        for key in ("items", "additionalProperties", "contentSchema", "not"):
            if key in schema:
                waiting.append(((*path, key), schema[key]))


def in_example(path: JsonPath) -> bool:
    """True if `path` is inside an example, which can contain any data."""
    return any(
        part in ("example", "examples") and before != "properties"
        for before, part in itertools.pairwise(("", *path[:-1]))
    )


def bodies(document: dict[str, Any]) -> Iterator[tuple[JsonPath, dict[str, Any]]]:
    """Iterate over all request bodies and responses with their paths; a shared response is a component."""
    for path, operation, _ in operations(document):
        if "requestBody" in operation:
            yield (*path, "requestBody"), operation["requestBody"]
        for status, answer in operation.get("responses", {}).items():
            if "$ref" not in answer:
                yield (*path, "responses", status), answer
    for name, answer in part_at(document, ("components", "responses")).items():
        yield ("components", "responses", name), answer


def received_components(document: dict[str, Any]) -> set[str]:
    """Return the names of all schemas that responses refer to, directly or indirectly."""
    found: set[str] = set()
    waiting: list[Any] = [body for path, body in bodies(document) if path[-1] != "requestBody"]
    while waiting:
        for path, value in walk(waiting.pop()):
            name = str(value).rpartition("/")[2]
            if path[-1:] == ("$ref",) and not in_example(path) and name not in found:
                found.add(name)
                waiting.append(document.get("components", {}).get("schemas", {}).get(name, {}))
    return found


def object_names(document: dict[str, Any]) -> list[str]:
    """Return the names of all components with properties."""
    members = document.get("components", {}).get("schemas", {})
    return [name for name, schema in members.items() if "properties" in schema]


def component(document: dict[str, Any], reference: dict[str, Any]) -> dict[str, Any]:
    """Return the component that `reference` refers to; an empty object if it is not a reference."""
    found: dict[str, Any] = part_at(document, tuple(reference.get("$ref", "#/").removeprefix("#/").split("/")))
    return found


def response(document: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """Return a response of an operation, resolved if it is a reference to a component."""
    return component(document, answer) if "$ref" in answer else answer


def part_at(document: Any, path: JsonPath) -> Any:
    """Return the object at `path`; an empty object if there is none."""
    for part in path:
        try:
            document = document[part]
        except (KeyError, IndexError, TypeError):
            return {}
    return document if isinstance(document, dict) else {}


def pointer(path: JsonPath) -> str:
    """Return the JSON pointer for `path`."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)
