# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The documented codes of Waiqin365 order API (勤策 / 外勤365 订货单开放接口) as plain data."""

from __future__ import annotations

from dingdan_runtime.reference import CodeReference, CodesReference

BILL_CHECK_STATUS = CodesReference(
    "BillCheckStatus",
    "Whether the account statement has been confirmed.",
    (
        CodeReference("0", "PENDING", "To be confirmed", "待确认"),
        CodeReference("1", "CONFIRMED", "Confirmed", "已确认"),
    ),
)

CAR_SALE_LINE_TYPE = CodesReference(
    "CarSaleLineType",
    "What a line of a van sale does with its goods.",
    (
        CodeReference("1", "SALE", "Sale", "销售"),
        CodeReference("2", "RETURN", "Return", "退货"),
        CodeReference("3", "EXCHANGE", "Exchange (no longer used)", "换货(废弃)"),
        CodeReference("4", "GIVE_BACK", "Goods given back", "还货"),
        CodeReference("5", "EXCHANGE_IN", "Exchanged in", "换入"),
        CodeReference("6", "EXCHANGE_OUT", "Exchanged out", "换出"),
    ),
)

CLOSE_DETAIL_STATUS = CodesReference(
    "CloseDetailStatus",
    "How far an order was shipped when it was closed; empty when it is not closed. Be ready for the Chinese text in place of the code.",
    (
        CodeReference("3", "FULLY_SHIPPED", "Closed after shipping everything", "全部发货关闭"),
        CodeReference("2", "PARTLY_SHIPPED", "Closed after shipping a part", "部分发货关闭"),
        CodeReference("1", "NOT_SHIPPED", "Closed without shipping", "未发货关闭"),
    ),
)

ENABLED_STATUS = CodesReference(
    "EnabledStatus",
    "Whether the document was voided.",
    (CodeReference("0", "VOIDED", "Voided", "作废"), CodeReference("1", "ENABLED", "Not voided", "未作废")),
)

GIFT_FLAG = CodesReference(
    "GiftFlag",
    "Whether a line to be shipped is a gift.",
    (CodeReference("0", "NOT_A_GIFT", "Not a gift", "非赠品"), CodeReference("1", "GIFT", "Gift", "赠品")),
)

LOGISTICS_TYPE = CodesReference(
    "LogisticsType",
    "How the goods travel.",
    (
        CodeReference("1", "DELIVERY", "Own delivery", "配送"),
        CodeReference("2", "EXPRESS", "Express courier", "快递"),
        CodeReference("3", "OTHER", "Other", "其他"),
    ),
)

ORDER_STATUS = CodesReference(
    "OrderStatus",
    "State of an order as an answer names it.",
    (
        CodeReference("0", "PENDING", "To be confirmed", "待确认"),
        CodeReference("1", "CONFIRMED", "Confirmed", "已确认"),
        CodeReference("2", "SENT_BACK", "Sent back", "打回"),
        CodeReference("3", "SHIPPED", "Shipped", "已发货"),
        CodeReference("4", "PARTLY_SHIPPED", "Partly shipped", "部分发货"),
    ),
)

ORDER_STATUS_FILTER = CodesReference(
    "OrderStatusFilter",
    "State of an order as the filter of queryStdomOrder names it.",
    (
        CodeReference("0", "PENDING", "To be confirmed", "待确认"),
        CodeReference("1", "CONFIRMED", "Confirmed", "已确认"),
        CodeReference("2", "SENT_BACK", "Sent back", "打回"),
        CodeReference("3", "CLOSED", "Closed", "已关闭"),
        CodeReference("4", "PARTLY_SHIPPED", "Partly shipped", "部分发货"),
    ),
)

ORDER_TYPE = CodesReference(
    "OrderType",
    "Kind of an order.",
    (
        CodeReference("1", "REPORTED", "Reported order", "订单上报订单"),
        CodeReference("2", "STORE", "Store order", "门店订单"),
        CodeReference("3", "TRANSFERRED", "Transferred order", "转单订单"),
        CodeReference("4", "SALES_BILL", "Sales bill", "销货单"),
        CodeReference("5", "GIVE_BACK", "Order that gives goods back", "还货订单"),
    ),
)

PAY_STATUS = CodesReference(
    "PayStatus",
    "Whether and how an order was paid.",
    (
        CodeReference("0", "UNPAID", "Not paid", "未支付"),
        CodeReference("1", "PAID", "Paid", "已支付"),
        CodeReference("3", "OFFLINE", "Paid offline", "线下支付"),
    ),
)

