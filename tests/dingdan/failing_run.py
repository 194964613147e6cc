"""A run in which every kind of call fails, that writes all that a program may write about it.

    python failing_run.py URL wq|ws CALLS

Its output goes to stdout and stderr: log records of every library at DEBUG, tracebacks with and without the values of
variables, `repr` and text of errors and clients, pickles of errors.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import pickle
import sys
import traceback
from collections.abc import Callable
from typing import Any

import dingdan
import dingdan.transport._retry

SECRETS = {
    "openid": "openid-very-secret",
    "appkey": "appkey-very-secret",
    "appid": "appid-1",
    "app_secret": "app-secret-very-secret",
    "token": "token-very-secret",
}
PERSONAL = {
    "receive_name": "某某某先生",
    "receive_phone": "13800000000",
    "receive_tel": "021-55550000",
    "receive_addr": "某省某市某路一百号",
}


def query(client: Any) -> Any:
    return client.orders.query(cm_code="C1")


def add(client: Any) -> Any:
    # From here on the values are the caller's own variables no more: what dingdan keeps of them is on trial.
    return client.orders.add(order_no="SO-1", cm_code="C1", emp_code="E1", storehouse_code="S1", **PERSONAL)


def mall(client: Any) -> Any:
    return client.mall_orders.list(type=1, start_time=0)


def tell(error: BaseException) -> None:
    print("".join(traceback.format_exception(error)))
    for frame in traceback.TracebackException.from_exception(error, capture_locals=True).format():
        print(frame)
    chain: BaseException | None = error
    while chain is not None:
        print(repr(chain), str(chain), chain.args)
        print({name: value for name, value in vars(chain).items() if name != "response"})
        chain = chain.__cause__ or chain.__context__
    print(pickle.dumps(error))


async def run_async(make: Callable[[], Any], calls: list[Callable[[Any], Any]]) -> None:
    async with make() as client:
        print(repr(client), vars(client))
        for call in calls:
            try:
                await call(client)
            except dingdan.DingdanError as error:
                tell(error)


def run(make: Callable[[], Any], calls: list[Callable[[Any], Any]]) -> None:
    with make() as client:
        print(repr(client), vars(client))
        with contextlib.suppress(TypeError):
            print(pickle.dumps(client))
        for call in calls:
            try:
                call(client)
            except dingdan.DingdanError as error:
                tell(error)


def no_wait(attempt: int) -> float:
    """Leave out the waits between attempts."""
    return 0.0


def main(url: str, platform: str, count: int) -> None:
    logging.basicConfig(level=logging.NOTSET, stream=sys.stdout, format="%(name)s %(levelname)s %(message)s")
    dingdan.transport._retry.backoff = no_wait
    options: dict[str, Any] = {"base_url": url, "max_retries": 1, "timeout": 0.5}
    if platform == "wq":
        options |= {"openid": SECRETS["openid"], "appkey": SECRETS["appkey"]}
        calls = [call for call in (query, add) for _ in range(count)]
        kinds: list[Any] = [dingdan.Waiqin365, dingdan.AsyncWaiqin365]
    else:
        options |= {"appid": SECRETS["appid"], "app_secret": SECRETS["app_secret"]}
        calls = [mall] * count
        kinds = [dingdan.Wshoto, dingdan.AsyncWshoto]
    run(lambda: kinds[0](**options), calls)
    asyncio.run(run_async(lambda: kinds[1](**options), calls))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
