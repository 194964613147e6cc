"""The table of orders and the computation of seeded orders.

Five consecutive orders form a group, in an order shuffled by the seed. One is pending or sent back, one is confirmed,
one is shipped, one is partly shipped and one is shipped in two shipments; the confirmed, the partly shipped and the
last may be closed. A group has four shipments, so the position of an order gives those of its shipments and vice versa.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate
from typing import ClassVar

import msgspec

from dingdan_sandbox.clock import DAY, HOUR, day_text, span, stamp, start_of_day
from dingdan_sandbox.dealing import Deal
from dingdan_sandbox.master import (
    AUDITOR,
    CUSTOMERS,
    LINE_FIELDS,
    ORDER_FIELDS,
    PRODUCTS,
    SALESPEOPLE,
)
from dingdan_sandbox.mixing import mix, stream
from dingdan_sandbox.sandbox import INTERVAL, Sandbox
from dingdan_sandbox.searching import Search
from dingdan_sandbox.store import Store
from dingdan_sandbox.table import Table
from dingdan_sandbox.waiqin365.goods import COUNT, PRICE, totals
from dingdan_sandbox.waiqin365.order_documents import (
    CONFIRMED,
    GIVE_BACK,
    PARTLY_SHIPPED,
    PENDING,
    REMARKS,
    REPORTED,
    SENT_BACK,
    SHIPPED,
    STORE,
    TRANSFERRED,
    Delivery,
    Order,
    OrderLine,
)

A_DAY = DAY // INTERVAL
SECOND_PARCEL = 120
"""Seconds between the two shipments of an order; less than the interval between two orders."""

CONSIGNMENT_LAG = 6 * DAY
"""The longest time from the creation of a seeded order to the start of its requested day of delivery, in seconds."""

ROLE_UNCONFIRMED, ROLE_CONFIRMED, ROLE_SHIPPED, ROLE_PARTLY_SHIPPED, ROLE_SHIPPED_TWICE = range(5)
"""The roles of the orders in a group."""

_PARCELS = (0, 0, 1, 1, 2)
"""The number of shipments of an order, by role."""

_GROUPS = tuple(tuple(map(int, roles)) for roles in ("01234", "30142", "24013", "13240", "42301", "02431"))
_LAST_GROUP = (ROLE_SHIPPED, ROLE_PARTLY_SHIPPED, ROLE_UNCONFIRMED, ROLE_CONFIRMED)
"""The roles in a last group with fewer than five orders."""

_URGENCIES = ("", "普通", "加急", "特急🔥")
_DEMANDS = ("", "电话预约,送货上楼", "放门卫")
_TASTES = ("", "清香", "浓香", "原味")


class OrderSketch:
    """The searchable attributes of a seeded order, each computed on access."""

    __slots__ = ("_orders", "bits", "position", "role")

    def __init__(self, orders: Orders, position: int) -> None:
        """Sketch the order at `position`."""
        self.position = position
        self._orders = orders
        self.bits = mix(orders.key, position)
        self.role = orders.role(position)

    @property
    def created(self) -> int:
        """The time of creation, in epoch seconds."""
        return self._orders.timeline.created(self.position * INTERVAL + self.bits % 60)

    @property
    def customer(self) -> int:
        """Index of the customer."""
        return self._orders.deal.customer(self.position)

    @property
    def salesperson(self) -> int:
        """Index of the salesperson: usually, but not always, the one of the customer."""
        bits = self.bits
        if (bits >> 27) % 8 == 0:
            return (bits >> 30) % SALESPEOPLE
        return CUSTOMERS[self.customer].salesperson

    @property
    def deleted(self) -> bool:
        """True for one in 20 of the orders without shipments."""
        return (self.bits >> 6) % 20 == 0 and self.role <= ROLE_CONFIRMED

    @property
    def stage(self) -> str:
        """Pending, confirmed or sent back, as a code of `order_status`."""
        if self.role != ROLE_UNCONFIRMED:
            return CONFIRMED
        return SENT_BACK if (self.bits >> 12) % 4 == 0 else PENDING

    @property
    def closed(self) -> bool:
        """True for a quarter of the confirmed orders, except those that one shipment completes."""
        return (self.bits >> 14) % 4 == 0 and self.role not in (ROLE_UNCONFIRMED, ROLE_SHIPPED)

    @property
    def order_status(self) -> str:
        """The value of `order_status`."""
        role = self.role
        if role == ROLE_UNCONFIRMED:
            return self.stage
        if role in (ROLE_SHIPPED, ROLE_SHIPPED_TWICE) or self.closed:
            return SHIPPED
        return PARTLY_SHIPPED if role == ROLE_PARTLY_SHIPPED else CONFIRMED

    @property
    def confirmed(self) -> int | None:
        """The time of confirmation, in epoch seconds, within six hours of the creation; None if not confirmed."""
        return None if self.stage != CONFIRMED else self._later(300 + (self.bits >> 16) % (5 * HOUR))

    @property
    def consignment(self) -> int | None:
        """Start of the requested day of delivery (epoch seconds), 2 to 5 days later; None for one in eight orders."""
        if (self.bits >> 32) % 8 == 0:
            return None
        day = (self.position * INTERVAL) // DAY
        return self._orders.start + (day + 2 + (self.bits >> 35) % 4) * DAY

    @property
    def modified(self) -> int:
        """The time of the last change (confirmation, shipment or closing), in epoch seconds."""
        return self._orders.changed_at(self.position, self._settled)

    @property
    def _settled(self) -> int:
        if self.closed:
            return self._later(2 * DAY + (self.bits >> 38) % (20 * HOUR))
        parcels = _PARCELS[self.role]
        if parcels:
            return self._later(DAY + (parcels - 1) * SECOND_PARCEL)
        return self.confirmed or self._later((self.bits >> 38) % HOUR)

    def _later(self, delay: int) -> int:
        return self._orders.timeline.later(self.created, delay)


class Orders(Table[Order]):
    """The table of orders."""

    kind: ClassVar[str] = "orders"
    document = Order

    def __init__(self, store: Store, sandbox: Sandbox) -> None:
        """Create the table with the seeded orders of `sandbox`."""
        super().__init__(store, sandbox, sandbox.orders)
        seed, self.start = sandbox.seed, self.timeline.start
        self.key = stream(seed, "orders")
        self.deal = Deal(seed, "orders")
        self._line_key = stream(seed, "orders/lines")
        self._group_key = stream(seed, "orders/groups")
        self._lines = sandbox.lines

    def sketch(self, position: int) -> OrderSketch:
        """Return the sketch of a seeded order."""
        return OrderSketch(self, position)

    def around(self, first: int, last: int) -> range:
        """Return the range of orders possibly created from `first` to `last` (epoch seconds, inclusive)."""
        first, last = self.timeline.offsets(first, last)
        return range(first // INTERVAL, last // INTERVAL + 1)

    def candidates(self, search: Search, places: range) -> Iterator[int]:
        """Iterate over the positions that may match; the orders of given customers are computed without a search."""
        if search.customers is None:
            return super().candidates(search, places)
        start, stop = max(places.start, search.positions.start), min(places.stop, search.positions.stop)
        return self.deal.positions(search.customers, start, stop)

    def roles(self, group: int) -> tuple[int, ...]:
        """Return the roles of the orders in a group, in order of position."""
        if group * 5 + 5 > self.size:
            return _LAST_GROUP
        return _GROUPS[mix(self._group_key, group) % len(_GROUPS)]

    def role(self, position: int) -> int:
        """Return the role of the order at `position`."""
        return self.roles(position // 5)[position % 5]

    @property
    def shipment_count(self) -> int:
        """The number of shipments of all seeded orders."""
        return self.size // 5 * 4 + min(self.size % 5, 2)

    def shipments_of(self, position: int) -> range:
        """Return the positions of the seeded shipments of a seeded order."""
        group, place = divmod(position, 5)
        before = [0, *accumulate(_PARCELS[role] for role in self.roles(group))]
        return range(group * 4 + before[place], group * 4 + before[place + 1])

    def of_shipment(self, shipment: int) -> tuple[int, int]:
        """Return the order's position for a seeded shipment, and the shipment's index (from 0) within the order."""
        group, place = divmod(shipment, 4)
        for index, role in enumerate(self.roles(group)):
            if place < _PARCELS[role]:
                return group * 5 + index, place
            place -= _PARCELS[role]
        raise AssertionError(f"there is no seeded shipment {shipment}")

    def number_of(self, position: int) -> str:
        """Return the document number of a seeded order: its day and its count within the day."""
        return f"DH{day_text(self.start + position * INTERVAL).replace('-', '')}{position % A_DAY + 1:04}"

    def find(self, number: str) -> int | None:
        """Return the position of the order with a document number, stored orders first; None if there is none."""
        written = self.added(number)
        if written is not None:
            return written
        # A seeded number holds the day and the place, so it takes no search: guess, and see whether it is so.
        parts = re.fullmatch(r"DH(\d{4})(\d{2})(\d{2})(\d{4})", number, re.ASCII)
        if parts is not None:
            with suppress(ValueError):
                day = (span("-".join(parts.groups()[:3])).first - self.start) // DAY
                guess = day * A_DAY + int(parts[4]) - 1
                if 0 <= guess < self.size and self.number_of(guess) == number:
                    return guess
        return None

    def parcel(self, line_count: int, role: int, nth: int) -> int:
        """Return the quantity of an order line in one of its shipments, in units of 0.0001.

        Args:
            line_count: The quantity of the order line: a whole number of units, in units of 0.0001.
            role: The role of the order.
            nth: The index of the shipment among those of the order, from 0.
        """
        half = line_count // 2
        if role == ROLE_SHIPPED:
            return line_count
        return half if role == ROLE_PARTLY_SHIPPED or nth else line_count - half

    def renewed(self, model: Order, position: int, created: int) -> Order:
        """Return a new order with the goods of `model`: confirmed and unshipped, as after addStdomOrder."""
        lines = [msgspec.structs.replace(line, shipped=0) for line in model.lines]
        return msgspec.structs.replace(
            model, position=position, number=f"DH{stamp(created)}{position}", created=created, modified=created,
            ordered=created, stage=CONFIRMED, confirmed=created, closed=False, deleted=False, del_remark="", reason="",
            received=0, consignment=None, lines=lines,
        )  # fmt: skip

    def seeded(self, position: int) -> Order:
        """Compute the seeded order at `position`."""
        sketch = OrderSketch(self, position)
        bits = sketch.bits
        created, role = sketch.created, sketch.role
        customer = CUSTOMERS[sketch.customer]
        lines = [self._line(position, index, role) for index in range(self._lines)]
        discount = 500 if (bits >> 44) % 8 == 0 and lines[0].sums.amount > 1000 else 0
        lines[0].share = discount
        received = 0
        if role in (ROLE_SHIPPED, ROLE_SHIPPED_TWICE):
            total = totals(line.sums for line in lines).due
            received = (total, total // 2, 0)[(bits >> 47) % 3]
        express = (bits >> 50) % 4 == 0
        exts: dict[str, str] = {}
        if (bits >> 52) % 3:
            exts.update(zip(ORDER_FIELDS, (_URGENCIES[(bits >> 54) % 4], _DEMANDS[(bits >> 56) % 3], ""), strict=True))
        deleted = sketch.deleted
        return Order(
            position=position,
            number=self.number_of(position),
            created=created,
            modified=sketch.modified,
            customer=customer.index,
            deleted=deleted,
            order_type=(REPORTED, REPORTED, STORE, TRANSFERRED, GIVE_BACK)[(bits >> 24) % 5],
            salesperson=sketch.salesperson,
            warehouse=customer.warehouse,
            ordered=created - created % 60,
            stage=sketch.stage,
            confirmed=sketch.confirmed,
            closed=sketch.closed,
            consignment=sketch.consignment,
            bill_discount=discount,
            received=received,
            remark=REMARKS[(bits >> 20) % len(REMARKS)],
            reason="价格有误，请核对" if sketch.stage == SENT_BACK else "",
            del_remark="重复下单" if deleted else "",
            delivery=Delivery(
                name=customer.contact,
                phone="00000000000",
                tel="010-00000000" if bits & 1 else "",
                address=customer.address,
                logistics="2" if express else "1",
                driver=None if express else AUDITOR.index + 1 + (bits >> 58) % 4,
                driver_day=None if express else start_of_day(created) + DAY,
                courier="示例快递" if express else "",
                parcel=f"EX{position:010}" if express else "",
            ),
            exts=exts,
            lines=lines,
        )

    def _line(self, position: int, index: int, role: int) -> OrderLine:
        bits = mix(self._line_key, position * 128 + index)
        product = PRODUCTS[bits % len(PRODUCTS)]
        unit = (bits >> 8) % 3
        units = 2 + (bits >> 10) % 19
        gift = index > 0 and (bits >> 16) % 8 == 0
        factor = product.units[unit].factor
        cents = 0 if gift else product.price * factor
        shipped = 0
        if role >= ROLE_SHIPPED:
            shipped = (units // 2 if role == ROLE_PARTLY_SHIPPED else units) * factor * COUNT
        return OrderLine(
            product=product.index,
            unit=unit,
            price=cents * (PRICE // 100),
            count=units * COUNT,
            gift=gift,
            promotion=cents * units // 20 if (bits >> 19) % 4 == 0 else 0,
            shipped=shipped,
            remark=REMARKS[(bits >> 21) % len(REMARKS)],
            exts=dict(zip(LINE_FIELDS, (_TASTES[(bits >> 25) % 4], f"B2026{(bits >> 27) % 12 + 1:02}"), strict=True))
            if (bits >> 31) % 2
            else {},
        )
