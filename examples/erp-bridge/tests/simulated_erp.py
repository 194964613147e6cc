"""The ERP beside the bridge, as the tests play it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from dingdan_sandbox.testing import SandboxServer
from erp_bridge.outbox import Line, Outbox, Shipment
from erp_bridge.settings import Settings


class Erp:
    """The ERP beside the bridge: its database. It has the clock of the sandbox, which tests can move."""

    def __init__(self, settings: Settings, database: sqlite3.Connection, sandbox: SandboxServer) -> None:
        self.settings = settings
        self.database = database
        self.clock = sandbox.clock
        self.outbox = Outbox(database, sandbox.clock)
        self._sandbox = sandbox

    def order(self, order_no: str) -> dict[str, Any]:
        """An order of ten units on Waiqin365."""
        return self._sandbox.orders.put(order_no=order_no)

    def ships(self, express_no: str, order: dict[str, Any], quantity: int = 10) -> Shipment:
        """Put a shipment of an order into the outbox."""
        line = Line(str(order["prods"][0]["detail_id"]), Decimal(quantity))
        shipment = Shipment(express_no, order["order_no"], "示例快递", datetime.now(UTC), (line,))
        self.outbox.add(shipment)
        return shipment

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the database."""
        return self.database.execute(sql).fetchall()

    def arrived(self) -> list[str]:
        """The `express_no` of each shipment on Waiqin365."""
        return sorted(shipment["express_no"] for shipment in self._sandbox.shipments.list())
