"""A signed call, blocking and with asyncio, over loopback and through a mock transport, against hand-written scripts.

`benchmarks/calls.py` has the calls. Each is measured by the clock, with every library in a process of its own, and with
1 kB also by processor time, with Dingdan and httpx in turn in one process.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import httpx

from benchmarks.alternating import compare, compare_async
from benchmarks.calls import (
    ANSWERS,
    APPKEY,
    LINES,
    OPENID,
    ROWS,
    address,
    by_aiohttp,
    by_async_httpx,
    by_dingdan,
    by_httpx,
    by_requests,
    transport,
)
from benchmarks.case import Case, Figures, Run, Target

CALLS = {"1 kB": 400, "1 MB": 12, "text": 50}
"""The number of calls per round."""
LIMIT = 1.10
COMPARED = 2_000
"""The number of calls of each kind in a comparison of processor time."""
PROCESSOR_LIMITS = {"loopback": 1.10, "mock": 1.30}
"""The largest ratio of the processor time of a call to that of bare httpx."""

Call = Callable[[], Any]


def since(started: float, used: float, calls: int) -> Figures:
    """Return the seconds per call and the processor seconds of this process per call."""
    return {
        "seconds": (time.perf_counter() - started) / calls,
        "cpu_seconds": (time.process_time() - used) / calls,
    }


def timed(call: Call, calls: int) -> Run:
    """Return a function that makes `calls` calls."""

    def measured() -> Figures:
        started, used = time.perf_counter(), time.process_time()
        for _ in range(calls):
            call()
        return since(started, used, calls)

    return measured


def timed_async(call: Callable[[], Awaitable[Any]], calls: int, loop: asyncio.AbstractEventLoop) -> Run:
    """Return a function that makes `calls` calls in sequence on an event loop."""

    async def go() -> Figures:
        started, used = time.perf_counter(), time.process_time()
        for _ in range(calls):
            await call()
        return since(started, used, calls)

    return lambda: loop.run_until_complete(go())


@contextmanager
def blocking(library: str, over: str, call: str, size: str) -> Iterator[Run]:
    """Prepare calls with a blocking client; yield the timed function."""
    with address(over, call, size) as base_url:
        if library == "requests":
            import requests

            with requests.Session() as session:
                yield timed(partial(by_requests, session, base_url, call, size), CALLS[size])
            return
        mock = transport(ANSWERS[call, size]) if over == "mock" else None
        with httpx.Client(transport=mock, timeout=30) as http:
            if library == "httpx":
                yield timed(partial(by_httpx, http, base_url, call, size), CALLS[size])
                return
            from dingdan import Waiqin365

            with Waiqin365(OPENID, APPKEY, base_url=base_url, http_client=http) as wq:
                yield timed(partial(by_dingdan, wq, call, size), CALLS[size])


@contextmanager
def asynchronous(library: str, over: str, call: str, size: str) -> Iterator[Run]:
    """Prepare calls with an asyncio client; yield the timed function."""
    with asyncio.Runner() as runner, address(over, call, size) as base_url:
        loop = runner.get_loop()
        if library == "aiohttp":
            import aiohttp

            session = runner.run(_made(aiohttp.ClientSession))
            yield timed_async(partial(by_aiohttp, session, base_url, call, size), CALLS[size], loop)
            runner.run(session.close())
            return
        mock = transport(ANSWERS[call, size]) if over == "mock" else None
        http = httpx.AsyncClient(transport=mock, timeout=30)
        if library == "httpx":
            yield timed_async(partial(by_async_httpx, http, base_url, call, size), CALLS[size], loop)
        else:
            from dingdan import AsyncWaiqin365

            wq = AsyncWaiqin365(OPENID, APPKEY, base_url=base_url, http_client=http)
            yield timed_async(partial(by_dingdan, wq, call, size), CALLS[size], loop)
        runner.run(http.aclose())


@contextmanager
def blocking_compared(over: str, call: str, size: str) -> Iterator[Run]:
    """Prepare both kinds of blocking calls; yield the function that compares their processor time."""
    from dingdan import Waiqin365

    mock = transport(ANSWERS[call, size]) if over == "mock" else None
    with (
        address(over, call, size) as base_url,
        httpx.Client(transport=mock, timeout=30) as http,
        Waiqin365(OPENID, APPKEY, base_url=base_url, http_client=http) as wq,
    ):
        ours, theirs = partial(by_dingdan, wq, call, size), partial(by_httpx, http, base_url, call, size)
        yield partial(compare, ours, theirs, COMPARED)


@contextmanager
def asynchronous_compared(over: str, call: str, size: str) -> Iterator[Run]:
    """Prepare both kinds of asyncio calls; yield the function that compares their processor time."""
    from dingdan import AsyncWaiqin365

    mock = transport(ANSWERS[call, size]) if over == "mock" else None
    with asyncio.Runner() as runner, address(over, call, size) as base_url:
        http = httpx.AsyncClient(transport=mock, timeout=30)
        wq = AsyncWaiqin365(OPENID, APPKEY, base_url=base_url, http_client=http)
        ours, theirs = partial(by_dingdan, wq, call, size), partial(by_async_httpx, http, base_url, call, size)
        yield lambda: runner.run(compare_async(ours, theirs, COMPARED))
        runner.run(http.aclose())


async def _made(session: Callable[[], Any]) -> Any:
    return session()


def name(library: str, kind: str, over: str, call: str, size: str) -> str:
    """Return the name of a case."""
    return f"{call} {size}, {kind}, {over}: {library}"


PLAN = [
    (kind, over, call, size)
    for call, sizes in (("add", LINES), ("query", ROWS))
    for size in sizes
    for kind in ("sync", "async")
    for over in ("mock", "loopback")
]
PEERS = {"sync": "requests", "async": "aiohttp"}
PREPARE = {"sync": blocking, "async": asynchronous}
COMPARE = {"sync": blocking_compared, "async": asynchronous_compared}


def cases() -> dict[str, Case]:
    """Return all cases. requests and aiohttp run only over a connection, because they cannot use httpx's transport."""
    found = {}
    for kind, over, call, size in PLAN:
        for library in ("dingdan", "httpx", *([PEERS[kind]] if over == "loopback" else [])):
            prepare = partial(PREPARE[kind], library, over, call, size)
            found[name(library, kind, over, call, size)] = Case(prepare, passes=3)
        if size == "1 kB":
            compared = partial(COMPARE[kind], over, call, size)
            found[name("processor time", kind, over, call, size)] = Case(compared, passes=3)
    return found


CASES = cases()
HELD = [
    ("add", "1 kB", "loopback"),
    ("query", "1 kB", "loopback"),
    ("add", "1 MB", "loopback"),
    ("add", "1 MB", "mock"),
]
"""The cases with a target by the clock. A query of 1 MB is mainly decoding, which has its own targets; text is our best
case. A mock transport of 1 kB has a target by processor time alone."""
TARGETS = [
    Target(f"{call} {size}, {kind}, {over}", name("dingdan", *rest), name("httpx", *rest), LIMIT)
    for kind, over, call, size in PLAN
    for rest in [(kind, over, call, size)]
    if (call, size, over) in HELD
] + [
    Target(
        f"{call} {size}, {kind}, {over}: processor time beside httpx",
        name("processor time", kind, over, call, size),
        None,
        PROCESSOR_LIMITS[over],
        metric="cpu_ratio",
    )
    for kind, over, call, size in PLAN
    if size == "1 kB"
]
