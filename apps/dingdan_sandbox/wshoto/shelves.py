"""Access to the orders of Wshoto by id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dingdan_sandbox.shelf import Shelf
from dingdan_sandbox.wshoto import changes, deals
from dingdan_sandbox.wshoto.deal_records import CustomerOrderRecords
from dingdan_sandbox.wshoto.deals import CustomerOrder, CustomerOrders
from dingdan_sandbox.wshoto.mall_orders import MallOrderRecords, MallOrders, identity, position_of

_SEARCHED = frozenset((
    "id", "create_time", "update_time", "owner", "owner_id", "follow_user_id", "cooper_list", "field_map",
))  # fmt: skip


def shelves(
    orders: CustomerOrders, records: CustomerOrderRecords, mall: MallOrders, mall_records: MallOrderRecords
) -> dict[str, Shelf]:
    """Return a `Shelf` for each kind of document, by the name of the kind."""
    return {
        "valet_orders": _customer_orders(orders, records.listed),
        "sale_orders": _customer_orders(orders, records.detailed),
        "mall_orders": Shelf(
            table=mall,
            identity=lambda position: str(identity(position)),
            position=position_of,
            record=mall_records.record,
            searched=frozenset(("order_code", "create_time", "update_time", "finish_time")),
            change=changes.change_mall_order,
            attributes={"status": "status"},
        ),
    }


def _customer_orders(orders: CustomerOrders, record: Callable[[CustomerOrder], dict[str, Any]]) -> Shelf:
    return Shelf(
        table=orders,
        identity=lambda position: str(deals.identity(position)),
        position=deals.position_of,
        record=record,
        searched=_SEARCHED,
        change=changes.change_customer_order,
        attributes={"order_state": "state"},
    )
