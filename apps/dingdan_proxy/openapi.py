"""The OpenAPI documents of the proxy, made from the bundled specs."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dingdan_proxy.operations import operations
from dingdan_proxy.problems import KINDS, PREFIX
from dingdan_sandbox.bundled import bundled

ACCESS_KEY = "proxyKey"
"""The name of the security scheme."""
PROBLEM_REF = {"$ref": "#/components/schemas/Problem"}

DESCRIPTION = """\
This is the local proxy of Dingdan: `dingdan proxy`. It signs requests, adds tokens, retries reads and checks bodies
against the spec, with the credentials of its own machine. Clients send only the key of the proxy:
`Authorization: Bearer KEY`. Errors are problem documents (RFC 9457).

Below is what the platform's own spec says.

"""
_PARAMETERS: dict[str, dict[str, Any]] = {
    "decoded": {
        "name": "decoded", "in": "query", "schema": {"type": "string", "enum": ["0", "1"]},
        "description": "1 returns `response_data` as JSON instead of a string with JSON. Integers that a double cannot "
        "hold become strings. The header `Accept-Profile: decoded` does the same.",
    },
    "msg_id": {
        "name": "msg_id", "in": "query", "schema": {"type": "string"},
        "description": "The id of the message, which the platform repeats; a new one by default.",
    },
    "unknown": {
        "name": "unknown", "in": "query", "schema": {"type": "string", "enum": ["send"]},
        "description": "`send` passes members on that the spec does not know; without it they are refused.",
    },
}  # fmt: skip
_DONE_BY_THE_PROXY = ("**Signing.", "**Token.", "**GET with a body.")
"""The beginnings of the paragraphs on what clients of the proxy need not do."""
_WAIQIN365_ONLY = ("decoded", "msg_id")
_PROBLEM = {
    "type": "object",
    "description": "A failed request (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "enum": [PREFIX + kind for kind in KINDS]},
        "title": {"type": "string"},
        "title_zh": {"type": "string", "description": "The title in Chinese."},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "platform": {"type": "string"},
        "operation": {"type": "string"},
        "msg_id": {"type": "string"},
        "code": {"type": "string", "description": "The code of the platform, if it rejected the call."},
        "message": {"type": "string", "description": "The message of the platform, if it rejected the call."},
        "upstream_status": {"type": ["integer", "null"], "description": "The HTTP status of the platform."},
        "errors": {
            "type": "array",
            "description": "The faults of the body.",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "rule": {"type": "string"}},
            },
        },
        "lookups": {
            "type": "array",
            "description": "The reads that show the outcome of the write.",
            "items": {"type": "object"},
        },
        "resolve": {"type": "string", "description": "A path to GET, which finds the outcome of the write."},
    },
}


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """A YAML loader that leaves dates as text."""


_Loader.yaml_implicit_resolvers = {
    first: [each for each in found if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def _spec(file: Path) -> dict[str, Any]:
    with file.open(encoding="utf-8") as text:
        found: dict[str, Any] = yaml.load(text, _Loader)  # noqa: S506 - derived from the safe loader
    return found


def document(platform: str, server: str, *, decoded: bool = False) -> dict[str, Any]:
    """Return the OpenAPI document of a platform's paths in the proxy.

    Args:
        platform: `waiqin365` or `wshoto`.
        server: The base URL of the platform's paths.
        decoded: True describes answers of calls with `decoded=1`, which the parameter then requires.
    """
    spec = copy.deepcopy(_spec(bundled() / f"{platform}.yaml"))
    for name in ("webhooks", "x-doc-left-out"):  # these name addresses of the platform
        spec.pop(name, None)
    spec["info"].pop("contact", None)  # a page of the platform
    described = _without(spec["info"]["description"], (*_DONE_BY_THE_PROXY, *(("**Answers.",) if decoded else ())))
    spec["info"]["description"] = DESCRIPTION + described
    spec["servers"] = [{"url": server, "description": "The proxy."}]
    spec["security"] = [{ACCESS_KEY: []}]
    components = spec.setdefault("components", {})
    components["securitySchemes"] = {
        ACCESS_KEY: {"type": "http", "scheme": "bearer", "description": "The key that `dingdan proxy` prints."}
    }
    parameters = {
        name: each for name, each in _PARAMETERS.items() if platform == "waiqin365" or name not in _WAIQIN365_ONLY
    }
    components["parameters"] = parameters
    shared = components.pop("responses", {})
    components.setdefault("schemas", {})["Problem"] = _PROBLEM
    found = {
        definition["operationId"]: definition for item in spec["paths"].values() for definition in _definitions(item)
    }
    spec["paths"] = {each.path: {"post": _plain(found[each.id], parameters, shared)} for each in operations(platform)}
    used = {tag for item in spec["paths"].values() for tag in item["post"].get("tags", ())}
    spec["tags"] = [tag for tag in spec.get("tags", ()) if tag["name"] in used]
    if decoded and platform == "waiqin365":
        parameters["decoded"] = {**parameters["decoded"], "required": True, "schema": {"type": "string", "enum": ["1"]}}
        _decode_schemas(spec)
        _decode_examples(spec)
    _drop_unused_schemas(spec)
    return spec


def _success(response: dict[str, Any]) -> dict[str, Any]:
    """Return a response without the examples of failures, which the proxy answers with problems."""
    for content in response["content"].values():
        content["examples"] = {
            name: each
            for name, each in content["examples"].items()
            if (each["value"].get("return_code", "0"), each["value"].get("code", 0)) == ("0", 0)
        }
    return {**response, "description": "A success: the platform's own envelope."}


def _without(description: str, beginnings: tuple[str, ...]) -> str:
    """Return a description without the paragraphs that begin so."""
    return "\n\n".join(part for part in description.split("\n\n") if not part.lstrip().startswith(beginnings))


def _drop_unused_schemas(spec: dict[str, Any]) -> None:
    """Drop the schemas that no operation refers to, such as those of the token and of pushes."""
    schemas = spec["components"].pop("schemas")
    used: dict[str, Any] = {}
    found = _references(spec)
    while found - used.keys():
        used |= {name: schemas[name] for name in found}
        found |= _references(used)
    spec["components"]["schemas"] = {name: each for name, each in schemas.items() if name in used}


def _references(value: Any) -> set[str]:
    return set(re.findall(r'"#/components/schemas/([^"/]+)"', json.dumps(value)))


def _decode_schemas(spec: dict[str, Any]) -> None:
    """Replace each string with JSON by the schema of this JSON."""
    for schema in spec["components"]["schemas"].values():
        for name, member in schema.get("properties", {}).items():
            if "contentSchema" in member:
                kept = {key: member[key] for key in ("title", "description") if key in member}
                schema["properties"][name] = {**kept, "anyOf": [member["contentSchema"], {"type": "null"}]}


def _decode_examples(spec: dict[str, Any]) -> None:
    """Decode the strings with JSON in the examples of answers."""
    for item in spec["paths"].values():
        for content in item["post"]["responses"]["200"].get("content", {}).values():
            for example in content.get("examples", {}).values():
                data = example.get("value", {}).get("response_data")
                if isinstance(data, str):
                    example["value"]["response_data"] = json.loads(data)


def _definitions(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in item.values() if isinstance(each, dict) and "operationId" in each]


def _plain(definition: dict[str, Any], parameters: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """Return the operation as the proxy offers it: POST, without signature and token.

    Args:
        definition: The operation of the spec.
        parameters: The parameters of the proxy by name.
        shared: The responses among the components of the spec.
    """
    for name in ("security", "servers", "x-get-with-body"):
        definition.pop(name, None)
    definition["parameters"] = [{"$ref": f"#/components/parameters/{name}"} for name in parameters]
    content = {"application/problem+json": {"schema": PROBLEM_REF}}
    answer = definition["responses"]["200"]
    responses = {"200": _success(shared[answer["$ref"].rpartition("/")[2]] if "$ref" in answer else answer)}
    definition["responses"] = responses | {"default": {"description": "A failed request.", "content": content}}
    return definition
