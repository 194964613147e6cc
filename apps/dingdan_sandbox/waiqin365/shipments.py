"""The attributes of a shipment, the table of shipments and the computation of seeded shipments from their orders."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from dingdan_sandbox.clock import DAY, HOUR, stamp
from dingdan_sandbox.mixing import mix, stream
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.store import Store
from dingdan_sandbox.table import Document, Table
from dingdan_sandbox.waiqin365.goods import COUNT, Goods
from dingdan_sandbox.waiqin365.orders import SECOND_PARCEL, Orders, OrderSketch


class ShipmentLine(Goods, kw_only=True):
    """A line of a shipment; `order_line` is the index (from 0) of the shipped order line."""

    order_line: int


class Shipment(Document, kw_only=True):
    """A shipment.

    Attributes:
        order: Position of the order.
        order_number: Document number of the order.
        sender: Index in `master.EMPLOYEES` of the sender.
        deliverer: Index in `master.EMPLOYEES` of the driver; None if there is none.
        warehouse: Index in `master.WAREHOUSES`.
        sent: The time of the shipment, in epoch seconds.
        signed: The time of the signature of receipt, in epoch seconds; None if not signed.
        courier: Name of the courier.
        parcel: Tracking number.
        reversed_by: Position of the shipment that reverses this one.
        reverses: Position of the shipment that this one reverses.
        lines: The lines.
    """

    order: int
    order_number: str
    sender: int
    deliverer: int | None = None
    warehouse: int
    sent: int
    signed: int | None = None
    courier: str = ""
    parcel: str = ""
    reversed_by: int | None = None
    reverses: int | None = None
    lines: list[ShipmentLine] = msgspec.field(default_factory=list[ShipmentLine])


class ShipmentSketch:
    """The searchable attributes of a seeded shipment, each computed on access."""

    __slots__ = ("_order", "_shipments", "bits", "nth", "order", "position")

    deleted = False

    def __init__(self, shipments: Shipments, position: int) -> None:
        """Sketch the shipment at `position`."""
        self.position = position
        self.order, self.nth = shipments.orders.of_shipment(position)
        self._order = OrderSketch(shipments.orders, self.order)
        self._shipments = shipments
        self.bits = mix(shipments.key, position)

    @property
    def created(self) -> int:
        """The time of creation in epoch seconds, one day after the order."""
        return self._later(0)

    @property
    def signed(self) -> int | None:
        """The time of the receipt's signature (epoch seconds), 4 to 24 hours after the shipment; None for a quarter."""
        return None if self.bits % 4 == 0 else self._later(4 * HOUR + (self.bits >> 2) % (20 * HOUR))

    @property
    def modified(self) -> int:
        """The time of the last change in epoch seconds: the signature of receipt, or the creation."""
        return self._shipments.changed_at(self.position, self.signed or self.created)

    @property
    def customer(self) -> int:
        """Index of the customer."""
        return self._order.customer

    def _later(self, delay: int) -> int:
        ordered = self._order.created
        return self._shipments.timeline.later(ordered, DAY + self.nth * SECOND_PARCEL + delay)


class Shipments(Table[Shipment]):
    """The table of shipments."""

    kind: ClassVar[str] = "shipments"
    document = Shipment

    def __init__(self, store: Store, sandbox: Sandbox, orders: Orders) -> None:
        """Create the table with the shipments of the seeded `orders`."""
        super().__init__(store, sandbox, orders.shipment_count)
        self.orders = orders
        self.key = stream(sandbox.seed, "shipments")

    def sketch(self, position: int) -> ShipmentSketch:
        """Return the sketch of a seeded shipment."""
        return ShipmentSketch(self, position)

    def around(self, first: int, last: int) -> range:
        """Return the range of shipments possibly created from `first` to `last` (epoch seconds, inclusive)."""
        # A shipment comes up to a day after its order, and the second parcel a little later.
        orders = self.orders.around(first - DAY - HOUR, last)
        return range(orders.start // 5 * 4 - 4, orders.stop // 5 * 4 + 8)

    def find(self, number: str) -> int | None:
        """Return the position of the shipment with a document number; None if there is none."""
        written = self.added(number)
        if written is not None:
            return written
        if number.startswith("FH") and number[-1:] in ("1", "2"):
            order = self.orders.find("DH" + number[2:-1])
            if order is not None and order < self.orders.size:
                positions = self.orders.shipments_of(order)
                if int(number[-1]) <= len(positions):
                    return positions[int(number[-1]) - 1]
        return None

    def renewed(self, model: Shipment, position: int, created: int) -> Shipment:
        """Return a new unsigned shipment of the order of `model`."""
        return msgspec.structs.replace(
            model, position=position, number=f"FH{stamp(created)}{position}", created=created, modified=created,
            sent=created, signed=None, reversed_by=None, reverses=None,
        )  # fmt: skip

    def seeded(self, position: int) -> Shipment:
        """Compute the seeded shipment at `position`."""
        sketch = ShipmentSketch(self, position)
        order = self.orders.seeded(sketch.order)
        role = self.orders.role(sketch.order)
        lines = []
        for index, line in enumerate(order.lines):
            units = line.count // COUNT
            parcel = self.orders.parcel(units, role, sketch.nth)
            before = self.orders.parcel(units, role, 0) if sketch.nth else 0
            lines.append(
                ShipmentLine(
                    order_line=index,
                    product=line.product,
                    unit=line.unit,
                    count=parcel * COUNT,
                    price=line.price,
                    gift=line.gift,
                    promotion=line.promotion * (before + parcel) // units - line.promotion * before // units,
                )
            )
        return Shipment(
            position=position,
            number=f"FH{order.number[2:]}{sketch.nth + 1}",
            created=sketch.created,
            modified=sketch.modified,
            customer=order.customer,
            order=sketch.order,
            order_number=order.number,
            sender=order.salesperson,
            deliverer=order.delivery.driver,
            warehouse=order.warehouse,
            sent=sketch.created,
            signed=sketch.signed,
            courier=order.delivery.courier,
            parcel=order.delivery.parcel,
            lines=lines,
        )
