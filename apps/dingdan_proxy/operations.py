"""The operations of both platforms by path, and the places of faults in their bodies."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

from dingdan_runtime import Operation

PACKAGES = {"waiqin365": "waiqin365_api", "wshoto": "wshoto_api"}
"""The generated package of each platform."""


def operations(platform: str) -> Iterator[Operation[Any]]:
    """Iterate over the operations of a platform, without the call for a token."""
    package = importlib.import_module(f"{PACKAGES[platform]}.operations")
    for module in pkgutil.iter_modules(package.__path__):
        if module.name == "token":
            continue
        for value in vars(importlib.import_module(f"{package.__name__}.{module.name}")).values():
            if isinstance(value, Operation):
                yield value


def wire_path(operation: Operation[Any], path: str) -> str:
    """Return the path of an argument as a path in the JSON body: `items[0].order_no` as `[0].order_no`."""
    found: list[str] = []
    body = operation.body
    fields = {each.argument: each for each in body.fields}
    for part in path.split("."):
        name, bracket, rest = part.partition("[")
        if body.array and not found and name == "items":
            found.append(bracket + rest or "body")
            continue
        field = fields.get(name)
        found.append((field.wire if field else name) + bracket + rest)
        fields = {each.argument: each for each in field.body.fields} if field and field.body else {}
    return ".".join(found)
