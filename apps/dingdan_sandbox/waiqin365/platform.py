"""The Waiqin365 platform: verifies, validates and answers requests.

Responses have HTTP status 200 even for failures. A failure has `response_data` null for every operation. The success
response of a write has `response_data` only if its page documents it. `return_code` is 0 or 1, or another code that the
page of the operation documents.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dingdan_sandbox.bodies import decode
from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.specs import Operation, Spec
from dingdan_sandbox.store import Store
from dingdan_sandbox.waiqin365.books import Books
from dingdan_sandbox.waiqin365.examples import seed_examples
from dingdan_sandbox.waiqin365.order_writes import OrderWrites
from dingdan_sandbox.waiqin365.queries import Queries
from dingdan_sandbox.waiqin365.return_writes import ReturnWrites
from dingdan_sandbox.waiqin365.shelves import shelves
from dingdan_sandbox.waiqin365.shipment_writes import ShipmentWrites
from dingdan_sandbox.waiqin365.signing import verify

Handler = Callable[[Any], dict[str, Any]]


class Waiqin365:
    """The Waiqin365 platform of a sandbox."""

    def __init__(self, sandbox: Sandbox, store: Store, spec: Spec) -> None:
        """Serve the documents of `store` with the fields of `spec`."""
        self.spec = spec
        self._sandbox = sandbox
        self._store = store
        self._books = books = Books(sandbox, store)
        queries, orders, returns = Queries(spec, books, sandbox.page_size), OrderWrites(books), ReturnWrites(books)
        self.shelves = shelves(books, queries)
        shipments = ShipmentWrites(books, orders)
        self._handlers: dict[str, Handler] = {
            "queryStdomOrder": queries.orders,
            "queryStdomSent": queries.shipments,
            "queryStdReturn": queries.returns,
            "queryCarSaleOrder": queries.car_sales,
            "addStdomOrder": orders.add,
            "closeStdomOrder": orders.close,
            "modifyCustomFields": orders.modify_custom_fields,
            "salesBillAdd": orders.add_bill,
            "salesBillRevoke": orders.revoke_bill,
            "addStdomOrderSent": shipments.add,
            "cancelSendOrder": shipments.cancel,
            "addStdReturn": returns.add,
            "confirmStdReturn": returns.confirm,
            "addPdType": books.product_types.add,
            "maintainCmReceiverRelation": books.receivers.maintain,
        }

    def seed_examples(self) -> None:
        """Store the documents that the examples of the spec refer to."""
        seed_examples(self._books)

    def answer(self, operation: Operation, request: Request, body: bytes) -> Response:
        """Answer a request. An operation that the sandbox does not implement returns its first success example."""
        path = request.path_params
        try:
            verify(self._sandbox, body, path["openid"], path["timestamp"], path["digest"])
            try:
                decoded = decode(body)
            except ValueError as error:
                raise RejectedError(f"请求体不是JSON: {error}") from None
            complaint = operation.validator.complaint(request, decoded, empty=not body)
            if complaint is not None:
                raise RejectedError(f"参数错误: {complaint}")
            handler = self._handlers.get(operation.id)
            if handler is None:
                members = operation.example("return_code", "0")
            else:
                members = self._handle(operation, handler, decoded)
            # msg_id twice: first for its place, as on the page, then over that of an example.
            envelope = {"return_code": "0", "return_msg": "", "msg_id": "", **members}
            envelope["msg_id"] = path["msg_id"]
        except RejectedError as failure:
            envelope = {
                "return_code": failure.code, "return_msg": failure.message,
                "msg_id": path["msg_id"], "response_data": None,
            }  # fmt: skip
        return Response(msgspec.json.encode(envelope), media_type="application/json;charset=UTF-8")

    def _handle(self, operation: Operation, handler: Handler, body: Any) -> dict[str, Any]:
        if operation.definition.get("x-access") != "write":
            return handler(body)
        with self._store.transaction():
            return handler(body)
