# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of mall_orders: Orders of the mall (商城订单) - list."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference, PagingReference
from wshoto_api.reference import _codes

__all__ = ["OPERATIONS"]

_MALL_ORDER_LIST_REQUEST = ObjectReference(
    "MallOrderListRequest",
    "Time window, filter and page of the list; the window needs its kind and its start.",
    "获取订单列表",
    fields=(
        FieldReference(
            "type",
            "type",
            "integer-code",
            "查询时间类型",
            "Which time of an order the window means; type of a record is something else.",
            codes=_codes.MALL_ORDER_TIME_TYPE,
            required=True,
            quirk="The kind of time here, the kind of order in a record.",
        ),
        FieldReference(
            "start_time", "start_time", "epoch-seconds", "开始时间", "Start of the window.", required=True
        ),
        FieldReference(
            "end_time",
            "end_time",
            "epoch-seconds",
            "结束时间",
            "End of the window; whether it counts itself is not documented.",
        ),
        FieldReference(
            "status_list",
            "status_list",
            "list",
            "订单状态",
            "Only orders in these states, presumably codes of status.",
            items="integer",
            quirk="Only the example, [1,2], has this field; the label is the one of status in a record.",
        ),
        FieldReference(
            "current_index",
            "current_index",
            "integer",
            "当前页数",
            "Number of the page, from 1; what happens without it is not documented.",
        ),
        FieldReference(
            "page_size",
            "page_size",
            "integer",
            "每页条数",
            "Records a page; neither the largest nor the default value is documented.",
        ),
    ),
)

_MALL_ORDER_DETAIL = ObjectReference(
    "MallOrderDetail",
    "A line of a mall order.",
    "OrderDetailInfo",
    fields=(
        FieldReference("order_detail_id", "order_detail_id", "long", "订单行id", "Id of the line."),
        FieldReference(
            "sku_id",
            "sku_id",
            "long",
            "skuid",
            "Variant by id. Real ones have 19 digits, which JavaScript rounds.",
        ),
        FieldReference(
            "spu_id",
            "spu_id",
            "long",
            "spuid",
            "Goods by id. Real ones have 19 digits, which JavaScript rounds.",
        ),
        FieldReference("spec_desc", "spec_desc", "text", "sku 规格描述", "The variant in words."),
        FieldReference("spu_no", "spu_no", "text", "spu编码", "Code of the goods."),
        FieldReference("sku_no", "sku_no", "text", "规格编码", "Code of the variant."),
        FieldReference("goods_name", "goods_name", "text", "商品名称", "Name of the goods."),
        FieldReference("goods_num", "goods_num", "integer", "商品数量", "Quantity."),
        FieldReference("thumbnail", "thumbnail", "text", "商品缩略图", "Address of a small picture."),
        FieldReference(
            "total_price",
            "total_price",
            "number",
            "商品总价",
            "Total of the line. The document names no currency and no unit.",
        ),
        FieldReference(
            "goods_price",
            "goods_price",
            "number",
            "商品单价",
            "Price of one. The document names no currency and no unit.",
        ),
        FieldReference(
            "coupon_price",
            "coupon_price",
            "number",
            "优惠金额",
            "Amount taken off the line. The document names no currency and no unit.",
        ),
        FieldReference(
            "pay_price",
            "pay_price",
            "number",
            "支付金额",
            "Amount to pay or paid for the line. The document names no currency and no unit.",
        ),
        FieldReference("cid", "cid", "text", "类目", "Category; the example holds an id as text."),
    ),
)

_ORDER_ADDRESS_INFO = ObjectReference(
    "OrderAddressInfo",
    "Where the goods of a mall order go.",
    "OrderAddressInfo",
    fields=(
        FieldReference("name", "name", "text", "收货人姓名", "Name of the consignee.", personal=True),
        FieldReference(
            "mobile", "mobile", "text", "收货人手机", "Mobile phone of the consignee.", personal=True
        ),
        FieldReference("address", "address", "text", "收货详细地址", "Street and house.", personal=True),
        FieldReference("area_code", "area_code", "text", "地区编码", "Code of the district.", personal=True),
        FieldReference(
            "province",
            "province",
            "text",
            "收货地址-省 名称",
            "Name of the province.",
            personal=True,
            quirk="Labelled as a name; the example has the digits 11, as in city and district.",
        ),
        FieldReference("city", "city", "text", "收货地址-市 名称", "Name of the city.", personal=True),
        FieldReference(
            "district", "district", "text", "收货地址-区 名称", "Name of the district.", personal=True
        ),
    ),
    quirk="The types of this table are written String, those of all others string.",
)

