"""Calls that are cancelled at any of their steps: later calls go on, and nothing of the client is used up.

Calls are cancelled after a number of steps of the event loop, not of seconds.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import anyio
import httpx
import pytest

from dingdan import AsyncWaiqin365, AsyncWshoto, ConnectFailed, Waiqin365
from dingdan.transport._connections import MAX_CANCELLED_CALLS
from dingdan.transport._io import run
from tests.dingdan.calling import ACCESS_TOKEN, APP_SECRET, APPID, APPKEY, OPENID
from tests.dingdan.scripted_server import ScriptedServer, waiqin

pytestmark = [
    pytest.mark.finding(18), pytest.mark.anyio, pytest.mark.usefixtures("lost_connections"), pytest.mark.no_cover,
]  # fmt: skip
STEPS = 25
"""Steps of the loop after which a call on loopback has ended."""
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


class Server:
    """Answers any call on loopback at once, and keeps connections open."""

    def __init__(self) -> None:
        self.url = ""
        self.open = 0
        self.connections = 0
        self.tokens = 0
        self._writers: set[asyncio.StreamWriter] = set()

    async def close(self) -> None:
        """Close what is open: a connection that httpcore lost in a cancellation is closed by nobody else."""
        for writer in list(self._writers):
            writer.close()
        while self._writers:
            await asyncio.sleep(0)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of a connection."""
        self.open += 1
        self.connections += 1
        self._writers.add(writer)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                if found := LENGTH.search(head):
                    await reader.readexactly(int(found[1]))
                body = json.dumps(self.answer(head.split(b" ")[1].decode())).encode()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self.open -= 1
            self._writers.discard(writer)
            writer.close()

    def answer(self, target: str) -> dict[str, Any]:
        """The envelope of either platform."""
        if "app_secret=" in target:
            self.tokens += 1
            return {"code": 0, "data": {"access_token": f"token-{self.tokens}", "expires_in": 7200}}
        if "access_token=" in target:
            return {"code": 0, "data": {"total": 0, "records": []}}
        return {"return_code": "0", "msg_id": target.rpartition("/")[2], "response_data": "[]"}


@asynccontextmanager
async def serving() -> AsyncIterator[Server]:
    """A server on a free port."""
    server = Server()
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, backlog=200)
    server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    try:
        yield server
    finally:
        listening.close()
        await server.close()


Call = Callable[[], Any]


async def made(call: Call) -> None:
    await call()


async def steps(number: int) -> None:
    """Let the event loop go on."""
    for _ in range(number):
        await asyncio.sleep(0)


