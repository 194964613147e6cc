"""However many threads, tasks and clients want a token, and whichever token is refused, one request is sent for it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

import dingdan_sandbox
from dingdan import (
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
from dingdan.auth.token_stores._memory import MemoryTokenStore
from dingdan.auth.token_stores._protocol import Token, TokenLock, TokenStore, token_key
from dingdan.transport._deadline import Deadline
from dingdan.transport._io import BlockingIO, run
from tests.dingdan.calling import APP_SECRET, APPID
from tests.dingdan.scripted_server import DROP, Answer, answer, wshoto, wshoto_token
from tests.dingdan.single_flight.calls import (
    START,
    Clock,
    blocking,
    impatient,
    on_loop,
    on_tasks,
    on_threads,
    send,
    signer_of,
)
from tests.dingdan.token_server import SOON, TokenServer

THREADS, TASKS = 50, 500


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

    @pytest.mark.parametrize("kind", ["blocking", "async"])
    def test_refused_write_is_not_repeated_and_its_token_dropped(
        self, server: TokenServer, clock: Clock, kind: str
    ) -> None:
        store = MemoryTokenStore()
        store.set(token_key(server.url, APPID), Token("old", START + 7200, START))
        server.refused.add("old")
        secrets = Secrets()
        request = httpx.Request("POST", server.url + "/write", content=b"{}", extensions={"dingdan.write": True})
        response = send(signer_of(server, store, clock), request, kind, secrets=secrets)
        assert response.json()["code"] == 10001
        assert (server.used, server.asked, store.get(token_key(server.url, APPID))) == ({"old": 1}, [], None)
        assert "old" not in str(request.url)
        assert list(secrets) == [APP_SECRET, "old"]

    def test_newer_token_of_this_process_needs_no_store(self, server: TokenServer, clock: Clock) -> None:
        class Gone(MemoryTokenStore):
            def get(self, appid: str) -> Token | None:
                raise AssertionError("nobody asks the store")

        auth = signer_of(server, Gone(), clock)
        auth._flight.succeed(Token("old", START + 7200, START))
        server.refused.add("old")

        def others_renew(response: httpx.Response) -> None:
            auth._flight.succeed(Token("new", START + 7200, START + 1))

        send(auth, server.url + "/list", on_response=others_renew)
        assert (server.used, server.asked) == ({"old": 1, "new": 1}, [])

    def test_token_that_was_refused_is_not_sent_again_though_another_put_it_back(
        self, server: TokenServer, clock: Clock
    ) -> None:
        class Racing(MemoryTokenStore):
            def drop(self, appid: str, token: Token) -> None:
                auth._flight.token = token

        auth = signer_of(server, Racing(), clock)
        auth._flight.succeed(Token("old", START + 7200, START))
        server.refused.add("old")
        send(auth, server.url + "/list")
        assert server.used == {"old": 1, "t1": 1}

    def test_token_that_was_refused_is_not_fallen_back_on_though_another_put_it_back(
        self, server: TokenServer, clock: Clock
    ) -> None:
        class Racing(MemoryTokenStore):
            def get(self, appid: str) -> Token | None:
                auth._flight.token = old
                return None

        old = Token("old", START + 7200, START)
        auth = signer_of(server, Racing(), clock)
        auth._flight.succeed(old)
        server.refused.add("old")
        server.script.append(answer({}, 500))
        with pytest.raises(HTTPStatusError):
            send(auth, server.url + "/list")
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
                auth._flight.succeed(old)
            return START

        async def turn() -> Token | None:
            async with auth._turn(BlockingIO(), Deadline(None), old) as mine:
                found, mine.token = mine.token, Token("new", START + 7200, START)
            return found

        old = Token("old", START + 7200, START)
        auth = signer_of(server, Meanwhile(), lambda: settle("queueing"))
        assert run(turn()) is None

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
            with pytest.raises(Timeout, match="the deadline of the call passed before it had a token"):
                impatient(client, 0.5).valet_orders.list()
