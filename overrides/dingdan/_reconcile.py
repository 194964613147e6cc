"""Finds the outcome of a write: `OutcomeUnknown.resolve` and `aresolve`, as one coroutine over the client's IO."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from dingdan._client import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
from dingdan._errors import InvalidRequest
from dingdan_runtime import ShownState

if TYPE_CHECKING:
    from dingdan._errors import OutcomeUnknown
    from dingdan._lookups import LookupCall

Verdict = Literal["done", "not done", "undecided"]

FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 2.0
LONGEST_SETTLE_SECONDS = 86_401
WIDER = timedelta(days=1)
"""Additional time that the last read before "not done" goes back: a clock may be wrong by a time zone."""
MOST_CANDIDATES = 1000
KINDS: dict[tuple[str, bool], type[Any]] = {
    ("waiqin365", True): Waiqin365,
    ("waiqin365", False): AsyncWaiqin365,
    ("wshoto", True): Wshoto,
    ("wshoto", False): AsyncWshoto,
}
"""The client class for the errors of each platform, blocking (True) or not."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome of a write according to the platform."""

    verdict: Verdict
    """`"done"`, `"not done"`, or `"undecided"` if the platform proves neither."""
    records: list[Any]
    """The records of the write. If it is undecided because no key was sent, the candidates for a comparison."""
    reason: str
    """The finding in one sentence."""
    items: list[Resolution] = field(default_factory=list)
    """For a write of several records, the outcome of each, in order. Empty for a write of one record."""


async def resolve(error: OutcomeUnknown, client: Any, settle: float, *, blocking: bool) -> Resolution:
    """Execute `OutcomeUnknown.resolve` with the IO of the client; the arguments are the same."""
    inquiry = _Inquiry(error, client, settle, blocking=blocking)
    await inquiry.read()
    return inquiry.resolution()


def pauses(settle: float) -> Iterator[float]:
    """Iterate over growing pauses between the reads, in seconds, with the sum `settle`."""
    pause, left = FIRST_PAUSE_SECONDS, settle
    while left > 0:
        yield min(pause, left)
        left -= pause
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


class _Item:
    """One object of the write, and the result of its last read."""

    def __init__(self, lookup: LookupCall) -> None:
        self.lookup = lookup
        self.twins: list[_Item] = [self]
        """All objects of the write with the same key, including this one. Each must have a record of its own."""
        self.found: list[Any] = []
        self.candidates: list[Any] = []
        self.doubtful: list[Any] = []
        """Records whose key cannot be read. Any of them may be the written one."""
        self.late = False
        """True if only the last read, which goes further back, found the record."""

    def forget(self) -> None:
        """Clear the result before the next read."""
        self.found, self.candidates, self.doubtful = [], [], []

    def see(self, record: Any) -> None:
        """Add a record of the read to the result."""
        if self.lookup.fits(record):
            self.found.append(record)
        elif not self.lookup.match:
            if len(self.candidates) < MOST_CANDIDATES:
                self.candidates.append(record)
        elif any(getattr(record, name, None) is None for name in self.lookup.match) and record.problems:
            self.doubtful.append(record)

    @property
    def named(self) -> str:
        """Return the keys of the record as text."""
        return " and ".join(f"{name} {value.strip()}" for name, value in self.lookup.match.items())

    def answer(self) -> Resolution:
        """Return the outcome according to the records of the read."""
        call, shows = self.lookup.call, self.lookup.shows
        if not self.lookup.match:
            return Resolution(
                "undecided",
                self.candidates,
                f"no key of your own was sent, so nothing tells which record of {call} it would be"
                f" ({len(self.candidates)} candidates)",
            )
        if shows is None:
            return self._made()
        if not self.found:
            return Resolution("undecided", self.doubtful, f"{call} shows no record with {self.named}")
        if not shows:
            return Resolution("undecided", self.found, "no documented field of the record shows this change")
        return self._changed(shows)

    def _made(self) -> Resolution:
        """Return the outcome of a write that creates a record, by its key."""
        call = self.lookup.call
        if self.late:
            why = "but by the client's clock it is older than this write, or it is another customer's: look at it"
            return Resolution("undecided", self.found, f"{call} has a record with {self.named}, {why}")
        # Twins may be asked for apart: the one order by its id, the other by its number.
        wanted = sum(any(theirs in self.found for theirs in twin.found) for twin in self.twins)
        if len(self.found) >= wanted > 0:
            return Resolution("done", self.found, f"{call} has a record with {self.named}")
        if self.found:
            why = f"{call} has {len(self.found)} records with {self.named}, and {wanted} were sent"
            return Resolution("undecided", self.found, why)
        if self.doubtful:
            why = f"{call} has records that may be it, whose {' and '.join(self.lookup.match)} cannot be read"
            return Resolution("undecided", self.doubtful, why)
        return Resolution("not done", [], f"{call} has no record with {self.named}")

    def _changed(self, shows: tuple[ShownState, ...]) -> Resolution:
        """Return the outcome of a change, by the state of the record."""
        verdicts = {_verdict(record, shows) for record in self.found}
        # Beside a document that was reversed its reversal may stand under the same number.
        verdict: Verdict = "done" if "done" in verdicts and "not done" not in verdicts else "undecided"
        if verdicts == {"not done"}:
            verdict = "not done"
        said = ", ".join(
            f"{state.wire} is {_value(record, state) or 'empty'}"
            for record in self.found[:3]
            for state in shows
            if _value(record, state) is not None
        )
        return Resolution(verdict, self.found, f"{said or 'the field that would show it did not come'} ({self.named})")


