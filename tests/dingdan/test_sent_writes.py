"""Writes of a process that is gone: the error that finds their outcome."""

from __future__ import annotations

import time

import pytest

from dingdan import OutcomeUnknown, Waiqin365, unknown_outcome
from tests.dingdan.scripted_server import DROP, ScriptedServer, waiqin_rows

ITEM = {"order_no": "DH1", "express_no": "SF1", "emp_code": "E"}


def client_of(server: ScriptedServer) -> Waiqin365:
    return Waiqin365("openid", "appkey", base_url=server.url)


def test_it_is_the_error_of_the_call_itself(server: ScriptedServer) -> None:
    server.will(DROP)
    with client_of(server) as wq:
        sent_at = time.time()
        with pytest.raises(OutcomeUnknown) as caught:
            wq.shipments.add([ITEM], msg_id="m")
        body = wq.shipments.validate.add([ITEM])
    made = unknown_outcome("waiqin365", "shipments.add", body, sent_at=sent_at, msg_id="m")
    assert (made.platform, made.operation, made.msg_id) == ("waiqin365", "addStdomOrderSent", "m")
    (theirs,), (ours,) = caught.value.lookups, made.lookups
    assert (ours.call, ours.match) == (theirs.call, theirs.match)
    assert {**ours.arguments, "after_create_date": 0} == {**theirs.arguments, "after_create_date": 0}


@pytest.mark.parametrize(("found", "verdict"), [(True, "done"), (False, "not done")])
def test_it_resolves(server: ScriptedServer, found: bool, verdict: str) -> None:
    rows = [waiqin_rows({"id": "1", "order_no": "DH1", "express_no": "SF1"})] if found else [waiqin_rows()]
    server.will(*rows, waiqin_rows())
    with client_of(server) as wq:
        body = wq.shipments.validate.add([ITEM])
        error = unknown_outcome("waiqin365", "shipments.add", body, sent_at=time.time())
        assert error.resolve(wq, settle=0).verdict == verdict


@pytest.mark.parametrize(
    ("platform", "call"), [("waiqin365", "shipments.query"), ("waiqin365", "nothing.add"), ("nobody", "orders.add")]
)
def test_only_writes_have_one(platform: str, call: str) -> None:
    with pytest.raises(LookupError, match=f"{platform} has no write '{call}'"):
        unknown_outcome(platform, call, {}, sent_at=0)


def test_client_tells_its_address(server: ScriptedServer) -> None:
    with client_of(server) as wq:
        assert wq.base_url == server.url
