"""A process that syncs once: the one that tests kill. Arguments: address of the sandbox, destination."""

from __future__ import annotations

import datetime as dt
import sys

from dingdan import Waiqin365
from dingdan_sandbox import Sandbox
from dingdan_sync import sync


def main(url: str, to: str) -> None:
    world = Sandbox()
    with Waiqin365(world.openid, world.appkey, base_url=url) as client:
        print("ready", flush=True)
        sync(
            client,
            to=to,
            since=dt.timedelta(days=60),
            window_days=1,
            package_documents=50,
            pause=dt.timedelta(),
            tables=["orders", "returns"],
        )
    print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
