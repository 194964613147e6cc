"""`Sandbox`: the settings of a sandbox."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from dingdan_sandbox.clock import DAY, day_of, epoch_seconds, midnight

INTERVAL = 240
"""Seconds between two seeded orders of Waiqin365: 360 a day. All other kinds cover the same period."""

MAX_LINES = 99
"""The largest number of lines of a document; ids of lines reserve two digits for the line."""

KINDS = ("orders", "shipments", "returns", "car_sales", "valet_orders", "mall_orders")
"""The kinds of documents, four of Waiqin365 and two of Wshoto."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sandbox:
    """The settings of a sandbox. The default credentials are fictional and protect nothing.

    Attributes:
        orders: The number of seeded Waiqin365 orders. Each order adds 0.8 shipments, 0.1 returns, 0.2 van sales,
            0.05 valet orders and 0.05 mall orders; every kind has at least one document.
        lines: Lines of each seeded order, 1 to 99.
        seed: The random seed. The same seed, sizes and `until` make the same bytes.
        database: The SQLite database for writes: `":memory:"`, or a file that keeps them between runs.
        openid: Waiqin365's id of the enterprise, the first of the four path segments.
        appkey: The key that signs Waiqin365 requests.
        appid: Wshoto's id of the application.
        app_secret: The secret of that application.
        clock: Returns the current time in epoch seconds. It dates writes and expires timestamps and tokens.
        signing_clock: The clock that the timestamps of signed requests are compared with; `clock` by default. Tests
            that set `clock` leave it at real time, which clients sign with.
        until: The end of the seeded data. If it is a datetime (in Shanghai time unless it has a time zone), nothing
            seeded was created or changed later. If it is a date, it is the last day with orders; their shipments,
            returns and changes follow up to four days later. None means the start of the sandbox by `clock`.
        examples: Start each kind with the documents that the examples of the specs refer to; needs at least 30 orders.
        page_size: Rows of a page of Waiqin365's queries. The default is the platform's 1000, which has no parameter
            for it; a smaller size makes tests of paging faster.
        newest_first: If True, lists start with the newest document, and every new document shifts all others by one
            row. If False, they start with the oldest. Neither platform documents an order.
        same_second: The number of documents of each kind, counted from the first, with the same modification time.
        edits_per_second: Automatic edits per second of `clock` while the sandbox runs: amounts, lines added and
            removed, states, custom fields, new documents, late documents and deletions. Same seed, same edits.
        edits_per_request: Automatic edits before each request other than token requests, and so between two pages;
            0.1 is one before every tenth request.
        edit_kinds: The kinds of documents that automatic edits change.
        late_by: The largest delay of late documents in automatic edits, in seconds. A late document is dated before
            it can be read.
        gzip: Compress responses for clients that accept it. Off, because it doubles the time of a large page.
    """

    orders: int = 1000
    lines: int = 3
    seed: int = 7
    database: str = ":memory:"
    openid: str = "sandbox-openid"
    appkey: str = "sandbox-appkey"
    appid: str = "sandbox-appid"
    app_secret: str = "sandbox-secret"  # noqa: S105 - made up, and only ever of use here
    clock: Callable[[], float] = time.time
    signing_clock: Callable[[], float] | None = None
    until: date | datetime | None = None
    examples: bool = True
    page_size: int = 1000
    newest_first: bool = False
    same_second: int = 0
    edits_per_second: float = 0.0
    edits_per_request: float = 0.0
    edit_kinds: Collection[str] = KINDS
    late_by: int = 300
    gzip: bool = False

    def __post_init__(self) -> None:
        """Check the settings.

        Raises:
            ValueError: a number is out of range, or `edit_kinds` has an unknown kind.
        """
        if self.orders < 0:
            raise ValueError(f"orders is {self.orders}; it must be 0 or more")
        for name in ("same_second", "edits_per_second", "edits_per_request", "late_by"):
            value = getattr(self, name)
            if not 0 <= value < math.inf:
                raise ValueError(f"{name} is {value}; it must be a number of 0 or more")
        unknown = set(self.edit_kinds) - set(KINDS)
        if unknown:
            raise ValueError(f"edit_kinds has unknown {', '.join(sorted(unknown))}; the kinds are {', '.join(KINDS)}")
        if self.page_size < 1:
            raise ValueError(f"page_size is {self.page_size}; it must be 1 or more")
        if not 1 <= self.lines <= MAX_LINES:
            raise ValueError(f"lines is {self.lines}; it must be 1 to {MAX_LINES}")

    @property
    def last_day(self) -> date:
        """The last day with seeded orders."""
        if isinstance(self.until, datetime) or self.until is None:
            return day_of(self.now() if self.until is None else epoch_seconds(self.until))
        return self.until

    @property
    def end(self) -> int | None:
        """The end of the seeded data in epoch seconds; None if `until` is a date."""
        if self.until is None:
            return self.now()
        return epoch_seconds(self.until) if isinstance(self.until, datetime) else None

    @property
    def start(self) -> int:
        """The start of the first day with seeded orders, in epoch seconds."""
        return midnight(self.last_day) - max(self.orders - 1, 0) * INTERVAL // DAY * DAY

    def now(self) -> int:
        """Return the time of `clock` in whole epoch seconds."""
        return int(self.clock())
