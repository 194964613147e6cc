"""Every command of an operation, as a process, with a request example of the specs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dingdan_cli.operations.catalog import all_operations, kebab
from dingdan_cli.operations.commands import option_name
from dingdan_runtime.reference import OperationReference
from dingdan_sandbox import Sandbox, running
from tests.cli.operations.conftest import process
from tests.sandbox.test_examples import ANSWERED, EXAMPLES, Example


def references() -> dict[str, OperationReference]:
    """All operations that have a command, by operationId."""
    return {each.id: each for each in all_operations()}


def options(operation: OperationReference, body: dict[str, Any]) -> list[str]:
    """The options of a read for the members of a body."""
    fields = {field.wire: field for field in operation.request.fields} if operation.request else {}
    paged = {operation.paging.page, operation.paging.size} if operation.paging else set()
    given = {fields[name]: value for name, value in body.items() if fields[name].name not in paged}
    return [f"{option_name(field)}={value}" for field, value in given.items()]


def test_every_operation_runs_as_a_process(tmp_path: Path) -> None:
    known = references()
    firsts: dict[str, Example] = {}
    for each in EXAMPLES:
        if (each.operation, each.name) in ANSWERED and each.operation in known:
            firsts.setdefault(each.operation, each)
    assert firsts.keys() == known.keys()
    with running(Sandbox()) as server:
        for example in firsts.values():  # in the order in which the sandbox can carry them out
            operation = known[example.operation]
            command = [operation.platform, kebab(operation.resource), kebab(operation.method)]
            if operation.write:
                journal = ["--journal", str(tmp_path / operation.id)] if operation.array else []
                body = json.dumps(example.body)
                done = process(server.url, *command, "--body", "-", "--yes", *journal, stdin=body)
                assert done.code == 0, (command, done)
                told = [json.loads(line) for line in done.out.splitlines()]
                assert {each["outcome"] for each in told} == {"done"}, (command, done)
            else:
                done = process(server.url, *command, *options(operation, example.body))
                assert done.code == 0, (command, done)
                assert done.out.splitlines(), command
