# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Documented codes of Waiqin365 order API (勤策 / 外勤365 订货单开放接口), with their English and Chinese labels.

The platforms add codes. A code that is not listed here becomes an unknown code, which equals its bare value.
"""

from __future__ import annotations

from dingdan_runtime import IntCode, StrCode

__all__ = [
    "BillCheckStatus",
    "CarSaleLineType",
    "CloseDetailStatus",
    "EnabledStatus",
    "GiftFlag",
    "LogisticsType",
    "OrderStatus",
    "OrderStatusFilter",
    "OrderType",
    "PayStatus",
    "PushDataType",
    "PushReturnCode",
    "RecordStatus",
    "ReturnApprovalType",
    "ReturnCode",
    "ReturnLineGift",
    "ReturnSourceType",
    "ReturnStatus",
    "ReversalStatus",
    "SignStatus",
    "WriteOffStatus",
    "YesNo",
]


class BillCheckStatus(StrCode):
    """Whether the account statement has been confirmed."""

    PENDING = "0", "To be confirmed", "待确认"
    CONFIRMED = "1", "Confirmed", "已确认"


class CarSaleLineType(StrCode):
    """What a line of a van sale does with its goods."""

    SALE = "1", "Sale", "销售"
    RETURN = "2", "Return", "退货"
    EXCHANGE = "3", "Exchange (no longer used)", "换货(废弃)"
    GIVE_BACK = "4", "Goods given back", "还货"
    EXCHANGE_IN = "5", "Exchanged in", "换入"
    EXCHANGE_OUT = "6", "Exchanged out", "换出"


class CloseDetailStatus(StrCode):
    """How far an order was shipped when it was closed; empty when it is not closed. Be ready for the
    Chinese text in place of the code.
    """

    FULLY_SHIPPED = "3", "Closed after shipping everything", "全部发货关闭"
    PARTLY_SHIPPED = "2", "Closed after shipping a part", "部分发货关闭"
    NOT_SHIPPED = "1", "Closed without shipping", "未发货关闭"


class EnabledStatus(StrCode):
    """Whether the document was voided."""

    VOIDED = "0", "Voided", "作废"
    ENABLED = "1", "Not voided", "未作废"


class GiftFlag(StrCode):
    """Whether a line to be shipped is a gift."""

    NOT_A_GIFT = "0", "Not a gift", "非赠品"
    GIFT = "1", "Gift", "赠品"


class LogisticsType(StrCode):
    """How the goods travel."""

    DELIVERY = "1", "Own delivery", "配送"
    EXPRESS = "2", "Express courier", "快递"
    OTHER = "3", "Other", "其他"


class OrderStatus(StrCode):
    """State of an order as an answer names it."""

    PENDING = "0", "To be confirmed", "待确认"
    CONFIRMED = "1", "Confirmed", "已确认"
    SENT_BACK = "2", "Sent back", "打回"
    SHIPPED = "3", "Shipped", "已发货"
    PARTLY_SHIPPED = "4", "Partly shipped", "部分发货"


class OrderStatusFilter(StrCode):
    """State of an order as the filter of queryStdomOrder names it."""

    PENDING = "0", "To be confirmed", "待确认"
    CONFIRMED = "1", "Confirmed", "已确认"
    SENT_BACK = "2", "Sent back", "打回"
    CLOSED = "3", "Closed", "已关闭"
    PARTLY_SHIPPED = "4", "Partly shipped", "部分发货"


class OrderType(StrCode):
    """Kind of an order."""

    REPORTED = "1", "Reported order", "订单上报订单"
    STORE = "2", "Store order", "门店订单"
    TRANSFERRED = "3", "Transferred order", "转单订单"
    SALES_BILL = "4", "Sales bill", "销货单"
    GIVE_BACK = "5", "Order that gives goods back", "还货订单"


class PayStatus(StrCode):
    """Whether and how an order was paid."""

    UNPAID = "0", "Not paid", "未支付"
    PAID = "1", "Paid", "已支付"
    OFFLINE = "3", "Paid offline", "线下支付"


class PushDataType(StrCode):
    """The kinds of records that are pushed. The platform may add others."""

    EMPLOYEE = "employee", "Employee", "员工"
    DEPARTMENT = "department", "Department", "部门"
    CUSTOM_DISTRICT = "custom_district", "Sales district", "销售区域"
    CUSTOM_TYPE = "custom_type", "Customer type", "客户类型"
    CUSTOM = "custom", "Customer", "客户信息"
    VISIT = "visit", "Visit", "拜访记录"
    CUXIAO_ACTIVITY = "cuxiao_activity", "Promotion", "促销活动"
    CUXIAO_RECORD = "cuxiao_record", "Promotion record", "促销记录"
    CUXIAO_RECORD_CHECK = "cuxiao_record_check", "Check of a promotion record", "促销记录检查"
    STDORDER_ORDER = "stdorder_order", "Sales order", "标准订单"
    STDORDER_SENT = "stdorder_sent", "Shipment", "标准发货单"
    STDOM_RETURN = "stdom_return", "Return", "标准退货单"
    STDORDER_CARSALE = "stdorder_carsale", "Van sale", "标准车销单"
    DMS_PURCHASE = "dms_purchase", "Purchase order (DMS)", "直营采购订单"
    DMS_SALESORDER = "dms_salesorder", "Sales order (DMS)", "分销销售订单"
    DMS_SENT = "dms_sent", "Shipment (DMS)", "发货单"
    DMS_SIGN = "dms_sign", "Receipt of goods (DMS)", "签收单"
    DMS_INVENTORY = "dms_inventory", "Stocktaking (DMS)", "盘点单"
    DMS_CARDISTRIBUTEORDER = "dms_cardistributeorder", "Van distribution order (DMS)", "车铺单"


class PushReturnCode(IntCode):
    """Whether a push was handled."""

    SUCCESS = 0, "Handled", "数据处理成功"
    FAILURE = 1, "Not handled", "数据处理失败"


class RecordStatus(StrCode):
    """Whether the record still exists."""

    DELETED = "0", "Deleted", "已删除"
    NORMAL = "1", "Normal", "正常"


class ReturnApprovalType(StrCode):
    """What confirmStdReturn does with the returns."""

    APPROVE = "1", "Approve", "通过"
    SEND_BACK = "2", "Send back", "打回"
    REVERSE = "3", "Reverse", "红冲"
    APPROVE_STOCK_IN = "4", "Approve the stock-in", "审批入库"
    UNAPPROVE = "5", "Withdraw the approval", "反审核"


class ReturnCode(StrCode):
    """Result of the call. Anything but "0" is a failure; the appendix with further codes is not
    public, so codes are missing here. Compare it as text.
    """

    SUCCESS = "0", "Success", "成功"
    FAILURE = "1", "Failure", "失败"
    PRODUCT_TYPE_EXISTS = "100606", "A product type has this name or id", "商品类型名称或标识重复"
    NO_PARENT_PRODUCT_TYPE = "100607", "There is no such parent of the product type", "商品类型父节点不存在"


class ReturnLineGift(StrCode):
    """Whether a line of a queried return is a gift, as a digit or as a letter."""

    YES = "1", "Yes", "是"
    NO = "0", "No", "不是"
    YES_LETTER = "Y", "Yes (as a letter)", "是"
    NO_LETTER = "N", "No (as a letter)", "不是"


class ReturnSourceType(StrCode):
    """Where the return comes from; 0 when it is left out of a request."""

    INTERNAL = "0", "Trade edition (internal)", "商贸版内部"
    QINCE_ORDERING = "1", "Qince ordering", "勤策订货"
    WANGDIAN = "2", "Wangdian", "旺店"
    TRANSFERRED_ORDER = "3", "Transferred order", "转单订单"


class ReturnStatus(StrCode):
    """How far the return has come; the document does not describe the order of the steps."""

    PENDING = "0", "To be confirmed", "待确认"
    STOCKED_IN = "1", "Taken into stock", "已入库"
    SENT_BACK = "2", "Sent back", "打回"
    CONFIRMED = "3", "Confirmed", "已确认"


class ReversalStatus(StrCode):
    """Whether the document was reversed (红冲) or is itself the reversal; empty otherwise."""

    REVERSED = "1", "Was reversed by another document", "被红冲"
    REVERSAL = "2", "Reverses another document", "红冲"


class SignStatus(StrCode):
    """Whether the recipient has signed for the goods."""

    SIGNED = "1", "Signed for", "已签收"
    UNSIGNED = "0", "Not signed for", "未签收"


class WriteOffStatus(StrCode):
    """How far the receivable has been settled by receipts."""

    UNPAID = "0", "Not received", "未收款"
    PAID = "1", "Received", "已收款"
    PARTLY_PAID = "2", "Partly received", "部分收款"


class YesNo(StrCode):
    """Yes or no as a code."""

    YES = "1", "Yes", "是"
    NO = "0", "No", "否"
