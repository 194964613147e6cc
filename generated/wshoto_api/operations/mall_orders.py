# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation, Paging
from wshoto_api import records

_MALL_ORDER_LIST_REQUEST = Body(
    fields=(
        Field("type", "type", "integer-code", required=True),
        Field("start_time", "start_time", "epoch-seconds", required=True),
        Field("end_time", "end_time", "epoch-seconds"),
        Field("status_list", "status_list", "list", items="integer"),
        Field("current_index", "current_index", "integer"),
        Field("page_size", "page_size", "integer"),
    )
)

MALL_ORDER_LIST: Operation[records.MallOrder] = Operation(
    platform="wshoto",
    id="mallOrderList",
    call="mall_orders.list",
    http_method="GET",
    path="/openapi/mall/order/list",
    write=False,
    body=_MALL_ORDER_LIST_REQUEST,
    result=records.MallOrder,
    paging=Paging(
        page="current_index",
        start=1,
        records="data.records",
        ends="total",
        size="page_size",
        default_size=20,
        total="data.total",
        id="order_code",
    ),
)
"""List mall orders (`mallOrderList`)."""
