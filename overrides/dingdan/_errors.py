"""Every error that `dingdan` raises."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypedDict, Unpack
from urllib.parse import quote

import httpx

EXCERPT = 200
"""How many characters of a message or body an error's text shows; attributes keep all of it."""

SHORTEST_SECRET = 6


def excerpt(text: str) -> str:
    """The first line of `text`, cut to a length that a log line bears."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    shortened = line[:EXCERPT]
    return shortened if shortened == text.strip() else f"{shortened}…"


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

    def __str__(self) -> str:
        """Say what was called, what went wrong, and the msg_id."""
        called = " ".join(part for part in (self.platform, self.operation) if part)
        text = str(self.args[0])
        return (f"{called}: " if called else "") + text + (f" (msg_id {self.msg_id})" if self.msg_id else "")

    def mask(self, secrets: Iterable[str]) -> None:
        """Blot out `secrets` wherever a platform's answer has brought them into this error."""
        # Shorter ones are no secrets of either platform, and would blot out ordinary words.
        known = [secret for secret in secrets if len(secret) >= SHORTEST_SECRET]
        forms = {form for secret in known for form in (secret, quote(secret, safe=""))}

        def masked(value: Any) -> Any:
            for form in sorted(forms, key=len, reverse=True):
                value = value.replace(form, "***") if isinstance(value, str) else value
            return value

        self.args = tuple(map(masked, self.args))
        for name, value in self.__dict__.items():
            if name != "msg_id":
                setattr(self, name, masked(value))

    def __reduce__(self) -> tuple[Any, ...]:
        """Survive a process pool or a task queue with all attributes."""
        return _restore, (type(self), self.args, self._state())

    def _state(self) -> dict[str, Any]:
        # A response holds open sockets and locks; its text is in the error already.
        return {key: value for key, value in self.__dict__.items() if not isinstance(value, httpx.Response)}


class ConfigError(DingdanError, ValueError):
    """A client was made with a credential, address or option missing or wrong."""


class InvalidRequest(DingdanError, ValueError):
    """An argument is missing, contradicts a rule or has the wrong type. Nothing was sent."""

    def __init__(self, message: str, *, argument: str, **context: Unpack[Context]) -> None:
        super().__init__(message, **context)
        self.argument = argument
        """Which argument, such as `cm_id` or `prods[2].product_id`."""

    def __str__(self) -> str:
        """Name the argument first."""
        called = " ".join(part for part in (self.platform, self.operation) if part)
        return (f"{called}: " if called else "") + f"{self.argument}: {self.args[0]}"


class TransportError(DingdanError):
    """No whole answer came: the connection broke, or what came was not HTTP."""


class ConnectFailed(TransportError):
    """The request certainly never left: no connection could be had."""


class Timeout(TransportError):
    """The platform did not answer in time."""


class OutcomeUnknown(TransportError):
    """A write left, but no answer came: it may or may not have been carried out.

    Never send it again unseen: look first whether what it would have made is there.
    """


class HTTPStatusError(DingdanError):
    """The answer has an HTTP status that is not 2xx, and no envelope of the platform in it."""

    def __init__(self, message: str, *, response: httpx.Response, **context: Unpack[Context]) -> None:
        super().__init__(message, **context)
        self.status_code = response.status_code
        """The HTTP status."""
        self.response = response
        """The response; not kept by pickling."""


class DecodeError(DingdanError):
    """An answer, or the text inside `response_data`, is not what it should be."""

    def __init__(self, message: str, *, body: bytes = b"", **context: Unpack[Context]) -> None:
        self.excerpt = body[: EXCERPT * 4].decode("utf-8", "replace")[:EXCERPT]
        """The first 200 characters of what came."""
        super().__init__(f"{message}: {self.excerpt!r}" if body else message, **context)


class StrictError(DecodeError):
    """With `strict=True`: a record holds values that do not fit their documented types."""

    def __init__(self, message: str, *, problems: list[Any], **context: Unpack[Context]) -> None:
        super().__init__(message, **context)
        self.problems = problems
        """The `Problem`s, each with path, value and what was expected."""


class PagingError(DingdanError):
    """The platform sent a page that it had sent before; going on would never end."""


class APIError(DingdanError):
    """The platform refused the call: a `return_code` other than "0", a `code` other than 0."""

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
        self.message = message or ""
        """The platform's own words, whole; at times a dump of several lines."""
        text = f"code {code}: {excerpt(self.message) or 'no message'}"
        super().__init__(f"{text} [{hint}]" if hint else text, **context)


class AuthenticationError(APIError):
    """The platform does not accept the credentials, the digest or the token."""


class RateLimited(APIError):
    """The platform wants fewer requests (HTTP 429; neither platform publishes a code for it)."""
