"""Schemathesis attacks the sandbox from the bundled specs; signed requests, and a look inside `response_data`."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from requests.auth import AuthBase
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dingdan_sandbox import Sandbox, running
from tests.support.contract import contract_of
from tests.support.hung import HUNG_SECONDS

EXAMPLES = 40
WANTED = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]

PLATFORMS = ("waiqin365", "wshoto")
CASES = [
    (platform, operation["operationId"])
    for platform in PLATFORMS
    for item in contract_of(platform).document["paths"].values()
    for operation in item.values()
    if isinstance(operation, dict)
]


class Signed(AuthBase):
    """Puts the real signature in the place of the generated segments."""

    def __init__(self, sandbox: Sandbox, template: str) -> None:
        self.sandbox, self.path = sandbox, template.partition("/{")[0]

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        timestamp = str(int(time.time() * 1000))
        digest = hashlib.md5(body + f"|{self.sandbox.appkey}|{timestamp}".encode()).hexdigest()
        parts = urlsplit(str(request.url))
        path = f"{self.path}/{self.sandbox.openid}/{timestamp}/{digest}/schemathesis"
        request.url = urlunsplit(parts._replace(path=path))
        return request


class WithToken(AuthBase):
    """Puts a real token in the place of the generated one."""

    def __init__(self, token: str) -> None:
        self.token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        parts = urlsplit(str(request.url))
        request.url = urlunsplit(parts._replace(query=f"access_token={self.token}"))
        return request


@pytest.fixture(scope="module")
def attacked() -> Iterator[Any]:
    with running(Sandbox(orders=60, seed=11, page_size=8)) as server:
        yield server


@cache
def schema_of(platform: str) -> Any:
    """What Schemathesis makes requests from."""
    return schemathesis.openapi.from_dict(deepcopy(contract_of(platform).document))


def token_of(server: Any) -> str:
    query = {"appid": server.sandbox.appid, "app_secret": server.sandbox.app_secret}
    answer = requests.get(f"{server.url}/openapi/access_token", params=query, timeout=HUNG_SECONDS)
    return str(answer.json()["data"]["access_token"])


@pytest.mark.parametrize(("platform", "operation_id"), CASES, ids=[name for _, name in CASES])
def test_any_valid_request_gets_a_documented_answer(attacked: Any, platform: str, operation_id: str) -> None:
    """Whatever the spec allows is answered as the spec says, down to the JSON inside `response_data`."""
    contract = contract_of(platform)
    operation = next(
        found.ok()
        for found in schema_of(platform).get_all_operations()
        if found.ok().definition.raw.get("operationId") == operation_id
    )
    auth = Signed(attacked.sandbox, operation.path) if platform == "waiqin365" else WithToken(token_of(attacked))
    if operation_id == "getAccessToken":
        auth = None  # type: ignore[assignment]
    session = requests.Session()
    codes: set[str] = set()

    @settings(
        max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )  # fmt: skip
    @given(case=operation.as_strategy())
    def attack(case: Any) -> None:
        response = case.call(base_url=attacked.url, session=session, auth=auth, timeout=HUNG_SECONDS)
        case.validate_response(response, checks=WANTED)
        assert response.status_code == 200  # the specs leave all others open, as `default`
        answer = response.json()
        assert contract.inner_errors(operation.path, operation.method.lower(), answer) == []
        codes.add(str(answer.get("return_code", answer.get("code"))))

    with session:
        attack()
    assert codes, "no request was sent"
    if operation_id.startswith("query"):
        assert "0" in codes


def test_the_look_inside_finds_what_is_wrong() -> None:
    """The check above can fail: a page whose inner record is wrong is told apart from one that is right."""
    contract = contract_of("waiqin365")
    path = next(path for path in contract.document["paths"] if "queryStdomOrder" in path)
    answer = {"return_code": "0", "return_msg": "", "msg_id": "m", "response_data": '[{"order_amount": "12.50"}]'}
    assert contract.inner_errors(path, "post", answer) == []
    (error,) = contract.inner_errors(path, "post", {**answer, "response_data": '[{"order_amount": [12]}]'})
    assert "$[0].order_amount" in error
    (error,) = contract.inner_errors(path, "post", {**answer, "response_data": "not JSON"})
    assert "not JSON" in error
