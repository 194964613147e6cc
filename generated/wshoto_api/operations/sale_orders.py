# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation, Paging
from wshoto_api import records

_CRM_SALE_ORDER_DETAIL_REQUEST = Body(
    fields=(Field("user_id", "user_id", "text"), Field("id", "id", "long", required=True))
)
_CRM_SALE_ORDER_PAGE_REQUEST = Body(
    fields=(
        Field("user_id", "user_id", "text"),
        Field("owner_ids", "owner_ids", "list", items="text"),
        Field("follow_user_ids", "follow_user_ids", "list", items="text"),
        Field("start_time", "start_time", "epoch-seconds"),
        Field("end_time", "end_time", "epoch-seconds"),
        Field("order_state_list", "order_state_list", "list", items="code"),
        Field("field_map", "field_map", "map"),
        Field("page_num", "page_num", "integer", required=True),
        Field("page_size", "page_size", "integer", required=True),
    )
)

CRM_SALE_ORDER_DETAIL: Operation[records.SaleOrderDetail] = Operation(
    platform="wshoto",
    id="crmSaleOrderDetail",
    call="sale_orders.get",
    http_method="GET",
    path="/openapi/crm/saleOrder/detail",
    write=False,
    body=_CRM_SALE_ORDER_DETAIL_REQUEST,
    result=records.SaleOrderDetail,
    records="data",
)
"""Read one order taken for a customer (`crmSaleOrderDetail`)."""
CRM_SALE_ORDER_PAGE: Operation[records.CrmSaleOrder] = Operation(
    platform="wshoto",
    id="crmSaleOrderPage",
    call="sale_orders.list",
    http_method="POST",
    path="/openapi/crm/saleOrder/page",
    write=False,
    body=_CRM_SALE_ORDER_PAGE_REQUEST,
    result=records.CrmSaleOrder,
    paging=Paging(
        page="page_num",
        start=1,
        records="data.records",
        ends="total",
        size="page_size",
        default_size=20,
        total="data.total",
        id="id",
    ),
)
"""List orders taken for customers (newer generation) (`crmSaleOrderPage`)."""
