"""Every error that `dingdan` raises."""

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
"""How many characters of a message or body an error's text shows; attributes keep all of it."""


def excerpt(text: str) -> str:
    """The first line of `text`, cut to a length that a log line bears."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    shortened = line[:EXCERPT]
    return shortened if shortened == text.strip() else f"{shortened}…"


def visible(text: str) -> str:
    """Show control characters as escapes, and those that turn the direction of text: a terminal would obey them.

    Line feeds stay.
    """
    return re.sub(UNSEEN, lambda found: found[0].encode("unicode_escape", "surrogatepass").decode(), text)


def without_frames(error: BaseException) -> BaseException:
    """Keep the type and text of a cause, and drop its frames: their variables hold what it was signed with."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


class Context(TypedDict, total=False):
    """Which call an error is about."""

    platform: str | None
    operation: str | None
    msg_id: str | None


def _restore(kind: type[DingdanError], args: tuple[Any, ...], state: dict[str, Any]) -> DingdanError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class DingdanError(Exception):
    """Any failure of a call. Every other error here is one of these."""

    def __init__(
        self,
        message: str,
        **context: Unpack[Context],
    ) -> None:
        super().__init__(message)
        self.platform = context.get("platform")
        """`waiqin365` or `wshoto`."""
        self.operation = context.get("operation")
        """The platform's own name of the operation, such as `queryStdomOrder`."""
        self.msg_id = context.get("msg_id")
        """The id of the message (Waiqin365), for the platform's support."""
        self.page: int | None = None
        """Which page of a query it was, when not the first that there is: those before have been given."""

    def __str__(self) -> str:
        """Say what was called, what went wrong, and the msg_id."""
        page = None if self.page is None else f"page {self.page}"
        called = " ".join(part for part in (self.platform, self.operation, page) if part)
        text = (f"{called}: " if called else "") + str(self.args[0])
        return visible(text + (f" (msg_id {self.msg_id})" if self.msg_id else ""))

    def mask(self, secrets: Iterable[str]) -> None:
        """Blot out `secrets` wherever a platform's answer has brought them into this error."""
        from dingdan._redaction import redact_text  # its patterns take time, and only failures need them

        known = list(secrets)
        self.args = tuple(redact_text(value, known) if isinstance(value, str) else value for value in self.args)
        for name, value in self.__dict__.items():
            if name != "msg_id" and isinstance(value, str):
                setattr(self, name, redact_text(value, known))

    def __reduce__(self) -> tuple[Any, ...]:
        """Survive a process pool or a task queue with all attributes."""
        return _restore, (type(self), self.args, self._state())

    def _state(self) -> dict[str, Any]:
        # A response holds open sockets and locks; its text is in the error already.
        return {key: value for key, value in self.__dict__.items() if not isinstance(value, httpx.Response)}


class DingdanWarning(UserWarning):
    """Something that works, and is probably not what was meant. Each is given once a client."""


class ConfigError(DingdanError, ValueError):
    """A client was made with a credential, address or option missing or wrong."""


class LifecycleError(DingdanError, RuntimeError):
    """A client was used after it was closed, in a forked process, or on another event loop. Nothing was sent."""


class InvalidArgument(msgspec.Struct, frozen=True):
    """One fault of a call's arguments."""

    index: int | None
    """The item of a batch that it is in, from 0; None where the call takes no batch, or the fault is in no item."""
    argument: str
    """The path of the argument, such as `cm_id` or `items[3].products[0].product_id`."""
    message: str
    """The fault in words. It names types and forms, never the value."""


class InvalidRequest(DingdanError, ValueError):
    """An argument is missing, contradicts a rule or has the wrong type. Nothing was sent.

    `errors` has every fault; the text of the error tells of the first.
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
        """Name the argument first, and say how many more faults there are."""
        called = " ".join(part for part in (self.platform, self.operation) if part)
        more = len(self._errors) - 1
        text = f"{self.argument}: {self.args[0]}" + (f" (and {more} more, see errors)" if more > 0 else "")
        return visible(f"{called}: {text}" if called else text)


class TransportError(DingdanError):
    """No whole answer came: the connection broke, or what came was not HTTP."""


class ConnectFailed(TransportError):
    """The request certainly never left: no connection could be had."""


class Timeout(TransportError):
    """The platform did not answer in time."""


class OutcomeUnknown(TransportError):
    """A write was sent, but no answer came that tells its outcome: it may or may not have been carried out.

    Never send it again unseen. `resolve` asks the platform:

        except OutcomeUnknown as error:
            if error.resolve(wq).verdict == "not done":
                ...  # send it again; "undecided" is for people to decide
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
        """What was sent: method, address and body, without the signature and with personal data blotted out."""
        self.lookups = list(lookups)
        """The reads that would tell, one for each thing that the write was about; empty where there is none."""

    def told(self) -> str:
        """Give the outcome in one sentence, for a note: operation, msg_id and keys, and no more of what was sent."""
        keys = [f"{name} {value}" for lookup in self.lookups[:3] for name, value in lookup.match.items()]
        names = ", ".join([*([f"msg_id {self.msg_id}"] if self.msg_id else []), *dict.fromkeys(keys)])
        return f"whether {self.operation} was carried out is unknown" + (f" ({names})" if names else "")

    def resolve(self, client: Waiqin365 | Wshoto, *, settle: float = 5.0) -> Resolution:
        """Ask the platform whether the write was carried out.

        A write that makes something is looked for by the keys of your own that it sent (`order_no`, `express_no`);
        "not done" is said only where such a key would have shown it. A change is judged by the state that it brings
        about, as the record is now: what others have changed since counts too. All else is "undecided".

        Args:
            client: A blocking client of the same enterprise.
            settle: Seconds over which the reads are repeated before "not done", since a platform may show what was
                written late; 0 asks once, a day is the most. Give it more where the platform may still be at work, such
                as after a 504.

        Returns:
            The verdict with the records that were found.

        Raises:
            InvalidRequest: the client is of another platform, or asynchronous, or `settle` is no number of seconds.
                Nothing was sent.
            DingdanError: a read failed; the outcome is as unknown as before.
        """
        from dingdan._reconcile import resolve  # it imports the clients, which import this

        return resolve(self, client, settle)

    async def aresolve(self, client: AsyncWaiqin365 | AsyncWshoto, *, settle: float = 5.0) -> Resolution:
        """Ask the platform whether the write was carried out: `resolve` for an asynchronous client.

        Args:
            client: An asynchronous client of the same enterprise.
            settle: Seconds over which the reads are repeated before "not done"; 0 asks once.

        Returns:
            The verdict with the records that were found.

        Raises:
            InvalidRequest: the client is of another platform, or blocking, or `settle` is no number of seconds.
                Nothing was sent.
            DingdanError: a read failed; the outcome is as unknown as before.
        """
        from dingdan._reconcile import aresolve  # it imports the clients, which import this

        return await aresolve(self, client, settle)

    def __str__(self) -> str:
        """Say where to look."""
        where = "; ".join(map(str, self.lookups[:3]))
        return f"{super().__str__()}: look at {visible(where)}" if where else super().__str__()


