"""Mall orders: their attributes, table, filters and records."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, ClassVar

import msgspec

from dingdan_sandbox.clock import DAY, HOUR
from dingdan_sandbox.dealing import Deal
from dingdan_sandbox.failures import BAD_PARAMETER, RejectedError
from dingdan_sandbox.master import CUSTOMERS, EMPLOYEES, ID_BASE, PRODUCTS
from dingdan_sandbox.mixing import mix, stream
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.searching import Search
from dingdan_sandbox.store import Store
from dingdan_sandbox.table import LAG, Document, Table

INTERVAL = 4800
"""Seconds between two orders: 18 a day."""

PENDING_PAYMENT, PENDING_CONFIRMATION, PENDING_SHIPMENT, PENDING_RECEIPT, COMPLETED, CLOSED = range(6)
_ORDERS = ID_BASE + 30 * 10**14
_LINES = ID_BASE + 31 * 10**14
_FREIGHT = 600
_TIMES = {1: "created", 2: "finished", 3: "modified"}
"""The attribute that a time window filters, by `type` of the request."""


class MallLine(msgspec.Struct, kw_only=True):
    """A line of a mall order. Its amount in cents is `price` times `count` less `coupon`."""

    product: int
    count: int
    price: int
    coupon: int


class MallOrder(Document, kw_only=True):
    """A mall order.

    Attributes:
        status: The value of `status`.
        finished: The time of completion, in epoch seconds; None if not completed.
        kind_of_order: The value of `type` in a record.
        lines: The lines.
    """

    status: int
    finished: int | None
    kind_of_order: int
    lines: list[MallLine]


class MallOrderSketch:
    """The searchable attributes of a seeded order, each computed on access."""

    __slots__ = ("_table", "bits", "position")

    deleted = False

    def __init__(self, table: MallOrders, position: int) -> None:
        """Sketch the order at `position`."""
        self.position = position
        self._table = table
        self.bits = mix(table.key, position)

    @property
    def created(self) -> int:
        """The time of the order, in epoch seconds."""
        return self._table.timeline.created(self.position * INTERVAL + self.bits % INTERVAL)

    @property
    def customer(self) -> int:
        """Index of the customer."""
        return self._table.deal.customer(self.position)

    @property
    def status(self) -> int:
        """The value of `status`."""
        return (self.bits >> 16) % 6

    @property
    def modified(self) -> int:
        """The time of the last change in epoch seconds, within two days of the creation."""
        settled = self._table.timeline.later(self.created, HOUR + (self.bits >> 20) % (2 * DAY))
        return self._table.changed_at(self.position, settled)

    @property
    def finished(self) -> int | None:
        """The time of completion, in epoch seconds; None if not completed."""
        return self.modified if self.status == COMPLETED else None


class MallOrders(Table[MallOrder]):
    """The table of mall orders."""

    kind: ClassVar[str] = "mall_orders"
    document = MallOrder

    def __init__(self, store: Store, sandbox: Sandbox) -> None:
        """Create the table with one seeded order for every 20 Waiqin365 orders of `sandbox`."""
        super().__init__(store, sandbox, -(-sandbox.orders // 20))
        seed = sandbox.seed
        self.key = stream(seed, "mall_orders")
        self.deal = Deal(seed, "mall_orders")
        self._line_key = stream(seed, "mall_orders/lines")

    def sketch(self, position: int) -> MallOrderSketch:
        """Return the sketch of a seeded order."""
        return MallOrderSketch(self, position)

    def around(self, first: int, last: int) -> range:
        """Return the range of orders possibly placed from `first` to `last` (epoch seconds, inclusive)."""
        first, last = self.timeline.offsets(first, last)
        return range(first // INTERVAL, last // INTERVAL + 1)

    def renewed(self, model: MallOrder, position: int, created: int) -> MallOrder:
        """Return a new unpaid order with the goods of `model`."""
        return msgspec.structs.replace(
            model, position=position, number=str(identity(position)), created=created, modified=created,
            status=PENDING_PAYMENT, finished=None,
        )  # fmt: skip

    def seeded(self, position: int) -> MallOrder:
        """Compute a seeded order of one or two lines."""
        sketch = self.sketch(position)
        bits = sketch.bits
        lines = []
        for index in range(1 + (bits >> 40) % 2):
            line = mix(self._line_key, position * 2 + index)
            product, number = PRODUCTS[line % len(PRODUCTS)], 1 + (line >> 8) % 5
            coupon = 200 if (line >> 12) % 4 == 0 else 0
            lines.append(MallLine(product=product.index, count=number, price=product.price, coupon=coupon))
        return MallOrder(
            position=position,
            number=str(identity(position)),
            created=sketch.created,
            modified=sketch.modified,
            customer=sketch.customer,
            status=sketch.status,
            finished=sketch.finished,
            kind_of_order=(bits >> 42) % 4,
            lines=lines,
        )


def identity(position: int) -> int:
    """Return the number of the order at `position`."""
    return _ORDERS + position


def position_of(identity: int) -> int:
    """Return the position of the order with a number; negative if no order can have this number."""
    return identity - _ORDERS


def search(orders: MallOrders, body: Mapping[str, Any]) -> Search:
    """Convert the filters of a mall/order/list request into a search.

    Both ends of the time window are inclusive; a missing end leaves the window open.

    Raises:
        RejectedError: `type` is not a documented value.
    """
    first, last = body["start_time"], body.get("end_time", 2**62)
    states = body.get("status_list") or []
    if body["type"] not in _TIMES:
        raise RejectedError("参数错误: type", BAD_PARAMETER)
    attribute = _TIMES[body["type"]]
    found = Search((("window", repr((attribute, first, last))), ("states", repr(states))), range(orders.size))
    if attribute == "created":
        found.created = first, last
        found.within(orders.around(first, last))
    else:
        found.within(orders.changed(first, last, LAG))
    value = attrgetter(attribute)
    found.test(lambda row: (moment := value(row)) is not None and first <= moment <= last)
    if states:
        found.test(lambda row: row.status in states)
    return found


class MallOrderRecords:
    """Builds records of mall orders. Amounts are numbers with two decimals, or null if there is none."""

    def __init__(self, order: Mapping[str, Any]) -> None:
        """Use the fields of an order from the spec; the default value is null."""
        self._order = dict.fromkeys(order)

    def record(self, order: MallOrder) -> dict[str, Any]:
        """Return the record of an order with its lines."""
        customer, status = CUSTOMERS[order.customer], order.status
        total = sum(line.price * line.count for line in order.lines)
        coupon = sum(line.coupon for line in order.lines)
        paid = status not in (PENDING_PAYMENT, CLOSED)
        sent = status in (PENDING_RECEIPT, COMPLETED)
        row = {
            **self._order,
            "order_code": order.number,
            "tenant_id": "ww-demo-tenant",
            "type": order.kind_of_order,
            "user_id": EMPLOYEES[customer.salesperson].user_id,
            "customer_id": f"wm-demo-{customer.code.lower()}",
            "buyer_nick": customer.contact + "🌸" if order.position % 3 == 0 else None,
            "status": status,
            "pay_status": int(paid),
            "total_price": total / 100,
            "coupon_price": coupon / 100 if coupon else None,
            "freight_price": _FREIGHT / 100,
            "pay_price": (total - coupon + _FREIGHT) / 100,
            "detail_list": [_line(order, index, line) for index, line in enumerate(order.lines)],
            "express_type": int(sent),
            "create_time": order.created,
            "update_time": order.modified,
            "remark": "请放门口",
            "source": 1,
            "order_address_info": {
                "name": customer.contact, "mobile": "00000000000", "address": customer.address,
                "area_code": "000000", "province": "示例省", "city": "示例市", "district": "示例区",
            },
        }  # fmt: skip
        if paid:
            row |= {"pay_time": min(order.created + 60, order.modified), "pay_num": f"demo-payment-{order.position:08}"}
        if sent:
            row |= {
                "send_time": min(order.created + HOUR, order.modified),
                "express_no": "demo-express",
                "express_name": "示例快递",
            }
        if status == COMPLETED:
            row |= {"finish_time": order.finished, "order_status_tag": 4}
        if status == CLOSED:
            row |= {"close_time": order.modified, "cancel_remark": "不想要了", "order_status_tag": 2}
        if order.position % 4 == 0:
            row["ext_channel"] = "小程序"
        return row | order.fields


def _line(order: MallOrder, index: int, line: MallLine) -> dict[str, Any]:
    product, total = PRODUCTS[line.product], line.price * line.count
    return {
        "order_detail_id": _LINES + order.position * 100 + index,
        "sku_id": product.id + 30_000,
        "spu_id": product.id,
        "spec_desc": f"规格:{product.spec}",
        "spu_no": product.code.rpartition("-")[0],
        "sku_no": product.code,
        "goods_name": product.name,
        "goods_num": line.count,
        "thumbnail": f"https://img.example.com/{product.code}-small.jpg",
        "total_price": total / 100,
        "goods_price": line.price / 100,
        "coupon_price": line.coupon / 100 if line.coupon else None,
        "pay_price": (total - line.coupon) / 100,
        "cid": str(ID_BASE + 601),
    }
