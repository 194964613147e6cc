"""The errors of `dingdan`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import httpx
import msgspec

if TYPE_CHECKING:
    from dingdan._client import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
    from dingdan._lookups import LookupCall, SentRequest
    from dingdan._reconcile import Resolution

UNSEEN = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
EXCERPT = 200
"""The largest number of characters of a message or body in an error text. Attributes have the whole text."""


def excerpt(text: str) -> str:
    """Return the first line of `text`, cut to `EXCERPT` characters."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    shortened = line[:EXCERPT]
    return shortened if shortened == text.strip() else f"{shortened}…"


def visible(text: str) -> str:
    """Escape control characters, except line feeds, and characters that change the direction of text."""
    return re.sub(UNSEEN, lambda found: found[0].encode("unicode_escape", "surrogatepass").decode(), text)


class Context(TypedDict, total=False):
    """The call that an error is about."""

    platform: str | None
    operation: str | None
    msg_id: str | None


def _restore(kind: type[DingdanError], args: tuple[Any, ...], state: dict[str, Any]) -> DingdanError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class DingdanError(Exception):
    """The base class of all errors of `dingdan`."""

    def __init__(self, message: str, **context: Unpack[Context]) -> None:
        super().__init__(message)
        self.platform = context.get("platform")
        """`waiqin365` or `wshoto`."""
        self.operation = context.get("operation")
        """The operationId, such as `queryStdomOrder`."""
        self.msg_id = context.get("msg_id")
        """The id of the message (Waiqin365). Include it in requests to the platform's support."""
        self.page: int | None = None
        """The number of the page, if a later page of a query failed. Earlier records were already yielded."""

    def __str__(self) -> str:
        """Return the call, the failure and the msg_id."""
        page = None if self.page is None else f"page {self.page}"
        called = " ".join(part for part in (self.platform, self.operation, page) if part)
        text = (f"{called}: " if called else "") + str(self.args[0])
        return visible(text + (f" (msg_id {self.msg_id})" if self.msg_id else ""))

    def mask(self, secrets: Iterable[str]) -> None:
        """Redact secrets that the platform echoed."""
        from dingdan._redaction import redact_text  # only failures need its patterns

        known = list(secrets)
        self.args = tuple(redact_text(value, known) if isinstance(value, str) else value for value in self.args)
        for name, value in self.__dict__.items():
            if name != "msg_id" and isinstance(value, str):
                setattr(self, name, redact_text(value, known))
        self._shorten()

    def _shorten(self) -> None:
        """Shorten the platform's message. This must happen after redaction, which would not find half a secret."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle with all attributes, but without the response."""
        # A response holds open sockets and locks. Its text is in the error already.
        state = {key: value for key, value in self.__dict__.items() if not isinstance(value, httpx.Response)}
        return _restore, (type(self), self.args, state)


class DingdanWarning(UserWarning):
    """A call or option works but is probably a mistake. Each warning is shown once for each client."""


class ConfigError(DingdanError, ValueError):
    """A credential, an address or an option is missing or wrong."""


class LifecycleError(DingdanError, RuntimeError):
    """A client was used after it was closed, in a forked process, or on another event loop. Nothing was sent."""


class InvalidArgument(msgspec.Struct, frozen=True):
    """One fault of a call's arguments."""

    index: int | None
    """The index of the batch item. None if the call is not a batch, or if the fault is outside of its items."""
    argument: str
    """The path of the argument, such as `cm_id` or `items[3].products[0].product_id`."""
    message: str
    """The fault. It names types and formats, never the value."""


class InvalidRequest(DingdanError, ValueError):
    """An argument is missing, breaks a rule or has the wrong type. Nothing was sent.

    `errors` has all faults; the text has the first.
    """

    def __init__(
        self, message: str, *, argument: str, errors: Sequence[InvalidArgument] = (), **context: Unpack[Context]
    ) -> None:
        super().__init__(message, **context)
        self.argument = argument
        """The argument of the first fault, such as `cm_id` or `prods[2].product_id`."""
        self._errors = tuple(errors)

    @property
    def errors(self) -> list[InvalidArgument]:
        """All faults, in the order of the arguments; at least one."""
        return list(self._errors) or [InvalidArgument(None, self.argument, str(self.args[0]))]

    def __str__(self) -> str:
        """Return the argument, the fault, and the number of further faults."""
        called = " ".join(part for part in (self.platform, self.operation) if part)
        more = len(self._errors) - 1
        text = f"{self.argument}: {self.args[0]}" + (f" (and {more} more, see errors)" if more > 0 else "")
        return visible(f"{called}: {text}" if called else text)


class TransportError(DingdanError):
    """No complete response came: the connection broke, or the bytes were not HTTP."""


class ConnectFailed(TransportError):
    """No connection was made. The request was not sent."""


class Timeout(TransportError):
    """The platform did not respond in time."""


