"""Orders: what the sandbox knows about one, and how a seeded one is computed.

Five orders in a row make a group, shuffled by the seed: one to be confirmed or sent back, one confirmed (at times
closed), one shipped, one shipped in part (at times closed) and one shipped in two shipments (at times closed).
Thus four shipments a group, and either can be found from the other by arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate
from typing import ClassVar

import msgspec

from dingdan_sandbox.clock import DAY, HOUR, day_text, span, start_of_day
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
from dingdan_sandbox.store import Store
from dingdan_sandbox.table import Document, Search, Table
from dingdan_sandbox.waiqin365.goods import COUNT, PRICE, Goods, totals

A_DAY = DAY // INTERVAL
SECOND_PARCEL = 120
"""Seconds between the two shipments of an order that has two; less than what lies between two orders."""

PENDING, CONFIRMED, SENT_BACK, SHIPPED, PARTLY_SHIPPED = "0", "1", "2", "3", "4"
REPORTED, STORE, TRANSFERRED, SALES_BILL, GIVE_BACK = "1", "2", "3", "4", "5"

CONSIGNMENT_LAG = 6 * DAY
"""Seconds after its creation within which the day begins that a seeded order is wanted."""

WAITS, STANDS, WHOLE, PART, TWICE = range(5)
"""Roles in a group."""

_PARCELS = (0, 0, 1, 1, 2)
"""The number of shipments of an order in each role."""

_GROUPS = tuple(tuple(map(int, roles)) for roles in ("01234", "30142", "24013", "13240", "42301", "02431"))
_REST = (WHOLE, PART, WAITS, STANDS)
"""The roles of a last group of fewer than five orders."""

REMARKS = (
    "", "", "", "门店补货，请周四前送达", "老板说要快点🚚", "加急！！😊", '请写"代收"字样，走后门\\侧门',
    "第一行\n第二行", "易碎品⚠️轻放", "  ",
)  # fmt: skip
"""Remarks as people leave them: empty, with emoji, quotes, a backslash, two lines, only blanks."""

_URGENCIES = ("", "普通", "加急", "特急🔥")
_DEMANDS = ("", "电话预约,送货上楼", "放门卫")
_TASTES = ("", "清香", "浓香", "原味")


class OrderLine(Goods, kw_only=True):
    """A line of an order.

    Attributes:
        share: Cents of the discount on the whole order.
        shipped: How much has been shipped, in base units, in units of 0.0001.
        remark: Text.
        exts: Custom fields by code.
    """

    share: int = 0
    shipped: int = 0
    remark: str = ""
    exts: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def off(self) -> int:
        """The sum of promotions and of the share in the discount on the whole order."""
        return self.promotion + self.share

    @property
    def open(self) -> int:
        """The quantity to be shipped, in units of 0.0001 of a base unit."""
        return self.count * self.factor - self.shipped


class Delivery(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The recipient of an order and its transport.

    Attributes:
        name: Of the consignee.
        phone: Mobile phone of the consignee.
        tel: Landline of the consignee.
        address: Of the consignee.
        logistics: `logistics_type`.
        driver: Index in `master.EMPLOYEES` of the one who is planned to deliver.
        driver_day: Planned day as epoch seconds of its start.
        courier: Name of the courier.
        parcel: Tracking number.
    """

    name: str = ""
    phone: str = ""
    tel: str = ""
    address: str = ""
    logistics: str = ""
    driver: int | None = None
    driver_day: int | None = None
    courier: str = ""
    parcel: str = ""


