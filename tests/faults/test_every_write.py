"""Every write of both specs, carried out or never arrived, and unanswered: what `resolve` says of it is never wrong."""

from __future__ import annotations

import importlib
import json
import pkgutil
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from dingdan import OutcomeUnknown, Resolution
from dingdan_runtime import SHANGHAI, Operation, Options
from dingdan_sandbox import Sandbox, running
from dingdan_sandbox.faults import effects as f
from dingdan_sandbox.faults.plan import Plan
from dingdan_sandbox.faults.server import Forwarding, fault_server
from tests.faults.world import ADD, RETURN, VALET, Call, World, runs
from tests.support.bundled import bundled_spec

SETTLE = 0.01
Make = Callable[[Any, World], Callable[[Any], Any]]


def writes() -> Iterator[Operation[Any]]:
    """Every write of the generated packages."""
    for platform in ("waiqin365", "wshoto"):
        package = importlib.import_module(f"{platform}_api.operations")
        for module in pkgutil.iter_modules(package.__path__):
            found = vars(importlib.import_module(f"{package.__name__}.{module.name}")).values()
            yield from (each for each in found if isinstance(each, Operation) and each.write)


def example(operation: Operation[Any]) -> Any:
    """A copy of the first request example of an operation, by wire names."""
    spec = next(
        each
        for item in bundled_spec(operation.platform)["paths"].values()
        for each in item.values()
        if isinstance(each, dict) and each.get("operationId") == operation.id
    )
    content = next(iter(spec["requestBody"]["content"].values()))
    found = next(iter(content["examples"].values()))["value"] if "examples" in content else content["example"]
    return deepcopy(found)


@dataclass(frozen=True)
class Write:
    """A way to make a write, and what becomes of it when nobody is told."""

    name: str
    make: Make
    """Makes ready on an undisturbed client what the write is about, and gives the call."""
    done: str
    """The verdict when it was carried out."""
    lost: str
    """The verdict when it never arrived."""


def _order(client: Any, world: World) -> Any:
    """A new order."""
    world.prepare(ADD)
    return world.order()


def _shipment(client: Any, world: World) -> Any:
    order = _order(client, world)
    client.shipments.add([_item(order)])
    return client.shipments.query(order_no=order.order_no).records[0]


def _item(order: Any, **more: Any) -> dict[str, Any]:
    line = order.prods[0]
    sent = {"product_id": line.product_id, "order_detail_id": line.detail_id, "sent_num": 1, "is_gift": "0"}
    return {
        "order_no": order.order_no, "emp_code": order.submit_emp_code, "storehouse_code": order.storehouse_code,
        "send_time": datetime.now(SHANGHAI), "products": [sent], **more,
    }  # fmt: skip


def _return(client: Any, world: World, *, confirmed: bool = False) -> Any:
    world.prepare(RETURN)
    RETURN.make(client, world)
    found = client.returns.query(cm_code=world.master.cm_code, after_create_date=datetime.now(SHANGHAI).date())
    mine = next(row for row in found if row.prods and row.prods[0].remarks == world.tag)
    if confirmed:
        client.returns.confirm(id=mine.id, approval_type="1")
    return mine


def _add(**more: Any) -> Make:
    def make(client: Any, world: World) -> Callable[[Any], Any]:
        world.prepare(ADD)
        given = {"order_no": f"NO-{world.tag}"} if more.get("keyed") else {}
        goods = world.lines(input_price="2", input_count=1)
        resource = more["resource"]
        return lambda any_: getattr(any_, resource).add(**world.whom(), **given, prods=goods)

    return make


def _ship(*numbers: str) -> Make:
    def make(client: Any, world: World) -> Callable[[Any], Any]:
        order = _order(client, world)
        items = [_item(order, express_no=number and f"{number}-{world.tag}") for number in numbers]
        return lambda any_: any_.shipments.add(items)

    return make


def _close(by: str) -> Make:
    def make(client: Any, world: World) -> Callable[[Any], Any]:
        order = _order(client, world)
        return lambda any_: any_.orders.close(**{by: getattr(order, by)})

    return make


def _cancel(by: str, of: str) -> Make:
    def make(client: Any, world: World) -> Callable[[Any], Any]:
        shipment = _shipment(client, world)
        return lambda any_: any_.shipments.cancel(**{by: getattr(shipment, of)})

    return make


def _decide(kind: str, *, confirmed: bool = False) -> Make:
    def make(client: Any, world: World) -> Callable[[Any], Any]:
        ids = [_return(client, world, confirmed=confirmed).id for _ in range(2)]
        return lambda any_: any_.returns.confirm(id=ids, approval_type=kind)

    return make


def _give_back(client: Any, world: World) -> Callable[[Any], Any]:
    world.prepare(RETURN)
    return lambda any_: RETURN.make(any_, world)


def _modify(client: Any, world: World) -> Callable[[Any], Any]:
    order = _order(client, world)
    exts = [{"ext_key": "ext_2611010001", "ext_value": "特急"}]
    return lambda any_: any_.orders.modify_custom_fields(order_id=order.id, exts=exts)


def _revoke(client: Any, world: World) -> Callable[[Any], Any]:
    world.prepare(ADD)
    bill = client.sales_bills.add(**world.whom(), prods=world.lines(input_price="2", input_count=1)).data[0]
    return lambda any_: any_.sales_bills.revoke(id=bill.id)


def _as_in_the_spec(operation: Operation[Any]) -> Make:
    """Send the spec's own example."""

    def make(client: Any, world: World) -> Callable[[Any], Any]:
        return lambda any_: any_._transport.write(operation, example(operation), Options())

    return make


