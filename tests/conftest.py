"""What all tests share."""

from __future__ import annotations

import gc
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.mariadb import MISSING, PROGRAM

pytest.register_assert_rewrite("tests.support.every_operation")  # so that a failed assert shows its values

APART = [Path(__file__).parent / name for name in ("extras", "spec_checkers", "wheel")]
"""Folders of tests that need more than .venv: `make test-extras`, `make check-wheel`, `make check-variants`,
`make check-prism`."""

# The platforms' own zone, so that times without one mean the same here as there. Child processes inherit it.
# What is said on machines elsewhere has tests of its own, in processes of another zone.
os.environ["TZ"] = "Asia/Shanghai"
time.tzset()

# A job in the background of a script starts with SIGINT ignored, and child processes inherit that: Ctrl-C would never
# reach the ones that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# httpcore tries to import sniffio at every lock of every asynchronous call. Where it is not installed, each try looks
# through all of sys.path: 0.1 s of 0.4 s for a hundred calls. None makes the import fail at once.
if importlib.util.find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]

# The same examples in every run: a fault that new ones find belongs to no change, and must stop none.
# `make fuzz` looks for those. No deadline of one example: machines are busy.
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.register_profile("exploring", deadline=None)
settings.load_profile("exploring" if os.environ.get("DINGDAN_EXAMPLES") else "repeatable")


def pytest_configure(config: pytest.Config) -> None:
    """Give clients one certificate to read, and not the 150 of the machine, which takes 15 ms for each of thousands.

    No test leaves this machine but those of `APART`, which install packages. Child processes inherit it; who tests
    certificates names a file of its own.
    """
    if not any(_is_named(folder, config) for folder in APART):
        os.environ["SSL_CERT_FILE"] = str(Path(__file__).parent / "support" / "nobody.pem")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the folders of `APART`, unless the command names them."""
    if collection_path in APART and not _is_named(collection_path, config):
        return True
    return None


def _is_named(folder: Path, config: pytest.Config) -> bool:
    return any(str(folder) in str(Path(each).resolve()) for each in config.args)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Hide what 13,000 collected tests are made of from the garbage collector: it stays until the end.

    Full collections during the tests then look only at what tests make. They are rarer than Python has them: a test
    that needs one asks for it.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)
        gc.enable()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio."""
    return "asyncio"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say that the sync to MySQL was not tried where the machine has no server of it."""
    if PROGRAM is None:
        terminalreporter.write_line(f"MySQL was not tried: {MISSING}")