class OutcomeUnknown(TransportError):
    """A write was sent, but no usable response came. It may or may not have been applied.

    Check before you send it again. `resolve` reads the platform:

        except OutcomeUnknown as error:
            if error.resolve(wq).verdict == "not done":
                ...  # send it again; if "undecided", a person must decide
    """

    def __init__(
        self,
        message: str,
        *,
        request: SentRequest | None = None,
        lookups: Sequence[LookupCall] = (),
        **context: Unpack[Context],
    ) -> None:
        super().__init__(message, **context)
        self.request = request
        """The request: method, unsigned address, and body with personal data redacted."""
        self.lookups = list(lookups)
        """The reads that show the outcome, one for each record of the write. Empty if the specs know none."""

    def told(self) -> str:
        """Return the outcome in one sentence for a note: operation, msg_id and keys, without other sent data."""
        keys = [f"msg_id {self.msg_id}"] if self.msg_id else []
        keys += [f"{name} {value}" for lookup in self.lookups[:3] for name, value in lookup.match.items()]
        names = ", ".join(dict.fromkeys(keys))
        return f"whether {self.operation} was applied is unknown" + (f" ({names})" if names else "")

    def resolve(self, client: Waiqin365 | Wshoto, *, settle: float = 5.0) -> Resolution:
        """Find out from the platform if the write was applied.

        A new record is searched for by the keys that you sent (`order_no`, `express_no`). The verdict is "not done"
        only if such a key would have found it. A change is judged by the current state of the record, which includes
        later changes by others. Everything else is "undecided".

        Args:
            client: A blocking client of the same enterprise.
            settle: Seconds to repeat the reads before the verdict "not done", because a platform may show a record
                late. 0 reads once; the maximum is a day. Use more after a 504: the platform may still be working.

        Returns:
            The verdict with the records that were found.

        Raises:
            InvalidRequest: the client is asynchronous or of another platform, or `settle` is not a valid number of
                seconds. Nothing was sent.
            DingdanError: a read failed. The outcome is still unknown.
        """
        from dingdan._reconcile import resolve  # it imports the clients, which import this
        from dingdan.transport._io import run

        return run(resolve(self, client, settle, blocking=True))

    async def aresolve(self, client: AsyncWaiqin365 | AsyncWshoto, *, settle: float = 5.0) -> Resolution:
        """Find out from the platform if the write was applied: `resolve` with an asynchronous client."""
        from dingdan._reconcile import resolve  # it imports the clients, which import this

        return await resolve(self, client, settle, blocking=False)

    def __str__(self) -> str:
        """Return the error text and the reads that show the outcome."""
        where = "; ".join(map(str, self.lookups[:3]))
        return f"{super().__str__()} Look it up: {visible(where)}" if where else super().__str__()


class HTTPStatusError(DingdanError):
    """The response has an HTTP status that is not 2xx and no envelope of the platform."""

    def __init__(self, message: str, *, response: httpx.Response, **context: Unpack[Context]) -> None:
        super().__init__(message, **context)
        self.status_code = response.status_code
        """The HTTP status."""
        self.response = response
        """The response. Pickling drops it."""
        self.retry_after: float | None = None
        """Seconds of the `Retry-After` header, if there was one."""


class DecodeError(DingdanError):
    """A response, or the text in its `response_data`, cannot be decoded."""

    def __init__(self, message: str, *, body: bytes = b"", retryable: bool = False, **context: Unpack[Context]) -> None:
        from dingdan._redaction import redact_json_text

        self._message = message
        self._body = redact_json_text(body[: EXCERPT * 20].decode("utf-8", "replace"))
        self.excerpt = ""
        """The first 200 characters of the body, with personal data redacted."""
        self.retryable = retryable
        """True if the JSON is damaged, so that the same read may succeed later. False if the body is not JSON."""
        self.carried_out = False
        """True if a write was applied and only its response cannot be decoded."""
        self.misplaced = ""
        """The reason why rows in an unexpected place were not used. Empty if there were none."""
        super().__init__(message, **context)
        self._shorten()

    def _shorten(self) -> None:
        self.excerpt = self._body[:EXCERPT]
        self.args = (f"{self._message}: {self.excerpt!r}" if self._body else self._message,)

    def __str__(self) -> str:
        """Return the error text; for a write that was applied, it says so."""
        return super().__str__() + (" (the write was applied)" if self.carried_out else "")


class UnreadBodyError(DecodeError):
    """The body of a response was not read to its end: it is too large, or its encoding was not requested."""

    def __init__(self, message: str, status_code: int) -> None:
        super().__init__(message)
        self.status_code = status_code
        """The HTTP status."""

    def place(self, context: Context) -> None:
        """Set the call of the error."""
        self.__dict__.update(context)


class MisdirectedResponseError(DecodeError):
    """The response has the msg_id of another request. The outcome of this call is unknown."""


class StrictError(DecodeError):
    """With `strict=True`: a record has values that do not fit their documented types."""

    def __init__(self, message: str, *, problems: list[Any], **context: Unpack[Context]) -> None:
        from dingdan._redaction import redact_body

        super().__init__(message, **context)
        fields = (problem.path.rpartition(".")[2].partition("[")[0] for problem in problems)
        self.problems = [
            problem._replace(value=redact_body(problem.value, name=field))
            for problem, field in zip(problems, fields, strict=True)
        ]
        """The `Problem`s with path, value and expected type. Values that may be personal are redacted."""


class PagingError(DingdanError):
    """The platform sent the same page twice, so paging would never end."""


class APIError(DingdanError):
    """The platform rejected the call: a `return_code` other than "0", a `code` other than 0.

    A write is rejected only with HTTP 2xx or 4xx. Any other status raises `OutcomeUnknown`.
    """

    def __init__(
        self,
        *,
        code: str,
        message: str | None,
        hint: str = "",
        status_code: int | None = None,
        **context: Unpack[Context],
    ) -> None:
        self.status_code = status_code
        """The HTTP status, usually 200."""
        self.code = code
        """The code, as text."""
        self.retry_after: float | None = None
        """Seconds of the `Retry-After` header, if there was one."""
        self.message = message or ""
        """The whole message of the platform, sometimes several lines."""
        self._hint = hint
        super().__init__("", **context)
        self._shorten()

    def _shorten(self) -> None:
        text = f"code {excerpt(self.code)}: {excerpt(self.message) or 'no message'}"
        self.args = (f"{text} [{self._hint}]" if self._hint else text,)


class AuthenticationError(APIError):
    """The platform rejected the credentials, the digest or the token."""


class RateLimited(APIError):
    """Too many requests (HTTP 429; neither platform publishes a code for it)."""
