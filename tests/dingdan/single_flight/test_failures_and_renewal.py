"""Token requests that fail, the pause after them, and tokens that are renewed before they expire."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from dingdan import APIError, ConnectFailed, DingdanError, HTTPStatusError, Timeout, TransportError, Wshoto
from dingdan.auth._access_token import TokenSigner
from dingdan.auth._single_flight import LockHandle, flight_of
from dingdan.auth.token_stores._memory import MemoryTokenStore
from dingdan.auth.token_stores._protocol import Token, token_key
from dingdan.transport._deadline import Deadline
from dingdan.transport._io import BlockingIO, run
from dingdan.transport._rate_limit import Limits
from tests.dingdan.calling import APP_SECRET, APPID
from tests.dingdan.scripted_server import DROP, Answer, answer, wshoto, wshoto_token
from tests.dingdan.single_flight.calls import (
    START,
    Clock,
    blocking,
    call,
    impatient,
    on_loop,
    on_tasks,
    send,
    signer_of,
)
from tests.dingdan.token_server import SOON, TokenServer
from wshoto_api.operations.token import GET_ACCESS_TOKEN


class TestFailures:
    """A request for a token that fails."""

    def test_next_request_is_a_second_later_whoever_sends_it(self, server: TokenServer) -> None:
        """The one test that waits for real."""
        store = MemoryTokenStore()
        server.script.append(answer({}, 500))

        async def go() -> None:
            async with on_loop(server, store, time.time) as client:
                await client.valet_orders.list()

        with blocking(server, store, time.time) as client, pytest.raises(HTTPStatusError):
            client.valet_orders.list()
        asyncio.run(go())
        first, second = server.asked
        assert 1.0 <= second - first < 5

    @pytest.mark.parametrize("kind", ["blocking", "async"])
    @pytest.mark.parametrize("step", [answer({}, 500), wshoto(code=10002), DROP, Answer(b"{"), Answer(b"{}", cut=1)])
    def test_every_failure_is_noted_and_the_lock_given_back(
        self, server: TokenServer, clock: Clock, step: Any, kind: str
    ) -> None:
        store = MemoryTokenStore()
        server.script.append(step)
        with pytest.raises(DingdanError) as caught:
            call(kind, server, store, clock)
        assert (caught.value.platform, caught.value.operation) == ("wshoto", "getAccessToken")
        assert (store.last_failure(token_key(server.url, APPID)), store.get(token_key(server.url, APPID))) == (
            START,
            None,
        )
        assert store.lock(token_key(server.url, APPID)).acquire(blocking=False)
        store.lock(token_key(server.url, APPID)).release()
        clock.now += 1
        call(kind, server, store, clock)
        assert (len(server.asked), server.used) == (2, {"t2": 1})

    @pytest.mark.parametrize("kind", ["blocking", "async"])
    def test_connection_that_cannot_be_had_is_told_as_such(self, server: TokenServer, clock: Clock, kind: str) -> None:
        store = MemoryTokenStore()
        with pytest.raises(ConnectFailed, match="wshoto getAccessToken: no connection") as caught:
            call(kind, TokenServer("http://127.0.0.1:1"), store, clock)
        assert isinstance(caught.value.__cause__, httpx.ConnectError)
        assert caught.value.__cause__.__traceback__ is None
        assert store.last_failure(token_key("http://127.0.0.1:1", APPID)) == START

    def test_answer_that_does_not_come_in_time(self, server: TokenServer, clock: Clock) -> None:
        store = MemoryTokenStore()
        flight = flight_of(store, token_key(server.url, APPID))
        server.may_answer.clear()
        with pytest.raises(Timeout, match="wshoto getAccessToken: no response in time"):
            call("blocking", server, store, clock, timeout=0.05)
        assert (flight.rounds, store.last_failure(token_key(server.url, APPID))) == (1, START)

    def test_unanswered_token_leaves_a_write_unsent(self, server: TokenServer, clock: Clock) -> None:
        server.script.append(DROP)
        request = httpx.Request("POST", server.url + "/write", content=b"{}", extensions={"dingdan.write": True})
        with pytest.raises(TransportError) as caught:
            send(signer_of(server, MemoryTokenStore(), clock), request)
        assert (type(caught.value), server.used) == (TransportError, {})

    @pytest.mark.parametrize("status", [429, 503])
    def test_it_tells_how_long_the_platform_wants_to_be_left_alone(
        self, server: TokenServer, clock: Clock, status: int
    ) -> None:
        server.script.append(answer({"code": 1}, status, **{"Retry-After": "7"}))
        with blocking(server, None, clock) as client, pytest.raises(APIError) as caught:
            client.valet_orders.list()
        assert caught.value.retry_after == 7

    def test_store_that_fails_fails_all_who_wait_alike(self, server: TokenServer, clock: Clock) -> None:
        class Down(MemoryTokenStore):
            asked = 0

            def get(self, appid: str) -> Token | None:
                self.asked += 1
                assert clock.everybody.wait(SOON)
                raise ConnectFailed("no store")

        store = Down()
        clock.expect(100)

        async def go() -> list[Any]:
            async with on_loop(server, store, clock) as client:
                return await on_tasks(client, 100)

        assert {str(error) for error in asyncio.run(go())} == {"no store"}
        assert (store.asked, server.asked, store.last_failure(token_key(server.url, APPID))) == (1, [], None)

    def test_token_that_cannot_be_kept_is_not_asked_for_again_at_once(self, server: TokenServer, clock: Clock) -> None:
        class Full(MemoryTokenStore):
            def set(self, appid: str, token: Token) -> None:
                raise ConnectFailed("no store")

            def note_failure(self, appid: str, at: float) -> None:
                raise ConnectFailed("no store")

        with blocking(server, Full(), clock) as client:
            with pytest.raises(ConnectFailed, match="no store"):
                client.valet_orders.list()
            with pytest.raises(Timeout, match="the deadline of the call passed"):
                impatient(client, 0.5).valet_orders.list()
        assert len(server.asked) == 1


class Noting(BlockingIO):
    """Notes how long it is to sleep, and does not sleep."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


