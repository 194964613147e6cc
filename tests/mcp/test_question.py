"""The question of the issue, answered by calls alone: which orders were shipped partly last week, what is to send?"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from dingdan_sandbox.testing import SandboxServer
from tests.mcp.agents import Agent, ask

CUSTOMER = "CUS-0731"
TEA = "SKU-TEA-500"


def fill(sandbox: SandboxServer) -> None:
    """Orders of two customers: shipped partly last week, shipped partly before, shipped whole, not shipped."""
    sandbox.clock.set(datetime(2026, 11, 25, 9))

    def put(number: str, customer: str, shipped: str | None, sent: str | None) -> None:
        line = {"product_code": TEA, "order_count": Decimal(10)}
        sandbox.orders.put(
            order_no=number, cm_code=customer, order_status="1", prods=[line], created=datetime(2026, 11, 10, 9)
        )
        if shipped is not None:
            prods = None if sent is None else [{"product_code": TEA, "sent_num": Decimal(sent)}]
            more = {} if prods is None else {"prods": prods}
            sandbox.shipments.put(order_no=number, created=datetime.fromisoformat(shipped), **more)

    put("SO-1", CUSTOMER, "2026-11-17 10:00", "4")
    put("SO-2", CUSTOMER, "2026-11-12 10:00", "1")
    put("SO-3", CUSTOMER, "2026-11-18 10:00", None)
    put("SO-4", CUSTOMER, None, None)
    put("SO-5", "CUS-0817", "2026-11-18 10:00", "3")
    put("SO-6", CUSTOMER, "2026-11-22 23:00", "7")


async def answer(agent: Agent) -> dict[str, dict[str, str]]:
    """The calls of an agent that was asked on 2026-11-25: last week is 16 to 22 November."""
    shipments = await agent.all_rows(
        "waiqin365_shipments_query",
        arguments={
            "cm_code": CUSTOMER, "status": "1", "start_create_date": "2026-11-16", "end_create_date": "2026-11-22",
        },
        fields=["order_no", "sent_no", "send_time"],
    )  # fmt: skip
    asked: dict[str, Any] = {"cm_code": CUSTOMER, "status": "1", "order_status": "4"}
    orders = await agent.all_rows("waiqin365_orders_query", arguments=asked, fields=["id", "order_no"])
    shipped = {row["order_no"] for row in shipments}
    wanted = {row["id"]: row["order_no"] for row in orders if row["order_no"] in shipped}
    lines = await agent.all_rows(
        "waiqin365_orders_query", arguments=asked, table="lines", fields=["order_id", "product_code", "stay_sent_num"]
    )
    left: dict[str, dict[str, str]] = {}
    for row in lines:
        if row["order_id"] in wanted:
            left.setdefault(wanted[row["order_id"]], {})[row["product_code"]] = row["stay_sent_num"]
    return left


def test_partly_shipped_orders_of_last_week_and_what_is_still_to_send(own: SandboxServer) -> None:
    fill(own)
    found = ask(own.url, answer)
    # The sandbox itself: its shipments of that week, and the open goods of their orders.
    of_week = {
        str(record["order_no"])
        for record in own.shipments.list()
        if "2026-11-16" <= str(record["create_time" if "create_time" in record else "send_time"])[:10] <= "2026-11-22"
    }
    records = {
        str(record["order_no"]): {
            str(line["product_code"]): Decimal(str(line["stay_sent_num"])) for line in record["prods"]
        }
        for record in own.orders.list()
        if record["order_no"] in of_week and record["cm_code"] == CUSTOMER and record["order_status"] == "4"
    }
    assert records == {"SO-1": {TEA: Decimal(6)}, "SO-6": {TEA: Decimal(3)}}
    assert {
        order: {product: Decimal(count) for product, count in left.items()} for order, left in found.items()
    } == records
