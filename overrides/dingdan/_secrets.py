"""Credentials as objects that do not show their text, and tracebacks without the frames that hold them."""

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
"""Top-level packages whose frames hold signed addresses and the bytes that are sent."""


class Secret:
    """A credential, signature or token. Nothing shows its text but `revealed`.

    Use `revealed` inside an expression: a local variable would stand in every traceback.
    """

    __slots__ = ("revealed",)

    def __init__(self, text: str) -> None:
        self.revealed = text

    @classmethod
    def hide(cls, text: str | None) -> Self | None:
        """Hide a text, if there is one."""
        return None if text is None else cls(text)

    def is_text(self) -> bool:
        """Return True if it is text that can be sent."""
        try:
            return isinstance(self.revealed, str) and self.revealed.encode() is not None
        except UnicodeEncodeError:
            return False

    def is_line(self) -> bool:
        """Return True if it is text of one line, with more than blanks in it."""
        return self.is_text() and self.revealed.isprintable() and bool(self.revealed.strip())

    def __repr__(self) -> str:
        """Show nothing."""
        return "***"

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or copied."""
        raise TypeError("a Secret cannot be pickled")


class Secrets:
    """The secrets of one call, which are redacted where the platform echoes them."""

    __slots__ = ("_texts",)

    def __init__(self) -> None:
        self._texts: list[str] = []

    def add(self, *texts: str) -> None:
        """Add `texts`."""
        self._texts += texts

    def __iter__(self) -> Iterator[str]:
        """Iterate over the texts."""
        return iter(self._texts)

    def __repr__(self) -> str:
        """Show nothing."""
        return "***"

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or copied."""
        raise TypeError("Secrets cannot be pickled")


def without_frames(error: BaseException) -> BaseException:
    """Drop the frames of a cause, whose variables hold secrets. Its type and text stay."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def redact_arguments(error: BaseException, secrets: Iterable[str] | None = None) -> None:
    """Redact the texts that an exception was made with; without `secrets`, all words that may be a token."""
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
    """Drop the frames of an exception and its causes whose variables may hold secrets.

    Frames of other code stay: they show where a hook, a transport or a signal handler failed.

    Args:
        error: The exception that a client raises.
        outer: The exception that was being handled when the call began. It and its causes stay as they are.
        secrets: If given, they and signed addresses are redacted in the texts of all these exceptions.
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
