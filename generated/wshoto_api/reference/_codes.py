# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The documented codes of Wshoto order API (微盛·企微管家 订单开放接口) as plain data."""

from __future__ import annotations

from dingdan_runtime.reference import CodeReference, CodesReference

CRM_SALE_ORDER_PAGE_ORDER_STATE_LIST = CodesReference(
    "CrmSaleOrderPageOrderStateList",
    "State to filter by, the same list as OrderState. The items of the list are text.",
    (
        CodeReference("1", "PENDING_CONFIRMATION", "To be confirmed", "待确认"),
        CodeReference("2", "PENDING_PAYMENT", "To be paid", "待付款"),
        CodeReference("3", "PENDING_REVIEW", "To be approved", "待审核"),
        CodeReference("4", "PENDING_CHANGE", "To be changed", "待修改"),
        CodeReference("5", "COMPLETED", "Completed", "已完成"),
        CodeReference("6", "REVOKED", "Withdrawn", "已撤销"),
    ),
)

MALL_EXPRESS_TYPE = CodesReference(
    "MallExpressType",
    "How the goods of a mall order are sent.",
    (
        CodeReference(-1, "MIXED", "Partly by courier and partly without", "包含快递和无需快递的形式"),
        CodeReference(0, "NO_SHIPMENT", "Nothing to ship", "无需发货"),
        CodeReference(1, "COURIER", "By courier", "快递发货"),
    ),
)

MALL_ORDER_STATUS = CodesReference(
    "MallOrderStatus",
    "State of a mall order. To be confirmed covers both waiting for the group and waiting for acceptance.",
    (
        CodeReference(0, "PENDING_PAYMENT", "To be paid", "待付款"),
        CodeReference(1, "PENDING_CONFIRMATION", "To be confirmed", "待确认"),
        CodeReference(2, "PENDING_SHIPMENT", "To be shipped", "待发货"),
        CodeReference(3, "PENDING_RECEIPT", "To be received", "待收货"),
        CodeReference(4, "COMPLETED", "Completed", "已完成"),
        CodeReference(5, "CLOSED", "Closed", "已关闭"),
    ),
)

MALL_ORDER_STATUS_TAG = CodesReference(
    "MallOrderStatusTag",
    "What brought a mall order into its state.",
    (
        CodeReference(1, "TIMEOUT_CLOSED", "Closed for lapse of time", "超时关闭"),
        CodeReference(2, "BUYER_CANCELLED", "Cancelled by the buyer", "买家取消"),
        CodeReference(3, "REFUND_CLOSED", "Closed after a refund", "退款完成关闭"),
        CodeReference(4, "TRADE_COMPLETED", "Trade completed", "交易完成"),
        CodeReference(5, "GROUP_LAPSED", "Group complete but not confirmed in time", "成团待确认失效"),
        CodeReference(6, "GROUP_REFUNDING", "Group refund under way", "成团退款中"),
        CodeReference(7, "GROUP_REFUND_FAILED", "Group refund failed", "成团退款失败"),
        CodeReference(8, "GROUP_REFUNDED", "Group refund done", "成团退款成功"),
        CodeReference(9, "SELLER_CLOSED", "Cancelled and closed by the seller", "卖家取消关闭"),
        CodeReference(10, "AFTER_SALES_CLOSED", "Closed by an after-sales case", "售后关闭"),
    ),
)

MALL_ORDER_TIME_TYPE = CodesReference(
    "MallOrderTimeType",
    "Which time of an order a window means.",
    (
        CodeReference(1, "ORDERED", "Time of the order", "下单时间"),
        CodeReference(2, "COMPLETED", "Time the buyer confirmed the receipt", "完成时间"),
        CodeReference(3, "UPDATED", "Time of the last change", "更新时间"),
    ),
)

MALL_ORDER_TYPE = CodesReference(
    "MallOrderType",
    "Kind of a mall order.",
    (
        CodeReference(0, "NORMAL", "Ordinary order", "正常订单"),
        CodeReference(1, "GROUP_BUYING", "Group buying", "团购订单"),
        CodeReference(2, "FLASH_SALE", "Flash sale", "秒杀订单"),
        CodeReference(3, "SHOPPING_CART", "Shopping cart", "购物车订单"),
    ),
)

