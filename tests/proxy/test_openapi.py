"""The OpenAPI documents and the pages of the proxy."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator, ValidationError
from openapi_spec_validator import OpenAPIV31SpecValidator

from dingdan_proxy.operations import operations

PLATFORMS = ("waiqin365", "wshoto")


def document(web: httpx.Client, url: str, platform: str) -> Any:
    return web.get(f"{url}/openapi/{platform}.json").json()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_document_is_valid_and_has_every_operation_at_its_plain_path(
    web: httpx.Client, url: str, platform: str
) -> None:
    found = document(web, url, platform)
    OpenAPIV31SpecValidator(found).validate()
    assert found["servers"][0]["url"] == f"{url}/{platform}"
    assert {item["post"]["operationId"]: path for path, item in found["paths"].items()} == {
        each.id: each.path for each in operations(platform)
    }
    assert all(set(item) == {"post"} for item in found["paths"].values())


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_document_asks_for_the_key_and_for_no_signature_or_token(
    web: httpx.Client, url: str, platform: str
) -> None:
    found = document(web, url, platform)
    assert found["security"] == [{"proxyKey": []}]
    assert found["components"]["securitySchemes"]["proxyKey"]["scheme"] == "bearer"
    names = {each["name"] for each in found["components"]["parameters"].values()}
    assert names == ({"decoded", "msg_id", "unknown"} if platform == "waiqin365" else {"unknown"})
    assert not any("{" in path for path in found["paths"])
    assert not any("security" in item["post"] for item in found["paths"].values())


def test_pages_are_whole_without_a_network(web: httpx.Client, url: str) -> None:
    page = web.get(url)
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for name in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        if name != "data:,":
            assert web.get(f"{url}/{name}").status_code == 200, name
    assert "http" not in page.text


@pytest.mark.parametrize("path", ["/openapi/other.json", "/ui/other.js", "/ui/..%2fapp.py", "/ui/%2e%2e/app.py"])
def test_no_other_file_is_served(web: httpx.Client, url: str, path: str) -> None:
    answer = web.get(url + path)
    assert (answer.status_code, answer.json()["type"]) in [
        (404, "urn:dingdan:problem:no-such-path"), (401, "urn:dingdan:problem:unauthorized"),
    ]  # fmt: skip


def test_decoded_answers_fit_the_document_of_decoded_answers(http: httpx.Client, web: httpx.Client, url: str) -> None:
    found = web.get(f"{url}/openapi/waiqin365.json?decoded=1").json()
    OpenAPIV31SpecValidator(found).validate()
    assert found["components"]["parameters"]["decoded"]["required"]
    assert '"contentSchema"' not in json.dumps(found)
    queries = {path: item["post"] for path, item in found["paths"].items() if item["post"]["x-access"] == "read"}
    assert len(queries) == 4
    for path, definition in queries.items():
        content = definition["responses"]["200"]["content"]["application/json"]
        validator = Draft202012Validator({**content["schema"], "components": found["components"]})
        answer = http.post(f"/waiqin365{path}", json={}, params={"decoded": 1}).json()
        assert len(answer["response_data"]) >= 1
        validator.validate(answer)
        for example in content["examples"].values():
            validator.validate(example["value"])
            assert not isinstance(example["value"].get("response_data"), str)
        with pytest.raises(ValidationError):
            validator.validate({**answer, "response_data": "[]"})


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_document_shows_successes_alone_and_does_not_tell_how_to_sign(
    web: httpx.Client, url: str, platform: str
) -> None:
    found = document(web, url, platform)
    answers = [item["post"]["responses"]["200"]["content"]["application/json"] for item in found["paths"].values()]
    examples = [example["value"] for answer in answers for example in answer["examples"].values()]
    assert {(each.get("return_code", "0"), each.get("code", 0)) for each in examples} == {("0", 0)}
    text = json.dumps(found)
    assert not any(word in text for word in ("{digest}", "access_token", "app_secret", "appkey"))
