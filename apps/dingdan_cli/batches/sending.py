"""Sends the calls of a batch, and finds the outcomes that are unknown."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from typing import Any

from dingdan_cli.batches.items import Item
from dingdan_cli.batches.journal import Entry, Journal, State
from dingdan_cli.batches.report import Report
from dingdan_cli.failures import ExitCode
from dingdan_cli.files import interrupts_later
from dingdan_cli.languages import text
from dingdan_cli.operations.writes import Write, send
from dingdan_cli.translations import translated
from dingdan_runtime.reference import OperationReference

ROUNDS = 3
"""The number of times that calls are sent whose lookup says that they were not applied."""
MOST_UNKNOWN_IN_A_ROW = 5
"""A platform that answers none of so many calls is down. The batch stops."""
OF_THE_ADDRESS = frozenset({401, 403, 404, 405, 407})
"""Statuses without an envelope that mean a wrong address or a proxy. All further calls would get them, too."""
TOO_MANY = 429
MOST_WAITS = 5
"""The number of times that a call waits if the platform has received too many."""
WAIT_SECONDS = 5.0
"""The wait if the platform does not say how long."""
LONGEST_WAIT_SECONDS = 60.0


class Stopped(Exception):  # noqa: N818 - it is the end of a batch, and most of the time no fault of ours
    """The batch cannot go on now. What was not sent can be sent later."""

    def __init__(self, why: str, code: ExitCode) -> None:
        super().__init__(why)
        self.code = code


@dataclass(frozen=True)
class Choices:
    """The options of a batch that concern sending."""

    resolve: bool = True
    """False leaves unknown outcomes to a person."""
    retry_rejected: bool = False
    settle: float = 5.0
    """Seconds to repeat a lookup before a call counts as not applied."""


class Sending:
    """The calls of a batch, their journal and the client."""

    def __init__(
        self, client: Any, operation: OperationReference, items: list[Item], journal: Journal, choices: Choices
    ) -> None:
        self._client = client
        self._operation = operation
        self._items = items
        self._journal = journal
        self._choices = choices
        self._report = Report(len(items))
        self._reported: set[int] = set()
        self._unknown_in_a_row = 0
        self._notice = text(
            "dingdan: waiting for the response in flight; Ctrl-C again ends at once",
            "dingdan: 正在等待当前请求的响应，再按一次 Ctrl-C 立即结束",
        )

    def run(self) -> ExitCode:
        """Send all calls that are not done, and print what came of them.

        Raises:
            KeyboardInterrupt: Ctrl-C; the call in flight has its line in the journal.
            CommandError: The journal cannot be written.
        """
        stopped: Stopped | None = None
        try:
            self._skip()
            self._settle()
            for turn in range(ROUNDS):
                self._send_open()
                if not self._settle() or turn == ROUNDS - 1:
                    break
        except Stopped as stop:
            stopped = stop
        finally:
            self._report.erase()
        for item in self._items:
            self._tell(item)
        self._report.summary()
        if stopped is not None:
            raise stopped
        if self._report.count("unknown"):
            return ExitCode.UNKNOWN_OUTCOME
        if self._report.count("left"):
            return ExitCode.NO_ANSWER
        return ExitCode.INCOMPLETE if self._report.count("rejected") else ExitCode.OK

    def _entry(self, item: Item) -> Entry | None:
        return self._journal.entries.get(item.number)

    def _skip(self) -> None:
        """Report the calls that earlier runs have ended."""
        for item in self._items:
            entry = self._entry(item)
            if entry is not None and (
                entry.state == "done" or (entry.state == "rejected" and not self._choices.retry_rejected)
            ):
                self._tell(item, skipped=True)

    def _tell(self, item: Item, *, skipped: bool = False) -> None:
        """Report the state of a call, once."""
        if item.number in self._reported:
            return
        self._reported.add(item.number)
        entry = self._entry(item)
        if entry is None or entry.state in ("not sent", "not done"):
            self._report.add(item, "not sent", entry.msg_id if entry else None)
            return
        outcome = "unknown" if entry.state in ("sending", "unknown", "undecided") else entry.state
        details = dict(entry.details)
        if outcome == "unknown":
            details.setdefault("verdict", "undecided")
            details.setdefault("reason", text("no lookup was made", "未查询"))
        self._report.add(item, outcome, entry.msg_id, skipped=skipped, **details)

    def _send_open(self) -> None:
        """Send the calls that were never sent, or certainly not applied."""
        for item in self._items:
            if item.number in self._reported:
                continue
            entry = self._entry(item)
            state = entry.state if entry else "not sent"
            if state in ("not sent", "not done") or (state == "rejected" and self._choices.retry_rejected):
                self._send(item)
                self._report.progress()

    def _send(self, item: Item) -> None:
        """Send a call, and write its outcome.

        Raises:
            Stopped: The platform cannot be reached, or rejects the account.
        """
        from dingdan import HTTPStatusError, RateLimited

        for turn in range(MOST_WAITS + 1):
            try:
                with interrupts_later(self._notice):
                    self._send_once(item)
                break
            except (RateLimited, HTTPStatusError) as error:
                if turn == MOST_WAITS:
                    raise Stopped(translated(error), ExitCode.NO_ANSWER) from error
                wait = WAIT_SECONDS if error.retry_after is None else error.retry_after
                time.sleep(min(wait, LONGEST_WAIT_SECONDS))
        entry = self._entry(item)
        unknown = entry is not None and entry.state == "unknown"
        self._unknown_in_a_row = self._unknown_in_a_row + 1 if unknown else 0
        if not unknown:
            self._tell(item)
        elif self._unknown_in_a_row >= MOST_UNKNOWN_IN_A_ROW:
            raise Stopped(
                text(
                    f"{MOST_UNKNOWN_IN_A_ROW} calls in a row got no usable response",
                    f"连续 {MOST_UNKNOWN_IN_A_ROW} 次请求没有得到有效响应",
                ),
                ExitCode.NO_ANSWER,
            )

    def _send_once(self, item: Item) -> None:
        """Send a call once.

        Raises:
            RateLimited: The platform has received too many requests.
            HTTPStatusError: So has a gateway before it.
            Stopped: The platform cannot be reached, or rejects the account.
        """
        from dingdan import (
            APIError,
            AuthenticationError,
            DecodeError,
            DingdanError,
            HTTPStatusError,
            OutcomeUnknown,
            RateLimited,
        )

        msg_id = str(uuid.uuid4()) if self._operation.msg_id else None
        self._note(item, "sending", msg_id)
        try:
            ack = send(self._client, Write(self._operation, item.arguments, msg_id))
        except OutcomeUnknown as error:
            self._note(item, "unknown", msg_id, reason=str(error.args[0]))
        except RateLimited:
            self._note(item, "not sent", msg_id)
            raise
        except AuthenticationError as error:
            self._note(item, "not sent", msg_id)
            raise Stopped(translated(error), ExitCode.REFUSED) from error
        except APIError as error:
            self._note(item, "rejected", msg_id, code=error.code, message=_first_line(error.message))
        except HTTPStatusError as error:
            if error.status_code == TOO_MANY:
                self._note(item, "not sent", msg_id)
                raise
            if error.status_code in OF_THE_ADDRESS:
                self._note(item, "not sent", msg_id)
                raise Stopped(translated(error), ExitCode.NO_ANSWER) from error
            self._note(item, "rejected", msg_id, code=f"HTTP {error.status_code}", message=str(error.args[0]))
        except DecodeError as error:
            # With carried_out it was applied, and only what the platform says about it cannot be read.
            self._note(item, "done" if error.carried_out else "unknown", msg_id, reason=str(error.args[0]))
        except DingdanError as error:
            self._note(item, "not sent", msg_id)
            raise Stopped(translated(error), ExitCode.NO_ANSWER) from error
        else:
            self._note(item, "done", msg_id, data=_data(ack))

    def _note(self, item: Item, state: State, msg_id: str | None, **details: Any) -> None:
        self._journal.note(item.number, state, item.digest, msg_id, time.time(), **details)

    def _settle(self) -> bool:
        """Look up the outcomes that are unknown. Return True if calls are to be sent again.

        Raises:
            Stopped: The platform cannot be read.
        """
        again = False
        for item in self._items:
            entry = self._entry(item)
            if item.number in self._reported or entry is None or not self._choices.resolve:
                continue
            if entry.state in ("sending", "unknown", "undecided"):
                again |= self._resolve(item, entry) == "not done"
        return again

    def _resolve(self, item: Item, entry: Entry) -> State:
        from dingdan import APIError, AuthenticationError, DecodeError, DingdanError, RateLimited, unknown_outcome

        error = unknown_outcome(
            self._operation.platform, self._operation.call, item.body, sent_at=entry.sent_at, msg_id=entry.msg_id
        )
        try:
            found = error.resolve(self._client, settle=self._choices.settle)
        except DingdanError as failure:
            why = text(
                f"the outcome of {item.told} could not be looked up: {failure}",
                f"{item.told}的结果无法查询：{failure}",
            )
            if isinstance(failure, AuthenticationError):
                raise Stopped(why, ExitCode.REFUSED) from failure
            if not isinstance(failure, (APIError, DecodeError)) or isinstance(failure, RateLimited):
                raise Stopped(why, ExitCode.NO_ANSWER) from failure
            # The platform answers, and only this lookup fails: the others can go on.
            self._note(item, "undecided", entry.msg_id, verdict="undecided", reason=str(failure))
            self._tell(item)
            return "undecided"
        state: State = found.verdict
        self._note(item, state, entry.msg_id, verdict=found.verdict, reason=found.reason)
        if state != "not done":
            self._tell(item)
        return state


def _data(ack: Any) -> Any:
    """Return what the platform says about a new record, such as its id."""
    if isinstance(ack.data, list) and ack.data:
        return [record.to_json_dict(extra=True) for record in ack.data]
    return None


def _first_line(message: str) -> str:
    return next((line.strip() for line in message.splitlines() if line.strip()), "")[:500]
