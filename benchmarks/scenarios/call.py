"""A signed call, blocking and with asyncio, over loopback and through a mock transport, against hand-written scripts.

There are two calls: one adds an order (large request), one queries orders (large response), each with bodies of 1 kB
and 1 MB. The server is a separate process and answers every request with the same bytes.

An order of 1 MB has 8,300 lines. dingdan checks each of their fields, the hand-written script does not. "text" is an
order of one line with 1 MB of remarks: it measures the call itself.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from functools import partial
from typing import Any

import httpx

from benchmarks.case import Case, Figures, Run, Target
from benchmarks.materials import ROOT

OPENID, APPKEY = "benchmark-openid", "benchmark-appkey"
ADD, QUERY = "/api/stdorder/v1/addStdomOrder", "/api/stdorder/v1/queryStdomOrder"
LINES = {"1 kB": 7, "1 MB": 8_300, "text": 1}
REMARKS = {"text": "请在周五之前送到" * 41_000}
ROWS = {"1 kB": 2, "1 MB": 2_300}
CALLS = {"1 kB": 400, "1 MB": 12, "text": 50}
"""The number of calls per round."""
SINCE = datetime(2026, 11, 1, tzinfo=timezone(timedelta(hours=8)))
LIMIT = 1.10
COUNTS = [Decimal(count) for count in range(1, 100)]
PRICES = [count / 4 for count in COUNTS]

Call = Callable[[], Any]


# What is sent and answered.


def order(size: str, written: Callable[[Decimal], Any]) -> dict[str, Any]:
    """Return the arguments for an order; `written` converts amounts to a form that can be sent."""
    return {
        "order_no": "SO-20261124-0001",
        "cm_code": "CUS-0731",
        "emp_code": "E-17",
        "storehouse_code": "W-01",
        "remarks": REMARKS.get(size, "请在周五之前送到"),
        "prods": [
            {
                "product_code": f"P-{line:05}",
                "input_count": written(COUNTS[line % 99]),
                "input_price": written(PRICES[line % 99]),
                "input_unit_name": "箱",
                "remark": "轻放",
            }
            for line in range(LINES[size])
        ],
    }


def as_it_is(amount: Decimal) -> Decimal:
    """Return an amount unchanged, for dingdan."""
    return amount


def answer(data: object) -> bytes:
    """Return a Waiqin365 envelope with `data`, as bytes."""
    text = "" if data is None else json.dumps(data, ensure_ascii=False)
    envelope = {"return_code": "0", "return_msg": "", "msg_id": "benchmark", "response_data": text}
    return json.dumps(envelope, ensure_ascii=False).encode()


def rows(count: int) -> list[dict[str, Any]]:
    """Return `count` orders with some of their fields; decoding has a benchmark of its own."""
    return [
        {
            "id": f"8{number:018}",
            "order_no": f"SO-20261124-{number:06}",
            "order_status": "1",
            "order_amount": f"{number}.50",
            "submit_time": "2026-11-24 10:00:00",
            "cm_name": "长沙市岳麓区第一超市",
            "order_remark": "请在周五之前送到",
            "prods": [{"id": f"9{number:018}", "product_code": "P-00001", "order_count": "3.0"}],
        }
        for number in range(count)
    ]


ANSWERS = {("add", size): answer(None) for size in LINES} | {("query", size): answer(rows(ROWS[size])) for size in ROWS}


# What people write by hand.


def signed(path: str, body: Mapping[str, Any]) -> tuple[str, bytes]:
    """Return the signed path and the body of a request."""
    content = json.dumps(body, ensure_ascii=False).encode()
    timestamp = str(int(time.time() * 1000))
    digest = hashlib.md5(b"|".join((content, APPKEY.encode(), timestamp.encode())), usedforsecurity=False).hexdigest()
    return f"{path}/{OPENID}/{timestamp}/{digest}/{uuid.uuid4().hex}", content


def unwrapped(status: int, content: bytes) -> Any:
    """Return the data of a response.

    Raises:
        RuntimeError: the HTTP status or the envelope is a failure.
    """
    if status != 200:
        raise RuntimeError(f"HTTP {status}")
    envelope = json.loads(content)
    if envelope["return_code"] != "0":
        raise RuntimeError(envelope["return_msg"])
    return json.loads(envelope["response_data"]) if envelope["response_data"] else None


HEADERS = {"Content-Type": "application/json"}


def request_of(call: str, size: str) -> tuple[str, dict[str, Any]]:
    """Return the path and the body of a call."""
    if call == "add":
        return ADD, order(size, str)
    return QUERY, {"page_number": 1, "after_modify_date": f"{SINCE:%Y-%m-%d %H:%M:%S}"}


def by_httpx(client: httpx.Client, base_url: str, call: str, size: str) -> Any:
    """The call over bare httpx."""
    path, content = signed(*request_of(call, size))
    response = client.post(base_url + path, content=content, headers=HEADERS)
    return unwrapped(response.status_code, response.content)


async def by_async_httpx(client: httpx.AsyncClient, base_url: str, call: str, size: str) -> Any:
    """The call over bare httpx."""
    path, content = signed(*request_of(call, size))
    response = await client.post(base_url + path, content=content, headers=HEADERS)
    return unwrapped(response.status_code, response.content)


def by_requests(session: Any, base_url: str, call: str, size: str) -> Any:
    """Make the call with requests."""
    path, content = signed(*request_of(call, size))
    response = session.post(base_url + path, data=content, headers=HEADERS, timeout=30)
    return unwrapped(response.status_code, response.content)


async def by_aiohttp(session: Any, base_url: str, call: str, size: str) -> Any:
    """Make the call with aiohttp."""
    path, content = signed(*request_of(call, size))
    async with session.post(base_url + path, data=content, headers=HEADERS) as response:
        return unwrapped(response.status, await response.read())


# The same with dingdan, which is told the same things.


def by_dingdan(wq: Any, call: str, size: str) -> Any:
    """Make the call with dingdan; with an asynchronous client the result must be awaited."""
    if call == "add":
        return wq.orders.add(**order(size, as_it_is))
    return wq.orders.query(after_modify_date=SINCE)


# Where it goes.


def transport(content: bytes) -> httpx.MockTransport:
    """Return a transport that responds with `content` without a connection."""
    return httpx.MockTransport(lambda _: httpx.Response(200, headers=HEADERS, content=content))


@contextmanager
def server(call: str, size: str) -> Iterator[str]:
    """Run a server that gives every request the same response; yield its URL."""
    command = [sys.executable, "-m", "benchmarks.scenarios.call", call, size]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.terminate()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def serve(content: bytes) -> None:
    """Listen on a free port, print it, and respond until the process is killed."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=converse, args=(connection, head.encode() + content), daemon=True).start()


