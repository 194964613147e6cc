"""The attributes of a return, the table of returns and the computation of seeded returns from their orders."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from dingdan_sandbox.clock import DAY, HOUR, stamp, start_of_day
from dingdan_sandbox.master import RETURN_FIELDS
from dingdan_sandbox.mixing import mix, stream
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.store import Store
from dingdan_sandbox.table import Document, Table
from dingdan_sandbox.waiqin365.goods import COUNT, Goods
from dingdan_sandbox.waiqin365.order_documents import REMARKS
from dingdan_sandbox.waiqin365.orders import ROLE_SHIPPED, Orders, OrderSketch

PENDING, STOCKED_IN, SENT_BACK, CONFIRMED = "0", "1", "2", "3"

_STEP = 10
"""Orders for each seeded return; it belongs to one of the first five of every ten orders."""

_REASONS = ("包装破损,临期", "临期", "发错货", "客户不要了😢")


class ReturnLine(Goods, kw_only=True):
    """A line of a return.

    Attributes:
        order_line: Index (from 0) of the returned order line; None if the return refers to no order.
        sequ: The value of `sequ`.
        remark: The remark.
    """

    order_line: int | None = None
    sequ: str = ""
    remark: str = ""


class Return(Document, kw_only=True):
    """A return.

    Attributes:
        salesperson: Index in `master.EMPLOYEES`.
        creator: Index in `master.EMPLOYEES`.
        modifier: Index in `master.EMPLOYEES` of the last editor.
        warehouse: Index in `master.WAREHOUSES`.
        dealer: Index in `master.DEALERS`; None if there is none.
        order: Position of the order; None if the return refers to no order.
        order_number: Document number of the order.
        returned: Start of the business day, in epoch seconds.
        stage: The value of `return_status`.
        confirmed: The time of confirmation, in epoch seconds; None if not confirmed.
        reason: The comment of the approver.
        name: Name of the person who returns the goods.
        phone: Mobile phone number of that person.
        landline: Landline number of that person.
        address: Address of that person.
        source: The value of `source_type`.
        remark: The remark.
        reversed_by: Position of the return that reverses this one.
        reverses: Position of the return that this one reverses.
        exts: Custom fields by code.
        lines: The lines.
    """

    salesperson: int
    creator: int
    modifier: int
    warehouse: int
    dealer: int | None = None
    order: int | None = None
    order_number: str = ""
    returned: int
    stage: str
    confirmed: int | None = None
    reason: str = ""
    name: str = ""
    phone: str = ""
    landline: str = ""
    address: str = ""
    source: str = "0"
    remark: str = ""
    reversed_by: int | None = None
    reverses: int | None = None
    exts: dict[str, str] = msgspec.field(default_factory=dict)
    lines: list[ReturnLine] = msgspec.field(default_factory=list[ReturnLine])


class ReturnSketch:
    """The searchable attributes of a seeded return, each computed on access."""

    __slots__ = ("_returns", "_sketch", "bits", "order", "position")

    deleted = False

    def __init__(self, returns: Returns, position: int) -> None:
        """Sketch the return at `position`."""
        self.position = position
        self.order = returns.order_of(position)
        self._sketch = OrderSketch(returns.orders, self.order)
        self._returns = returns
        self.bits = mix(returns.key, position)

    @property
    def created(self) -> int:
        """The time of creation in epoch seconds, two days after the order."""
        return self._later(0)

    @property
    def stage(self) -> str:
        """The value of `return_status`."""
        return (PENDING, STOCKED_IN, SENT_BACK, CONFIRMED)[self.bits % 4]

    @property
    def modified(self) -> int:
        """The time of the decision in epoch seconds, within two days of the creation."""
        decided = 0 if self.stage == PENDING else HOUR + (self.bits >> 2) % (47 * HOUR)
        return self._returns.changed_at(self.position, self._later(decided))

    @property
    def customer(self) -> int:
        """Index of the customer."""
        return self._sketch.customer

    def _later(self, delay: int) -> int:
        return self._returns.timeline.later(self._sketch.created, 2 * DAY + delay)


class Returns(Table[Return]):
    """The table of returns."""

    kind: ClassVar[str] = "returns"
    document = Return

    def __init__(self, store: Store, sandbox: Sandbox, orders: Orders) -> None:
        """Create the table with one seeded return for every ten seeded `orders`, at least one."""
        super().__init__(store, sandbox, min(orders.size, max(1, orders.size // _STEP)))
        self.orders = orders
        self.key = stream(sandbox.seed, "returns")

    def sketch(self, position: int) -> ReturnSketch:
        """Return the sketch of a seeded return."""
        return ReturnSketch(self, position)

    def around(self, first: int, last: int) -> range:
        """Return the range of returns possibly created from `first` to `last` (epoch seconds, inclusive)."""
        # A return comes up to two days after its order, which is one of the first five of its ten.
        orders = self.orders.around(first - 2 * DAY, last)
        return range(orders.start // _STEP - 1, orders.stop // _STEP + 1)

    def order_of(self, position: int) -> int:
        """Return the position of a seeded return's order: the first shipped order of its group."""
        group = position * _STEP // 5
        return group * 5 + next(index for index, role in enumerate(self.orders.roles(group)) if role >= ROLE_SHIPPED)

    def renewed(self, model: Return, position: int, created: int) -> Return:
        """Return a new pending return with the goods of `model`."""
        return msgspec.structs.replace(
            model, position=position, number=f"TH{stamp(created)}{position}", created=created, modified=created,
            returned=start_of_day(created), stage=PENDING, confirmed=None, reason="", reversed_by=None, reverses=None,
        )  # fmt: skip

    def seeded(self, position: int) -> Return:
        """Compute a seeded return: one unit of each of the first two lines of its order."""
        sketch = ReturnSketch(self, position)
        order = self.orders.seeded(sketch.order)
        bits, created, stage = sketch.bits, sketch.created, sketch.stage
        decided = stage in (STOCKED_IN, CONFIRMED)
        delivery = order.delivery
        return Return(
            position=position,
            number=f"TH{order.number[2:]}",
            created=created,
            modified=sketch.modified,
            customer=order.customer,
            salesperson=order.salesperson,
            creator=order.salesperson,
            modifier=order.salesperson,
            warehouse=order.warehouse,
            order=order.position,
            order_number=order.number,
            returned=start_of_day(created),
            stage=stage,
            confirmed=sketch.modified if decided else None,
            reason="请补充外箱照片" if stage == SENT_BACK else "",
            name=delivery.name,
            phone=delivery.phone,
            landline=delivery.tel,
            address=delivery.address,
            source=("0", "0", "1", "3")[(bits >> 24) % 4],
            remark=REMARKS[(bits >> 26) % len(REMARKS)],
            exts=dict(zip(RETURN_FIELDS, (_REASONS[(bits >> 30) % 4], ""), strict=True)),
            lines=[
                ReturnLine(
                    order_line=index,
                    product=line.product,
                    unit=line.unit,
                    price=line.price,
                    count=COUNT,
                    gift=line.gift,
                    sequ=f"{index + 1}.00",
                )
                for index, line in enumerate(order.lines[:2])
            ],
        )
