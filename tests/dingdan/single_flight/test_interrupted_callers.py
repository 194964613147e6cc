"""Callers whose time is up or whose task is cancelled leave nothing locked."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import anyio.to_thread
import httpx
import pytest

from dingdan import AsyncWshoto, Timeout, Wshoto
from dingdan.auth._single_flight import flight_of
from dingdan.auth.token_stores._memory import MemoryTokenStore
from dingdan.auth.token_stores._protocol import Token, TokenLock, token_key
from dingdan.transport._async_io import AsyncIO
from dingdan.transport._deadline import NO_DEADLINE, Deadline
from dingdan.transport._store_threads import MAX_STORE_THREADS, StoreThreads
from tests.dingdan.calling import APPID, NO_CERTIFICATES
from tests.dingdan.scripted_server import wshoto_token
from tests.dingdan.single_flight.calls import (
    START,
    Clock,
    blocking,
    call,
    impatient,
    on_loop,
    on_threads,
    one,
    options,
    send,
    signer_of,
    until,
)
from tests.dingdan.token_server import SOON, Drip, TokenServer


class TestTimeIsUp:
    """Nobody waits longer than the call may take."""

    @pytest.mark.parametrize("kind", ["blocking", "async"])
    def test_lock_that_another_keeps(self, server: TokenServer, clock: Clock, kind: str) -> None:
        store = MemoryTokenStore()
        held = store.lock(token_key(server.url, APPID))
        assert held.acquire(blocking=False)

        began = time.monotonic()
        with pytest.raises(Timeout, match="wshoto getAccessToken: the deadline of the call passed") as caught:
            call(kind, server, store, clock, total_timeout=0.1)
        assert (caught.value.platform, caught.value.operation) == ("wshoto", "getAccessToken")
        assert time.monotonic() - began < SOON / 3
        assert server.asked == []
        held.release()

    def test_time_of_one_that_is_up_is_no_failure_of_the_rest(self, server: TokenServer, clock: Clock) -> None:
        store = MemoryTokenStore()
        flight = flight_of(store, token_key(server.url, APPID))
        assert store.lock(token_key(server.url, APPID)).acquire(blocking=False)
        with pytest.raises(Timeout):
            call("blocking", server, store, clock, total_timeout=0.05)
        assert flight.rounds == 0

    @pytest.mark.parametrize("kind", ["blocking", "async"])
    @pytest.mark.parametrize("what", ["token", "list"])
    def test_answer_that_drips(self, server: TokenServer, clock: Clock, what: str, kind: str) -> None:
        dripping = Drip(wshoto_token("t1").body)
        (server.script if what == "token" else server.lists).append(dripping)
        operation = "getAccessToken" if what == "token" else "valetorderInfoList"
        with pytest.raises(Timeout, match=f"wshoto {operation}: no response in time"):
            call(kind, server, None, clock, total_timeout=0.3)

    def test_both_requests_are_given_what_is_left(self, server: TokenServer, clock: Clock) -> None:
        seen: list[dict[str, float]] = []

        def note(request: httpx.Request) -> None:
            seen.append(request.extensions["timeout"])

        deadline, auth = Deadline(10), signer_of(server, MemoryTokenStore(), clock)
        send(auth, server.url + "/list", deadline=deadline, on_request=note)
        assert len(seen) == 2
        assert all(0 < seconds <= 10 for timeout in seen for seconds in timeout.values())

    def test_nothing_is_sent_when_the_token_came_too_late(self, server: TokenServer, clock: Clock) -> None:
        class Slow(MemoryTokenStore):
            def set(self, appid: str, token: Token) -> None:
                super().set(appid, token)
                deadline._end = time.monotonic()

        deadline, store = Deadline(SOON), Slow()
        with pytest.raises(Timeout, match="nothing was sent"):
            send(signer_of(server, store, clock), server.url + "/list", deadline=deadline)
        assert (len(server.asked), server.used) == (1, {})
        assert store.get(token_key(server.url, APPID)) == Token("t1", START + 7200, START)

    def test_others_of_the_same_client_that_take_long(self, server: TokenServer, clock: Clock) -> None:
        server.may_answer.clear()
        with ThreadPoolExecutor(1) as pool, blocking(server, None, clock) as client:
            (first,) = on_threads(client, 1, pool)
            assert server.was_asked.wait(SOON)
            with pytest.raises(Timeout, match="the deadline of the call passed"):
                impatient(client, 0.05).valet_orders.list()
            server.may_answer.set()
            first.result()

        async def go() -> None:
            server.was_asked.clear()
            server.may_answer.clear()
            async with on_loop(server, None, clock) as client:
                first = asyncio.ensure_future(one(client))
                await until(server.was_asked)
                with pytest.raises(Timeout, match="the deadline of the call passed"):
                    await impatient(client, 0.05).valet_orders.list()
                server.may_answer.set()
                await first

        asyncio.run(go())
        assert (len(server.asked), server.used) == (2, {"t1": 1, "t2": 1})

    def test_time_of_one_is_not_up_for_all(self, server: TokenServer, clock: Clock) -> None:
        store = MemoryTokenStore()
        held = store.lock(token_key(server.url, APPID))
        assert held.acquire(blocking=False)
        clock.expect(2)
        with ThreadPoolExecutor(2) as pool, blocking(server, store, clock) as client:
            (patient,) = on_threads(client, 1, pool)
            with pytest.raises(Timeout):
                call("blocking", server, store, clock, total_timeout=0.5)
            assert clock.everybody.wait(SOON)
            held.release()
            assert patient.result(SOON).records == []


class TestCancelled:
    """A task that is cancelled leaves nothing locked."""

    @pytest.mark.parametrize("how", ["task", "task twice", "scope"])
    def test_who_asks(self, server: TokenServer, clock: Clock, how: str) -> None:
        store = MemoryTokenStore()
        server.may_answer.clear()

        async def go() -> list[Any]:
            async with on_loop(server, store, clock) as client:
                scope = anyio.CancelScope()
                first = asyncio.create_task(within(scope, client))
                await until(server.was_asked)
                clock.expect(20)
                others = [asyncio.create_task(one(client)) for _ in range(20)]
                await until(clock.everybody)
                clock.step = 1
                cancel(first, scope, how)
                server.may_answer.set()
                return await asyncio.gather(first, *others, return_exceptions=True)

        first, *others = asyncio.run(go())
        assert isinstance(first, asyncio.CancelledError) or (how == "scope" and first is None)
        assert {type(other).__name__ for other in others} == {"AsyncPage"}
        assert (len(server.asked), server.used) == (2, {"t2": 20})
        assert store.lock(token_key(server.url, APPID)).acquire(blocking=False)
        assert store.last_failure(token_key(server.url, APPID)) is None

    @pytest.mark.parametrize("how", ["task", "scope"])
    def test_who_waits_for_one_of_the_same_client(self, server: TokenServer, clock: Clock, how: str) -> None:
        store = MemoryTokenStore()
        server.may_answer.clear()

        async def go() -> list[Any]:
            async with on_loop(server, store, clock) as client:
                clock.expect(3)
                scope = anyio.CancelScope()
                calls = [asyncio.create_task(call) for call in (one(client), within(scope, client), one(client))]
                await until(server.was_asked)
                await until(clock.everybody)
                cancel(calls[1], scope, how)
                await asyncio.wait([calls[1]])
                server.may_answer.set()
                return await asyncio.gather(*calls, return_exceptions=True)

        found = asyncio.run(go())
        assert [type(each).__name__ for each in (found[0], found[2])] == ["AsyncPage", "AsyncPage"]
        assert (len(server.asked), server.used) == (1, {"t1": 2})

    @pytest.mark.parametrize("how", ["task", "scope"])
    def test_who_waits_for_the_lock(self, server: TokenServer, clock: Clock, how: str) -> None:
        store = MemoryTokenStore()
        held = store.lock(token_key(server.url, APPID))
        assert held.acquire(blocking=False)

        async def go() -> None:
            async with on_loop(server, store, clock) as client:
                clock.expect(1)
                scope = anyio.CancelScope()
                call = asyncio.create_task(within(scope, client))
                await until(clock.everybody)
                cancel(call, scope, how)
                await asyncio.wait([call])
                held.release()
                await one(client)

        asyncio.run(go())
        assert (len(server.asked), server.used) == (1, {"t1": 1})

    @pytest.mark.parametrize("how", ["task", "task twice", "scope"])
    def test_whose_thread_is_taking_the_lock(self, server: TokenServer, clock: Clock, how: str) -> None:
        class Slow(MemoryTokenStore):
            def __init__(self) -> None:
                super().__init__()
                self.taking, self.may_take = threading.Event(), threading.Event()

            def lock(self, appid: str) -> TokenLock:
                self.taking.set()
                assert self.may_take.wait(SOON)
                return super().lock(appid)

        store = Slow()

        async def go() -> None:
            async with on_loop(server, store, clock) as client:
                scope = anyio.CancelScope()
                call = asyncio.create_task(within(scope, client))
                await until(store.taking)
                cancel(call, scope, how.split()[0])
                await asyncio.sleep(0)
                store.may_take.set()
                if how == "task twice":
                    call.cancel()
                await asyncio.wait([call])
                await one(client)

        asyncio.run(go())
        assert (len(server.asked), server.used) == (1, {"t1": 1})
        assert store.lock(token_key(server.url, APPID)).acquire(blocking=False)

    def test_end_does_not_wait_for_a_thread_of_those_that_ask_the_store(self) -> None:
        done = []

        async def go() -> None:
            io, threads = AsyncIO(), StoreThreads(may_leave=True)
            for _ in range(MAX_STORE_THREADS):
                io._workers.acquire_on_behalf_of_nowait(object())
            task = asyncio.create_task(io.finish_in_thread(threads, lambda: done.append(1), NO_DEADLINE))
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

        asyncio.run(go())
        assert done == [1]

    def test_end_is_brought_about_in_a_thread_though_the_task_is_cancelled(self) -> None:
        threads = []

        async def go() -> None:
            with anyio.CancelScope() as scope:
                scope.cancel()
                await AsyncIO().finish_in_thread(
                    StoreThreads(may_leave=True), lambda: threads.append(threading.get_ident()), NO_DEADLINE
                )

        asyncio.run(go())
        assert len(threads) == 1
        assert threads != [threading.get_ident()]

    def test_error_of_somebody_elses_is_let_through_and_leaves_nothing_locked(
        self, server: TokenServer, clock: Clock
    ) -> None:
        def interrupt(request: httpx.Request) -> None:
            if "app_secret" in str(request.url):
                raise KeyboardInterrupt

        store = MemoryTokenStore()
        flight = flight_of(store, token_key(server.url, APPID))
        with (
            httpx.Client(verify=NO_CERTIFICATES, event_hooks={"request": [interrupt]}) as http,
            pytest.raises(KeyboardInterrupt),
        ):
            Wshoto(**options(server, store, clock), http_client=http).valet_orders.list()
        assert store.lock(token_key(server.url, APPID)).acquire(blocking=False)
        assert (store.last_failure(token_key(server.url, APPID)), flight.rounds, flight.failed_at) == (None, 0, START)


async def within(scope: anyio.CancelScope, client: AsyncWshoto) -> Any:
    with scope:
        return await one(client)


def cancel(task: asyncio.Task[Any], scope: anyio.CancelScope, how: str) -> None:
    """Cancel by asyncio's own means, which no shield of anyio holds back, or by anyio's."""
    if how == "scope":
        scope.cancel()
        return
    task.cancel()
    if how == "task twice":
        asyncio.get_running_loop().call_soon(task.cancel)
