"""Retries as ever, without the time between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from dingdan import DingdanError
from dingdan.transport import _retry
from dingdan.transport._async_io import AsyncIO
from dingdan.transport._io import BlockingIO
from dingdan.transport._retry import wait_before_next

SLEEPS = {kind: kind.sleep for kind in (BlockingIO, AsyncIO)}


class RetryWait(float):
    """Seconds between two attempts, which are told as ever and not slept."""


def _wait(call: _retry.RetryState, error: DingdanError) -> float | None:
    seconds = wait_before_next(call, error)
    return None if seconds is None else RetryWait(seconds)


async def _sleep(io: Any, seconds: float) -> None:
    if not isinstance(seconds, RetryWait):
        await SLEEPS[type(io)](io, seconds)


@contextmanager
def no_waits() -> Iterator[None]:
    """Leave out the waits between attempts, in this process, until the block ends."""
    with (
        patch.object(_retry, "backoff", lambda attempt: 0.0),
        patch.object(_retry, "wait_before_next", _wait),
        patch.object(BlockingIO, "sleep", _sleep),
        patch.object(AsyncIO, "sleep", _sleep),
    ):
        yield
