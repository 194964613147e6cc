"""Flights, locks and auth by themselves."""

from __future__ import annotations

import asyncio
import os
import pickle
import threading
import weakref
from types import SimpleNamespace
from typing import Any

import anyio
import anyio.to_thread
import httpx
import pytest

from dingdan import ConnectFailed, Timeout
from dingdan._secrets import Secrets
from dingdan.auth._single_flight import LockHandle, SingleFlight, flight_of
from dingdan.auth._static_token import StaticTokenSigner
from dingdan.auth.token_stores._memory import MemoryTokenStore
from dingdan.auth.token_stores._protocol import Token, token_key
from dingdan.transport._async_io import AsyncIO
from dingdan.transport._deadline import NO_DEADLINE, Deadline
from dingdan.transport._io import BlockingIO, run
from tests.dingdan.calling import APPID
from tests.dingdan.single_flight.calls import START, Clock, blocking, on_loop, one, signer_of
from tests.dingdan.token_server import TokenServer


class TestMachinery:
    """The parts."""

    def test_calls_work_while_another_error_is_being_handled(self, server: TokenServer, clock: Clock) -> None:
        async def go() -> None:
            async with on_loop(server, None, clock) as client:
                try:
                    raise httpx.ConnectError("of something else")
                except httpx.ConnectError:
                    await one(client)

        try:
            raise httpx.ConnectError("of something else")
        except httpx.ConnectError:
            with blocking(server, None, clock) as client:
                client.valet_orders.list()
        asyncio.run(go())
        assert server.used == {"t1": 1, "t2": 1}

    def test_tokens_are_had_while_all_threads_of_anyio_are_taken(self, server: TokenServer, clock: Clock) -> None:
        async def go() -> None:
            limiter = anyio.to_thread.current_default_thread_limiter()
            for _ in range(int(limiter.total_tokens)):
                limiter.acquire_on_behalf_of_nowait(object())
            async with on_loop(server, None, clock) as client:
                await one(client)

        asyncio.run(go())
        assert server.used == {"t1": 1}

    def test_clients_share_a_flight_by_store_and_appid(self) -> None:
        store = MemoryTokenStore()
        flight = flight_of(store, "a")
        assert flight_of(store, "a") is flight
        assert flight_of(store, "b") is not flight
        assert flight_of(MemoryTokenStore(), "a") is not flight

    def test_flight_ends_with_its_clients(self) -> None:
        store = MemoryTokenStore()
        gone = weakref.ref(flight_of(store, "a"))
        assert gone() is None

    def test_store_lives_as_long_as_its_flight(self) -> None:
        """Another store in its place could have its id, and with it this flight."""
        store = MemoryTokenStore()
        gone = weakref.ref(store)
        flight = flight_of(store, "a")
        del store
        assert gone() is not None
        del flight
        assert gone() is None

    def test_flight_of_a_forked_process_is_another(self, monkeypatch: pytest.MonkeyPatch) -> None:
        store = MemoryTokenStore()
        flight, lock = flight_of(store, "a"), store.lock("a")
        monkeypatch.setattr(os, "getpid", lambda: -1)
        assert flight_of(store, "a") is not flight
        assert store.lock("a") is not lock

    def test_token_that_came_meanwhile_is_not_forgotten(self) -> None:
        flight = SingleFlight(MemoryTokenStore())
        old, new = Token("old", START), Token("new", START)
        flight.succeed(new)
        assert not flight.forget(old)
        assert flight.token == new
        assert flight.forget(new)
        assert flight.token is None

    def test_refused_token_is_not_given_again(self) -> None:
        flight = SingleFlight(MemoryTokenStore())
        old, new = Token("old", START + 7200, START), Token("new", START + 7200, START)
        flight.succeed(old)
        assert [flight.current(START, refused) for refused in (None, old, new)] == [old, None, old]
        assert [flight.since(0, refused) for refused in (None, old, new)] == [old, None, old]
        assert flight.since(1, None) is None

    def test_failure_is_over_with_the_next_token(self) -> None:
        flight, token = SingleFlight(MemoryTokenStore()), Token("t", START + 7200, START)
        flight.fail(ConnectFailed("no"), START)
        for _ in range(2):
            with pytest.raises(ConnectFailed, match="no"):
                flight.since(0, None)
        flight.succeed(token)
        assert flight.since(0, None) == token

    def test_every_end_of_a_round_counts(self) -> None:
        flight = SingleFlight(MemoryTokenStore())
        for _ in range(2):
            flight.fail(ConnectFailed("no"), START)
            flight.succeed(Token("t", START + 7200, START))
        assert flight.rounds == 4

    @pytest.mark.parametrize(
        ("seconds", "timeout"), [(None, threading.TIMEOUT_MAX), (0.0, 0), (2.5, 2.5), (1e300, threading.TIMEOUT_MAX)]
    )
    @pytest.mark.parametrize("entered", [True, False])
    def test_thread_waits_for_its_turn_as_long_as_it_may(
        self, server: TokenServer, clock: Clock, seconds: float | None, timeout: float, entered: bool
    ) -> None:
        class Left(Deadline):
            __slots__ = ()

            def remaining(self) -> float | None:
                return seconds

            def allows(self, seconds: float) -> bool:
                return True

        class Gate:
            asked: float | None = None
            released = 0

            def acquire(self, timeout: float) -> bool:
                self.asked = timeout
                return entered

            def release(self) -> None:
                self.released += 1

        auth, gate = signer_of(server, MemoryTokenStore(), clock), Gate()
        auth._flight.gate = gate  # type: ignore[assignment]

        async def go() -> bool:
            async with auth._turn(BlockingIO(), Left(None), None) as turn:
                turn.token = Token("t", START + 7200, START)
            return True

        if entered:
            assert run(go())
        else:
            with pytest.raises(Timeout, match="the deadline of the call passed before it had a token"):
                run(go())
        assert (gate.asked, gate.released) == (timeout, entered)

    def test_blocking_call_that_suspends_is_a_mistake_of_ours(self) -> None:
        with pytest.raises(AssertionError, match=r"^a coroutine over a BlockingIO does not suspend$"):
            run(asyncio.sleep(0))

    def test_hold_is_released_once_and_taken_no_more(self) -> None:
        lock = threading.Lock()
        hold = LockHandle(lambda: lock)
        assert hold.acquire()
        hold.release()
        assert lock.acquire(blocking=False)
        hold.release()
        assert lock.locked()
        lock.release()
        assert not hold.acquire()
        assert not lock.locked()

    def test_hold_that_is_had_too_late_is_released_at_once(self) -> None:
        class Slow:
            """A lock that is had when nobody wants it any more."""

            released = 0

            def acquire(self, *, blocking: bool) -> bool:
                hold.release()
                return not blocking

            def release(self) -> None:
                self.released += 1

        lock = Slow()
        hold = LockHandle(lambda: lock)  # type: ignore[arg-type,return-value]
        assert not hold.acquire()
        assert lock.released == 1

    def test_hold_that_was_never_had_releases_nothing(self) -> None:
        lock = threading.Lock()
        hold = LockHandle(lambda: lock)
        hold.release()
        with lock:
            hold = LockHandle(lambda: lock)
            assert not hold.acquire()
            hold.release()
            assert lock.locked()

    @pytest.mark.parametrize("kind", ["blocking", "async"])
    def test_failed_connection_is_noted_and_frees_the_lock(self, server: TokenServer, clock: Clock, kind: str) -> None:
        class Refused(BlockingIO if kind == "blocking" else AsyncIO):  # type: ignore[misc]
            async def send(self, http: Any, request: httpx.Request, *more: Any) -> httpx.Response:
                assert request.extensions["timeout"] == {}
                raise httpx.ConnectError("no")

        store = MemoryTokenStore()
        request = httpx.Request("GET", server.url)
        call = SimpleNamespace(request=request, deadline=NO_DEADLINE, timeout={}, secrets=Secrets())

        async def go() -> None:
            with pytest.raises(ConnectFailed):
                await signer_of(server, store, clock).send(call, Refused(), None, None)

        if kind == "blocking":
            run(go())
        else:
            asyncio.run(go())
        assert store.last_failure(token_key(server.url, APPID)) == START
        assert store.lock(token_key(server.url, APPID)).acquire(blocking=False)

    def test_credentials_are_not_pickled(self, server: TokenServer, clock: Clock) -> None:
        for auth in (signer_of(server, MemoryTokenStore(), clock), StaticTokenSigner("very-secret")):
            name = type(auth).__name__
            with pytest.raises(TypeError, match=rf"^a {name} cannot be pickled: it holds credentials$"):
                pickle.dumps(auth)
