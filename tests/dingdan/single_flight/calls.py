"""Calls that need an access token, from threads and from tasks, by a clock that tests move."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import anyio
import anyio.to_thread
import httpx

from dingdan import AsyncWshoto, Wshoto
from dingdan.auth._access_token import TokenAuth
from dingdan.auth.token_stores._protocol import TokenStore
from dingdan.transport._rate_limit import Limits
from tests.dingdan.calling import APP_SECRET, APPID, NO_CERTIFICATES
from tests.dingdan.token_server import SOON, TokenServer
from wshoto_api.operations.token import GET_ACCESS_TOKEN

START = 1780000000.0


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


def auth_of(server: TokenServer, store: TokenStore, clock: Callable[[], float]) -> TokenAuth:
    return TokenAuth(
        APPID, APP_SECRET, base_url=server.url, operation=GET_ACCESS_TOKEN, store=store, limits=Limits(None, None),
        clock=clock,
    )  # fmt: skip


def impatient(client: Any, seconds: float) -> Any:
    """The same client, with less time for a call."""
    client._transport._settings.total_timeout = seconds
    return client


async def one(client: AsyncWshoto) -> Any:
    return await client.valet_orders.list()


async def until(event: threading.Event) -> None:
    """Wait for something that happens in another thread."""
    with anyio.fail_after(SOON):
        while not event.is_set():
            await anyio.sleep(0.001)
