"""The state of one call through all its attempts."""

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
    UnreadBodyError,
)
from dingdan._logging import log_attempt, log_body, log_no_data, logs_attempt, logs_bodies
from dingdan._option_checks import CHECKS
from dingdan._secrets import Secrets, hide_frames, without_frames
from dingdan.codec._encode import invalid_argument, to_bytes
from dingdan.codec._envelope import ResponsePayload
from dingdan.transport._deadline import NO_DEADLINE, Deadline
from dingdan.transport._retry import MIN_SECONDS_LEFT, NEVER_LEFT, retry_after, translate
from dingdan.transport._signed_request import Sending, is_signed, readable, unsign
from dingdan_runtime import Operation, Options

if TYPE_CHECKING:
    from dingdan._events import RequestEvent, ResponseEvent

ValueT = TypeVar("ValueT")
Read = Callable[[ResponsePayload], tuple[ValueT, int | None]]
"""A function that decodes a response: it returns the value, and the number of records if there are any."""

GATEWAY_GAVE_UP = frozenset({408, 499})
"""The HTTP 4xx statuses of a proxy that stops waiting: the server behind it may continue."""
MAX_MSG_ID_LENGTH = 256
"""The largest length of a msg_id, in characters. It is part of the URL, which servers limit to some thousands."""


