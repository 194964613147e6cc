"""A collection: folders of requests, variables, and the scripts around every request."""

from __future__ import annotations

from collections.abc import Sequence

from generator.collections.authentication import Authentication
from generator.collections.bodies import request_examples
from generator.collections.names import stable_id
from generator.collections.passing import passed_on
from generator.collections.requests import Requests, event
from generator.collections.steps import Step
from generator.document import JsonObject
from generator.errors import ToolError
from generator.model import Platform
from generator.operations import Operation
from generator.variants.docs import documented

SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
NOTE = """\
Made from specs/{key}/ of Dingdan by `make generate`; do not edit. Fill in the variables of the environment first:
{variables}. A script signs each request or adds the token. {writes}Only the sandbox of
Dingdan has confirmed these requests.

使用前请先填写环境变量：{variables}。脚本自动签名或带上 token。{writes_zh}以上请求仅在 Dingdan 的沙箱中验证过。

"""
WRITES = """\
Requests that change data need `allow_writes` = `true` in the environment; sent in order, they change only what they
added themselves, or add to the first order of a list. """
WRITES_ZH = (
    "修改数据的请求需将环境变量 `allow_writes` 设为 `true`；"
    "按顺序发送时，只修改自己新增的单据，或在列表的首个订单上新增。"
)


def collection(platform: Platform, how: Authentication) -> JsonObject:
    """Return a collection in Postman's format v2.1, with a folder for each resource.

    Raises:
        ToolError: a step names an operation, an example or a field that the spec does not have.
    """
    steps = _all_steps(platform, how)
    requests = Requests(platform, Platform(platform.key, documented(platform)), how, passed_on(steps))
    by_id = {operation.id: operation for operation in platform.operations}
    folders: dict[str, list[JsonObject]] = {}
    seen: set[str] = set()
    for step in steps:
        operation = by_id[step.operation]
        item = requests.item(step, operation, _others(operation, steps), first=operation.id not in seen)
        folders.setdefault(operation.resource, []).append(item)
        seen.add(operation.id)
    return {
        "info": {
            "_postman_id": stable_id(platform.key, "collection"),
            "name": platform.document["info"]["title"],
            "description": _description(platform, how),
            "schema": SCHEMA,
        },
        "item": [
            {
                "id": stable_id(platform.key, "folder", name),
                "name": name,
                "description": platform.tag(name),
                "item": items,
            }
            for name, items in folders.items()
        ],
        "event": [event("prerequest", how.around(how.before))],
        "variable": [{"key": name, "value": ""} for name in requests.passed_on],
    }


def _all_steps(platform: Platform, how: Authentication) -> list[Step]:
    """Return the steps of the run, followed by those of operations that it does not have."""
    known = {operation.id for operation in platform.operations}
    for step in how.run:
        if step.operation not in known:
            raise ToolError(f"collections: {platform.key} has no operation {step.operation!r}")
    named = {step.operation for step in how.run}
    return [*how.run, *(Step(operation.id) for operation in platform.operations if operation.id not in named)]


def _others(operation: Operation, steps: Sequence[Step]) -> list[str]:
    """Return the names of the examples of a body that no step sends."""
    examples = request_examples(operation)
    sent = {
        step.example or next(iter(examples), "")
        for step in steps
        if step.operation == operation.id and step.body is None
    }
    return [name for name in examples if name not in sent]


def _description(platform: Platform, how: Authentication) -> str:
    writes = any(operation.write for operation in platform.operations)
    note = NOTE.format(
        key=platform.key,
        variables=", ".join(f"`{name}`" for name in ("base_url", *how.credentials)),
        writes=WRITES if writes else "",
        writes_zh=WRITES_ZH if writes else "",
    )
    return note + str(platform.document["info"]["description"])
