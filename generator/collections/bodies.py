"""Bodies of requests: the example of the spec with variables in some places."""

from __future__ import annotations

import copy
import json
from typing import Any

from generator.collections.steps import Step
from generator.document import JsonObject
from generator.errors import ToolError
from generator.operations import Operation


def request_examples(operation: Operation) -> dict[str, JsonObject]:
    """Return the examples of the body of an operation by name."""
    content = operation.spec.get("requestBody", {}).get("content", {}).get("application/json", {})
    # Without names there is one example and no summary.
    found: dict[str, JsonObject] = {"example": {"value": content["example"]}} if "example" in content else {}
    return {**found, **content.get("examples", {})}


def example_of(step: Step, operation: Operation) -> tuple[str, JsonObject]:
    """Return the name and the example that a step sends.

    Raises:
        ToolError: the operation has no such example.
    """
    examples = request_examples(operation)
    name = step.example or next(iter(examples))
    if name not in examples:
        raise ToolError(f"collections: {step.operation} has no example {name!r}; it has {', '.join(examples)}")
    return name, examples[name]


def body_text(step: Step, operation: Operation) -> str:
    """Return the text of the body of a request. A variable in the place of a number stands without quotes.

    Raises:
        ToolError: the operation has no such example, or the example no such field.
    """
    if step.body is not None:
        return json.dumps(step.body, ensure_ascii=False, indent=2)
    if not request_examples(operation):
        return "{}"
    body = copy.deepcopy(example_of(step, operation)[1]["value"])
    numbers = []
    for path, value in step.values.items():
        holder, key = _place(body, path, step)
        if isinstance(holder[key], int):
            numbers.append(value)
        holder[key] = value
    text = json.dumps(body, ensure_ascii=False, indent=2)
    for each in numbers:
        text = text.replace(json.dumps(each), each)
    return text


def _place(body: Any, path: str, step: Step) -> tuple[Any, Any]:
    """Return the object or list, and the key, at a dotted path."""
    *steps, last = (int(part) if part.isdecimal() else part for part in path.split("."))
    try:
        for part in steps:
            body = body[part]
        body[last]
    except (KeyError, IndexError, TypeError):
        raise ToolError(f"collections: the example of {step.operation} has no {path!r}") from None
    return body, last
