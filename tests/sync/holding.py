"""A process whose syncs stay at work until it is told to go on; then they run again, until it is killed.

Arguments: address of the sandbox, destinations.
"""

from __future__ import annotations

import datetime as dt
import sys
import threading

from dingdan import Waiqin365
from dingdan_sandbox import Sandbox
from dingdan_sync import Sync


class Holder:
    """Runs that stay at their first package until they may go on."""

    def __init__(self, url: str, destinations: tuple[str, ...]) -> None:
        self._url, self._destinations = url, destinations
        self._holding, self._go_on = threading.Semaphore(0), threading.Event()
        self.failed: list[str] = []

    def start(self) -> list[threading.Thread]:
        """Start a run into each destination; return when all are at work."""
        self._go_on.clear()
        threads = [threading.Thread(target=self._sync, args=(to,)) for to in self._destinations]
        for thread in threads:
            thread.start()
        for _ in threads:
            self._holding.acquire()
        return threads

    def finish(self, threads: list[threading.Thread]) -> None:
        """Let them run to their ends."""
        self._go_on.set()
        for thread in threads:
            thread.join()

    def _sync(self, to: str) -> None:
        released = False

        def hold() -> None:
            nonlocal released
            if not released:
                released = True
                self._holding.release()
                self._go_on.wait()

        world = Sandbox()
        try:
            with (
                Waiqin365(world.openid, world.appkey, base_url=self._url) as client,
                Sync(
                    client, to=to, tables=["returns"], since=dt.timedelta(days=60), window_days=60, pause=dt.timedelta()
                ) as opened,
            ):
                opened.run(on_package=hold)
        except BaseException as error:
            self.failed.append(f"{to}: {error!r}")
            if not released:
                self._holding.release()


def main(url: str, *destinations: str) -> None:
    holder = Holder(url, destinations)
    threads = holder.start()
    print(holder.failed or "at work", flush=True)
    sys.stdin.readline()
    holder.finish(threads)
    print(holder.failed or "done", flush=True)
    sys.stdin.readline()
    holder.start()
    print(holder.failed or "at work", flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    main(*sys.argv[1:])
