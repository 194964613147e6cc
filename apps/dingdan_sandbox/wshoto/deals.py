"""Valet orders: orders that staff take for customers.

Both generations of the CRM return the same orders and receipts under the same ids. This is the sandbox's own choice.
"""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec

from dingdan_sandbox.clock import DAY
from dingdan_sandbox.dealing import Deal
from dingdan_sandbox.master import CUSTOMERS, ID_BASE, PRODUCTS, SALESPEOPLE, Product
from dingdan_sandbox.mixing import mix, stream
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.store import Store
from dingdan_sandbox.table import Document, Table

INTERVAL = 4800
"""Seconds between two orders: 18 a day."""

_ORDERS = ID_BASE + 20 * 10**14
FIRST_ID = 7_300_000_000_001_001
"""Id of the first order, as in the examples of the specs. Ids in this range are exact in JavaScript."""

PENDING_PAYMENT, COMPLETED, REVOKED = 2, 5, 6
STATES = (1, PENDING_PAYMENT, 3, 4, COMPLETED, COMPLETED, REVOKED)
DEMO_VALUES = ("", "老客户", "新客户🌱")
"""The values of the only custom field."""


class Item(msgspec.Struct, kw_only=True):
    """A product in an order; `price` and `list_price` are for one unit."""

    product: int
    count: int
    list_price: int
    price: int

    @property
    def goods(self) -> Product:
        """The product."""
        return PRODUCTS[self.product]


class Receipt(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A receipt that was added to an order.

    Attributes:
        created: The time of creation, in epoch seconds.
        amount: The amount received.
        payer: Who paid.
        kind: The value of `receipt_type`.
        closes: The value of `statements_identify`.
        files: The attachments: ids of material, or addresses.
        custom: The custom fields.
    """

    created: int
    amount: int
    payer: str | None = None
    kind: str | None = None
    closes: int = 0
    files: list[str] = msgspec.field(default_factory=list)
    custom: dict[str, Any] = msgspec.field(default_factory=dict)


class CustomerOrder(Document, kw_only=True):
    """A valet order. Amounts are whole numbers; the platform documents no unit for them.

    Attributes:
        owner: Index in `master.EMPLOYEES`.
        creator: Index in `master.EMPLOYEES`.
        helpers: Indexes in `master.EMPLOYEES` of the collaborators.
        state: The value of `order_state`.
        received: The amount received, with that of the receipts that were added.
        sparse: True if every optional field is null.
        demo_field: The value of the only custom field; `""` if there is none.
        items: The goods.
        receipts: The receipts that were added; a seeded order has at most one other.
    """

    owner: int
    creator: int
    helpers: list[int]
    state: int
    received: int
    sparse: bool
    demo_field: str
    items: list[Item]
    receipts: list[Receipt] = msgspec.field(default_factory=list)

    @property
    def total(self) -> int:
        """The amount to be paid."""
        return sum(item.price * item.count for item in self.items)

    @property
    def list_total(self) -> int:
        """The amount at original prices."""
        return sum(item.list_price * item.count for item in self.items)


class CustomerOrderSketch:
    """The searchable attributes of a seeded order, each computed on access."""

    __slots__ = ("_table", "bits", "position")

    deleted = False

    def __init__(self, table: CustomerOrders, position: int) -> None:
        """Sketch the order at `position`."""
        self.position = position
        self._table = table
        self.bits = mix(table.key, position)

    @property
    def created(self) -> int:
        """The time of creation, in epoch seconds."""
        return self._table.timeline.created(self.position * INTERVAL + self.bits % INTERVAL)

    @property
    def modified(self) -> int:
        """The time of the last change in epoch seconds, within two days of the creation."""
        settled = self._table.timeline.later(self.created, (self.bits >> 34) % (2 * DAY))
        return self._table.changed_at(self.position, settled)

    @property
    def customer(self) -> int:
        """Index of the customer."""
        return self._table.deal.customer(self.position)

    @property
    def owner(self) -> int:
        """Index of the owner: the salesperson of the customer."""
        return CUSTOMERS[self.customer].salesperson

    @property
    def creator(self) -> int:
        """Index of the creator: the owner, or another employee for a third of the orders."""
        return self.owner if self.bits % 3 else (self.bits >> 16) % SALESPEOPLE

    @property
    def helpers(self) -> list[int]:
        """Indexes of the collaborators: half of the orders have one, the next employee after the owner."""
        return [(self.owner + 1) % SALESPEOPLE] if self.bits >> 24 & 1 else []

    @property
    def state(self) -> int:
        """The value of `order_state`."""
        return STATES[(self.bits >> 25) % len(STATES)]

    @property
    def demo_field(self) -> str:
        """The value of the custom field."""
        return DEMO_VALUES[(self.bits >> 30) % len(DEMO_VALUES)]


class CustomerOrders(Table[CustomerOrder]):
    """The table of valet orders."""

    kind: ClassVar[str] = "customer_orders"
    document = CustomerOrder

    def __init__(self, store: Store, sandbox: Sandbox) -> None:
        """Create the table with one seeded order for every 20 Waiqin365 orders of `sandbox`."""
        super().__init__(store, sandbox, -(-sandbox.orders // 20))
        seed = sandbox.seed
        self.key = stream(seed, "customer_orders")
        self.deal = Deal(seed, "customer_orders")
        self._line_key = stream(seed, "customer_orders/lines")

    def sketch(self, position: int) -> CustomerOrderSketch:
        """Return the sketch of a seeded order."""
        return CustomerOrderSketch(self, position)

    def around(self, first: int, last: int) -> range:
        """Return the range of orders possibly created from `first` to `last` (epoch seconds, inclusive)."""
        first, last = self.timeline.offsets(first, last)
        return range(first // INTERVAL, last // INTERVAL + 1)

    def renewed(self, model: CustomerOrder, position: int, created: int) -> CustomerOrder:
        """Return a new unconfirmed order with the goods of `model`."""
        return msgspec.structs.replace(
            model, position=position, number=number_of(position), created=created, modified=created, state=1,
            received=0, receipts=[],
        )  # fmt: skip

    def seeded(self, position: int) -> CustomerOrder:
        """Compute a seeded order of two goods, some with a discount of 10 %."""
        sketch = self.sketch(position)
        bits, state = sketch.bits, sketch.state
        items = []
        for index in range(2):
            line = mix(self._line_key, position * 2 + index)
            product = PRODUCTS[line % len(PRODUCTS)]
            price = product.price * 9 // 10 if bits >> 33 & 1 else product.price
            items.append(Item(product=product.index, count=1 + (line >> 8) % 9, list_price=product.price, price=price))
        order = CustomerOrder(
            position=position,
            number=number_of(position),
            created=sketch.created,
            modified=sketch.modified,
            customer=sketch.customer,
            owner=sketch.owner,
            creator=sketch.creator,
            helpers=sketch.helpers,
            state=state,
            received=0,
            sparse=(bits >> 52) % 4 == 0,
            demo_field=sketch.demo_field,
            items=items,
        )
        order.received = {COMPLETED: order.total, PENDING_PAYMENT: order.total // 2}.get(state, 0)
        return order


def number_of(position: int) -> str:
    """Return the document number of the order at `position`."""
    return f"{20261101000000 + position:014}{position % 1000:03}"


def identity(position: int) -> int:
    """Return the id of the order at `position`."""
    return _ORDERS + position if position else FIRST_ID


def position_of(identity: int) -> int:
    """Return the position of the order with an id; negative if no order can have this id."""
    return 0 if identity == FIRST_ID else (identity - _ORDERS) or -1
