"""Saved answers of requests, from the examples of the spec."""

from __future__ import annotations

import json
from typing import Any

from generator.collections.names import stable_id
from generator.document import JsonObject, response
from generator.model import Platform
from generator.operations import Operation


def saved_answers(platform: Platform, operation: Operation, request: JsonObject) -> list[JsonObject]:
    """Return the examples of the answers of an operation; at least one of them is a failure."""
    found = []
    for status, answer in operation.spec["responses"].items():
        if not status.isdigit():
            continue  # `default` has no status to save it with
        content = response(platform.document, answer).get("content", {})
        for name, example in content.get("application/json", {}).get("examples", {}).items():
            summary = str(example.get("summary", name))
            found.append(_saved(platform, operation, request, int(status), name, summary, example["value"]))
    said = platform.document["x-envelope"]
    if all(json.loads(each["body"])[said["code"]] == said["success"] for each in found):
        found.append(_refused(platform, operation, request))
    return found


def _refused(platform: Platform, operation: Operation, request: JsonObject) -> JsonObject:
    """Return the answer to wrong credentials, for an operation whose failures the spec does not show."""
    said = platform.document["x-envelope"]
    value = {said["code"]: said["authentication"][0]["code"], said["message"]: ""}
    if "id" in said:
        example = platform.document["components"]["parameters"][said["id"]]["example"]
        value[said["id"]] = example
    value[said["data"][0]] = None
    title = "The credentials are rejected; the text is left out, since it is not known"
    return _saved(platform, operation, request, 200, "rejected credentials", title, value)


def _saved(
    platform: Platform, operation: Operation, request: JsonObject, status: int, name: str, title: str, value: Any
) -> JsonObject:
    return {
        "id": stable_id(platform.key, operation.id, "answer", name),
        "name": title,
        "originalRequest": {key: each for key, each in request.items() if key != "description"},
        "status": "OK" if status == 200 else str(status),
        "code": status,
        "_postman_previewlanguage": "json",
        "header": [{"key": "Content-Type", "value": "application/json"}],
        "cookie": [],
        "body": json.dumps(value, ensure_ascii=False, indent=2),
    }
