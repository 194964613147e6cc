"""Every operation of both platforms, as it is generated, and the least that it must be called with."""

from __future__ import annotations

import importlib
import pkgutil
from operator import attrgetter
from typing import Any

import waiqin365_api.operations
import wshoto_api.operations
from dingdan_runtime import Body, Operation
from wshoto_api.records import AccessToken

LEAST: dict[str, Any] = {
    "decimal": "1",
    "number": 1,
    "integer": 1,
    "long": 1,
    "custom-field-code": "ext_1",
    "custom-field-label": "加急",
    "integer-code": 1,
    "epoch-seconds": 1780000000,
    "date": "2026-11-01",
    "waiqin-date-time": "2026-11-01 09:30:00",
    "waiqin-date-or-time": "2026-11-01",
    "map": {},
    "list": [],
}


def _found() -> list[Operation[Any]]:
    modules = (
        importlib.import_module(f"{package.__name__}.{module.name}")
        for package in (waiqin365_api.operations, wshoto_api.operations)
        for module in pkgutil.iter_modules(package.__path__)
    )
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Operation)]
    return [operation for operation in found if operation.result is not AccessToken]  # part of other calls


OPERATIONS = _found()


def least(body: Body) -> dict[str, Any]:
    """Arguments that satisfy the rules, and no more."""
    needed = {field.argument for field in body.fields if field.required}
    needed |= {name for rule in body.any_of for name in rule[0]}
    given = {field.argument: least(field.body) if field.body else LEAST.get(field.kind, "1") for field in body.fields}
    kinds = {field.argument: field.kind for field in body.fields}
    return {
        name: [given[name]] if kinds[name] == "list" and isinstance(given[name], dict) else given[name]
        for name in sorted(needed)
    }


def call(client: Any, operation: Operation[Any]) -> Any:
    """Call an operation with the least that it takes."""
    method = attrgetter(operation.call)(client)
    arguments = least(operation.body)
    return method([arguments]) if operation.body.array else method(**arguments)
