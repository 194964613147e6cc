"""Writes that another process sent, and whose outcome is not known here."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dingdan._errors import OutcomeUnknown
from dingdan._lookups import lookups_of
from dingdan_runtime import Operation


def unknown_outcome(
    platform: str, call: str, body: Any, *, sent_at: float, msg_id: str | None = None
) -> OutcomeUnknown:
    """Return the error for a write of another process, which may have ended before the response came.

    A program that keeps what it sends can find the outcome after a crash: `unknown_outcome(...).resolve(client)`.

    Args:
        platform: `waiqin365` or `wshoto`.
        call: The call, such as `shipments.add`.
        body: The JSON body, as `client.shipments.validate.add(...)` returns it.
        sent_at: The time of sending, or a moment before it, in epoch seconds.
        msg_id: The id of the message.

    Raises:
        LookupError: the platform has no such write.
    """
    operation = _find_write(platform, call)
    return OutcomeUnknown(
        "The request was sent, and its response is not known. Check whether it was applied before you send it again.",
        lookups=lookups_of(operation, body, sent_at),
        platform=platform,
        operation=operation.id,
        msg_id=msg_id,
    )


def _find_write(platform: str, call: str) -> Operation[Any]:
    try:
        module = import_module(f"{platform}_api.operations.{call.partition('.')[0]}")
    except ImportError:
        module = None
    for each in vars(module).values() if module is not None else ():
        if isinstance(each, Operation) and each.call == call and each.write:
            return each
    raise LookupError(f"{platform} has no write {call!r}")
