"""Failed requests: each is a problem document in the platform's words, without credentials."""

from __future__ import annotations

import asyncio
import json
import math
from typing import Any

import httpx
import pytest

from dingdan_sandbox.testing import SandboxServer
from tests.no_waits import no_waits
from tests.proxy.conftest import APP_SECRET, APPKEY, HEADERS, KEY, NO_CERTIFICATES, clients_of, served

ORDERS = "/waiqin365/api/stdorder/v1/queryStdomOrder"
ADD = "/waiqin365/api/stdorder/v1/addStdomOrder"
SHIP = "/waiqin365/api/stdsent/v1/addStdomOrderSent"
CONFIRM = "/waiqin365/api/std_order/v1/confirmStdReturn"
LINE = {"product_code": "SKU-TEA-500", "input_price": "1.00", "input_count": "2", "is_gift": "0"}
ORDER = {"cm_code": "CUS-0731", "emp_code": "sales-017", "storehouse_code": "CK-EAST", "prods": [LINE]}


@pytest.fixture(autouse=True)
def no_faults_and_no_waits(sandbox: SandboxServer) -> Any:
    with no_waits():
        yield
    sandbox.clear_faults()


def problem(answer: httpx.Response, kind: str, status: int) -> dict[str, Any]:
    """The document of a failed request, which has no secret."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    found: dict[str, Any] = answer.json()
    assert (found["type"], found["status"], answer.status_code) == (f"urn:dingdan:problem:{kind}", status, status)
    assert found["title"]
    assert found["title_zh"]
    assert found["detail"]
    everything = answer.text + str(answer.headers)
    assert not any(secret in everything for secret in (APPKEY, APP_SECRET, KEY))
    return found


@pytest.mark.parametrize(
    ("path", "body", "errors"),
    [
        (ADD, {}, ["cm_id", "emp_id", "storehouse_id"]),
        (ADD, {**ORDER, "cm_cod": "1"}, ["cm_cod"]),
        (ADD, {**ORDER, "prods": [LINE, {**LINE, "input_count": "many"}]}, ["prods[1].input_count"]),
        (ADD, [ORDER], ["body"]),
        (ADD, "text", ["body"]),
        (ADD, None, ["body"]),
        (SHIP, {}, ["body"]),
        (SHIP, [], ["body"]),
        (SHIP, [{"order_no": "1", "emp_code": "1", "storehouse_code": "1", "products": [{}]}],
         ["[0].products[0].order_detail_id", "[0].products[0].product_id"]),
        (CONFIRM, {"id": "1", "approvalType": 1.5}, ["approvalType"]),
        (ORDERS, {"page_number": 0}, ["page_number"]),
        (ORDERS, {"after_create_date": "yesterday"}, ["after_create_date"]),
    ],
)  # fmt: skip
def test_a_body_that_breaks_the_spec_is_refused_with_field_and_rule(
    http: httpx.Client, sandbox: SandboxServer, path: str, body: Any, errors: list[str]
) -> None:
    before = len(sandbox.requests)
    found = problem(http.post(path, content=json.dumps(body)), "invalid", 422)
    assert [each["field"] for each in found["errors"]] == errors
    assert all(each["rule"] for each in found["errors"])
    assert errors[0] in found["detail"]
    assert len(sandbox.requests) == before


@pytest.mark.parametrize(
    "content", [b"{", b'{"a":1}}', b'{"remarks":"\xff"}', b"[" * 500 + b"]" * 500, b"a=1&b=2", b'{"a":NaN}']
)
def test_a_body_that_is_not_json_is_refused(http: httpx.Client, sandbox: SandboxServer, content: bytes) -> None:
    before = len(sandbox.requests)
    problem(http.post(ADD, content=content), "not-json", 400)
    assert len(sandbox.requests) == before


def test_a_body_that_is_too_large_is_refused(http: httpx.Client) -> None:
    problem(http.post(ADD, content=b" " * (8 * 2**20 + 1)), "too-large", 413)


def test_members_that_no_spec_knows_are_sent_on_request(http: httpx.Client, sandbox: SandboxServer) -> None:
    path = f"{ADD}?unknown=send"
    assert http.post(path, json={**ORDER, "order_no": "U-1", "new_field": {"n": 1.10}}).status_code == 200
    assert sandbox.requests[-1].body["new_field"] == {"n": 1.1}


def test_a_refusal_has_code_and_message(http: httpx.Client) -> None:
    found = problem(http.post(ADD, json={**ORDER, "cm_code": "nobody"}), "refused", 409)
    assert found["code"] == "1"
    assert found["message"]
    assert (found["platform"], found["operation"]) == ("waiqin365", "addStdomOrder")
    assert found["msg_id"]


@pytest.mark.parametrize(
    ("fault", "kind", "status"),
    [("digest-rejected", "credentials-refused", 502), ("429-for-ever", "rate-limited", 429),
     ("html", "unusable-answer", 502), ("404", "unusable-answer", 502), ("refused", "no-answer", 504),
     ("reset-for-ever", "no-answer", 504)],
)  # fmt: skip
def test_a_failed_read_keeps_its_kind(
    web: httpx.Client, sandbox: SandboxServer, fault: str, kind: str, status: int
) -> None:
    sandbox.fault(fault, times=None if fault == "refused" else math.inf)
    with served(clients_of(sandbox, max_retries=0)) as url:
        answer = web.post(url + ORDERS, json={}, headers=HEADERS)
    problem(answer, kind, status)


def test_a_read_is_retried(http: httpx.Client, sandbox: SandboxServer) -> None:
    fault = sandbox.fault("503-once", page=1)
    assert http.post(ORDERS, json={"page_number": 1}).status_code == 200
    assert fault.hits == 1


def test_a_damaged_read_is_retried(http: httpx.Client, sandbox: SandboxServer) -> None:
    fault = sandbox.fault("data-cut", page=1)
    assert http.post(ORDERS, json={"page_number": 1}, params={"decoded": 1}).json()["response_data"]
    assert fault.hits == 1


def test_an_unknown_outcome_names_the_reads_and_can_be_resolved(http: httpx.Client, sandbox: SandboxServer) -> None:
    fault = sandbox.fault("written-then-reset", on="orders.add", times=1)
    answer = http.post(ADD, json={**ORDER, "order_no": "LOST-1"})
    found = problem(answer, "unknown-outcome", 424)
    assert fault.hits == 1
    [lookup] = found["lookups"]
    assert (lookup["path"], lookup["match"]) == (ORDERS, {"order_no": "LOST-1"})
    assert answer.headers["link"] == f'<{found["resolve"]}>; rel="status"'
    rows = http.post(lookup["path"], json=lookup["body"], params={"decoded": 1}).json()["response_data"]
    assert [row["order_no"] for row in rows if row["order_no"] == "LOST-1"] == ["LOST-1"]
    outcome = http.get(found["resolve"]).json()
    assert outcome["verdict"] == "done"
    assert [record["order_no"] for record in outcome["records"]] == ["LOST-1"]


def test_an_unknown_outcome_that_did_not_happen_is_resolved(http: httpx.Client, sandbox: SandboxServer) -> None:
    sandbox.fault("write-reset", on="orders.add", times=1)
    found = problem(http.post(ADD, json={**ORDER, "order_no": "LOST-2"}), "unknown-outcome", 424)
    assert http.get(found["resolve"], params={"settle": 0}).json()["verdict"] == "not done"


@pytest.mark.parametrize("settle", ["61", "-1", "soon", "nan"])
def test_the_time_to_settle_has_limits(http: httpx.Client, sandbox: SandboxServer, settle: str) -> None:
    sandbox.fault("write-reset", on="orders.add", times=1)
    found = problem(http.post(ADD, json=ORDER), "unknown-outcome", 424)
    problem(http.get(found["resolve"], params={"settle": settle}), "invalid", 422)


def test_an_outcome_that_nobody_knows_is_not_found(http: httpx.Client) -> None:
    problem(http.get("/outcomes/none"), "no-such-outcome", 404)


def test_a_write_that_was_not_sent_is_no_unknown_outcome(http: httpx.Client, sandbox: SandboxServer) -> None:
    sandbox.fault("write-refused")
    problem(http.post(ADD, json=ORDER), "no-answer", 504)


def test_a_success_that_repeats_the_credentials_is_redacted(http: httpx.Client, sandbox: SandboxServer) -> None:
    answer = http.post(ORDERS, json={}, params={"msg_id": APPKEY})
    assert APPKEY not in answer.text
    assert answer.json()["msg_id"] == "***"


def test_a_path_or_method_that_does_not_exist_is_told(http: httpx.Client) -> None:
    problem(http.post("/waiqin365/api/none"), "no-such-path", 404)
    answer = http.get(ADD)
    problem(answer, "no-such-method", 405)
    assert answer.headers["allow"] == "POST"


def test_a_proxy_that_only_reads_refuses_writes(sandbox: SandboxServer) -> None:
    before = len(sandbox.requests)
    with (
        served({"waiqin365": clients_of(sandbox)["waiqin365"]}, read_only=True) as url,
        httpx.Client(base_url=url, headers=HEADERS, verify=NO_CERTIFICATES, trust_env=False) as http,
    ):
        problem(http.post(ADD, json=ORDER), "read-only", 403)
        assert len(sandbox.requests) == before
        assert http.post(ORDERS, json={}).status_code == 200
        problem(http.post("/wshoto/openapi/valetorder/info/list", json={}), "not-configured", 503)


def test_a_client_that_was_closed_is_a_fault_of_the_proxy(web: httpx.Client, sandbox: SandboxServer) -> None:
    clients = clients_of(sandbox)
    asyncio.run(clients["waiqin365"].aclose())
    with served(clients) as url:
        answer = web.post(url + ORDERS, json={}, headers=HEADERS)
    problem(answer, "internal", 500)
