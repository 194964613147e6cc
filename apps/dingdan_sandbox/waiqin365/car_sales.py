"""Van sales: computed, and nothing writes them. Of every 25 the second last is reversed by the last."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from dingdan_sandbox.clock import DAY, day_text, stamp
from dingdan_sandbox.dealing import Deal
from dingdan_sandbox.master import CUSTOMERS, PRODUCTS, VEHICLES
from dingdan_sandbox.mixing import mix, stream
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.store import Store
from dingdan_sandbox.table import Document, Table
from dingdan_sandbox.waiqin365.goods import COUNT, PRICE, Goods, totals
from dingdan_sandbox.waiqin365.order_documents import REMARKS

INTERVAL = 1200
"""Seconds from one van sale to the next: 72 a day."""

SALE, RETURN, GIVE_BACK = "1", "2", "4"
_BLOCK = 25


class CarSaleLine(Goods, kw_only=True):
    """A line of a van sale; `line_type` is what happens to the goods."""

    line_type: str


class CarSale(Document, kw_only=True):
    """A van sale.

    Attributes:
        salesperson: Index in `master.EMPLOYEES`.
        vehicle: Index in `master.VEHICLES`; None if it is not known.
        received: Cents received.
        remark: Text.
        reversed_by: Position of the van sale that reverses this one.
        reverses: Position of the van sale that this one reverses.
        lines: Its lines.
    """

    salesperson: int
    vehicle: int | None
    received: int
    remark: str
    reversed_by: int | None = None
    reverses: int | None = None
    lines: list[CarSaleLine]


class CarSaleSketch:
    """The attributes of a van sale that searches test, each computed when asked for."""

    __slots__ = ("_sales", "bits", "position")

    def __init__(self, sales: CarSales, position: int) -> None:
        """Sketch the van sale at `position`."""
        self.position = position
        self._sales = sales
        self.bits = mix(sales.key, position)

    @property
    def created(self) -> int:
        """The time of creation."""
        return self._sales.timeline.created(self.position * INTERVAL + self.bits % INTERVAL)

    @property
    def modified(self) -> int:
        """The time of the last settlement, within two days."""
        settled = (self.bits >> 12) % (2 * DAY) if self.bits >> 40 & 1 else 0
        return self._sales.changed_at(self.position, self._sales.timeline.later(self.created, settled))

    @property
    def customer(self) -> int:
        """Index of the customer; a reversal has that of what it reverses."""
        return self._sales.deal.customer(self._sales.original(self.position))

    @property
    def deleted(self) -> bool:
        """One in fifty of those that have nothing to do with a reversal is deleted."""
        return (self.bits >> 41) % 50 == 0 and self.position % _BLOCK < _BLOCK - 2


class CarSales(Table[CarSale]):
    """All van sales."""

    kind: ClassVar[str] = "car_sales"
    document = CarSale

    def __init__(self, store: Store, sandbox: Sandbox) -> None:
        """Make a van sale for every five orders of `sandbox`."""
        super().__init__(store, sandbox, -(-sandbox.orders // 5))
        seed, self.start = sandbox.seed, self.timeline.start
        self.key = stream(seed, "car_sales")
        self.deal = Deal(seed, "car_sales")
        self._line_key = stream(seed, "car_sales/lines")
        self._lines = sandbox.lines

    def sketch(self, position: int) -> CarSaleSketch:
        """Sketch a van sale."""
        return CarSaleSketch(self, position)

    def around(self, first: int, last: int) -> range:
        """Return the positions of van sales created between two times."""
        first, last = self.timeline.offsets(first, last)
        return range(first // INTERVAL, last // INTERVAL + 1)

    def number_of(self, position: int) -> str:
        """Return the number of a van sale: its day and which of the day it is."""
        day = day_text(self.start + position * INTERVAL).replace("-", "")
        return f"CX{day}{position % (DAY // INTERVAL) + 1:04}"

    def original(self, position: int) -> int:
        """Return the van sale that the one at `position` reverses, or itself."""
        return position - 1 if position % _BLOCK == _BLOCK - 1 else position

    def reversal(self, position: int) -> int | None:
        """Return the van sale that reverses the one at `position`."""
        return position + 1 if position % _BLOCK == _BLOCK - 2 and position + 1 < self.size else None

    def renewed(self, model: CarSale, position: int, created: int) -> CarSale:
        """Return a van sale of the goods of `model` that is not paid for."""
        return msgspec.structs.replace(
            model, position=position, number=f"CX{stamp(created)}{position}", created=created, modified=created,
            deleted=False, received=0, reversed_by=None, reverses=None,
        )  # fmt: skip

    def seeded(self, position: int) -> CarSale:
        """Compute a van sale: goods sold, and at times taken back or given back."""
        sketch = CarSaleSketch(self, position)
        original = self.original(position)
        bits = mix(self.key, original)
        customer = CUSTOMERS[sketch.customer]
        sign = 1 if original == position else -1
        lines = [self._line(original, index, sign) for index in range(self._lines)]
        deal = totals(line.sums for line in lines if line.line_type == SALE).due
        return CarSale(
            position=position,
            number=self.number_of(position),
            created=sketch.created,
            modified=sketch.modified,
            customer=customer.index,
            deleted=sketch.deleted,
            salesperson=customer.salesperson,
            vehicle=None if (bits >> 44) % 10 == 0 else (bits >> 48) % len(VEHICLES),
            received=(deal, deal, 0)[(bits >> 52) % 3],
            remark=REMARKS[(bits >> 56) % len(REMARKS)],
            reversed_by=self.reversal(position),
            reverses=None if original == position else original,
            lines=lines,
        )

    def _line(self, position: int, index: int, sign: int) -> CarSaleLine:
        bits = mix(self._line_key, position * 128 + index)
        product = PRODUCTS[bits % len(PRODUCTS)]
        unit = (bits >> 8) % 3
        units = 1 + (bits >> 10) % 20
        line_type = SALE if index == 0 else (SALE, SALE, RETURN, GIVE_BACK)[(bits >> 15) % 4]
        gift = index > 0 and line_type == SALE and (bits >> 17) % 8 == 0
        cents = 0 if gift or line_type == GIVE_BACK else product.price * product.units[unit].factor
        promotion = cents * units // 20 if line_type == SALE and (bits >> 20) % 4 == 0 else 0
        return CarSaleLine(
            line_type=line_type,
            product=product.index,
            unit=unit,
            price=cents * (PRICE // 100),
            count=sign * units * COUNT,
            gift=gift,
            promotion=sign * promotion,
        )
