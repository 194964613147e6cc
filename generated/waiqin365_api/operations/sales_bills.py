# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Lookup, Operation
from waiqin365_api import records

_SALES_BILL_REVOKE_REQUEST = Body(
    fields=(Field("id", "id", "waiqin-id"), Field("order_no", "order_no", "text")),
    any_of=((("id",), ("order_no",)),),
)
_SALES_BILL_ADD_LINE = Body(
    fields=(
        Field("product_id", "product_id", "waiqin-id"),
        Field("product_code", "product_code", "text"),
        Field("product_name", "product_name", "text"),
        Field("input_price", "input_price", "decimal"),
        Field("input_count", "input_count", "decimal"),
        Field("input_unit", "input_unit", "waiqin-id"),
        Field("input_unit_name", "input_unit_name", "text"),
        Field("is_gift", "is_gift", "code"),
        Field("remark", "remark", "text"),
    ),
    any_of=((("product_id",), ("product_code",), ("product_name",)),),
)
_SALES_BILL_ADD_REQUEST = Body(
    fields=(
        Field("order_no", "order_no", "text"),
        Field("cm_id", "cm_id", "waiqin-id"),
        Field("cm_code", "cm_code", "text"),
        Field("cm_name", "cm_name", "text"),
        Field("emp_id", "emp_id", "waiqin-id"),
        Field("emp_code", "emp_code", "text"),
        Field("emp_name", "emp_name", "text"),
        Field("creator_id", "creator_id", "waiqin-id"),
        Field("creator_code", "creator_code", "text"),
        Field("creator_name", "creator_name", "text"),
        Field("storehouse_id", "storehouse_id", "waiqin-id"),
        Field("storehouse_code", "storehouse_code", "text"),
        Field("storehouse_name", "storehouse_name", "text"),
        Field("submit_date", "submit_date", "waiqin-date-time"),
        Field("consignment_date", "consignment_date", "date"),
        Field("receive_name", "receive_name", "text", personal=True),
        Field("receive_addr", "receive_addr", "text", personal=True),
        Field("receive_phone", "receive_phone", "text", personal=True),
        Field("receive_tel", "receive_tel", "text", personal=True),
        Field("bill_discount", "bill_discount", "decimal"),
        Field("receive_amount", "receive_amount", "decimal"),
        Field("account_from", "account_from", "text"),
        Field("account_id", "account_id", "waiqin-id"),
        Field("remarks", "remarks", "text"),
        Field("prods", "prods", "list", body=_SALES_BILL_ADD_LINE),
    ),
    any_of=(
        (("cm_id",), ("cm_code",), ("cm_name",)),
        (("emp_id",), ("emp_code",), ("emp_name",)),
        (("storehouse_id",), ("storehouse_code",), ("storehouse_name",)),
    ),
)

SALES_BILL_REVOKE: Operation[None] = Operation(
    platform="waiqin365",
    id="salesBillRevoke",
    call="sales_bills.revoke",
    http_method="POST",
    path="/api/stdorder/v1/salesBillRevoke",
    write=True,
    body=_SALES_BILL_REVOKE_REQUEST,
)
"""Reverse a sales bill (`salesBillRevoke`)."""
SALES_BILL_ADD: Operation[records.SalesBillAddResult] = Operation(
    platform="waiqin365",
    id="salesBillAdd",
    call="sales_bills.add",
    http_method="POST",
    path="/api/stdorder/v1/salesBillAdd",
    write=True,
    body=_SALES_BILL_ADD_REQUEST,
    result=records.SalesBillAddResult,
    lookup=Lookup(
        call="orders.query",
        filters=(("cm_id", "cm_id"), ("cm_code", "cm_code")),
        since="after_create_date",
        match=(("order_no", "order_no"),),
    ),
)
"""Add a sales bill (`salesBillAdd`)."""
