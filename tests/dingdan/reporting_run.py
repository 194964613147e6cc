"""A program that reports its errors to Sentry with all that Sentry switches on by itself: `reporting_run.py URL wq|ws`.

It makes a call that a gateway refuses, one that is dropped and, on asyncio, one that is cancelled, each in a
transaction, and prints every envelope that it would have sent.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable
from typing import Any

import sentry_sdk
import sentry_sdk.transport
from sentry_sdk.envelope import Envelope

import dingdan
from tests.dingdan.failing_run import SECRETS, add, mall, query


class Printing(sentry_sdk.transport.Transport):
    """Prints what it is to send."""

    def capture_envelope(self, envelope: Envelope) -> None:
        print(envelope.serialize().decode("utf-8", "replace"))


def run(client: Any, calls: list[Callable[[Any], Any]]) -> None:
    for call in calls:
        with sentry_sdk.start_transaction(name="sync"):
            try:
                call(client)
            except dingdan.DingdanError as error:
                sentry_sdk.capture_exception(error)


async def run_async(client: Any, calls: list[Callable[[Any], Any]]) -> None:
    for call in calls:
        with sentry_sdk.start_transaction(name="async"):
            try:
                await call(client)
            except dingdan.DingdanError as error:
                sentry_sdk.capture_exception(error)
    with sentry_sdk.start_transaction(name="cancelled"):
        try:
            async with asyncio.timeout(0.1):
                await calls[0](client)
        except TimeoutError as error:
            sentry_sdk.capture_exception(error)


def main(url: str, platform: str) -> None:
    # Each record becomes a breadcrumb of the next event.
    logging.basicConfig(level=logging.NOTSET, handlers=[logging.NullHandler()])
    sentry_sdk.init(
        "http://key@127.0.0.1:9/1", transport=Printing(), traces_sample_rate=1.0, send_default_pii=True,
        max_breadcrumbs=1000, max_value_length=100_000, in_app_include=["dingdan", "httpx", "httpcore"],
    )  # fmt: skip
    sentry_sdk.integrations.logging.ignore_logger("asyncio")
    options: dict[str, Any] = {"base_url": url, "max_retries": 0}
    if platform == "wq":
        options |= {"openid": SECRETS["openid"], "appkey": SECRETS["appkey"]}
        kinds: Any = dingdan.Waiqin365, dingdan.AsyncWaiqin365
        calls = [query, add]
    else:
        options |= {"appid": SECRETS["appid"], "app_secret": SECRETS["app_secret"]}
        kinds = dingdan.Wshoto, dingdan.AsyncWshoto
        calls = [mall, mall]

    async def go() -> None:
        async with kinds[1](**options) as client:
            options.clear()  # from here on what dingdan keeps of the credentials is on trial
            await run_async(client, calls)

    with kinds[0](**options) as client:
        run(client, calls)
    asyncio.run(go())
    sentry_sdk.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
