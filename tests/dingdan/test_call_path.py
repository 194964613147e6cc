"""The way of one warm call through the files: each file is entered a few times at most.

Run it as a script to see the trace: `python -m tests.dingdan.test_call_path`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from types import FrameType
from typing import NamedTuple

import httpx
import pytest

from dingdan import Waiqin365
from tests.support.profiled import profiled

PACKAGES = ("dingdan", "dingdan_runtime", "waiqin365_api")
MOST_ENTRIES = 3
HELPERS = {
    "dingdan.codec._wire": "small functions on JSON text, called for each member of an envelope",
    "dingdan.codec._encode_values": "one function a kind of value, called for each argument",
    "dingdan_runtime.json_text": "decoding of JSON, called by whoever holds a text",
}
"""Modules of functions that end where they began. They call no other step of the call; see the test."""
ROWS = [{"id": "1", "order_no": "SO-1", "order_amount": "12.50"}]
LINE = {"product_code": "SKU-1", "input_price": Decimal("11.85"), "input_count": 10, "is_gift": "0"}


class Trace(NamedTuple):
    """The files of a call, with the number of entries from another file and of calls."""

    entries: Counter[str]
    calls: Counter[str]


def module_of(frame: FrameType | None) -> str:
    return "" if frame is None else str(frame.f_globals.get("__name__", ""))


def traced(call: Callable[[], object]) -> Trace:
    """Trace a call by module: a call of a function is an entry where its caller is in another module."""
    trace = Trace(Counter(), Counter())

    def profile(frame: FrameType, event: str, _: object) -> None:
        module = module_of(frame)
        if event == "call" and module.partition(".")[0] in PACKAGES:
            trace.calls[module] += 1
            trace.entries[module] += module_of(frame.f_back) != module

    profiled(call, profile)
    return trace


def respond(request: httpx.Request) -> httpx.Response:
    data = json.dumps(ROWS) if "query" in request.url.path.lower() else ""
    return httpx.Response(200, json={"return_code": "0", "return_msg": "", "msg_id": "", "response_data": data})


def query(client: Waiqin365) -> object:
    return client.orders.query(status="1")


def add(client: Waiqin365) -> object:
    return client.orders.add(order_no="SO-1", cm_code="CUS-1", emp_code="sales-1", storehouse_code="CK-1", prods=[LINE])


def trace_warm(call: Callable[[Waiqin365], object]) -> Trace:
    with (
        httpx.Client(transport=httpx.MockTransport(respond)) as http,
        Waiqin365("openid", "appkey", http_client=http) as client,
    ):
        for _ in range(2):
            call(client)
        return traced(lambda: call(client))


@pytest.mark.parametrize("call", [query, add])
def test_each_step_is_entered_at_most_three_times(call: Callable[[Waiqin365], object]) -> None:
    entries = trace_warm(call).entries
    steps = {module: count for module, count in entries.items() if module not in HELPERS}
    assert {module: count for module, count in steps.items() if count > MOST_ENTRIES} == {}
    assert {"dingdan.transport._pipeline", "dingdan.transport._call", "dingdan.codec._decode"} <= steps.keys()


def test_helpers_import_no_step() -> None:
    steps = (
        "dingdan.transport",
        "dingdan.auth",
        "dingdan.codec._decode",
        "dingdan.codec._envelope",
        "dingdan.codec._rows",
    )
    for module in HELPERS:
        imported = vars(sys.modules[module]).values()
        assert [value for value in imported if str(getattr(value, "__module__", "")).startswith(steps)] == []


if __name__ == "__main__":
    for kind in (query, add):
        trace = trace_warm(kind)
        print(
            f"{kind.__name__}: {len(trace.calls)} files, {trace.entries.total()} entries, {trace.calls.total()} calls"
        )
        for module, count in trace.entries.most_common():
            print(f"  {module:36} {count:3} entries {trace.calls[module]:4} calls")
