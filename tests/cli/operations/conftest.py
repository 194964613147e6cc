"""A sandbox, and commands that are called on it: in this process, or in one of their own."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

os.environ["DINGDAN_LANG"] = "en"

from dingdan_cli.app import root
from dingdan_cli.failures import run
from dingdan_sandbox import Running, Sandbox, running

ORDERS = 30


@dataclass(frozen=True)
class Outcome:
    """The outcome of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Outcome]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Running]:
    """A sandbox with three pages of orders."""
    with running(Sandbox(orders=ORDERS, page_size=12)) as server:
        yield server


def environment(url: str) -> dict[str, str]:
    """The credentials of a sandbox, and no setting of the machine."""
    return {
        "WAIQIN365_BASE_URL": url,
        "WAIQIN365_OPENID": "sandbox-openid",
        "WAIQIN365_APPKEY": "sandbox-appkey",
        "WSHOTO_BASE_URL": url,
        "WSHOTO_APPID": "sandbox-appid",
        "WSHOTO_APP_SECRET": "sandbox-secret",
        "DINGDAN_LANG": "en",
        "COLUMNS": "100",
    }


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], sandbox: Running) -> Command:
    """Call a command in this process."""
    for name, value in environment(sandbox.url).items():
        monkeypatch.setenv(name, value)

    def called(*arguments: str) -> Outcome:
        code = run(root, arguments)
        return Outcome(int(code), *capfd.readouterr())

    return called


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Call a command in this process, with credentials for an address where nobody listens."""
    for name, value in environment("http://127.0.0.1:9").items():
        monkeypatch.setenv(name, value)

    def called(*arguments: str) -> Outcome:
        code = run(root, arguments)
        return Outcome(int(code), *capfd.readouterr())

    return called


def process(url: str, *arguments: str, stdin: str = "", lang: str = "en") -> Outcome:
    """Call a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "dingdan_cli", *arguments],
        env={**os.environ, **environment(url), "DINGDAN_LANG": lang},
        input=stdin.encode(), capture_output=True, check=False,
    )  # fmt: skip
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def refused(outcome: Outcome, *parts: str) -> None:
    """Check that a command was refused with one line that has these parts."""
    assert outcome.code == 2, outcome
    assert outcome.out == ""
    assert len(outcome.err.splitlines()) == 1, outcome.err
    assert [part for part in parts if part not in outcome.err] == [], outcome.err


def names(rows: Sequence[dict[str, Any]]) -> list[str]:
    """The numbers of orders."""
    return [row["order_no"] for row in rows]


def on_terminal(url: str, *arguments: str, typed: str = "") -> tuple[int, str]:
    """Run a command on a terminal of its own; return its exit code and all that it showed."""
    ours, theirs = pty.openpty()
    try:
        os.write(ours, typed.encode())
        child = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "dingdan_cli", *arguments],
            env={**os.environ, **environment(url), "NO_COLOR": "1"}, stdin=theirs, stdout=theirs, stderr=theirs,
            close_fds=True,
        )  # fmt: skip
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux: the child closed its end
                break
            if not part:
                break
            shown += part
        return child.wait(), shown.decode().replace("\r\n", "\n")
    finally:
        os.close(ours)
