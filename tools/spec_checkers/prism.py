"""Prism in a process of its own: mocks of a spec, and proxies that check traffic."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PRISM = Path(__file__).parent / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
NODE = Path(sys.executable).parent / "node"
START_SECONDS = 300
"""The timeout of a start. It takes a second on an idle machine."""


class PrismError(Exception):
    """Prism did not start. The message contains its output."""


@contextmanager
def mock(document: Path) -> Iterator[str]:
    """Run a server that answers with the examples of a spec; yield its URL."""
    with _serving("mock", str(document)) as url:
        yield url


@contextmanager
def proxy(document: Path, upstream: str) -> Iterator[str]:
    """Run a server that passes requests on and names violations of a spec in the header `sl-violations`; yield its URL.

    Args:
        document: The spec.
        upstream: The URL of the server that answers.
    """
    with _serving("proxy", str(document), upstream) as url:
        yield url


@contextmanager
def _serving(*arguments: str) -> Iterator[str]:
    process = subprocess.Popen(  # noqa: S603 - the pinned Prism, on files of the repository
        [str(NODE), str(PRISM), *arguments, "--port", "0"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,  # .venv/bin/node starts a process of its own
    )
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(process, lines))
    reader.start()
    try:
        yield _url(lines)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        reader.join()


def _read(process: subprocess.Popen[str], lines: queue.SimpleQueue[str | None]) -> None:
    """Pass the output on, to its end: a full pipe would stop Prism."""
    assert process.stdout is not None
    with process.stdout:
        for line in process.stdout:
            lines.put(line)
    lines.put(None)


def _url(lines: queue.SimpleQueue[str | None]) -> str:
    printed: list[str] = []
    try:
        while (line := lines.get(timeout=START_SECONDS)) is not None:
            if "listening on " in line:
                return line.rpartition(" ")[2].strip()
            printed.append(line)
    except queue.Empty:
        printed.append(f"not ready after {START_SECONDS} seconds")
    raise PrismError("".join(printed))
