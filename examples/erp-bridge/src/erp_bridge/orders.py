"""The orders in the database: pulled by `dingdan_sync`, read when a shipment is sent."""

from __future__ import annotations

import sqlite3

from dingdan import Waiqin365
from dingdan_sync import Report, sync
from erp_bridge.outbox import Shipment
from erp_bridge.settings import Settings
from waiqin365_api.params import AddStdomOrderSentItemParam, AddStdomOrderSentLineParam


class UnshippableError(Exception):
    """The order of a shipment is gone or was changed; the message says so to a person."""


def pull(client: Waiqin365, settings: Settings) -> Report:
    """Bring the tables of orders up to date. Deleted orders stay, with a time in `deleted_at`."""
    return sync(
        client,
        to=f"sqlite:///{settings.database.absolute()}",
        tables=["orders"],
        since=settings.since,
        deleted="mark",
    )


def request_of(database: sqlite3.Connection, shipment: Shipment) -> AddStdomOrderSentItemParam:
    """Return the arguments of `shipments.add` for a shipment.

    Raises:
        UnshippableError: the order or one of its lines is not there any more.
    """
    order = database.execute(
        "SELECT id, submit_emp_code, storehouse_code, deleted_at FROM waiqin365_orders WHERE order_no = ?",
        (shipment.order_no,),
    ).fetchone()
    if order is None:
        raise UnshippableError(f"Waiqin365 has no order {shipment.order_no}")
    order_id, employee, warehouse, deleted_at = order
    if deleted_at is not None:
        raise UnshippableError(f"order {shipment.order_no} was deleted on Waiqin365, seen at {deleted_at}")
    products: list[AddStdomOrderSentLineParam] = []
    for line in shipment.lines:
        goods = database.execute(
            "SELECT product_id, input_unit, is_gift FROM waiqin365_order_lines WHERE order_id = ? AND detail_id = ?",
            (order_id, line.order_detail_id),
        ).fetchone()
        if goods is None:
            raise UnshippableError(f"order {shipment.order_no} has no line {line.order_detail_id} any more")
        product, unit, gift = goods
        products.append(
            {
                "order_detail_id": line.order_detail_id, "product_id": product, "input_unit": unit,
                "sent_num": line.quantity, "is_gift": gift,
            }
        )  # fmt: skip
    return {
        "order_no": shipment.order_no, "express_no": shipment.express_no, "express_company_name": shipment.courier,
        "send_time": shipment.shipped_at, "emp_code": employee, "storehouse_code": warehouse, "products": products,
    }  # fmt: skip
