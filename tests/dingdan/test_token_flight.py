"""One request for a token, however many threads, tasks and clients want one; and none of them waits in vain."""

from __future__ import annotations

import asyncio
import os
import pickle
import threading
import time
import weakref
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, asynccontextmanager, contextmanager
from typing import Any

import anyio
import anyio.to_thread
import httpx
import pytest

import dingdan_sandbox
from dingdan import (
    APIError,
    AsyncWshoto,
    AuthenticationError,
    ConnectFailed,
    DecodeError,
    DingdanError,
    HTTPStatusError,
    Timeout,
    TransportError,
    Wshoto,
)
from dingdan._secrets import Secrets
from dingdan.auth._access_token import TokenAuth
from dingdan.auth._single_flight import Flight, Hold, _now, flight_of
from dingdan.auth._static_token import StaticTokenAuth
from dingdan.auth.token_stores._memory import MemoryTokenStore
from dingdan.auth.token_stores._protocol import Token, TokenLock, TokenStore, token_key
from dingdan.transport._deadline import Deadline
from dingdan.transport._io import WORKERS, Async, Blocking
from dingdan.transport._rate_limit import ENDLESS, Limits
from tests.dingdan.calling import APP_SECRET, APPID, NO_CERTIFICATES
from tests.dingdan.scripted_server import DROP, Answer, answer, wshoto, wshoto_token
from tests.dingdan.token_server import SOON, Drip, TokenServer, serving_tokens
from wshoto_api.operations.token import GET_ACCESS_TOKEN

START = 1780000000.0
THREADS, TASKS = 50, 500


@pytest.fixture
def server() -> Iterator[TokenServer]:
    with serving_tokens() as serving:
        yield serving


class Clock:
    """A clock that moves when it is told to, and sees callers arrive.

    A caller looks at it to see whether there is a token, and again when it has queued for one.
    """

    def __init__(self) -> None:
        self.now = START
        self.step = 0.0
        """By how much each look moves it."""
        self.everybody = threading.Event()
        self.expected = 0
        self._looks: Counter[Any] = Counter()
        self._guard = threading.Lock()

    def __call__(self) -> float:
        try:
            caller: Any = asyncio.current_task()
        except RuntimeError:
            caller = threading.get_ident()
        with self._guard:
            self.now += self.step
            self._looks[caller] += 1
            if self.expected and sum(looks >= 2 for looks in self._looks.values()) >= self.expected:
                self.everybody.set()
        return self.now

    def expect(self, callers: int) -> None:
        """Set `everybody` when so many have queued."""
        self.expected = callers
        self._looks.clear()
        self.everybody.clear()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def options(server: TokenServer, store: TokenStore | None, clock: Callable[[], float]) -> dict[str, Any]:
    return {
        "appid": APPID,
        "app_secret": APP_SECRET,
        "base_url": server.url,
        "max_retries": 0,
        "token_store": store,
        "clock": clock,
        "total_timeout": SOON,
    }


@contextmanager
def blocking(
    server: TokenServer, store: TokenStore | None, clock: Callable[[], float], **more: Any
) -> Iterator[Wshoto]:
    with httpx.Client(verify=NO_CERTIFICATES) as http:
        yield Wshoto(**{**options(server, store, clock), **more}, http_client=http)


@asynccontextmanager
async def on_loop(
    server: TokenServer, store: TokenStore | None, clock: Callable[[], float], **more: Any
) -> AsyncIterator[AsyncWshoto]:
    async with httpx.AsyncClient(verify=NO_CERTIFICATES, limits=httpx.Limits(max_connections=50)) as http:
        yield AsyncWshoto(**{**options(server, store, clock), **more}, http_client=http)


def call(
    kind: str, server: TokenServer, store: TokenStore | None, clock: Callable[[], float], times: Any = (1,), **more: Any
) -> None:
    """Read a list, blocking or on asyncio, once for each of `times`."""

    async def go() -> None:
        async with on_loop(server, store, clock, **more) as client:
            for _ in times:
                await client.valet_orders.list()

    if kind == "async":
        asyncio.run(go())
        return
    with blocking(server, store, clock, **more) as client:
        for _ in times:
            client.valet_orders.list()


