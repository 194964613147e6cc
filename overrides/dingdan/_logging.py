"""The `dingdan` logger: one line for each attempt, and bodies at DEBUG, without secrets and personal data.

httpx logs whole URLs, which contain the digest or the token. Its log records are redacted too.
"""

from __future__ import annotations

import json
import logging
import traceback
from typing import TYPE_CHECKING, Any

from dingdan._errors import excerpt, visible

if TYPE_CHECKING:
    from dingdan._events import ResponseEvent

logger = logging.getLogger("dingdan")
logger.addHandler(logging.NullHandler())  # else WARNINGs go to stderr if logging is not set up


def _on_one_line(text: str) -> str:
    return visible(text).replace("\n", "\\n")


class _VisibleFilter(logging.Filter):
    """Escapes control characters in the arguments of log records."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_on_one_line(value) if isinstance(value, str) else value for value in record.args)
        return True


logger.addFilter(_VisibleFilter())
LONGEST = 20_000
"""The largest number of characters of a body in a DEBUG line."""
ENCODED = ("Encoded header block to %s", "Decoding %s")
"""Log records of hpack with compressed headers, from which a signed path can be decoded."""


class _RedactingFilter(logging.Filter):
    """Redacts signatures, tokens and secrets in log records."""

    def filter(self, record: logging.LogRecord) -> bool:
        from dingdan._redaction import redact_url  # only log records need its patterns

        if str(record.msg).startswith(ENCODED):
            record.args = ("***",)
            return True
        try:
            written = record.getMessage()
        except Exception:  # logging itself reports a record that cannot be formatted
            return True
        shown = redact_url(written)
        if shown != written:
            record.msg, record.args = shown, None
        return True


_redacting = _RedactingFilter()
HTTP_LOGGERS = (
    "httpx",
    *(f"httpcore.{name}" for name in ("connection", "http11", "http2", "proxy", "socks")),
    *("hpack", "hpack.hpack", "hpack.table"),
)
"""Loggers that write addresses or headers. Each needs the filter, because a logger filters only its own records."""


def redact_http_logs() -> None:
    """Redact signatures, tokens and secrets in the log records of httpx, httpcore and hpack, of all clients.

    The clients and `DigestAuth` call it. Further calls have no effect.
    """
    for name in HTTP_LOGGERS:
        logging.getLogger(name).addFilter(_redacting)


def log(level: int, message: str, *args: object, **options: Any) -> None:
    """Log a record. Errors of the user's filters and handlers are suppressed: they must not hide a call's outcome."""
    try:
        logger.log(level, message, *args, stacklevel=2, **options)
    except Exception:
        if logging.raiseExceptions:  # as logging itself treats the errors of handlers
            traceback.print_exc(chain=False)  # what it is chained to may hold a secret


def _level(error: Exception | None) -> int:
    return logging.INFO if error is None else logging.WARNING


def logs_attempt(error: Exception | None) -> bool:
    """True if the logger writes a line for an attempt that ended with `error`."""
    return logger.isEnabledFor(_level(error))


def log_attempt(event: ResponseEvent) -> None:
    """Log an attempt: INFO if it succeeded, WARNING if it failed."""
    if not logs_attempt(event.error):
        return
    code = excerpt(str(getattr(event.error, "code", "")))
    outcome = "ok" if event.error is None else type(event.error).__name__ + (f" {code}" if code else "")
    fields = {
        "platform": event.platform,
        "operation": event.operation,
        "status": event.status_code,
        "rows": event.rows,
        "ms": round(event.seconds * 1000),
        "attempt": event.attempt,
        "msg_id": event.msg_id,
    }
    forms = {"status": "status %s", "rows": "rows %s", "ms": "%d ms", "attempt": "attempt %d", "msg_id": "msg_id %s"}
    known = [name for name in forms if fields[name] is not None]
    log(
        _level(event.error),
        "%s %s: " + ", ".join(forms[name] for name in known),
        event.operation, outcome, *(fields[name] for name in known),
        extra=fields,
    )  # fmt: skip


def log_no_data(operation: str, message: str, msg_id: str | None, secrets: list[str]) -> None:
    """Log the message of a success without data at WARNING, without `secrets`: it may be a failure."""
    from dingdan._redaction import redact_text

    shown = excerpt(redact_text(message, secrets))
    where = f", msg_id {msg_id}" if msg_id else ""
    log(logging.WARNING, "%s: success without data, and the message %s%s", operation, shown, where)


def log_retry(fields: dict[str, Any], error: Exception, seconds: float) -> None:
    """Log at INFO that a call will be sent again after `seconds`."""
    if not logger.isEnabledFor(logging.INFO):
        return
    extra = {name: fields[name] for name in ("platform", "operation", "attempt", "msg_id")}
    log(
        logging.INFO,
        "%s is sent again in %.1f s, after %s in attempt %d",
        fields["operation"], seconds, type(error).__name__, fields["attempt"],
        extra={**extra, "wait": seconds},
    )  # fmt: skip


def logs_bodies() -> bool:
    """True if bodies are logged."""
    return logger.isEnabledFor(logging.DEBUG)


def log_body(event: str, operation: str, body: bytes, secrets: list[str]) -> None:
    """Log the body of a request or response at DEBUG, without `secrets` and personal data."""
    from dingdan._redaction import redact_body, redact_text

    try:
        text = json.dumps(redact_body(_decoded(body)), ensure_ascii=False)
    except (ValueError, RecursionError):
        text = f"{len(body)} bytes that are no JSON"
    log(logging.DEBUG, "%s %s body: %s", operation, event, redact_text(text, secrets)[:LONGEST])


def _decoded(body: bytes) -> Any:
    from waiqin365_api.platform import PLATFORM

    value = json.loads(body)
    if isinstance(value, dict):
        for name in PLATFORM.envelope.data:  # JSON in a string
            if isinstance(value.get(name), str) and value[name]:
                value[name] = json.loads(value[name])
    return value