class Order(Document, kw_only=True):
    """An order.

    Attributes:
        order_type: `order_type`.
        salesperson: Index in `master.EMPLOYEES`.
        warehouse: Index in `master.WAREHOUSES`.
        ordered: When it was placed, in epoch seconds.
        stage: To be confirmed, confirmed or sent back, as in `order_status`.
        confirmed: When it was confirmed, in epoch seconds; None before.
        closed: Whether it was closed.
        consignment: The day it is wanted, as epoch seconds of its start; None if not said.
        bill_discount: Cents taken off the whole order.
        received: Cents received.
        remark: Text.
        reason: Why it was sent back.
        del_remark: Why it was deleted.
        delivery: Where it goes.
        exts: Custom fields by code.
        lines: Its lines.
    """

    order_type: str
    salesperson: int
    warehouse: int
    ordered: int
    stage: str
    confirmed: int | None = None
    closed: bool = False
    consignment: int | None = None
    bill_discount: int = 0
    received: int = 0
    remark: str = ""
    reason: str = ""
    del_remark: str = ""
    delivery: Delivery = msgspec.field(default_factory=Delivery)
    exts: dict[str, str] = msgspec.field(default_factory=dict)
    lines: list[OrderLine] = msgspec.field(default_factory=list[OrderLine])

    @property
    def shipped(self) -> tuple[bool, bool]:
        """Two flags: something is shipped, everything is shipped."""
        some, everything = False, True
        for line in self.lines:
            some = some or line.shipped != 0
            everything = everything and line.open <= 0
        return some, everything

    @property
    def order_status(self) -> str:
        """`order_status`: 3 when everything is shipped or the order is closed."""
        if self.stage != CONFIRMED:
            return self.stage
        some, everything = self.shipped
        if self.closed or everything:
            return SHIPPED
        return PARTLY_SHIPPED if some else CONFIRMED

    @property
    def close_detail_status(self) -> str:
        """`close_detail_status` as a code, `""` unless the order is closed."""
        if not self.closed:
            return ""
        some, everything = self.shipped
        return "3" if everything else "2" if some else "1"


class OrderSketch:
    """The attributes of a seeded order that searches test, each computed when asked for."""

    __slots__ = ("_orders", "bits", "position", "role")

    def __init__(self, orders: Orders, position: int) -> None:
        """Sketch the order at `position`."""
        self.position = position
        self._orders = orders
        self.bits = mix(orders.key, position)
        self.role = orders.role(position)

    @property
    def created(self) -> int:
        """The time of creation."""
        return self._orders.start + self.position * INTERVAL + self.bits % 60

    @property
    def customer(self) -> int:
        """Index of its customer."""
        return self._orders.deal.customer(self.position)

    @property
    def salesperson(self) -> int:
        """Index of who took it: mostly, but not always, the one who serves the customer."""
        bits = self.bits
        if (bits >> 27) % 8 == 0:
            return (bits >> 30) % SALESPEOPLE
        return CUSTOMERS[self.customer].salesperson

    @property
    def deleted(self) -> bool:
        """One in twenty of those without shipments is deleted."""
        return (self.bits >> 6) % 20 == 0 and self.role <= STANDS

    @property
    def stage(self) -> str:
        """To be confirmed, confirmed or sent back."""
        if self.role != WAITS:
            return CONFIRMED
        return SENT_BACK if (self.bits >> 12) % 4 == 0 else PENDING

    @property
    def closed(self) -> bool:
        """A quarter of the confirmed orders that are in the position to be closed is."""
        return (self.bits >> 14) % 4 == 0 and self.role not in (WAITS, WHOLE)

    @property
    def order_status(self) -> str:
        """`order_status`."""
        role = self.role
        if role == WAITS:
            return self.stage
        if role in (WHOLE, TWICE) or self.closed:
            return SHIPPED
        return PARTLY_SHIPPED if role == PART else CONFIRMED

    @property
    def confirmed(self) -> int | None:
        """The time of confirmation, within six hours."""
        return None if self.stage != CONFIRMED else self.created + 300 + (self.bits >> 16) % (5 * HOUR)

    @property
    def consignment(self) -> int | None:
        """The day it is wanted: two to five days later; one in eight does not say."""
        if (self.bits >> 32) % 8 == 0:
            return None
        day = (self.position * INTERVAL) // DAY
        return self._orders.start + (day + 2 + (self.bits >> 35) % 4) * DAY

    @property
    def modified(self) -> int:
        """The time of the last change: confirmed, shipped or closed."""
        if self.closed:
            return self.created + 2 * DAY + (self.bits >> 38) % (20 * HOUR)
        parcels = _PARCELS[self.role]
        if parcels:
            return self.created + DAY + (parcels - 1) * SECOND_PARCEL
        return self.confirmed or self.created + (self.bits >> 38) % HOUR


