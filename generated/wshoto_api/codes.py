# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Documented codes of Wshoto order API (微盛·企微管家 订单开放接口), with their English and Chinese labels.

The platforms add codes. A code that is not listed here becomes an unknown code, which equals its bare value.
"""

from __future__ import annotations

from dingdan_runtime import IntCode, StrCode

__all__ = [
    "CrmSaleOrderPageOrderStateList",
    "MallExpressType",
    "MallOrderStatus",
    "MallOrderStatusTag",
    "MallOrderTimeType",
    "MallOrderType",
    "MallPayStatus",
    "MallRefundStatus",
    "MaterialType",
    "OrderContractMaterialType",
    "OrderState",
    "ReceiptApprovalState",
    "ValetOrderRole",
    "ValetOrderScope",
    "ValetOrderStatus",
    "YesNo",
]


class CrmSaleOrderPageOrderStateList(StrCode):
    """State to filter by, the same list as OrderState. The items of the list are text."""

    PENDING_CONFIRMATION = "1", "To be confirmed", "待确认"
    PENDING_PAYMENT = "2", "To be paid", "待付款"
    PENDING_REVIEW = "3", "To be approved", "待审核"
    PENDING_CHANGE = "4", "To be changed", "待修改"
    COMPLETED = "5", "Completed", "已完成"
    REVOKED = "6", "Withdrawn", "已撤销"


class MallExpressType(IntCode):
    """How the goods of a mall order are sent."""

    MIXED = -1, "Partly by courier and partly without", "包含快递和无需快递的形式"
    NO_SHIPMENT = 0, "Nothing to ship", "无需发货"
    COURIER = 1, "By courier", "快递发货"


class MallOrderStatus(IntCode):
    """State of a mall order. To be confirmed covers both waiting for the group and waiting for
    acceptance.
    """

    PENDING_PAYMENT = 0, "To be paid", "待付款"
    PENDING_CONFIRMATION = 1, "To be confirmed", "待确认"
    PENDING_SHIPMENT = 2, "To be shipped", "待发货"
    PENDING_RECEIPT = 3, "To be received", "待收货"
    COMPLETED = 4, "Completed", "已完成"
    CLOSED = 5, "Closed", "已关闭"


class MallOrderStatusTag(IntCode):
    """What brought a mall order into its state."""

    TIMEOUT_CLOSED = 1, "Closed for lapse of time", "超时关闭"
    BUYER_CANCELLED = 2, "Cancelled by the buyer", "买家取消"
    REFUND_CLOSED = 3, "Closed after a refund", "退款完成关闭"
    TRADE_COMPLETED = 4, "Trade completed", "交易完成"
    GROUP_LAPSED = 5, "Group complete but not confirmed in time", "成团待确认失效"
    GROUP_REFUNDING = 6, "Group refund under way", "成团退款中"
    GROUP_REFUND_FAILED = 7, "Group refund failed", "成团退款失败"
    GROUP_REFUNDED = 8, "Group refund done", "成团退款成功"
    SELLER_CLOSED = 9, "Cancelled and closed by the seller", "卖家取消关闭"
    AFTER_SALES_CLOSED = 10, "Closed by an after-sales case", "售后关闭"


class MallOrderTimeType(IntCode):
    """Which time of an order a window means."""

    ORDERED = 1, "Time of the order", "下单时间"
    COMPLETED = 2, "Time the buyer confirmed the receipt", "完成时间"
    UPDATED = 3, "Time of the last change", "更新时间"


class MallOrderType(IntCode):
    """Kind of a mall order."""

    NORMAL = 0, "Ordinary order", "正常订单"
    GROUP_BUYING = 1, "Group buying", "团购订单"
    FLASH_SALE = 2, "Flash sale", "秒杀订单"
    SHOPPING_CART = 3, "Shopping cart", "购物车订单"


class MallPayStatus(IntCode):
    """Whether a mall order is paid."""

    UNPAID = 0, "Not paid", "未支付"
    PAID = 1, "Paid", "已支付"


class MallRefundStatus(IntCode):
    """State of an after-sales case."""

    IN_PROGRESS = 1, "Under way", "售后中"
    FINISHED = 2, "Finished", "售后结束"


class MaterialType(IntCode):
    """Kind of an attachment."""

    IMAGE = 3, "Picture", "图片"
    FILE = 7, "File", "文件"


class OrderContractMaterialType(IntCode):
    """Kind of an attachment of the order itself, for which the table names pictures only."""

    IMAGE = 3, "Picture", "图片"


class OrderState(IntCode):
    """State of an order taken for a customer."""

    PENDING_CONFIRMATION = 1, "To be confirmed", "待确认"
    PENDING_PAYMENT = 2, "To be paid", "待付款"
    PENDING_REVIEW = 3, "To be approved", "待审核"
    PENDING_CHANGE = 4, "To be changed", "待修改"
    COMPLETED = 5, "Completed", "已完成"
    REVOKED = 6, "Withdrawn", "已撤销"


class ReceiptApprovalState(IntCode):
    """Approval of a receipt."""

    PENDING = 0, "To be approved", "待审批"
    APPROVED = 1, "Approved", "审批通过"
    REJECTED = 2, "Refused", "拒绝"
    CANCELLED = 3, "Cancelled", "取消"


class ValetOrderRole(IntCode):
    """Part in an order, of the user or with is_team 1 of the user's team."""

    ALL = 0, "Any part", "全部"
    OWNER = 1, "In charge", "我负责的 / 我团队负责的"
    COOPERATOR = 2, "Cooperating", "我协作的 / 我团队协作的"
    CREATOR = 3, "Made the order", "我创建的 / 我团队创建的"


class ValetOrderScope(IntCode):
    """Whose orders to read."""

    OWN = 0, "The user's own orders", "非团队"
    TEAM = 1, "Orders of the people the user manages", "团队"


class ValetOrderStatus(StrCode):
    """State to filter by, the same list as OrderState. The table types it string, the example sends a
    number; which of them the platform insists on is not known.
    """

    PENDING_CONFIRMATION = "1", "To be confirmed", "待确认"
    PENDING_PAYMENT = "2", "To be paid", "待付款"
    PENDING_REVIEW = "3", "To be approved", "待审核"
    PENDING_CHANGE = "4", "To be changed", "待修改"
    COMPLETED = "5", "Completed", "已完成"
    REVOKED = "6", "Withdrawn", "已撤销"


class YesNo(IntCode):
    """Yes or no as a code."""

    NO = 0, "No", "否"
    YES = 1, "Yes", "是"
