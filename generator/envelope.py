"""The response envelope of a platform (`x-envelope`): values for the template, and the lint rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.document import JsonObject, response, types_of
from generator.model import Platform
from generator.servers import server_url
from generator.source import JsonPath

KEY = "x-envelope"


def platform_data(platform: Platform) -> JsonObject | None:
    """Return the values for the template of `platform.py`; None if the spec has no envelope."""
    said = platform.document.get(KEY)
    if said is None:
        return None
    return {
        "base_url": server_url(platform.document["servers"][0]),
        "envelope": {"quoted": False, "id": None, **said, "data": tuple(said["data"])},
        "authentication": [str(each["code"]) for each in said.get("authentication", ())],
    }


def sound_envelope(document: JsonObject) -> Iterator[tuple[JsonPath, str]]:
    """Check that `x-envelope` and the responses have the same members, and that its codes have their type."""
    said = document.get(KEY)
    if said is None:
        return
    platform = Platform("", document)
    everywhere = [key for key in ("code", "message", "id") if key in said]
    named = {*(said[key] for key in everywhere), *said["data"]}
    holders = 0
    for name, members in _responses(platform):
        for key in everywhere:
            if said[key] not in members:
                yield (KEY, key), f"the response of {name} has no {said[key]!r}"
        for unknown in sorted(members.keys() - named):
            yield (KEY,), f"the response of {name} has {unknown!r}, which is not a member of the envelope"
        for member in said["data"]:
            if member in members:
                holders += 1
                yield from _data_kind(said, name, member, members[member])
        if said["code"] in members:
            yield from _codes(said, name, members[said["code"]])
    if not holders:
        yield (KEY, "data"), f"no response has {said['data'][0]!r}"


def shown_envelope(document: JsonObject) -> Iterator[tuple[JsonPath, str]]:
    """Check that every member of the responses has an example: mocks make up a value for one without."""
    for name, members in _responses(Platform("", document)) if KEY in document else ():
        for wire, schema in members.items():
            if not schema.get("examples"):
                yield (KEY,), f"{wire!r} of the response of {name} has no examples"


def _responses(platform: Platform) -> Iterator[tuple[str, JsonObject]]:
    """Iterate over the responses: the operation id and the schema of each member."""
    for operation in platform.operations:
        for answer in operation.spec["responses"].values():
            content = response(platform.document, answer).get("content")
            if content is None:
                continue
            schema, _ = platform.follow(content["application/json"]["schema"])
            members = schema.get("properties", {})
            yield operation.id, {wire: platform.follow(member)[0] for wire, member in members.items()}


def _data_kind(said: JsonObject, name: str, member: str, schema: JsonObject) -> Iterator[tuple[JsonPath, str]]:
    quoted = "string" in types_of(schema)
    if quoted != said.get("quoted", False):
        needed = str(quoted).lower()
        yield (KEY, "data"), f"{member!r} of {name} is {'' if quoted else 'not '}a string: quoted must be {needed}"


def _codes(said: JsonObject, name: str, schema: JsonObject) -> Iterator[tuple[JsonPath, str]]:
    listed = {code["value"] for code in schema.get("x-enum", ())}
    codes: list[tuple[JsonPath, Any]] = [((KEY, "success"), said["success"])]
    for index, each in enumerate(said.get("authentication", ())):
        where: JsonPath = (KEY, "authentication", index, "code")
        if each["code"] in [code for _, code in codes]:
            yield where, f"the code {each['code']!r} is listed twice"
        codes.append((where, each["code"]))
    for where, code in codes:
        if ("string" if isinstance(code, str) else "integer") not in types_of(schema):
            yield where, f"the code {code!r} is of another type than {said['code']} of {name}"
    if listed and said["success"] not in listed:
        yield (KEY, "success"), f"{said['code']} of {name} has no code {said['success']!r}"
