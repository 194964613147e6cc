"""Threads for a token store that may block."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from contextvars import copy_context
from typing import TypeVar

from dingdan._errors import Timeout

ValueT = TypeVar("ValueT")
MAX_STORE_THREADS = 4
"""Threads of one client that may wait for its store at once."""


class StoreThreads:
    """The threads in which a store is called. A call can stop waiting for a store that does not respond.

    A thread that was left ends when the store answers, or when the store's own timeout has passed.

    Args:
        may_leave: True if blocking clients may call the store in a thread. A store of the user's own may be bound to
            the thread of the call.
    """

    def __init__(self, *, may_leave: bool) -> None:
        self.may_leave = may_leave
        self._free = threading.Semaphore(MAX_STORE_THREADS)

    def start(self, function: Callable[[], ValueT]) -> Future[ValueT]:
        """Call a function in a new thread."""
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
        """Make `function` fail at once if too many threads are already waiting for the store."""

        def call() -> ValueT:
            if not self._free.acquire(blocking=False):
                raise self.unanswered()
            try:
                return function()
            finally:
                self._free.release()

        return call

    def result(self, done: Future[ValueT], seconds: float) -> ValueT:
        """Wait for the result of a thread.

        Raises:
            Timeout: The thread has not ended in time.
        """
        try:
            if not wait([done], min(seconds, threading.TIMEOUT_MAX)).done:
                raise self.unanswered()
            return done.result()
        finally:
            del done  # it holds the error that holds this frame

    def wait(self, done: Future[None], seconds: float) -> None:
        """Wait for a thread, so many seconds at most."""
        with suppress(Timeout):
            self.result(done, seconds)

    @staticmethod
    def unanswered() -> Timeout:
        """Make the error for a store that does not respond."""
        return Timeout(
            "the deadline of the call passed before it had a token: the token store did not respond; nothing was sent",
            platform="wshoto",
        )
