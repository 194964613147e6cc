"""The pushes of a platform (`webhooks`): values for the template, and the lint rule."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.document import JsonObject, one_line
from generator.model import Platform
from generator.names import snake_case
from generator.objects import Property
from generator.source import JsonPath
from generator.validation import ExampleValidator, validator_for

FORM = "application/x-www-form-urlencoded"
NAME = "push"
"""The name of the only webhook that a spec may have."""
PATH: JsonPath = ("webhooks", NAME, "post")
REPLIES = ("accepted", "rejected")
"""The names of the required examples of the receiver's response."""
KEY = "x-pushed-records"


@dataclass(frozen=True)
class Pushes:
    """Values for the template of `pushes.py`."""

    description: str
    fields: list[tuple[str, str]]
    """The Python name and the wire name of each form field."""
    required: tuple[str, ...]
    codes: str
    """The name of the code list of data types."""
    records: list[tuple[str, str]]
    """The record of each data type: a member of the code list and the record's name."""
    replies: dict[str, str]


def pushes(platform: Platform) -> Pushes | None:
    """Return the pushes of a platform; None if its spec has none."""
    if NAME not in platform.document.get("webhooks", {}):
        return None
    operation = platform.document["webhooks"][NAME]["post"]
    properties, holder = _form(platform, operation)
    carried = holder.schema[KEY]
    kind = next(prop for prop in properties if prop.wire == carried["by"])
    names = {code["value"]: code["name"] for code in kind.schema["x-enum"]}
    replies = operation["responses"]["200"]["content"]["application/json"]["examples"]
    return Pushes(
        one_line(operation["description"]),
        [(snake_case(prop.wire), prop.wire) for prop in properties],
        tuple(prop.wire for prop in properties if prop.required),
        str(kind.code),
        [(names[value], record) for value, record in carried["records"].items()],
        {name: json.dumps(replies[name]["value"], separators=(",", ":")) for name in REPLIES},
    )


def sound_pushes(document: JsonObject) -> Iterator[tuple[JsonPath, str]]:
    """Check that a push is a form, and that its records and responses are described."""
    for name in document.get("webhooks", {}):
        if name != NAME:
            yield ("webhooks", name), f"the only supported webhook is {NAME}"
    item = document.get("webhooks", {}).get(NAME)
    if item is None:
        return
    operation = item.get("post", {})
    for key in ("operationId", "summary", "description", "externalDocs"):
        if not operation.get(key):
            yield PATH, f"no {key}"
    media = operation.get("requestBody", {}).get("content", {}).get(FORM, {})
    reply = operation.get("responses", {}).get("200", {}).get("content", {}).get("application/json", {})
    for holder, where in ((media, ("requestBody", "content", FORM)), (reply, ("responses", "200"))):
        if "$ref" not in holder.get("schema", {}) or not holder.get("examples"):
            yield (*PATH, *where[:1]), f"a push needs a schema that is a component, and examples, in {where[-1]}"
            return
    yield from _examples(document, media, ("requestBody", "content", FORM))
    yield from _examples(document, reply, ("responses", "200", "content", "application/json"))
    for name in REPLIES:
        if name not in reply["examples"]:
            yield (*PATH, "responses", "200"), f"the response to a push has no example {name}"
    yield from _records(Platform("", document), operation)


def _examples(document: JsonObject, media: JsonObject, where: JsonPath) -> Iterator[tuple[JsonPath, str]]:
    validator = validator_for(document, media["schema"]["$ref"].removeprefix("#"), ExampleValidator)
    for name, example in media["examples"].items():
        for error in validator.iter_errors(example.get("value")):
            yield (*PATH, *where, "examples", name), f"the example is not valid: {error.message[:300]}"


def _records(platform: Platform, operation: JsonObject) -> Iterator[tuple[JsonPath, str]]:
    form = platform.object(_component(operation))
    where: JsonPath = ("components", "schemas", form.name)
    holders = [prop for prop in form.properties if KEY in prop.schema]
    if len(holders) != 1:
        yield where, f"exactly one field of a push must have {KEY}"
        return
    said, where = holders[0].schema[KEY], (*where, "properties", holders[0].wire, KEY)
    codes = {
        code["value"]
        for prop in form.properties
        if prop.wire == said["by"] and prop.code
        for code in prop.schema["x-enum"]
    }
    if not codes:
        yield (*where, "by"), f"{form.name} has no field {said['by']!r} with a list of codes"
        return
    records = {record.name for record in platform.records}
    for code, record in said["records"].items():
        if code not in codes:
            yield (*where, "records", code), f"{said['by']} has no code {code!r}"
        if record not in records:
            yield (*where, "records", code), f"{record} is not a record of a response"


def _component(operation: JsonObject) -> str:
    return str(operation["requestBody"]["content"][FORM]["schema"]["$ref"]).rpartition("/")[2]


def _form(platform: Platform, operation: JsonObject) -> tuple[tuple[Property, ...], Property]:
    """Return the fields of the form, and the field that contains the record."""
    properties = platform.object(_component(operation)).properties
    return properties, next(prop for prop in properties if KEY in prop.schema)
