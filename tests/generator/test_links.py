"""Links: made from `x-lookup`, in every variant, and fit for the reads that they lead to."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from generator.document import component, operations, part_at
from generator.links import outcome_link, with_links
from generator.model import Platform
from generator.source import read_source
from generator.validation import validator_for

DIST = Path(__file__).resolve().parents[2] / "specs" / "dist"
FILES = sorted(file for file in DIST.glob("waiqin365*.yaml"))
EXPRESSION = "{$request.body#/"


def first_example(operation: dict[str, Any]) -> Any:
    shown = operation["requestBody"]["content"]["application/json"]["examples"]
    return next(iter(shown.values()))["value"]


def followed(link: dict[str, Any], body: Any) -> dict[str, Any]:
    """What a program sends to the read after it sent `body`, as the description says: without what was left out."""
    found = {}
    for name, value in json.loads(link["requestBody"]).items():
        if isinstance(value, str) and value.startswith(EXPRESSION):
            *parents, last = value.removeprefix(EXPRESSION).removesuffix("}").split("/")
            holder = body[int(parents[0])] if parents else body
            if last in holder:
                found[name] = holder[last]
        else:
            found[name] = value
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_lookup_is_a_link_whose_request_the_read_takes(file: Path) -> None:
    found, truth = read_source(file).data, read_source(DIST / "waiqin365.yaml").data
    by_id = {spec["operationId"]: (path, spec) for path, spec, _ in operations(found)}
    looked_up = {spec["operationId"]: spec["x-lookup"] for _, spec, _ in operations(truth) if "x-lookup" in spec}
    linked = {name: spec["responses"]["200"].get("links", {}) for name, (_, spec) in by_id.items()}
    assert {name for name, links in linked.items() if links} == looked_up.keys()
    assert len(looked_up) == 8
    for name, said in looked_up.items():
        link = linked[name]["outcome"]
        assert link["operationId"] == said["operation"]
        fields = component(found, by_id[said["operation"]][1]["requestBody"]["content"]["application/json"]["schema"])
        asked = followed(link, first_example(by_id[name][1]))
        assert "since" in said or asked.keys() - {"page_number"}, name
        assert json.loads(link["requestBody"]).keys() <= fields["properties"].keys()
        if "3.0" not in file.name:  # its nullable is no JSON Schema
            path = by_id[said["operation"]][0]
            pointer = "/".join(str(part).replace("/", "~1") for part in path)
            validator = validator_for(found, f"/{pointer}/requestBody/content/application~1json/schema")
            assert [error.message for error in validator.iter_errors(asked)] == []


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (
            "addStdomOrder",
            [
                "Set `after_create_date` to a time shortly before",
                "`order_no` equals `order_no`",
                "if there is none, it was not",
            ],
        ),
        ("addStdomOrderSent", ["Each item of the request has a read of its own"]),
        ("addStdReturn", ["candidates to compare: the request has no key"]),
        (
            "confirmStdReturn",
            ["Each value of `id`", "Where `approvalType` is 4, its `return_status` is 1 if the change was made, 0, 2"],
        ),
        (
            "cancelSendOrder",
            ["`id` equals `ids` of the request and `sent_no`", "Its `hc_status` is 1 if the change was made, empty if"],
        ),
        ("modifyCustomFields", ["No documented field shows the change"]),
    ],
)
def test_a_description_says_what_a_link_cannot(operation: str, words: list[str]) -> None:
    found = read_source(DIST / "waiqin365.yaml").data
    spec = next(spec for _, spec, _ in operations(found) if spec["operationId"] == operation)
    for each in words:
        assert each in spec["responses"]["200"]["links"]["outcome"]["description"]


def test_the_source_keeps_its_responses_and_a_shared_one_is_written_out(platform: Platform) -> None:
    document = deepcopy(platform.document)
    path, spec, _ = next(each for each in operations(document) if each[1]["operationId"] == "closeTea")
    document["components"]["responses"]["Done"] = answer = spec["responses"]["200"]
    spec["responses"]["200"] = {"$ref": "#/components/responses/Done"}
    before = deepcopy(document)
    made = part_at(with_links(Platform("teahouse", document)), path)["responses"]["200"]
    assert made == {**answer, "links": made["links"]}
    assert document == before


def test_no_link_without_a_lookup_or_without_its_read(platform: Platform) -> None:
    names = {each.id: outcome_link(platform, each) for each in platform.operations}
    assert {name for name, link in names.items() if link} == {"addTeas", "closeTea"}
    document = deepcopy(platform.document)
    for _, spec, _ in operations(document):
        if "x-lookup" in spec:
            spec["x-lookup"]["operation"] = "queryNothing"
    lost = Platform("teahouse", document)
    assert [outcome_link(lost, each) for each in lost.operations] == [None] * len(names)
