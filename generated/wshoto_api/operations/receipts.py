# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation
from wshoto_api import records

_CRM_RECEIPT_CREATE_RECEIPT_CONTRACT = Body(fields=(Field("file_url", "file_url", "text"),))
_CRM_RECEIPT_CREATE_REQUEST = Body(
    fields=(
        Field("order_id", "order_id", "long"),
        Field("user_id", "user_id", "text"),
        Field("customer_id", "customer_id", "text", personal=True),
        Field("pay_people", "pay_people", "text", personal=True),
        Field("receipt_type", "receipt_type", "text"),
        Field("receipt_account", "receipt_account", "long"),
        Field("statements_identify", "statements_identify", "integer-code"),
        Field("receipt_contract", "receipt_contract", "list", body=_CRM_RECEIPT_CREATE_RECEIPT_CONTRACT),
        Field("field_map", "field_map", "map"),
    )
)
_CRM_RECEIPT_DETAIL_REQUEST = Body(fields=(Field("id", "id", "text", required=True),))

CRM_RECEIPT_CREATE: Operation[None] = Operation(
    platform="wshoto",
    id="crmReceiptCreate",
    call="receipts.add",
    http_method="POST",
    path="/openapi/crm/receipt/create",
    write=True,
    body=_CRM_RECEIPT_CREATE_REQUEST,
)
"""Add a receipt to an order (older generation) (`crmReceiptCreate`)."""
CRM_RECEIPT_DETAIL: Operation[records.ReceiptDetail] = Operation(
    platform="wshoto",
    id="crmReceiptDetail",
    call="receipts.get",
    http_method="POST",
    path="/openapi/crm/receipt/detail",
    write=False,
    body=_CRM_RECEIPT_DETAIL_REQUEST,
    result=records.ReceiptDetail,
    records="data",
)
"""Read one receipt (older generation) (`crmReceiptDetail`)."""
