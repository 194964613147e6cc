"""Errors of tools: their kind, the fields and rules that were broken, and no credential."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from dingdan import (
    APIError,
    ConfigError,
    DingdanError,
    InvalidRequest,
    LifecycleError,
    OutcomeUnknown,
)
from dingdan._redaction import redact_text

logger = logging.getLogger("dingdan.mcp")


class Fault(NamedTuple):
    """One fault of the arguments of a tool."""

    field: str
    """The path of the argument, such as `body.cm_id`."""
    rule: str
    """The rule that it breaks."""


class ToolError(Exception):
    """A failure of a tool that is no error of the library.

    Args:
        kind: The kind of the failure; `error_body` lists those of the library's errors.
        message: One sentence.
        faults: The faults, if arguments are wrong.
        more: Further members of the answer.
    """

    def __init__(self, kind: str, message: str, faults: Sequence[Fault] = (), **more: Any) -> None:
        super().__init__(message)
        self.kind = kind
        self.faults = tuple(faults)
        self.more = more


def invalid(*faults: Fault) -> ToolError:
    """Return the error for wrong arguments. Nothing was sent."""
    return ToolError("invalid_argument", "arguments are wrong; nothing was sent", faults)


def error_body(error: Exception, root: str = "") -> dict[str, Any]:
    """Return the answer of a tool for an error.

    Args:
        error: The error.
        root: The argument of the tool that holds the arguments of the call, such as `body.`.
    """
    if isinstance(error, ToolError):
        return _body(error.kind, str(error), error.faults) | error.more
    if isinstance(error, InvalidRequest):
        faults = [Fault(f"{root}{each.argument}", each.message) for each in error.errors]
        return _body("invalid_argument", "arguments are wrong; nothing was sent", faults)
    if isinstance(error, (ConfigError, LifecycleError)):
        return _body("configuration", str(error))
    if isinstance(error, OutcomeUnknown):
        return _body("unknown_outcome", str(error))
    if isinstance(error, APIError):
        found = _body("refused", str(error)) | {"code": error.code}
        return found | ({} if error.retry_after is None else {"retry_after_seconds": error.retry_after})
    if isinstance(error, DingdanError):
        return _body("no_answer", str(error))
    logger.error("a tool failed: %s", redact_text("".join(traceback.format_exception(error)), []))
    return _body("internal", f"a fault of dingdan itself ({type(error).__name__}); its log has the traceback")


def _body(kind: str, message: str, faults: Iterable[Fault] = ()) -> dict[str, Any]:
    found: dict[str, Any] = {"error": kind, "message": message}
    listed = [each._asdict() for each in faults]
    return found | ({"faults": listed} if listed else {})


def error_text(body: dict[str, Any], secrets: Iterable[str], max_chars: int) -> str:
    """Return an error as JSON text without credentials, shortened to the size of an answer."""
    text = redact_text(json.dumps(body, ensure_ascii=False, default=str), secrets)
    if len(text) <= max_chars:
        return text
    short = {**body, "message": str(body["message"])[:500], "faults": body.get("faults", [])[:5], "shortened": True}
    return redact_text(json.dumps(short, ensure_ascii=False, default=str), secrets)[:max_chars]