class TestPacing:
    """How long a request for a token waits after a failure."""

    @pytest.mark.parametrize(
        ("noted", "own", "wait"),
        [
            pytest.param(None, None, 0, id="no failure"),
            pytest.param(-0.25, None, 0.75, id="the rest of the second"),
            pytest.param(None, -0.25, 0.75, id="also where the store has lost it"),
            pytest.param(-0.5, -0.25, 0.75, id="of the later one"),
            pytest.param(-0.25, -0.5, 0.75, id="whichever that is"),
            pytest.param(-1, None, 0, id="over"),
            pytest.param(-9, -5, 0, id="long over"),
            pytest.param(500, None, 1, id="of a clock that is ahead"),
        ],
    )
    def test_wait(self, server: TokenServer, clock: Clock, noted: float | None, own: float | None, wait: float) -> None:
        store, waits = MemoryTokenStore(), Noting()
        auth = signer_of(server, store, clock)
        if noted is not None:
            store.note_failure(token_key(server.url, APPID), START + noted)
        auth._flight.failed_at = None if own is None else START + own
        run(auth._back_off(waits, Deadline(None), START))
        assert waits.slept == [wait]

    def test_anothers_failure_while_this_one_waited_is_this_ones_too(self, server: TokenServer, clock: Clock) -> None:
        store, waits = MemoryTokenStore(), Noting()
        auth = signer_of(server, store, clock)
        for noted in (START, START - 2):
            store.note_failure(token_key(server.url, APPID), noted)
            with pytest.raises(TransportError) as caught:
                run(auth._back_off(waits, Deadline(None), START - 3))
            told = "another worker requested a token at the same time and failed"
            assert str(caught.value) == f"wshoto getAccessToken: {told}"
        run(auth._back_off(waits, Deadline(None), START - 2))
        auth._flight.failed_at = START - 2
        run(auth._back_off(waits, Deadline(None), START - 3))
        assert waits.slept == [0, 0]

    @pytest.mark.parametrize("kind", ["blocking", "async"])
    def test_rate_of_the_client_holds_for_tokens_and_repeated_reads(
        self, server: TokenServer, clock: Clock, kind: str
    ) -> None:
        class Counting(Limits):
            paced = 0

            async def pace(self, io: Any, deadline: Deadline) -> None:
                self.paced += 1

        server.refused.add("t1")
        limits = Counting(None, None)
        auth = TokenSigner(
            APPID, APP_SECRET, base_url=server.url, operation=GET_ACCESS_TOKEN, store=MemoryTokenStore(),
            clock=clock, limits=limits,
        )  # fmt: skip
        send(auth, server.url + "/list", kind)
        # A token, the read, another token, and the read once more.
        assert (limits.paced, server.used) == (4, {"t1": 1, "t2": 1})

    def test_waiting_for_the_rate_is_part_of_the_time_of_the_call(self, server: TokenServer) -> None:
        with (
            Wshoto(APPID, APP_SECRET, base_url=server.url, max_requests_per_second=2, total_timeout=0.2) as ws,
            pytest.raises(Timeout, match="the deadline of the call passed"),
        ):
            ws.mall_orders.list(type=1, start_time=0)
        assert (len(server.asked), server.used) == (1, {})

    def test_lock_is_looked_at_less_and_less_often(self, server: TokenServer, clock: Clock) -> None:
        store = MemoryTokenStore()
        key = token_key(server.url, APPID)
        held, hold = store.lock(key), LockHandle(lambda: store.lock(key))
        assert held.acquire(blocking=False)

        class Patient(Noting):
            async def sleep(self, seconds: float) -> None:
                await super().sleep(seconds)
                if len(self.slept) == 8:
                    held.release()

        waits = Patient()
        run(signer_of(server, store, clock)._take(waits, Deadline(None), hold))
        assert waits.slept == [0.005, 0.01, 0.02, 0.04, 0.08, 0.1, 0.1, 0.1]
        assert not store.lock(token_key(server.url, APPID)).acquire(blocking=False)


