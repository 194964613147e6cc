"""After `OutcomeUnknown`, looking where the error says, or resolving it, tells whether the write was carried out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dingdan import OutcomeUnknown, Waiqin365
from dingdan_sandbox.faults import effects as f
from dingdan_sandbox.faults.plan import Fault, Plan
from dingdan_sandbox.faults.server import Forwarding, fault_server
from tests.faults.world import ADD, Call, World, runs
from tests.no_waits import no_waits

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "client.md").read_text(encoding="utf-8")


def _add_by_number(client: Any, world: World) -> Any:
    goods = world.lines(input_price="2.50", input_count=2)
    return client.orders.add(**world.whom(), order_no=world.order_no, remarks=world.tag, prods=goods)


NUMBERED = Call("orders.add by order_no", ADD.operation, _add_by_number, written=ADD.written)
TROUBLES: list[tuple[Fault, bool]] = [
    (f.reset, False),
    (f.status(503), False),
    (f.done(f.reset), True),
    (f.done(f.gone), True),
    (f.done(f.status(504)), True),
    (f.body_is(f.half_the_json), True),
    (f.done(f.json_body({"return_code": "1", "return_msg": "upstream timed out"}, 504)), True),
    (f.json_body({"return_code": "0"}, 400), False),
    (f.redirect(302, here=True), False),
]


@pytest.mark.finding(2, 13)
@pytest.mark.parametrize("blocking", [True, False], ids=["sync", "async"])
@pytest.mark.parametrize(("fault", "done"), TROUBLES)
def test_tells_whether_it_was_written(
    fault: Fault, done: bool, blocking: bool, both_worlds: tuple[World, World]
) -> None:
    world = both_worlds[1]
    world.prepare(NUMBERED)
    with fault_server(Forwarding(world.server), Plan(fault)) as server, no_waits():
        error = runs(NUMBERED, world, server.url, blocking=blocking).outcome(NUMBERED, world).error
    assert isinstance(error, OutcomeUnknown)
    assert error.msg_id == server.requests[0].signed[3]
    assert error.request is not None
    assert error.request.body["order_no"] == world.order_no
    assert len(error.lookups) == 1
    with world.client(NUMBERED) as client:
        found = [order for order in error.lookups[0].ask(client) if error.lookups[0].fits(order)]
        resolution = error.resolve(client, settle=0.01)
    assert [order.order_remark for order in found] == [world.tag] * done
    assert resolution.verdict == ("done" if done else "not done")
    assert [order.order_remark for order in resolution.records] == [world.tag] * done


@pytest.mark.finding(2)
@pytest.mark.parametrize("blocking", [True, False], ids=["sync", "async"])
def test_platform_that_shows_an_order_late_is_waited_for(blocking: bool, both_worlds: tuple[World, World]) -> None:
    """The first read comes too early: its page is empty, though the order is there."""
    world = both_worlds[1]
    world.prepare(NUMBERED)
    too_early = Plan(f.done(f.reset), f.sets(response_data="[]"))
    with fault_server(Forwarding(world.server), too_early) as server, no_waits():
        calls = runs(NUMBERED, world, server.url, blocking=blocking)
        error = calls.outcome(NUMBERED, world).error
        assert isinstance(error, OutcomeUnknown)
        found = calls(
            lambda client: error.resolve(client, settle=0.01) if blocking else error.aresolve(client, settle=0.01)
        )
    assert (found.verdict, len(found.records)) == ("done", 1)


@pytest.mark.finding(1, 2)
def test_recipe_of_the_readme_finds_the_order(both_worlds: tuple[World, World]) -> None:
    world = both_worlds[1]
    world.prepare(NUMBERED)
    (recipe,) = [block for block in re.findall(r"```py\n(.*?)```", GUIDE, re.DOTALL) if "OutcomeUnknown" in block]
    order = {**world.whom(), "prods": world.lines(input_price="2.50", input_count=2)}
    with (
        fault_server(Forwarding(world.server), Plan(f.done(f.reset))) as server,
        Waiqin365(**world.kwargs(NUMBERED), base_url=server.url) as wq,
    ):
        names: dict[str, Any] = {"wq": wq, "order": order, "OutcomeUnknown": OutcomeUnknown}
        exec(recipe.replace("SO-2026-0001", world.order_no), names)
    assert [record.order_no for record in names["found"].records] == [world.order_no]
    assert names["found"].verdict == "done"
