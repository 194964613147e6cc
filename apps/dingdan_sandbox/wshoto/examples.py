"""The valet order and the mall order that the examples of the specs refer to."""

from __future__ import annotations

from dingdan_sandbox.clock import DAY, HOUR, span
from dingdan_sandbox.master import CUSTOMERS, EMPLOYEES, PRODUCTS
from dingdan_sandbox.wshoto.deals import PENDING_PAYMENT, CustomerOrder, CustomerOrders, Item
from dingdan_sandbox.wshoto.mall_orders import PENDING_SHIPMENT, MallLine, MallOrder, MallOrders

_CREATED = span("2026-11-02 10:00:00").first


def seed_examples(orders: CustomerOrders, mall: MallOrders) -> None:
    """Store both in place of the first seeded orders. The caller opens the transaction."""
    salesperson = EMPLOYEES.index_of("sales-017")
    customer = CUSTOMERS.index_of("CUS-0731")
    product = PRODUCTS[0]
    item = Item(product=product.index, count=10, list_price=product.price, price=product.price)
    orders.save(
        CustomerOrder(
            position=0, number="20261102000000000", created=_CREATED, modified=_CREATED + HOUR, customer=customer,
            owner=salesperson, creator=salesperson, helpers=[salesperson + 1], state=PENDING_PAYMENT,
            received=product.price, sparse=False, demo_field="", items=[item],
        )
    )  # fmt: skip
    mall.save(
        MallOrder(
            position=0, number=mall.seeded(0).number, created=_CREATED, modified=_CREATED + DAY, customer=customer,
            status=PENDING_SHIPMENT, finished=None, kind_of_order=1,
            lines=[MallLine(product=product.index, count=2, price=product.price, coupon=0)],
        )
    )  # fmt: skip
