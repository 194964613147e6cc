"""Credentials as objects that hide their text, and removal of traceback frames that contain credentials."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from types import TracebackType
from typing import NoReturn, Self

HIDDEN_PACKAGES = frozenset(
    {
        *("dingdan", "dingdan_runtime", "httpx", "httpcore", "h11", "h2", "hpack", "hyperframe", "socksio"),
        *("anyio", "sniffio", "trio", "outcome", "opentelemetry", "wrapt", "sentry_sdk"),
        # asyncio and ssl write the request; http.cookiejar and urllib.request read the address.
        *sys.stdlib_module_names,
    }
)
"""Top-level packages whose frames contain signed URLs and the sent bytes."""


class Secret:
    """A credential, signature or token. Only `revealed` returns its text.

    Use `revealed` inside an expression: a local variable would appear in tracebacks.
    """

    __slots__ = ("revealed",)

    def __init__(self, text: str) -> None:
        self.revealed = text

    @classmethod
    def hide(cls, text: str | None) -> Self | None:
        """Return a text as a secret; None if there is no text."""
        return None if text is None else cls(text)

    def is_text(self) -> bool:
        """True if the secret is text that can be sent."""
        try:
            return isinstance(self.revealed, str) and self.revealed.encode() is not None
        except UnicodeEncodeError:
            return False

    def is_line(self) -> bool:
        """True if the secret is one line of text that is not blank."""
        return self.is_text() and self.revealed.isprintable() and bool(self.revealed.strip())

    def __repr__(self) -> str:
        """Return a representation without the text."""
        return "***"

    def __reduce__(self) -> NoReturn:
        """Raise TypeError: secrets cannot be pickled or copied."""
        raise TypeError("a Secret cannot be pickled")


class Secrets:
    """The secrets of one call, for the redaction of texts that repeat them."""

    __slots__ = ("_texts",)

    def __init__(self) -> None:
        self._texts: list[str] = []

    def add(self, *texts: str) -> None:
        """Add secrets."""
        self._texts += texts

    def __iter__(self) -> Iterator[str]:
        """Iterate over the secrets."""
        return iter(self._texts)

    def __repr__(self) -> str:
        """Return a representation without the text."""
        return "***"

    def __reduce__(self) -> NoReturn:
        """Raise TypeError: secrets cannot be pickled or copied."""
        raise TypeError("Secrets cannot be pickled")


def without_frames(error: BaseException) -> BaseException:
    """Remove the frames of a cause, whose variables contain secrets, and return it. Type and message stay."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def redact_arguments(error: BaseException, secrets: Iterable[str] | None = None) -> None:
    """Redact the arguments of an exception; without `secrets`, redact all words that may be a token."""
    from dingdan._redaction import redact_text, redact_words  # their patterns take time, only failures need them

    redact = redact_words if secrets is None else partial(redact_text, secrets=secrets)
    error.args = tuple(
        redact(value) if isinstance(value, str)
        else redact(value.decode("latin-1")).encode("latin-1") if isinstance(value, bytes)
        else value
        for value in error.args
    )  # fmt: skip
    for name in ("strerror", "filename", "filename2") if isinstance(error, OSError) else ():
        if isinstance(value := getattr(error, name), str):
            setattr(error, name, redact(value))


def hide_frames(error: BaseException, outer: BaseException | None = None, secrets: Iterable[str] | None = None) -> None:
    """Remove the frames whose variables may contain secrets from an exception and its causes.

    Frames of other code stay: they show where a hook, a transport or a signal handler failed.

    Args:
        error: The exception that a client raises.
        outer: The exception that was handled when the call began. It and its causes do not change.
        secrets: If given, they and signed URLs are redacted in the messages of all these exceptions.
    """
    waiting, done = [error], {id(outer)}
    while waiting:
        one = waiting.pop()
        if id(one) in done:
            continue
        done.add(id(one))
        one.__traceback__ = _shown(one.__traceback__)
        if secrets is not None:
            redact_arguments(one, secrets)
        waiting += [linked for linked in (one.__cause__, one.__context__) if linked is not None]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions


def _shown(trace: TracebackType | None) -> TracebackType | None:
    kept = [entry for entry in _entries(trace) if _package(entry) not in HIDDEN_PACKAGES]
    shown: TracebackType | None = None
    for entry in reversed(kept):
        shown = TracebackType(shown, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return shown


def _entries(trace: TracebackType | None) -> Iterable[TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _package(entry: TracebackType) -> str:
    return str(entry.tb_frame.f_globals.get("__name__", "")).partition(".")[0]
