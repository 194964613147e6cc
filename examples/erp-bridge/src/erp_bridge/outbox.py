"""`Outbox`: the shipments of the ERP that Waiqin365 has to learn of, and their states.

    ready --claim--> sending --> sent
      ^                 |------> parked   a person decides; `reason` says why
      '-----------------'                 certainly not sent: try again

The state `sending` is stored before the request leaves. A row that is found in it later is one whose process ended
between request and answer, so the platform is asked first.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

State = Literal["ready", "sending", "sent", "parked"]

SCHEMA = """
CREATE TABLE IF NOT EXISTS shipment_outbox (
    express_no TEXT PRIMARY KEY,
    order_no TEXT NOT NULL,
    courier TEXT NOT NULL,
    shipped_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'sending', 'sent', 'parked')),
    reason TEXT NOT NULL DEFAULT '',
    changed_at REAL NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS shipment_outbox_lines (
    express_no TEXT NOT NULL REFERENCES shipment_outbox,
    order_detail_id TEXT NOT NULL,
    quantity TEXT NOT NULL,
    PRIMARY KEY (express_no, order_detail_id)
);
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a shipment: the line of the order, and the quantity in its unit."""

    order_detail_id: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Shipment:
    """A shipment of the ERP. Its `express_no` is the key: Waiqin365 takes no other number of ours.

    `changed_at` is the time of its last change of state, in epoch seconds: while it is in `sending`, a moment before
    the request left.
    """

    express_no: str
    order_no: str
    courier: str
    shipped_at: datetime
    lines: tuple[Line, ...]
    changed_at: float = 0.0


class Outbox:
    """The table of shipments. Each method is a transaction of its own."""

    def __init__(self, database: sqlite3.Connection, clock: Callable[[], float]) -> None:
        """Create the tables if they do not exist."""
        self._database = database
        self._clock = clock
        database.executescript(SCHEMA)

    def add(self, shipment: Shipment) -> None:
        """Add a shipment, as the ERP does.

        Raises:
            sqlite3.IntegrityError: there is a shipment with this `express_no`.
        """
        with self._database:
            self._database.execute(
                "INSERT INTO shipment_outbox (express_no, order_no, courier, shipped_at) VALUES (?, ?, ?, ?)",
                (shipment.express_no, shipment.order_no, shipment.courier, shipment.shipped_at.isoformat()),
            )
            self._database.executemany(
                "INSERT INTO shipment_outbox_lines VALUES (?, ?, ?)",
                [(shipment.express_no, line.order_detail_id, str(line.quantity)) for line in shipment.lines],
            )

    def ready(self) -> list[Shipment]:
        """Return the shipments that are to be sent, oldest first."""
        return self._in_state("ready", before=math.inf)

    def unfinished(self, seconds: float) -> list[Shipment]:
        """Return the shipments that have been in `sending` for longer than this."""
        return self._in_state("sending", before=self._clock() - seconds)

    def claim(self, shipment: Shipment) -> bool:
        """Set the state to `sending`; return False if another process was faster."""
        with self._database:
            claimed = self._database.execute(
                "UPDATE shipment_outbox SET state = 'sending', changed_at = ? WHERE express_no = ? AND state = 'ready'",
                (self._clock(), shipment.express_no),
            )
        return claimed.rowcount == 1

    def finish(self, shipment: Shipment, state: State, reason: str = "") -> None:
        """Set the state of a claimed shipment."""
        with self._database:
            self._database.execute(
                "UPDATE shipment_outbox SET state = ?, reason = ?, changed_at = ? WHERE express_no = ?",
                (state, reason, self._clock(), shipment.express_no),
            )

    def states(self) -> dict[str, State]:
        """Return the state of each shipment by `express_no`."""
        return dict(self._database.execute("SELECT express_no, state FROM shipment_outbox ORDER BY rowid"))

    def parked(self) -> dict[str, str]:
        """Return the shipments that wait for a person, and the reason of each."""
        return dict(self._database.execute("SELECT express_no, reason FROM shipment_outbox WHERE state = 'parked'"))

    def _in_state(self, state: State, before: float) -> list[Shipment]:
        heads = self._database.execute(
            "SELECT express_no, order_no, courier, shipped_at, changed_at FROM shipment_outbox"
            " WHERE state = ? AND changed_at < ? ORDER BY rowid",
            (state, before),
        ).fetchall()
        return [
            Shipment(number, order_no, courier, datetime.fromisoformat(shipped_at), self._lines(number), changed_at)
            for number, order_no, courier, shipped_at, changed_at in heads
        ]

    def _lines(self, express_no: str) -> tuple[Line, ...]:
        rows = self._database.execute(
            "SELECT order_detail_id, quantity FROM shipment_outbox_lines WHERE express_no = ?", (express_no,)
        )
        return tuple(Line(detail, Decimal(quantity)) for detail, quantity in rows)
