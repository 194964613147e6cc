"""The sandbox refuses the requests that openapi-core refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from starlette.requests import Request
from werkzeug.datastructures import ImmutableMultiDict

from dingdan_sandbox.formats import FORMATS
from dingdan_sandbox.request_validation import RequestValidator
from dingdan_sandbox.specs import Spec, bundled
from tests.support.contract import contract_of
from tests.support.damage import damaged

PARAMETERS = {
    "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "servers": [{"url": "/"}],
    "paths": {
        "/orders/{order-id}": {
            "parameters": [{"name": "order-id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": {
                "parameters": [
                    {"$ref": "#/components/parameters/page"},
                    {"name": "rate", "in": "query", "schema": {"type": "number"}},
                    {"name": "all", "in": "query", "schema": {"$ref": "#/components/schemas/All"}},
                    {"name": "X-Tenant", "in": "header", "required": True, "schema": {"type": "string"}},
                ],
                "responses": {"200": {"description": "ok"}},
            },
            "post": {
                "requestBody": {"$ref": "#/components/requestBodies/Text"},
                "responses": {"200": {"description": "ok"}},
            },
        },
    },
    "components": {
        "parameters": {"page": {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}}},
        "schemas": {"All": {"type": "boolean"}},
        "requestBodies": {"Text": {"required": True, "content": {"text/plain": {"schema": {"type": "string"}}}}},
    },
}  # fmt: skip


class Asked:
    """A request as openapi-core wants it."""

    def __init__(self, path: str, method: str, body: bytes = b"", **parameters: dict[str, str]) -> None:
        self.host_url, self.path, self.method, self.body = "http://h", path, method, body or None
        self.content_type = "application/json"
        query = ImmutableMultiDict(parameters.get("query", {}))
        self.parameters = RequestParameters(query=query, header=parameters.get("header", {}))


def request(path: dict[str, str], query: dict[str, str], header: dict[str, str]) -> Request:
    return Request({
        "type": "http", "path_params": path, "query_string": "&".join(map("=".join, query.items())).encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in header.items()],
    })  # fmt: skip


def accepts(checker: OpenAPI, asked: Asked) -> bool:
    return not [*checker.iter_apicall_request_errors(asked)]


@pytest.mark.parametrize("platform", ["waiqin365", "wshoto"])
def test_bodies(platform: str) -> None:
    document = {**contract_of(platform).document, "servers": [{"url": "/"}]}
    checker = OpenAPI.from_dict(document, config=Config(extra_format_validators=FORMATS))
    found = {True: 0, False: 0}
    segments = {"openid": "o", "timestamp": "1764000000000", "digest": "0" * 32, "msg_id": "m"}
    for operation in Spec(bundled() / f"{platform}.yaml").operations():
        content = operation.definition.get("requestBody", {}).get("content", {}).get("application/json", {})
        for example in content.get("examples", {}).values():
            bodies = [None, example["value"], *damaged(example["value"])]
            for body in bodies[:2] + bodies[2::7]:
                sent = b"" if body is None else json.dumps(body).encode()
                complaint = operation.validator.complaint(request(segments, {}, {}), body, empty=not sent)
                asked = Asked(
                    operation.path.format(**segments), operation.method.lower(), sent, query={"access_token": "t"}
                )
                assert (complaint is None) == accepts(checker, asked), (operation.id, body, complaint)
                found[complaint is None] += 1
    assert min(found.values()) > 20


@pytest.mark.parametrize("order", ["7", "x", "7.5"])
@pytest.mark.parametrize(
    ("query", "header", "complaint"),
    [
        ({}, {"X-Tenant": "t"}, None),
        ({"page": "1", "rate": "0.5", "all": "true"}, {"X-Tenant": "t"}, None),
        ({}, {}, "Missing required header parameter: X-Tenant"),
        ({"page": "0"}, {"X-Tenant": "t"}, "0 is less than the minimum of 1"),
        ({"page": "one"}, {"X-Tenant": "t"}, "'one' is not of type 'integer'"),
        ({"page": ""}, {"X-Tenant": "t"}, "Value of page query parameter cannot be empty"),
        ({"rate": "much"}, {"X-Tenant": "t"}, "'much' is not of type 'number'"),
        ({"all": "perhaps"}, {"X-Tenant": "t"}, "'perhaps' is not of type 'boolean'"),
    ],
)
def test_parameters(order: str, query: dict[str, str], header: dict[str, str], complaint: str | None) -> None:
    validator: Any = RequestValidator(PARAMETERS, "/orders/{order-id}", "get")
    found = validator.complaint(request({"order_id": order}, query, header), None, empty=True)
    assert found == (complaint if order == "7" else f"'{order}' is not of type 'integer'")
    asked = Asked(f"/orders/{order}", "get", query=query, header=header)
    assert (found is None) == accepts(OpenAPI.from_dict(PARAMETERS), asked)


def test_a_body_that_is_not_json_is_only_required() -> None:
    validator = RequestValidator(PARAMETERS, "/orders/{order-id}", "post")
    asked = request({"order_id": "7"}, {}, {})
    assert validator.complaint(asked, None, empty=True) == "Missing required request body"
    assert validator.complaint(asked, "x", empty=False) is None
