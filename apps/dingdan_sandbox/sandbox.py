"""`Sandbox`: what a sandbox is made of."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from dingdan_sandbox.clock import DAY, day_of, epoch_seconds, midnight

INTERVAL = 240
"""Seconds from one seeded order of Waiqin365 to the next: 360 a day. All other kinds span the same time."""

MAX_LINES = 99
"""Lines a document can have; ids of lines leave room for two digits."""

KINDS = ("orders", "shipments", "returns", "car_sales", "valet_orders", "mall_orders")
"""The kinds of documents, four of Waiqin365 and two of Wshoto."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sandbox:
    """Settings of a sandbox. The credentials are made up and protect nothing.

    Attributes:
        orders: How many Waiqin365 orders are seeded. The other kinds follow: 0.8 shipments, 0.1 returns,
            0.2 van sales and 0.05 valet and mall orders for each, at least one of each.
        lines: Lines of each seeded order, 1 to 99.
        seed: Same seed, sizes and `until`, same bytes.
        database: Where writes go: `":memory:"`, or a file that keeps them between runs.
        openid: Waiqin365's name of the enterprise, the first of the four path segments.
        appkey: What Waiqin365 requests are signed with.
        appid: Wshoto's id of the application.
        app_secret: Its secret.
        clock: Gives epoch seconds; what timestamps and tokens are measured with and writes are dated by.
        until: When the seeds end. A datetime (of Shanghai unless it has a zone) is the moment after which nothing
            seeded was created or changed; None is the start of the sandbox by `clock`. A date is the last day with
            orders; what follows an order (shipments, returns, changes) is then up to four days later.
        examples: Begin each kind with the documents that the examples of the specs name, from 30 orders on.
        page_size: Rows of a page of Waiqin365's queries; the platform's 1000 unless told (it has no parameter for it).
            Smaller ones make for quick tests of paging.
        newest_first: Whether lists begin with the newest documents. The oldest come first otherwise; neither platform
            documents an order. With it every new document moves all others, and so the pages, down by one.
        same_second: How many documents of each kind, the first ones, were all changed last within one second.
        edits_per_second: Automatic edits in a second of `clock` while the sandbox runs: amounts, lines added and
            removed, states, custom fields, new documents, late ones and deletions. Same seed, same edits.
        edits_per_request: Automatic edits before each request other than for a token, and so between two pages;
            0.1 is one before every tenth.
        edit_kinds: The kinds of documents that automatic edits are of.
        late_by: Seconds by which late documents of automatic edits are late at most: they are dated before they can
            be read.
        gzip: Compress answers for clients that accept it. Off, because it doubles the time of a large page.
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
        """Reject invalid sizes."""
        if self.orders < 0:
            raise ValueError(f"orders is {self.orders}; it cannot be negative")
        for name in ("same_second", "edits_per_second", "edits_per_request", "late_by"):
            value = getattr(self, name)
            if not 0 <= value < math.inf:
                raise ValueError(f"{name} is {value}; it is 0 or a positive number")
        unknown = set(self.edit_kinds) - set(KINDS)
        if unknown:
            raise ValueError(f"edit_kinds has {', '.join(sorted(unknown))}; kinds are {', '.join(KINDS)}")
        if self.page_size < 1:
            raise ValueError(f"page_size is {self.page_size}; a page has 1 row or more")
        if not 1 <= self.lines <= MAX_LINES:
            raise ValueError(f"lines is {self.lines}; an order has 1 to {MAX_LINES}")

    @property
    def last_day(self) -> date:
        """The last day with seeded orders."""
        if isinstance(self.until, datetime) or self.until is None:
            return day_of(self.now() if self.until is None else epoch_seconds(self.until))
        return self.until

    @property
    def end(self) -> int | None:
        """The epoch seconds after which nothing seeded was created or changed; None if only a day was given."""
        if self.until is None:
            return self.now()
        return epoch_seconds(self.until) if isinstance(self.until, datetime) else None

    @property
    def start(self) -> int:
        """The start of the seeded orders in epoch seconds: the start of a day, since order numbers contain the day."""
        return midnight(self.last_day) - max(self.orders - 1, 0) * INTERVAL // DAY * DAY

    def now(self) -> int:
        """Return the clock's time in whole epoch seconds."""
        return int(self.clock())
