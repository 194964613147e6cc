"""A batch that is killed again and again, and taken up again: each document is there once.

The kills come at chosen moments of the journal (half of a line written, before a line, after its fsync) or of a request
(arrived and not carried out, carried out and not answered, a lookup). Where each comes is the seed's choice.
"""

from __future__ import annotations

import csv
import os
import random
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Running, Sandbox, running
from dingdan_sandbox.faults import effects as faults
from dingdan_sandbox.faults.messages import Request
from dingdan_sandbox.faults.plan import Exchange, Fault, Plan, honest
from dingdan_sandbox.faults.server import FaultServer, Forwarding, fault_server
from tests.cli.batches.forking import Commands, forking
from tests.cli.operations.conftest import environment

SHIPMENTS = 200
SEEDS = range(8) if os.environ.get("DINGDAN_TESTS") == "full" else range(1)
"""Seeds of the kills. The orders of the sandbox have goods for 9 times 200 shipments."""
AT_THE_JOURNAL = ("sending half", "sending after", "done before", "done half", "done after")
AT_A_REQUEST = ("arrived", "carried out")
LEAVES_ONE = ("sending after", "done before", "done half", "arrived", "carried out")
"""Moments that leave a document whose outcome is unknown, so that the next run looks it up."""
LOOKUP = "lookup"
MOST_A_RUN = 8
RATE = 0.05
Line = tuple[str, str, str]
"""An order's number, the id of one of its lines and the code of its product."""
ADD = ("waiqin365", "shipments", "add", "--yes", "--settle", "0", "--csv")


class Killer(Plan):
    """Kills a command when its `turn`-th request for an operation has arrived, or was carried out."""

    def __init__(self) -> None:
        super().__init__()
        self.kill = lambda: None
        self.moment = ""
        self.turn = 0
        self.over = threading.Event()
        """Set when the request of the kill was dealt with."""

    def arm(self, moment: str, turn: int) -> None:
        """Kill at a moment of a request."""
        self.moment, self.turn = moment, turn
        self.over.clear()

    def fault(self, request: Request) -> Fault:
        """Let all requests pass but the one of the kill."""
        if not self.moment or (request.operation == "queryStdomSent") != (self.moment == LOOKUP):
            return honest
        self.turn -= 1
        return honest if self.turn else self._kill

    def _kill(self, exchange: Exchange) -> None:
        carried_out = self.moment != "arrived"
        self.moment = ""
        try:
            if carried_out:
                exchange.forward()
                self.kill()
            else:
                self.kill()
                exchange.forward()  # the server goes on with what it has read, whatever became of its client
        finally:
            self.over.set()


class Chance(Plan):
    """Fails one request of twenty."""

    FAULTS = (faults.reset, faults.done(faults.reset), faults.status(503), faults.sends(faults.half_the_body))

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.failed = 0
        self._random = random.Random(seed)
        self._turn = threading.Lock()

    def fault(self, request: Request) -> Fault:
        """Fail some."""
        with self._turn:
            if self._random.random() >= RATE:
                return honest
            self.failed += 1
            return self._random.choice(self.FAULTS)


@pytest.fixture(scope="module")
def box() -> Iterator[Running]:
    with running(Sandbox(orders=60)) as found:
        yield found


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    with forking(tmp_path_factory.mktemp("commands")) as found:
        yield found


@pytest.fixture(scope="module")
def lines(box: Running) -> list[Line]:
    """The lines of orders that can be shipped, before anything is."""
    with Waiqin365(box.sandbox.openid, box.sandbox.appkey, base_url=box.url) as wq:
        return [
            (str(order.order_no), str(line.detail_id), str(line.product_code))
            for order in wq.orders.query()
            if order.order_status == "1" and not order.close_detail_status
            for line in order.prods
        ]


def write_shipments(file: Path, lines: list[Line], prefix: str) -> list[str]:
    """Write a table of shipments; return their waybill numbers."""
    numbers = [f"{prefix}{each:04}" for each in range(SHIPMENTS)]
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["express_no", "order_no", "emp_code", "products.order_detail_id", "products.product_code",
                        "products.sent_num"])  # fmt: skip
        for place, number_ in enumerate(numbers):
            order_no, detail_id, product_code = lines[place % len(lines)]
            table.writerow([number_, order_no, "sales-001", detail_id, product_code, "0.002"])
    return numbers