class Orders(Table[Order]):
    """All orders."""

    kind: ClassVar[str] = "orders"
    document = Order

    def __init__(self, store: Store, sandbox: Sandbox) -> None:
        """Make the seeded orders of `sandbox`."""
        super().__init__(store, sandbox.orders)
        seed, self.start = sandbox.seed, sandbox.start
        self.key = stream(seed, "orders")
        self.deal = Deal(seed, "orders")
        self._line_key = stream(seed, "orders/lines")
        self._group_key = stream(seed, "orders/groups")
        self._lines = sandbox.lines

    def sketch(self, position: int) -> OrderSketch:
        """Sketch a seeded order."""
        return OrderSketch(self, position)

    def around(self, first: int, last: int) -> range:
        """Return the positions of orders created between two times."""
        return range((first - self.start) // INTERVAL, (last - self.start) // INTERVAL + 1)

    def candidates(self, search: Search, start: int) -> Iterator[int]:
        """Iterate over the orders that may match; those of given customers are found without a search."""
        start, stop = max(start, search.positions.start), search.positions.stop
        if search.customers is None:
            return iter(range(start, stop))
        return self.deal.positions(search.customers, start, stop)

    def roles(self, group: int) -> tuple[int, ...]:
        """Return the roles of the orders of a group."""
        if group * 5 + 5 > self.size:
            return _REST
        return _GROUPS[mix(self._group_key, group) % len(_GROUPS)]

    def role(self, position: int) -> int:
        """Return the role of an order in its group."""
        return self.roles(position // 5)[position % 5]

    @property
    def shipment_count(self) -> int:
        """The number of shipments of the seeded orders."""
        return self.size // 5 * 4 + min(self.size % 5, 2)

    def shipments_of(self, position: int) -> range:
        """Return the positions of the seeded shipments of a seeded order."""
        group, place = divmod(position, 5)
        before = [0, *accumulate(_PARCELS[role] for role in self.roles(group))]
        return range(group * 4 + before[place], group * 4 + before[place + 1])

    def of_shipment(self, shipment: int) -> tuple[int, int]:
        """Return the order of a seeded shipment, and which of its shipments it is, from 0."""
        group, place = divmod(shipment, 4)
        for index, role in enumerate(self.roles(group)):
            if place < _PARCELS[role]:
                return group * 5 + index, place
            place -= _PARCELS[role]
        raise AssertionError(f"there is no seeded shipment {shipment}")

    def number_of(self, position: int) -> str:
        """Return the number of a seeded order: its day and which of the day it is."""
        return f"DH{day_text(self.start + position * INTERVAL).replace('-', '')}{position % A_DAY + 1:04}"

    def find(self, number: str) -> int | None:
        """Find an order by its number; one that was written counts before a seeded one."""
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
        """Return the quantity in shipment `nth` of a line of `line_count` whole units, by the role of the order."""
        half = line_count // 2
        if role == WHOLE:
            return line_count
        return half if role == PART or nth else line_count - half

    def seeded(self, position: int) -> Order:
        """Compute an order."""
        sketch = OrderSketch(self, position)
        bits = sketch.bits
        created, role = sketch.created, sketch.role
        customer = CUSTOMERS[sketch.customer]
        lines = [self._line(position, index, role) for index in range(self._lines)]
        discount = 500 if (bits >> 44) % 8 == 0 and lines[0].sums.amount > 1000 else 0
        lines[0].share = discount
        received = 0
        if role in (WHOLE, TWICE):
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
        if role >= WHOLE:
            shipped = (units // 2 if role == PART else units) * factor * COUNT
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