KNOWN: dict[str, list[Write]] = {
    "orders.add": [
        Write("with order_no", _add(resource="orders", keyed=True), "done", "not done"),
        Write("without order_no", _add(resource="orders"), "undecided", "undecided"),
    ],
    "sales_bills.add": [
        Write("with order_no", _add(resource="sales_bills", keyed=True), "done", "not done"),
        Write("without order_no", _add(resource="sales_bills"), "undecided", "undecided"),
    ],
    "shipments.add": [
        Write("with express_no", _ship("EX"), "done", "not done"),
        Write("several", _ship("EX-1", "EX-2", "EX-2"), "done", "not done"),
        Write("without express_no", _ship(""), "undecided", "undecided"),
        Write("several, one without", _ship("EX", ""), "undecided", "undecided"),
    ],
    "orders.close": [
        Write("by id", _close("id"), "done", "not done"),
        Write("by order_no", _close("order_no"), "done", "not done"),
    ],
    "shipments.cancel": [
        Write("by id", _cancel("ids", "id"), "done", "not done"),
        Write("by sent_no", _cancel("sent_no", "sent_no"), "done", "not done"),
    ],
    "returns.add": [
        Write(
            "a return",
            _give_back,
            "undecided",
            "undecided",
        )
    ],
    "returns.confirm": [
        Write("approve", _decide("1"), "done", "not done"),
        Write("send back", _decide("2"), "done", "not done"),
        Write("reverse", _decide("3", confirmed=True), "done", "not done"),
        Write("into stock", _decide("4"), "done", "not done"),
        Write("withdraw", _decide("5", confirmed=True), "done", "undecided"),
    ],
    "orders.modify_custom_fields": [Write("by id", _modify, "undecided", "undecided")],
    "sales_bills.revoke": [Write("by id", _revoke, "undecided", "undecided")],
}
"""How each write is made so that the sandbox carries it out; another is sent as its spec's example has it."""
CASES = [
    pytest.param(operation, way, id=f"{operation.call}-{way.name}")
    for operation in writes()
    for way in KNOWN.get(operation.call, [Write("example", _as_in_the_spec(operation), "", "")])
]


def unanswered(
    url: str, world: World, call: Callable[[Any], Any], *, blocking: bool, of: Call = ADD, **options: Any
) -> OutcomeUnknown:
    """The error of a call that no answer came to, by a client of the platform of `of`."""
    calls = runs(of, world, url, blocking=blocking, **options)
    with pytest.raises(OutcomeUnknown) as caught:
        calls(call)
    return caught.value


def resolved(error: OutcomeUnknown, world: World, *, blocking: bool, of: Call = ADD, **options: Any) -> Resolution:
    """What a client finds out that nothing comes between."""
    calls = runs(of, world, world.server.url, blocking=blocking, **options)
    found: Resolution = calls(lambda client: (error.resolve if blocking else error.aresolve)(client, settle=SETTLE))
    return found


@pytest.mark.finding(2, 3)
@pytest.mark.parametrize("blocking", [True, False], ids=["sync", "async"])
@pytest.mark.parametrize("arrives", [True, False], ids=["carried-out", "never-arrived"])
@pytest.mark.parametrize(("operation", "way"), CASES)
def test_verdict_is_never_wrong(
    operation: Operation[Any], way: Write, arrives: bool, blocking: bool, both_worlds: tuple[World, World]
) -> None:
    world = both_worlds[1]
    of = ADD if operation.platform == "waiqin365" else VALET
    with world.client(of) as client:
        call = way.make(client, world)
    fault = f.done(f.reset) if arrives else f.reset
    with fault_server(Forwarding(world.server), Plan(fault)) as server:
        error = unanswered(server.url, world, call, blocking=blocking, of=of)
    assert error.operation == operation.id
    replies = [json.loads(reply.body) for reply in server.replies[server.requests[0].operation].values()]
    found = resolved(error, world, blocking=blocking, of=of)
    if not way.done:  # an operation that the sandbox may not know
        assert arrives or found.verdict != "done"
        return
    assert [reply["return_code"] for reply in replies] == ["0"] * arrives, replies
    assert found.verdict == (way.done if arrives else way.lost), found.reason
    assert found.verdict != ("not done" if arrives else "done")


@pytest.mark.finding(1)
@pytest.mark.parametrize("blocking", [True, False], ids=["sync", "async"])
@pytest.mark.parametrize("off", [-3600, 3600], ids=["machine-ahead", "machine-behind"])
@pytest.mark.parametrize("resource", ["orders", "sales_bills"])
def test_order_is_found_though_the_machines_clock_is_off(resource: str, off: int, blocking: bool) -> None:
    def platforms() -> float:
        return time.time() + off

    def add(client: Any) -> Any:
        line = {"product_code": "SKU-TEA-500", "input_price": 2, "input_count": 1, "is_gift": "0"}
        return getattr(client, resource).add(
            order_no="SO-1", cm_code="CUS-0731", emp_code="sales-017", storehouse_code="CK-EAST", prods=[line]
        )

    with running(Sandbox(orders=20, clock=platforms)) as server:
        world = World(server)
        with fault_server(Forwarding(server), Plan(f.done(f.reset))) as between:
            error = unanswered(between.url, world, add, blocking=blocking, clock=platforms)
        found = resolved(error, world, blocking=blocking, clock=platforms)
    assert (found.verdict, [record.order_no for record in found.records]) == ("done", ["SO-1"])
