"""The IO of a client. It has two implementations: one blocks the thread, the other awaits on an event loop.

A call is a coroutine that uses an `IO`. With `BlockingIO` it never suspends, so that `run` can run it without a loop.
"""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from typing import TYPE_CHECKING, Any, Protocol, TypedDict, TypeVar

import httpx

from dingdan.transport._body import bound_body
from dingdan.transport._deadline import Deadline, bound_new_connections, running

if TYPE_CHECKING:
    from dingdan.transport._store_threads import StoreThreads

ValueT = TypeVar("ValueT")
HttpT_contra = TypeVar("HttpT_contra", httpx.Client, httpx.AsyncClient, contravariant=True)
Signer = Callable[[httpx.Request], httpx.Request]
"""A function that returns the signed copy of a request. httpx gets it as `auth`: wrappers of `send` see no secret."""


class _SendOptions(TypedDict):
    stream: bool
    follow_redirects: bool


SEND_OPTIONS: _SendOptions = {"stream": True, "follow_redirects": False}
"""Options of httpx's `send`: the body is read within the deadline, and redirects are not followed."""
LAST_WAIT_SECONDS = 0.05
"""The timeout for the release of a lock after the deadline of the call."""


class IO(Protocol[HttpT_contra]):
    """The operations of a call that wait: locks, sleeps, hooks and threads."""

    def current_loop(self) -> object:
        """Return the running event loop; None for blocking clients."""
        ...

    def semaphore(self, count: int) -> Any:
        """Create a semaphore for `acquire`."""
        ...

    def gate(self, shared: threading.Lock) -> Any:
        """Return the lock for fetching a token: `shared`, the lock of all threads, if this IO can use it."""
        ...

    async def acquire(self, lock: Any, seconds: float | None) -> bool:
        """Acquire a lock or semaphore within `seconds` (None for no limit). Return False on a timeout."""
        ...

    async def send(
        self, http: HttpT_contra, request: httpx.Request, sign: Signer, deadline: Deadline, max_bytes: int | None
    ) -> httpx.Response:
        """Sign and send a request; read and close its response.

        Args:
            http: The httpx client.
            request: The unsigned request.
            sign: Returns the signed copy.
            deadline: The deadline of the call.
            max_bytes: The largest size of the response body, in bytes; None for no limit.
        """
        ...

    async def close(self, closable: Any, *, shielded: bool = False) -> None:
        """Close an httpx client or a network stream; `shielded` protects it from a cancellation."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Sleep for `seconds`."""
        ...

    async def call_hook(self, hook: Callable[[Any], Any], event: object, shield_seconds: float | None = None) -> None:
        """Call a hook of the user. A cancellation waits for it up to `shield_seconds`."""
        ...

    def iterate(self, records: Any) -> AsyncIterator[Any]:
        """Iterate over the records of a page and of all following pages."""
        ...

    async def run_in_thread(self, threads: StoreThreads, function: Callable[[], ValueT], deadline: Deadline) -> ValueT:
        """Call a function of the token store, which may block.

        Raises:
            Timeout: the deadline passed before the function returned.
        """
        ...

    async def finish_in_thread(self, threads: StoreThreads, function: Callable[[], None], deadline: Deadline) -> None:
        """Call a function that may block, even if the call is cancelled or its deadline has passed."""
        ...


class BlockingIO(IO[httpx.Client]):
    """The IO of blocking clients: its coroutines never suspend."""

    def current_loop(self) -> object:
        """Return None."""
        return None

    def semaphore(self, count: int) -> Any:
        return threading.BoundedSemaphore(count)

    def gate(self, shared: threading.Lock) -> Any:
        return shared

    async def acquire(self, lock: Any, seconds: float | None) -> bool:
        timeout = threading.TIMEOUT_MAX if seconds is None else min(seconds, threading.TIMEOUT_MAX)
        return bool(lock.acquire(timeout=timeout))

    async def send(
        self, http: httpx.Client, request: httpx.Request, sign: Signer, deadline: Deadline, max_bytes: int | None
    ) -> httpx.Response:
        request.extensions["trace"] = bound_new_connections
        token = running.set(deadline)
        try:
            response = http.send(request, auth=sign, **SEND_OPTIONS)
            try:
                note_answered(request)
                bound_body(response, deadline, max_bytes)
                response.read()
            finally:
                response.close()
        finally:
            running.reset(token)
        return response

    async def close(self, closable: Any, *, shielded: bool = False) -> None:  # noqa: ARG002 - nothing cancels a thread
        closable.close()

    async def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    async def call_hook(self, hook: Callable[[Any], Any], event: object, shield_seconds: float | None = None) -> None:  # noqa: ARG002 - nothing cancels a thread
        hook(event)

    async def iterate(self, records: Iterable[Any]) -> AsyncIterator[Any]:
        for record in records:
            yield record

    async def run_in_thread(self, threads: StoreThreads, function: Callable[[], ValueT], deadline: Deadline) -> ValueT:
        seconds = deadline.remaining()
        if not threads.may_leave or seconds is None:
            return function()
        return threads.result(threads.start(threads.bounded(function)), seconds)

    async def finish_in_thread(self, threads: StoreThreads, function: Callable[[], None], deadline: Deadline) -> None:
        seconds = deadline.remaining()
        if not threads.may_leave or seconds is None:
            function()
        else:
            threads.wait(threads.start(function), max(seconds, LAST_WAIT_SECONDS))


def note_answered(request: httpx.Request) -> None:
    """Record that the response has begun, so that after any later failure a write counts as sent."""
    if (sending := request.extensions.get("dingdan.sending")) is not None:
        sending.begun = sending.streamed = True


def run(call: Coroutine[Any, Any, ValueT]) -> ValueT:
    """Run a coroutine that uses a `BlockingIO` and return its result.

    Raises:
        AssertionError: the coroutine suspended.
    """
    try:
        call.send(None)
    except StopIteration as done:
        value: ValueT = done.value
        return value
    raise AssertionError("a coroutine over a BlockingIO does not suspend")
