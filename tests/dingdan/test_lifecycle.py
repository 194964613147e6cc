"""A client used where it cannot work says so, and sends nothing."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from dingdan import AsyncWaiqin365, LifecycleError, Waiqin365
from tests.dingdan.calling import APPKEY, OPENID
from tests.dingdan.scripted_server import ScriptedServer, waiqin, waiqin_rows


class TestClosed:
    """After close nothing is sent."""

    def test_call_says_so(self, server: ScriptedServer) -> None:
        client = Waiqin365(OPENID, APPKEY, base_url=server.url)
        client.close()
        client.close()
        with pytest.raises(LifecycleError, match=r"waiqin365: this client is closed: make a new one"):
            client.orders.query()
        assert server.asked == []

    def test_next_page_says_so(self, server: ScriptedServer) -> None:
        server.will(waiqin_rows({"id": 1}))
        with Waiqin365(OPENID, APPKEY, base_url=server.url) as client:
            page = client.orders.query()
        with pytest.raises(LifecycleError, match="is closed"):
            page.get_next_page()
        assert len(server.asked) == 1

    def test_asynchronous_call_says_so(self, server: ScriptedServer) -> None:
        async def go() -> None:
            client = AsyncWaiqin365(OPENID, APPKEY, base_url=server.url)
            await client.aclose()
            await client.aclose()
            with pytest.raises(LifecycleError, match="is closed"):
                await client.orders.query()

        asyncio.run(go())
        assert server.asked == []

    def test_http_client_of_ones_own_stays_open_for_others(self, server: ScriptedServer) -> None:
        server.will(waiqin("[]"))
        with httpx.Client() as http:
            Waiqin365(OPENID, APPKEY, base_url=server.url, http_client=http).close()
            other = Waiqin365(OPENID, APPKEY, base_url=server.url, http_client=http)
            assert other.orders.query().records == []
        with pytest.raises(LifecycleError, match="the http_client that this client was given is closed"):
            other.orders.query()

    def test_threads_that_close_at_once(self, server: ScriptedServer) -> None:
        client = Waiqin365(OPENID, APPKEY, base_url=server.url)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: client.close(), range(8)))
        assert client._connections.is_closed


class TestEventLoops:
    """An asynchronous client belongs to the loop that it was first used on."""

    def test_call_on_a_second_loop_says_so(self, server: ScriptedServer) -> None:
        server.will(waiqin("[]"))
        client = AsyncWaiqin365(OPENID, APPKEY, base_url=server.url)

        async def call() -> Any:
            return await client.orders.query()

        with asyncio.Runner() as runner:
            assert runner.run(call()).records == []
            with pytest.raises(LifecycleError, match="another event loop"):
                ThreadPoolExecutor(1).submit(asyncio.run, call()).result()
            runner.run(client.aclose())
        assert len(server.asked) == 1

    def test_closing_on_a_second_loop_says_so(self, server: ScriptedServer) -> None:
        server.will(waiqin("[]"))
        client = AsyncWaiqin365(OPENID, APPKEY, base_url=server.url)

        async def call() -> Any:
            return await client.orders.query()

        async def close() -> None:
            await client.aclose()

        with asyncio.Runner() as runner:
            runner.run(call())
            found: list[BaseException] = []

            def elsewhere() -> None:
                try:
                    asyncio.run(close())
                except LifecycleError as error:
                    found.append(error)

            thread = threading.Thread(target=elsewhere)
            thread.start()
            thread.join()
            assert ["another event loop" in str(error) for error in found] == [True]
            runner.run(close())


FORKING = """
import os, sys
from dingdan import LifecycleError, Waiqin365
client = Waiqin365("openid-1", "appkey-very-secret", base_url=sys.argv[1])
client.orders.query()
pid = os.fork()
if pid == 0:
    try:
        client.orders.query()
    except LifecycleError as error:
        print(error, flush=True)
        client.close()
        os._exit(0)
    os._exit(1)
_, status = os.waitpid(pid, 0)
client.orders.query()
sys.exit(os.waitstatus_to_exitcode(status))
"""


def test_client_of_the_parent_says_so_in_a_forked_child(server: ScriptedServer) -> None:
    server.will(waiqin("[]"), waiqin("[]"))
    done = subprocess.run([sys.executable, "-c", FORKING, server.url], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "made before the process forked" in done.stdout
    assert len(server.asked) == 2
