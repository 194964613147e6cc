"""Every change of our specs that the table knows is reported, with both effects, and nothing else is."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from generator.model import Platform
from tests.spec_diff.mutations import HARMLESS, MUTATIONS, VALET, Document, Mutation, at, call
from tests.spec_diff.mutations_of_links import LINK, MUTATIONS_OF_LINKS, share
from tools.spec_diff.changes import Effect
from tools.spec_diff.compare_specs import compare_documents

ALL = [*MUTATIONS, *MUTATIONS_OF_LINKS]


def reported(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, Effect, Effect]]:
    """What is reported but texts."""
    changes = compare_documents(Platform("p", before), Platform("p", after))
    return sorted((each.kind, each.where, each.wire, each.python) for each in changes if each.kind != "text-changed")


@pytest.mark.parametrize("mutation", ALL, ids=lambda mutation: mutation.name)
def test_change_is_reported_as_what_it_is(mutation: Mutation, documents: dict[str, Any]) -> None:
    before = documents[mutation.platform]
    assert reported(before, mutation.apply(before)) == sorted(mutation.expected)


@pytest.mark.parametrize("mutation", ALL, ids=lambda mutation: mutation.name)
def test_change_the_other_way_is_reported_as_well(mutation: Mutation, documents: dict[str, Any]) -> None:
    before = documents[mutation.platform]
    assert bool(reported(mutation.apply(before), before)) == bool(mutation.expected)


def test_table_has_all_kinds_of_effects() -> None:
    assert len({mutation.name for mutation in ALL}) == len(ALL)
    effects = [{(wire, python) for _, _, wire, python in mutation.expected} for mutation in ALL]
    assert set().union(*effects) == {(wire, python) for wire in Effect for python in Effect}
    assert sum(Effect.BREAKING in sum(pairs, ()) for pairs in effects) >= 40
    assert len(HARMLESS) >= 20


@pytest.mark.parametrize(
    ("changed", "effect"),
    [
        ({"operationId": "crmSaleOrderDetail"}, Effect.BREAKING),
        ({"parameters": {}}, Effect.BREAKING),
        ({"parameters": {"user": "$response.body#/code"}}, Effect.BREAKING),
        ({"requestBody": "$response.body"}, Effect.COMPATIBLE),
        ({"server": {"url": "https://example.com"}}, Effect.BREAKING),
        ({"description": "Other words."}, None),
    ],
)
def test_a_change_of_a_written_link_is_reported(
    documents: dict[str, Document], changed: Document, effect: Effect | None
) -> None:
    old, new = deepcopy(documents["wshoto"]), deepcopy(documents["wshoto"])
    for document, link in ((old, LINK), (new, {**LINK, **changed})):
        at(document, *call(VALET, "post", "responses", "200"))["links"] = {"mall": link}
    found = [("link-changed", "valetorderInfoList", effect, Effect.NONE)] if effect else []
    assert reported(old, new) == found


def test_a_change_of_a_shared_response_is_reported_once(documents: dict[str, Document]) -> None:
    old = deepcopy(documents["wshoto"])
    share(old)
    new = deepcopy(old)
    old["components"]["responses"]["Refused"]["content"] = {"text/plain": {}}
    new["components"]["responses"]["Refused"]["description"] = "Other words."
    changes = compare_documents(Platform("p", old), Platform("p", new))
    assert [(each.kind, each.where, each.path) for each in changes] == [
        ("media-removed", "Refused", ("components", "responses", "Refused")),
        ("text-changed", "Refused", ("components", "responses", "Refused")),
    ]
