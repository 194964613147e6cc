"""The quick validators of `tests.support.contract` find what the slow ones find."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.document import operations, pointer
from generator.validation import validator_for
from tests.support.contract import contract_of
from tests.support.damage import damaged


def examples(platform: str) -> Iterator[tuple[str, Any]]:
    """The pointer to the schema of each operation's answer, and the examples of it."""
    for place, operation, _ in operations(contract_of(platform).document):
        content = operation["responses"]["200"]["content"]["application/json"]
        for example in content.get("examples", {}).values():
            yield pointer((*place, "responses", "200", "content", "application/json", "schema")), example["value"]


@pytest.mark.parametrize("platform", ["waiqin365", "wshoto"])
def test_both_find_the_same_damage(platform: str) -> None:
    contract, found = contract_of(platform), {True: 0, False: 0}
    for schema, example in examples(platform):
        slow = validator_for(contract.document, schema)
        for number, answer in enumerate([example, *damaged(example)]):
            if number % 5 == 0:
                valid = slow.is_valid(answer)
                assert contract._quick.is_valid(schema, answer) == valid, (schema, answer)
                found[valid] += 1
    assert min(found.values()) > 50
