"""Closed clients leave no file descriptor, thread or task behind, and say clearly when they cannot be used."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
import pytest

from dingdan import AsyncWaiqin365, AsyncWshoto, DingdanError, FileTokenStore, LifecycleError, Waiqin365, Wshoto
from dingdan_sandbox.faults import effects as f
from dingdan_sandbox.faults.plan import Exchange, Plan, honest
from dingdan_sandbox.faults.server import FaultServer, Forwarding, fault_server
from tests.faults.world import ADD, MALL, QUERY, World
from tests.no_waits import no_waits

TROUBLES = [
    honest,
    f.reset,
    f.hang_up,
    f.silence,
    f.late(1.0),
    f.drips(0.05),
    f.status(503),
    f.says(f.HTML),
    f.waiqin("1"),
    f.sends(f.half_the_body),
    f.sends(f.half_the_body, then_silent=True),
    f.sends(f.gzip_in_name),
    f.sends(f.garbage),
    f.then_closes,
]
OPTIONS: dict[str, Any] = {
    "timeout": 0.2,
    "total_timeout": 0.3,
    "max_retries": 1,
    "max_requests_per_second": 1000,
    "max_concurrency": 5,
}


def left(world: World) -> tuple[int, set[threading.Thread]]:
    """What the process holds, once the sandbox, which runs in it too, has closed its end of all connections."""
    process, port, end = psutil.Process(), urlsplit(world.server.url).port, time.monotonic() + 5

    def open_to_the_sandbox() -> bool:
        found = process.net_connections("tcp")
        return any(one.laddr.port == port and one.status != psutil.CONN_LISTEN for one in found if one.laddr)

    while open_to_the_sandbox():
        assert time.monotonic() < end, "a connection to the sandbox stays open"
        time.sleep(0.01)
    return process.num_fds(), set(threading.enumerate())


@pytest.fixture
def world(both_worlds: tuple[World, World]) -> Iterator[World]:
    """A sandbox that has been asked before, so that nothing is made anew when it is counted."""
    world = both_worlds[1]
    world.prepare(ADD)
    world.prepare(QUERY)
    world.prepare(MALL)
    with no_waits():
        yield world


@pytest.fixture
def server(world: World) -> Iterator[FaultServer]:
    with fault_server(Forwarding(world.server)) as server:
        yield server


def waiqin(world: World, url: str, kind: Any, **options: Any) -> Any:
    return kind(**world.kwargs(QUERY), base_url=url, **options)


def wshoto(world: World, url: str, kind: Any, **options: Any) -> Any:
    return kind(**world.kwargs(MALL), base_url=url, **options)


def mall(client: Any) -> Any:
    return client.mall_orders.list(type=1, start_time=0, page_size=1)


def use(world: World, url: str, tokens: Path) -> list[Any]:
    """Good and bad calls on blocking clients, which are closed; all that a program might still hold."""
    held: list[Any] = []
    with waiqin(world, url, Waiqin365, **OPTIONS) as wq:
        for _ in TROUBLES:
            for call in (QUERY, ADD):
                try:
                    held.append(call.make(wq, world))
                except DingdanError as error:
                    held.append(error)
    with wshoto(world, url, Wshoto, token_store=FileTokenStore(tokens / "tokens"), **OPTIONS) as ws:
        for _ in TROUBLES:
            with suppress(DingdanError):
                rows = iter(mall(ws))
                held += [next(rows), rows]  # and not to the end
    return [*held, wq, ws]


async def ause(world: World, url: str, tokens: Path) -> list[Any]:
    """`use` with asyncio, with tasks that are cancelled under way; afterwards there is no task but this."""
    held: list[Any] = []
    async with waiqin(world, url, AsyncWaiqin365, **OPTIONS) as wq:
        for _ in TROUBLES:
            for call in (QUERY, ADD):
                try:
                    held.append(await call.make(wq, world))
                except DingdanError as error:
                    held.append(error)
        cancelled = [asyncio.ensure_future(_first(wq)) for _ in range(10)]
        await asyncio.sleep(0.01)
        for task in cancelled:
            task.cancel()
        held += await asyncio.gather(*cancelled, return_exceptions=True)
    async with wshoto(world, url, AsyncWshoto, token_store=FileTokenStore(tokens / "tokens"), **OPTIONS) as ws:
        for _ in TROUBLES:
            with suppress(DingdanError):
                held.append(await mall(ws))
        held += await asyncio.gather(*(_read(ws) for _ in range(10)), return_exceptions=True)
    assert asyncio.all_tasks() == {asyncio.current_task()}
    return [*held, wq, ws]


async def _first(client: Any) -> Any:
    return await client.orders.query()


async def _orders(client: Any) -> int:
    return len([record async for record in client.orders.query()])


class Slow:
    """A fault: says that it was asked, and answers late."""

    def __init__(self) -> None:
        self.asked = threading.Event()

    def __call__(self, exchange: Exchange) -> None:
        self.asked.set()
        f.late(0.5)(exchange)


async def _read(client: Any) -> int:
    return len([record async for record in mall(client)])


class TestLeaks:
    """What is counted before clients were made is what is counted when they are closed."""

    def plan(self) -> Plan:
        return Plan(*TROUBLES * 3)

    def test_of_blocking_clients(self, world: World, tmp_path: Path) -> None:
        before = left(world)
        with fault_server(Forwarding(world.server), self.plan()) as server:
            held = use(world, server.url, tmp_path)
        assert left(world) == before
        assert any(isinstance(value, DingdanError) for value in held)
        assert not all(isinstance(value, DingdanError) for value in held)

    def test_of_asynchronous_clients(self, world: World, tmp_path: Path) -> None:
        before = left(world)
        with fault_server(Forwarding(world.server), self.plan()) as server:
            held = asyncio.run(ause(world, server.url, tmp_path))
        assert left(world) == before
        assert any(isinstance(value, DingdanError) for value in held)
        assert not all(isinstance(value, DingdanError) for value in held)

    def test_of_clients_that_were_never_used(self, world: World) -> None:
        async def go() -> list[Any]:
            clients = [waiqin(world, url, AsyncWaiqin365), wshoto(world, url, AsyncWshoto)]
            for client in clients:
                await client.aclose()
            return clients

        url = world.server.url
        before = left(world)
        held = [waiqin(world, url, Waiqin365), wshoto(world, url, Wshoto)]
        for client in held:
            client.close()
        held += asyncio.run(go())
        assert left(world) == before

    def test_of_a_hundred_clients_one_after_the_other(self, world: World) -> None:
        before = left(world)
        held = []
        with fault_server(Forwarding(world.server)) as server:
            for _ in range(100):
                with waiqin(world, server.url, Waiqin365) as client:
                    client.orders.query()
                held.append(client)
        assert left(world) == before


class TestClosing:
    """Closing is idempotent, and the end."""

    @pytest.mark.parametrize("make", [waiqin, wshoto])
    def test_blocking(self, world: World, server: FaultServer, make: Any) -> None:
        client = make(world, server.url, Waiqin365 if make is waiqin else Wshoto)
        with client:
            client.close()
        client.close()
        with pytest.raises(LifecycleError, match="this client is closed: make a new one"):
            client.orders.query() if make is waiqin else mall(client)
        assert server.connections == 0

    @pytest.mark.parametrize("make", [waiqin, wshoto])
    def test_asynchronous(self, world: World, server: FaultServer, make: Any) -> None:
        async def go() -> None:
            client = make(world, server.url, AsyncWaiqin365 if make is waiqin else AsyncWshoto)
            async with client:
                await client.aclose()
            await client.aclose()
            with pytest.raises(LifecycleError, match="this client is closed: make a new one"):
                await (client.orders.query() if make is waiqin else mall(client))

        asyncio.run(go())
        assert server.connections == 0

    def test_of_a_client_in_mid_paging(self, world: World, server: FaultServer) -> None:
        with waiqin(world, server.url, Waiqin365) as client:
            page = client.orders.query()
        with pytest.raises(LifecycleError, match="closed"):
            page.get_next_page()
        assert len(server.requests) == 1

    def test_while_another_thread_waits_for_an_answer(self, world: World) -> None:
        """The call under way ends with an error of ours, or well; nothing hangs and nothing is left."""
        ended: list[object] = []

        def read(client: Any) -> None:
            try:
                ended.append(len(list(client.orders.query())))
            except Exception as error:
                ended.append(error)

        before = left(world)
        slow = Slow()
        with fault_server(Forwarding(world.server), Plan(None, slow)) as server:
            client = waiqin(world, server.url, Waiqin365)
            thread = threading.Thread(target=read, args=(client,))
            thread.start()
            slow.asked.wait()
            client.close()
            thread.join(5)
            assert not thread.is_alive()
        assert isinstance(ended[0], DingdanError | int), repr(ended[0])
        assert left(world) == before

    def test_while_another_task_waits_for_an_answer(self, world: World) -> None:
        """The same with asyncio."""

        async def go() -> object:
            client = waiqin(world, server.url, AsyncWaiqin365)
            task = asyncio.ensure_future(_orders(client))
            await asyncio.to_thread(slow.asked.wait)
            await client.aclose()
            return (await asyncio.wait_for(asyncio.gather(task, return_exceptions=True), 5))[0]

        before = left(world)
        slow = Slow()
        with fault_server(Forwarding(world.server), Plan(None, slow)) as server:
            ended = asyncio.run(go())
        assert isinstance(ended, DingdanError | int), repr(ended)
        assert left(world) == before

    def test_of_a_write_sends_nothing(self, world: World, server: FaultServer) -> None:
        world.prepare(ADD)
        client = waiqin(world, server.url, Waiqin365)
        client.close()
        with pytest.raises(LifecycleError):
            ADD.make(client, world)
        assert server.connections == 0
        assert world.written(ADD) == 0


class TestOtherLoops:
    """An asynchronous client belongs to the event loop that it was first used on."""

    def test_a_second_asyncio_run_is_refused(self, world: World) -> None:
        # Each answer ends its connection, so that none is left for the first loop to close.
        with fault_server(Forwarding(world.server), Plan(afterwards=f.sends(f.without_length))) as server:
            client = waiqin(world, server.url, AsyncWaiqin365)
            assert asyncio.run(_first(client)).records
            sent = len(server.requests)
            with pytest.raises(LifecycleError, match=r"another event loop.*make a client in each loop"):
                asyncio.run(_first(client))
            assert len(server.requests) == sent
            with pytest.raises(LifecycleError, match="another event loop"):
                asyncio.run(client.aclose())

    def test_another_loop_in_another_thread_is_refused(self, world: World, server: FaultServer) -> None:
        async def go() -> None:
            async with waiqin(world, server.url, AsyncWaiqin365) as client:
                await client.orders.query()
                sent = len(server.requests)
                with pytest.raises(LifecycleError, match="another event loop"):
                    await asyncio.to_thread(lambda: asyncio.run(_first(client)))
                assert len(server.requests) == sent
                assert (await client.orders.query()).records  # and here it goes on

        asyncio.run(go())

    def test_a_new_client_in_each_loop_is_fine(self, world: World, server: FaultServer) -> None:
        async def go() -> int:
            async with wshoto(world, server.url, AsyncWshoto) as client:
                return await _read(client)

        assert [asyncio.run(go()) for _ in range(3)] == [len(world.rows(MALL))] * 3


FORKING = """
import os, sys
from dingdan import DingdanError, Waiqin365

url, openid, appkey = sys.argv[1:]
with Waiqin365(openid, appkey, base_url=url) as client:
    print(len(client.orders.query().records), flush=True)
    child = os.fork()
    if child == 0:
        try:
            client.orders.query()
        except DingdanError as error:
            print(type(error).__name__, error, flush=True)
        client.close()
        with Waiqin365(openid, appkey, base_url=url) as another:
            print(len(another.orders.query(page_number=2).records), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
    print(len(client.orders.query(page_number=3).records), flush=True)
"""


def test_a_forked_child_is_refused_and_the_parent_goes_on(world: World, server: FaultServer) -> None:
    sandbox = world.server.sandbox
    done = subprocess.run(
        [sys.executable, "-c", FORKING, server.url, sandbox.openid, sandbox.appkey],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    parent, refusal, child, again = done.stdout.splitlines()
    assert (parent, child, again) == ("20", "20", "20")
    assert refusal.startswith("LifecycleError waiqin365: this client was made before the process forked")
    assert "make a client in each process" in refusal
    assert done.stderr == ""
    assert [request.page for request in server.requests] == [1, 2, 3]
    assert server.connections == 2, "the parent's connection lived on"
