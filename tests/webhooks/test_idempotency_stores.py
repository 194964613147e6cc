"""Stores of handled pushes: claims, ages, limits, and a file that processes share."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dingdan import ConfigError
from dingdan.webhooks import Claim, IdempotencyStore, MemoryIdempotencyStore, SQLiteIdempotencyStore
from tests.webhooks.pushing import Clock

Make = Callable[..., IdempotencyStore]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["memory", "sqlite"])
def make(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Make:
    """Makes a store that follows `clock`."""

    def make(**options: Any) -> IdempotencyStore:
        if request.param == "memory":
            return MemoryIdempotencyStore(clock=clock, **options)
        return SQLiteIdempotencyStore(tmp_path / "seen.db", clock=clock, **options)

    return make


def test_a_push_is_claimed_then_done(make: Make) -> None:
    store = make()
    assert [store.claim("a"), store.claim("a"), store.claim("b")] == [Claim.NEW, Claim.BUSY, Claim.NEW]
    store.complete("a")
    assert [store.claim("a"), store.claim("b")] == [Claim.DONE, Claim.BUSY]


def test_a_claim_that_is_given_up_is_new_again(make: Make) -> None:
    store = make()
    store.claim("a")
    store.release("a")
    store.release("never claimed")
    assert store.claim("a") is Claim.NEW


def test_what_is_done_cannot_be_given_up(make: Make) -> None:
    store = make()
    store.claim("a")
    store.complete("a")
    store.release("a")
    assert store.claim("a") is Claim.DONE


def test_what_is_done_is_remembered_for_longer_than_it_is_sent_again(make: Make, clock: Clock) -> None:
    store = make()
    store.claim("a")
    store.complete("a")
    for _ in range(10):
        clock.pass_(days=1)
        assert store.claim("a") is Claim.DONE
    clock.pass_(days=1)
    assert store.claim("a") is Claim.NEW


def test_a_claim_of_a_crashed_process_ends(make: Make, clock: Clock) -> None:
    store = make(claim_age=timedelta(minutes=10))
    store.claim("a")
    clock.pass_(minutes=9)
    assert store.claim("a") is Claim.BUSY
    store.claim("b")
    clock.pass_(minutes=1)
    assert [store.claim("a"), store.claim("b")] == [Claim.NEW, Claim.BUSY]


def test_a_claim_behind_a_longer_memory_ends_too(make: Make, clock: Clock) -> None:
    store = make()
    store.claim("a")
    store.complete("a")
    store.claim("b")
    clock.pass_(hours=1)
    assert [store.claim("b"), store.claim("a")] == [Claim.NEW, Claim.DONE]


@pytest.mark.parametrize(
    "options", [{"max_age": timedelta(days=10)}, {"claim_age": timedelta(0)}, {"claim_age": timedelta(hours=-1)}]
)
def test_ages_that_guard_nothing_are_refused(make: Make, options: dict[str, timedelta]) -> None:
    with pytest.raises(ConfigError, match=next(iter(options))):
        make(**options)


def test_memory_forgets_the_oldest_first() -> None:
    store = MemoryIdempotencyStore(max_entries=2)
    for name in "abc":
        store.claim(name)
        store.complete(name)
    assert [store.claim("b"), store.claim("c"), store.claim("a")] == [Claim.DONE, Claim.DONE, Claim.NEW]
    with pytest.raises(ConfigError, match="max_entries"):
        MemoryIdempotencyStore(max_entries=0)


def test_memory_counts_from_when_a_push_was_done() -> None:
    store = MemoryIdempotencyStore(max_entries=2)
    for name in "ab":
        store.claim(name)
    store.complete("a")
    store.claim("c")  # in the place of b
    assert store.claim("a") is Claim.DONE


@pytest.fixture
def restless_threads() -> Iterator[None]:
    """Threads that take turns as often as they can, so that a missing lock shows."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("restless_threads")
