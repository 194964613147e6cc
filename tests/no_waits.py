"""Retries as ever, without the time between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from dingdan import _retries


def _pause(seconds: float) -> None:
    """Let no time pass."""


async def _apause(seconds: float) -> None:
    """Let no time pass."""


@contextmanager
def no_waits() -> Iterator[None]:
    """Leave out the waits between attempts, in this process, until the block ends."""
    with (
        patch.object(_retries, "backoff", lambda attempt: 0.0),
        patch.object(_retries, "pause", _pause),
        patch.object(_retries, "apause", _apause),
    ):
        yield
