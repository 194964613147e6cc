"""Commands in processes of their own that end by SIGKILL at a chosen moment.

Run as a program it is their parent, which has imported all that they need: a command starts within milliseconds. It
reads an order as a line of JSON, forks, and answers with the child's id and then with its status.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ["DINGDAN_LANG"] = "en"

import dingdan_cli.batches.sending
import dingdan_cli.batches.table
import dingdan_cli.waiqin365  # noqa: F401 - imported for the children
from dingdan import Waiqin365
from dingdan_cli.app import root
from dingdan_cli.failures import run
from tests.no_waits import no_waits

ROOT = Path(__file__).parents[3]
MOMENTS = ("half", "before", "after")
"""Moments of a write to the journal: when half of the line is written, before the write, after its fsync."""


def arm(state: str, turn: int, moment: str) -> None:
    """Kill this process at a moment of the line of the journal that is the `turn`-th with a state."""
    write, fsync = os.write, os.fsync
    left = turn

    def writes(file: int, data: Any) -> int:
        nonlocal left
        left -= f'"state":"{state}"'.encode() in data
        if not left and moment != "after":
            if moment == "half":
                write(file, data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return write(file, data)

    def syncs(file: int) -> None:
        fsync(file)
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    os.write, os.fsync = writes, syncs


def main() -> None:
    """Fork a child for each order."""
    Waiqin365("openid", "appkey").close()  # imports what a first client does
    for line in sys.stdin:
        arguments, environment, output, kill = json.loads(line)
        child = os.fork()
        if not child:
            status = 99
            try:
                file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                os.dup2(file, 1)
                os.dup2(file, 2)
                os.environ.update(environment)
                if kill:
                    arm(*kill)
                with no_waits():
                    status = run(root, arguments)
            finally:  # it shall not go on as a second parent
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        print(f"child {child}", flush=True)
        print(f"ended {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}", flush=True)


class Commands:
    """The parent of the commands, as a test sees it."""

    def __init__(self, process: subprocess.Popen[str], output: Path) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._in, self._out = process.stdin, process.stdout
        self._output = output
        self.child = 0
        """The process id of the last command."""

    def start(
        self, arguments: tuple[str, ...], environment: dict[str, str], kill: tuple[str, int, str] | None = None
    ) -> None:
        """Start a command.

        Args:
            arguments: Its arguments.
            environment: Its credentials.
            kill: The state, turn and moment of the line of the journal at which it is killed.
        """
        self._in.write(json.dumps([arguments, environment, str(self._output), kill]) + "\n")
        self._in.flush()
        self.child = int(self._out.readline().split()[1])

    def end(self) -> int:
        """Wait for the end of the command; return its exit code, negative for a signal."""
        return int(self._out.readline().split()[1])

    @property
    def said(self) -> str:
        """What the last command printed."""
        return self._output.read_text()


@contextmanager
def forking(folder: Path) -> Iterator[Commands]:
    """Run the parent; the commands write to a file in `folder`."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.cli.batches.forking"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        yield Commands(process, folder / "output")
        assert process.stdin is not None
        process.stdin.close()


if __name__ == "__main__":
    main()
