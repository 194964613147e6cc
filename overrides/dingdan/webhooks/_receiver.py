"""Receives what Waiqin365 pushes (webhooks), whatever web framework answers the request.

    receiver = PushReceiver(verify=verify, seen=SQLiteSeenStore("pushes.db"))
    reply = receiver.handle(body, content_type, save)  # save(push) is yours; push.records() are the orders

The platform signs each push with a digest, but the formula is not public: it is in no copy of the documents
at hand. So this module checks no digest and ships no guess; `verify` is yours to give and has no default.
`docs/webhooks.md` says what can be done until the platform tells you the formula.
"""

from __future__ import annotations

import inspect
import logging
import os
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from dingdan._errors import ConfigError
from dingdan.webhooks._form import PushError
from dingdan.webhooks._idempotency import Claim, MemorySeenStore, SeenStore
from dingdan.webhooks._push import Push, PushNotVerified, UnverifiedPush, check_form

MAX_BYTES = 16 * 1024 * 1024
logger = logging.getLogger("dingdan")


@dataclass(frozen=True, slots=True)
class Reply:
    """What to answer a push with. The body is documented; the HTTP status and the Content-Type are not."""

    body: bytes
    status_code: int = 200
    content_type: str = "application/json"

    @classmethod
    def ok(cls) -> Reply:
        """The push was taken."""
        return cls(b'{"return_code":0}')

    @classmethod
    def failed(cls, status_code: int = 200) -> Reply:
        """The push was not taken: send it again (daily at 01:30, for up to 10 days)."""
        return cls(b'{"return_code":1}', status_code)


class PushReceiver:
    """Reads pushes, has them verified, and hands each to a handler once.

    One receiver serves all threads. It blocks, as its handler and its store do: in an asynchronous framework
    call it in a thread.

    Args:
        verify: Says whether a push is the platform's. True and nothing else lets it in; an error refuses it.
            The digest formula is not public: ask the platform for it, and until then check what you can,
            such as `push.tenant_id`, behind an address that only the platform knows and may reach.
            Compare digests with `hmac.compare_digest`; `push.raw` and `push.body` hold what they are made of.
            It is asked before anything is read: `push.body` costs nothing, a field is decoded when it is asked for,
            and the JSON of `push.data` only if verify asks. A field that cannot be read raises `PushError`.
        seen: Where handled pushes are remembered; `MemorySeenStore()` by default. Several workers need one
            that they share, such as `SQLiteSeenStore`.
        max_bytes: How long a body may be, 16 MiB by default: several times an order of a thousand lines,
            encoded twice.
        failure_status: The HTTP status that goes with `{"return_code":1}`. Which one the platform wants is
            not documented.

    Raises:
        ConfigError: `verify` is None, no function, or a coroutine function.
    """

    def __init__(
        self,
        *,
        verify: Callable[[Push], bool],
        seen: SeenStore | None = None,
        max_bytes: int = MAX_BYTES,
        failure_status: int = 200,
    ) -> None:
        if not callable(verify) or inspect.iscoroutinefunction(verify):
            raise ConfigError(
                "verify must be a plain function that says whether a push is the platform's", platform="waiqin365"
            )
        self._verify = verify
        self._seen = MemorySeenStore() if seen is None else seen
        self._max_bytes = max_bytes
        self._failed = Reply.failed(failure_status)

    def receive(self, body: bytes, content_type: str | None) -> Push:
        """Read and verify a push, without asking whether it has come before; `handle` does all.

        Args:
            body: The request's body, as it came.
            content_type: Its Content-Type header.

        Raises:
            PushError: it cannot be read.
            PushNotVerified: `verify` did not return True.
        """
        form = check_form(body, content_type, self._max_bytes)
        push = UnverifiedPush(form)
        try:
            verdict = self._verify(push)
        except PushError:  # a field that verify asked for
            raise
        except Exception as error:
            raise PushNotVerified(
                f"verify raised {type(error).__name__}", platform="waiqin365", msg_id=form.told_msg_id()
            ) from error
        if verdict is not True:
            raise PushNotVerified("verify did not return True", platform="waiqin365", msg_id=form.told_msg_id())
        return push.verified()

    def handle(self, body: bytes, content_type: str | None, handler: Callable[[Push], object]) -> Reply:
        """Read and verify a push, hand it to `handler` unless it was handled before, and say what to answer.

        The platform waits 5 s for the answer: a handler stores what came and leaves the work for later. When it
        raises, the answer is a failure, so that the platform sends the push again; the log then names the error's
        type and lines, without its text, which may quote customers.

        Args:
            body: The request's body, as it came.
            content_type: Its Content-Type header.
            handler: Called with the push; done when it returns.

        Returns:
            Success when the push is handled, now or earlier; failure when it was refused, when the handler
            or the store raised, or while somebody else is still handling it.

        Raises:
            ConfigError: `handler` is asynchronous or a generator function, so that nothing has been handled.
        """
        started = time.perf_counter()
        try:
            push = self.receive(body, content_type)
        except (PushError, PushNotVerified) as error:
            logger.warning("push refused: %s", error)
            return self._failed
        msg_id = push.msg_id
        try:
            claim = self._seen.begin(msg_id)
        except Exception as error:
            logger.error("push %s not handled: the store raised %s", msg_id, _store_error(error))
            return self._failed
        if claim is Claim.DONE:
            logger.info("push %s has been handled before", msg_id)
            return Reply.ok()
        if claim is not Claim.NEW:
            logger.warning("push %s is being handled already", msg_id)
            return self._failed
        try:
            outcome = handler(push)
        except Exception as error:
            logger.error("push %s failed: the handler raised %s", msg_id, _trace(error))
            self._settle(self._seen.forget, msg_id)
            return self._failed
        except BaseException:  # the process is told to stop
            self._settle(self._seen.forget, msg_id)
            raise
        # A generator function has not run a line either.
        if inspect.isawaitable(outcome) or inspect.isgenerator(outcome) or inspect.isasyncgen(outcome):
            if inspect.iscoroutine(outcome):
                outcome.close()
            self._settle(self._seen.forget, msg_id)
            raise ConfigError(
                "handler must be a plain function: nothing awaits it or iterates over it", platform="waiqin365"
            )
        # When this fails the push is handled all the same, and must not be asked for again.
        self._settle(self._seen.finish, msg_id)
        logger.info("push %s handled in %d ms", msg_id, (time.perf_counter() - started) * 1000)
        return Reply.ok()

    @staticmethod
    def _settle(step: Callable[[str], None], msg_id: str) -> None:
        try:
            step(msg_id)
        except Exception as error:
            logger.error("push %s: the store raised %s", msg_id, _store_error(error))


def _store_error(error: Exception) -> str:
    # A ConfigError says what to do, and quotes nothing but the path of the store.
    return f"ConfigError: {error}" if isinstance(error, ConfigError) else _trace(error)


def _trace(error: Exception) -> str:
    """The type of an error and the lines that it passed, without its text."""
    lines = traceback.extract_tb(error.__traceback__)[1:]
    return " < ".join([type(error).__name__, *(f"{os.path.basename(at.filename)}:{at.lineno}" for at in lines[::-1])])
