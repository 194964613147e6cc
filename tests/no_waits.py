"""Retries as ever, without the time between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from dingdan.transport import _retry


def _pause(seconds: float) -> None:
    """Let no time pass."""


async def _apause(seconds: float) -> None:
    """Let no time pass."""


@contextmanager
def no_waits() -> Iterator[None]:
    """Leave out the waits between attempts, in this process, until the block ends."""
    with (
        patch.object(_retry, "backoff", lambda attempt: 0.0),
        patch.object(_retry, "pause", _pause),
        patch.object(_retry, "apause", _apause),
    ):
        yield
