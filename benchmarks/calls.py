"""The calls that are compared: their requests and responses, the scripts that people write by hand, and a server.

There are two calls: one adds an order (large request), one queries orders (large response), each with bodies of 1 kB
and 1 MB. The server is a separate process and answers every request with the same bytes.

An order of 1 MB has 8,300 lines. dingdan checks each of their fields, the hand-written script does not. "text" is an
order of one line with 1 MB of remarks: it measures the call itself.
"""

from __future__ import annotations

import hashlib
import json
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import httpx

from benchmarks.materials import ROOT

OPENID, APPKEY = "benchmark-openid", "benchmark-appkey"
ADD, QUERY = "/api/stdorder/v1/addStdomOrder", "/api/stdorder/v1/queryStdomOrder"
LINES = {"1 kB": 7, "1 MB": 8_300, "text": 1}
REMARKS = {"text": "请在周五之前送到" * 41_000}
ROWS = {"1 kB": 2, "1 MB": 2_300}
SINCE = datetime(2026, 11, 1, tzinfo=timezone(timedelta(hours=8)))
COUNTS = [Decimal(count) for count in range(1, 100)]
PRICES = [count / 4 for count in COUNTS]


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
    command = [sys.executable, "-m", "benchmarks.calls", call, size]
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


@contextmanager
def address(over: str, call: str, size: str) -> Iterator[str]:
    """Yield the URL of the server."""
    if over == "mock":
        yield "http://127.0.0.1:8000"
    else:
        with server(call, size) as base_url:
            yield base_url


if __name__ == "__main__":
    serve(ANSWERS[sys.argv[1], sys.argv[2]])
