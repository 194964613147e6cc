"""Shipments reach Waiqin365 once, whatever happens in between."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dingdan import AuthenticationError, ConnectFailed, RateLimited, Waiqin365
from dingdan_sandbox.testing import SandboxServer
from dingdan_sync import SourceError
from erp_bridge.bridge import Bridge
from erp_bridge.pushing import SECONDS_UNTIL_SETTLED
from simulated_erp import Erp

SETTLED = timedelta(seconds=SECONDS_UNTIL_SETTLED + 1)


def test_a_shipment_is_sent_once(dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp) -> None:
    erp.ships("EX-1", erp.order("SO-1"), quantity=4)
    bridge.run_once()
    bridge.run_once()
    (item,) = dingdan_sandbox.requests.of("shipments.add").only.body
    assert (item["order_no"], item["express_no"], item["products"][0]["sent_num"]) == ("SO-1", "EX-1", "4")
    assert erp.outbox.states() == {"EX-1": "sent"}
    assert erp.arrived() == ["EX-1"]
    assert erp.rows("SELECT stay_sent_num FROM waiqin365_order_lines") == [("6.00",)]


def test_written_without_an_answer(dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp) -> None:
    erp.ships("EX-1", erp.order("SO-1"))
    dingdan_sandbox.fault("written-then-504", on="shipments.add")
    bridge.run_once()
    assert erp.outbox.states() == {"EX-1": "sent"}
    assert erp.arrived() == ["EX-1"]


def test_written_and_nobody_can_be_asked(dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp) -> None:
    erp.ships("EX-1", erp.order("SO-1"))
    dingdan_sandbox.fault("server-gone-after-write", on="shipments.add")
    with pytest.raises(ConnectFailed):
        bridge.run_once()
    assert erp.outbox.states() == {"EX-1": "sending"}
    dingdan_sandbox.clear_faults()
    erp.clock.advance(SETTLED)
    bridge.run_once()
    assert erp.outbox.states() == {"EX-1": "sent"}
    assert len(dingdan_sandbox.requests.of("shipments.add")) == 1


def test_a_timeout_after_it_was_written(dingdan_sandbox: SandboxServer, erp: Erp) -> None:
    erp.ships("EX-1", erp.order("SO-1"))
    dingdan_sandbox.fault("written-then-silent", on="shipments.add")
    with Waiqin365(timeout=2.0) as client:  # the fixture dingdan_sandbox has set WAIQIN365_*
        Bridge(client, erp.settings, erp.clock).run_once()
    assert erp.outbox.states() == {"EX-1": "sent"}
    assert len(dingdan_sandbox.requests.of("shipments.add")) == 1


def test_neither_written_nor_answered(dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp) -> None:
    erp.ships("EX-1", erp.order("SO-1"))
    dingdan_sandbox.fault("write-503", on="shipments.add")
    bridge.run_once()
    assert erp.outbox.states() == {"EX-1": "ready"}
    bridge.run_once()
    assert erp.outbox.states() == {"EX-1": "sent"}
    assert erp.arrived() == ["EX-1"]


def test_undecided_is_parked_for_a_person(dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp) -> None:
    """An older shipment has the same express number, so no answer tells which of them is there."""
    order = erp.order("SO-1")
    six_hours_ago = dingdan_sandbox.clock.now - timedelta(hours=6)
    dingdan_sandbox.shipments.put(order_no="SO-1", express_no="EX-1", prods=[{"sent_num": 1}], created=six_hours_ago)
    erp.ships("EX-1", order, quantity=2)
    dingdan_sandbox.fault("write-reset", on="shipments.add")
    bridge.run_once()
    bridge.run_once()
    assert len(dingdan_sandbox.requests.of("shipments.add")) == 1
    assert "not known if Waiqin365 has it" in erp.outbox.parked()["EX-1"]


def test_rejected_is_parked_and_the_others_go_on(bridge: Bridge, erp: Erp) -> None:
    erp.ships("EX-1", erp.order("SO-1"), quantity=11)
    erp.ships("EX-2", {**erp.order("SO-2"), "order_no": "SO-9"})
    erp.ships("EX-3", erp.order("SO-3"))
    bridge.run_once()
    assert erp.outbox.parked() == {
        "EX-1": "Waiqin365 rejected it: 发货数量大于待发货数量!",
        "EX-2": "Waiqin365 has no order SO-9",
    }
    assert erp.arrived() == ["EX-3"]


def test_deleted_and_changed_orders_are_parked(dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp) -> None:
    deleted, shortened, fewer = (erp.order(f"SO-{number}") for number in (1, 2, 3))
    two = [{"product_code": "SKU-TEA-500"}, {"product_code": "SKU-LJ-050"}]
    shortened = dingdan_sandbox.orders.edit("SO-2", prods=two)
    shortened["prods"].reverse()
    bridge.run_once()
    erp.ships("EX-1", deleted)
    erp.ships("EX-2", shortened)
    erp.ships("EX-3", fewer)
    dingdan_sandbox.orders.delete("SO-1")
    dingdan_sandbox.orders.edit("SO-2", prods=two[:1])
    dingdan_sandbox.orders.edit("SO-3", prods=[{"product_code": "SKU-TEA-500", "order_count": 5}])
    bridge.run_once()
    reasons = erp.outbox.parked()
    assert "order SO-1 was deleted on Waiqin365" in reasons["EX-1"]
    assert f"order SO-2 has no line {shortened['prods'][0]['detail_id']} any more" in reasons["EX-2"]
    assert reasons["EX-3"] == "Waiqin365 rejected it: 发货数量大于待发货数量!"
    assert erp.arrived() == []


@pytest.mark.parametrize(
    ("fault", "error"), [("write-429", RateLimited), ("write-digest-rejected", AuthenticationError)]
)
def test_not_now_is_no_fault_of_the_shipment(
    fault: str, error: type[Exception], dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp
) -> None:
    erp.ships("EX-1", erp.order("SO-1"))
    dingdan_sandbox.fault(fault, on="shipments.add", times=1)
    with pytest.raises(error):
        bridge.run_once()
    assert erp.outbox.states() == {"EX-1": "ready"}
    bridge.run_once()
    assert erp.arrived() == ["EX-1"]


def test_a_platform_that_is_down_is_tried_in_the_next_round(
    dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp
) -> None:
    erp.ships("EX-1", erp.order("SO-1"))
    dingdan_sandbox.fault("refused")
    with pytest.raises(SourceError):
        bridge.run_once()
    dingdan_sandbox.clear_faults()
    bridge.run_once()
    assert erp.arrived() == ["EX-1"]


class KilledError(BaseException):
    """The process ends here."""


def crash(*_: object) -> None:
    raise KilledError


@pytest.mark.parametrize("step", ["erp_bridge.pushing.request_of", "erp_bridge.outbox.Outbox.finish"])
def test_a_crash_before_or_after_the_request(
    step: str, dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp, monkeypatch: pytest.MonkeyPatch
) -> None:
    erp.ships("EX-1", erp.order("SO-1"))
    with monkeypatch.context() as patch:
        patch.setattr(step, crash)
        with pytest.raises(KilledError):
            bridge.run_once()
    bridge.run_once()
    assert erp.outbox.states() == {"EX-1": "sending"}  # another process may be at it still
    erp.clock.advance(SETTLED)
    bridge.run_once()
    assert erp.outbox.states() == {"EX-1": "sent"}
    assert len(dingdan_sandbox.requests.of("shipments.add")) == 1
    assert erp.arrived() == ["EX-1"]


def test_after_a_crash_an_older_shipment_of_the_same_number_is_no_proof(
    dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = erp.order("SO-1")
    six_hours_ago = dingdan_sandbox.clock.now - timedelta(hours=6)
    dingdan_sandbox.shipments.put(order_no="SO-1", express_no="EX-1", prods=[{"sent_num": 1}], created=six_hours_ago)
    erp.ships("EX-1", order, quantity=2)
    with monkeypatch.context() as patch:
        patch.setattr("erp_bridge.pushing.request_of", crash)
        with pytest.raises(KilledError):
            bridge.run_once()
    erp.clock.advance(SETTLED)
    bridge.run_once()
    assert "not known if Waiqin365 has it" in erp.outbox.parked()["EX-1"]


def test_one_request_of_twenty_fails(dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp) -> None:
    wanted = [f"EX-{number:02}" for number in range(30)]
    for number, express_no in enumerate(wanted):
        erp.ships(express_no, erp.order(f"SO-{number}"))
    faults = [
        dingdan_sandbox.fault(name, on="shipments.add", rate=0.05, seed=1)
        for name in ("written-then-reset", "write-reset", "written-then-502")
    ]
    rounds = 0
    while erp.rows("SELECT 1 FROM shipment_outbox WHERE state <> 'sent'"):
        bridge.run_once()
        rounds += 1
        assert rounds < 10
    assert erp.arrived() == wanted
    assert all(fault.hits for fault in faults)
