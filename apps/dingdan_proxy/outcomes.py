"""Writes whose outcome is unknown. They are kept until the proxy stops, so that their clients can ask for them."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from datetime import datetime
from typing import Any

from dingdan import OutcomeUnknown, Resolution
from dingdan_runtime import Operation

KEPT = 1000
"""The number of outcomes that are kept; the oldest are forgotten first."""
LONGEST_SETTLE_SECONDS = 60


class Outcomes:
    """The unknown outcomes by id."""

    def __init__(self) -> None:
        self._errors: OrderedDict[str, OutcomeUnknown] = OrderedDict()

    def add(self, error: OutcomeUnknown) -> str:
        """Keep an error and return its id."""
        name = secrets.token_urlsafe(12)
        self._errors[name] = error
        if len(self._errors) > KEPT:
            self._errors.popitem(last=False)
        return name

    def get(self, name: str) -> OutcomeUnknown | None:
        """Return the error with an id; None if there is none."""
        return self._errors.get(name)


def lookups_of(error: OutcomeUnknown, reads: dict[str, Operation[Any]]) -> list[dict[str, Any]]:
    """Return the reads that show an outcome, as paths and bodies of this proxy.

    Args:
        error: The error.
        reads: The operations of the platform by call, such as `orders.query`.
    """
    found = []
    for lookup in error.lookups:
        operation = reads[lookup.call]
        wires = {field.argument: field.wire for field in operation.body.fields}
        body = {wires.get(name, name): _plain(value) for name, value in lookup.arguments.items()}
        found.append({"path": f"/{operation.platform}{operation.path}", "body": body, "match": lookup.match})
    return found


def resolution_of(resolution: Resolution) -> dict[str, Any]:
    """Return a resolution as JSON."""
    return {
        "verdict": resolution.verdict,
        "reason": resolution.reason,
        "records": [record.to_json_dict(extra=True) for record in resolution.records],
        "items": [resolution_of(item) for item in resolution.items],
    }


def _plain(value: Any) -> Any:
    return f"{value:%Y-%m-%d %H:%M:%S}" if isinstance(value, datetime) else value
