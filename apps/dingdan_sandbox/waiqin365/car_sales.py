"""Van sales. No operation writes them. In every 25 van sales the last reverses the one before it."""

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
"""Seconds between two van sales: 72 a day."""

SALE, RETURN, GIVE_BACK = "1", "2", "4"
_BLOCK = 25


class CarSaleLine(Goods, kw_only=True):
    """A line of a van sale; `line_type` is a code: sale, return or give-back."""

    line_type: str


class CarSale(Document, kw_only=True):
    """A van sale.

    Attributes:
        salesperson: Index in `master.EMPLOYEES`.
        vehicle: Index in `master.VEHICLES`; None if unknown.
        received: The amount received, in cents.
        remark: The remark.
        reversed_by: Position of the van sale that reverses this one.
        reverses: Position of the van sale that this one reverses.
        lines: The lines.
    """

    salesperson: int
    vehicle: int | None
    received: int
    remark: str
    reversed_by: int | None = None
    reverses: int | None = None
    lines: list[CarSaleLine]


class CarSaleSketch:
    """The searchable attributes of a seeded van sale, each computed on access."""

    __slots__ = ("_sales", "bits", "position")

    def __init__(self, sales: CarSales, position: int) -> None:
        """Sketch the van sale at `position`."""
        self.position = position
        self._sales = sales
        self.bits = mix(sales.key, position)

    @property
    def created(self) -> int:
        """The time of creation, in epoch seconds."""
        return self._sales.timeline.created(self.position * INTERVAL + self.bits % INTERVAL)

    @property
    def modified(self) -> int:
        """The time of the last settlement, in epoch seconds, within two days of the creation."""
        settled = (self.bits >> 12) % (2 * DAY) if self.bits >> 40 & 1 else 0
        return self._sales.changed_at(self.position, self._sales.timeline.later(self.created, settled))

    @property
    def customer(self) -> int:
        """Index of the customer; a reversal has the customer of the reversed van sale."""
        return self._sales.deal.customer(self._sales.original(self.position))

    @property
    def deleted(self) -> bool:
        """True for one in 50 of the van sales that neither are reversed nor reverse another."""
        return (self.bits >> 41) % 50 == 0 and self.position % _BLOCK < _BLOCK - 2


class CarSales(Table[CarSale]):
    """All van sales."""

    kind: ClassVar[str] = "car_sales"
    document = CarSale

    def __init__(self, store: Store, sandbox: Sandbox) -> None:
        """Create one van sale for every five orders of `sandbox`."""
        super().__init__(store, sandbox, -(-sandbox.orders // 5))
        seed, self.start = sandbox.seed, self.timeline.start
        self.key = stream(seed, "car_sales")
        self.deal = Deal(seed, "car_sales")
        self._line_key = stream(seed, "car_sales/lines")
        self._lines = sandbox.lines

    def sketch(self, position: int) -> CarSaleSketch:
        """Return the sketch of a seeded van sale."""
        return CarSaleSketch(self, position)

    def around(self, first: int, last: int) -> range:
        """Return the range of van sales possibly created from `first` to `last` (epoch seconds, inclusive)."""
        first, last = self.timeline.offsets(first, last)
        return range(first // INTERVAL, last // INTERVAL + 1)

    def number_of(self, position: int) -> str:
        """Return the document number of a van sale: its day and its count within the day."""
        day = day_text(self.start + position * INTERVAL).replace("-", "")
        return f"CX{day}{position % (DAY // INTERVAL) + 1:04}"

    def original(self, position: int) -> int:
        """Return the position of the van sale that the one at `position` reverses; `position` if it reverses none."""
        return position - 1 if position % _BLOCK == _BLOCK - 1 else position

    def reversal(self, position: int) -> int | None:
        """Return the position of the van sale that reverses the one at `position`; None if there is none."""
        return position + 1 if position % _BLOCK == _BLOCK - 2 and position + 1 < self.size else None

    def renewed(self, model: CarSale, position: int, created: int) -> CarSale:
        """Return a new unpaid van sale with the goods of `model`."""
        return msgspec.structs.replace(
            model, position=position, number=f"CX{stamp(created)}{position}", created=created, modified=created,
            deleted=False, received=0, reversed_by=None, reverses=None,
        )  # fmt: skip

    def seeded(self, position: int) -> CarSale:
        """Compute a van sale. Its lines are sales, and sometimes returns and give-backs."""
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
