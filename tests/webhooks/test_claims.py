"""Claims belong to who made them, and a file that is deleted while it is used is made again."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dingdan import ConfigError
from dingdan.webhooks import Claim, IdempotencyStore, MemoryIdempotencyStore, Push, PushReceiver, SQLiteIdempotencyStore
from tests.webhooks.pushing import FAILED, FORM, OK, Clock, body

pytestmark = pytest.mark.finding(36)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["memory", "one file", "two stores of a file"])
def workers(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> tuple[IdempotencyStore, IdempotencyStore]:
    """The stores of two workers, which may be one."""

    def make() -> IdempotencyStore:
        if request.param == "memory":
            return MemoryIdempotencyStore(clock=clock)
        return SQLiteIdempotencyStore(tmp_path / "seen.db", clock=clock)

    store = make()
    return store, (make() if request.param == "two stores of a file" else store)


def elsewhere(work: Callable[[], Any]) -> Any:
    """What `work` gives in another thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result(30)


class TestOwner:
    def test_claim_that_expired_frees_no_claim_of_another_worker(
        self, workers: tuple[IdempotencyStore, IdempotencyStore], clock: Clock
    ) -> None:
        first, second = workers
        assert first.claim("a") is Claim.NEW
        clock.pass_(hours=1)
        assert elsewhere(lambda: second.claim("a")) is Claim.NEW
        first.release("a")
        assert first.claim("a") is second.claim("a") is Claim.BUSY

    def test_claim_that_expired_and_nobody_took_is_new(
        self, workers: tuple[IdempotencyStore, IdempotencyStore], clock: Clock
    ) -> None:
        first, second = workers
        first.claim("a")
        clock.pass_(hours=1)
        first.release("a")
        assert second.claim("a") is Claim.NEW

    def test_somebody_who_claimed_nothing_frees_nothing(
        self, workers: tuple[IdempotencyStore, IdempotencyStore]
    ) -> None:
        first, second = workers
        first.claim("a")
        elsewhere(lambda: second.release("a"))
        assert second.claim("a") is Claim.BUSY
        first.release("a")
        assert second.claim("a") is Claim.NEW

    def test_push_that_took_longer_than_its_claim_is_done(
        self, workers: tuple[IdempotencyStore, IdempotencyStore], clock: Clock
    ) -> None:
        first, second = workers
        first.claim("a")
        clock.pass_(hours=1)
        elsewhere(lambda: second.claim("a"))
        first.complete("a")
        elsewhere(lambda: second.release("a"))
        assert first.claim("a") is Claim.DONE

    def test_slow_handler_that_fails_leaves_the_push_to_who_has_it_now(
        self, workers: tuple[IdempotencyStore, IdempotencyStore], clock: Clock
    ) -> None:
        first, second = (PushReceiver(verify=lambda push: True, idempotency_store=store) for store in workers)
        taken, failed = threading.Event(), threading.Event()
        handled: list[Push] = []

        def slow(push: Push) -> None:
            clock.pass_(hours=1)
            pool.submit(second.handle, body(), FORM, taking)
            assert taken.wait(30)
            raise ValueError("too late")

        def taking(push: Push) -> None:
            handled.append(push)
            taken.set()
            assert failed.wait(30)

        with ThreadPoolExecutor(1) as pool:
            assert first.handle(body(), FORM, slow).body == FAILED
            assert first.handle(body(), FORM, handled.append).body == FAILED  # the second worker is still at it
            failed.set()
        assert (first.handle(body(), FORM, handled.append).body, len(handled)) == (OK, 1)

    def test_claims_that_nobody_ends_are_not_kept_for_ever(
        self, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("dingdan.webhooks._idempotency.MAX_OPEN_CLAIMS", 10)
        for store in (MemoryIdempotencyStore(clock=clock), SQLiteIdempotencyStore(tmp_path / "seen.db", clock=clock)):
            for number in range(50):
                store.claim(str(number))
                clock.pass_(minutes=10)
            assert len(store._own) <= 17


class TestDeletedFile:
    def test_is_made_again(self, tmp_path: Path) -> None:
        path = tmp_path / "seen.db"
        receiver = PushReceiver(verify=lambda push: True, idempotency_store=SQLiteIdempotencyStore(path))
        handled: list[str] = []
        for number in range(3):
            reply = receiver.handle(body(msgId=f"msg-{number}"), FORM, lambda push: handled.append(push.msg_id))
            assert reply.body == OK
            path.unlink()
        assert handled == ["msg-0", "msg-1", "msg-2"]

    @pytest.mark.parametrize("step", ["claim", "complete", "release"])
    def test_is_made_again_by_every_step(self, tmp_path: Path, step: str) -> None:
        path = tmp_path / "seen.db"
        store = SQLiteIdempotencyStore(path)
        store.claim("a")
        path.unlink()
        getattr(store, step)("a")
        assert store.claim("a") is {"claim": Claim.BUSY, "complete": Claim.DONE, "release": Claim.NEW}[step]

    def test_deleted_while_the_handler_runs(self, tmp_path: Path) -> None:
        path = tmp_path / "seen.db"
        receiver = PushReceiver(verify=lambda push: True, idempotency_store=SQLiteIdempotencyStore(path))
        assert receiver.handle(body(), FORM, lambda push: path.unlink()).body == OK
        assert SQLiteIdempotencyStore(path).claim("msg-1") is Claim.DONE

    def test_emptied_file_is_filled_again(self, tmp_path: Path) -> None:
        path = tmp_path / "seen.db"
        store = SQLiteIdempotencyStore(path)
        path.write_bytes(b"")
        assert store.claim("a") is Claim.NEW

    @pytest.mark.parametrize("step", ["claim", "complete", "release"])
    def test_folder_that_is_gone_is_refused_clearly(self, tmp_path: Path, step: str) -> None:
        folder = tmp_path / "store"
        folder.mkdir()
        store = SQLiteIdempotencyStore(folder / "seen.db")
        shutil.rmtree(folder)
        with pytest.raises(ConfigError, match=r"no idempotency store at '.*seen\.db': unable to open database file"):
            getattr(store, step)("a")
        folder.mkdir()
        assert store.claim("a") is Claim.NEW

    def test_log_says_what_is_wrong_with_the_store(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        folder = tmp_path / "store"
        folder.mkdir()
        receiver = PushReceiver(verify=lambda push: True, idempotency_store=SQLiteIdempotencyStore(folder / "seen.db"))
        shutil.rmtree(folder)
        with caplog.at_level(logging.ERROR, "dingdan"):
            assert receiver.handle(body(), FORM, lambda push: None).body == FAILED
        (line,) = caplog.messages
        assert line.startswith(
            "push msg-1 not handled: the store raised ConfigError: waiqin365: no idempotency store at "
        )

    def test_file_that_somebody_has_put_in_the_place_is_refused_clearly(self, tmp_path: Path) -> None:
        path = tmp_path / "seen.db"
        store = SQLiteIdempotencyStore(path)
        path.write_bytes(b"not a database " * 100)
        with pytest.raises(ConfigError, match="file is not a database"):
            store.claim("a")

    def test_lock_that_is_held_too_long_is_still_sqlites_own_error(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("dingdan.webhooks._idempotency.BUSY_TIMEOUT_SECONDS", 0.01)
        path = tmp_path / "seen.db"
        store = SQLiteIdempotencyStore(path, claim_age=timedelta(minutes=1))
        holder = sqlite3.connect(path, isolation_level=None)
        try:
            holder.execute("BEGIN IMMEDIATE")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                store.claim("a")
        finally:
            holder.close()