def on_threads(client: Wshoto, count: int, pool: ThreadPoolExecutor) -> list[Future[Any]]:
    return [pool.submit(lambda: client.valet_orders.list()) for _ in range(count)]


async def on_tasks(client: AsyncWshoto, count: int) -> list[Any]:
    async def call() -> Any:
        return await client.valet_orders.list()

    return await asyncio.gather(*(call() for _ in range(count)), return_exceptions=True)


def everybody_at_once(server: TokenServer, clock: Clock, store: TokenStore, clients: int) -> list[Any]:
    """What 50 threads and 500 tasks get, of so many clients of each kind; tokens are given when all are queued."""
    server.may_answer.clear()
    clock.expect(THREADS + TASKS)

    async def tasks() -> list[Any]:
        async def share() -> list[Any]:
            async with on_loop(server, store, clock) as client:
                return await on_tasks(client, TASKS // clients)

        return [each for part in await asyncio.gather(*(share() for _ in range(clients))) for each in part]

    with ExitStack() as stack, ThreadPoolExecutor(THREADS + 1) as pool:
        mine = [stack.enter_context(blocking(server, store, clock)) for _ in range(clients)]
        loop = pool.submit(asyncio.run, tasks())
        futures = [future for client in mine for future in on_threads(client, THREADS // clients, pool)]
        assert clock.everybody.wait(SOON)
        assert server.was_asked.wait(SOON)
        server.may_answer.set()
        return loop.result(SOON) + [future.exception(SOON) or future.result() for future in futures]


class TestEverybody:
    """50 threads and 500 tasks at the same moment."""

    @pytest.mark.parametrize("clients", [1, 5])
    def test_empty_store_causes_one_request(self, server: TokenServer, clock: Clock, clients: int) -> None:
        class Counting(MemoryTokenStore):
            locks = 0

            def lock(self, appid: str) -> TokenLock:
                self.locks += 1
                return super().lock(appid)

        store = Counting()
        found = everybody_at_once(server, clock, store, clients)
        assert [error for error in found if isinstance(error, BaseException)] == []
        assert (len(found), len(server.asked), server.used) == (550, 1, {"t1": 550})
        # One for all threads, and one for each event loop's client: the others have what that one brought.
        assert store.locks <= 1 + clients

    @pytest.mark.parametrize(
        ("clients", "step", "kind", "told"),
        [
            pytest.param(1, answer({}, 503), HTTPStatusError, {"status_code": 503}, id="503"),
            pytest.param(5, wshoto(code=10001), AuthenticationError, {"code": "10001"}, id="refused"),
            pytest.param(5, DROP, TransportError, {}, id="cut"),
            pytest.param(1, Answer(b"<html>"), DecodeError, {"retryable": False}, id="unreadable"),
        ],
    )
    def test_failure_is_shared(
        self,
        server: TokenServer,
        clock: Clock,
        clients: int,
        step: Any,
        kind: type[DingdanError],
        told: dict[str, Any],
    ) -> None:
        server.script.append(step)
        found = everybody_at_once(server, clock, MemoryTokenStore(), clients)
        context = {"platform": "wshoto", "operation": "getAccessToken", **told}
        assert {type(error) for error in found} == {kind}
        assert all({name: getattr(error, name) for name in context} == context for error in found)
        assert len({str(error) for error in found}) == 1
        assert len({id(error) for error in found}) == len(found) == 550
        assert (len(server.asked), server.used) == (1, {})

    @pytest.mark.parametrize("same", [False, True], ids=["a new one", "the same one again"])
    def test_refusal_of_all_causes_one_more(self, server: TokenServer, clock: Clock, same: bool) -> None:
        class Counting(MemoryTokenStore):
            drops = 0

            def drop(self, appid: str, token: Token) -> None:
                self.drops += 1
                super().drop(appid, token)

        store = Counting()

        async def go() -> list[Any]:
            async with on_loop(server, store, clock) as client:
                await client.valet_orders.list()
                clock.now += 1
                server.refused.add("t1")
                server.script.append(wshoto_token("t1" if same else "t2"))
                return await on_tasks(client, 100)

        found = asyncio.run(go())
        assert {type(error).__name__ for error in found} == ({"AuthenticationError"} if same else {"AsyncPage"})
        assert (len(server.asked), store.drops) == (2, 1)


class TestRefusal:
    """A token that the platform does not accept any more."""

    @pytest.mark.parametrize("kind", ["blocking", "async"])
    def test_revoked_in_the_middle_of_paging(self, kind: str) -> None:
        with dingdan_sandbox.running(dingdan_sandbox.Sandbox(orders=1300)) as sandbox:
            keys: dict[str, Any] = {
                "appid": sandbox.sandbox.appid,
                "app_secret": sandbox.sandbox.app_secret,
                "base_url": sandbox.url,
            }

            async def go() -> list[Any]:
                async with AsyncWshoto(**keys) as client:
                    found = []
                    async for order in client.valet_orders.list(page_size=20):
                        found.append(order.id)
                        if len(found) == 30:
                            sandbox.revoke_tokens()
                    return found

            def block() -> list[Any]:
                with Wshoto(**keys) as client:
                    found = []
                    for order in client.valet_orders.list(page_size=20):
                        found.append(order.id)
                        if len(found) == 30:
                            sandbox.revoke_tokens()
                    return found

            found = block() if kind == "blocking" else asyncio.run(go())
            assert (len(found), len(set(found))) == (65, 65)
            assert sandbox.token_calls == 2

    def test_anothers_newer_token_is_used(self, server: TokenServer, clock: Clock) -> None:
        store = MemoryTokenStore()
        server.refused.add("old")
        store.set(token_key(server.url, APPID), Token("old", START + 7200, START))
        with blocking(server, store, clock) as client:
            client._transport._settings.auth._flight.token = store.get(token_key(server.url, APPID))  # type: ignore[attr-defined]
            store.set(token_key(server.url, APPID), Token("newer", START + 7300, START + 100))
            client.valet_orders.list()
        assert (server.asked, server.used) == ([], {"old": 1, "newer": 1})

    def test_same_token_from_the_store_is_not_taken_for_a_newer_one(self, server: TokenServer, clock: Clock) -> None:
        class Slow(MemoryTokenStore):
            """Forgets nothing, as when another reads before this one has dropped."""

            def drop(self, appid: str, token: Token) -> None:
                pass

        store = Slow()
        server.refused.add("old")
        store.set(token_key(server.url, APPID), Token("old", START + 7200, START))
        with blocking(server, store, clock) as client:
            client.valet_orders.list()
        assert (len(server.asked), server.used) == (1, {"old": 1, "t1": 1})

    @pytest.mark.parametrize("kind", [httpx.Client, httpx.AsyncClient])
    def test_refused_write_is_not_repeated_and_its_token_dropped(
        self, server: TokenServer, clock: Clock, kind: Any
    ) -> None:
        store = MemoryTokenStore()
        store.set(token_key(server.url, APPID), Token("old", START + 7200, START))
        server.refused.add("old")
        secrets = Secrets()
        auth = auth_of(server, store, clock).for_call(secrets)
        request = httpx.Request("POST", server.url + "/write", content=b"{}", extensions={"dingdan.write": True})
        if kind is httpx.Client:
            with httpx.Client(verify=NO_CERTIFICATES) as http:
                response = http.send(request, auth=auth)
        else:

            async def go() -> httpx.Response:
                async with httpx.AsyncClient(verify=NO_CERTIFICATES) as http:
                    return await http.send(request, auth=auth)

            response = asyncio.run(go())
        assert response.json()["code"] == 10001
        assert (server.used, server.asked, store.get(token_key(server.url, APPID))) == ({"old": 1}, [], None)
        assert "old" not in str(request.url)
        assert list(secrets) == [APP_SECRET, "old"]

    def test_newer_token_of_this_process_needs_no_store(self, server: TokenServer, clock: Clock) -> None:
        class Gone(MemoryTokenStore):
            def get(self, appid: str) -> Token | None:
                raise AssertionError("nobody asks the store")

        auth = auth_of(server, Gone(), clock)
        auth._flight.settle(Token("old", START + 7200, START))
        server.refused.add("old")

        def others_renew(response: httpx.Response) -> None:
            auth._flight.settle(Token("new", START + 7200, START + 1))

        with httpx.Client(verify=NO_CERTIFICATES, event_hooks={"response": [others_renew]}) as http:
            http.get(server.url + "/list", auth=auth)
        assert (server.used, server.asked) == ({"old": 1, "new": 1}, [])

    def test_token_that_was_refused_is_not_sent_again_though_another_put_it_back(
        self, server: TokenServer, clock: Clock
    ) -> None:
        class Racing(MemoryTokenStore):
            def drop(self, appid: str, token: Token) -> None:
                auth._flight.token = token

        auth = auth_of(server, Racing(), clock)
        auth._flight.settle(Token("old", START + 7200, START))
        server.refused.add("old")
        with httpx.Client(verify=NO_CERTIFICATES) as http:
            http.get(server.url + "/list", auth=auth)
        assert server.used == {"old": 1, "t1": 1}

    def test_token_that_was_refused_is_not_fallen_back_on_though_another_put_it_back(
        self, server: TokenServer, clock: Clock
    ) -> None:
        class Racing(MemoryTokenStore):
            def get(self, appid: str) -> Token | None:
                auth._flight.token = old
                return None

        old = Token("old", START + 7200, START)
        auth = auth_of(server, Racing(), clock)
        auth._flight.settle(old)
        server.refused.add("old")
        server.script.append(answer({}, 500))
        with httpx.Client(verify=NO_CERTIFICATES) as http, pytest.raises(HTTPStatusError):
            http.get(server.url + "/list", auth=auth)
        assert server.used == {"old": 1}

    @pytest.mark.parametrize("moment", ["queueing", "taking the lock"])
    def test_token_that_was_refused_is_no_good_though_another_settles_on_it_meanwhile(
        self, server: TokenServer, moment: str
    ) -> None:
        class Meanwhile(MemoryTokenStore):
            def lock(self, appid: str) -> TokenLock:
                settle("taking the lock")
                return super().lock(appid)

        def settle(now: str) -> float:
            if now == moment:
                auth._flight.settle(old)
            return START

        async def turn() -> Token | None:
            async with auth._turn(Blocking(Limits(None, None)), Deadline(None), old) as mine:
                found, mine.token = mine.token, Token("new", START + 7200, START)
            return found

        old = Token("old", START + 7200, START)
        auth = auth_of(server, Meanwhile(), lambda: settle("queueing"))
        assert _now(turn()) is None

    def test_store_that_cannot_be_asked_does_not_hide_a_refusal(self, server: TokenServer, clock: Clock) -> None:
        class Broken(MemoryTokenStore):
            def drop(self, appid: str, token: Token) -> None:
                raise ConnectFailed("no store")

            def note_failure(self, appid: str, at: float) -> None:
                raise ConnectFailed("no store")

        server.refused |= {"t1", "t2"}
        with blocking(server, Broken(), clock) as client, pytest.raises(AuthenticationError, match="code 10001"):
            client.valet_orders.list()
        assert server.used == {"t1": 1, "t2": 1}

    def test_second_refusal_counts_as_a_failure(self, server: TokenServer, clock: Clock) -> None:
        store = MemoryTokenStore()
        server.refused |= {"t1", "t2"}
        with blocking(server, store, clock) as client:
            with pytest.raises(AuthenticationError):
                client.valet_orders.list()
            assert store.last_failure(token_key(server.url, APPID)) == START
            with pytest.raises(Timeout, match="the time of the call was up before it had a token"):
                impatient(client, 0.5).valet_orders.list()


def auth_of(server: TokenServer, store: TokenStore, clock: Callable[[], float]) -> TokenAuth:
    return TokenAuth(
        APPID, APP_SECRET, base_url=server.url, operation=GET_ACCESS_TOKEN, store=store, limits=Limits(None, None),
        clock=clock,
    )  # fmt: skip


def impatient(client: Any, seconds: float) -> Any:
    """The same client, with less time for a call."""
    client._transport._settings.total_timeout = seconds
    return client


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
        with pytest.raises(Timeout, match="wshoto getAccessToken: no answer in time"):
            call("blocking", server, store, clock, timeout=0.05)
        assert (flight.rounds, store.last_failure(token_key(server.url, APPID))) == (1, START)

    def test_unanswered_token_leaves_a_write_unsent(self, server: TokenServer, clock: Clock) -> None:
        server.script.append(DROP)
        request = httpx.Request("POST", server.url + "/write", content=b"{}", extensions={"dingdan.write": True})
        with httpx.Client(verify=NO_CERTIFICATES) as http, pytest.raises(TransportError) as caught:
            http.send(request, auth=auth_of(server, MemoryTokenStore(), clock))
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
            with pytest.raises(Timeout, match="the time of the call was up"):
                impatient(client, 0.5).valet_orders.list()
        assert len(server.asked) == 1


class Noting:
    """`Waits` that notes what it is to wait for, and waits for nothing."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def run(self, function: Callable[[], Any]) -> Any:
        return function()

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
        auth = auth_of(server, store, clock)
        if noted is not None:
            store.note_failure(token_key(server.url, APPID), START + noted)
        auth._flight.failed_at = None if own is None else START + own
        _now(auth._get_ready(waits, Deadline(None), START))  # type: ignore[arg-type]
        assert waits.slept == [wait]

    def test_anothers_failure_while_this_one_waited_is_this_ones_too(self, server: TokenServer, clock: Clock) -> None:
        store, waits = MemoryTokenStore(), Noting()
        auth = auth_of(server, store, clock)
        for noted in (START, START - 2):
            store.note_failure(token_key(server.url, APPID), noted)
            with pytest.raises(TransportError) as caught:
                _now(auth._get_ready(waits, Deadline(None), START - 3))  # type: ignore[arg-type]
            told = "another worker asked for a token at the same time, in vain"
            assert str(caught.value) == f"wshoto getAccessToken: {told}"
        _now(auth._get_ready(waits, Deadline(None), START - 2))  # type: ignore[arg-type]
        auth._flight.failed_at = START - 2
        _now(auth._get_ready(waits, Deadline(None), START - 3))  # type: ignore[arg-type]
        assert waits.slept == [0, 0]

    @pytest.mark.parametrize("kind", ["blocking", "async"])
    def test_rate_of_the_client_holds_for_tokens_and_repeated_reads(
        self, server: TokenServer, clock: Clock, kind: str
    ) -> None:
        class Counting(Limits):
            paced = 0

            def pace(self, deadline: Deadline = ENDLESS) -> None:
                self.paced += 1

            async def apace(self, deadline: Deadline = ENDLESS) -> None:
                self.paced += 1

        server.refused.add("t1")
        limits = Counting(None, None)
        auth = TokenAuth(
            APPID, APP_SECRET, base_url=server.url, operation=GET_ACCESS_TOKEN, store=MemoryTokenStore(),
            clock=clock, limits=limits,
        )  # fmt: skip

        async def go() -> None:
            async with httpx.AsyncClient(verify=NO_CERTIFICATES) as http:
                await http.get(server.url + "/list", auth=auth)

        if kind == "async":
            asyncio.run(go())
        else:
            with httpx.Client(verify=NO_CERTIFICATES) as http:
                http.get(server.url + "/list", auth=auth)
        # A token, the read, another token, and the read once more.
        assert (limits.paced, server.used) == (4, {"t1": 1, "t2": 1})

    def test_waiting_for_the_rate_is_part_of_the_time_of_the_call(self, server: TokenServer) -> None:
        with (
            Wshoto(APPID, APP_SECRET, base_url=server.url, max_requests_per_second=2, total_timeout=0.2) as ws,
            pytest.raises(Timeout, match="the time of the call was up"),
        ):
            ws.mall_orders.list(type=1, start_time=0)
        assert (len(server.asked), server.used) == (1, {})

    def test_lock_is_looked_at_less_and_less_often(self, server: TokenServer, clock: Clock) -> None:
        store = MemoryTokenStore()
        held, hold = store.lock(token_key(server.url, APPID)), Hold(lambda: store.lock(token_key(server.url, APPID)))
        assert held.acquire(blocking=False)

        class Patient(Noting):
            async def sleep(self, seconds: float) -> None:
                await super().sleep(seconds)
                if len(self.slept) == 8:
                    held.release()

        waits = Patient()
        _now(auth_of(server, store, clock)._take(waits, Deadline(None), hold))  # type: ignore[arg-type]
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


class TestTimeIsUp:
    """Nobody waits longer than the call may take."""

    @pytest.mark.parametrize("kind", ["blocking", "async"])
    def test_lock_that_another_keeps(self, server: TokenServer, clock: Clock, kind: str) -> None:
        store = MemoryTokenStore()
        held = store.lock(token_key(server.url, APPID))
        assert held.acquire(blocking=False)

        began = time.monotonic()
        with pytest.raises(Timeout, match="wshoto getAccessToken: the time of the call was up") as caught:
            call(kind, server, store, clock, total_timeout=0.1)
        assert (caught.value.platform, caught.value.operation) == ("wshoto", "getAccessToken")
        assert time.monotonic() - began < 2
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
        with pytest.raises(Timeout, match=f"wshoto {operation}: no answer in time"):
            call(kind, server, None, clock, total_timeout=0.3)

    def test_both_requests_are_given_what_is_left(self, server: TokenServer, clock: Clock) -> None:
        seen: list[dict[str, float]] = []

        def note(request: httpx.Request) -> None:
            seen.append(request.extensions["timeout"])

        deadline, auth = Deadline(10), auth_of(server, MemoryTokenStore(), clock)
        with httpx.Client(verify=NO_CERTIFICATES, event_hooks={"request": [note]}, timeout=30) as http:
            http.get(server.url + "/list", auth=auth, extensions={"dingdan.deadline": deadline})
        assert len(seen) == 2
        assert all(0 < seconds <= 10 for timeout in seen for seconds in timeout.values())

    def test_nothing_is_sent_when_the_token_came_too_late(self, server: TokenServer, clock: Clock) -> None:
        class Slow(MemoryTokenStore):
            def set(self, appid: str, token: Token) -> None:
                super().set(appid, token)
                deadline._end = time.monotonic()

        deadline, store = Deadline(SOON), Slow()
        with httpx.Client(verify=NO_CERTIFICATES) as http, pytest.raises(Timeout, match="nothing was sent"):
            http.get(
                server.url + "/list", auth=auth_of(server, store, clock), extensions={"dingdan.deadline": deadline}
            )
        assert (len(server.asked), server.used) == (1, {})
        assert store.get(token_key(server.url, APPID)) == Token("t1", START + 7200, START)

    def test_others_of_the_same_client_that_take_long(self, server: TokenServer, clock: Clock) -> None:
        server.may_answer.clear()
        with ThreadPoolExecutor(1) as pool, blocking(server, None, clock) as client:
            (first,) = on_threads(client, 1, pool)
            assert server.was_asked.wait(SOON)
            with pytest.raises(Timeout, match="the time of the call was up"):
                impatient(client, 0.05).valet_orders.list()
            server.may_answer.set()
            first.result()

        async def go() -> None:
            server.was_asked.clear()
            server.may_answer.clear()
            async with on_loop(server, None, clock) as client:
                first = asyncio.ensure_future(one(client))
                await until(server.was_asked)
                with pytest.raises(Timeout, match="the time of the call was up"):
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
                call("blocking", server, store, clock, total_timeout=0.05)
            assert clock.everybody.wait(SOON)
            held.release()
            assert patient.result(SOON).records == []


async def one(client: AsyncWshoto) -> Any:
    return await client.valet_orders.list()


async def until(event: threading.Event) -> None:
    """Wait for something that happens in another thread."""
    with anyio.fail_after(SOON):
        while not event.is_set():
            await anyio.sleep(0.001)


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
            waits = Async(Limits(None, None))
            for _ in range(WORKERS):
                waits._workers.acquire_on_behalf_of_nowait(object())
            task = asyncio.create_task(waits.surely(lambda: done.append(1)))
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
                await Async(Limits(None, None)).surely(lambda: threads.append(threading.get_ident()))

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
        flight = Flight(MemoryTokenStore())
        old, new = Token("old", START), Token("new", START)
        flight.settle(new)
        assert not flight.forget(old)
        assert flight.token == new
        assert flight.forget(new)
        assert flight.token is None

    def test_refused_token_is_not_given_again(self) -> None:
        flight = Flight(MemoryTokenStore())
        old, new = Token("old", START + 7200, START), Token("new", START + 7200, START)
        flight.settle(old)
        assert [flight.current(START, refused) for refused in (None, old, new)] == [old, None, old]
        assert [flight.since(0, refused) for refused in (None, old, new)] == [old, None, old]
        assert flight.since(1, None) is None

    def test_failure_is_over_with_the_next_token(self) -> None:
        flight, token = Flight(MemoryTokenStore()), Token("t", START + 7200, START)
        flight.fail(ConnectFailed("no"), START)
        for _ in range(2):
            with pytest.raises(ConnectFailed, match="no"):
                flight.since(0, None)
        flight.settle(token)
        assert flight.since(0, None) == token

    def test_every_end_of_a_round_counts(self) -> None:
        flight = Flight(MemoryTokenStore())
        for _ in range(2):
            flight.fail(ConnectFailed("no"), START)
            flight.settle(Token("t", START + 7200, START))
        assert flight.rounds == 4

    @pytest.mark.parametrize(("seconds", "timeout"), [(None, -1), (0.0, 0), (2.5, 2.5), (1e300, threading.TIMEOUT_MAX)])
    @pytest.mark.parametrize("entered", [True, False])
    def test_thread_waits_for_its_turn_as_long_as_it_may(
        self, seconds: float | None, timeout: float, entered: bool
    ) -> None:
        class Gate:
            asked: float | None = None
            released = 0

            def acquire(self, timeout: float) -> bool:
                self.asked = timeout
                return entered

            def release(self) -> None:
                self.released += 1

        flight, gate = Flight(MemoryTokenStore()), Gate()
        flight.gate = gate  # type: ignore[assignment]

        async def go() -> bool:
            async with Blocking(Limits(None, None)).gate(flight, seconds) as turn:
                return turn

        assert _now(go()) is entered
        assert (gate.asked, gate.released) == (timeout, entered)

    def test_blocking_flow_that_suspends_is_a_mistake_of_ours(self) -> None:
        with pytest.raises(AssertionError, match=r"^a blocking flow does not suspend$"):
            _now(asyncio.sleep(0))

    def test_hold_is_released_once_and_taken_no_more(self) -> None:
        lock = threading.Lock()
        hold = Hold(lambda: lock)
        assert hold.acquire()
        hold.release()
        assert lock.acquire(blocking=False)
        hold.release()
        assert lock.locked()
        lock.release()
        assert not hold.acquire()
        assert not lock.locked()

    def test_hold_that_was_never_had_releases_nothing(self) -> None:
        lock = threading.Lock()
        hold = Hold(lambda: lock)
        hold.release()
        with lock:
            hold = Hold(lambda: lock)
            assert not hold.acquire()
            hold.release()
            assert lock.locked()

    @pytest.mark.parametrize("kind", ["blocking", "async"])
    def test_auth_can_be_told_of_a_failure_as_any_generator(self, server: TokenServer, clock: Clock, kind: str) -> None:
        """httpx does not throw into it; others may."""
        store = MemoryTokenStore()
        auth, request = auth_of(server, store, clock), httpx.Request("GET", server.url)

        async def go() -> None:
            flow = auth.async_auth_flow(request)
            await flow.__anext__()
            with pytest.raises(ConnectFailed):
                await flow.athrow(httpx.ConnectError("no"))

        if kind == "blocking":
            flow = auth.sync_auth_flow(request)
            assert next(flow).extensions["timeout"] == {}
            with pytest.raises(ConnectFailed):
                flow.throw(httpx.ConnectError("no"))
            flow.close()
        else:
            asyncio.run(go())
        assert store.last_failure(token_key(server.url, APPID)) == START
        assert store.lock(token_key(server.url, APPID)).acquire(blocking=False)

    def test_credentials_are_not_pickled(self, server: TokenServer, clock: Clock) -> None:
        for auth in (auth_of(server, MemoryTokenStore(), clock), StaticTokenAuth("very-secret")):
            name = type(auth).__name__
            with pytest.raises(TypeError, match=rf"^a {name} cannot be pickled: it holds credentials$"):
                pickle.dumps(auth)
