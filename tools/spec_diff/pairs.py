"""Pairing of the operations of two versions of a spec."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document import JsonObject, operations, response
from generator.model import Platform
from generator.operations import Operation
from generator.source import JsonPath


class PlacedOperation:
    """An operation with its original spec and its path in the document."""

    def __init__(self, platform: Platform, operation: Operation, path: JsonPath, item: JsonObject) -> None:
        self.operation = operation
        self.id = operation.id
        self.path = path
        self.url = str(path[1])
        self.method = str(path[2])
        self.spec: JsonObject = item[self.method]
        self.parameters = _parameters(platform, item, path)
        self.responses = _responses(platform, self.spec["responses"], path)
        self.security = self.spec.get("security", platform.document.get("security", []))

    @property
    def route(self) -> tuple[str, str]:
        """The HTTP method and the path, without the names of path parameters."""
        return self.method, re.sub(r"\{[^}]*\}", "{}", self.url)


def operations_of(platform: Platform) -> list[PlacedOperation]:
    """Return all operations of a spec."""
    paths: dict[str, JsonObject] = platform.document["paths"]
    placed = zip(operations(platform.document), platform.operations, strict=True)
    return [PlacedOperation(platform, operation, path, paths[str(path[1])]) for (path, _, _), operation in placed]


def pairs(
    old: list[PlacedOperation], new: list[PlacedOperation]
) -> Iterator[tuple[PlacedOperation | None, PlacedOperation | None]]:
    """Iterate over pairs of an old and a new operation, by operationId, else by path; None if one has no match."""
    by_id, by_route = {each.id: each for each in new}, {each.route: each for each in new}
    taken: set[str] = set()
    known = {each.id for each in old}
    for was in old:
        now = by_id.get(was.id)
        if now is None and (same := by_route.get(was.route)) is not None and same.id not in known:
            now = same
        taken |= {now.id} if now else set()
        yield was, now
    yield from ((None, now) for now in new if now.id not in taken)


def _parameters(
    platform: Platform, item: JsonObject, path: JsonPath
) -> dict[tuple[str, str], tuple[JsonObject, JsonPath]]:
    """Return the parameters of an operation and their paths in the document, by `in` and name."""
    found = {}
    for holder, at in ((item, path[:-1]), (item[str(path[-1])], path)):
        for index, each in enumerate(holder.get("parameters", [])):
            place: JsonPath = (*at, "parameters", index)
            if "$ref" in each:
                place = ("components", "parameters", each["$ref"].rpartition("/")[2])
            parameter = platform.document["components"]["parameters"][place[2]] if "$ref" in each else each
            found[parameter["in"], parameter["name"]] = parameter, place
    return found


def _responses(platform: Platform, answers: JsonObject, path: JsonPath) -> dict[str, tuple[JsonObject, JsonPath]]:
    """Return the responses of an operation and their paths in the document, by status."""
    found: dict[str, tuple[JsonObject, JsonPath]] = {}
    for status, answer in answers.items():
        place: JsonPath = (*path, "responses", status)
        if "$ref" in answer:
            place = ("components", "responses", answer["$ref"].rpartition("/")[2])
        found[status] = response(platform.document, answer), place
    return found
