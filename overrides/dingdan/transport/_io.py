"""The waiting for a token, blocking or not: for one's turn, for the store, for the limits and for an answer."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, wait
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, Protocol, TypeVar

import anyio
import anyio.to_thread
import httpx

from dingdan._errors import Timeout
from dingdan.transport._deadline import current_deadline
from dingdan.transport._rate_limit import Limits

if TYPE_CHECKING:
    from dingdan.auth._single_flight import Flight

ValueT = TypeVar("ValueT")
WORKERS = 4
"""Threads in which one client asks its store. They are its own: `anyio`'s may all be taken by callers that wait for
what these are to bring."""
LAST_WAIT = 0.05
"""Seconds for giving the lock back when the time of the call is up."""
LONG = 60.0


class Waits(Protocol):
    """How a client waits."""

    def gate(self, flight: Flight, seconds: float | None) -> AbstractAsyncContextManager[bool]:
        """Let one through at a time, and say whether it is one's turn before `seconds` have passed."""
        ...

    async def run(self, function: Callable[[], ValueT]) -> ValueT:
        """Call a function of the store, which may block.

        Raises:
            Timeout: It has not ended within the time of the call.
        """
        ...

    async def surely(self, function: Callable[[], None]) -> None:
        """Call a function that may block, whatever becomes of the caller."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        ...

    async def pace(self) -> None:
        """Wait until a request may start."""
        ...

    async def read(self, response: httpx.Response) -> None:
        """Read the body."""
        ...


class StoreThreads:
    """Threads in which a store is asked, so that one that does not answer can be left to itself.

    A thread that was left ends when the store answers, or when the store's own timeout has passed.
    """

    def __init__(self) -> None:
        self._free = threading.Semaphore(WORKERS)

    def start(self, function: Callable[[], ValueT]) -> Future[ValueT]:
        """Call a function in a thread of its own."""
        done: Future[ValueT] = Future()
        context = copy_context()

        def work() -> None:
            try:
                done.set_result(context.run(function))
            except BaseException as error:
                done.set_exception(error)

        threading.Thread(target=work, name="dingdan-token-store", daemon=True).start()
        return done

    def bounded(self, function: Callable[[], ValueT]) -> Callable[[], ValueT]:
        """Make `function` fail at once where as many threads as there may be wait for the store already."""

        def call() -> ValueT:
            if not self._free.acquire(blocking=False):
                raise _unanswered()
            try:
                return function()
            finally:
                self._free.release()

        return call


def _result(done: Future[ValueT], seconds: float) -> ValueT:
    """Wait for a thread.

    Raises:
        Timeout: It has not ended in time.
    """
    try:
        if not wait([done], min(seconds, threading.TIMEOUT_MAX)).done:
            raise _unanswered()
        return done.result()
    finally:
        del done  # which holds the error that holds this frame


def _unanswered() -> Timeout:
    return Timeout(
        "the time of the call was up before it had a token: the token store did not answer; nothing was sent",
        platform="wshoto",
    )


class Blocking:
    """Waits by blocking the thread: none of these ever suspends.

    Args:
        limits: Of the client.
        threads: In which the store is asked; None for a store that is asked in the thread of the call.
    """

    def __init__(self, limits: Limits, threads: StoreThreads | None = None) -> None:
        self._limits = limits
        self._threads = threads

    @asynccontextmanager
    async def gate(self, flight: Flight, seconds: float | None) -> AsyncIterator[bool]:
        """Let one thread through at a time, of all clients that share the flight."""
        entered = flight.gate.acquire(timeout=-1 if seconds is None else min(seconds, threading.TIMEOUT_MAX))
        try:
            yield entered
        finally:
            if entered:
                flight.gate.release()

    async def run(self, function: Callable[[], ValueT]) -> ValueT:
        """Call a function of the store."""
        seconds = current_deadline().remaining()
        if self._threads is None or seconds is None:
            return function()
        return _result(self._threads.start(self._threads.bounded(function)), seconds)

    async def surely(self, function: Callable[[], None]) -> None:
        """Call a function that may block, and wait for it while there is time."""
        seconds = current_deadline().remaining()
        if self._threads is None or seconds is None:
            function()
            return
        with suppress(Timeout):
            _result(self._threads.start(function), max(seconds, LAST_WAIT))

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)

    async def pace(self) -> None:
        """Wait until a request may start."""
        self._limits.pace(current_deadline())

    async def read(self, response: httpx.Response) -> None:
        """Read the body."""
        response.read()


class Async:
    """Waits without blocking the event loop."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._gate = anyio.Lock()
        self._workers = anyio.CapacityLimiter(WORKERS)
        self._threads = StoreThreads()

    @asynccontextmanager
    async def gate(self, flight: Flight, seconds: float | None) -> AsyncIterator[bool]:  # noqa: ARG002
        """Let one task of this client through at a time; those of others are kept out by the store's lock."""
        entered = False
        with anyio.move_on_after(seconds):
            await self._gate.acquire()
            entered = True
        try:
            yield entered
        finally:
            if entered:
                self._gate.release()

    async def run(self, function: Callable[[], ValueT]) -> ValueT:
        """Call a function of the store, in a thread."""
        with anyio.move_on_after(current_deadline().remaining()):
            return await anyio.to_thread.run_sync(
                self._threads.bounded(function), abandon_on_cancel=True, limiter=self._workers
            )
        raise _unanswered()

    async def surely(self, function: Callable[[], None]) -> None:
        """Call a function that may block, in a thread, and wait for it while there is time."""
        seconds = current_deadline().remaining()
        done = self._threads.start(function)  # at once: asyncio's own cancel() goes through any shield
        try:
            with anyio.CancelScope(shield=True), suppress(Timeout):
                left = LONG if seconds is None else max(seconds, LAST_WAIT)
                # A limit of its own: all other threads may be waiting for what this one ends.
                await anyio.to_thread.run_sync(_result, done, left, limiter=anyio.CapacityLimiter(1))
        except anyio.get_cancelled_exc_class():
            with suppress(Timeout):
                _result(done, LAST_WAIT)
            raise
        finally:
            del done

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        await anyio.sleep(seconds)

    async def pace(self) -> None:
        """Wait until a request may start."""
        await self._limits.apace(current_deadline())

    async def read(self, response: httpx.Response) -> None:
        """Read the body."""
        await response.aread()
