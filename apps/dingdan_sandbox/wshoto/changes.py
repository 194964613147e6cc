"""Automatic edits of Wshoto orders. Each function changes an order in place and returns the action's name.

`bits` are random bits that choose the edit, `at` is its time in epoch seconds.
"""

from __future__ import annotations

import msgspec

from dingdan_sandbox.master import PRODUCTS
from dingdan_sandbox.wshoto.deals import DEMO_VALUES, STATES, CustomerOrder
from dingdan_sandbox.wshoto.mall_orders import COMPLETED, MallOrder


def change_customer_order(order: CustomerOrder, bits: int, _at: int) -> str:
    """Edit a valet order."""
    action, bits = bits % 5, bits >> 8
    if action == 0:
        order.state = next(state for state in (STATES[bits % len(STATES)], 1, 3) if state != order.state)
        return "state"
    if action == 1:
        place = DEMO_VALUES.index(order.demo_field) if order.demo_field in DEMO_VALUES else 0
        order.demo_field = DEMO_VALUES[(place + 1) % len(DEMO_VALUES)]
        return "custom field"
    item = order.items[bits % len(order.items)]
    if action == 2 and len(order.items) < 9:
        product = PRODUCTS[(bits >> 8) % len(PRODUCTS)]
        order.items.append(
            msgspec.structs.replace(item, product=product.index, list_price=product.price, price=product.price)
        )
        return "line added"
    if action == 3 and len(order.items) > 1:
        order.items.pop()
        return "line removed"
    item.count += 1 + (bits >> 8) % 9
    return "amount"


def change_mall_order(order: MallOrder, bits: int, at: int) -> str:
    """Edit a mall order."""
    action, bits = bits % 4, bits >> 8
    line = order.lines[bits % len(order.lines)]
    if action == 0:
        order.status = (order.status + 1 + bits % 5) % 6
        order.finished = at if order.status == COMPLETED else None
        return "state"
    if action == 1 and len(order.lines) < 9:
        product = PRODUCTS[(bits >> 8) % len(PRODUCTS)]
        order.lines.append(msgspec.structs.replace(line, product=product.index, price=product.price, coupon=0))
        return "line added"
    if action == 2 and len(order.lines) > 1:
        order.lines.pop()
        return "line removed"
    line.count += 1 + (bits >> 8) % 9
    return "amount"
