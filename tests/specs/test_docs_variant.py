"""The docs variant of the specs: codes in descriptions, decoded data, and code samples that run."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from dingdan_sandbox import Running, Sandbox, running
from generator.document import operations
from generator.validation import validator_for
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
        shell, python = operation["x-codeSamples"]
        assert (shell["lang"], python["lang"]) == ("Shell", "Python")
        exec(python["source"], {})
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
