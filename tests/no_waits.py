"""Retries as ever, without the time between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from dingdan import DingdanError
from dingdan.transport import _retry
from dingdan.transport._retry import wait_before_next


def _no_wait(call: _retry.RetryState, error: DingdanError) -> float | None:
    return None if wait_before_next(call, error) is None else 0.0


@contextmanager
def no_waits() -> Iterator[None]:
    """Leave out the waits between attempts, in this process, until the block ends."""
    with patch.object(_retry, "backoff", lambda attempt: 0.0), patch.object(_retry, "wait_before_next", _no_wait):
        yield