def test_one_thread_of_many_claims_a_push() -> None:
    store, together = MemoryIdempotencyStore(), threading.Barrier(8)

    def claim() -> list[int]:
        together.wait(30)
        return [number for number in range(5000) if store.claim(str(number)) is Claim.NEW]

    with ThreadPoolExecutor(8) as pool:
        claims = [number for claimed in [pool.submit(claim) for _ in range(8)] for number in claimed.result(60)]
    assert sorted(claims) == list(range(5000))


def test_memory_drops_what_is_too_old(clock: Clock) -> None:
    store = MemoryIdempotencyStore(clock=clock)
    for number in range(100):
        store.claim(str(number))
        store.complete(str(number))
    clock.pass_(days=11)
    store.claim("new")
    assert len(store._entries) == 1


def test_a_file_drops_what_is_too_old(tmp_path: Path, clock: Clock) -> None:
    store = SQLiteIdempotencyStore(tmp_path / "seen.db", clock=clock)
    for number in range(100):
        store.claim(str(number))
        store.complete(str(number))
    clock.pass_(days=11)
    store.claim("new")
    with store._transaction() as database:
        assert database.execute("SELECT count(*) FROM seen").fetchone() == (1,)


def test_a_file_outlives_its_store(tmp_path: Path) -> None:
    first = SQLiteIdempotencyStore(str(tmp_path / "seen.db"))
    first.claim("a")
    first.complete("a")
    assert SQLiteIdempotencyStore(tmp_path / "seen.db").claim("a") is Claim.DONE


@pytest.mark.parametrize("path", ["", ":memory:", "/nowhere/at/all/seen.db", "a\0b", "\ud800"])
def test_a_path_that_keeps_nothing_is_refused(path: str) -> None:
    with pytest.raises(ConfigError):
        SQLiteIdempotencyStore(path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "seen.db").write_bytes(b"not a database " * 100)
    with pytest.raises(ConfigError, match="no idempotency store"):
        SQLiteIdempotencyStore(tmp_path / "seen.db")


WORKER = """
import sys
import threading
import time
from dingdan.webhooks import PushReceiver, SQLiteIdempotencyStore
from tests.webhooks.pushing import FORM, body

receiver = PushReceiver(verify=lambda push: True, idempotency_store=SQLiteIdempotencyStore(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(150):
    receiver.handle(body(msgId=f"msg-{number}"), FORM, lambda push: print(push.msg_id))
"""

CRASHING = """
import os, signal, sys
from dingdan.webhooks import PushReceiver, SQLiteIdempotencyStore
from tests.webhooks.pushing import FORM, body

receiver = PushReceiver(verify=lambda push: True, idempotency_store=SQLiteIdempotencyStore(sys.argv[1]))
receiver.handle(body(), FORM, lambda push: os.kill(os.getpid(), signal.SIGKILL))
"""
ROOT = Path(__file__).resolve().parents[2]


def start(script: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_two_processes_handle_each_push_once(tmp_path: Path) -> None:
    workers = [start(WORKER, tmp_path / "seen.db") for _ in range(2)]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    outputs: list[str] = []
    for worker in workers:  # both run from here on
        assert worker.stdin is not None
        worker.stdin.write("\n")
        worker.stdin.flush()
    for worker in workers:
        output, _ = worker.communicate(timeout=120)
        assert worker.returncode == 0
        outputs.append(output)
    handled = Counter("".join(outputs).split())
    assert handled == Counter(f"msg-{number}" for number in range(150))


def test_a_process_that_dies_in_its_handler_leaves_a_claim_that_ends(tmp_path: Path, clock: Clock) -> None:
    worker = start(CRASHING, tmp_path / "seen.db")
    worker.communicate(timeout=60)
    assert worker.returncode == -signal.SIGKILL
    clock.now = time.time()
    store = SQLiteIdempotencyStore(tmp_path / "seen.db", clock=clock)
    assert store.claim("msg-1") is Claim.BUSY
    clock.pass_(hours=1)
    assert store.claim("msg-1") is Claim.NEW
