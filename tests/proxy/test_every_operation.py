"""All operations through the proxy, by clients that have no signing code: curl and httpx."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from typing import Any

import httpx
import pytest

from dingdan_sandbox.testing import SandboxServer
from tests.proxy.conftest import KEY
from tests.support.bundled import bundled_spec


@cache
def documented() -> list[tuple[str, str, Any]]:
    """The platform, plain path and example of every operation of the specs, without the call for a token."""
    found = []
    for platform in ("waiqin365", "wshoto"):
        paths = bundled_spec(platform)["paths"]
        for path, item in paths.items():
            definition = item.get("post") or item["get"]
            if definition["operationId"] != "getAccessToken":
                content = definition.get("requestBody", {}).get("content", {}).get("application/json", {})
                example = next(iter(content.get("examples", {}).values()), {"value": {}})["value"]
                found.append((platform, path.partition("/{")[0], example))
    return found


def test_curl_carries_out_every_operation(url: str, sandbox: SandboxServer) -> None:
    """One curl for all of them: the next one begins when one has answered."""
    before = len(sandbox.requests)
    command = ["curl", "-sS", "--noproxy", "*"]
    for platform, path, example in documented():
        command += [*(["--next"] if command[-1] != "*" else []), "-H", f"Authorization: Bearer {KEY}",
                    "-w", "\n%{http_code}\n", "-d", json.dumps(example), f"{url}/{platform}{path}"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    lines = done.stdout.splitlines()
    codes = [json.loads(line) for line in lines[::2]]
    called = documented()
    assert len(codes) == len(called) > 16
    assert lines[1::2] == ["200"] * len(called), lines
    success = [("0" if platform == "waiqin365" else 0) for platform, _, _ in called]
    assert [code.get("return_code", code.get("code")) for code in codes] == success
    assert len({*sandbox.requests[before:].operations} - {"token"}) == len(called)


@pytest.mark.parametrize("path", ["/wshoto/openapi/mall/order/list", "/wshoto/openapi/crm/saleOrder/detail"])
def test_get_with_a_body_and_post_answer_the_same(http: httpx.Client, path: str) -> None:
    body = next(example for platform, plain, example in documented() if f"/{platform}{plain}" == path)
    assert http.request("GET", path, json=body).json() == http.post(path, json=body).json()


def test_the_answer_is_the_platforms_own(http: httpx.Client) -> None:
    answer = http.post("/waiqin365/api/stdorder/v1/queryStdomOrder?msg_id=mine-1", json={"page_number": 1})
    assert answer.headers["content-type"] == "application/json"
    envelope = answer.json()
    assert (envelope["return_code"], envelope["msg_id"]) == ("0", "mine-1")
    assert isinstance(envelope["response_data"], str)


def test_a_body_may_be_absent(http: httpx.Client) -> None:
    assert http.post("/waiqin365/api/stdorder/v1/queryStdomOrder").json()["return_code"] == "0"


@pytest.mark.parametrize(("query", "headers"), [("?decoded=1", {}), ("", {"Accept-Profile": "decoded"})])
def test_decoded_data_has_exact_ids(http: httpx.Client, query: str, headers: dict[str, str]) -> None:
    path = "/waiqin365/api/stdorder/v1/queryStdomOrder"
    plain = json.loads(http.post(path, json={}).json()["response_data"])
    rows = http.post(path + query, json={}, headers=headers).json()["response_data"]
    assert [row["id"] for row in rows] == [str(row["id"]) for row in plain]
    assert max(len(row["id"]) for row in rows) == 19
    assert len(rows) >= 40


def test_data_that_is_no_string_is_left_alone(http: httpx.Client) -> None:
    body = {"id": 7300000000001001}
    plain, decoded = (
        http.post(f"/wshoto/openapi/crm/saleOrder/detail{query}", json=body).content for query in ("", "?decoded=1")
    )
    assert plain == decoded
    assert b"7300000000000000731" in plain
