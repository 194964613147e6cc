"""The Postman collections: what they hold. `make check-collections` runs them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft7Validator

from generator.collections import COLLECTION, ENVIRONMENT, authentication, collections
from generator.collections.steps import Step
from generator.document import response
from generator.errors import ToolError
from generator.lint import load
from generator.model import Platform
from generator.operations import Operation
from tests.generator.collection_shape import SHAPE
from tests.generator.spec_folder import ROOT

SET_BY_SCRIPTS = {
    "base_url", "openid_in_path", "timestamp", "digest", "msg_id", "an_hour_ago",
    "appid_in_query", "app_secret_in_query", "access_token_in_query",
}  # fmt: skip


@pytest.fixture(scope="module", params=["waiqin365", "wshoto"])
def real(request: pytest.FixtureRequest) -> Platform:
    return Platform(request.param, load(ROOT / "specs" / request.param / "openapi.yaml"))


@pytest.fixture(scope="module")
def made(real: Platform) -> dict[str, Any]:
    return collections(real)[COLLECTION]


def requests(made: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Iterate over the requests with the names of their folders."""
    for folder in made["item"]:
        for item in folder["item"]:
            yield folder["name"], item


def operation_of(item: dict[str, Any], platform: Platform) -> Operation:
    return next(each for each in platform.operations if f" {each.id}: " in item["name"])


def test_each_operation_has_a_request_in_the_folder_of_its_tag(real: Platform, made: dict[str, Any]) -> None:
    found = {(folder, operation_of(item, real).id) for folder, item in requests(made)}
    assert found == {(each.resource, each.id) for each in real.operations}
    for _, item in requests(made):
        operation = operation_of(item, real)
        request = item["request"]
        assert request["method"] == operation.http_method
        assert request["url"]["raw"].startswith("{{base_url}}" + operation.path)
        pruned = item.get("protocolProfileBehavior", {}).get("disableBodyPruning", False)
        assert pruned is not (operation.http_method != "GET" or operation.body is None)


def test_the_file_has_the_shape_of_a_collection_of_version_2_1(made: dict[str, Any]) -> None:
    assert [error.message for error in Draft7Validator(SHAPE).iter_errors(made)] == []


def test_credentials_are_empty_and_secret_and_nothing_else_is_private(real: Platform) -> None:
    found = collections(real)[ENVIRONMENT]["values"]
    secret = {each["key"]: each["value"] for each in found if each["type"] == "secret"}
    assert set(secret.values()) == {""}
    assert {"openid", "appkey"} <= secret.keys() or {"appid", "app_secret", "access_token"} <= secret.keys()
    plain = {each["key"]: each["value"] for each in found if each["type"] != "secret"}
    assert plain["base_url"].startswith("https://")
    assert plain.keys() <= {"base_url", "timestamp_format", "allow_writes"}
    assert plain.get("allow_writes", "") == ""


def test_ids_are_unique_and_the_same_in_every_run(real: Platform, made: dict[str, Any]) -> None:
    assert json.dumps(collections(real)[COLLECTION]) == json.dumps(made)
    ids = re.findall(r'"(?:_postman_)?id": "([0-9a-f]{8}-[0-9a-f-]{27})"', json.dumps(made))
    assert len(ids) == len(set(ids)) > len(list(requests(made)))


def test_each_example_of_a_body_is_sent_or_shown(real: Platform, made: dict[str, Any]) -> None:
    for operation in real.operations:
        items = [item for _, item in requests(made) if operation_of(item, real) is operation]
        names = "\n".join(item["name"] + item["request"].get("description", "") for item in items)
        content = operation.spec.get("requestBody", {}).get("content", {}).get("application/json", {})
        for name, example in content.get("examples", {}).items():
            assert example["summary"] in names, (operation.id, name)


def test_descriptions_have_the_label_and_the_codes_of_every_field(real: Platform, made: dict[str, Any]) -> None:
    shown: dict[str, str] = {}
    for _, item in requests(made):
        shown.setdefault(operation_of(item, real).id, item["request"].get("description", ""))
    for operation in real.operations:
        for name in (operation.body.name if operation.body else None, operation.result):
            for prop in real.object(name).properties if name else ():
                text = shown[operation.id]
                assert f"`{prop.wire}` | {prop.title} |" in text
                for code in prop.schema.get("x-enum", ()):
                    assert f"{code['value']} {code['label']} ({code['label_zh']})" in text


def test_saved_answers_are_the_examples_and_at_least_one_failure(real: Platform, made: dict[str, Any]) -> None:
    said = real.document["x-envelope"]
    seen = set()
    for _, item in requests(made):
        operation = operation_of(item, real)
        if operation.id in seen:
            continue
        seen.add(operation.id)
        saved = [json.loads(each["body"]) for each in item["response"]]
        given = response(real.document, operation.spec["responses"]["200"])
        examples = given["content"]["application/json"]["examples"]
        assert [each["value"] for each in examples.values()] == saved[: len(examples)]
        assert {each[said["code"]] == said["success"] for each in saved} == {True, False}
        for each in item["response"]:
            assert each["originalRequest"]["url"] == item["request"]["url"]


def test_variables_are_declared_and_set_by_an_earlier_request(real: Platform, made: dict[str, Any]) -> None:
    declared = {each["key"]: each["value"] for each in made["variable"]}
    assert set(declared.values()) <= {""}  # an example could be the number of a real document
    given = set(SET_BY_SCRIPTS)
    for _, item in requests(made):
        used = re.findall(r"\{\{(\w+)\}\}", json.dumps(item["request"]))
        assert set(used) <= given, item["name"]
        for event in item["event"]:
            script = "\n".join(event["script"]["exec"])
            given |= set(re.findall(r'collectionVariables\.set\("(\w+)"', script))
    assert given - SET_BY_SCRIPTS == declared.keys()


def test_every_request_checks_the_code_of_the_envelope(real: Platform, made: dict[str, Any]) -> None:
    said = json.dumps({"code": real.document["x-envelope"]["code"]})[1:-1]
    for _, item in requests(made):
        scripts = ["\n".join(each["script"]["exec"]) for each in item["event"] if each["listen"] == "test"]
        assert len(scripts) == 1
        assert said in scripts[0]
        assert "ENVELOPE.success" in scripts[0]


def test_every_write_and_no_read_asks_whether_writes_are_allowed(real: Platform, made: dict[str, Any]) -> None:
    for _, item in requests(made):
        assert ("allow_writes" in json.dumps(item["event"])) == operation_of(item, real).write, item["name"]


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (Step("noSuchCall"), "collections: waiqin365 has no operation 'noSuchCall'"),
        (
            Step("closeStdomOrder", example="by_colour"),
            "collections: closeStdomOrder has no example 'by_colour'; it has by_id, by_number",
        ),
        (
            Step("addStdomOrder", values={"prods.7.price": "{{price}}"}),
            "collections: the example of addStdomOrder has no 'prods.7.price'",
        ),
    ],
    ids=["operation", "example", "field"],
)
def test_a_step_that_the_spec_does_not_know_stops_the_pipeline(
    step: Step, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = Platform("waiqin365", load(ROOT / "specs" / "waiqin365" / "openapi.yaml"))
    how = authentication.authentication_of(platform)
    assert how is not None
    monkeypatch.setattr("generator.collections.authentication_of", lambda _: replace(how, run=(step,)))
    with pytest.raises(ToolError) as raised:
        collections(platform)
    assert str(raised.value) == message


def test_a_platform_that_lets_requests_in_by_other_means_has_no_collection(platform: Platform) -> None:
    assert collections(platform) == {}
