"""Operations that write shipments.

The pages define no state transitions. The sandbox's own choices: only confirmed orders that are neither closed nor
deleted can be shipped, and no line beyond its open quantity. A list of shipments is added as a whole or not at all. The
default warehouse is the order's. Whether a line is a gift is copied from the order line. A reversal adds a second
shipment with negative quantities and `hc_status` 2, and reduces the order's shipped quantities, even if the order is
closed. A reversed shipment or a reversal cannot be reversed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from dingdan_sandbox.clock import stamp
from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.master import EMPLOYEES, PRODUCTS, WAREHOUSES, unit_of
from dingdan_sandbox.waiqin365.books import Books
from dingdan_sandbox.waiqin365.goods import COUNT_PLACES
from dingdan_sandbox.waiqin365.order_documents import CONFIRMED, Order
from dingdan_sandbox.waiqin365.order_writes import OrderWrites
from dingdan_sandbox.waiqin365.reading import lines_of, moment, scaled, text
from dingdan_sandbox.waiqin365.shipments import Shipment, ShipmentLine
from dingdan_sandbox.waiqin365.wire import KINDS, line_id, reversal_number


class ShipmentWrites:
    """Handlers of the write operations. Each method takes the decoded body and returns members of the envelope."""

    def __init__(self, books: Books, orders: OrderWrites) -> None:
        """Store the documents in `books`; find orders with `orders`."""
        self._books = books
        self._orders = orders

    def add(self, body: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Handle addStdomOrderSent: add shipments."""
        for shipment in body:
            self._add(shipment)
        return {}

    def cancel(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle cancelSendOrder: reverse shipments."""
        books = self._books
        identity = text(body, "ids")
        position = int(identity) - KINDS["shipments"] if identity else books.shipments.find(text(body, "sent_no"))
        shipment = None if position is None else books.shipments.load(position)
        if shipment is None:
            raise RejectedError("发货单不存在")
        if shipment.reversed_by is not None or shipment.reverses is not None:
            raise RejectedError("该发货单已红冲!")
        now = books.sandbox.now()
        lines = [msgspec.structs.replace(line, count=-line.count, promotion=-line.promotion) for line in shipment.lines]
        reversal = msgspec.structs.replace(
            shipment, position=books.shipments.end, number=reversal_number(shipment.number), created=now,
            modified=now, sent=now, signed=None, reverses=shipment.position, lines=lines,
            fields={},
        )  # fmt: skip
        shipment.reversed_by = reversal.position
        shipment.modified = now
        books.shipments.save(shipment)
        books.shipments.save(reversal)
        order = books.orders.load(shipment.order)
        if order is not None:
            for line in shipment.lines:
                # An automatic edit may have taken the line off the order, or put more of it into the shipment.
                if line.order_line < len(order.lines):
                    ordered = order.lines[line.order_line]
                    ordered.shipped = max(0, ordered.shipped - line.count * line.factor)
            order.modified = now
            books.orders.save(order)
        return {}

    def _add(self, body: Mapping[str, Any]) -> None:
        books = self._books
        order = self._orders.named(body, "order_id")
        if order.stage != CONFIRMED:
            raise RejectedError("订单未确认，不能发货!")
        if order.closed:
            raise RejectedError("订单已关闭，不能发货!")
        deliverer = EMPLOYEES.one(body, "emp")
        warehouse = WAREHOUSES.optional(body, "storehouse_id", "storehouse_code", "storehouse_name")
        now, position = books.sandbox.now(), books.shipments.end
        lines = [_line(order, line) for line in lines_of(body, "products")]
        order.modified = now
        books.orders.save(order)
        books.shipments.save(
            Shipment(
                position=position,
                number=f"FH{stamp(now)}{position}",
                created=now,
                modified=now,
                customer=order.customer,
                order=order.position,
                order_number=order.number,
                sender=order.salesperson,
                deliverer=deliverer.index,
                warehouse=order.warehouse if warehouse is None else warehouse.index,
                sent=moment(body, "send_time") or now,
                courier=text(body, "express_company_name"),
                parcel=text(body, "express_no"),
                lines=lines,
            )
        )


def _line(order: Order, body: Mapping[str, Any]) -> ShipmentLine:
    """Parse a line of a shipment and add its quantity to the shipped quantity of the order line.

    Raises:
        RejectedError: the order line does not exist, its product is another, or its open quantity is too small.
    """
    wanted = text(body, "order_detail_id")
    if not wanted:
        raise RejectedError("订单子表ID不能为空!")
    index = int(wanted) - line_id("order_lines", order.position, 0)
    if not 0 <= index < len(order.lines):
        raise RejectedError("订单子表ID在订单中不存在!")
    ordered = order.lines[index]
    product = PRODUCTS.one(body, "product")
    if product.index != ordered.product:
        raise RejectedError("商品与订单明细不一致!")
    unit = unit_of(product, body)
    number = scaled(body, "sent_num", COUNT_PLACES, "发货数量")
    if number <= 0:
        raise RejectedError("发货数量必须大于0!")
    if number * unit.factor > ordered.open:
        raise RejectedError("发货数量大于待发货数量!")
    promotion = ordered.promotion * number * unit.factor // (ordered.count * ordered.factor)
    ordered.shipped += number * unit.factor
    return ShipmentLine(
        order_line=index,
        product=product.index,
        unit=unit.index,
        count=number,
        price=ordered.price * unit.factor // ordered.factor,
        gift=ordered.gift,
        promotion=promotion,
    )
