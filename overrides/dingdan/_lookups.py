"""The request of a write whose outcome is unknown, and the reads that show the outcome."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dingdan._redaction import redact_body
from dingdan_runtime import SHANGHAI, Field, Lookup, Operation, ShownState

MARGIN = timedelta(minutes=10)
"""Lookups start this long before the write, because the clocks of client and platform may differ."""

JOINED = ("comma-separated", "waiqin-id")
"""Kinds of fields that can contain several comma-separated ids. `ids` of cancelSendOrder is typed as one id."""

NUMBERS = ("integer", "long", "integer-code", "epoch-seconds")
"""Kinds of fields that are sent as numbers. Platforms convert a number in another field to text."""


@dataclass(frozen=True, slots=True)
class SentRequest:
    """A request without its signature, with personal data redacted."""

    method: str
    url: str
    """The unsigned URL."""
    body: Any
    """The JSON body. Fields with possible personal data are `"***"`."""


@dataclass(frozen=True, slots=True)
class LookupCall:
    """A read that shows the outcome of a write. `OutcomeUnknown.resolve` executes it."""

    call: str
    """The call, such as `orders.query`."""
    arguments: dict[str, Any]
    """Its arguments."""
    match: dict[str, str]
    """Attributes of the written record and the text that each must equal. If no argument identifies the record, it is
    empty: the read returns candidates, and `fits` is False for all of them."""
    since: str | None = field(default=None, repr=False, compare=False)
    """The argument for the time before the write; None if the read has none."""
    shows: tuple[ShownState, ...] | None = field(default=None, repr=False, compare=False)
    """For a change, the states that show it; empty if no documented field does. None for a write that creates a
    record."""

    def ask(self, client: Any) -> Any:
        """Execute the read. Return a `Page`; an `AsyncPager` if the client is asynchronous."""
        resource, _, method = self.call.partition(".")
        return getattr(getattr(client, resource), method)(**self.arguments)

    def fits(self, record: Any) -> bool:
        """True if `record` is the written record; always False if `match` is empty.

        Use this only for calls that create records. For changes, read the record and compare its state.
        """
        return bool(self.match) and all(
            (value := getattr(record, name, None)) is not None and str(value).strip() == wanted.strip()
            for name, wanted in self.match.items()
        )

    def __str__(self) -> str:
        """Return the call as Python code, and the keys that identify the record."""
        given = ", ".join(f"{name}={_shown(value)}" for name, value in self.arguments.items())
        where = " and ".join(f"{name} {value}" for name, value in self.match.items())
        return f"{self.call}({given})" + (f" for {where}" if where else " for candidates (no key of yours was sent)")


def _shown(value: Any) -> str:
    return f"{value:'%Y-%m-%d %H:%M:%S'}" if isinstance(value, datetime) else repr(value)


def sent_request(operation: Operation[Any], url: str, body: Any) -> SentRequest:
    """Return the request without its signature, with personal data redacted."""
    return SentRequest(operation.http_method, url, redact_body(body))


def lookups_of(operation: Operation[Any], body: Any, sent_at: float) -> list[LookupCall]:
    """Return the reads that show the outcome of a write, given its body and the time of sending in epoch seconds."""
    lookup = operation.lookup
    if lookup is None:
        return []
    fields = {each.argument: each for each in operation.body.fields}
    since = datetime.fromtimestamp(sent_at, SHANGHAI) - MARGIN
    names = {ours for _, ours in lookup.match}
    joined = [each for each in fields.values() if each.argument in names and each.kind in JOINED]
    calls = []
    for item in body if operation.body.array else [body]:
        for one in _singly(item, joined):
            given = {name: value for name, each in fields.items() if (value := _name_of(each, one.get(each.wire)))}
            arguments = {theirs: given[ours] for theirs, ours in lookup.filters if ours in given}
            match = {theirs: str(given[ours]) for theirs, ours in lookup.match if ours in given}
            # An identified record is read without a time: whether a change moves the time that the read filters by
            # is not documented.
            named = bool({ours for _, ours in lookup.filters} & {ours for _, ours in lookup.match} & set(given))
            timed = lookup.since is not None and not named
            if lookup.since is not None and timed:
                arguments[lookup.since] = since
            if arguments:
                calls.append(
                    LookupCall(
                        lookup.call,
                        arguments,
                        match,
                        since=lookup.since if timed else None,
                        shows=_states(lookup, given, named=named),
                    )
                )
    return calls


def _name_of(field: Field, value: Any) -> Any:
    """Return the value if it can identify a record; None for blank text and types that only `extra_body` can send."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if field.kind in NUMBERS else str(value)


def _states(lookup: Lookup, given: dict[str, Any], *, named: bool) -> tuple[ShownState, ...] | None:
    """Return the states that show this change; None for a write that creates a record."""
    if lookup.shows is None:
        return () if named else None  # a write that identifies a record changes it
    return tuple(state for state in lookup.shows if all(str(given.get(ours)) == value for ours, value in state.when))


def _singly(item: dict[str, Any], fields: list[Field]) -> list[dict[str, Any]]:
    """Split an object into one object for each value of its comma-separated fields."""
    several = [item]
    for each in fields:
        if isinstance(item.get(each.wire), str):
            values = [value.strip() for value in item[each.wire].split(",")]
            several = [{**one, each.wire: value} for one in several for value in values if value or len(values) == 1]
    return several
