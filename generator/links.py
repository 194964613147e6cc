"""Links (OpenAPI) from writes to the reads that show their outcome. The specs say them as `x-lookup`."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator

from generator.document import JsonObject, operations, part_at, response
from generator.model import Platform
from generator.operations import Operation

NAME = "outcome"
"""The name of the links in the 200 response of a write."""
STATUS = "200"


def with_links(platform: Platform) -> JsonObject:
    """Return a copy of a bundled spec in which each write with an `x-lookup` has a link.

    `x-lookup` is the source, since a link says less: it names a read and what to send, but neither how the record is
    recognised nor which of its states shows the change. Its description says that in words.
    """
    document = copy.deepcopy(platform.document)
    for (_, spec, _), operation in zip(operations(document), platform.operations, strict=True):
        link = outcome_link(platform, operation)
        if link is not None:
            # A link refers to the request of its own operation, so a response with one cannot be shared.
            answer = response(document, spec["responses"][STATUS])
            spec["responses"][STATUS] = {**answer, "links": {NAME: link}}
    return document


def outcome_link(platform: Platform, write: Operation) -> JsonObject | None:
    """Return the link to the read that shows the outcome of `write`; None if the spec names none."""
    said = write.spec.get("x-lookup")
    read = next((each for each in platform.operations if said and each.id == said["operation"]), None)
    if said is None or read is None:
        return None
    start = {read.paging["page"]: read.paging["start"]} if read.paging else {}
    place = "$request.body#/0" if write.array_body else "$request.body#"
    sent = {theirs: f"{{{place}/{ours}}}" for theirs, ours in said.get("filters", {}).items()}
    return {
        "operationId": read.id,
        # OpenAPI allows an object with expressions too, but openapi-generator refuses a spec with anything but text.
        "requestBody": json.dumps({**start, **sent}),
        "description": " ".join(_sentences(said, write)),
    }


def _sentences(said: JsonObject, write: Operation) -> Iterator[str]:
    yield "Shows whether the write was applied, also if no response arrived."
    if write.array_body:
        yield "Each item of the request has a read of its own; this is the one of the first."
    yield "Leave out fields that the request left out."
    kinds = {prop.wire: prop.kind for prop in write.body.properties} if write.body else {}
    for ours in said.get("filters", {}).values():
        if kinds.get(ours) == "comma-separated":
            yield f"Each value of `{ours}` has a read of its own."
    if "since" in said:
        yield f"Set `{said['since']}` to a time shortly before the write."
    keys = " and ".join(f"`{theirs}` equals `{ours}` of the request" for theirs, ours in said.get("match", {}).items())
    if "shows" in said:
        yield f"The record is the one whose {keys}, as far as the request has them."
        yield from map(_state, said["shows"])
        if not said["shows"]:
            yield "No documented field shows the change."
    elif keys:
        yield f"A record whose {keys} shows that the write was applied; if there is none, it was not."
        yield "If the request has no such field, the records are candidates to compare."
    else:
        yield "The records are candidates to compare: the request has no key that they have too."


def _state(said: JsonObject) -> str:
    shown = f"its `{said['field']}` is {_any_of(said['done'])} if the change was made"
    if said.get("not-done"):
        shown += f", {_any_of(said['not-done'])} if it was not"
    given = " and ".join(f"`{ours}` is {value}" for ours, value in said.get("when", {}).items())
    return f"Where {given}, {shown}." if given else f"{shown[0].upper()}{shown[1:]}."


def _any_of(values: list[str]) -> str:
    shown = [value or "empty" for value in values]
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def made_links(document: JsonObject) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Check that a spec has no links of its own: there would be two sources for one fact."""
    message = "links are made from x-lookup: write that instead"
    if "links" in document.get("components", {}):
        yield ("components", "links"), message
    places = [((*path, "responses"), spec["responses"]) for path, spec, _ in operations(document)]
    places.append((("components", "responses"), part_at(document, ("components", "responses"))))
    for path, answers in places:
        for status, answer in answers.items():
            if "links" in answer:
                yield (*path, status, "links"), message