MALL_PAY_STATUS = CodesReference(
    "MallPayStatus",
    "Whether a mall order is paid.",
    (CodeReference(0, "UNPAID", "Not paid", "未支付"), CodeReference(1, "PAID", "Paid", "已支付")),
)

MALL_REFUND_STATUS = CodesReference(
    "MallRefundStatus",
    "State of an after-sales case.",
    (
        CodeReference(1, "IN_PROGRESS", "Under way", "售后中"),
        CodeReference(2, "FINISHED", "Finished", "售后结束"),
    ),
)

MATERIAL_TYPE = CodesReference(
    "MaterialType",
    "Kind of an attachment.",
    (CodeReference(3, "IMAGE", "Picture", "图片"), CodeReference(7, "FILE", "File", "文件")),
)

ORDER_CONTRACT_MATERIAL_TYPE = CodesReference(
    "OrderContractMaterialType",
    "Kind of an attachment of the order itself, for which the table names pictures only.",
    (CodeReference(3, "IMAGE", "Picture", "图片"),),
)

ORDER_STATE = CodesReference(
    "OrderState",
    "State of an order taken for a customer.",
    (
        CodeReference(1, "PENDING_CONFIRMATION", "To be confirmed", "待确认"),
        CodeReference(2, "PENDING_PAYMENT", "To be paid", "待付款"),
        CodeReference(3, "PENDING_REVIEW", "To be approved", "待审核"),
        CodeReference(4, "PENDING_CHANGE", "To be changed", "待修改"),
        CodeReference(5, "COMPLETED", "Completed", "已完成"),
        CodeReference(6, "REVOKED", "Withdrawn", "已撤销"),
    ),
)

RECEIPT_APPROVAL_STATE = CodesReference(
    "ReceiptApprovalState",
    "Approval of a receipt.",
    (
        CodeReference(0, "PENDING", "To be approved", "待审批"),
        CodeReference(1, "APPROVED", "Approved", "审批通过"),
        CodeReference(2, "REJECTED", "Refused", "拒绝"),
        CodeReference(3, "CANCELLED", "Cancelled", "取消"),
    ),
)

VALET_ORDER_ROLE = CodesReference(
    "ValetOrderRole",
    "Part in an order, of the user or with is_team 1 of the user's team.",
    (
        CodeReference(0, "ALL", "Any part", "全部"),
        CodeReference(1, "OWNER", "In charge", "我负责的 / 我团队负责的"),
        CodeReference(2, "COOPERATOR", "Cooperating", "我协作的 / 我团队协作的"),
        CodeReference(3, "CREATOR", "Made the order", "我创建的 / 我团队创建的"),
    ),
)

VALET_ORDER_SCOPE = CodesReference(
    "ValetOrderScope",
    "Whose orders to read.",
    (
        CodeReference(0, "OWN", "The user's own orders", "非团队"),
        CodeReference(1, "TEAM", "Orders of the people the user manages", "团队"),
    ),
)

VALET_ORDER_STATUS = CodesReference(
    "ValetOrderStatus",
    "State to filter by, the same list as OrderState. The table types it string, the example sends a number; which of them the platform insists on is not known.",
    (
        CodeReference("1", "PENDING_CONFIRMATION", "To be confirmed", "待确认"),
        CodeReference("2", "PENDING_PAYMENT", "To be paid", "待付款"),
        CodeReference("3", "PENDING_REVIEW", "To be approved", "待审核"),
        CodeReference("4", "PENDING_CHANGE", "To be changed", "待修改"),
        CodeReference("5", "COMPLETED", "Completed", "已完成"),
        CodeReference("6", "REVOKED", "Withdrawn", "已撤销"),
    ),
)

YES_NO = CodesReference(
    "YesNo",
    "Yes or no as a code.",
    (CodeReference(0, "NO", "No", "否"), CodeReference(1, "YES", "Yes", "是")),
)
