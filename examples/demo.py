"""A tour against the embedded sandbox: read all lists, live through an order, keep orders in DuckDB, report on them.

Run it with `make demo`. No account is needed, and nothing leaves this machine. The database and the chart are written
to `build/`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.table import Table

from demo_sync import change_orders, remove_old_files, report, show_syncs, sync_orders
from dingdan import Page, Waiqin365, Wshoto
from dingdan_runtime import SHANGHAI
from dingdan_sandbox import Sandbox, running
from waiqin365_api.records import StdomOrder

ORDERS = 5300
SEED = 7

console = Console(highlight=False)


def read_everything(wq: Waiqin365, ws: Wshoto) -> None:
    """Read every page of every list and show what came."""
    lists: dict[str, tuple[str, Callable[[], Page[Any]]]] = {
        "wq.orders.query()": ("订单", lambda: wq.orders.query()),
        "wq.shipments.query()": ("发货单", lambda: wq.shipments.query()),
        "wq.returns.query()": ("退货单", lambda: wq.returns.query()),
        "wq.car_sales.query()": ("车销单", lambda: wq.car_sales.query()),
        "ws.valet_orders.list()": ("代客订单", lambda: ws.valet_orders.list(page_size=100)),
        "ws.mall_orders.list()": ("商城订单", lambda: ws.mall_orders.list(type=1, start_time=0, page_size=100)),
    }
    table = Table(title="Everything, page by page 逐页读取")
    for heading, align in (("call", "left"), ("", "left"), ("rows", "right"), ("pages", "right"), ("s", "right")):
        table.add_column(heading, justify=align)  # type: ignore[arg-type]
    for call, (label, query) in lists.items():
        started = time.perf_counter()
        counts = [len(page.records) for page in query().iter_pages()]
        seconds = time.perf_counter() - started
        table.add_row(call, label, f"{sum(counts):,}", str(len(counts)), f"{seconds:.2f}")
    console.print(table)


def find(wq: Waiqin365, order_no: str, cm_code: str | None, since: datetime) -> StdomOrder:
    """Look an order up by its number: queries cannot filter by it, so read what the customer ordered since then."""
    orders = wq.orders.query(cm_code=cm_code, after_create_date=since)
    return next(order for order in orders if order.order_no == order_no)


def show(step: str, order: StdomOrder) -> None:
    """Print where an order stands."""
    status = getattr(order.order_status, "label_zh", order.order_status)
    closed = getattr(order.close_detail_status, "label_zh", order.close_detail_status) or "open"
    waiting = sum((line.stay_sent_num or Decimal(0) for line in order.prods), Decimal(0))
    console.print(f"  {step:<10} {order.order_no}  {order.order_amount}  {status}  {closed}  waiting {waiting}")


def live_through_an_order(wq: Waiqin365) -> None:
    """Add an order, ship part of it, close it, and read it back after each step."""
    console.print("\nOne order's life 一张订单的全过程")
    known = next(iter(wq.orders.query()))  # whom to sell to, and what
    since = datetime.now(SHANGHAI) - timedelta(minutes=1)
    order_no = f"DEMO{since:%Y%m%d%H%M%S}"
    wq.orders.add(
        order_no=order_no,  # of our own: the answer carries no id
        cm_code=known.cm_code,
        emp_code=known.submit_emp_code,
        storehouse_code=known.storehouse_code,
        submit_date=datetime.now(SHANGHAI),
        remarks="演示订单 🚚",
        prods=[
            {"product_code": line.product_code or "", "input_price": Decimal("12.50"), "input_count": 4, "is_gift": "0"}
            for line in known.prods[:2]
        ],
    )
    order = find(wq, order_no, known.cm_code, since)
    show("added", order)

    first = order.prods[0]
    wq.shipments.add(
        [
            {
                "order_no": order_no,
                "emp_code": known.submit_emp_code or "",
                "storehouse_code": known.storehouse_code or "",
                "send_time": datetime.now(SHANGHAI),
                "products": [
                    {
                        "product_id": first.product_id or "",
                        "order_detail_id": first.detail_id or "",
                        "sent_num": 3,
                        "is_gift": "0",
                    }
                ],
            }
        ]
    )
    show("shipped", find(wq, order_no, known.cm_code, since))
    for shipment in wq.shipments.query(order_no=order_no):
        console.print(f"             {shipment.sent_no}: {shipment.prods[0].sent_num} × {first.product_name}")

    wq.orders.close(order_no=order_no)
    show("closed", find(wq, order_no, known.cm_code, since))


def main() -> None:
    """Start the sandbox, show both platforms, stop it."""
    remove_old_files()
    until = datetime.now(SHANGHAI) - timedelta(hours=1)  # a sync reads 10 minutes again: seeded orders are older
    with running(Sandbox(orders=ORDERS, seed=SEED, until=until)) as server:
        sandbox = server.sandbox
        console.print(f"sandbox at {server.url}\n")
        with (
            Waiqin365(sandbox.openid, sandbox.appkey, base_url=server.url) as wq,
            Wshoto(sandbox.appid, sandbox.app_secret, base_url=server.url) as ws,
        ):
            read_everything(wq, ws)
            first = sync_orders(wq)
            live_through_an_order(wq)
            change_orders(server)
            show_syncs(console, first, sync_orders(wq))
            report(console)
    console.print("\nsandbox stopped")


if __name__ == "__main__":
    main()
