"""Access to the documents of Waiqin365 by id."""

from __future__ import annotations

from functools import partial
from typing import Any

from dingdan_sandbox.shelf import Change, Shelf
from dingdan_sandbox.table import Table
from dingdan_sandbox.waiqin365 import changes
from dingdan_sandbox.waiqin365.books import Books
from dingdan_sandbox.waiqin365.queries import Queries
from dingdan_sandbox.waiqin365.wire import KINDS

_SEARCHED = {"id", "status", "create_time", "modify_time", "cm_id", "cm_code"}


def shelves(books: Books, queries: Queries) -> dict[str, Shelf]:
    """Return a `Shelf` for each kind of document, by the name of the kind."""
    return {
        "orders": _shelf(
            books.orders, queries, changes.change_order,
            "order_no", "confirm_time", "consignment_date", "submit_dept_id", "submit_dept_code", "dealer",
            "dealer_code",
        ),
        "shipments": _shelf(
            books.shipments, queries, changes.change_shipment, "sent_no", "order_id", "order_no", "sign_time"
        ),
        "returns": _shelf(books.returns, queries, changes.change_return),
        "car_sales": _shelf(books.car_sales, queries, changes.change_car_sale),
    }  # fmt: skip


def _shelf(table: Table[Any], queries: Queries, change: Change, *searched: str) -> Shelf:
    first = KINDS[table.kind]
    return Shelf(
        table=table,
        identity=lambda position: str(first + position),
        position=lambda identity: identity - first,
        record=partial(queries.record, table.kind),
        searched=frozenset(_SEARCHED.union(searched)),
        change=change,
        marks_deleted=True,
    )