class Call(Generic[ValueT]):
    """A running call.

    Raises:
        InvalidRequest: an option is wrong, or the body cannot be encoded as JSON.
    """

    def __init__(
        self,
        settings: Settings,
        client: httpx.Client | httpx.AsyncClient,
        operation: Operation[Any],
        body: Any,
        options: Options,
        read: Read[ValueT],
        page: int | None = None,
    ) -> None:
        self.operation = operation
        self.write = operation.write
        self.msg_id = _msg_id(settings, operation, options)
        self.max_retries = _option(settings, operation, options, "max_retries")
        self.deadline = NO_DEADLINE
        self.timeout: dict[str, float | None] = settings.timeouts
        if options.timeout is not None:
            self.timeout = httpx.Timeout(_option(settings, operation, options, "timeout")).as_dict()
        self.secrets = Secrets()
        """The secrets of the call's signature."""
        self.sending = Sending()
        self.attempt = 1
        self.event: ResponseEvent | None = None
        """The payload of on_response for the last attempt, if a hook or the log needs it."""
        self.failure: DingdanError | None = None
        """The error of the last attempt; None if it succeeded."""
        self._settings = settings
        self._body = body
        self._read = read
        self._page = page
        self._has_ended = False
        self._status: int | None = None
        self._code: str | None = None
        """The code in the envelope of a failed write's response."""
        self._started = 0.0
        self._sent_at = 0.0
        """The time of a write's first attempt, in epoch seconds."""
        self.request = settings.requests.build(
            client,
            operation.http_method,
            settings.url(operation.path),
            content=to_bytes(operation, body),
            extensions={"timeout": self.timeout, "dingdan.write": operation.write},
        )
        if operation.write:
            self.request.extensions["dingdan.sending"] = self.sending
        if self.msg_id is not None:
            settings.recent.add(self.msg_id)
            self.request.extensions["dingdan.msg_id"] = self.msg_id

    @property
    def context(self) -> Context:
        """The context for the errors of this call."""
        return {"platform": self.operation.platform, "operation": self.operation.id, "msg_id": self.msg_id}

    def begin_again(self) -> None:
        """Reset the state for the next attempt."""
        self.attempt += 1
        self.event = self._status = self._code = None
        self._has_ended = self.sending.begun = self.sending.streamed = False

    def request_event(self) -> RequestEvent:
        """Return the payload of the on_request hook."""
        from dingdan._events import RequestEvent  # only hooks need it

        return RequestEvent(**self.event_fields())

    def start(self) -> None:
        """Start the clock of an attempt. The first attempt starts the deadline of the call.

        Raises:
            DingdanError: the error of the previous attempt, if no time is left for another.
        """
        self._started = time.monotonic()
        if self.attempt == 1:
            self.deadline = Deadline(self._settings.total_timeout)
            self._sent_at = self._settings.clock() if self.write else 0.0
        elif self.failure is not None and not self.deadline.allows(MIN_SECONDS_LEFT):
            raise self.failure
        self.deadline.limit(self.request, self.timeout)
        if logs_bodies():
            self._log_body("request", self.request.content)

    def failed(self, error: httpx.RequestError | DingdanError) -> DingdanError:
        """Return the DingdanError of a failed attempt, without secrets, and log it."""
        if isinstance(error, UnreadBodyError) and error.operation is None:  # else it is a token's
            error.place(self.context)
            self._status = error.status_code
        redacted = self._redacted()
        if isinstance(error, DingdanError):
            error.mask(redacted)
            failure = self._judged(error)
        else:
            failure = self._translated(error)
        if failure is error:
            cause = error.__cause__
        else:
            cause = error
            failure.mask(redacted)
        if isinstance(cause, httpx.RequestError):
            cause.request = self.request  # not the signed one
        failure.page = self._page
        # The frames so far hold secrets, and nothing in them is for the user to correct.
        failure.__cause__ = cause and self._shown(cause, redacted)
        failure.__context__ = failure.__traceback__ = None
        self._ended(None, failure)
        return failure

    def interrupt(self, error: BaseException) -> bool:
        """Report an interrupted write: log it, create its event, and add a note to `error`, the interrupting exception.

        Returns:
            True if sending of the write had begun, so that its outcome is unknown.
        """
        if not self.sending.begun or self._has_ended:
            return False
        unknown = self._unanswered(type(error).__name__)
        unknown.mask(self._redacted())
        self._ended(None, unknown)
        error.add_note(f"dingdan: {unknown.told()}")
        return True

    def judged_by_hook(self, error: httpx.HTTPStatusError) -> DingdanError:
        """Return the DingdanError for an HTTP status for which an event hook of the user raised an error.

        Raises:
            httpx.HTTPStatusError: the error is for a request of the hook itself, or the response is a success.
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

        error.args = tuple(redact_text(str(argument), self.secrets) for argument in error.args)
        raise error

    def read(self, response: httpx.Response) -> ValueT:
        """Decode the response of an attempt, and log the success."""
        self._status = response.status_code
        # The request and response that the user sees hold neither signature nor token.
        unsign(response, self.request)
        # A stream of httpx holds the response that holds it: only the garbage collector would free them.
        response.stream = httpx.ByteStream(response.content)
        if logs_bodies():
            self._log_body("response", response.content)
        try:
            answer = self._settings.envelope.unwrap(self.operation, response, self.msg_id, self._settings.recent)
            blank = answer.data is None
            value, rows = self._read(answer)
            if blank and not self.write and (message := answer.unusual_message):
                log_no_data(self.operation.id, message, self.msg_id, self._redacted())
        except DingdanError as error:
            if isinstance(error, HTTPStatusError | APIError):
                error.retry_after = retry_after(response, self._settings.clock)
            if self.write:
                self._code = self._settings.envelope.code_of(response)
            raise
        self._ended(rows, None)
        return value

    def _shown(self, cause: BaseException, redacted: list[str]) -> BaseException | None:
        """Return a cause without frames and texts that contain secrets; None if they cannot be removed."""
        from dingdan._redaction import SHORTEST_SECRET, redact_text  # its patterns take time, only failures need them

        if isinstance(cause, httpx.RequestError):
            cause.args = tuple(redact_text(str(argument), redacted) for argument in cause.args)
        secrets = [secret for secret in self.secrets if len(secret) >= SHORTEST_SECRET]
        if any(secret in text for secret in secrets for text in (str(cause), repr(cause))):
            return None
        if isinstance(cause, httpx.RequestError | DingdanError):
            return without_frames(cause)
        cause.__cause__ = cause.__context__ = None
        hide_frames(cause)
        return cause

    def _translated(self, error: httpx.RequestError) -> DingdanError:
        """Return the DingdanError for an error of httpx's. A write that was sent may have been applied."""
        if self.write and self._may_have_left(error):
            return self._unanswered(type(error).__name__)
        return translate(error, self.context)

    def _may_have_left(self, error: httpx.RequestError) -> bool:
        """True if a write may have been sent before `error` was raised."""
        # A transport that retries by itself may end with a connection refused.
        if self.sending.streamed:
            return True
        possible = not isinstance(error, NEVER_LEFT)
        try:
            own = bool(error.request.extensions.get("dingdan.write"))
        except RuntimeError:  # raised by an event hook, without a request: assume the worse of the two
            return possible or self.sending.begun
        # An error about another request comes from an event hook, or from fetching the token.
        return possible if own else self.sending.begun

    def _judged(self, error: DingdanError) -> DingdanError:
        """Return OutcomeUnknown for a response that does not clearly reject a write; else the error itself."""
        status = self._status
        if not self.write:
            return error
        if status is None:  # raised while the token was fetched, or by an event hook
            return self._unanswered(type(error).__name__) if self.sending.begun else error
        if isinstance(error, DecodeError):
            why = str(error.args[0]) if isinstance(error, UnreadBodyError) else "an unreadable response"
            return error if error.carried_out else self._unanswered(why)
        if not isinstance(error, HTTPStatusError | APIError):
            return error
        # Gateways use the envelope for their own failures too, and send code 0 with a status of failure.
        contradicts = self._code is not None and self._code != getattr(error, "code", None)
        if status in GATEWAY_GAVE_UP or not (200 <= status < 300 or 400 <= status < 500) or contradicts:
            said = f", {error.args[0]}" if isinstance(error, APIError) else ", code 0" if contradicts else ""
            return self._unanswered(f"HTTP {status}{said}")
        return error

    def _unanswered(self, why: str) -> OutcomeUnknown:
        from dingdan._lookups import lookups_of, sent_request  # only failures need it

        return OutcomeUnknown(
            f"The request was sent, but no usable response came ({why})."
            " Check whether it was applied before you send it again.",
            request=sent_request(self.operation, self._settings.base_url + self.operation.path, self._body),
            lookups=lookups_of(self.operation, self._body, self._sent_at),
            **self.context,
        )

    def _redacted(self) -> list[str]:
        """Return the secrets of this call and the personal data that it sends."""
        from dingdan._redaction import personal_values

        return [*self.secrets, *personal_values(self.operation.body, self._body)]

    def _log_body(self, event: str, body: bytes) -> None:
        log_body(event, self.operation.id, body, self._redacted())

    def _ended(self, rows: int | None, error: DingdanError | None) -> None:
        self.failure, self._has_ended = error, True
        if self._settings.on_response is None and not logs_attempt(error):
            return
        from dingdan._events import ResponseEvent

        self.event = ResponseEvent(
            **self.event_fields(),
            status_code=self._status,
            rows=rows,
            seconds=time.monotonic() - self._started,
            error=error,
        )
        log_attempt(self.event)

    def event_fields(self) -> dict[str, Any]:
        """Return the common fields of all events and log lines of an attempt."""
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
    if len(msg_id) > MAX_MSG_ID_LENGTH:
        raise invalid_argument(operation, "msg_id", f"takes at most {MAX_MSG_ID_LENGTH} characters")
    return str.__str__(msg_id)


def _option(settings: Settings, operation: Operation[Any], options: Options, name: str) -> Any:
    """Return an option of the call; if it is None, that of the client."""
    value = getattr(options, name)
    if value is None:
        return getattr(settings, name)
    fits, wanted = CHECKS[name]
    if not fits(value):
        raise invalid_argument(operation, name, wanted)
    return value
