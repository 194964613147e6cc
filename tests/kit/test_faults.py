"""Faults by name, and the transcript of what was received."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from dingdan import ConnectFailed, HTTPStatusError, OutcomeUnknown, TransportError, Waiqin365
from dingdan_sandbox.faults.table import FAULTS
from dingdan_sandbox.testing import SandboxServer, sandbox_server
from dingdan_sandbox.testing.active_faults import FaultMisfitError
from tests.faults.cases import CASES
from tests.kit.left_out import LEFT_OUT
from tests.no_waits import no_waits

ORDER: dict[str, Any] = {
    "cm_code": "CUS-0731", "emp_code": "sales-017", "storehouse_code": "CK-EAST",
    "prods": [{"product_code": "SKU-TEA-500", "input_price": 1, "input_count": 1, "is_gift": "0"}],
}  # fmt: skip


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    with sandbox_server() as server:
        yield server


@pytest.fixture
def wq(sandbox: SandboxServer) -> Iterator[Waiqin365]:
    with Waiqin365(**sandbox.waiqin365_arguments, timeout=5.0) as client, no_waits():
        yield client


def test_names_are_those_of_the_table_of_cases() -> None:
    assert {case.name for case in CASES} == FAULTS.keys() | LEFT_OUT
    assert FAULTS.keys() & LEFT_OUT == set()


def test_every_fault_has_a_text_in_both_languages() -> None:
    assert [fault.name for fault in FAULTS.values() if not fault.en or not re.search("[一-鿿]", fault.zh)] == []


def test_a_server_that_is_gone_after_a_write_comes_back(sandbox: SandboxServer, wq: Waiqin365) -> None:
    fault = sandbox.fault("server-gone-after-write", on="orders.add")
    with pytest.raises(OutcomeUnknown) as caught:
        wq.orders.add(order_no="SO-1", **ORDER)
    with pytest.raises(ConnectFailed):
        wq.orders.query()
    sandbox.clear_faults()
    assert caught.value.resolve(wq).verdict == "done"
    sent = sandbox.requests.of("orders.add").only
    assert (sent.reached, sent.fault, sent.body["order_no"]) == (True, "server-gone-after-write", "SO-1")
    assert sent.msg_id == caught.value.msg_id
    assert fault.hits == 1


def test_a_server_that_is_gone_ends_other_connections_too(sandbox: SandboxServer, wq: Waiqin365) -> None:
    with httpx.Client(trust_env=False) as other:
        other.post(f"{sandbox.url}/api/x")
        sandbox.fault("server-gone-after-write", on="orders.add")
        with pytest.raises(OutcomeUnknown):
            wq.orders.add(order_no="SO-1", **ORDER)
        with pytest.raises(httpx.TransportError):
            other.post(f"{sandbox.url}/api/x")


def test_waiting_for_a_service_in_another_thread(sandbox: SandboxServer, wq: Waiqin365) -> None:
    thread = threading.Thread(target=lambda: [wq.orders.add(order_no=f"SO-{n}", **ORDER) for n in range(2)])
    thread.start()
    sandbox.requests.wait_for("orders.add", 2)
    assert len(sandbox.orders) == 2
    thread.join()
    with pytest.raises(AssertionError, match=r"orders.add was not called 3 times within 0\.01 s; there are 2 requests"):
        sandbox.requests.wait_for("orders.add", 3, timeout=0.01)


def test_a_write_that_was_not_carried_out(sandbox: SandboxServer, wq: Waiqin365) -> None:
    sandbox.fault("write-reset", on="addStdomOrder")
    with pytest.raises(OutcomeUnknown):
        wq.orders.add(order_no="SO-1", **ORDER)
    sent = sandbox.requests.of("orders.add").only
    assert (sent.reached, sent.answer) == (False, None)
    assert len(sandbox.orders) == 0


def test_by_default_as_often_as_the_table_says(sandbox: SandboxServer, wq: Waiqin365) -> None:
    sandbox.fault("reset-twice", on="orders.query")
    assert list(wq.orders.query()) == []
    assert [entry.fault for entry in sandbox.requests] == ["reset-twice", "reset-twice", None]
    sandbox.requests.clear()
    forever = sandbox.fault("500-for-ever")
    with pytest.raises(HTTPStatusError):
        wq.orders.query()
    assert forever.hits == 3


@pytest.mark.parametrize(("times", "failed"), [(1, 1), (2, 2), (math.inf, 3)])
def test_times(times: float, failed: int, sandbox: SandboxServer, wq: Waiqin365) -> None:
    fault = sandbox.fault("reset", times=times)
    if times == math.inf:
        with pytest.raises(TransportError):
            wq.orders.query()
    else:
        wq.orders.query()
    assert fault.hits == failed
    sandbox.clear_faults()
    assert sandbox.fault("503-for-ever", times=times).hits == 0


def test_page_and_operation(sandbox: SandboxServer, wq: Waiqin365) -> None:
    sandbox.orders.put()
    fault = sandbox.fault("500-once", on="orders.query", page=2)
    assert len(list(wq.orders.query())) == 1
    assert [(entry.page, entry.fault) for entry in sandbox.requests] == [(1, None), (2, "500-once"), (2, None)]
    other = sandbox.fault("500-once", on="shipments.query")
    wq.orders.query()
    assert (fault.hits, other.hits) == (1, 0)


def test_a_share_of_the_requests_is_the_same_for_the_same_seed(wq: Waiqin365, sandbox: SandboxServer) -> None:
    patterns = []
    for seed in (1, 1, 2):
        sandbox.clear_faults()
        sandbox.requests.clear()
        sandbox.fault("504-once", rate=0.3, seed=seed)
        for _ in range(20):
            wq.orders.query(max_retries=5)
        patterns.append([entry.fault for entry in sandbox.requests])
    assert patterns[0] == patterns[1] != patterns[2]
    assert 3 <= sum(fault is not None for fault in patterns[0]) <= 20


def test_a_server_that_refuses(sandbox: SandboxServer, wq: Waiqin365) -> None:
    wq.orders.query()
    sandbox.fault("refused")
    with pytest.raises((ConnectFailed, TransportError)):
        wq.orders.query()
    sandbox.clear_faults()
    sandbox.clear_faults()
    wq.orders.query()
    assert len(sandbox.requests) == 2


def test_faults_of_tokens(sandbox: SandboxServer) -> None:
    from dingdan import Wshoto

    sandbox.fault("token-call-500-once")
    with Wshoto(**sandbox.wshoto_arguments) as ws, no_waits():
        ws.valet_orders.list(page_size=20)
    assert sandbox.requests.operations == ["token", "token", "valet_orders.list"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ({"name": "reset-twic"}, "unknown fault 'reset-twic'; did you mean 'reset-twice'?"),
        ({"name": "zzz"}, "unknown fault 'zzz'; docs/testing.md lists the faults"),
        ({"name": "reset", "on": "order.add"}, "unknown operation 'order.add'; did you mean 'orders.add'?"),
        ({"name": "reset", "times": 0}, "times is 0"),
        ({"name": "reset", "times": 1.5}, "times is 1.5"),
        ({"name": "reset", "rate": 0}, "rate is 0"),
        ({"name": "token-empty", "on": "orders.add"}, "leave on= out"),
        ({"name": "refused", "times": 1}, "takes no on="),
    ],
)
def test_wrong_arguments_are_named(call: dict[str, Any], message: str, sandbox: SandboxServer) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        sandbox.fault(call.pop("name"), **call)


def test_a_fault_that_does_not_fit_its_request_is_reported_at_the_end() -> None:
    def misfit() -> None:
        with sandbox_server() as box, Waiqin365(**box.waiqin365_arguments, max_retries=0) as wq:
            box.fault("no-total-wshoto")
            with pytest.raises(TransportError):
                wq.orders.query()

    with pytest.raises(FaultMisfitError, match=r"'no-total-wshoto' does not fit orders\.query"):
        misfit()


class TestTranscript:
    def test_has_bodies_and_answers(self, sandbox: SandboxServer, wq: Waiqin365) -> None:
        sandbox.orders.put(order_no="SO-1")
        wq.orders.query(order_status="1").to_list()
        assert sandbox.requests.operations == ["orders.query", "orders.query"]
        assert sandbox.requests.bodies == [{"order_status": "1", "page_number": n} for n in (1, 2)]
        assert sandbox.requests[0].answer["response_data"] == sandbox.orders.list()
        assert sandbox.requests[1:].only.answer["response_data"] == []

    def test_reads_well_when_an_assertion_fails(self, sandbox: SandboxServer, wq: Waiqin365) -> None:
        wq.orders.add(order_no="SO-1", **ORDER)
        wq.orders.add(order_no="SO-2", **ORDER)
        with pytest.raises(AssertionError) as caught:
            _ = sandbox.requests.of("orders.add").only
        first, *lines = str(caught.value).splitlines()
        assert first == "expected exactly 1 request, got 2 requests"
        assert [re.sub(r'^ +\S+ | \{"order_no": "|", "cm.*', "", line) for line in lines] == [
            "orders.addSO-1", "orders.addSO-2",
        ]  # fmt: skip
        with pytest.raises(ValueError, match=r"did you mean 'orders\.add'"):
            sandbox.requests.of("order.add")

    def test_keeps_requests_that_no_client_sends(self, sandbox: SandboxServer) -> None:
        wrong = httpx.post(f"{sandbox.url}/api/x", content=b"{", trust_env=False)
        assert (wrong.status_code, wrong.headers["content-type"]) == (200, "text/html; charset=utf-8")
        entry = sandbox.requests.only
        assert (entry.operation, entry.body, entry.page, entry.answer) == ("/api/x", None, None, None)

    def test_of_bytes_that_are_no_request_is_empty(self, sandbox: SandboxServer) -> None:
        with pytest.raises(httpx.TransportError):
            httpx.get(sandbox.url.replace("http:", "https:"), trust_env=False)
        assert len(sandbox.requests) == 0
