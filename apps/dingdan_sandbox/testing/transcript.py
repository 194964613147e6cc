"""`Transcript`: the requests that a sandbox received, and its answers."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, overload

from dingdan_sandbox.faults.plan import Exchange


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TranscriptEntry:
    """A received request.

    Attributes:
        operation: The client's name of the operation, such as `orders.add`; `token` for Wshoto's token.
        at: The time of the sandbox's clock.
        fault: The name of the fault that affected it; None if there was none.
    """

    operation: str
    at: datetime
    fault: str | None
    _exchange: Exchange

    @property
    def body(self) -> Any:
        """The decoded body; None if there is none or it is no JSON."""
        return _decoded(self._exchange.request.content)

    @property
    def msg_id(self) -> str | None:
        """The `msg_id` of a request to Waiqin365; None for Wshoto."""
        request = self._exchange.request
        return request.signed[3] if request.is_waiqin365 and len(request.signed) == 4 else None

    @property
    def page(self) -> int | None:
        """The number of the requested page."""
        return self._exchange.request.page

    @property
    def reached(self) -> bool:
        """True if the sandbox carried the request out, whatever the client learned of it."""
        return self._exchange.reply is not None

    @property
    def answer(self) -> Any:
        """The sandbox's answer, decoded; the rows of a query are lists in it. None if the sandbox was not asked.

        If `fault` is not None, the client may have received another answer, or none.
        """
        reply = self._exchange.reply
        answer = None if reply is None else _decoded(reply.body)
        if isinstance(answer, dict) and isinstance(answer.get("response_data"), str):
            answer["response_data"] = _decoded(answer["response_data"].encode())
        return answer

    def __repr__(self) -> str:
        """Return one line: time, operation, body and fault."""
        fault = f" [{self.fault}]" if self.fault else ""
        body = json.dumps(self.body, ensure_ascii=False)
        return f"{self.at:%H:%M:%S} {self.operation}{fault} {body if len(body) < 200 else body[:200] + '…'}"


class Transcript(Sequence[TranscriptEntry]):
    """Received requests, oldest first."""

    def __init__(
        self, entries: list[TranscriptEntry], name: Callable[[str], str], replied: threading.Condition
    ) -> None:
        """Show `entries`; `name` checks names of operations, `replied` is notified of each answer of the sandbox."""
        self._entries = entries
        self._name = name
        self._replied = replied

    @overload
    def __getitem__(self, index: int) -> TranscriptEntry: ...
    @overload
    def __getitem__(self, index: slice) -> Transcript: ...
    def __getitem__(self, index: int | slice) -> TranscriptEntry | Transcript:
        """Return an entry, or a part of the transcript."""
        found = self._entries[index]
        return Transcript(found, self._name, self._replied) if isinstance(found, list) else found

    def __len__(self) -> int:
        """Return the number of requests."""
        return len(self._entries)

    def __iter__(self) -> Iterator[TranscriptEntry]:
        """Iterate over the requests that were received so far."""
        return iter(list(self._entries))

    def __repr__(self) -> str:
        """Return a line for each request, for messages of failed tests."""
        lines = [f"{len(self)} request{'' if len(self) == 1 else 's'}", *map(repr, self)]
        return "\n  ".join(lines)

    def of(self, operation: str) -> Transcript:
        """Return the requests of an operation, such as `orders.add`.

        Raises:
            ValueError: there is no such operation.
        """
        wanted = self._name(operation)
        return Transcript([entry for entry in self if entry.operation == wanted], self._name, self._replied)

    @property
    def operations(self) -> list[str]:
        """The names of the operations, in the order of the requests."""
        return [entry.operation for entry in self]

    @property
    def bodies(self) -> list[Any]:
        """The decoded bodies, in the order of the requests."""
        return [entry.body for entry in self]

    @property
    def only(self) -> TranscriptEntry:
        """The only request.

        Raises:
            AssertionError: there is none, or more than one; the message lists them.
        """
        if len(self) != 1:
            raise AssertionError(f"expected exactly 1 request, got {self!r}")
        return self[0]

    def wait_for(self, operation: str, count: int = 1, timeout: float = 60.0) -> None:
        """Wait until the sandbox has carried out requests of another thread or process.

        Args:
            operation: The operation, such as `orders.add`.
            count: The number of requests.
            timeout: The longest wait, in seconds.

        Raises:
            ValueError: there is no such operation.
            AssertionError: the requests did not come in time; the message lists those that came.
        """
        wanted = self._name(operation)

        def enough() -> bool:
            return sum(entry.operation == wanted and entry.reached for entry in self) >= count

        with self._replied:
            if not self._replied.wait_for(enough, timeout):
                raise AssertionError(f"{operation} was not called {count} times within {timeout} s; there are {self!r}")

    def clear(self) -> None:
        """Forget the requests."""
        self._entries.clear()


def _decoded(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return None
