# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation, Paging
from waiqin365_api import records

_QUERY_CAR_SALE_ORDER_REQUEST = Body(
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
    )
)

QUERY_CAR_SALE_ORDER: Operation[records.CarSaleOrder] = Operation(
    platform="waiqin365",
    id="queryCarSaleOrder",
    call="car_sales.query",
    http_method="POST",
    path="/api/stdcarsle/v2/queryCarSaleOrder",
    write=False,
    body=_QUERY_CAR_SALE_ORDER_REQUEST,
    result=records.CarSaleOrder,
    paging=Paging(
        page="page_number", start=1, records="response_data", ends="empty-page", default_size=1000, id="id"
    ),
)
"""Query van sales (`queryCarSaleOrder`)."""
