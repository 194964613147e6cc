"""Examples of a call in Python, on the command line and with curl, from the examples of the specs."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference
from generator.document import operations
from generator.source import read_source
from tools.docs_site.documents import ROOT
from tools.docs_site.languages import Language, Text
from tools.docs_site.platforms import CLIENTS

WIDTH = 60
"""The most characters of a list or object on one line: the pages are narrow."""
SIMPLE = (str, int, float, bool)


@cache
def _described(platform: str) -> dict[str, dict[str, Any]]:
    """Return the operations of the docs variant of a spec, by operationId."""
    data = read_source(ROOT / "specs" / "dist" / f"{platform}.docs.yaml").data
    return {operation["operationId"]: operation for _, operation, _ in operations(data)}


def example_of(operation: OperationReference) -> Any:
    """Return the first example of a request, with the names of the platform; `{}` if the call asks for nothing."""
    body = _described(operation.platform)[operation.id].get("requestBody")
    if body is None:
        return {}
    content = body["content"]["application/json"]
    return next(iter(content["examples"].values()))["value"]


def arguments_of(value: Any, described: ObjectReference) -> dict[str, Any]:
    """Return the members of a JSON object as arguments, which may have other names."""
    names = {field.wire: field for field in described.fields}
    return {
        (names[wire].name if wire in names else wire): _inner(member, names.get(wire)) for wire, member in value.items()
    }


def _inner(value: Any, field: FieldReference | None) -> Any:
    if field is None or field.members is None:
        return value
    if isinstance(value, list):
        return [arguments_of(item, field.members) for item in value]
    return arguments_of(value, field.members) if isinstance(value, dict) else value


def python_example(operation: OperationReference, language: Language) -> str:
    """Return a program that makes the call; its comments are in `language`."""
    client, name = CLIENTS[operation.platform]
    call = f"{name}.{operation.call}({_python_arguments(operation)})"
    if operation.paging is not None:
        comment = Text("page after page", "逐页读取").of(language)
        lines = [f"for record in {call}:  # {comment}", "    print(record.to_json_dict())"]
    elif operation.many and not operation.write:
        lines = [f"for record in {call}:", "    print(record.to_json_dict())"]
    elif operation.write:
        lines = [f"ack = {call}", "print(ack.msg_id, ack.data)"]
    else:
        lines = [f"record = {call}", "print(record.to_json_dict())"]
    inner = "\n".join(f"    {line}" for text in lines for line in text.splitlines())
    return f"from dingdan import {client}\n\nwith {client}() as {name}:\n{inner}\n"


def _python_arguments(operation: OperationReference) -> str:
    example = example_of(operation)
    if operation.array and operation.request is not None:
        return literal([arguments_of(item, operation.request) for item in example])
    given = _without_paging(operation, arguments_of(example, operation.request) if operation.request else {})
    return _broken("", [f"{name}={literal(value, len(name) + 1)}" for name, value in given.items()], "")


def _without_paging(operation: OperationReference, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments without the page, since iterating begins with the first."""
    page = operation.paging.page if operation.paging is not None else ""
    return {name: value for name, value in given.items() if name != page}


def literal(value: Any, used: int = 0) -> str:
    """Return a JSON value as Python, broken into lines where it is long, as ruff formats it.

    Args:
        value: The value.
        used: The number of characters before it on its line.
    """
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return _broken("[", [literal(item) for item in value], "]", used)
    if isinstance(value, dict):
        members = [(json.dumps(name, ensure_ascii=False), member) for name, member in value.items()]
        return _broken("{", [f"{name}: {literal(member, len(name) + 2)}" for name, member in members], "}", used)
    return repr(value)


def _broken(begin: str, parts: Sequence[str], end: str, used: int = 0) -> str:
    line = f"{begin}{', '.join(parts)}{end}"
    if len(line) + used < WIDTH and "\n" not in line:
        return line
    inner = ",\n".join("    " + part.replace("\n", "\n    ") for part in parts)
    return f"{begin}\n{inner},\n{end}"


def command_example(operation: OperationReference) -> tuple[str, str]:
    """Return the command that makes the call, and the JSON file that it needs; `""` if it needs none."""
    command = ["dingdan", operation.platform, *(part.replace("_", "-") for part in operation.call.split("."))]
    example = example_of(operation)
    given = {} if isinstance(example, list) else _without_paging(operation, _arguments(operation, example))
    options = all(isinstance(value, SIMPLE) for value in given.values()) and not isinstance(example, list)
    if operation.write and not options:
        return shlex.join([*command, "--body", "body.json", "--dry-run"]), _json(example)
    for name, value in given.items():
        many = value if isinstance(value, list) else [value]
        command += [part for each in many for part in (f"--{name.replace('_', '-')}", _text(each))]
    return shlex.join([*command, "--dry-run"] if operation.write else command), ""


def _arguments(operation: OperationReference, example: Any) -> dict[str, Any]:
    return arguments_of(example, operation.request) if operation.request is not None else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def curl_example(operation: OperationReference) -> str:
    """Return the command of the docs variant that signs and sends the call with curl."""
    samples: Sequence[Mapping[str, str]] = _described(operation.platform)[operation.id]["x-codeSamples"]
    return next(each["source"] for each in samples if each["label"] == "curl")