def found(box: Running, prefix: str) -> Counter[str]:
    """How often each waybill number is in the sandbox."""
    return Counter(
        row["express_no"] for row in box.snapshot("shipments") if str(row["express_no"] or "").startswith(prefix)
    )


def moments(chance: random.Random) -> list[str]:
    """Twenty moments in a random order; a lookup can only be where the run before left something to look up."""
    drawn = [*AT_THE_JOURNAL * 2, *AT_A_REQUEST * 3]
    chance.shuffle(drawn)
    places = [place for place, each in enumerate(drawn) if each in LEAVES_ONE]
    for place in sorted(chance.sample(places, 4), reverse=True):
        drawn.insert(place + 1, LOOKUP)
    return drawn


def kill_one(
    commands: Commands, platform: FaultServer, killer: Killer, arguments: tuple[str, ...], moment: str, turn: int
) -> None:
    """Run a command and kill it at a moment."""
    at_journal = moment in AT_THE_JOURNAL
    if not at_journal:
        killer.arm(moment, 1 if moment == LOOKUP else turn)
    state, _, when = moment.partition(" ")
    commands.start(arguments, environment(platform.url), (state, turn, when) if at_journal else None)
    killer.kill = lambda: os.kill(commands.child, signal.SIGKILL)
    assert commands.end() == -signal.SIGKILL, (moment, turn, commands.said)
    if not at_journal:
        killer.over.wait()


@pytest.mark.parametrize("seed", SEEDS)
def test_shipments_killed_at_twenty_moments_are_there_once(
    box: Running, lines: list[Line], commands: Commands, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    numbers = write_shipments(file := tmp_path / "shipments.csv", lines, f"K{seed}-")
    drawn = moments(chance)
    assert (len(drawn), set(drawn)) == (20, {*AT_THE_JOURNAL, *AT_A_REQUEST, LOOKUP})
    with fault_server(Forwarding(box), killer := Killer()) as platform:
        for moment in drawn:
            kill_one(commands, platform, killer, (*ADD, str(file)), moment, chance.randint(1, MOST_A_RUN))
        commands.start((*ADD, str(file)), environment(platform.url))
        assert commands.end() == 0, commands.said
    assert found(box, f"K{seed}-") == Counter(numbers)
    assert "skipped (done before)" in commands.said


def test_failing_server_gets_each_shipment_once(
    box: Running, lines: list[Line], commands: Commands, tmp_path: Path
) -> None:
    numbers = write_shipments(file := tmp_path / "shipments.csv", lines, "FAIL")
    with fault_server(Forwarding(box), plan := Chance(3)) as platform:
        for _ in range(10):
            commands.start((*ADD, str(file)), environment(platform.url))
            if not (code := commands.end()):
                break
            assert code in (4, 5), commands.said
    assert code == 0, commands.said
    assert plan.failed >= 5
    assert found(box, "FAIL") == Counter(numbers)


def test_orders_of_a_table_are_there_once(box: Running, commands: Commands, tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    with file.open("w", encoding="gb18030", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["订单编码", "cm_code", "emp_code", "storehouse_code", "prods.product_code", "prods.input_count",
                        "prods.input_price", "prods.is_gift"])  # fmt: skip
        for number in range(20):
            for product in ("SKU-TEA-500", "SKU-TEA-050"):
                table.writerow([f"TABLE{number:03}", "CUS-0731", "sales-001", "CK-EAST", product, "2", "88.50", "0"])
    add = ("waiqin365", "orders", "add", "--yes", "--settle", "0", "--csv", str(file))
    with fault_server(Forwarding(box), killer := Killer()) as platform:
        for moment in ("done before", "arrived", "sending after"):
            kill_one(commands, platform, killer, add, moment, 4)
        commands.start(add, environment(platform.url))
        assert commands.end() == 0, commands.said
    orders = {row["order_no"]: row for row in box.snapshot("orders") if str(row["order_no"]).startswith("TABLE")}
    assert Counter(row["order_no"] for row in box.snapshot("orders") if row["order_no"] in orders) == Counter(
        f"TABLE{number:03}" for number in range(20)
    )
    assert {len(row["prods"]) for row in orders.values()} == {2}
