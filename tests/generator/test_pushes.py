"""Pushes (`webhooks`): what lint refuses, and that the package holds what the spec says."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from generator.bundle import bundle
from generator.lint import load
from generator.pushes import FORM, KEY, sound_pushes
from tests.generator.spec_folder import ROOT
from waiqin365_api import pushes, records
from waiqin365_api.codes import PushDataType

ENTRY = ROOT / "specs" / "waiqin365" / "openapi.yaml"
FIELDS = ("components", "schemas", "Push", "properties")
CARRIED = (*FIELDS, "data", KEY)
POST = ("webhooks", "push", "post")
Edit = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return load(ENTRY)


def carried(document: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = document["components"]["schemas"]["Push"]["properties"]["data"][KEY]
    return said


def post(document: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = document["webhooks"]["push"]["post"]
    return operation


def form(document: dict[str, Any]) -> dict[str, Any]:
    media: dict[str, Any] = post(document)["requestBody"]["content"][FORM]
    return media


def answers(document: dict[str, Any]) -> dict[str, Any]:
    media: dict[str, Any] = post(document)["responses"]["200"]["content"]["application/json"]
    return media


def test_pushes_of_the_platform_are_sound(document: dict[str, Any]) -> None:
    assert list(sound_pushes(document)) == []


def test_spec_without_pushes_is_let_pass(document: dict[str, Any]) -> None:
    assert list(sound_pushes({**document, "webhooks": {}})) == []


@pytest.mark.parametrize(
    ("edit", "where", "message"),
    [
        (
            lambda it: it["webhooks"].update(pull=it["webhooks"]["push"]),
            ("webhooks", "pull"),
            "the only supported webhook is push",
        ),
        (lambda it: post(it).pop("summary"), POST, "no summary"),
        (lambda it: post(it).pop("externalDocs"), POST, "no externalDocs"),
        (
            lambda it: form(it).pop("examples"),
            (*POST, "requestBody"),
            f"a push needs a schema that is a component, and examples, in {FORM}",
        ),
        (
            lambda it: answers(it).pop("schema"),
            (*POST, "responses"),
            "a push needs a schema that is a component, and examples, in 200",
        ),
        (
            lambda it: form(it)["examples"]["order"]["value"].update(dataType="stdorder_orders"),
            (*POST, "requestBody", "content", FORM, "examples", "order"),
            "the example is not valid: 'stdorder_orders' is not one of the documented codes",
        ),
        (
            lambda it: form(it)["examples"]["order"]["value"].pop("msgId"),
            (*POST, "requestBody", "content", FORM, "examples", "order"),
            "the example is not valid: 'msgId' is a required property",
        ),
        (
            lambda it: answers(it)["examples"].pop("rejected"),
            (*POST, "responses", "200"),
            "the response to a push has no example rejected",
        ),
        (
            lambda it: it["components"]["schemas"]["Push"]["properties"]["data"].pop(KEY),
            FIELDS[:-1],
            f"exactly one field of a push must have {KEY}",
        ),
        (
            lambda it: carried(it).update(by="dataId"),
            (*CARRIED, "by"),
            "Push has no field 'dataId' with a list of codes",
        ),
        (
            lambda it: carried(it)["records"].update(order="StdomOrder"),
            (*CARRIED, "records", "order"),
            "dataType has no code 'order'",
        ),
        (
            lambda it: carried(it)["records"].update(visit="Acknowledgement"),
            (*CARRIED, "records", "visit"),
            "Acknowledgement is not a record of a response",
        ),
    ],
)
def test_slip_is_found(document: dict[str, Any], edit: Edit, where: tuple[str, ...], message: str) -> None:
    edited = deepcopy(document)
    edit(edited)
    assert list(sound_pushes(edited)) == [(where, message)]


def test_finding_names_the_file_of_the_webhook() -> None:
    joined = bundle(ENTRY)
    assert joined.finding((*POST, "summary"), "text").file.name == "webhooks.yaml"


def test_package_has_the_fields_and_answers_of_the_spec(document: dict[str, Any]) -> None:
    fields = document["components"]["schemas"]["Push"]
    assert list(pushes.FIELDS.values()) == list(fields["properties"])
    assert list(pushes.REQUIRED) == fields["required"]
    assert json.loads(pushes.ACCEPTED) == answers(document)["examples"]["accepted"]["value"]
    assert json.loads(pushes.REJECTED) == answers(document)["examples"]["rejected"]["value"]


def test_record_of_each_data_type_is_that_of_the_spec(document: dict[str, Any]) -> None:
    found = {each.value: pushes.record_of(each) for each in PushDataType}
    said = carried(document)["records"]
    assert found == {each.value: getattr(records, said[each]) if each in said else None for each in PushDataType}
    assert pushes.record_of("unknown") is None
