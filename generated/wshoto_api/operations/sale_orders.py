# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation
from wshoto_api import records

_CRM_SALE_ORDER_DETAIL_REQUEST = Body(
    fields=(Field("user_id", "user_id", "text"), Field("id", "id", "long", required=True))
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
