# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of Waiqin365 order API (勤策 / 外勤365 订货单开放接口): its resources and operations in one line each.

A module for each resource has the operations with their fields: `dingdan_runtime.reference` describes this data.
"""

from __future__ import annotations

from dingdan_runtime.reference import CommandSummary, ResourceSummary

__all__ = ["RESOURCES"]

RESOURCES = (
    ResourceSummary(
        "orders",
        "Sales orders (订单) - query, add, close and change custom fields.",
        (
            CommandSummary("query", "queryStdomOrder", "Query sales orders", "查询订单数据", False),
            CommandSummary("add", "addStdomOrder", "Add a sales order", "新增订单数据", True),
            CommandSummary("close", "closeStdomOrder", "Close a sales order", "关闭订单", True),
            CommandSummary(
                "modify_custom_fields",
                "modifyCustomFields",
                "Change custom fields of a sales order",
                "销售订单自定义字段修改",
                True,
            ),
        ),
    ),
    ResourceSummary(
        "shipments",
        "Shipments of sales orders (发货单) - query, add and reverse.",
        (
            CommandSummary(
                "query", "queryStdomSent", "Query shipments of sales orders", "查询订单发货数据", False
            ),
            CommandSummary("add", "addStdomOrderSent", "Add shipments", "新增发货单数据", True),
            CommandSummary("cancel", "cancelSendOrder", "Reverse a shipment", "红冲发货单数据", True),
        ),
    ),
    ResourceSummary(
        "returns",
        "Returned goods (退货单) - add, approve and query.",
        (
            CommandSummary("add", "addStdReturn", "Add a return", "新增退货单数据", True),
            CommandSummary(
                "confirm", "confirmStdReturn", "Approve or send back returns", "审批退货单数据", True
            ),
            CommandSummary("query", "queryStdReturn", "Query returns", "查询退货单数据", False),
        ),
    ),
    ResourceSummary(
        "car_sales",
        "Van sales (车销单) - query.",
        (CommandSummary("query", "queryCarSaleOrder", "Query van sales", "查询车销单数据", False),),
    ),
    ResourceSummary(
        "sales_bills",
        "Sales bills (销货单) - add and reverse.",
        (
            CommandSummary("revoke", "salesBillRevoke", "Reverse a sales bill", "销货单红冲", True),
            CommandSummary("add", "salesBillAdd", "Add a sales bill", "新增销货单数据", True),
        ),
    ),
    ResourceSummary(
        "product_types",
        "Product types (商品类型) - add.",
        (CommandSummary("add", "addPdType", "Add a product type", "新增商品类型", True),),
    ),
    ResourceSummary(
        "receivers",
        "Receivers of customers (收货方) - maintain.",
        (
            CommandSummary(
                "maintain",
                "maintainCmReceiverRelation",
                "Set the receivers of a customer",
                "客户收货方关系维护接口",
                True,
            ),
        ),
    ),
)
"""The resources in the order of the spec."""
