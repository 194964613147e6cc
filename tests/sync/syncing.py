"""Processes that sync once and say what they do: the ones that tests kill.

Run as a program it is their parent, which has imported all that they need: a child that it forks begins to sync within
milliseconds. It reads an order as a line of JSON and answers with the child's id; a second line reaps the child. The
children write their phases to the same pipe, each with one small write, which is whole or not there.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from dingdan import DingdanError, Waiqin365
from dingdan_sandbox import Sandbox
from dingdan_sync import Sync, SyncError
from tests.no_waits import no_waits

ROOT = Path(__file__).parents[2]
POLL_SECONDS = 0.02
ENDS = ("done", "failed", "crashed", "gone")
"""First words of what a child says last. It crashed if its error is neither the sync's nor the client's. The parent
says `gone` for a child that ended without a word."""
PHASES = ("begin", "create", "delete", "insert", "commit")
"""First words of statements that a child tells before it runs them; between two transactions it tells `read`."""


def platform_time(origin: float, epoch: float, speed: float) -> float:
    """The epoch seconds of a clock that goes `speed` times as fast, the same in all processes."""
    return epoch + (time.monotonic() - origin) * speed


def sync_once(url: str, to: str, clock: tuple[float, float, float] | None) -> str:
    """Sync; return what the run came to."""
    world = Sandbox()
    now: Any = partial(platform_time, *clock) if clock else time.time
    with (
        no_waits(),
        Waiqin365(world.openid, world.appkey, base_url=url, clock=now) as client,
        Sync(
            client,
            to=to,
            tables=["orders", "returns"],
            since=dt.timedelta(days=8),
            window_days=2,
            package_documents=15,
            pause=dt.timedelta(),
            clock=(lambda: dt.datetime.fromtimestamp(now(), dt.UTC)) if clock else None,
        ) as run,
    ):
        destination: Any = run.destination
        destination.execute = _told(destination.execute)
        destination.insert = _told(destination.insert, "rows")
        _say("read")
        try:
            report = run.run()
        except (SyncError, DingdanError) as error:
            return f"failed {type(error).__name__}: {error}".splitlines()[0]
    return f"done {sum(each.unsettled for each in report.documents.values())}"


def _told(call: Any, phase: str = "") -> Any:
    def told(first: str, *more: Any) -> Any:
        word = phase or first.split(" ", 1)[0]
        if phase or word in PHASES:
            _say(word)
        found = call(first, *more)
        if word == "commit":
            _say("read")
        return found

    return told


def _say(what: str) -> None:
    os.write(1, f"{what}\n".encode())


def main() -> None:
    """Fork a child for each order."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                _say(sync_once(*json.loads(line)))
            except BaseException as error:  # it shall not go on as a second parent
                traceback.print_exc()
                _say(f"crashed {type(error).__name__}: {error}".splitlines()[0])
            finally:
                os._exit(0)
        _say(f"child {child}")
        gone = False
        while not select.select([0], [], [], POLL_SECONDS)[0]:
            if not gone and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                gone = True
                _say("gone")  # for a test that waits for words: a child that crashed says nothing
        sys.stdin.readline()
        _say(f"ended {os.waitpid(child, 0)[1]}")


class Parent:
    """The parent of the processes, as a test sees it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Use a parent that was started."""
        assert process.stdin is not None
        assert process.stdout is not None
        self._in, self._out = process.stdin, process.stdout
        self._child = 0

    def start(self, url: str, to: str, clock: tuple[float, float, float] | None) -> None:
        """Start a sync."""
        self._in.write(json.dumps([url, to, clock]) + "\n")
        self._in.flush()
        self._child = 0

    def said(self) -> Iterator[str]:
        """Yield what the child says, until it has ended by itself."""
        for line in self._out:
            word = line.rstrip("\n")
            if word.startswith("child "):
                self._child = int(word.split()[1])
                continue
            yield word
            if word.startswith(ENDS):
                return

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        """End the child at once, by a signal."""
        while not self._child:  # its first words may come before the parent's
            word = self._out.readline()
            if word.startswith("child "):
                self._child = int(word.split()[1])
        os.kill(self._child, number)

    def reap(self) -> tuple[list[str], int]:
        """Wait for the end of the child; return what it said and was not read yet, and its status."""
        self._in.write("\n")
        self._in.flush()
        rest = []
        for line in self._out:
            if line.startswith("ended "):
                return rest, int(line.split()[1])
            if not line.startswith(("child ", "gone")):
                rest.append(line.rstrip("\n"))
        raise AssertionError("the parent of the syncs has ended")


@contextmanager
def parent() -> Iterator[Parent]:
    """Run the parent."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.sync.syncing"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Parent(process)
        assert process.stdin is not None
        process.stdin.close()


if __name__ == "__main__":
    for driver in ("duckdb", "psycopg", "pymysql", "sqlalchemy.dialects.mysql.pymysql"):
        __import__(driver)
    for module in ("addresses", "duckdb", "sqlite", "postgresql", "mysql"):
        __import__(f"dingdan_sync.destinations.{module}")
    main()
