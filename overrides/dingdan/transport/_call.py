"""One request on its way through all its attempts: what is the same with and without asyncio."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx

from dingdan._config import Settings
from dingdan._errors import (
    APIError,
    Context,
    DecodeError,
    DingdanError,
    HTTPStatusError,
    OutcomeUnknown,
    UnreadBody,
    without_frames,
)
from dingdan._logging import log_attempt, log_body, log_no_data, log_retry, logs_attempt, logs_bodies
from dingdan._option_checks import RETRIES_ARE, TIMEOUT_IS, is_retries, is_timeout
from dingdan._secrets import Secrets, hide_frames
from dingdan._version import __version__
from dingdan.codec._encode import invalid_argument, to_bytes
from dingdan.codec._envelope import ResponsePayload
from dingdan.transport._body import ACCEPT_ENCODING
from dingdan.transport._deadline import Deadline
from dingdan.transport._retry import NEVER_LEFT, retry_after, translate
from dingdan.transport._signed_request import Sending, is_signed, readable, unsign
from dingdan_runtime import Operation, Options

if TYPE_CHECKING:
    from dingdan._events import RequestEvent, ResponseEvent

ValueT = TypeVar("ValueT")
Read = Callable[[ResponsePayload], tuple[ValueT, int | None]]
"""Decodes an answer: gives its value, and how many records it holds where it holds any."""

LEAST = 0.05
"""Seconds. With fewer left for a call it is not tried again: it could only fail for want of them."""
UNCLEAR = frozenset({408, 499})
"""HTTP statuses of 4xx that a proxy sends when it gave up waiting: what stands behind it may go on."""
HEADERS = httpx.Headers(
    {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": ACCEPT_ENCODING,
        "User-Agent": f"dingdan/{__version__}",
    }
)
LONGEST_MSG_ID = 256
"""Characters. It stands in the address, of which servers take some thousands."""


class Exchange(Generic[ValueT]):
    """A call under way.

    Args:
        settings: Of the client.
        client: Builds the request, so that its own headers and cookies are in it.
        operation: What is called.
        body: The JSON value that is sent, by wire names.
        options: Of this call.
        read: Decodes the answer. It is part of the attempt: a read whose answer is damaged is sent again.

    Raises:
        InvalidRequest: an option is wrong, or the body cannot be written as JSON.
    """

    def __init__(
        self,
        settings: Settings,
        client: httpx.Client | httpx.AsyncClient,
        operation: Operation[Any],
        body: Any,
        options: Options,
        read: Read[ValueT],
    ) -> None:
        self.operation = operation
        self.write = operation.write
        self.msg_id = _msg_id(settings, operation, options)
        self.max_retries = _max_retries(settings, operation, options)
        self.deadline = Deadline(None)
        self.page: int | None = None
        """The page of a query that is asked for, when not the first."""
        self.event: ResponseEvent | None = None
        """How the last attempt ended, where somebody wants to know."""
        self._signed_with = Secrets()
        self.auth = settings.auth.for_call(self._signed_with)
        self._settings = settings
        self._body = body
        self._read = read
        self.attempt = 0
        self._has_ended = False
        self._failure: DingdanError | None = None
        self._status: int | None = None
        self._code: str | None = None
        """The code in the envelope of a write's answer that raised."""
        self._started = 0.0
        self._first_started = 0.0
        self._timeout = _timeout(settings, operation, options)
        self.request = client.build_request(
            operation.http_method,
            settings.url(operation.path),
            content=to_bytes(operation, body),
            headers=HEADERS,
            extensions={"timeout": self._timeout, "dingdan.write": operation.write},
        )
        self._sending = Sending()
        if operation.write:
            self.request.extensions["dingdan.sending"] = self._sending
        if self.msg_id is not None:
            settings.recent.add(self.msg_id)
            self.request.extensions["dingdan.msg_id"] = self.msg_id

    @property
    def context(self) -> Context:
        """What every error of this call tells."""
        return {"platform": self.operation.platform, "operation": self.operation.id, "msg_id": self.msg_id}

    @property
    def begun(self) -> bool:
        """True for a write whose body has begun to be sent, so that it may be carried out."""
        return self._sending.begun

    def begin(self) -> None:
        """Note that an attempt is about to be made."""
        self.attempt += 1
        self.event = self._status = self._code = None
        self._has_ended = self._sending.begun = self._sending.streamed = False

    def let_go(self) -> None:
        """Drop the last failure when the call has ended: its traceback holds frames that hold this object."""
        self._failure = self.event = None

    def request_event(self) -> RequestEvent:
        """What `on_request` is told of the attempt."""
        from dingdan._events import RequestEvent  # only who listens needs it

        return RequestEvent(**self._told())

    def start(self) -> None:
        """Note that the request is sent now: the time of the call runs from its first attempt on.

        Raises:
            DingdanError: that of the attempt before, as there is no time left for another.
        """
        self._started = time.monotonic()
        if self.attempt == 1:
            self.deadline = Deadline(self._settings.total_timeout)
            self._first_started = self._started
        elif self._failure is not None and not self.deadline.allows(LEAST):
            raise self._failure
        self.request.extensions["dingdan.deadline"] = self.deadline
        self.deadline.limit(self.request, self._timeout)
        self._log_body("request", self.request.content)

    def note_answered(self) -> None:
        """Note that an answer has begun: whatever is raised about its body, a write was sent."""
        if self.write:
            self._sending.begun = self._sending.streamed = True

    def failed(self, error: httpx.RequestError | DingdanError) -> DingdanError:
        """Give the error of ours that an attempt ends with, which shows no secret, and log it."""
        if isinstance(error, UnreadBody) and error.operation is None:  # else it is a token's
            error.place(self.context)
            self._status = error.status_code
        failure = self._translated(error) if isinstance(error, httpx.RequestError) else self._judged(error)
        cause = error.__cause__ if failure is error else error
        if isinstance(cause, httpx.RequestError):
            cause.request = self.request  # not the one that was sent, whose address holds a signature, token or secret
        failure.page = self.page
        failure.mask(self._secrets())
        # The frames so far are full of what must not be shown, and nothing in them is for a caller to mend.
        failure.__cause__ = cause and self._shown(cause)
        failure.__context__ = failure.__traceback__ = None
        self._ended(None, failure)
        return failure

    def interrupt(self, error: BaseException) -> bool:
        """Tell of a write that was broken off: log it, make its event, and add a note to `error`.

        Args:
            error: What broke the attempt off: a cancellation, a signal, or an exception of foreign code.

        Returns:
            Whether it was a write that had begun to be sent, so that its outcome is unknown.
        """
        if not self._sending.begun or self._has_ended:
            return False
        unknown = self._unanswered(type(error).__name__)
        unknown.mask(self._secrets())
        self._ended(None, unknown)
        error.add_note(f"dingdan: {unknown.told()}")
        return True

    def judged_by_hook(self, error: httpx.HTTPStatusError) -> DingdanError:
        """Give the error of ours for a status that an event hook of the user's has raised an error about.

        Raises:
            httpx.HTTPStatusError: it is about a request of the hook's own, or about a status that tells of success.
        """
        if not is_signed(error.response, self.request):
            raise error
        if not error.response.is_success:
            try:
                self.read(readable(error.response))
            except DingdanError as judged:
                return self.failed(judged)
        unsign(error.response, self.request)
        error.request = self.request
        from dingdan._redaction import redact_text

        error.args = tuple(redact_text(str(argument), self._signed_with) for argument in error.args)
        raise error

    def read(self, response: httpx.Response) -> ValueT:
        """Decode the answer of an attempt, and log that it worked."""
        self._status = response.status_code
        # What callers get to see of the request and its answers holds neither signature nor token.
        unsign(response, self.request)
        self._log_body("response", response.content)
        try:
            answer = self._settings.envelope.unwrap(self.operation, response, self.msg_id, self._settings.recent)
            blank = answer.data is None
            value, rows = self._read(answer)
            if blank and not self.write and (message := answer.unusual_message):
                log_no_data(self.operation.id, message, self.msg_id, self._secrets())
        except DingdanError as error:
            if isinstance(error, HTTPStatusError | APIError):
                error.retry_after = retry_after(response, self._settings.clock)
            if self.write:
                self._code = self._settings.envelope.code_of(response)
            raise
        self._ended(rows, None)
        return value

    def _shown(self, cause: BaseException) -> BaseException | None:
        """Give a cause without frames and words that hold secrets; None where they cannot be taken out."""
        from dingdan._redaction import SHORTEST_SECRET, redact_text  # its patterns take time, only failures need them

        if isinstance(cause, httpx.RequestError):
            cause.args = tuple(redact_text(str(told), self._signed_with) for told in cause.args)
        secrets = [secret for secret in self._signed_with if len(secret) >= SHORTEST_SECRET]
        if any(secret in text for secret in secrets for text in (str(cause), repr(cause))):
            return None
        if isinstance(cause, httpx.RequestError | DingdanError):
            return without_frames(cause)
        cause.__cause__ = cause.__context__ = None
        hide_frames(cause)
        return cause

    def _translated(self, error: httpx.RequestError) -> DingdanError:
        """Give the error of ours for one of httpx's; a write that has left may have been carried out."""
        if self.write and self._may_have_left(error):
            return self._unanswered(type(error).__name__)
        return translate(error, self.context)

    def _may_have_left(self, error: httpx.RequestError) -> bool:
        """Whether a write may have been sent before `error` was raised."""
        # A transport that tries again by itself may end with a connection refused.
        if self._sending.streamed:
            return True
        possible = not isinstance(error, NEVER_LEFT)
        try:
            own = bool(error.request.extensions.get("dingdan.write"))
        except RuntimeError:  # an event hook's, which httpx does not place: the worse of the two
            return possible or self._sending.begun
        # One about another request comes from an event hook, or from fetching the token.
        return possible if own else self._sending.begun

    def _judged(self, error: DingdanError) -> DingdanError:
        """Give `OutcomeUnknown` for an answer to a write that is no clear refusal of it."""
        status = self._status
        if not self.write:
            return error
        if status is None:  # a token's, before anything was sent, or one that an event hook has raised
            return self._unanswered(type(error).__name__) if self._sending.begun else error
        if isinstance(error, DecodeError):
            if error.carried_out:
                return error
            return self._unanswered(
                str(error.args[0]) if isinstance(error, UnreadBody) else "an answer that cannot be read"
            )
        if not isinstance(error, HTTPStatusError | APIError):
            return error
        # Gateways wrap their own troubles in envelopes too, and say "0" beside a status of failure.
        contradicts = self._code is not None and self._code != getattr(error, "code", None)
        if status in UNCLEAR or not (200 <= status < 300 or 400 <= status < 500) or contradicts:
            said = f", {error.args[0]}" if isinstance(error, APIError) else ", code 0" if contradicts else ""
            return self._unanswered(f"HTTP {status}{said}")
        return error

    def _unanswered(self, why: str) -> OutcomeUnknown:
        from dingdan._lookups import lookups_of, sent_request  # only failures need it

        sent_at = self._settings.clock() - (time.monotonic() - self._first_started)
        return OutcomeUnknown(
            f"The request was sent, but no usable response came ({why})."
            " Check whether it was applied before you send it again.",
            request=sent_request(self.operation, self._settings.base_url + self.operation.path, self._body),
            lookups=lookups_of(self.operation, self._body, sent_at),
            **self.context,
        )

    def _secrets(self) -> list[str]:
        """What this call was signed with, and the personal data that it sends."""
        from dingdan._lookups import personal_values

        return [*self._signed_with, *personal_values(self.operation.body, self._body)]

    def _log_body(self, event: str, body: bytes) -> None:
        if logs_bodies():
            log_body(event, self.operation.id, body, self._secrets())

    def _ended(self, rows: int | None, error: DingdanError | None) -> None:
        self._failure, self._has_ended = error, True
        if self._settings.on_response is None and not logs_attempt(error):
            return
        from dingdan._events import ResponseEvent

        self.event = ResponseEvent(
            **self._told(),
            status_code=self._status,
            rows=rows,
            seconds=time.monotonic() - self._started,
            error=error,
        )
        log_attempt(self.event)

    def log_retry(self, error: DingdanError, seconds: float) -> None:
        """Log that the call is sent again after `error`, in so many seconds."""
        log_retry(self._told(), error, seconds)

    def _told(self) -> dict[str, Any]:
        return {
            "platform": self.operation.platform,
            "operation": self.operation.id,
            "call": self.operation.call,
            "write": self.write,
            "attempt": self.attempt,
            "msg_id": self.msg_id,
        }


def _msg_id(settings: Settings, operation: Operation[Any], options: Options) -> str | None:
    msg_id = options.msg_id
    if msg_id is None:
        return uuid.uuid4().hex if settings.has_msg_id else None
    if not isinstance(msg_id, str) or not msg_id or not msg_id.isascii() or not msg_id.isprintable():
        raise invalid_argument(operation, "msg_id", "takes printable ASCII text")
    if len(msg_id) > LONGEST_MSG_ID:
        raise invalid_argument(operation, "msg_id", f"takes at most {LONGEST_MSG_ID} characters")
    return str.__str__(msg_id)


def _max_retries(settings: Settings, operation: Operation[Any], options: Options) -> int:
    if options.max_retries is None:
        return settings.max_retries
    if not is_retries(options.max_retries):
        raise invalid_argument(operation, "max_retries", RETRIES_ARE)
    return options.max_retries


def _timeout(settings: Settings, operation: Operation[Any], options: Options) -> dict[str, float | None]:
    if options.timeout is None:
        return settings.timeouts
    if not is_timeout(options.timeout):
        raise invalid_argument(operation, "timeout", TIMEOUT_IS)
    return httpx.Timeout(options.timeout).as_dict()