class HTTPStatusError(DingdanError):
    """The answer has an HTTP status that is not 2xx, and no envelope of the platform in it."""

    def __init__(self, message: str, *, response: httpx.Response, **context: Unpack[Context]) -> None:
        super().__init__(message, **context)
        self.status_code = response.status_code
        """The HTTP status."""
        self.response = response
        """The response; not kept by pickling."""
        self.retry_after: float | None = None
        """Seconds that the platform asked to wait (`Retry-After`), if it did."""


class DecodeError(DingdanError):
    """An answer, or the text inside `response_data`, is not what it should be."""

    def __init__(self, message: str, *, body: bytes = b"", retryable: bool = False, **context: Unpack[Context]) -> None:
        from dingdan._redaction import redact_json_text

        self.excerpt = redact_json_text(body[: EXCERPT * 4].decode("utf-8", "replace"))[:EXCERPT]
        """The first 200 characters of what came, with whatever may be personal blotted out."""
        self.retryable = retryable
        """Whether it is damaged JSON, so that the same read may work another time; else it is no JSON at all."""
        self.carried_out = False
        """Whether a write was carried out all the same: only what the platform told about it cannot be read."""
        self.misplaced = ""
        """The data that was found in a place where rows are not looked for; empty where there was none."""
        super().__init__(f"{message}: {self.excerpt!r}" if body else message, **context)

    def __str__(self) -> str:
        """Say of a write that it was carried out."""
        return super().__str__() + (" (the write was carried out)" if self.carried_out else "")


class UnreadBody(DecodeError):
    """A response whose body was not read to its end: it is too large, or packed in a way that was not asked for."""

    def __init__(self, message: str, status_code: int) -> None:
        super().__init__(message)
        self.status_code = status_code
        """The HTTP status."""

    def place(self, context: Context) -> None:
        """Say which call it was."""
        self.platform, self.operation = context.get("platform"), context.get("operation")
        self.msg_id = context.get("msg_id")


class MisdirectedAnswer(DecodeError):
    """An answer that names another message: what became of this one, it does not tell."""


def _name(problem: Any) -> str:
    """The field that a problem is about, without where it stands."""
    return str(problem.path).rpartition(".")[2].partition("[")[0]


class StrictError(DecodeError):
    """With `strict=True`: a record holds values that do not fit their documented types."""

    def __init__(self, message: str, *, problems: list[Any], **context: Unpack[Context]) -> None:
        from dingdan._redaction import redact_body

        super().__init__(message, **context)
        self.problems = [
            problem._replace(value=redact_body(problem.value, name=_name(problem))) for problem in problems
        ]
        """The `Problem`s, each with path, value and what was expected; values that may be personal are blotted out."""


class PagingError(DingdanError):
    """The platform sent a page that it had sent before; going on would never end."""


class APIError(DingdanError):
    """The platform refused the call: a `return_code` other than "0", a `code` other than 0.

    A write is refused only by an answer with HTTP 2xx or 4xx; with any other status it is `OutcomeUnknown`.
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
        """The HTTP status that it came with, 200 as a rule."""
        self.code = code
        """The platform's code, as text."""
        self.retry_after: float | None = None
        """Seconds that the platform asked to wait (`Retry-After`), if it did."""
        self.message = message or ""
        """The platform's own words, whole; at times a dump of several lines."""
        text = f"code {code}: {excerpt(self.message) or 'no message'}"
        super().__init__(f"{text} [{hint}]" if hint else text, **context)


class AuthenticationError(APIError):
    """The platform does not accept the credentials, the digest or the token."""


class RateLimited(APIError):
    """The platform wants fewer requests (HTTP 429; neither platform publishes a code for it)."""
