"""Reads one page in a process of its own, and prints how many records it has and how much memory that took."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from typing import Any

from dingdan import Waiqin365, Wshoto
from tests.dingdan.calling import ACCESS_TOKEN, APPKEY, OPENID


def peak() -> int:
    """The most memory that this process has had, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would also count the process that this one was forked from
        line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(platform: str, url: str) -> None:
    client: Any
    if platform == "waiqin365":
        client = Waiqin365(OPENID, APPKEY, base_url=url, max_retries=0)
        call = client.orders.query
    else:
        client = Wshoto(access_token=ACCESS_TOKEN, base_url=url, max_retries=0)
        call = lambda: client.mall_orders.list(type=1, start_time=0)  # noqa: E731
    before = peak()
    with client:
        page = call()
        told = {"records": len(page.records), "bytes": len(page.response.content), "peak": peak() - before}
        print(json.dumps({**told, "last": page.records[-1].raw}))


if __name__ == "__main__":
    main(*sys.argv[1:])
