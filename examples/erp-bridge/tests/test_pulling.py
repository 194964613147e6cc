"""Orders come into the database as they are on Waiqin365."""

from __future__ import annotations

from dingdan_sandbox.testing import SandboxServer
from erp_bridge.bridge import Bridge
from simulated_erp import Erp

ORDERS = "SELECT order_no, order_amount, order_remark, deleted_at IS NOT NULL FROM waiqin365_orders ORDER BY order_no"


def test_new_changed_and_deleted_orders(dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp) -> None:
    dingdan_sandbox.orders.put(order_no="SO-1", order_remark="周四前送达")
    dingdan_sandbox.orders.put(order_no="SO-2")
    bridge.run_once()
    assert erp.rows(ORDERS) == [("SO-1", "118.50", "周四前送达", 0), ("SO-2", "118.50", None, 0)]

    dingdan_sandbox.orders.edit("SO-1", order_remark="放门卫")
    dingdan_sandbox.orders.delete("SO-2")
    dingdan_sandbox.orders.put(order_no="SO-3", prods=[{"product_code": "SKU-TEA-500", "order_count": 2, "price": 5}])
    bridge.run_once()
    assert erp.rows(ORDERS) == [
        ("SO-1", "118.50", "放门卫", 0),
        ("SO-2", "118.50", None, 1),
        ("SO-3", "10.00", None, 0),
    ]


def test_dirty_values_stop_nothing_and_are_listed(dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp) -> None:
    dingdan_sandbox.orders.put(order_no="SO-1", order_amount="一百", print_count="many")
    dingdan_sandbox.orders.put(order_no="SO-2")
    bridge.run_once()
    assert erp.rows(ORDERS) == [("SO-1", None, None, 0), ("SO-2", "118.50", None, 0)]
    assert erp.rows("SELECT path, text FROM waiqin365_order_problems ORDER BY path") == [
        ("order_amount", "一百"),
        ("print_count", "many"),
    ]


def test_a_failing_page_leaves_what_was_there(dingdan_sandbox: SandboxServer, bridge: Bridge, erp: Erp) -> None:
    dingdan_sandbox.orders.put(order_no="SO-1")
    bridge.run_once()
    dingdan_sandbox.orders.put(order_no="SO-2")
    fault = dingdan_sandbox.fault("json-cut", on="orders.query")
    bridge.run_once()
    assert fault.hits == 1
    assert [row[0] for row in erp.rows(ORDERS)] == ["SO-1", "SO-2"]
