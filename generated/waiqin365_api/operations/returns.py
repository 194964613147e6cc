# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Lookup, Operation, Paging, ShownState
from waiqin365_api import records

_RETURN_EXTENSION_FIELD = Body(
    fields=(
        Field("return_ext_key", "return_ext_key", "custom-field-label"),
        Field("return_ext_value", "return_ext_value", "text"),
    )
)
_ADD_STD_RETURN_LINE = Body(
    fields=(
        Field("product_id", "product_id", "waiqin-id"),
        Field("product_code", "product_code", "text"),
        Field("product_name", "product_name", "text"),
        Field("return_price", "return_price", "decimal"),
        Field("return_count", "return_count", "decimal"),
        Field("input_unit", "input_unit", "waiqin-id"),
        Field("input_unit_name", "input_unit_name", "text"),
        Field("return_amount", "return_amount", "decimal"),
        Field("is_gift", "is_gift", "code"),
        Field("sequ", "sequ", "text"),
        Field("remark", "remark", "text"),
        Field("detail_storehouse_id", "detail_storehouse_id", "waiqin-id"),
        Field("detail_storehouse_code", "detail_storehouse_code", "text"),
        Field("detail_storehouse_name", "detail_storehouse_name", "text"),
    ),
    any_of=((("product_id",), ("product_code",), ("product_name",)),),
)
_ADD_STD_RETURN_REQUEST = Body(
    fields=(
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
        Field("dealer_id", "dealer_id", "waiqin-id"),
        Field("dealer_code", "dealer_code", "text"),
        Field("dealer_name", "dealer_name", "text"),
        Field("return_date", "return_date", "date"),
        Field("return_name", "return_name", "text", personal=True),
        Field("return_addr", "return_addr", "text", personal=True),
        Field("return_tel", "return_tel", "text", personal=True),
        Field("return_phone", "return_phone", "text", personal=True),
        Field("remarks", "remarks", "text"),
        Field("source_type", "source_type", "code"),
        Field("exts", "exts", "list", body=_RETURN_EXTENSION_FIELD),
        Field("prods", "prods", "list", body=_ADD_STD_RETURN_LINE),
    ),
    any_of=(
        (("cm_id",), ("cm_code",), ("cm_name",)),
        (("emp_id",), ("emp_code",), ("emp_name",)),
        (("storehouse_id",), ("storehouse_code",), ("storehouse_name",)),
    ),
)
_CONFIRM_STD_RETURN_REQUEST = Body(
    fields=(
        Field("id", "id", "comma-separated"),
        Field("approval_type", "approvalType", "code"),
        Field("modify_times", "modifyTimes", "comma-separated"),
        Field("cancel_re", "cancelRe", "text"),
    )
)
_QUERY_STD_RETURN_REQUEST = Body(
    fields=(
        Field("page_number", "page_number", "integer"),
        Field("status", "status", "code"),
        Field("id", "id", "waiqin-id"),
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
    )
)

ADD_STD_RETURN: Operation[None] = Operation(
    platform="waiqin365",
    id="addStdReturn",
    call="returns.add",
    http_method="POST",
    path="/api/std_order/v1/addStdReturn",
    write=True,
    body=_ADD_STD_RETURN_REQUEST,
    lookup=Lookup(
        call="returns.query", filters=(("cm_id", "cm_id"), ("cm_code", "cm_code")), since="after_create_date"
    ),
)
"""Add a return (`addStdReturn`)."""
CONFIRM_STD_RETURN: Operation[None] = Operation(
    platform="waiqin365",
    id="confirmStdReturn",
    call="returns.confirm",
    http_method="POST",
    path="/api/std_order/v1/confirmStdReturn",
    write=True,
    body=_CONFIRM_STD_RETURN_REQUEST,
    lookup=Lookup(
        call="returns.query",
        filters=(("id", "id"),),
        match=(("id", "id"),),
        shows=(
            ShownState(
                "return_status",
                "return_status",
                done=("3",),
                not_done=("0", "2"),
                when=(("approval_type", "1"),),
            ),
            ShownState(
                "return_status",
                "return_status",
                done=("2",),
                not_done=("0", "1", "3"),
                when=(("approval_type", "2"),),
            ),
            ShownState("hc_status", "hc_status", done=("1",), not_done=("",), when=(("approval_type", "3"),)),
            ShownState(
                "return_status",
                "return_status",
                done=("1",),
                not_done=("0", "2", "3"),
                when=(("approval_type", "4"),),
            ),
            ShownState(
                "return_status", "return_status", done=("0",), not_done=("1",), when=(("approval_type", "5"),)
            ),
        ),
    ),
)
"""Approve or send back returns (`confirmStdReturn`)."""
QUERY_STD_RETURN: Operation[records.StdReturn] = Operation(
    platform="waiqin365",
    id="queryStdReturn",
    call="returns.query",
    http_method="POST",
    path="/api/std_order/v1/queryStdReturn",
    write=False,
    body=_QUERY_STD_RETURN_REQUEST,
    result=records.StdReturn,
    paging=Paging(
        page="page_number", start=1, records="response_data", ends="empty-page", default_size=1000, id="id"
    ),
)
"""Query returns (`queryStdReturn`)."""
