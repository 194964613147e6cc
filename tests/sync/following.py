"""A process that follows a sandbox until it is stopped. Arguments: address of the sandbox, destination, health file.

It prints a line for each response of the platform, so that a test can stop it while it reads.
"""

from __future__ import annotations

import datetime as dt
import signal
import sys

from dingdan import Waiqin365
from dingdan_sandbox import Sandbox
from dingdan_sync import follow


def main(url: str, to: str, health: str) -> None:
    # A background job of a script, as CI may be, begins with SIGINT ignored, and follow() leaves it so.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    world = Sandbox()
    with Waiqin365(
        world.openid, world.appkey, base_url=url, on_response=lambda _: print("response", flush=True)
    ) as client:
        follow(
            client, to=to, every="1h", health=health, since=dt.timedelta(days=60), window_days=9, package_documents=10,
            workers=1, pause=dt.timedelta(), tables=["orders"], on_run=lambda _: print("ran", flush=True),
        )  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
