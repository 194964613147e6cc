"""The number of Python functions that a warm call runs, so that it does not slowly grow.

It does not depend on the machine, as its time does (`benchmarks/scenarios/call.py`). If you lower a number, lower the
limit; if a limit is too low for something that a call needs, raise it in the same commit and say why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from types import FrameType

import httpx
import pytest

from dingdan import Waiqin365
from tests.dingdan.test_call_path import PACKAGES, add, module_of, query, respond
from tests.support.profiled import profiled

MOST_OWN_CALLS = {"query": 105, "add": 104}
"""The largest number of calls of the project's own functions."""
MOST_CALLS_BEYOND_HTTPX = {"query": 109, "add": 110}
"""The largest number of calls of all Python functions, minus that of a request by httpx alone."""


def counted(call: Callable[[], object]) -> Counter[str]:
    """The number of Python functions that `call` runs, by top-level package; the call runs twice before."""
    counts: Counter[str] = Counter()

    def profile(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            counts[module_of(frame).partition(".")[0]] += 1

    call()
    call()
    profiled(call, profile)
    return counts


@pytest.mark.parametrize(("name", "call"), [("query", query), ("add", add)])
def test_a_warm_call_runs_no_more_functions_than_it_did(name: str, call: Callable[[Waiqin365], object]) -> None:
    with (
        httpx.Client(transport=httpx.MockTransport(respond)) as http,
        Waiqin365("openid", "appkey", base_url="https://h.invalid", http_client=http) as client,
    ):
        ours = counted(lambda: call(client))
        address = f"https://h.invalid/api/{name}/openid/1764000000000/{'0' * 32}/{'0' * 32}"
        alone = counted(lambda: http.post(address, content=b"{}", headers={"Content-Type": "application/json"}))
    own = sum(ours[package] for package in PACKAGES)
    assert own <= MOST_OWN_CALLS[name]
    assert ours.total() - alone.total() <= MOST_CALLS_BEYOND_HTTPX[name]
