"""Handlers of the four query operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from dingdan_sandbox.master import CUSTOMERS, DEALERS, DEPARTMENTS, EMPLOYEES
from dingdan_sandbox.specs import Spec
from dingdan_sandbox.waiqin365.books import Books
from dingdan_sandbox.waiqin365.car_sale_records import CarSaleRecords
from dingdan_sandbox.waiqin365.filters import Filters, page_number
from dingdan_sandbox.waiqin365.layout import decoded, page, written
from dingdan_sandbox.waiqin365.order_documents import Order
from dingdan_sandbox.waiqin365.order_records import OrderRecords
from dingdan_sandbox.waiqin365.orders import CONSIGNMENT_LAG
from dingdan_sandbox.waiqin365.return_records import ReturnRecords
from dingdan_sandbox.waiqin365.shipment_records import ShipmentRecords
from dingdan_sandbox.waiqin365.wire import KINDS


class _Records:
    """Builders of the four kinds of records. They depend only on the spec, and take 0.07 s to create."""

    def __init__(self, spec: Spec) -> None:
        self.orders = OrderRecords(spec)
        self.shipments = ShipmentRecords(spec)
        self.returns = ReturnRecords(spec)
        self.car_sales = CarSaleRecords(spec)


_records: dict[tuple[Path, int], _Records] = {}
"""Cache of the builders by version of the spec: each test of a program may start a sandbox."""


class Queries:
    """Handlers of the query operations. Each method takes the decoded body and returns members of the envelope."""

    def __init__(self, spec: Spec, books: Books, page_size: int) -> None:
        """Query the documents of `books`, in records with the fields of `spec` and pages of `page_size` rows."""
        self._page_size = page_size
        self._books = books
        if spec.version not in _records:
            _records[spec.version] = _Records(spec)
        records = _records[spec.version]
        self._orders = records.orders
        self._records: dict[str, Callable[[Any], dict[str, Any]]] = {
            "shipments": records.shipments.record,
            "returns": records.returns.record,
            "car_sales": lambda sale: records.car_sales.record(sale, books.car_sales),
        }

    def orders(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle queryStdomOrder: query orders."""
        filters = Filters(self._books.orders, body)
        filters.equal("order_status", "order_status")
        filters.window("consignment", ("start_consignment_date",), ("end_consignment_date",), CONSIGNMENT_LAG)
        filters.window("confirmed", ("start_confirm_time",), ("end_confirm_time",))
        dealers = filters.named(DEALERS, "dealer", "dealer_code")
        if dealers is not None:
            filters.of_customers(frozenset(entry.index for entry in CUSTOMERS if entry.dealer in dealers))
        departments = filters.named(DEPARTMENTS, "dept_id", "dept_code")
        if departments is not None:
            staff = frozenset(entry.index for entry in EMPLOYEES if entry.department in departments)
            filters.search.test(lambda row: row.salesperson in staff)
        return _success(page(list(map(self._order, self._rows(filters, body)))))

    def shipments(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle queryStdomSent: query shipments."""
        books = self._books
        filters = Filters(books.shipments, body)
        filters.window("signed", ("start_sign_date",), ("end_sign_date",))
        if "sent_no" in filters.values:
            _select_position(filters, books.shipments.find(filters.values["sent_no"]))
        if "order_id" in filters.values:
            _select_order(filters, books, int(filters.values["order_id"]) - KINDS["orders"])
        if "order_no" in filters.values:
            _select_order(filters, books, books.orders.find(filters.values["order_no"]))
        return self._page(filters, body)

    def returns(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle queryStdReturn: query returns."""
        return self._page(Filters(self._books.returns, body), body)

    def car_sales(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle queryCarSaleOrder: query van sales."""
        return self._page(Filters(self._books.car_sales, body), body)

    def record(self, kind: str, document: Any) -> dict[str, Any]:
        """Return the record of a document, including edited fields."""
        computed = decoded(self._order_text(document)) if kind == "orders" else self._records[kind](document)
        return {**computed, **document.fields}

    def _order(self, order: Order) -> bytes:
        # Orders are the many, so they are written as text at once; an edited one goes the long way.
        return written(self.record("orders", order)) if order.fields else self._order_text(order)

    def _order_text(self, order: Order) -> bytes:
        return self._orders.record(order, self._books.orders.size)

    def _page(self, filters: Filters, body: Mapping[str, Any]) -> dict[str, Any]:
        kind = filters.table.kind
        return _success(msgspec.json.encode([self.record(kind, row) for row in self._rows(filters, body)]).decode())

    def _rows(self, filters: Filters, body: Mapping[str, Any]) -> list[Any]:
        return filters.table.page(filters.search, page_number(body), self._page_size)


def _success(rows: str | msgspec.Raw) -> dict[str, Any]:
    return {"return_msg": "操作成功", "response_data": rows}


def _select_order(filters: Filters, books: Books, order: int | None) -> None:
    if order is not None and 0 <= order < books.orders.size:
        filters.search.within(books.orders.shipments_of(order))
    else:
        filters.search.within(range(0))
    filters.search.test(lambda row: row.order == order)


def _select_position(filters: Filters, position: int | None) -> None:
    filters.search.within(range(0) if position is None else range(position, position + 1))
    filters.search.test(lambda row: row.position == position)
