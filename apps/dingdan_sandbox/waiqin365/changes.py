"""Automatic edits of Waiqin365 documents. Each function changes a document in place and returns the action's name.

`bits` are random bits that choose the edit, `at` is its time in epoch seconds.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from dingdan_sandbox.master import LINE_FIELDS, ORDER_FIELDS, PRODUCTS, RETURN_FIELDS, VEHICLES
from dingdan_sandbox.sandbox import MAX_LINES
from dingdan_sandbox.waiqin365 import returns
from dingdan_sandbox.waiqin365.car_sales import CarSale
from dingdan_sandbox.waiqin365.goods import COUNT, PRICE, Goods, totals
from dingdan_sandbox.waiqin365.order_documents import CONFIRMED, REMARKS, Order
from dingdan_sandbox.waiqin365.returns import Return
from dingdan_sandbox.waiqin365.shipments import Shipment

_VALUES = ("普通", "加急", "特急🔥", "放门卫", "清香", "", "B202612")

G = TypeVar("G", bound=Goods)


def change_order(order: Order, bits: int, at: int) -> str:
    """Edit an order: confirm it, close or reopen it, or change another field."""
    action, bits = bits % 6, bits >> 8
    if action == 0:
        if order.stage != CONFIRMED:
            order.stage, order.confirmed = CONFIRMED, at
        else:
            order.closed = not order.closed
        return "state"
    if action == 1:
        fields, names = (order.exts, ORDER_FIELDS) if bits & 1 else (order.lines[0].exts, LINE_FIELDS)
        _change_field(fields, list(names)[(bits >> 1) % len(names)], bits >> 4)
        return "custom field"
    if action == 2:
        order.remark = _remark(order.remark, bits)
        return "remark"
    fresh = {"share": 0, "shipped": 0, "exts": {}}
    return _change_lines(order.lines, bits, fresh, [line.shipped == 0 for line in order.lines])


def change_shipment(shipment: Shipment, bits: int, at: int) -> str:
    """Edit a shipment: sign for it, or change another field."""
    action, bits = bits % 4, bits >> 8
    if action == 0:
        shipment.signed = at if shipment.signed is None else None
        return "state"
    if action == 1:
        shipment.courier = f"示例快递{bits % 1000}"
        return "remark"
    return _change_lines(shipment.lines, bits)


def change_return(document: Return, bits: int, at: int) -> str:
    """Edit a return: confirm it, take it into stock, or change another field."""
    action, bits = bits % 5, bits >> 8
    if action == 0:
        stages = [returns.PENDING, returns.CONFIRMED, returns.STOCKED_IN, returns.SENT_BACK]
        document.stage = stages[(stages.index(document.stage) + 1) % len(stages)]
        document.confirmed = at if document.stage in (returns.CONFIRMED, returns.STOCKED_IN) else None
        return "state"
    if action == 1:
        _change_field(document.exts, list(RETURN_FIELDS)[bits % len(RETURN_FIELDS)], bits >> 4)
        return "custom field"
    if action == 2:
        document.remark = _remark(document.remark, bits)
        return "remark"
    return _change_lines(document.lines, bits)


def change_car_sale(sale: CarSale, bits: int, _at: int) -> str:
    """Edit a van sale: pay for it, or change another field."""
    action, bits = bits % 4, bits >> 8
    if action == 0:
        sale.received = 0 if sale.received else totals(line.sums for line in sale.lines).due
        return "state"
    if action == 1:
        sale.vehicle = None if sale.vehicle is not None and bits & 1 else bits % len(VEHICLES)
        sale.remark = _remark(sale.remark, bits)
        return "remark"
    return _change_lines(sale.lines, bits)


def _change_field(fields: dict[str, str], name: str, bits: int) -> None:
    value = _VALUES[bits % len(_VALUES)]
    fields[name] = value if value != fields.get(name, "") else f"{value}{bits % 1000}"


def _remark(before: str, bits: int) -> str:
    remark = REMARKS[bits % len(REMARKS)]
    return remark if remark != before else f"{before}{bits % 1000}"


def _change_lines(
    lines: list[G], bits: int, fresh: dict[str, Any] | None = None, removable: list[bool] | None = None
) -> str:
    """Add or remove a line, or change an amount. Only the last line is removed, because ids of lines contain the index.

    Args:
        lines: The lines, changed in place.
        bits: Random bits that choose the edit.
        fresh: Attributes that replace those of the copied line in a new line.
        removable: A flag for each line, True if no other document refers to it; by default all are removable.

    Returns:
            The action: "line added", "line removed" or "amount".
    """
    action, bits = bits % 4, bits >> 8
    line = lines[bits % len(lines)]
    if action == 0 and len(lines) < MAX_LINES:
        product = (line.product + 1 + bits % (len(PRODUCTS) - 1)) % len(PRODUCTS)
        lines.append(msgspec.structs.replace(line, product=product, promotion=0, **(fresh or {})))
        return "line added"
    if action == 1 and len(lines) > 1 and (removable is None or removable[-1]):
        lines.pop()
        return "line removed"
    if bits & 1 and line.price:
        # Thousandths, so that amounts have to be rounded to the cent.
        line.price += (1 + (bits >> 8) % 500) * (PRICE // 1000)
    else:
        line.count += (1 if line.count >= 0 else -1) * (1 + (bits >> 8) % 9) * COUNT
    return "amount"