def _value(record: Any, state: ShownState) -> str | None:
    """Return a field of `record` as text; None if it is missing or cannot be read."""
    value = getattr(record, state.attribute, None)
    if value is not None:
        return str(value).strip()
    received = record.raw.get(state.wire, ...)
    return "" if received is None or (isinstance(received, str) and not received.strip()) else None


def _verdict(record: Any, shows: tuple[ShownState, ...]) -> Verdict:
    """Return the verdict of a record: all states must agree."""
    values = [(_value(record, state), state) for state in shows]
    if all(value in state.done for value, state in values):
        return "done"
    return "not done" if all(value in state.not_done for value, state in values) else "undecided"


class _Inquiry:
    """The reads that resolve an error.

    Raises:
        InvalidRequest: the client is of another platform or kind, or `settle` is not a valid number of seconds.
    """

    def __init__(self, error: OutcomeUnknown, client: Any, settle: float, *, blocking: bool) -> None:
        self._error = error
        self._settle = settle
        self._check(client, settle, blocking=blocking)
        self._client = client
        self._items = [_Item(lookup) for lookup in error.lookups]
        twins: dict[str, list[_Item]] = {}
        for item in self._items:
            if item.lookup.match:
                item.twins = twins.setdefault(f"{item.lookup.call} {item.named}", [])
                item.twins.append(item)

    def _check(self, client: object, settle: object, *, blocking: bool) -> None:
        platform = self._error.platform
        if isinstance(settle, bool) or not isinstance(settle, int | float) or not 0 <= settle < LONGEST_SETTLE_SECONDS:
            self._refuse("settle", "must be a number of seconds, 0 or more, a day at most")
        if platform is None:
            return
        kind = KINDS[platform, blocking]
        if not isinstance(client, kind):
            other = "aresolve" if blocking else "resolve"
            hint = f"; `{other}` takes this one" if isinstance(client, KINDS[platform, not blocking]) else ""
            self._refuse("client", f"takes a {kind.__name__}, not a {type(client).__name__}{hint}")

    def _refuse(self, argument: str, message: str) -> NoReturn:
        error = self._error
        raise InvalidRequest(
            message, argument=argument, platform=error.platform, operation=error.operation, msg_id=error.msg_id
        )

    async def read(self) -> None:
        """Repeat the reads until all outcomes are settled or the time is up."""
        await self._read_items(self._items)
        for pause in pauses(self._settle):
            open_items = [item for item in self._items if not self._settled(item)]
            if not open_items:
                return
            await self._client._connections.io.sleep(pause)
            await self._read_items(open_items)
        for item in self._items:
            # Before a write is sent again, whatever this machine's clock says must not be what hid it.
            if item.lookup.shows is None and item.lookup.since is not None and item.answer().verdict == "not done":
                arguments = {item.lookup.since: item.lookup.arguments[item.lookup.since] - WIDER}
                # Two filters, such as an id and a code, may contradict each other, and a platform goes by one of them.
                if len(item.lookup.arguments) == len(arguments) + 1:
                    arguments = {**item.lookup.arguments, **arguments}
                await self._read(replace(item.lookup, arguments=arguments), [item])
                item.late = bool(item.found)

    async def _read_items(self, items: list[_Item]) -> None:
        """Execute one read for all items with the same lookup."""
        groups: dict[str, list[_Item]] = {}
        for item in items:
            groups.setdefault(f"{item.lookup.call} {item.lookup.arguments}", []).append(item)
        for group in groups.values():
            await self._read(group[0].lookup, group)

    async def _read(self, lookup: LookupCall, items: list[_Item]) -> None:
        for item in items:
            item.forget()
        async for record in self._client._connections.io.iterate(lookup.ask(self._client)):
            for item in items:
                item.see(record)

    def _settled(self, item: _Item) -> bool:
        """True if another read cannot change the outcome: the record was found, or no read can decide."""
        answer = item.answer()
        if item.lookup.match and item.lookup.shows is not None and not item.lookup.shows:
            return bool(item.found)
        return answer.verdict == "done" or (not item.lookup.match and bool(item.candidates))

    def resolution(self) -> Resolution:
        """Return the outcome of the whole write."""
        answers = [item.answer() for item in self._items]
        if not answers:
            return Resolution("undecided", [], "no documented read shows the outcome of this call")
        if len(answers) == 1:
            return answers[0]
        verdicts: list[Verdict] = [answer.verdict for answer in answers]
        verdict: Verdict = verdicts[0] if len(set(verdicts)) == 1 else "undecided"
        counts = [f"{count} {name}" for name in ("done", "not done", "undecided") if (count := verdicts.count(name))]
        records = {id(record): record for answer in answers for record in answer.records}
        return Resolution(verdict, list(records.values()), f"of {len(answers)}: {', '.join(counts)}", answers)