_MALL_ORDER = ObjectReference(
    "MallOrder",
    "An order of the mall.",
    "Order",
    fields=(
        FieldReference(
            "order_code", "order_code", "text", "订单号", "Number of the order; a record has no other id."
        ),
        FieldReference(
            "parent_order_code",
            "parent_order_code",
            "text",
            "父订单号",
            "Number of the parent order; null in the example.",
        ),
        FieldReference(
            "tenant_id", "tenant_id", "text", "租户id", "The enterprise as a tenant of the platform, by id."
        ),
        FieldReference(
            "type",
            "type",
            "integer-code",
            "订单类型",
            "Kind of order; type of the request is something else.",
            codes=_codes.MALL_ORDER_TYPE,
        ),
        FieldReference("user_id", "user_id", "text", "员工id", "Employee by id."),
        FieldReference("customer_id", "customer_id", "text", "顾客id", "Buyer by id.", personal=True),
        FieldReference(
            "buyer_nick", "buyer_nick", "text", "客户网名", "Name that the buyer uses online.", personal=True
        ),
        FieldReference(
            "status",
            "status",
            "integer-code",
            "订单状态",
            "State of the order.",
            codes=_codes.MALL_ORDER_STATUS,
        ),
        FieldReference(
            "pay_status",
            "pay_status",
            "integer-code",
            "支付状态",
            "Whether the order is paid.",
            codes=_codes.MALL_PAY_STATUS,
        ),
        FieldReference(
            "total_price",
            "total_price",
            "number",
            "订单总金额",
            "Total of the order. The document names no currency and no unit.",
        ),
        FieldReference(
            "coupon_price",
            "coupon_price",
            "number",
            "优惠金额",
            "Amount taken off. The document names no currency and no unit.",
        ),
        FieldReference(
            "freight_price",
            "freight_price",
            "number",
            "运费金额",
            "Freight. The document names no currency and no unit.",
        ),
        FieldReference(
            "pay_price",
            "pay_price",
            "number",
            "支付金额",
            "Amount to pay or paid. The document names no currency and no unit.",
        ),
        FieldReference("coupon_id", "coupon_id", "long", "优惠券id", "Coupon by id."),
        FieldReference(
            "detail_list",
            "detail_list",
            "list",
            "明细集合",
            "Lines of the order.",
            members=_MALL_ORDER_DETAIL,
        ),
        FieldReference(
            "express_no",
            "express_no",
            "text",
            "快递编码",
            "Code of the shipment; whether that of the courier or of the parcel is not documented.",
            quirk="Named like the number of a parcel but labelled like the code of a courier.",
        ),
        FieldReference("express_name", "express_name", "text", "物流公司名称", "Name of the courier."),
        FieldReference(
            "express_type",
            "express_type",
            "integer-code",
            "发货方式",
            "How the goods are sent.",
            codes=_codes.MALL_EXPRESS_TYPE,
            quirk="The orders of the example have 0 here, nothing to ship, although their status is 2, to be shipped.",
        ),
        FieldReference("create_time", "create_time", "epoch-seconds", "创建时间", "When the order was made."),
        FieldReference(
            "update_time", "update_time", "epoch-seconds", "修改时间", "When the order was last changed."
        ),
        FieldReference("remark", "remark", "text", "备注", "Remark on the order."),
        FieldReference(
            "finish_time",
            "finish_time",
            "epoch-seconds",
            "完成时间",
            "When the order was completed; null before that.",
        ),
        FieldReference("pay_time", "pay_time", "epoch-seconds", "支付时间", "When the order was paid."),
        FieldReference(
            "send_time",
            "send_time",
            "epoch-seconds",
            "发货时间",
            "When the goods were sent; null before that.",
        ),
        FieldReference(
            "source",
            "source",
            "integer",
            "订单来源",
            "Where the order came from; its values are not documented.",
            quirk="The table gives no list of values.",
        ),
        FieldReference(
            "cancel_remark", "cancel_remark", "text", "取消订单原因", "Why the order was cancelled."
        ),
        FieldReference(
            "order_status_tag",
            "order_status_tag",
            "integer-code",
            "订单状态转变因素",
            "What brought the order into its state.",
            codes=_codes.MALL_ORDER_STATUS_TAG,
        ),
        FieldReference(
            "close_time",
            "close_time",
            "epoch-seconds",
            "关闭时间",
            "When the order was closed.",
            quirk="The orders of the example have a time here although they are not closed (status 2).",
        ),
        FieldReference("pay_num", "pay_num", "text", "支付交易号", "Number of the payment."),
        FieldReference(
            "refund_status",
            "refund_status",
            "integer-code",
            "售后状态",
            "State of an after-sales case; null when there is none in the example.",
            codes=_codes.MALL_REFUND_STATUS,
        ),
        FieldReference(
            "refund_failure_reasons",
            "refund_failure_reasons",
            "text",
            "失败原因",
            "Why it failed; the name says a refund, the label only a failure.",
        ),
        FieldReference("seller_comments", "seller_comments", "text", "卖家备注", "Remark of the seller."),
        FieldReference("activity_id", "activity_id", "long", "活动id", "Campaign by id."),
        FieldReference(
            "ump_ext",
            "ump_ext",
            "text",
            "活动自定义字段扩展字段",
            "Further fields of the campaign, as text; its form is not documented.",
        ),
        FieldReference(
            "order_address_info",
            "order_address_info",
            "object",
            "收货地址",
            "Where the goods go.",
            members=_ORDER_ADDRESS_INFO,
            personal=True,
            quirk="The types of this table are written String, those of all others string.",
        ),
    ),
)

OPERATIONS = (
    OperationReference(
        platform="wshoto",
        resource="mall_orders",
        method="list",
        id="mallOrderList",
        summary="List mall orders",
        label="获取订单列表",
        description="Pages through the orders of the mall with their lines, by the time they were placed, completed or changed. Take the time of change to keep a copy up to date.",
        url="https://open.wshoto.com/doc/pages/mall/order/orderList.html",
        http_method="GET",
        path="/openapi/mall/order/list",
        write=False,
        request=_MALL_ORDER_LIST_REQUEST,
        response=_MALL_ORDER,
        many=True,
        paging=PagingReference(page="current_index", start=1, size="page_size", default_size=20, total=True),
        tables=("mall_orders", "details", "problems"),
        quirk="A GET whose parameters stand in a JSON body.",
    ),
)
"""The operations in the order of the spec."""
