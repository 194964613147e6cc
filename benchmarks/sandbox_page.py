"""Times the sandbox: a page of 1000 orders with 3 lines over loopback, and the cost of a million orders.

    .venv/bin/python benchmarks/sandbox_page.py [--rounds 15]

The sandbox runs in a separate process, as `python -m dingdan_sandbox`. A time is from before the request is signed to
the last byte of the response.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OPENID, APPKEY = "sandbox-openid", "sandbox-appkey"
PATH = "/api/stdorder/v1/queryStdomOrder"


def post(connection: http.client.HTTPConnection, query: dict[str, object]) -> bytes:
    """Query orders and return the bytes of the response."""
    body = json.dumps(query).encode()
    timestamp = str(int(time.time() * 1000))
    text = b"|".join((body, APPKEY.encode(), timestamp.encode()))
    digest = hashlib.md5(text, usedforsecurity=False).hexdigest()
    connection.request("POST", f"{PATH}/{OPENID}/{timestamp}/{digest}/benchmark", body)
    return connection.getresponse().read()


@contextmanager
def sandbox(orders: int) -> Iterator[tuple[http.client.HTTPConnection, int]]:
    """Run a sandbox; yield a connection to it and its process id."""
    command = [sys.executable, "-m", "dingdan_sandbox", "--orders", str(orders), "--lines", "3"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(7)]
        host = next(line for line in lines if "WAIQIN365_BASE_URL" in line).strip().rpartition("/")[2]
        connection = http.client.HTTPConnection(host)
        yield connection, process.pid
        connection.close()
    finally:
        process.terminate()
        process.wait()


def resident(pid: int) -> str:
    """Return the resident memory of a process, in MB."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return "unknown"
    kilobytes = next(
        line.split()[1] for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmRSS")
    )
    return f"{int(kilobytes) / 1024:.0f} MB"


def measure(connection: http.client.HTTPConnection, query: dict[str, object], rounds: int) -> str:
    """Send `rounds` requests; return a text with the median, the fastest time and the size."""
    times = []
    size = len(post(connection, query))
    for _ in range(rounds):
        started = time.perf_counter()
        post(connection, query)
        times.append((time.perf_counter() - started) * 1000)
    return f"median {statistics.median(times):6.1f} ms   fastest {min(times):6.1f} ms   {size / 1e6:.1f} MB"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    plan: tuple[tuple[int, dict[str, dict[str, object]]], ...] = (
        (1_000, {"page 1": {"page_number": 1}}),
        (
            1_000_000,
            {
                "page 1": {"page_number": 1},
                "page 1000": {"page_number": 1000},
                "page 5 since a moment": {"page_number": 5, "after_modify_date": "2030-01-01 00:00:00"},
                "one customer": {"page_number": 2, "cm_code": "CUS-0731"},
            },
        ),
    )
    for orders, queries in plan:
        with sandbox(orders) as (connection, pid):
            print(f"{orders:,} orders: {resident(pid)} resident before the first page")
            for name, query in queries.items():
                print(f"  {name:<22} {measure(connection, query, rounds)}")
            print(f"  {resident(pid)} resident after")


if __name__ == "__main__":
    main()