PUSH_DATA_TYPE = CodesReference(
    "PushDataType",
    "The kinds of records that are pushed. The platform may add others.",
    (
        CodeReference("employee", "EMPLOYEE", "Employee", "员工"),
        CodeReference("department", "DEPARTMENT", "Department", "部门"),
        CodeReference("custom_district", "CUSTOM_DISTRICT", "Sales district", "销售区域"),
        CodeReference("custom_type", "CUSTOM_TYPE", "Customer type", "客户类型"),
        CodeReference("custom", "CUSTOM", "Customer", "客户信息"),
        CodeReference("visit", "VISIT", "Visit", "拜访记录"),
        CodeReference("cuxiao_activity", "CUXIAO_ACTIVITY", "Promotion", "促销活动"),
        CodeReference("cuxiao_record", "CUXIAO_RECORD", "Promotion record", "促销记录"),
        CodeReference(
            "cuxiao_record_check", "CUXIAO_RECORD_CHECK", "Check of a promotion record", "促销记录检查"
        ),
        CodeReference("stdorder_order", "STDORDER_ORDER", "Sales order", "标准订单"),
        CodeReference("stdorder_sent", "STDORDER_SENT", "Shipment", "标准发货单"),
        CodeReference("stdom_return", "STDOM_RETURN", "Return", "标准退货单"),
        CodeReference("stdorder_carsale", "STDORDER_CARSALE", "Van sale", "标准车销单"),
        CodeReference("dms_purchase", "DMS_PURCHASE", "Purchase order (DMS)", "直营采购订单"),
        CodeReference("dms_salesorder", "DMS_SALESORDER", "Sales order (DMS)", "分销销售订单"),
        CodeReference("dms_sent", "DMS_SENT", "Shipment (DMS)", "发货单"),
        CodeReference("dms_sign", "DMS_SIGN", "Receipt of goods (DMS)", "签收单"),
        CodeReference("dms_inventory", "DMS_INVENTORY", "Stocktaking (DMS)", "盘点单"),
        CodeReference(
            "dms_cardistributeorder", "DMS_CARDISTRIBUTEORDER", "Van distribution order (DMS)", "车铺单"
        ),
    ),
)

PUSH_RETURN_CODE = CodesReference(
    "PushReturnCode",
    "Whether a push was handled.",
    (
        CodeReference(0, "SUCCESS", "Handled", "数据处理成功"),
        CodeReference(1, "FAILURE", "Not handled", "数据处理失败"),
    ),
)

RECORD_STATUS = CodesReference(
    "RecordStatus",
    "Whether the record still exists.",
    (CodeReference("0", "DELETED", "Deleted", "已删除"), CodeReference("1", "NORMAL", "Normal", "正常")),
)

RETURN_APPROVAL_TYPE = CodesReference(
    "ReturnApprovalType",
    "What confirmStdReturn does with the returns.",
    (
        CodeReference("1", "APPROVE", "Approve", "通过"),
        CodeReference("2", "SEND_BACK", "Send back", "打回"),
        CodeReference("3", "REVERSE", "Reverse", "红冲"),
        CodeReference("4", "APPROVE_STOCK_IN", "Approve the stock-in", "审批入库"),
        CodeReference("5", "UNAPPROVE", "Withdraw the approval", "反审核"),
    ),
)

RETURN_CODE = CodesReference(
    "ReturnCode",
    'Result of the call. Anything but "0" is a failure; the appendix with further codes is not public, so codes are missing here. Compare it as text.',
    (
        CodeReference("0", "SUCCESS", "Success", "成功"),
        CodeReference("1", "FAILURE", "Failure", "失败"),
        CodeReference(
            "100606", "PRODUCT_TYPE_EXISTS", "A product type has this name or id", "商品类型名称或标识重复"
        ),
        CodeReference(
            "100607",
            "NO_PARENT_PRODUCT_TYPE",
            "There is no such parent of the product type",
            "商品类型父节点不存在",
        ),
    ),
)

RETURN_LINE_GIFT = CodesReference(
    "ReturnLineGift",
    "Whether a line of a queried return is a gift, as a digit or as a letter.",
    (
        CodeReference("1", "YES", "Yes", "是"),
        CodeReference("0", "NO", "No", "不是"),
        CodeReference("Y", "YES_LETTER", "Yes (as a letter)", "是"),
        CodeReference("N", "NO_LETTER", "No (as a letter)", "不是"),
    ),
)

RETURN_SOURCE_TYPE = CodesReference(
    "ReturnSourceType",
    "Where the return comes from; 0 when it is left out of a request.",
    (
        CodeReference("0", "INTERNAL", "Trade edition (internal)", "商贸版内部"),
        CodeReference("1", "QINCE_ORDERING", "Qince ordering", "勤策订货"),
        CodeReference("2", "WANGDIAN", "Wangdian", "旺店"),
        CodeReference("3", "TRANSFERRED_ORDER", "Transferred order", "转单订单"),
    ),
)

RETURN_STATUS = CodesReference(
    "ReturnStatus",
    "How far the return has come; the document does not describe the order of the steps.",
    (
        CodeReference("0", "PENDING", "To be confirmed", "待确认"),
        CodeReference("1", "STOCKED_IN", "Taken into stock", "已入库"),
        CodeReference("2", "SENT_BACK", "Sent back", "打回"),
        CodeReference("3", "CONFIRMED", "Confirmed", "已确认"),
    ),
)

REVERSAL_STATUS = CodesReference(
    "ReversalStatus",
    "Whether the document was reversed (红冲) or is itself the reversal; empty otherwise.",
    (
        CodeReference("1", "REVERSED", "Was reversed by another document", "被红冲"),
        CodeReference("2", "REVERSAL", "Reverses another document", "红冲"),
    ),
)

SIGN_STATUS = CodesReference(
    "SignStatus",
    "Whether the recipient has signed for the goods.",
    (
        CodeReference("1", "SIGNED", "Signed for", "已签收"),
        CodeReference("0", "UNSIGNED", "Not signed for", "未签收"),
    ),
)

WRITE_OFF_STATUS = CodesReference(
    "WriteOffStatus",
    "How far the receivable has been settled by receipts.",
    (
        CodeReference("0", "UNPAID", "Not received", "未收款"),
        CodeReference("1", "PAID", "Received", "已收款"),
        CodeReference("2", "PARTLY_PAID", "Partly received", "部分收款"),
    ),
)

YES_NO = CodesReference(
    "YesNo",
    "Yes or no as a code.",
    (CodeReference("1", "YES", "Yes", "是"), CodeReference("0", "NO", "No", "否")),
)
