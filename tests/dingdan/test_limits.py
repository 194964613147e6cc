"""How fast and how many at once, as the server sees it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from dingdan import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
from tests.dingdan.calling import APP_SECRET, APPID, APPKEY, OPENID, Calls
from tests.dingdan.scripted_server import ScriptedServer, waiqin, wshoto, wshoto_rows, wshoto_token


class Crowd:
    """Counts how many requests are under way; an answer waits until as many have come as should, and a bit."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self.expected = 1
        self.changed = threading.Condition()

    def visit(self) -> None:
        with self.changed:
            self.now += 1
            self.most = max(self.most, self.now)
            self.changed.notify_all()
            self.changed.wait_for(lambda: self.most >= self.expected, timeout=20)
            self.changed.wait_for(lambda: self.most > 4, timeout=0.05)
            self.now -= 1


@pytest.fixture
def crowd() -> Iterator[tuple[Crowd, str]]:
    found = Crowd()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            found.visit()
            body = b'{"return_code":"0"}'
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield found, f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(("concurrency", "most"), [(1, {1}), (3, {2, 3}), (None, {5, 6, 7, 8})])
class TestConcurrency:
    """No more requests under way than the client was told, and as many as that."""

    def test_of_threads(self, crowd: tuple[Crowd, str], concurrency: int | None, most: set[int]) -> None:
        seen, url = crowd
        seen.expected = min(most)
        with (
            Waiqin365(OPENID, APPKEY, base_url=url, max_concurrency=concurrency) as wq,
            ThreadPoolExecutor(8) as pool,
        ):
            assert [page.records for page in pool.map(lambda _: wq.orders.query(), range(16))] == [[]] * 16
        assert seen.most in most

    def test_of_tasks(self, crowd: tuple[Crowd, str], concurrency: int | None, most: set[int]) -> None:
        seen, url = crowd
        seen.expected = min(most)

        async def go() -> None:
            async with AsyncWaiqin365(OPENID, APPKEY, base_url=url, max_concurrency=concurrency) as wq:

                async def one() -> None:
                    await wq.orders.query()

                for _ in range(2):
                    await asyncio.gather(*(one() for _ in range(8)))

        asyncio.run(go())
        assert seen.most in most


def paced(server: ScriptedServer, begun: float, rate: float) -> bool:
    """Whether no request came before its time, counted from before the first call.

    The times between two requests tell less on a busy machine: one that is noticed late makes the next seem early.
    """
    times = sorted(asked.at for asked in server.asked)
    return all(at - begun >= number / rate * 0.95 for number, at in enumerate(times))


class TestRate:
    """Requests start evenly spaced, retries and token requests among them."""

    @pytest.mark.parametrize("rate", [20, 12.5])
    def test_of_calls(self, wq: Calls, server: ScriptedServer, rate: float) -> None:
        server.will(*[waiqin("[]")] * 6)
        begun = time.monotonic()
        wq.all(*[lambda client: client.orders.query()] * 6, max_requests_per_second=rate)
        assert (len(server.asked), paced(server, begun, rate)) == (6, True)
        assert server.asked[-1].at - begun < 5 / rate + 6

    def test_below_one_a_second(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin("[]"), waiqin("[]"))
        begun = time.monotonic()
        wq.all(*[lambda client: client.orders.query()] * 2, max_requests_per_second=0.5)
        assert (len(server.asked), paced(server, begun, 0.5)) == (2, True)
        assert server.asked[-1].at - begun < 8

    def test_of_a_token_and_of_a_read_repeated_for_it(self, ws_secret: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_token("a"), wshoto(code=10001), wshoto_token("b"), wshoto_rows())
        begun = time.monotonic()
        ws_secret(lambda client: client.mall_orders.list(type=1, start_time=0), max_requests_per_second=10)
        assert (len(server.asked), paced(server, begun, 10)) == (4, True)

    def test_is_kept_by_those_who_waited_for_a_token(self, server: ScriptedServer) -> None:
        server.will(wshoto_token(), *[wshoto_rows()] * 6)
        begun = time.monotonic()
        with (
            Wshoto(APPID, APP_SECRET, base_url=server.url, max_requests_per_second=10) as ws,
            ThreadPoolExecutor(6) as pool,
        ):
            list(pool.map(lambda _: ws.mall_orders.list(type=1, start_time=0), range(6)))
        assert (len(server.asked), paced(server, begun, 10)) == (7, True)

    def test_of_threads_together(self, server: ScriptedServer) -> None:
        server.will(*[waiqin("[]")] * 8)
        begun = time.monotonic()
        with (
            Waiqin365(OPENID, APPKEY, base_url=server.url, max_requests_per_second=20) as wq,
            ThreadPoolExecutor(4) as pool,
        ):
            list(pool.map(lambda _: wq.orders.query(), range(8)))
        assert (len(server.asked), paced(server, begun, 20)) == (8, True)


@pytest.mark.parametrize("client", [Waiqin365, AsyncWaiqin365, Wshoto, AsyncWshoto])
def test_none_by_default(client: Any) -> None:
    credentials = (OPENID, APPKEY) if "Waiqin" in client.__name__ else (APPID, APP_SECRET)
    settings = client(*credentials)._transport._settings
    assert settings.limits._throttle is None
    assert settings.limits.concurrency is None
