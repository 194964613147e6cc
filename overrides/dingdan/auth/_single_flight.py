"""The token request that the clients of a process share (`SingleFlight`), and the store's lock around it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from weakref import WeakValueDictionary

from dingdan._errors import DingdanError
from dingdan.auth.token_stores._protocol import MIN_TOKEN_AGE_SECONDS, Token, TokenLock, TokenStore


class SingleFlight:
    """The state of an application's token, shared by all clients of a process with the same store.

    Attributes:
        gate: A lock: one thread at a time requests a token.
        token: The latest token, unless it was rejected.
        rounds: The number of finished token requests, successful or not.
        failed_at: The time of the last failed token request, in epoch seconds.
    """

    def __init__(self, store: TokenStore) -> None:
        self.gate = threading.Lock()
        self.token: Token | None = None
        self.rounds = 0
        self.failed_at: float | None = None
        self._failure: DingdanError | None = None
        self._back_off_until = 0.0
        self._store = store  # the registry knows it by its id, so it must live as long as the flight

    def current(self, now: float, rejected: Token | None = None) -> Token | None:
        """Return the cached token, unless it was rejected, or is due for renewal and no back-off is running."""
        token = self.token
        if token is None or token == rejected:
            return None
        backing_off = now < token.expires_at and now < self._back_off_until
        return token if backing_off or now < token.renew_at else None

    def since(self, seen: int, rejected: Token | None) -> Token | None:
        """Return the token that other callers fetched since `rounds` was `seen`; None if they fetched none.

        Raises:
            DingdanError: their request failed.
        """
        if self.rounds == seen:
            return None
        if self._failure is not None:
            raise _copy(self._failure)
        return None if self.token == rejected else self.token

    def succeed(self, token: Token) -> None:
        """End a round with a token."""
        self.token, self._failure = token, None
        self.rounds += 1

    def fail(self, error: DingdanError, now: float) -> None:
        """End a round with an error, which all waiting callers get. A valid token stays in use for a while."""
        self._failure, self._back_off_until = _copy(error), now + MIN_TOKEN_AGE_SECONDS
        self.rounds += 1

    def forget(self, token: Token) -> bool:
        """Remove `token`, unless another has replaced it. Return True if it was removed."""
        if self.token != token:
            return False
        self.token = None
        return True


_flights: WeakValueDictionary[tuple[int, int, str], SingleFlight] = WeakValueDictionary()
_registry = threading.Lock()


def flight_of(store: TokenStore, token_key: str) -> SingleFlight:
    """Return this process's `SingleFlight` for a store and the key of a token."""
    # A lock that was held when the process forked is never freed: each process has its own flights.
    key = os.getpid(), id(store), token_key
    with _registry:
        flight = _flights.get(key)
        if flight is None:
            flight = _flights[key] = SingleFlight(store)
        return flight


def _copy(error: DingdanError) -> DingdanError:
    """Return a copy of an error for another call, without traceback frames."""
    fresh = type(error).__new__(type(error))
    fresh.args = error.args
    fresh.__dict__.update(error.__dict__)
    return fresh


class LockHandle:
    """A store's lock that is released at most once and never stays locked.

    An asynchronous call may be cancelled while a thread acquires the lock: then the thread releases it.
    """

    def __init__(self, make: Callable[[], TokenLock]) -> None:
        self._make = make
        self._lock: TokenLock | None = None
        self._held = False
        self._over = False
        self._guard = threading.Lock()

    def acquire(self) -> bool:
        """Try to acquire the lock without waiting. Return True on success."""
        with self._guard:
            if self._over:
                return False
            lock = self._lock = self._lock or self._make()
        # Outside the guard: a store that does not answer must not block `release`.
        taken = lock.acquire(blocking=False)
        with self._guard:
            self._held = taken and not self._over
            late = taken and self._over
        if late:
            lock.release()
        return self._held

    def release(self) -> None:
        """Release the lock if it is held, and prevent further acquisition."""
        with self._guard:
            self._over = True
            held, self._held = self._held, False
        if held and self._lock is not None:
            self._lock.release()
