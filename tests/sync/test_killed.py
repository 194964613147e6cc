"""A sync that is killed again and again, while the platform is edited and fails: after one last run nothing is missing.

Half of the kills come with a statement of the destination, the others at any moment. The clock of the platform goes 600
times as fast as ours, so that cursors, overlaps and late documents count; by every fourth seed it is the true one.
Two seeds in the suite; `make test-databases` has 20.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial

import pytest

from dingdan import Waiqin365
from dingdan_sandbox import Sandbox, running
from dingdan_sandbox.faults import effects as faults
from dingdan_sandbox.faults.messages import Request
from dingdan_sandbox.faults.plan import Fault, Plan
from dingdan_sandbox.faults.server import Forwarding, fault_server
from tests.sync.equality import differences
from tests.sync.syncing import ENDS, Parent, parent, platform_time
from waiqin365_api.tables import ORDERS, RETURNS

FULL = os.environ.get("DINGDAN_TESTS") == "full"
SEEDS = range(20) if FULL else range(1)
KILLS = 10 if FULL else 4
SPEED = 600.0
LONGEST_SECONDS = 1.5
LAST_TRIES = 12
"""A busy server may need more than the 5 seconds that a sync waits to notice that the one before was killed."""
RATE = 0.05
STATEMENTS = ("begin", "create", "delete", "insert", "rows", "commit")


class Chance(Plan):
    """Fails requests at random, until it is calm."""

    FAULTS: tuple[Fault, ...] = (faults.reset, faults.status(503), faults.sends(faults.half_the_body))

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.calm = False
        self.failed = 0
        self._random = random.Random(f"faults {seed}")
        self._turn = threading.Lock()

    def fault(self, asked: Request) -> Fault:
        """Fail one request of twenty."""
        with self._turn:
            if self.calm or self._random.random() >= RATE:
                return super().fault(asked)
            self.failed += 1
            return self._random.choice(self.FAULTS)


@pytest.fixture(scope="module")
def syncs() -> Iterator[Parent]:
    """The parent of the processes that are killed."""
    with parent() as found:
        yield found


def kill(syncs: Parent, chance: random.Random) -> str:
    """Kill the sync that runs at some moment; return the phase in which it ended, or what it came to before."""
    said = []
    if chance.random() < 0.5:
        wanted, turn = chance.choice(STATEMENTS), chance.randrange(1, 8)
        for word in syncs.said():
            said.append(word)
            turn -= word == wanted
            if not turn:
                break
        time.sleep(chance.random() * 0.005)  # the statement has begun: kill it at any moment of its time
    else:
        time.sleep(chance.random() * LONGEST_SECONDS)  # the moment of the kill: any will do
    if not said or not said[-1].startswith(ENDS):
        syncs.kill()
    rest, status = syncs.reap()
    said += rest
    if said and said[-1].startswith("crashed"):
        return said[-1]
    if said and said[-1].startswith(("done", "failed")):
        return said[-1].split(":")[0]
    if status != signal.SIGKILL:
        return f"crashed with status {status} after {said[-3:]}"
    return said[-1] if said else "start"


def finish(syncs: Parent) -> str:
    """Let the sync run to its end; return what it came to."""
    *_, last = syncs.said()
    syncs.reap()
    return last


@pytest.mark.parametrize("seed", SEEDS)
def test_killed_syncs_lose_nothing(to: str, seed: int, syncs: Parent) -> None:
    chance = random.Random(seed)
    clock = None if seed % 4 == 3 else (time.monotonic(), time.time(), SPEED)
    now = partial(platform_time, *clock) if clock else time.time
    world = Sandbox(
        orders=120, page_size=20, seed=seed, until=dt.datetime.now().date() - dt.timedelta(days=5), examples=False,
        newest_first=bool(seed % 2), edits_per_request=(0.2, 0.6)[seed // 2 % 2], edit_kinds=("orders", "returns"),
        clock=now,
    )  # fmt: skip
    phases: Counter[str] = Counter()
    with running(world) as box, fault_server(Forwarding(box), plan := Chance(seed)) as platform:
        while sum(phases[each] for each in phases if not each.startswith(ENDS)) < KILLS:
            syncs.start(platform.url, to, clock)
            phases[phase := kill(syncs, chance)] += 1
            assert not phase.startswith("crashed")
        box.pause_edits()
        plan.calm = True
        for _ in range(LAST_TRIES):
            syncs.start(platform.url, to, clock)
            last = finish(syncs)
            if not last.startswith("failed AlreadyRunningError"):
                break
        print(f"kills of seed {seed} in {to.partition(':')[0]}: {dict(phases)}; last {last}; "  # shown by -rP
              f"{plan.failed} of {len(platform.requests)} requests failed, {len(box.edits)} edits")  # fmt: skip
        assert last == "done 0" if clock else last.startswith("done")
        with Waiqin365(world.openid, world.appkey, base_url=box.url, clock=now) as wq:
            assert differences(wq, to, (ORDERS, RETURNS)) == {}


def test_child_that_crashes_is_noticed(syncs: Parent) -> None:
    """What the test above stands on: it waited for ever for a child that had ended without a word."""
    syncs.start("http://127.0.0.1:9", "nonsense", None)
    assert finish(syncs).startswith("crashed InvalidSyncError")
    with running(Sandbox(orders=1)) as box, fault_server(Forwarding(box), late=60) as silent:
        syncs.start(silent.url, "duckdb:///:memory:", None)
        words = syncs.said()
        assert next(words) == "read"
        syncs.kill(signal.SIGSEGV)
        assert [*words][-1] == "gone"
        assert syncs.reap()[1] == signal.SIGSEGV
