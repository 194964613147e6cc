"""The docs variant of the specs: codes in descriptions, decoded data, and code samples that run."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from dingdan_sandbox import Running, Sandbox, running
from generator.document import operations
from generator.operations import Operation
from generator.validation import validator_for
from generator.variants.go_samples import raw_string
from generator.variants.java_samples import text_block
from generator.variants.php_samples import literal as php_literal
from generator.variants.sample_bodies import json_text
from tests.specs.test_variants import PLATFORMS, document, examples

STORED = {
    "WAIQIN365_OPENID": "wq-open",
    "WAIQIN365_APPKEY": "wq&键",
    "WSHOTO_APPID": "ws-app",
    "WSHOTO_APP_SECRET": "s/e+c=r&t",
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    given = {key.partition("_")[2].lower(): value for key, value in STORED.items()}
    with running(Sandbox(orders=40, **given)) as server:  # type: ignore[arg-type]
        yield server


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_python_samples_of_all_operations_succeed_in_the_order_of_the_spec(
    platform: str, sandbox: Running, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (STORED | {"WAIQIN365_BASE_URL": sandbox.url, "WSHOTO_BASE_URL": sandbox.url}).items():
        monkeypatch.setenv(name, value)
    for _, operation, _ in operations(document(platform, "docs")):
        samples = {sample["lang"]: sample["source"] for sample in operation["x-codeSamples"]}
        assert list(samples) == ["Shell", "Python", "TypeScript", "Java", "Go", "PHP"]
        exec(samples["Python"], {})
        assert ast.literal_eval(capsys.readouterr().out) is not None, operation["operationId"]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_docs_is_valid_and_shows_codes_in_both_languages_and_decoded_data(platform: str) -> None:
    found, truth = document(platform, "docs"), document(platform)
    assert list(OpenAPIV31SpecValidator(found).iter_errors()) == []
    members = found["components"]["schemas"]
    for name, schema in truth["components"]["schemas"].items():
        for code in schema.get("x-enum", []):
            assert f"{code['label']} ({code['label_zh']})" in members[name]["description"]
        for field, value in schema.get("properties", {}).items():
            if "contentSchema" in value:
                shown = members[name]["properties"][field]["oneOf"]
                assert shown[0]["contentSchema"] == value["contentSchema"]
                assert shown[1]["$ref"] == value["contentSchema"]["$ref"]
    for name, component, value in examples(platform, "docs"):
        assert list(validator_for(found, f"/components/schemas/{component}").iter_errors(value)) == [], name


AWKWARD: dict[str, Any] = {"text": 'it\'s a `\\` "quote" ${x}\n', "none": None, "empty": {}, "list": [], "yes": True}
"""Values that one of the languages would not take as they are."""


def operation_with(body: Any) -> Operation:
    content = {"application/json": {"example": body}}
    spec = {"requestBody": {"content": content}, "tags": ["orders"], "x-access": "write"}
    return Operation("addOrder", "POST", "/orders", spec, None, None, False, (), None, False, None)


def test_awkward_values_are_escaped_in_each_language() -> None:
    operation = operation_with(AWKWARD)
    text = json.dumps(AWKWARD)
    assert json_text(operation) == text
    assert raw_string(operation) == json.dumps(text), "a backtick ends a raw string"
    assert text_block(operation).splitlines()[1:] == [" " * 16 + text.replace("\\", "\\\\") + '"""']
    assert (
        php_literal(AWKWARD)
        == """[
    'text' => 'it\\'s a `\\\\` "quote" ${x}\n',
    'none' => null,
    'empty' => new stdClass(),
    'list' => [],
    'yes' => true,
]"""
    )


def test_a_long_body_has_its_members_in_lines_of_their_own() -> None:
    operation = operation_with({"remarks": "x" * 100})
    assert json_text(operation, "  ") == '{\n    "remarks": "' + "x" * 100 + '"\n  }'
    assert php_literal({"a": {"remarks": "x" * 100}}) == (
        "[\n    'a' => [\n        'remarks' => '" + "x" * 100 + "',\n    ],\n]"
    )
