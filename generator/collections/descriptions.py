"""Descriptions of requests in Markdown: what the call does, and tables of its fields with labels and codes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.collections.bodies import request_examples
from generator.document import JsonObject, one_line, types_of
from generator.model import Platform
from generator.objects import Object, Property
from generator.operations import Operation
from generator.variants.descriptions import alternatives_sentence

HEAD = "| field 字段 | label 名称 | type 类型 | meaning 说明 |\n|---|---|---|---|\n"


def describe(described: Platform, operation: Operation, others: Iterable[str]) -> str:
    """Return the description of a request.

    Args:
        described: The docs variant of the platform, whose descriptions have codes, formats and quirks.
        operation: The operation.
        others: Names of examples that no request sends.
    """
    page = operation.spec["externalDocs"]
    parts = [one_line(operation.spec["description"]), f"Page 文档: [{page['description']}]({page['url']})"]
    if "x-quirk" in operation.spec:
        parts.append(f"Note 注意: {one_line(operation.spec['x-quirk'])}")
    if operation.body is not None:
        parts += ["### Request 请求", *_rules(operation.body.schema)]
        parts.append(HEAD + "\n".join(_rows(described, operation.body.name)))
    if operation.result is not None:
        parts += ["### Records of the answer 响应记录", HEAD + "\n".join(_rows(described, operation.result))]
    for name in others:
        example = request_examples(operation)[name]
        shown = json.dumps(example["value"], ensure_ascii=False, indent=2)
        parts.append(f"### {example['summary']}\n\n```json\n{shown}\n```")
    return "\n\n".join(parts)


def _rules(schema: JsonObject) -> list[str]:
    rules = [schema, *schema.get("allOf", [])]
    return [
        alternatives_sentence(each["anyOf"])
        for each in rules
        if all("required" in one for one in each.get("anyOf", [{}]))
    ]


def _rows(described: Platform, name: str, prefix: str = "") -> Iterator[str]:
    found: Object = described.object(name)
    for prop in found.properties:
        path = f"{prefix}{prop.wire}"
        required = " **required 必填**" if prop.required else ""
        meaning = prop.description.replace("|", "\\|")
        yield f"| `{path}` | {prop.title} | {_type(prop)}{required} | {meaning} |"
        if prop.nested:
            yield from _rows(described, prop.nested, f"{path}[]." if prop.many else f"{path}.")


def _type(prop: Property) -> str:
    return " or ".join(sorted(types_of(prop.schema) - {"null"}))
