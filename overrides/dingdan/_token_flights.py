"""One request for a token at a time, on threads and on event loops: who waits for whom, and how.

What happens is written once, as an asynchronous generator in `_tokens`. `Blocking` and `Async` do its waiting, so that
with `Blocking` it never suspends and can be run without an event loop.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator
from concurrent.futures import Future, wait
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from contextvars import copy_context
from typing import Any, Protocol, TypeVar
from weakref import WeakValueDictionary

import anyio
import anyio.to_thread
import httpx

from dingdan._deadlines import current_deadline
from dingdan._errors import DingdanError, Timeout
from dingdan._limits import Limits
from dingdan._token_stores import KEPT_FOR, Token, TokenLock, TokenStore

ValueT = TypeVar("ValueT")
Flow = AsyncGenerator[httpx.Request, httpx.Response]
WORKERS = 4
"""Threads in which one client asks its store. They are its own: `anyio`'s may all be taken by callers that wait for
what these are to bring."""


LAST_WAIT = 0.05
"""Seconds for giving the lock back when the time of the call is up."""
LONG = 60.0


class Flight:
    """What the clients of one process that share a store know of an application's token.

    Attributes:
        token: The token that came last, unless it was refused.
        rounds: How often asking for one has ended, well or badly.
        failed_at: When a request for one was last in vain, in epoch seconds.
    """

    def __init__(self, store: TokenStore) -> None:
        self.gate = threading.Lock()
        self.token: Token | None = None
        self.rounds = 0
        self.failed_at: float | None = None
        self._failure: DingdanError | None = None
        self._patient_until = 0.0
        self._store = store  # its id is this flight's name: it must live as long

    def current(self, now: float, refused: Token | None = None) -> Token | None:
        """The token, where it will do: not `refused`, and not due, or good still and not to be had anew just now."""
        token = self.token
        if token is None or token == refused:
            return None
        patient = now < token.expires_at and now < self._patient_until
        return token if patient or now < token.renew_at else None

    def since(self, seen: int, refused: Token | None) -> Token | None:
        """What others have got since `rounds` was `seen`; None if they have not.

        Raises:
            DingdanError: what they have got is a failure.
        """
        if self.rounds == seen:
            return None
        if self._failure is not None:
            raise _again(self._failure)
        return None if self.token == refused else self.token

    def settle(self, token: Token) -> None:
        """End a round well."""
        self.token, self._failure = token, None
        self.rounds += 1

    def fail(self, error: DingdanError, now: float) -> None:
        """End a round badly: whoever waits fails alike, and a token that is good still is not renewed for a while."""
        self._failure, self._patient_until = _again(error), now + KEPT_FOR
        self.rounds += 1

    def forget(self, token: Token) -> bool:
        """Forget `token`, unless another has taken its place, and say whether it was there."""
        if self.token != token:
            return False
        self.token = None
        return True


_flights: WeakValueDictionary[tuple[int, int, str], Flight] = WeakValueDictionary()
_registry = threading.Lock()


def flight_of(store: TokenStore, token_key: str) -> Flight:
    """Give the one flight of `store` and a token's key in this process."""
    # A fork takes gates along that are locked for ever: each process has its own.
    key = os.getpid(), id(store), token_key
    with _registry:
        flight = _flights.get(key)
        if flight is None:
            flight = _flights[key] = Flight(store)
        return flight


def _again(error: DingdanError) -> DingdanError:
    """The same error for another call, without the frames that it came through."""
    fresh = type(error).__new__(type(error))
    fresh.args = error.args
    fresh.__dict__.update(error.__dict__)
    return fresh


class Hold:
    """A store's lock that is released once at most, and never stays taken.

    An asynchronous caller may be cancelled while a thread is taking the lock: what that thread does then is undone.
    """

    def __init__(self, make: Callable[[], TokenLock]) -> None:
        self._make = make
        self._lock: TokenLock | None = None
        self._held = False
        self._over = False
        self._guard = threading.Lock()

    def acquire(self) -> bool:
        """Try to take the lock, without waiting for it, and say whether that worked."""
        with self._guard:
            if self._over:
                return False
            lock = self._lock = self._lock or self._make()
        # Not within the guard: a store that does not answer must not hold up who gives the lock back.
        taken = lock.acquire(blocking=False)
        with self._guard:
            self._held = taken and not self._over
            late = taken and self._over
        if late:
            lock.release()
        return self._held

    def release(self) -> None:
        """Give the lock back, if it is held, and take it no more."""
        with self._guard:
            self._over = True
            held, self._held = self._held, False
        if held and self._lock is not None:
            self._lock.release()


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


class BlockingFlow(Generator[httpx.Request, httpx.Response, None]):
    """`flow`, which never suspends, as the generator that an `httpx.Client` wants."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def send(self, response: Any) -> httpx.Request:
        """Go on with the answer to the last request."""
        return self._next(self._flow.asend(response))

    def throw(self, *error: Any) -> httpx.Request:
        """Go on with a failure."""
        return self._next(self._flow.athrow(*error))

    def close(self) -> None:
        """End. httpx does not tell why it stops in the middle, but is handling the error meanwhile."""
        _now(_end(self._flow, sys.exception()))

    def _next(self, step: Awaitable[httpx.Request]) -> httpx.Request:
        try:
            return _now(step)
        except StopAsyncIteration:
            raise StopIteration from None


class AsyncFlow(AsyncGenerator[httpx.Request, httpx.Response]):
    """`flow` as an `httpx.AsyncClient` wants it: told why it has to end."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    async def asend(self, response: Any) -> httpx.Request:
        """Go on with the answer to the last request."""
        return await self._flow.asend(response)

    async def athrow(self, *error: Any) -> httpx.Request:
        """Go on with a failure."""
        return await self._flow.athrow(*error)

    async def aclose(self) -> None:
        """End. httpx does not tell why it stops in the middle, but is handling the error meanwhile."""
        await _end(self._flow, sys.exception())


async def _end(flow: Flow, failure: BaseException | None) -> None:
    """End `flow`, with the failure of its last request where that is why.

    Raises:
        DingdanError: what `flow` makes of the failure.
    """
    if isinstance(failure, httpx.RequestError | httpx.HTTPStatusError):
        # That it cannot go on is no news: the failure is on its way already.
        with suppress(StopAsyncIteration, httpx.RequestError, httpx.HTTPStatusError):
            await flow.athrow(failure)
    await flow.aclose()


def _now(step: Awaitable[ValueT]) -> ValueT:
    """The result of a coroutine that never suspends."""
    try:
        next(iter(step.__await__()))
    except StopIteration as done:
        value: ValueT = done.value
        return value
    raise AssertionError("a blocking flow does not suspend")
