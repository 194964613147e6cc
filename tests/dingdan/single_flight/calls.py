"""Calls that need an access token, from threads and from tasks, by a clock that tests move."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from types import SimpleNamespace
from typing import Any

import anyio
import anyio.to_thread
import httpx

from dingdan import AsyncWshoto, Wshoto
from dingdan._secrets import Secrets
from dingdan.auth._access_token import TokenSigner
from dingdan.auth.token_stores._protocol import TokenStore
from dingdan.transport._async_io import AsyncIO
from dingdan.transport._deadline import NO_DEADLINE, PHASES, Deadline
from dingdan.transport._io import BlockingIO, run
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


def signer_of(server: TokenServer, store: TokenStore, clock: Callable[[], float]) -> TokenSigner:
    return TokenSigner(
        APPID, APP_SECRET, base_url=server.url, operation=GET_ACCESS_TOKEN, store=store, limits=Limits(None, None),
        clock=clock,
    )  # fmt: skip


def send(
    signer: TokenSigner,
    request: httpx.Request | str,
    kind: str = "blocking",
    *,
    deadline: Deadline = NO_DEADLINE,
    secrets: Secrets | None = None,
    on_request: Callable[[Any], None] | None = None,
    on_response: Callable[[Any], None] | None = None,
) -> httpx.Response:
    """Send one request through a signer, as a client does."""
    request = httpx.Request("GET", request) if isinstance(request, str) else request
    signed = SimpleNamespace(
        request=request, deadline=deadline, timeout=dict.fromkeys(PHASES, 30.0), secrets=secrets or Secrets()
    )
    hooks = {"request": [on_request] if on_request else [], "response": [on_response] if on_response else []}

    async def go() -> httpx.Response:
        async with httpx.AsyncClient(verify=NO_CERTIFICATES) as http:
            return await signer.send(signed, AsyncIO(), None, http)

    if kind == "async":
        return asyncio.run(go())
    with httpx.Client(verify=NO_CERTIFICATES, event_hooks=hooks) as http:
        return run(signer.send(signed, BlockingIO(), None, http))


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
