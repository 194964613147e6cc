"""Runs openapi-python-client, which generates the `openapi_client` folder of a package."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from generator.document import JsonObject, response
from generator.errors import ToolError
from generator.model import Platform

UNREAD = ("title", "example", "examples", "externalDocs", "contentMediaType", "contentSchema", "format")
"""Keywords to remove: openapi-python-client misinterprets them (a title as a class name) or does not need them."""


def client_document(platform: Platform) -> JsonObject:
    """Return the spec in a form that openapi-python-client can process.

    Signed path segments are removed, references to scalars are inlined, and descriptions start with the label. Rules
    that a class cannot express (`anyOf` of `required`) are removed; the facade checks them.
    """
    paths: JsonObject = {}
    for operation in platform.operations:
        spec = {
            key: value
            for key, value in operation.spec.items()
            if key in ("operationId", "tags", "summary", "description")
        }
        spec["parameters"] = [
            {
                "name": prop.wire,
                "in": "query",
                "required": prop.required,
                "description": prop.description,
                "schema": {"type": "string"},
            }
            for prop in operation.query
        ]
        if operation.body_component:
            reference = {"$ref": f"#/components/schemas/{operation.body_component}"}
            spec["requestBody"] = {"required": True, "content": {"application/json": {"schema": reference}}}
        # Calls read the 200 response; what arrives with another status is decoded by nobody.
        schema = _schema(platform, platform.answer(operation.spec))
        spec["responses"] = {
            "200": {
                "description": response(platform.document, operation.spec["responses"]["200"])["description"],
                "content": {"application/json": {"schema": schema}},
            }
        }
        paths.setdefault(operation.path, {})[operation.http_method.lower()] = spec
    document: JsonObject = {
        "openapi": "3.1.0",
        "info": {"title": platform.package, "version": platform.document["info"]["version"]},
        "paths": paths,
        "components": {"schemas": {}},
    }
    _add_reached(platform, document)
    return document


def _add_reached(platform: Platform, document: JsonObject) -> None:
    """Add all object and array components that `document` refers to, directly or indirectly."""
    found: JsonObject = {}
    waiting = _references(document["paths"])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _component(platform, platform.schemas[name])
            waiting |= _references(found[name])
    document["components"]["schemas"] = dict(sorted(found.items()))


def _references(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_references, value))
    if isinstance(value, dict):
        own = {value["$ref"].rpartition("/")[2]} if "$ref" in value else set()
        return own.union(*map(_references, value.values()))
    return set()


def _component(platform: Platform, schema: JsonObject) -> JsonObject:
    kept = {
        key: value
        for key, value in schema.items()
        if key not in UNREAD and not key.startswith("x-") and key not in ("anyOf", "allOf")
    }
    if schema.get("title"):
        kept["description"] = f"{schema['title']}: {schema.get('description', '')}".strip()
    if "properties" in schema:
        kept["properties"] = {name: _schema(platform, inner) for name, inner in schema["properties"].items()}
    if "items" in schema:
        kept["items"] = _schema(platform, schema["items"])
    return kept


def _schema(platform: Platform, schema: JsonObject) -> JsonObject:
    """Return a schema for its place of use: references to objects stay, references to scalars are inlined."""
    followed, name = platform.follow(schema)
    choices = schema.get("anyOf")
    if name is not None and ("properties" in followed or ("$ref" in schema and "items" in followed)):
        reference = {"$ref": f"#/components/schemas/{name}"}
        return {"anyOf": [reference, {"type": "null"}]} if choices else reference
    return _component(platform, followed)


def write_client(platform: Platform, folder: Path, scratch: Path) -> None:
    """Generate the client package into `folder`.

    Raises:
        ToolError: openapi-python-client failed, or printed a warning.
    """
    document = scratch / f"{platform.key}-client.json"
    document.write_text(json.dumps(client_document(platform), ensure_ascii=False), encoding="utf-8")
    config = scratch / f"{platform.key}-client-config.json"
    config.write_text(json.dumps({"docstrings_on_attributes": True, "post_hooks": []}), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "openapi_python_client",
        "generate",
        "--path",
        str(document),
        "--meta",
        "none",
        "--output-path",
        str(folder),
        "--overwrite",
        "--config",
        str(config),
        "--fail-on-warning",
    ]
    run_tool("openapi-python-client", command)


def run_tool(name: str, command: list[str]) -> str:
    """Run an external generator and return its output.

    Raises:
        ToolError: the command failed.
    """
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise ToolError(f"{name} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
