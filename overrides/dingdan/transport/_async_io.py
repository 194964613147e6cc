"""The IO of asynchronous clients with anyio, on asyncio or trio. Blocking clients do not import this module."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
import anyio.lowlevel
import anyio.to_thread
import httpx

from dingdan.transport._body import bound_body
from dingdan.transport._deadline import CANCEL_MARGIN_SECONDS, LATE, Deadline
from dingdan.transport._io import IO, LAST_WAIT_SECONDS, SEND_OPTIONS, Signer, note_answered
from dingdan.transport._store_threads import MAX_STORE_THREADS, StoreThreads

if TYPE_CHECKING:
    import threading

ValueT = TypeVar("ValueT")
LOCK_RELEASE_SECONDS = 60.0
"""The timeout for the release of a lock in a call without a deadline."""


class AsyncIO(IO[httpx.AsyncClient]):
    """The IO of asynchronous clients: its coroutines suspend on an event loop."""

    def __init__(self) -> None:
        self._gate = anyio.Lock()
        # anyio's own threads may all be taken by callers that wait for a token.
        self._workers = anyio.CapacityLimiter(MAX_STORE_THREADS)

    def current_loop(self) -> object:
        """Return the event loop of asyncio, or its counterpart in trio."""
        try:
            return asyncio.get_running_loop()  # a fifth of the time of anyio
        except RuntimeError:
            return anyio.lowlevel.current_token()

    def semaphore(self, count: int) -> Any:
        return anyio.Semaphore(count)

    def gate(self, shared: threading.Lock) -> Any:  # noqa: ARG002 - a task may not wait for a lock of threads
        """Return the lock of this client. The store's lock excludes the tasks of other clients."""
        return self._gate

    async def acquire(self, lock: Any, seconds: float | None) -> bool:
        with anyio.move_on_after(seconds):
            await lock.acquire()
            return True
        return False

    async def send(
        self, http: httpx.AsyncClient, request: httpx.Request, sign: Signer, deadline: Deadline, max_bytes: int | None
    ) -> httpx.Response:
        left = deadline.remaining()
        # httpx's own timeouts, which know what was waited for, come first.
        with anyio.move_on_after(None if left is None else left + CANCEL_MARGIN_SECONDS):
            response = await http.send(request, auth=sign, **SEND_OPTIONS)
            try:
                note_answered(request)
                bound_body(response, deadline, max_bytes)
                await response.aread()
            finally:
                await response.aclose()
            return response
        raise httpx.ReadTimeout(LATE, request=request)

    async def close(self, closable: Any, *, shielded: bool = False) -> None:
        with anyio.CancelScope(shield=shielded):
            await closable.aclose()

    async def sleep(self, seconds: float) -> None:
        await anyio.sleep(seconds)

    async def call_hook(self, hook: Callable[[Any], Any], event: object, shield_seconds: float | None = None) -> None:
        with nullcontext() if shield_seconds is None else anyio.move_on_after(shield_seconds, shield=True):
            value = hook(event)
            if inspect.isawaitable(value):
                await value

    def iterate(self, records: Any) -> AsyncIterator[Any]:
        return aiter(records)

    async def run_in_thread(self, threads: StoreThreads, function: Callable[[], ValueT], deadline: Deadline) -> ValueT:
        with anyio.move_on_after(deadline.remaining()):
            return await anyio.to_thread.run_sync(
                threads.bounded(function), abandon_on_cancel=True, limiter=self._workers
            )
        raise threads.unanswered()

    async def finish_in_thread(self, threads: StoreThreads, function: Callable[[], None], deadline: Deadline) -> None:
        seconds = deadline.remaining()
        done = threads.start(function)  # at once: asyncio's own cancel() goes through any shield
        try:
            with anyio.CancelScope(shield=True):
                left = LOCK_RELEASE_SECONDS if seconds is None else max(seconds, LAST_WAIT_SECONDS)
                # A separate limit: all other threads may be waiting for the end of this one.
                await anyio.to_thread.run_sync(threads.wait, done, left, limiter=anyio.CapacityLimiter(1))
        except anyio.get_cancelled_exc_class():
            threads.wait(done, LAST_WAIT_SECONDS)
            raise
        finally:
            del done  # it holds the error that holds this frame