class TestRenewal:
    """A token that ends soon."""

    @pytest.mark.parametrize("step", [answer({}, 500), Answer(b"{}"), wshoto(code=10002)])
    @pytest.mark.parametrize("kind", ["blocking", "async"])
    def test_good_token_outlives_a_failed_renewal(
        self, server: TokenServer, clock: Clock, step: Any, kind: str
    ) -> None:
        store = MemoryTokenStore()
        store.set(token_key(server.url, APPID), Token("good", START + 200, START - 7000))
        server.script.append(step)

        def moves() -> Iterator[None]:
            yield  # the renewal fails
            clock.now += 59.9
            yield  # not tried again
            clock.now += 0.1
            yield

        call(kind, server, store, clock, moves())
        assert (len(server.asked), server.used) == (2, {"good": 2, "t2": 1})

    @pytest.mark.parametrize("step", [DROP, Answer(b"{}", cut=1)])
    @pytest.mark.parametrize("kind", ["blocking", "async"])
    def test_renewal_that_is_cut_off_fails_one_call(
        self, server: TokenServer, clock: Clock, step: Any, kind: str
    ) -> None:
        store = MemoryTokenStore()
        store.set(token_key(server.url, APPID), Token("good", START + 200, START - 7000))
        server.script.append(step)
        with blocking(server, store, clock) as _other:  # it keeps what is known of the token, while it lives
            with pytest.raises(TransportError, match="getAccessToken"):
                call(kind, server, store, clock)
            call(kind, server, store, clock)
        assert (len(server.asked), server.used) == (1, {"good": 1})

    def test_token_that_has_ended_does_not(self, server: TokenServer, clock: Clock) -> None:
        store = MemoryTokenStore()
        store.set(token_key(server.url, APPID), Token("over", START, START - 7200))
        server.script.append(answer({}, 500))
        with blocking(server, store, clock) as client, pytest.raises(HTTPStatusError):
            client.valet_orders.list()
        assert server.used == {}

    def test_one_that_ends_during_the_patience_is_not_used(self, server: TokenServer, clock: Clock) -> None:
        store = MemoryTokenStore()
        store.set(token_key(server.url, APPID), Token("good", START + 30, START - 7000))
        server.script.append(answer({}, 500))
        with blocking(server, store, clock) as client:
            client.valet_orders.list()
            clock.now += 30
            client.valet_orders.list()
        assert server.used == {"good": 1, "t2": 1}

    def test_store_that_is_gone_does_not_matter_while_the_token_is_good(
        self, server: TokenServer, clock: Clock
    ) -> None:
        class Fickle(MemoryTokenStore):
            down = False

            def get(self, appid: str) -> Token | None:
                if self.down:
                    raise ConnectFailed("no store")
                return super().get(appid)

        store = Fickle()
        with blocking(server, store, clock) as client:
            client.valet_orders.list()
            store.down = True
            clock.now += 7000
            client.valet_orders.list()
            clock.now += 200
            with pytest.raises(ConnectFailed, match="no store"):
                client.valet_orders.list()
        assert (len(server.asked), server.used) == (1, {"t1": 2})

    def test_refused_token_is_not_fallen_back_on(self, server: TokenServer, clock: Clock) -> None:
        server.refused.add("t1")
        server.script.extend([wshoto_token("t1"), answer({}, 500)])
        with blocking(server, None, clock) as client, pytest.raises(HTTPStatusError):
            client.valet_orders.list()
        assert server.used == {"t1": 1}
