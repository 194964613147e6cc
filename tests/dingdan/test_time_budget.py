"""The time of a call holds for all that it waits for: its token's store, the locks on the way, and its own limits."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import filelock
import pytest
import redis

from dingdan import FileTokenStore, MemoryTokenStore, RedisTokenStore, Timeout, Token, TransportError
from dingdan.transport._async_io import AsyncIO
from dingdan.transport._deadline import Deadline
from dingdan.transport._io import BlockingIO, run
from dingdan.transport._rate_limit import Slots
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import Answer, ScriptedServer, wshoto_rows, wshoto_token

pytestmark = pytest.mark.finding(22)
SECONDS = 0.3
FAR_LESS = 4.0
"""Seconds: less than any timeout of a store, and enough for any machine."""


def orders(client: Any) -> Any:
    return client.mall_orders.list(type=1, start_time=1)


@contextmanager
def silence() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def failing(calls: Calls, **options: Any) -> tuple[BaseException, float]:
    """The error of a call, and how long it took."""
    began = time.monotonic()
    with pytest.raises(Timeout) as failed:
        calls(orders, total_timeout=SECONDS, max_retries=5, **options)
    return failed.value, time.monotonic() - began


class TestStores:
    """A store that does not answer."""

    def test_redis_by_its_address(self, ws_secret: Calls, server: ScriptedServer) -> None:
        with silence() as port:
            error, seconds = failing(ws_secret, token_store=RedisTokenStore(f"redis://127.0.0.1:{port}/0"))
        assert seconds < FAR_LESS
        assert "before it had a token: the token store did not respond" in str(error)
        assert server.asked == []

    def test_redis_client_of_ones_own_without_timeouts(self, ws_secret: Calls, server: ScriptedServer) -> None:
        with silence() as port, redis.Redis(port=port) as client:
            _, seconds = failing(ws_secret, token_store=RedisTokenStore(client))
        assert seconds < FAR_LESS
        assert server.asked == []

    def test_file_that_another_process_keeps_locked(
        self, ws_secret: Calls, server: ScriptedServer, tmp_path: Path
    ) -> None:
        server.will(wshoto_token())
        path = tmp_path / "tokens"
        with filelock.FileLock(f"{path}.lock"):
            _, seconds = failing(ws_secret, token_store=FileTokenStore(path))
        assert seconds < FAR_LESS
        assert len(server.asked) == 1  # for a token that could not be kept

    def test_file_that_is_never_read(self, ws_secret: Calls, server: ScriptedServer, tmp_path: Path) -> None:
        store = FileTokenStore(tmp_path / "tokens")
        ended = hang(store, "get")
        try:
            _, seconds = failing(ws_secret, token_store=store)
        finally:
            ended.set()
        assert seconds < FAR_LESS
        assert server.asked == []

    def test_lock_that_is_taken_too_late_is_given_back(
        self, ws_secret: Calls, server: ScriptedServer, tmp_path: Path
    ) -> None:
        store = FileTokenStore(tmp_path / "tokens")
        ended = hang(store, "lock")
        failing(ws_secret, token_store=store)
        ended.set()
        server.will(wshoto_token(), wshoto_rows())
        assert ws_secret(orders, token_store=FileTokenStore(tmp_path / "tokens")).records == []

    def test_calls_that_find_all_threads_waiting_fail_in_time_too(
        self, ws_secret: Calls, server: ScriptedServer, tmp_path: Path
    ) -> None:
        store = FileTokenStore(tmp_path / "tokens")
        ended = hang(store, "lock")
        before = threading.active_count()
        try:
            for _ in range(8):
                _, seconds = failing(ws_secret, token_store=store)
                assert seconds < FAR_LESS
            assert server.asked == []
        finally:
            ended.set()
        assert threading.active_count() - before < 40

    def test_store_that_answers_in_time(self, ws_secret: Calls, server: ScriptedServer, tmp_path: Path) -> None:
        store = FileTokenStore(tmp_path / "tokens")
        server.will(wshoto_token("good"), wshoto_rows())
        assert ws_secret(orders, token_store=store, total_timeout=60).records == []
        assert server.asked[1].query["access_token"] == ["good"]

    def test_error_of_a_store_comes_through_the_thread(
        self, ws_secret: Calls, server: ScriptedServer, tmp_path: Path
    ) -> None:
        store = FileTokenStore(tmp_path / "tokens")
        os.mkdir(tmp_path / "tokens")
        with pytest.raises(Exception, match="cannot be used"):
            ws_secret(orders, token_store=store, total_timeout=60)
        assert server.asked == []

    def test_blocking_client_asks_a_store_of_ones_own_in_its_own_thread(
        self, ws_secret: Calls, server: ScriptedServer
    ) -> None:
        threads = set()

        class OwnStore(MemoryTokenStore):
            def get(self, key: str) -> Token | None:
                threads.add(threading.current_thread())
                return super().get(key)

        server.will(wshoto_token(), wshoto_rows())
        ws_secret(orders, token_store=OwnStore(), total_timeout=60)
        assert (threads == {threading.current_thread()}) == ws_secret.blocking


def hang(store: Any, name: str) -> threading.Event:
    """Make a method of a store wait until an event."""
    ended = threading.Event()
    method: Callable[..., Any] = getattr(store, name)

    def hanging(*arguments: Any) -> Any:
        ended.wait()
        return method(*arguments)

    setattr(store, name, hanging)
    return ended


class TestLimits:
    """Waiting for the client's own limits: before the first attempt at leisure, then within the time of the call."""

    def test_rate(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(*[Answer(status=503)] * 5)
        began = time.monotonic()
        with pytest.raises(TransportError, match="waited for max_requests_per_second"):
            wq(lambda c: c.orders.query(), total_timeout=1.5, max_retries=5, max_requests_per_second=0.05)
        assert time.monotonic() - began < 10
        assert len(server.asked) == 1

    def test_slot_of_threads(self) -> None:
        slots = Slots(BlockingIO(), 1)
        run(slots.acquire(Deadline(None)))
        with pytest.raises(Timeout, match="waited for max_concurrency"):
            run(slots.acquire(Deadline(0.01)))
        slots.release()
        run(slots.acquire(Deadline(0.01)))

    @pytest.mark.anyio
    async def test_slot_of_tasks(self) -> None:
        slots = Slots(AsyncIO(), 1)
        await slots.acquire(Deadline(None))
        with pytest.raises(Timeout, match="waited for max_concurrency"):
            await slots.acquire(Deadline(0.01))
        slots.release()
        await slots.acquire(Deadline(1))
