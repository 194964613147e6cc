"""One request for a token at a time: those who share it, and its flow as httpx's two kinds of generators.

The flow is written once, as an asynchronous generator in `_tokens`. `Blocking` and `Async` of `_token_waits` do its
waiting, so that with `Blocking` it never suspends and can be run without an event loop.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import suppress
from typing import Any, TypeVar
from weakref import WeakValueDictionary

import httpx

from dingdan._errors import DingdanError
from dingdan.auth.token_stores._protocol import KEPT_FOR, Token, TokenLock, TokenStore

ValueT = TypeVar("ValueT")
Flow = AsyncGenerator[httpx.Request, httpx.Response]


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