def converse(connection: socket.socket, sent: bytes) -> None:
    """Respond to the requests of one connection."""
    buffer = bytearray(1 << 20)
    while received := connection.recv_into(buffer):
        head, _, body = bytes(buffer[:received]).partition(b"\r\n\r\n")
        length = next((line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), b":0")
        missing = int(length.partition(b":")[2]) - len(body)
        while missing > 0:
            missing -= connection.recv_into(buffer)
        connection.sendall(sent)


# The cases.


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


async def _made(session: Callable[[], Any]) -> Any:
    return session()


@contextmanager
def address(over: str, call: str, size: str) -> Iterator[str]:
    """Yield the URL of the server."""
    if over == "mock":
        yield "http://127.0.0.1:8000"
    else:
        with server(call, size) as base_url:
            yield base_url


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


def cases() -> dict[str, Case]:
    """Return all cases. requests and aiohttp run only over a connection, because they cannot use httpx's transport."""
    found = {}
    for kind, over, call, size in PLAN:
        for library in ("dingdan", "httpx", *([PEERS[kind]] if over == "loopback" else [])):
            prepare = partial(PREPARE[kind], library, over, call, size)
            found[name(library, kind, over, call, size)] = Case(prepare, passes=3)
    return found


CASES = cases()
HELD = [("add", "1 kB"), ("add", "1 MB"), ("query", "1 kB")]
"""The cases with a target. A query of 1 MB is mainly decoding, which has its own targets; text is our best case."""
TARGETS = [
    Target(f"{call} {size}, {kind}, {over}", name("dingdan", *rest), name("httpx", *rest), LIMIT)
    for kind, over, call, size in PLAN
    for rest in [(kind, over, call, size)]
    if (call, size) in HELD
]


if __name__ == "__main__":
    serve(ANSWERS[sys.argv[1], sys.argv[2]])
