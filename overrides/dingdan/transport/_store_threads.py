"""Threads for calls of a token store, which may block."""

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
"""The largest number of threads of a client that wait for its store."""


class StoreThreads:
    """The threads for calls of a store. A call can stop waiting for a store that does not respond.

    An abandoned thread ends when the store responds, or after the store's own timeout.

    Args:
        may_leave: True if blocking clients may call the store in a thread. A user's own store may be bound to the
            thread of the call.
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
        """Return a function that calls `function`, and fails at once if too many threads already wait for the store."""

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
            Timeout: the thread did not end in time.
        """
        try:
            if not wait([done], min(seconds, threading.TIMEOUT_MAX)).done:
                raise self.unanswered()
            return done.result()
        finally:
            del done  # it holds the error that holds this frame

    def wait(self, done: Future[None], seconds: float) -> None:
        """Wait for a thread, at most `seconds`."""
        with suppress(Timeout):
            self.result(done, seconds)

    @staticmethod
    def unanswered() -> Timeout:
        """Return the error for a store that does not respond."""
        return Timeout(
            "the deadline of the call passed before it had a token: the token store did not respond; nothing was sent",
            platform="wshoto",
        )
