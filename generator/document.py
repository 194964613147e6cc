"""Parts of an OpenAPI document, each with the path that leads to it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from generator.source import JsonPath

JsonObject = dict[str, Any]


METHODS = ("get", "post", "put", "delete", "patch")


Findings = Iterator[tuple[JsonPath, str]]
"""The places that break a rule, each with a message."""


def types_of(schema: JsonObject) -> set[str]:
    """The JSON types that a schema allows, as a set."""
    kinds = schema.get("type", [])
    return {kinds} if isinstance(kinds, str) else set(kinds)


def walk(value: Any, path: JsonPath = ()) -> Iterator[tuple[JsonPath, Any]]:
    """Every part of a document with its path."""
    yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))


def operations(document: dict[str, Any]) -> Iterator[tuple[JsonPath, dict[str, Any], str]]:
    """Every operation with its path and HTTP method."""
    for url, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield ("paths", url, method), item[method], method


def top_schemas(document: dict[str, Any]) -> Iterator[tuple[JsonPath, Any]]:
    """Every schema that is in no other: components, and those of parameters and bodies."""
    components = document.get("components", {})
    for name, schema in components.get("schemas", {}).items():
        yield ("components", "schemas", name), schema
    for place in (("components", "parameters"), ("paths",), ("webhooks",)):
        for path, value in walk(part_at(document, place), place):
            if isinstance(value, dict) and "schema" in value and not in_example((*path, "schema")):
                yield (*path, "schema"), value["schema"]


def schemas(document: dict[str, Any]) -> Iterator[tuple[JsonPath, dict[str, Any]]]:
    """Every schema, at any depth, examples and extensions left alone."""
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
    """True if `path` leads into an example, where any data may stand."""
    return any(
        part in ("example", "examples") and before != "properties"
        for before, part in itertools.pairwise(("", *path[:-1]))
    )


def bodies(document: dict[str, Any]) -> Iterator[tuple[JsonPath, dict[str, Any]]]:
    """Every request body and every answer."""
    for path, operation, _ in operations(document):
        if "requestBody" in operation:
            yield (*path, "requestBody"), operation["requestBody"]
        for status, answer in operation.get("responses", {}).items():
            yield (*path, "responses", status), answer


def received_components(document: dict[str, Any]) -> set[str]:
    """The names of the components that answers refer to, at any depth."""
    found: set[str] = set()
    waiting: list[Any] = [operation.get("responses", {}) for _, operation, _ in operations(document)]
    while waiting:
        for path, value in walk(waiting.pop()):
            name = str(value).rpartition("/")[2]
            if path[-1:] == ("$ref",) and not in_example(path) and name not in found:
                found.add(name)
                waiting.append(document.get("components", {}).get("schemas", {}).get(name, {}))
    return found


def object_names(document: dict[str, Any]) -> list[str]:
    """The names of components with properties."""
    members = document.get("components", {}).get("schemas", {})
    return [name for name, schema in members.items() if "properties" in schema]


def component(document: dict[str, Any], reference: dict[str, Any]) -> dict[str, Any]:
    """The component that `reference` refers to; nothing if it is no reference."""
    found: dict[str, Any] = part_at(document, tuple(reference.get("$ref", "#/").removeprefix("#/").split("/")))
    return found


def part_at(document: Any, path: JsonPath) -> Any:
    """The object at `path`; an empty one if there is none."""
    for part in path:
        try:
            document = document[part]
        except (KeyError, IndexError, TypeError):
            return {}
    return document if isinstance(document, dict) else {}


def pointer(path: JsonPath) -> str:
    """The JSON pointer of `path`."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)
