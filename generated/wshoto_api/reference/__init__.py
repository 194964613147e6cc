# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of Wshoto order API (微盛·企微管家 订单开放接口): its resources and operations in one line each.

A module for each resource has the operations with their fields: `dingdan_runtime.reference` describes this data.
"""

from __future__ import annotations

from dingdan_runtime.reference import CommandSummary, ResourceSummary

__all__ = ["RESOURCES"]

RESOURCES = (
    ResourceSummary(
        "valet_orders",
        "Orders taken for a customer (代客订单), older generation - list.",
        (
            CommandSummary(
                "list", "valetorderInfoList", "List orders taken for customers", "获取代客订单列表", False
            ),
        ),
    ),
    ResourceSummary(
        "sale_orders",
        "Orders taken for a customer (代客订单), newer generation - list, one order with its receipts.",
        (
            CommandSummary(
                "get", "crmSaleOrderDetail", "Read one order taken for a customer", "获取代客订单详情", False
            ),
            CommandSummary(
                "list",
                "crmSaleOrderPage",
                "List orders taken for customers (newer generation)",
                "获取代客订单列表",
                False,
            ),
        ),
    ),
    ResourceSummary(
        "receipts",
        "Payments received for an order taken for a customer (回款单), older generation - one receipt, add.",
        (
            CommandSummary(
                "add", "crmReceiptCreate", "Add a receipt to an order (older generation)", "创建回款单", True
            ),
            CommandSummary(
                "get", "crmReceiptDetail", "Read one receipt (older generation)", "获取回款单详情", False
            ),
        ),
    ),
    ResourceSummary(
        "sale_receipts",
        "Payments received for an order taken for a customer (回款单), newer generation - one receipt, add.",
        (
            CommandSummary("get", "crmSaleOrderReceiptDetail", "Read one receipt", "获取回款单详情", False),
            CommandSummary(
                "add", "crmSaleOrderReceiptCreate", "Add a receipt to an order", "创建回款单", True
            ),
        ),
    ),
    ResourceSummary(
        "mall_orders",
        "Orders of the mall (商城订单) - list.",
        (CommandSummary("list", "mallOrderList", "List mall orders", "获取订单列表", False),),
    ),
    ResourceSummary(
        "shops",
        "Shops of the enterprise (店铺) - list.",
        (
            CommandSummary(
                "list", "mallExternalShopList", "List the shops of the enterprise", "企业店铺查询", False
            ),
        ),
    ),
)
"""The resources in the order of the spec."""
