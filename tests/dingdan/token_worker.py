"""A process that makes one call of Wshoto with a shared token store: `token_worker.py MODE STORE URL`.

MODE is `blocking` or `async`; STORE is the path of a file or the address of a Redis. It prints "ready", begins on a
line of its standard input, prints "queued" when it has found that there is no token, and in the end how many rows came.
"""

from __future__ import annotations

import asyncio
import sys
import time
from typing import Any

from dingdan import AsyncWshoto, Wshoto
from dingdan.auth.token_stores._file import FileTokenStore
from dingdan.auth.token_stores._protocol import TokenStore
from dingdan.auth.token_stores._redis import RedisTokenStore

CREDENTIALS: dict[str, Any] = {"appid": "appid-1", "app_secret": "app-secret-very-secret"}


class Clock:
    """Tells when it is looked at a second time: once to see whether there is a token, then to queue for one."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self) -> float:
        self.looks += 1
        if self.looks == 2:
            print("queued", flush=True)
        return time.time()


async def call_async(url: str, store: TokenStore) -> int:
    async with AsyncWshoto(**CREDENTIALS, base_url=url, token_store=store, clock=Clock(), max_retries=0) as client:
        return len((await client.valet_orders.list()).records)


def call_blocking(url: str, store: TokenStore) -> int:
    with Wshoto(**CREDENTIALS, base_url=url, token_store=store, clock=Clock(), max_retries=0) as client:
        return len(client.valet_orders.list().records)


def main(mode: str, place: str, url: str) -> None:
    store: TokenStore = RedisTokenStore(place) if place.startswith("redis://") else FileTokenStore(place)
    print("ready", flush=True)
    sys.stdin.readline()
    print(asyncio.run(call_async(url, store)) if mode == "async" else call_blocking(url, store), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
