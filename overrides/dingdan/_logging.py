"""The `dingdan` logger: a line an attempt, bodies at DEBUG, and nothing in them that must not be shown.

httpx logs whole URLs, which hold the digest or the token: its line is made to hide them too.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from dingdan._errors import visible

if TYPE_CHECKING:
    from dingdan._events import ResponseEvent

logger = logging.getLogger("dingdan")
logger.addHandler(logging.NullHandler())  # else WARNINGs of a program that has set up no logging go to stderr


class _VisibleFilter(logging.Filter):
    """Shows control characters in what a platform told as escapes."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(visible(value) if isinstance(value, str) else value for value in record.args)
        return True


logger.addFilter(_VisibleFilter())
LONGEST = 20_000
"""Characters of a body that a DEBUG line shows."""


ENCODED = ("Encoded header block to %s", "Decoding %s")
"""Records of hpack that hold whole headers, compressed, from which any signed path can be decoded."""


class _RedactingFilter(logging.Filter):
    """Takes signatures, tokens and secrets out of records, whoever sent the request."""

    def filter(self, record: logging.LogRecord) -> bool:
        from dingdan._redaction import redact_url  # its patterns take time, and only records need them

        if str(record.msg).startswith(ENCODED):
            record.args = ("***",)
            return True
        try:
            written = record.getMessage()
        except Exception:  # logging itself tells of a record that cannot be written
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
"""Loggers that write addresses or headers. Each needs the filter: what a logger's parents filter is its own records."""


def redact_http_logs() -> None:
    """Redact signatures, tokens and secrets in the log records of httpx, httpcore and hpack, of all clients.

    The clients and `DigestAuth` call it. Once is enough; more often does no harm. Records without one stay as they are.
    """
    for name in HTTP_LOGGERS:
        logging.getLogger(name).addFilter(_redacting)


def _level(error: Exception | None) -> int:
    return logging.INFO if error is None else logging.WARNING


def logs_attempt(error: Exception | None) -> bool:
    """Whether the line of an attempt that ended with `error`, or well, is written."""
    return logger.isEnabledFor(_level(error))


def log_attempt(event: ResponseEvent) -> None:
    """Write the line of an attempt: INFO when it worked, WARNING when it did not."""
    if not logs_attempt(event.error):
        return
    code = getattr(event.error, "code", None)
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
    logger.log(
        _level(event.error),
        "%s %s: " + ", ".join(forms[name] for name in known),
        event.operation, outcome, *(fields[name] for name in known),
        extra=fields,
    )  # fmt: skip


def log_no_data(operation: str, message: str, msg_id: str | None, secrets: list[str]) -> None:
    """Write at WARNING what a platform said with success and without data, which may be a failure.

    Args:
        operation: The platform's own name.
        message: The platform's words.
        msg_id: The id of the message.
        secrets: What must not be shown wherever it stands.
    """
    from dingdan._errors import excerpt
    from dingdan._redaction import redact_text

    told = excerpt(redact_text(message, secrets))
    where = f", msg_id {msg_id}" if msg_id else ""
    logger.warning("%s: success without data, and the message %s%s", operation, told, where)


def log_retry(told: dict[str, Any], error: Exception, seconds: float) -> None:
    """Write at INFO that a call is sent again.

    Args:
        told: What an event says of the attempt that failed.
        error: Why it failed.
        seconds: The wait before the next attempt.
    """
    if not logger.isEnabledFor(logging.INFO):
        return
    fields = {name: told[name] for name in ("platform", "operation", "attempt", "msg_id")}
    logger.info(
        "%s is sent again in %.1f s, after %s in attempt %d",
        told["operation"], seconds, type(error).__name__, told["attempt"],
        extra={**fields, "wait": seconds},
    )  # fmt: skip


def logs_bodies() -> bool:
    """Whether bodies are written."""
    return logger.isEnabledFor(logging.DEBUG)


def log_body(event: str, operation: str, body: bytes, secrets: list[str]) -> None:
    """Write a body at DEBUG, fields that may hold personal data blotted out.

    Args:
        event: `request` or `response`.
        operation: The platform's own name.
        body: The bytes that were sent or came.
        secrets: What must not be shown wherever it stands.
    """
    from dingdan._redaction import redact_body, redact_text

    try:
        text = json.dumps(redact_body(_decoded(body)), ensure_ascii=False)
    except (ValueError, RecursionError):
        text = f"{len(body)} bytes that are no JSON"
    logger.debug("%s %s body: %s", operation, event, redact_text(text, secrets)[:LONGEST])


def _decoded(body: bytes) -> Any:
    from waiqin365_api.platform import PLATFORM

    value = json.loads(body)
    if isinstance(value, dict):
        for name in PLATFORM.envelope.data:  # JSON in a string
            if isinstance(value.get(name), str) and value[name]:
                value[name] = json.loads(value[name])
    return value
