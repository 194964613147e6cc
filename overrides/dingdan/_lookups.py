"""What an unanswered write keeps: what was sent, and the reads that tell what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dingdan._redaction import redact_body
from dingdan_runtime import SHANGHAI, Body, Field, Operation

MARGIN = timedelta(minutes=10)
"""How far before the write a lookup reads, as this machine's clock and the platform's may differ."""


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
    """The read that tells whether one write was carried out."""

    call: str
    """The call, such as `orders.query`."""
    arguments: dict[str, Any]
    """Its arguments."""
    match: dict[str, str]
    """Which record it is about: attributes and the text that each must have; empty where no field tells."""

    def ask(self, client: Any) -> Any:
        """Make the call on a client of the platform: a `Page`, or on an asynchronous client an `AsyncPager`."""
        resource, _, method = self.call.partition(".")
        return getattr(getattr(client, resource), method)(**self.arguments)

    def fits(self, record: Any) -> bool:
        """Whether `record` is the one that the write was about; never where `match` is empty."""
        return bool(self.match) and all(
            str(getattr(record, name, None)) == wanted for name, wanted in self.match.items()
        )

    def __str__(self) -> str:
        """Write it as Python."""
        given = ", ".join(f"{name}={_shown(value)}" for name, value in self.arguments.items())
        where = " and ".join(f"{name} {value}" for name, value in self.match.items())
        return f"{self.call}({given})" + (f" for {where}" if where else "")


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
    fields = {field.argument: field for field in operation.body.fields}
    since = datetime.fromtimestamp(sent_at, SHANGHAI) - MARGIN
    calls = []
    for item in body if operation.body.array else [body]:
        for one in _singly(item, [field for field in fields.values() if field.kind == "comma-separated"]):
            given = {name: value for name, field in fields.items() if (value := one.get(field.wire)) not in (None, "")}
            arguments = {theirs: given[ours] for theirs, ours in lookup.filters if ours in given}
            match = {theirs: str(given[ours]) for theirs, ours in lookup.match if ours in given}
            # A record that is named is asked for alone, whenever it changed: that a change moves the time which the
            # read goes by is not documented.
            named = {ours for _, ours in lookup.filters} & {ours for _, ours in lookup.match} & set(given)
            if lookup.since is not None and not named:
                arguments[lookup.since] = since
            if arguments:
                calls.append(LookupCall(lookup.call, arguments, match))
    return calls


def _singly(item: dict[str, Any], fields: list[Field]) -> list[dict[str, Any]]:
    """One object for each value of a field that joins several with commas."""
    several = [item]
    for field in fields:
        if isinstance(item.get(field.wire), str):
            values = [value.strip() for value in item[field.wire].split(",")]
            several = [{**one, field.wire: value} for one in several for value in values]
    return several


def personal_values(body: Body, sent: Any) -> Iterator[str]:
    """The personal data in a request, which an answer may repeat."""
    if isinstance(sent, list):
        for item in sent:
            yield from personal_values(body, item)
    elif isinstance(sent, dict):
        for field in body.fields:
            value = sent.get(field.wire)
            if field.personal and isinstance(value, str):
                yield value
            elif field.body is not None:
                yield from personal_values(field.body, value)
