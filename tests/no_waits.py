"""Retries as ever, without the time between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from dingdan.transport import _retry


async def _pause(io: object, seconds: float) -> None:
    """Do not wait."""


@contextmanager
def no_waits() -> Iterator[None]:
    """Leave out the waits between attempts, in this process, until the block ends."""
    with patch.object(_retry, "backoff", lambda attempt: 0.0), patch.object(_retry, "pause", _pause):
        yield
