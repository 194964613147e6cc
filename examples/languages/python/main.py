"""Signs the vectors, reads two pages of orders, adds one, reads Wshoto; prints what it saw as one line of JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx

from dingdan import APIError, Waiqin365, Wshoto, digest
from waiqin365_api.records import StdomOrder
from wshoto_api.records import MallOrder


def vectors(folder: Path) -> dict[str, Any]:
    """Sign every vector, and decode those of values and whole answers."""
    values = {case["name"]: value(case) for case in read(folder, "values")}
    return {
        "signing": {
            case["name"]: digest(case["body"].encode(), case["appkey"], case["timestamp"])
            for case in read(folder, "signing")
        },
        "values": {name: f"{it:f}" if isinstance(it, Decimal) else str(it) for name, it in values.items()},
        "envelopes": {case["name"]: outcome(case) for case in read(folder, "envelopes")},
    }


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    """Read the vectors of one kind."""
    cases: list[dict[str, Any]] = json.loads((folder / f"{name}.json").read_bytes())["vectors"]
    return cases


def value(case: dict[str, Any]) -> Any:
    """Decode a record that has one field only."""
    record = StdomOrder if case["platform"] == "waiqin365" else MallOrder
    return getattr(record.from_json(f'{{"{case["field"]}":{case["wire"]}}}'.encode()), case["field"])


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    """Decode an answer."""
    answer = httpx.MockTransport(lambda _: httpx.Response(case["status"], text=case["body"]))
    with (
        httpx.Client(transport=answer) as http,
        Waiqin365("vector-openid", "vector-appkey", http_client=http) as wq,
    ):
        try:
            return {"rows": [order.id for order in wq.orders.query(msg_id=case["msg_id"]).records]}
        except APIError as error:
            return {"refused": error.code}


def orders(wq: Waiqin365) -> dict[str, Any]:
    """Read two pages, add an order for the first one's customer, find it again."""
    page = wq.orders.query()
    pages = [page, page.get_next_page()]
    known = [order for page in pages for order in page.records]
    first = known[0]
    order_no = "LANGUAGES-0001"
    wq.orders.add(
        order_no=order_no,
        cm_code=first.cm_code,
        emp_code=first.submit_emp_code,
        storehouse_code=first.storehouse_code,
        remarks="请周一前送达 🚚 <&>",
        prods=[
            {
                "product_code": first.prods[0].product_code or "",
                "input_price": Decimal("11.85"),
                "input_count": 10,
                "is_gift": "0",
            }
        ],
    )
    added = next(order for order in wq.orders.query(cm_code=first.cm_code) if order.order_no == order_no)
    return {
        "orders": {
            "pages": [len(page.records) for page in pages],
            "first_id": first.id,
            "last_id": known[-1].id,
            "order_amount": total(order.order_amount for order in known),
        },
        "added": {
            "order_no": order_no,
            "id": added.id,
            "order_amount": str(added.order_amount),
            "order_remark": added.order_remark,
        },
    }


def mall(ws: Wshoto) -> dict[str, Any]:
    """Call both operations that are a GET with a body."""
    last = ws.valet_orders.list(page_size=20).records[-1]
    sale = ws.sale_orders.get(id=last.id or 0).order
    assert sale is not None
    page = ws.mall_orders.list(type=1, start_time=0, page_size=20)
    return {
        "sale_order": {
            "id": str(sale.id),
            "goods": len(sale.order_good_list),
            "order_account": str(sale.order_account),
        },
        "mall_orders": {
            "total": page.total,
            "records": len(page.records),
            "last_detail_id": str(page.records[-1].detail_list[-1].order_detail_id),
            "pay_price": total(order.pay_price for order in page.records),
        },
    }


def total(amounts: Iterable[Decimal | None]) -> str:
    """Add up, to two places."""
    return f"{sum((amount or Decimal(0) for amount in amounts), Decimal(0)):.2f}"


def main() -> None:
    """Print the line."""
    with Waiqin365() as wq, Wshoto() as ws:  # credentials come from the environment
        line = {"vectors": vectors(Path(sys.argv[1])), **orders(wq), **mall(ws)}
    print(json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


if __name__ == "__main__":
    main()
