"""What an unanswered write keeps: what was sent, and the reads that tell what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dingdan._redaction import redact_body
from dingdan_runtime import SHANGHAI, Body, Field, Lookup, Operation, ShownState

MARGIN = timedelta(minutes=10)
"""How far before the write a lookup reads, as this machine's clock and the platform's may differ."""

JOINED = ("comma-separated", "waiqin-id")
"""Kinds of fields that may name several records, joined with commas: `ids` of cancelSendOrder is typed as one id."""

NUMBERS = ("integer", "long", "integer-code", "epoch-seconds")
"""Kinds of fields that are sent as numbers; a number in another is the text that a platform makes of it."""


@dataclass(frozen=True, slots=True)
class SentRequest:
    """A request as it may be shown: without the signature, with personal data blotted out."""

    method: str
    url: str
    """The address, unsigned."""
    body: Any
    """The JSON that was sent; `"***"` stands for the text of fields that may hold personal data."""


@dataclass(frozen=True, slots=True)
class LookupCall:
    """The read that shows what became of one write, for asking by hand; `OutcomeUnknown.resolve` asks it too."""

    call: str
    """The call, such as `orders.query`."""
    arguments: dict[str, Any]
    """Its arguments."""
    match: dict[str, str]
    """Attributes of the record that the write was about, and the text that each must have. Empty where nothing that
    was sent names the record: the read gives candidates then, and `fits` is False for all of them."""
    since: str | None = field(default=None, repr=False, compare=False)
    """The argument that takes the moment before the write, where one is used."""
    shows: tuple[ShownState, ...] | None = field(default=None, repr=False, compare=False)
    """For a write that changes a record: the states that show the change, none where no documented field does. None
    for a write that makes one."""

    def ask(self, client: Any) -> Any:
        """Make the call on a client of the platform: a `Page`, or on an asynchronous client an `AsyncPager`."""
        resource, _, method = self.call.partition(".")
        return getattr(getattr(client, resource), method)(**self.arguments)

    def fits(self, record: Any) -> bool:
        """Tell whether `record` is the one that the write was about; always False where `match` is empty.

        Of a write that makes something, such a record shows that it was carried out. Of a change it does not: there
        the state of the record counts.
        """
        return bool(self.match) and all(
            (value := getattr(record, name, None)) is not None and str(value).strip() == wanted.strip()
            for name, wanted in self.match.items()
        )

    def __str__(self) -> str:
        """Write it as Python, and say whether it can name the record."""
        given = ", ".join(f"{name}={_shown(value)}" for name, value in self.arguments.items())
        where = " and ".join(f"{name} {value}" for name, value in self.match.items())
        return f"{self.call}({given})" + (f" for {where}" if where else " for candidates (no key of yours was sent)")


def _shown(value: Any) -> str:
    return f"{value:'%Y-%m-%d %H:%M:%S'}" if isinstance(value, datetime) else repr(value)


def sent_request(operation: Operation[Any], url: str, body: Any) -> SentRequest:
    """What an error may keep of a request."""
    return SentRequest(operation.http_method, url, redact_body(body))


def lookups_of(operation: Operation[Any], body: Any, sent_at: float) -> list[LookupCall]:
    """The reads that tell what became of a write.

    Args:
        operation: The write.
        body: What was sent, by wire names.
        sent_at: When, in epoch seconds.
    """
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
            # A record that is named is asked for alone, whenever it changed: that a change moves the time which the
            # read goes by is not documented.
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
    """The value, if it can name a record; None for blank text, and for what only `extra_body` can have brought."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if field.kind in NUMBERS else str(value)


def _states(lookup: Lookup, given: dict[str, Any], *, named: bool) -> tuple[ShownState, ...] | None:
    """The states that show this change; None for a write that makes something."""
    if lookup.shows is None:
        return () if named else None  # who names a record to the platform changes it
    return tuple(state for state in lookup.shows if all(str(given.get(ours)) == value for ours, value in state.when))


def _singly(item: dict[str, Any], fields: list[Field]) -> list[dict[str, Any]]:
    """One object for each value of a field that joins several with commas."""
    several = [item]
    for each in fields:
        if isinstance(item.get(each.wire), str):
            values = [value.strip() for value in item[each.wire].split(",")]
            several = [{**one, each.wire: value} for one in several for value in values if value or len(values) == 1]
    return several


def personal_values(body: Body, sent: Any) -> Iterator[str]:
    """The personal data in a request, which an answer may repeat."""
    if isinstance(sent, list):
        for item in sent:
            yield from personal_values(body, item)
    elif isinstance(sent, dict):
        for each in body.fields:
            value = sent.get(each.wire)
            if each.personal and isinstance(value, str):
                yield value
            elif each.body is not None:
                yield from personal_values(each.body, value)
