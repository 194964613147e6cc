"""The report of a batch: progress and a summary on stderr, one JSON line a call on stdout if that is no terminal."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from typing import Any

from dingdan_cli.batches.items import Item
from dingdan_cli.languages import text
from dingdan_cli.printing import print_data

SECONDS_BETWEEN_LINES = 0.1
MOST_LISTED = 50
"""The largest number of items that are listed at the end. The rest is counted."""
OUTCOMES = {
    "done": ("done", "成功"),
    "skipped": ("skipped (done before)", "跳过（此前已成功）"),
    "rejected": ("rejected", "被拒绝"),
    "unknown": ("unknown", "结果未知"),
    "left": ("not sent", "未发送"),
}
"""The counted outcomes, in the order of the summary."""


class Report:
    """The report of a batch.

    Args:
        total: The number of its calls.
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._counts: Counter[str] = Counter()
        self._listed: list[str] = []
        self._terminal = sys.stderr.isatty()
        self._lines = not sys.stdout.isatty()
        self._started = time.monotonic()
        self._sent = 0
        self._printed = 0.0

    def count(self, outcome: str) -> int:
        """Return the number of calls with an outcome."""
        return self._counts[outcome]

    def add(self, item: Item, outcome: str, msg_id: str | None, *, skipped: bool = False, **details: Any) -> None:
        """Report the outcome of a call. It is final for this run.

        Args:
            item: The call.
            outcome: `done`, `rejected`, `unknown` or `not sent`.
            msg_id: The id of its last message.
            skipped: True if it was not sent in this run, because an earlier run ended it.
            **details: Further members of the line, such as `verdict`, `code` and `message`.
        """
        self._counts["skipped" if skipped and outcome == "done" else "left" if outcome == "not sent" else outcome] += 1
        details = {name: value for name, value in details.items() if value is not None}
        if outcome in ("rejected", "unknown"):
            code, message = details.get("code"), details.get("message")
            why = details.get("reason") or text(f"code {code}: {message}", f"返回码 {code}：{message}")
            about = text(f" (msg_id {msg_id})", f"（msg_id {msg_id}）") if msg_id else ""
            label = text(*OUTCOMES[outcome])
            self._listed.append(text(f"{item.told}: {label}: {why}{about}", f"{item.told}：{label}：{why}{about}"))
        if self._lines:
            given = {"item": item.number, "rows": item.rows, "outcome": outcome, "msg_id": msg_id, **details}
            self._write(json.dumps({**given, "skipped": True} if skipped else given, ensure_ascii=False))

    def _write(self, line: str) -> None:
        try:
            print_data(line)
        except BrokenPipeError:  # a batch does not stop half-way since nobody reads what it says
            self._lines = False
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def progress(self) -> None:
        """Count a sent call, and print the line of progress on a terminal."""
        self._sent += 1
        now = time.monotonic()
        if self._terminal and now - self._printed >= SECONDS_BETWEEN_LINES:
            self._printed = now
            speed = self._sent / max(now - self._started, 0.001)
            done, rejected = self._counts["done"] + self._counts["skipped"], self._counts["rejected"]
            left = max(self._total - done - rejected - self._counts["unknown"], 0)
            line = text(
                f"{done:,} done, {rejected:,} rejected, {left:,} left, {speed:,.1f}/s",
                f"成功 {done:,}，被拒绝 {rejected:,}，剩余 {left:,}，每秒 {speed:,.1f}",
            )
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()

    def erase(self) -> None:
        """Erase the line of progress."""
        if self._printed:
            self._printed = 0.0
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def summary(self) -> None:
        """Print the calls that need a person, and the counts of all outcomes."""
        self.erase()
        for line in self._listed[:MOST_LISTED]:
            print(line, file=sys.stderr)
        if (more := len(self._listed) - MOST_LISTED) > 0:
            print(text(f"… and {more} more", f"……另有 {more} 项"), file=sys.stderr)
        counts = {name: self._counts[name] for name in OUTCOMES if self._counts[name] or name == "done"}
        parts = [
            text(f"{count:,} {OUTCOMES[name][0]}", f"{OUTCOMES[name][1]} {count:,}") for name, count in counts.items()
        ]
        print(text(f"dingdan: {', '.join(parts)}", f"dingdan: {'，'.join(parts)}"), file=sys.stderr)
