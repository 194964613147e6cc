"""The cases of an implementation: one for each vector of specs/vectors."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Vector = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A question to an implementation, and the correct answer.

    Attributes:
        name: `<task>/<name of the vector>`, unique.
        task: The work to do, such as `sign`.
        input: What the task is given.
        expected: The only correct output.
        rounded: What a reader that keeps numbers as doubles makes of a number; None if that loses nothing.
    """

    name: str
    task: str
    input: dict[str, Any]
    expected: dict[str, Any]
    rounded: str | None = None

    @property
    def line(self) -> str:
        """The line of JSON that asks for this case."""
        asked = {"case": self.name, "task": self.task, "input": self.input}
        return json.dumps(asked, ensure_ascii=False)


@dataclass(frozen=True)
class _Task:
    """A group of a file of vectors: the members that an implementation is given, and the output that it must make."""

    file: str
    group: str
    given: Sequence[str]
    expected: Callable[[Vector], dict[str, Any]]


def _members(*names: str) -> Callable[[Vector], dict[str, Any]]:
    return lambda vector: {name: vector[name] for name in names}


_TASKS = {
    "sign": _Task("signing", "vectors", ["body", "appkey", "timestamp"], _members("digest")),
    "format_timestamp": _Task("signing", "timestamps", ["epoch_millis", "timestamp_format"], _members("timestamp")),
    "sign_path": _Task(
        "signing",
        "paths",
        ["path", "body", "openid", "appkey", "timestamp_format", "epoch_millis", "msg_id"],
        _members("signed_path"),
    ),
    "read_response": _Task(
        "envelopes", "vectors", ["platform", "operation", "msg_id", "status", "body"], lambda vector: vector["expected"]
    ),
    "read_value": _Task(
        "values",
        "vectors",
        ["platform", "operation", "field", "wire"],
        lambda vector: {"value": vector["expected"]},
    ),
    "read_pages": _Task(
        "paging", "vectors", ["platform", "operation", "request", "pages"], lambda vector: vector["expected"]
    ),
    "renew_token": _Task(
        "tokens",
        "renewals",
        ["asked_at", "answer", "calls"],
        lambda vector: {"fetches": [call["fetches"] for call in vector["calls"]]},
    ),
    "replace_token": _Task("tokens", "refusals", ["code", "status", "refusals"], lambda vector: vector["expected"]),
}
TASKS = tuple(_TASKS)
"""All tasks, in the order in which they are asked."""


def read_cases(folder: Path, tasks: Sequence[str] = TASKS) -> list[Case]:
    """Read the cases of tasks from a folder of vectors.

    Args:
        folder: The folder with `signing.json` and the other files.
        tasks: Names of `TASKS`.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is not JSON. (KeyError: it does not keep its schema.)
    """
    return [
        _case(name, task, vector)
        for name, task in _TASKS.items()
        if name in tasks
        for vector in json.loads((folder / f"{task.file}.json").read_bytes())[task.group]
    ]


def _case(name: str, task: _Task, vector: Vector) -> Case:
    given = {member: vector[member] for member in task.given if member in vector}
    if name == "renew_token":  # its calls also have the expected result
        given["calls"] = [{"at": call["at"]} for call in vector["calls"]]
    return Case(f"{name}/{vector['name']}", name, given, task.expected(vector), vector.get("as_double"))
