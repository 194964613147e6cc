"""The time that one call may take in all: attempts, the waits between them, and answers that drip."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import httpx

PHASES = ("connect", "read", "write", "pool")


class Deadline:
    """A moment after which nothing more is waited for.

    Args:
        seconds: From now; None for never.
    """

    __slots__ = ("_end",)

    def __init__(self, seconds: float | None) -> None:
        self._end = None if seconds is None else time.monotonic() + seconds

    def remaining(self) -> float | None:
        """Seconds that are left, 0 when there are none; None for an endless time."""
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    def allows(self, seconds: float) -> bool:
        """Whether so many seconds are left, and some to spare."""
        left = self.remaining()
        return left is None or seconds < left

    def limit(self, request: httpx.Request, timeout: dict[str, float | None]) -> None:
        """Give `request` the timeouts of `timeout` (httpx's phases), none longer than what is left."""
        left = self.remaining()
        if left is not None:
            # httpx takes 0 for "do not wait at all", which would look like a refused connection.
            left = max(left, 0.001)
            timeout = {
                phase: left if timeout.get(phase) is None else min(timeout[phase] or left, left) for phase in PHASES
            }
        request.extensions["timeout"] = timeout

    def watch(self, response: httpx.Response) -> None:
        """Make reading the body of `response` end in time, however slowly it drips.

        A timeout of httpx is for each read, so that a byte now and then keeps a response going for ever.
        """
        if self._end is not None and not response.is_stream_consumed:
            response.stream = _Watched(cast("Any", response.stream), self._end)


class _Watched(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that is given up when its time has passed."""

    def __init__(self, stream: Any, end: float) -> None:
        self._stream = stream
        self._end = end

    def _check(self) -> None:
        if time.monotonic() > self._end:
            raise httpx.ReadTimeout("the answer went on for longer than the call may take")

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._check()
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            self._check()
            yield chunk

    def close(self) -> None:
        self._stream.close()

    async def aclose(self) -> None:
        await self._stream.aclose()
