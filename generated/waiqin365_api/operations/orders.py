# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Lookup, Operation, Paging, ShownState
from waiqin365_api import records

_QUERY_STDOM_ORDER_REQUEST = Body(
    fields=(
        Field("page_number", "page_number", "integer"),
        Field("status", "status", "code"),
        Field("cm_id", "cm_id", "waiqin-id"),
        Field("cm_code", "cm_code", "text"),
        Field("dept_id", "dept_id", "waiqin-id"),
        Field("dept_code", "dept_code", "text"),
        Field("create_date", "create_date", "date"),
        Field("modify_date", "modify_date", "date"),
        Field("after_create_date", "after_create_date", "waiqin-date-time"),
        Field("after_modify_date", "after_modify_date", "waiqin-date-time"),
        Field("start_create_date", "start_create_date", "date"),
        Field("end_create_date", "end_create_date", "waiqin-date-time"),
        Field("start_modify_date", "start_modify_date", "waiqin-date-time"),
        Field("end_modify_date", "end_modify_date", "date"),
        Field("start_consignment_date", "start_consignment_date", "date"),
        Field("end_consignment_date", "end_consignment_date", "date"),
        Field("id", "id", "waiqin-id"),
        Field("order_status", "order_status", "code"),
        Field("start_confirm_time", "start_confirm_time", "waiqin-date-time"),
        Field("end_confirm_time", "end_confirm_time", "waiqin-date-time"),
        Field("dealer", "dealer", "waiqin-id"),
        Field("dealer_code", "dealer_code", "text"),
    )
)
_ADD_STDOM_ORDER_LINE = Body(
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
        Field("detail_storehouse_id", "detail_storehouse_id", "waiqin-id"),
        Field("detail_storehouse_code", "detail_storehouse_code", "text"),
        Field("detail_storehouse_name", "detail_storehouse_name", "text"),
    ),
    any_of=((("product_id",), ("product_code",), ("product_name",)),),
)
_ADD_STDOM_ORDER_REQUEST = Body(
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
        Field("remarks", "remarks", "text"),
        Field("logistics_type", "logistics_type", "code"),
        Field("plan_distribution_emp_id", "plan_distribution_emp_id", "waiqin-id"),
        Field("plan_distribution_emp_name", "plan_distribution_emp_name", "text"),
        Field("plan_distribution_emp_code", "plan_distribution_emp_code", "text"),
        Field("plan_distribution_time", "plan_distribution_time", "date"),
        Field("express_company_id", "express_company_id", "waiqin-id"),
        Field("express_company_name", "express_company_name", "text"),
        Field("express_no", "express_no", "text"),
        Field("sale_order_type_id", "sale_order_type_id", "waiqin-id"),
        Field("sale_order_type_name", "sale_order_type_name", "text"),
        Field("prods", "prods", "list", body=_ADD_STDOM_ORDER_LINE),
    ),
    any_of=(
        (("cm_id",), ("cm_code",), ("cm_name",)),
        (("emp_id",), ("emp_code",), ("emp_name",)),
        (("storehouse_id",), ("storehouse_code",), ("storehouse_name",)),
    ),
)
_CLOSE_STDOM_ORDER_REQUEST = Body(
    fields=(
        Field("id", "id", "waiqin-id"),
        Field("order_no", "order_no", "text"),
        Field("close_emp_id", "close_emp_id", "waiqin-id"),
        Field("close_emp_name", "close_emp_name", "text"),
        Field("close_emp_code", "close_emp_code", "text"),
    ),
    any_of=((("id",), ("order_no",)),),
)
_CUSTOM_FIELD_VALUE = Body(
    fields=(Field("ext_key", "ext_key", "custom-field-code"), Field("ext_value", "ext_value", "text"))
)
_MODIFY_CUSTOM_FIELDS_LINE = Body(
    fields=(Field("id", "id", "waiqin-id"), Field("exts", "exts", "list", body=_CUSTOM_FIELD_VALUE))
)
_MODIFY_CUSTOM_FIELDS_REQUEST = Body(
    fields=(
        Field("order_id", "order_id", "waiqin-id"),
        Field("order_no", "order_no", "text"),
        Field("exts", "exts", "list", body=_CUSTOM_FIELD_VALUE),
        Field("products", "products", "list", body=_MODIFY_CUSTOM_FIELDS_LINE),
    ),
    any_of=((("order_id",), ("order_no",)),),
)

QUERY_STDOM_ORDER: Operation[records.StdomOrder] = Operation(
    platform="waiqin365",
    id="queryStdomOrder",
    call="orders.query",
    http_method="POST",
    path="/api/stdorder/v1/queryStdomOrder",
    write=False,
    body=_QUERY_STDOM_ORDER_REQUEST,
    result=records.StdomOrder,
    paging=Paging(
        page="page_number", start=1, records="response_data", ends="empty-page", default_size=1000, id="id"
    ),
)
"""Query sales orders (`queryStdomOrder`)."""
ADD_STDOM_ORDER: Operation[None] = Operation(
    platform="waiqin365",
    id="addStdomOrder",
    call="orders.add",
    http_method="POST",
    path="/api/stdorder/v1/addStdomOrder",
    write=True,
    body=_ADD_STDOM_ORDER_REQUEST,
    lookup=Lookup(
        call="orders.query",
        filters=(("cm_id", "cm_id"), ("cm_code", "cm_code")),
        since="after_create_date",
        match=(("order_no", "order_no"),),
    ),
)
"""Add a sales order (`addStdomOrder`)."""
CLOSE_STDOM_ORDER: Operation[None] = Operation(
    platform="waiqin365",
    id="closeStdomOrder",
    call="orders.close",
    http_method="POST",
    path="/api/stdorder/v1/closeStdomOrder",
    write=True,
    body=_CLOSE_STDOM_ORDER_REQUEST,
    lookup=Lookup(
        call="orders.query",
        filters=(("id", "id"),),
        since="after_modify_date",
        match=(("id", "id"), ("order_no", "order_no")),
        shows=(
            ShownState(
                "close_detail_status",
                "close_detail_status",
                done=("1", "2", "3", "未发货关闭", "部分发货关闭", "全部发货关闭"),
                not_done=("",),
            ),
        ),
    ),
)
"""Close a sales order (`closeStdomOrder`)."""
MODIFY_CUSTOM_FIELDS: Operation[None] = Operation(
    platform="waiqin365",
    id="modifyCustomFields",
    call="orders.modify_custom_fields",
    http_method="POST",
    path="/api/stdorder/v1/modifyCustomFields",
    write=True,
    body=_MODIFY_CUSTOM_FIELDS_REQUEST,
    lookup=Lookup(
        call="orders.query",
        filters=(("id", "order_id"),),
        since="after_modify_date",
        match=(("id", "order_id"), ("order_no", "order_no")),
        shows=(),
    ),
)
"""Change custom fields of a sales order (`modifyCustomFields`)."""
