# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Lookup, Operation, Paging, ShownState
from waiqin365_api import records

_QUERY_STDOM_SENT_REQUEST = Body(
    fields=(
        Field("page_number", "page_number", "integer"),
        Field("status", "status", "code"),
        Field("cm_id", "cm_id", "waiqin-id"),
        Field("cm_code", "cm_code", "text"),
        Field("create_date", "create_date", "date"),
        Field("modify_date", "modify_date", "date"),
        Field("after_create_date", "after_create_date", "waiqin-date-time"),
        Field("after_modify_date", "after_modify_date", "waiqin-date-time"),
        Field("start_create_date", "start_create_date", "date"),
        Field("end_create_date", "end_create_date", "date"),
        Field("start_modify_date", "start_modify_date", "date"),
        Field("end_modify_date", "end_modify_date", "date"),
        Field("id", "id", "waiqin-id"),
        Field("sent_no", "sent_no", "text"),
        Field("order_id", "order_id", "waiqin-id"),
        Field("order_no", "order_no", "text"),
        Field("start_sign_date", "start_sign_date", "date"),
        Field("end_sign_date", "end_sign_date", "date"),
    )
)
_ADD_STDOM_ORDER_SENT_LINE = Body(
    fields=(
        Field("product_id", "product_id", "waiqin-id"),
        Field("product_code", "product_code", "text"),
        Field("product_name", "product_name", "text"),
        Field("input_unit", "input_unit", "waiqin-id"),
        Field("input_unit_name", "input_unit_name", "text"),
        Field("sent_num", "sent_num", "decimal"),
        Field("is_gift", "is_gift", "code"),
        Field("order_detail_id", "order_detail_id", "waiqin-id", required=True),
    ),
    any_of=((("product_id",), ("product_code",), ("product_name",)),),
)
_ADD_STDOM_ORDER_SENT_ITEM = Body(
    fields=(
        Field("send_time", "send_time", "waiqin-date-or-time"),
        Field("order_id", "order_id", "waiqin-id"),
        Field("order_no", "order_no", "text"),
        Field("emp_id", "emp_id", "waiqin-id"),
        Field("emp_code", "emp_code", "text"),
        Field("emp_name", "emp_name", "text"),
        Field("send_remark", "send_remark", "text"),
        Field("express_company_name", "express_company_name", "text"),
        Field("express_no", "express_no", "text"),
        Field("sent_use_advance", "sent_use_advance", "code"),
        Field("storehouse_id", "storehouse_id", "waiqin-id"),
        Field("storehouse_code", "storehouse_code", "text"),
        Field("storehouse_name", "storehouse_name", "text"),
        Field("products", "products", "list", body=_ADD_STDOM_ORDER_SENT_LINE),
    ),
    any_of=((("order_id",), ("order_no",)), (("emp_id",), ("emp_code",), ("emp_name",))),
)
_CANCEL_SEND_ORDER_REQUEST = Body(
    fields=(Field("ids", "ids", "waiqin-id"), Field("sent_no", "sent_no", "text")),
    any_of=((("ids",), ("sent_no",)),),
)

QUERY_STDOM_SENT: Operation[records.StdomSent] = Operation(
    platform="waiqin365",
    id="queryStdomSent",
    call="shipments.query",
    http_method="POST",
    path="/api/stdsent/v1/queryStdomSent",
    write=False,
    body=_QUERY_STDOM_SENT_REQUEST,
    result=records.StdomSent,
    paging=Paging(
        page="page_number", start=1, records="response_data", ends="empty-page", default_size=1000, id="id"
    ),
)
"""Query shipments of sales orders (`queryStdomSent`)."""
ADD_STDOM_ORDER_SENT: Operation[None] = Operation(
    platform="waiqin365",
    id="addStdomOrderSent",
    call="shipments.add",
    http_method="POST",
    path="/api/stdsent/v1/addStdomOrderSent",
    write=True,
    body=Body(_ADD_STDOM_ORDER_SENT_ITEM.fields, _ADD_STDOM_ORDER_SENT_ITEM.any_of, array=True),
    lookup=Lookup(
        call="shipments.query",
        filters=(("order_id", "order_id"), ("order_no", "order_no")),
        since="after_create_date",
        match=(("express_no", "express_no"),),
    ),
)
"""Add shipments (`addStdomOrderSent`)."""
CANCEL_SEND_ORDER: Operation[None] = Operation(
    platform="waiqin365",
    id="cancelSendOrder",
    call="shipments.cancel",
    http_method="POST",
    path="/api/stdsent/v1/cancelSendOrder",
    write=True,
    body=_CANCEL_SEND_ORDER_REQUEST,
    lookup=Lookup(
        call="shipments.query",
        filters=(("id", "ids"), ("sent_no", "sent_no")),
        match=(("id", "ids"), ("sent_no", "sent_no")),
        shows=(ShownState("hc_status", "hc_status", done=("1",), not_done=("",)),),
    ),
)
"""Reverse a shipment (`cancelSendOrder`)."""
