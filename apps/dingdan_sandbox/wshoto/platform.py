"""The Wshoto platform: verifies the access token, validates and answers requests.

Responses have HTTP status 200 even for failures. The platform publishes no list of codes. The sandbox's own choices:
code 400 for bad parameters, 404 for an order or a receipt that does not exist, a default page of 20 rows, at most 1000.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dingdan_sandbox.bodies import decode
from dingdan_sandbox.failures import BAD_PARAMETER, NOT_FOUND, RejectedError
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.searching import Search
from dingdan_sandbox.specs import Operation, Spec
from dingdan_sandbox.store import Store
from dingdan_sandbox.table import Table
from dingdan_sandbox.wshoto import deal_filters, deal_records, deals, examples, mall_orders, receipts
from dingdan_sandbox.wshoto.shelves import shelves
from dingdan_sandbox.wshoto.shops import shops
from dingdan_sandbox.wshoto.tokens import Tokens

PAGE_SIZE = 20
LARGEST_PAGE = 1000

Fields = Mapping[str, Any]


class Wshoto:
    """The Wshoto platform of a sandbox."""

    def __init__(self, sandbox: Sandbox, store: Store, spec: Spec, tokens: Tokens) -> None:
        """Serve the documents of `store` with the fields of `spec` to clients with a token of `tokens`."""
        self.spec = spec
        self._tokens = tokens
        self._orders = deals.CustomerOrders(store, sandbox)
        self._now = sandbox.now
        self._receipts = receipts.ReceiptRecords(
            *(spec.properties(component) for component in ("SaleReceiptOrder", "ReceiptOrder", "CrmReceiptContract"))
        )
        self._records = deal_records.CustomerOrderRecords(
            self._receipts,
            *(spec.properties(each) for each in ("ValetOrder", "CrmSaleOrder", "SaleOrder", "SaleOrderGood")),
        )
        self._mall = mall_orders.MallOrders(store, sandbox)
        self._mall_records = mall_orders.MallOrderRecords(spec.properties("MallOrder"))
        self.shelves = shelves(self._orders, self._records, self._mall, self._mall_records)
        self._shops = shops(spec.properties("Shop"))
        self._handlers: dict[str, Callable[[Fields, Fields], Any]] = {
            "getAccessToken": self._token,
            "valetorderInfoList": self._valet_orders,
            "crmSaleOrderPage": self._sale_orders,
            "crmSaleOrderDetail": self._sale_order,
            "crmSaleOrderReceiptDetail": self._receipt,
            "crmSaleOrderReceiptCreate": self._add_receipt,
            "crmReceiptDetail": self._older_receipt,
            "crmReceiptCreate": self._add_receipt,
            "mallExternalShopList": lambda _query, _body: self._shops,
            "mallOrderList": self._mall_orders,
        }

    def seed_examples(self) -> None:
        """Store the orders that the examples of the spec refer to."""
        examples.seed_examples(self._orders, self._mall)

    def answer(self, operation: Operation, request: Request, body: bytes) -> Response:
        """Answer a request. An operation that the sandbox does not implement returns its first success example."""
        query = request.query_params
        try:
            if operation.secured:
                self._tokens.verify(query.get("access_token", ""))
            try:
                decoded = decode(body)
            except ValueError as error:
                raise RejectedError(f"请求体不是JSON: {error}", BAD_PARAMETER) from None
            complaint = operation.validator.complaint(request, decoded, empty=not body)
            if complaint is not None:
                raise RejectedError(f"参数错误: {complaint}", BAD_PARAMETER)
            handler = self._handlers.get(operation.id)
            if handler is None:
                envelope = operation.example("code", 0)
            else:
                data = handler(query, decoded)
                envelope = {"code": 0, "msg": "ok" if operation.id == "getAccessToken" else "请求成功", "data": data}
        except RejectedError as failure:
            envelope = {"code": failure.code, "msg": failure.message, "data": None}
        return Response(msgspec.json.encode(envelope), media_type="application/json;charset=UTF-8")

    def _token(self, query: Fields, _body: Fields) -> dict[str, Any]:
        return self._tokens.issue(query["appid"], query["app_secret"])

    def _valet_orders(self, _query: Fields, body: Fields) -> dict[str, Any]:
        page = _page(self._orders, deal_filters.search(self._orders, body), body["page_num"], body["page_size"])
        return page | {"records": [self._records.listed(order) for order in page["records"]]}

    def _sale_orders(self, _query: Fields, body: Fields) -> dict[str, Any]:
        page = _page(self._orders, deal_filters.search_page(self._orders, body), body["page_num"], body["page_size"])
        return page | {"records": [self._records.paged(order) for order in page["records"]]}

    def _sale_order(self, _query: Fields, body: Fields) -> dict[str, Any]:
        return self._records.detailed(self._order(deals.position_of(body["id"])))

    def _receipt(self, _query: Fields, body: Fields) -> dict[str, Any]:
        receipt = _number(body.get("id", ""))
        return self._receipts.detailed(self._order(receipts.order_position(receipt), "回款单不存在"), receipt)

    def _older_receipt(self, _query: Fields, body: Fields) -> dict[str, Any]:
        receipt = _number(body["id"])
        return self._receipts.older(self._order(receipts.order_position(receipt), "回款单不存在"), receipt)

    def _add_receipt(self, _query: Fields, body: Fields) -> int:
        order = self._order(deals.position_of(body.get("order_id", 0)))
        added = receipts.add_receipt(order, body, self._now())
        self._orders.save(order)
        return added

    def _order(self, position: int, message: str = "订单不存在") -> deals.CustomerOrder:
        order = self._orders.load(position)
        if order is None:
            raise RejectedError(message, NOT_FOUND)
        return order

    def _mall_orders(self, _query: Fields, body: Fields) -> dict[str, Any]:
        found = mall_orders.search(self._mall, body)
        page = _page(self._mall, found, body.get("current_index", 1), body.get("page_size", PAGE_SIZE))
        return page | {"records": [self._mall_records.record(order) for order in page["records"]]}


def _number(text: str) -> int:
    """Return an id that is sent as text; 0, which is none, if it is no number."""
    return int(text) if len(text) < 20 and text.isascii() and text.isdigit() else 0


def _page(table: Table[Any], search: Search, number: int, size: int) -> dict[str, Any]:
    if number < 1 or not 1 <= size <= LARGEST_PAGE:
        raise RejectedError("参数错误: 分页", BAD_PARAMETER)
    return {"total": table.count(search), "records": table.page(search, number, size)}
