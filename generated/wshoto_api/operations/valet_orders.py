# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation, Paging
from wshoto_api import records

_VALETORDER_INFO_LIST_REQUEST = Body(
    fields=(
        Field("user_id", "user_id", "text"),
        Field("page_num", "page_num", "integer", required=True),
        Field("page_size", "page_size", "integer", required=True),
        Field("owners", "owners", "comma-separated"),
        Field("follow_user_ids", "follow_user_ids", "comma-separated"),
        Field("start_time", "start_time", "epoch-seconds"),
        Field("end_time", "end_time", "epoch-seconds"),
        Field("is_team", "is_team", "integer-code"),
        Field("order_status", "order_status", "code"),
        Field("role_type", "role_type", "integer-code"),
        Field("field_map", "field_map", "map"),
    )
)

VALETORDER_INFO_LIST: Operation[records.ValetOrder] = Operation(
    platform="wshoto",
    id="valetorderInfoList",
    call="valet_orders.list",
    http_method="POST",
    path="/openapi/valetorder/info/list",
    write=False,
    body=_VALETORDER_INFO_LIST_REQUEST,
    result=records.ValetOrder,
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
"""List orders taken for customers (`valetorderInfoList`)."""