async def one_after_the_other(call: Call, number: int) -> None:
    """Cancel each call in mid-way."""
    for index in range(number):
        task = asyncio.create_task(made(call))
        await steps(index % STEPS)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def in_bursts(call: Call, number: int, size: int = 150) -> None:
    """Cancel many calls at once: more than the pool has connections."""
    for burst in range(0, number, size):
        tasks = [asyncio.create_task(made(call)) for _ in range(size)]
        await steps(3 + burst // size * 5)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def under_a_scope(call: Call, number: int) -> None:
    """Cancel by anyio's scopes, whose cancellation goes on until the scope ends."""
    for index in range(number):
        with anyio.CancelScope() as scope:
            asyncio.get_running_loop().call_soon(cancel_later, scope, index % STEPS)
            await call()


def cancel_later(scope: anyio.CancelScope, left: int) -> None:
    if left:
        asyncio.get_running_loop().call_soon(cancel_later, scope, left - 1)
    else:
        scope.cancel()


WAYS = [one_after_the_other, in_bursts, under_a_scope]
ways = pytest.mark.parametrize("cancelled", WAYS, ids=[way.__name__ for way in WAYS])


@ways
@pytest.mark.parametrize(("number", "slots"), [(2000, None), (300, 5)])
async def test_good_calls_after_many_cancelled_ones(cancelled: Any, number: int, slots: int | None) -> None:
    async with (
        serving() as server,
        AsyncWaiqin365(OPENID, APPKEY, base_url=server.url, max_retries=0, timeout=5, max_concurrency=slots) as client,
    ):
        await cancelled(client.orders.query, number)
        for _ in range(20):
            assert (await client.orders.query()).records == []
        # As many at once as the pool has connections: none of them is lost.
        assert len(await asyncio.gather(*(made(client.orders.query) for _ in range(100)))) == 100


@ways
async def test_good_calls_after_cancelled_ones_that_fetch_a_token(cancelled: Any) -> None:
    async with serving() as server:
        clock = iter(range(10**9, 2 * 10**9, 8000))  # each look at it finds the token ended
        async with AsyncWshoto(
            APPID, APP_SECRET, base_url=server.url, max_retries=0, timeout=5, clock=lambda: float(next(clock))
        ) as client:

            def call() -> Any:
                return client.mall_orders.list(type=1, start_time=1)

            await cancelled(call, 300)
            for _ in range(20):
                assert (await call()).records == []
    assert server.tokens >= 20


@ways
async def test_rates_and_slots_after_cancelled_calls_that_waited_for_them(cancelled: Any) -> None:
    async with (
        serving() as server,
        AsyncWshoto(
            access_token=ACCESS_TOKEN, base_url=server.url, max_retries=0, timeout=5,
            max_concurrency=2, max_requests_per_second=1000,
        ) as client,
    ):  # fmt: skip

        def call() -> Any:
            return client.mall_orders.list(type=1, start_time=1)

        await cancelled(call, 300)
        for _ in range(20):
            assert (await call()).records == []


async def test_connections_that_were_replaced_are_closed() -> None:
    async with serving() as server:
        async with AsyncWaiqin365(OPENID, APPKEY, base_url=server.url, max_retries=0, timeout=5) as client:
            first = client._connections.http
            await one_after_the_other(client.orders.query, 10 * MAX_CANCELLED_CALLS)
            assert first.is_closed
            assert not client._connections.is_closed
            client._connections.http.cookies.set("kept", "1")
            last = client._connections.http
            await in_bursts(client.orders.query, 150)
            assert client._connections.http is not last
            assert client._connections.http.cookies["kept"] == "1"
        assert last.is_closed
        assert client._connections.is_closed


async def test_call_under_way_keeps_the_client_that_is_replaced_meanwhile() -> None:
    async with (
        serving() as server,
        AsyncWaiqin365(OPENID, APPKEY, base_url=server.url, max_retries=0, timeout=5) as client,
    ):

        async def call(http: httpx.AsyncClient) -> httpx.AsyncClient:
            await one_after_the_other(client.orders.query, 10 * MAX_CANCELLED_CALLS)
            assert not http.is_closed
            assert client._connections.http is not http
            return http

        assert (await client._connections.use(call)).is_closed


async def test_http_client_of_ones_own_is_neither_replaced_nor_closed() -> None:
    async with serving() as server, httpx.AsyncClient(limits=httpx.Limits(max_connections=None)) as http:
        async with AsyncWaiqin365(
            OPENID, APPKEY, base_url=server.url, max_retries=0, timeout=5, http_client=http
        ) as client:
            await in_bursts(client.orders.query, 600)
            assert client._connections.http is http
            assert (await client.orders.query()).records == []
        assert not http.is_closed


async def test_full_pool_of_ones_own_says_what_to_do() -> None:
    options: dict[str, Any] = {"max_retries": 0, "timeout": httpx.Timeout(5, pool=0.01)}
    async with (
        serving() as server,
        httpx.AsyncClient(limits=httpx.Limits(max_connections=1)) as http,
        http.stream("GET", server.url + "/x"),
        AsyncWaiqin365(OPENID, APPKEY, base_url=server.url, http_client=http, **options) as client,
    ):
        advice = r"PoolTimeout.*cancelled calls.* for good: raise its limits, or make a new http_client"
        with pytest.raises(ConnectFailed, match=advice) as caught:
            await client.orders.query()
        assert (caught.value.platform, caught.value.operation) == ("waiqin365", "queryStdomOrder")


def test_blocking_client_is_replaced_after_calls_that_signal_handlers_ended(server: ScriptedServer) -> None:
    async def interrupted(http: httpx.Client) -> None:
        raise KeyboardInterrupt

    server.will(waiqin("[]"))
    with Waiqin365(OPENID, APPKEY, base_url=server.url, max_retries=0) as client:
        first = client._connections.http
        for _ in range(MAX_CANCELLED_CALLS):
            assert not first.is_closed
            with pytest.raises(KeyboardInterrupt):
                run(client._connections.use(interrupted))
        assert first.is_closed
        assert client.orders.query().records == []
    assert client._connections.is_closed
