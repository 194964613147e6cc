"""Every change of our specs that the table knows is reported, with both effects, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import Platform
from tests.spec_diff.mutations import HARMLESS, MUTATIONS, Mutation
from tools.spec_diff.changes import Effect
from tools.spec_diff.compare_specs import compare_documents


def reported(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, Effect, Effect]]:
    """What is reported but texts."""
    changes = compare_documents(Platform("p", before), Platform("p", after))
    return sorted((each.kind, each.where, each.wire, each.python) for each in changes if each.kind != "text-changed")


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_change_is_reported_as_what_it_is(mutation: Mutation, documents: dict[str, Any]) -> None:
    before = documents[mutation.platform]
    assert reported(before, mutation.apply(before)) == sorted(mutation.expected)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_change_the_other_way_is_reported_as_well(mutation: Mutation, documents: dict[str, Any]) -> None:
    before = documents[mutation.platform]
    assert bool(reported(mutation.apply(before), before)) == bool(mutation.expected)


def test_table_has_all_kinds_of_effects() -> None:
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS)
    effects = [{(wire, python) for _, _, wire, python in mutation.expected} for mutation in MUTATIONS]
    assert set().union(*effects) == {(wire, python) for wire in Effect for python in Effect}
    assert sum(Effect.BREAKING in sum(pairs, ()) for pairs in effects) >= 40
    assert len(HARMLESS) >= 20
