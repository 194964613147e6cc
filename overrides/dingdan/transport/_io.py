"""The IO of a client, of two kinds: one blocks the thread, the other awaits on an event loop.

A call is a coroutine over an `IO`. With `BlockingIO` it never suspends, so that `run` can drive it without a loop.
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
"""Returns the signed copy of a request. It is passed to httpx as `auth`, so wrappers of `Client.send` see no secret."""


class _SendOptions(TypedDict):
    stream: bool
    follow_redirects: bool


SEND_OPTIONS: _SendOptions = {"stream": True, "follow_redirects": False}
"""The body is read within the deadline, and no request is signed for, or sent again to, another address."""
LAST_WAIT_SECONDS = 0.05
"""Time for giving a lock back after the deadline of the call."""


class IO(Protocol[HttpT_contra]):
    """The operations of a call that wait: locks, sleeps, hooks, threads."""

    def current_loop(self) -> object:
        """Return the running event loop; None without one."""
        ...

    def semaphore(self, count: int) -> Any:
        """Make a semaphore for `acquire`."""
        ...

    def gate(self, shared: threading.Lock) -> Any:
        """Return the lock that lets one caller at a time fetch a token: the one of all threads, if it may."""
        ...

    async def acquire(self, lock: Any, seconds: float | None) -> bool:
        """Take a lock or semaphore within so many seconds. Return False when that fails."""
        ...

    async def send(
        self, http: HttpT_contra, request: httpx.Request, sign: Signer, deadline: Deadline, max_bytes: int | None
    ) -> httpx.Response:
        """Sign and send a request, read its response and close it."""
        ...

    async def close(self, closable: Any, *, shielded: bool = False) -> None:
        """Close an httpx client or a network stream; `shielded` from a cancellation."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Sleep."""
        ...

    async def call_hook(self, hook: Callable[[Any], Any], event: object, shield_seconds: float | None = None) -> None:
        """Call a hook of the user's; given `shield_seconds`, a cancellation waits for it so long."""
        ...

    def iterate(self, records: Any) -> AsyncIterator[Any]:
        """Iterate over the records of a page, and of all that follow."""
        ...

    async def run_in_thread(self, threads: StoreThreads, function: Callable[[], ValueT], deadline: Deadline) -> ValueT:
        """Call a function of the token store, which may block.

        Raises:
            Timeout: The deadline passed before the function returned.
        """
        ...

    async def finish_in_thread(self, threads: StoreThreads, function: Callable[[], None], deadline: Deadline) -> None:
        """Call a function that may block, even if the call is cancelled or its deadline has passed."""
        ...


class BlockingIO(IO[httpx.Client]):
    """Blocks the thread: its coroutines never suspend."""

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
    """Note that a response has begun: whatever fails from here on, a write was sent."""
    if (sending := request.extensions.get("dingdan.sending")) is not None:
        sending.begun = sending.streamed = True


def run(call: Coroutine[Any, Any, ValueT]) -> ValueT:
    """Run a coroutine over a `BlockingIO`.

    Raises:
        AssertionError: The coroutine suspended.
    """
    try:
        call.send(None)
    except StopIteration as done:
        value: ValueT = done.value
        return value
    raise AssertionError("a coroutine over a BlockingIO does not suspend")
