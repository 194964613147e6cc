"""The `dingdan` logger: a line an attempt, bodies at DEBUG, and nothing in them that must not be shown.

httpx logs whole URLs, which hold the digest or the token: its line is made to hide them too.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from dingdan._events import ResponseEvent

logger = logging.getLogger("dingdan")
LONGEST = 20_000
"""Characters of a body that a DEBUG line shows."""


class _HidingAddresses(logging.Filter):
    """Takes signatures and tokens out of the addresses in httpx's own records, whoever sent the request."""

    def filter(self, record: logging.LogRecord) -> bool:
        from dingdan._redaction import redact_url  # its patterns take time, and only records need them

        if isinstance(record.args, tuple):
            record.args = tuple(
                redact_url(value) if isinstance(value, httpx.URL | str) else value for value in record.args
            )
        return True


_hiding_addresses = _HidingAddresses()


def hide_addresses() -> None:
    """Make httpx's log line safe. Once is enough; more often does no harm."""
    logging.getLogger("httpx").addFilter(_hiding_addresses)


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
    logger.log(
        _level(event.error),
        "%s %s: status %s, rows %s, %d ms, attempt %d, msg_id %s",
        event.operation, outcome, *(fields[name] for name in ("status", "rows", "ms", "attempt", "msg_id")),
        extra=fields,
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
    value = json.loads(body)
    if isinstance(value, dict) and isinstance(value.get("response_data"), str) and value["response_data"]:
        value["response_data"] = json.loads(value["response_data"])
    return value
