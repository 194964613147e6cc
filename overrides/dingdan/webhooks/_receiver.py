"""The receiver of pushes: reads, verifies, handles each push once, and replies."""

from __future__ import annotations

import inspect
import logging
import os
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from dingdan._errors import ConfigError
from dingdan._logging import log
from dingdan.webhooks._form import PushError
from dingdan.webhooks._idempotency import Claim, IdempotencyStore, MemoryIdempotencyStore
from dingdan.webhooks._push import Push, PushNotVerified, UnverifiedPush, check_form
from waiqin365_api.pushes import ACCEPTED, REJECTED

MAX_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """The reply to a push. Its body is documented; the HTTP status and the Content-Type are not."""

    body: bytes
    status_code: int = 200
    content_type: str = "application/json"

    @classmethod
    def ok(cls) -> Reply:
        """Accept the push."""
        return cls(ACCEPTED)

    @classmethod
    def failed(cls, status_code: int = 200) -> Reply:
        """Reject the push. The platform sends it again daily at 01:30 for up to 10 days."""
        return cls(REJECTED, status_code)


class PushReceiver:
    """Receives pushes: reads and verifies them, and hands each to a handler once.

    One receiver serves all threads. It blocks, as its handler and its store do: in an asynchronous framework
    call it in a thread.

    Args:
        verify: A function that returns True if the platform sent the push. Any other result and any exception
            reject it. The signature is not public: ask the platform for it. Until then check what you can, such
            as `push.tenant_id`, behind an address that only the platform knows and may reach. Compare digests with
            `hmac.compare_digest`; `push.raw` and `push.body` hold everything that is signed. `verify` is called
            before the push is parsed: each field is decoded when it is first read, and an unreadable field
            raises `PushError`.
        idempotency_store: Remembers handled pushes; `MemoryIdempotencyStore()` by default. Several workers need a
            shared store, such as `SQLiteIdempotencyStore`.
        max_bytes: The longest accepted body, 16 MiB by default: several times an order of a thousand lines,
            encoded twice.
        failure_status: The HTTP status of `{"return_code":1}`. The platform does not document which one it expects.

    Raises:
        ConfigError: `verify` is None, no function, or a coroutine function.
    """

    def __init__(
        self,
        *,
        verify: Callable[[Push], bool],
        idempotency_store: IdempotencyStore | None = None,
        max_bytes: int = MAX_BYTES,
        failure_status: int = 200,
    ) -> None:
        if not callable(verify) or inspect.iscoroutinefunction(verify):
            raise ConfigError(
                "verify must be a plain function that returns True if the platform sent the push", platform="waiqin365"
            )
        self._verify = verify
        self._store = MemoryIdempotencyStore() if idempotency_store is None else idempotency_store
        self._max_bytes = max_bytes
        self._failed = Reply.failed(failure_status)

    def receive(self, body: bytes, content_type: str | None) -> Push:
        """Read and verify a push without the idempotency store. `handle` does everything.

        Args:
            body: The body of the request, as received.
            content_type: Its Content-Type header.

        Raises:
            PushError: it cannot be read.
            PushNotVerified: `verify` did not return True.
        """
        form = check_form(body, content_type, self._max_bytes)
        push = UnverifiedPush(form)
        try:
            verdict = self._verify(push)
        except PushError:  # verify read a broken field
            raise
        except Exception as error:
            raise PushNotVerified(
                f"verify raised {type(error).__name__}", platform="waiqin365", msg_id=form.readable_msg_id()
            ) from error
        if verdict is not True:
            raise PushNotVerified("verify did not return True", platform="waiqin365", msg_id=form.readable_msg_id())
        return push.verified()

    def handle(self, body: bytes, content_type: str | None, handler: Callable[[Push], object]) -> Reply:
        """Read and verify a push, call `handler` unless the push was handled before, and return the reply.

        The platform waits 5 s for the reply: store the push in the handler and do the work later. If the handler
        raises, the reply is a failure and the platform sends the push again. The log then has the type and lines of
        the error without its text, which may quote customers.

        Args:
            body: The body of the request, as received.
            content_type: Its Content-Type header.
            handler: Called with the push. The push is handled when it returns.

        Returns:
            Success if the push is handled, now or earlier. Failure if it was rejected, if the handler or the store
            raised, or while another worker handles it.

        Raises:
            ConfigError: `handler` is asynchronous or a generator function, so nothing was handled.
        """
        started = time.perf_counter()
        try:
            push = self.receive(body, content_type)
        except (PushError, PushNotVerified) as error:
            log(logging.WARNING, "push refused: %s", error)
            return self._failed
        msg_id = push.msg_id
        try:
            claim = self._store.claim(msg_id)
        except Exception as error:
            log(logging.ERROR, "push %s not handled: the store raised %s", msg_id, _store_error(error))
            return self._failed
        if claim is Claim.DONE:
            log(logging.INFO, "push %s has been handled before", msg_id)
            return Reply.ok()
        if claim is not Claim.NEW:
            log(logging.WARNING, "push %s is being handled already", msg_id)
            return self._failed
        try:
            outcome = handler(push)
        except Exception as error:
            log(logging.ERROR, "push %s failed: the handler raised %s", msg_id, _trace(error))
            self._settle(self._store.release, msg_id)
            return self._failed
        except BaseException:  # the process is told to stop
            self._settle(self._store.release, msg_id)
            raise
        # A generator function has not run a line either.
        if inspect.isawaitable(outcome) or inspect.isgenerator(outcome) or inspect.isasyncgen(outcome):
            if inspect.iscoroutine(outcome):
                outcome.close()
            self._settle(self._store.release, msg_id)
            raise ConfigError(
                "handler must be a plain function: nothing awaits it or iterates over it", platform="waiqin365"
            )
        # If this fails, the push is handled all the same and must not be sent again.
        self._settle(self._store.complete, msg_id)
        log(logging.INFO, "push %s handled in %d ms", msg_id, (time.perf_counter() - started) * 1000)
        return Reply.ok()

    @staticmethod
    def _settle(step: Callable[[str], None], msg_id: str) -> None:
        try:
            step(msg_id)
        except Exception as error:
            log(logging.ERROR, "push %s: the store raised %s", msg_id, _store_error(error))


def _store_error(error: Exception) -> str:
    # The text of a ConfigError says what to do, and quotes only the path of the store.
    return f"ConfigError: {error}" if isinstance(error, ConfigError) else _trace(error)


def _trace(error: Exception) -> str:
    """The type of an error and the lines that it passed, without its text."""
    lines = traceback.extract_tb(error.__traceback__)[1:]
    return " < ".join([type(error).__name__, *(f"{os.path.basename(at.filename)}:{at.lineno}" for at in lines[::-1])])
