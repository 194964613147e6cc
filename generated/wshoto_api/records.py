# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.

from __future__ import annotations

from msgspec import field

from dingdan_runtime import (
    Amount,
    Code,
    Epoch,
    Integer,
    Mapped,
    Nested,
    Record,
    Text,
    Texts,
)
from wshoto_api.codes import (
    MallExpressType,
    MallOrderStatus,
    MallOrderStatusTag,
    MallOrderType,
    MallPayStatus,
    MallRefundStatus,
    MaterialType,
    OrderContractMaterialType,
    OrderState,
    ReceiptApprovalState,
    YesNo,
)


class AccessToken(Record):
    """A token and how long it lasts. (AccessToken)"""

    access_token: Text = None
    """获取到的凭证: The token, 512 bytes at most."""

    expires_in: Integer = None
    """凭证的有效时间: Lifetime in seconds, counted from create_at; 7200 as a rule."""

    create_at: Epoch = None
    """创建时间: When the token was made; earlier than the call when the same token comes again."""


class ValetOrder(Record):
    """An order taken for a customer, as the older generation of the CRM lists it. (订单信息)"""

    id: Integer = None
    """订单id: Id of the order. Real ones have 19 digits, which JavaScript rounds."""

    order_number: Text = None
    """订单编号: Number of the order."""

    corp_id: Text = None
    """企业id: The enterprise by id; null in the page's example."""

    customer_id: Text = None
    """客户id: Customer by id."""

    customer_name: Text = None
    """客户名称: Name of the customer."""

    follow_user_id: Text = None
    """跟进人id: Employee who follows the order up, by id."""

    order_account: Integer = None
    """订单总额: Total of the order. The document names no currency and no unit."""

    discount: Amount = None
    """折扣: Discount; whether a rate or an amount is not documented, and discount_price holds the amount."""

    remittance_account: Integer = None
    """回款总额: Total received so far. The document names no currency and no unit."""

    account: Integer = None
    """订单原价总金额: Total at original prices. The document names no currency and no unit."""

    order_state: Code[OrderState] = None
    """订单状态: State of the order; the filter for it is order_status. Codes: 1 To be confirmed (待确认), 2 To be
    paid (待付款), 3 To be approved (待审核), 4 To be changed (待修改), 5 Completed (已完成), 6 Withdrawn (已撤销)."""

    company_name: Text = None
    """企业名称: Name of the enterprise; pairs with company_id."""

    create_time: Epoch = None
    """创建时间: When the order was made."""

    remark: Text = None
    """备注: Remark on the order."""

    update_time: Epoch = None
    """修改时间: When the order was last changed."""

    owner: Text = None
    """负责人: Employee in charge; the example holds an id."""

    coop_id: Text = None
    """协作团队id: Cooperating team by id."""

    discount_price: Integer = None
    """折扣金额: Amount of the discount. The document names no currency and no unit."""

    company_id: Integer = None
    """客户企业id: The customer's enterprise by id."""

    customer_type: Integer = None
    """客户类型: Kind of customer; its values are not documented."""

    customer_remark: Text = None
    """客户备注: Remark on the customer; text in the example."""

    corp_short_name: Text = None
    """企业简称名称: Short name of the enterprise."""

    goods_name: Text = None
    """商品名称: Name of the goods; the list shows no lines."""

    pic_list: Texts = field(default_factory=list)
    """商品图片地址集: Addresses of pictures of the goods."""

    cooper_list: Texts = field(default_factory=list)
    """协作人: Employees who cooperate."""

    before_owner: Text = None
    """前负责人: Employee who was in charge before."""

    opportunity_id: Text = None
    """商机id: Sales opportunity by id."""

    opportunity_name: Text = None
    """商机名称: Name of the sales opportunity."""

    satisfaction: Text = None
    """客户意向度: How inclined the customer is to buy, as text."""

    field_map: Mapped = field(default_factory=dict)
    """自定义字段 map: Custom fields of the order."""


class MallOrderDetail(Record):
    """A line of a mall order. (OrderDetailInfo)"""

    order_detail_id: Integer = None
    """订单行id: Id of the line."""

    sku_id: Integer = None
    """skuid: Variant by id. Real ones have 19 digits, which JavaScript rounds."""

    spu_id: Integer = None
    """spuid: Goods by id. Real ones have 19 digits, which JavaScript rounds."""

    spec_desc: Text = None
    """sku 规格描述: The variant in words."""

    spu_no: Text = None
    """spu编码: Code of the goods."""

    sku_no: Text = None
    """规格编码: Code of the variant."""

    goods_name: Text = None
    """商品名称: Name of the goods."""

    goods_num: Integer = None
    """商品数量: Quantity."""

    thumbnail: Text = None
    """商品缩略图: Address of a small picture."""

    total_price: Amount = None
    """商品总价: Total of the line. The document names no currency and no unit."""

    goods_price: Amount = None
    """商品单价: Price of one. The document names no currency and no unit."""

    coupon_price: Amount = None
    """优惠金额: Amount taken off the line. The document names no currency and no unit."""

    pay_price: Amount = None
    """支付金额: Amount to pay or paid for the line. The document names no currency and no unit."""

    cid: Text = None
    """类目: Category; the example holds an id as text."""


class OrderAddressInfo(Record):
    """Where the goods of a mall order go. (OrderAddressInfo)"""

    name: Text = None
    """收货人姓名: Name of the consignee."""

    mobile: Text = None
    """收货人手机: Mobile phone of the consignee."""

    address: Text = None
    """收货详细地址: Street and house."""

    area_code: Text = None
    """地区编码: Code of the district."""

    province: Text = None
    """收货地址-省 名称: Name of the province."""

    city: Text = None
    """收货地址-市 名称: Name of the city."""

    district: Text = None
    """收货地址-区 名称: Name of the district."""


class OrderContract(Record):
    """A contract attached to the order. (订单合同)"""

    material_id: Text = None
    """素材ID: Attachment by id; these pages do not say how to fetch it."""

    material_type: Code[OrderContractMaterialType] = None
    """素材类型: Only pictures are documented here. Codes: 3 Picture (图片)."""


class ReceiptContract(Record):
    """An attachment of a receipt. (回款单合同)"""

    material_id: Text = None
    """素材ID: Attachment by id; these pages do not say how to fetch it."""

    material_type: Code[MaterialType] = None
    """素材类型: Picture or file. Codes: 3 Picture (图片), 7 File (文件)."""


class GoodsFile(Record):
    """An attachment of custom goods. (自定义商品附件内容)"""

    material_id: Text = None
    """素材ID: Attachment by id; these pages do not say how to fetch it."""

    material_type: Code[MaterialType] = None
    """素材类型: Picture or file. Codes: 3 Picture (图片), 7 File (文件)."""


class MallOrder(Record):
    """An order of the mall. (Order)"""

    order_code: Text = None
    """订单号: Number of the order; a record has no other id."""

    parent_order_code: Text = None
    """父订单号: Number of the parent order; null in the example."""

    tenant_id: Text = None
    """租户id: The enterprise as a tenant of the platform, by id."""

    type: Code[MallOrderType] = None
    """订单类型: Kind of order; type of the request is something else. Codes: 0 Ordinary order (正常订单), 1 Group
    buying (团购订单), 2 Flash sale (秒杀订单), 3 Shopping cart (购物车订单)."""

    user_id: Text = None
    """员工id: Employee by id."""

    customer_id: Text = None
    """顾客id: Buyer by id."""

    buyer_nick: Text = None
    """客户网名: Name that the buyer uses online."""

    status: Code[MallOrderStatus] = None
    """订单状态: State of the order. Codes: 0 To be paid (待付款), 1 To be confirmed (待确认), 2 To be shipped (待发货),
    3 To be received (待收货), 4 Completed (已完成), 5 Closed (已关闭)."""

    pay_status: Code[MallPayStatus] = None
    """支付状态: Whether the order is paid. Codes: 0 Not paid (未支付), 1 Paid (已支付)."""

    total_price: Amount = None
    """订单总金额: Total of the order. The document names no currency and no unit."""

    coupon_price: Amount = None
    """优惠金额: Amount taken off. The document names no currency and no unit."""

    freight_price: Amount = None
    """运费金额: Freight. The document names no currency and no unit."""

    pay_price: Amount = None
    """支付金额: Amount to pay or paid. The document names no currency and no unit."""

    coupon_id: Integer = None
    """优惠券id: Coupon by id."""

    detail_list: Nested[list[MallOrderDetail]] = field(default_factory=list)
    """明细集合: Lines of the order."""

    express_no: Text = None
    """快递编码: Code of the shipment; whether that of the courier or of the parcel is not documented."""

    express_name: Text = None
    """物流公司名称: Name of the courier."""

    express_type: Code[MallExpressType] = None
    """发货方式: How the goods are sent. Codes: -1 Partly by courier and partly without (包含快递和无需快递的形式), 0
    Nothing to ship (无需发货), 1 By courier (快递发货)."""

    create_time: Epoch = None
    """创建时间: When the order was made."""

    update_time: Epoch = None
    """修改时间: When the order was last changed."""

    remark: Text = None
    """备注: Remark on the order."""

    finish_time: Epoch = None
    """完成时间: When the order was completed; null before that."""

    pay_time: Epoch = None
    """支付时间: When the order was paid."""

    send_time: Epoch = None
    """发货时间: When the goods were sent; null before that."""

    source: Integer = None
    """订单来源: Where the order came from; its values are not documented."""

    cancel_remark: Text = None
    """取消订单原因: Why the order was cancelled."""

    order_status_tag: Code[MallOrderStatusTag] = None
    """订单状态转变因素: What brought the order into its state. Codes: 1 Closed for lapse of time (超时关闭), 2
    Cancelled by the buyer (买家取消), 3 Closed after a refund (退款完成关闭), 4 Trade completed (交易完成), 5 Group
    complete but not confirmed in time (成团待确认失效), 6 Group refund under way (成团退款中), 7 Group refund
    failed (成团退款失败), 8 Group refund done (成团退款成功), 9 Cancelled and closed by the seller (卖家取消关闭), 10
    Closed by an after-sales case (售后关闭)."""

    close_time: Epoch = None
    """关闭时间: When the order was closed."""

    pay_num: Text = None
    """支付交易号: Number of the payment."""

    refund_status: Code[MallRefundStatus] = None
    """售后状态: State of an after-sales case; null when there is none in the example. Codes: 1 Under way
    (售后中), 2 Finished (售后结束)."""

    refund_failure_reasons: Text = None
    """失败原因: Why it failed; the name says a refund, the label only a failure."""

    seller_comments: Text = None
    """卖家备注: Remark of the seller."""

    activity_id: Integer = None
    """活动id: Campaign by id."""

    ump_ext: Text = None
    """活动自定义字段扩展字段: Further fields of the campaign, as text; its form is not documented."""

    order_address_info: Nested[OrderAddressInfo | None] = None
    """收货地址: Where the goods go."""


class SaleOrderReceipt(Record):
    """A payment received for the order. (回款单详情)"""

    id: Integer = None
    """id: Id of the receipt."""

    order_id: Integer = None
    """订单id: The order it belongs to; pairs with id of order."""

    contact_id: Text = None
    """联系人id: Contact by id."""

    receipt_account: Integer = None
    """汇款金额: Amount received. The document names no currency and no unit."""

    receipt_time: Epoch = None
    """汇款日期: Day of the payment, taken as epoch seconds like the other times."""

    pay_people: Text = None
    """打款人: Who paid."""

    receipt_type: Text = None
    """回款类型: Kind of payment; its values are not documented."""

    statements_identify: Code[YesNo] = None
    """结单标识: Whether the payment closes the order, going by its label. Codes: 0 No (否), 1 Yes (是)."""

    create_time: Epoch = None
    """创建日期: When the receipt was made."""

    approval_state: Code[ReceiptApprovalState] = None
    """审批状态: How far its approval has come. Codes: 0 To be approved (待审批), 1 Approved (审批通过), 2 Refused
    (拒绝), 3 Cancelled (取消)."""

    reject_reason: Text = None
    """拒绝原因: Why it was refused."""

    approval_time: Epoch = None
    """审批时间: When it was approved or refused."""

    update_time: Epoch = None
    """修改时间: When the receipt was last changed."""

    business_id: Text = None
    """定制凭证ID: Customised voucher by id; the page says no more about it."""

    field_map: Mapped = field(default_factory=dict)
    """自定义字段 map: Custom fields of the receipt."""

    receipt_contract: Nested[list[ReceiptContract]] = field(default_factory=list)
    """回款单合同: Attachments of the receipt."""


class SaleOrderGood(Record):
    """Goods of an order, either from the mall or made up for this order. (订单商品信息)"""

    id: Text = None
    """主键id: Id of the line."""

    goods_name: Text = None
    """商品名称: Name of the goods."""

    goods_id: Text = None
    """商品id: Goods by id; custom goods have none in the example."""

    goods_type: Integer = None
    """商品类型: Kind of goods; in the example 2 stands on custom goods and 1 on goods that have an id."""

    goods_price: Integer = None
    """商品价格: Price of the goods. The document names no currency and no unit."""

    count: Integer = None
    """数量: Quantity."""

    opportunity_id: Text = None
    """关联赢单商机id: The won sales opportunity that belongs to the line, by id."""

    opportunity_name: Text = None
    """关联赢单商机名称: Name of the won sales opportunity that belongs to the line."""

    pic_urls: Texts = field(default_factory=list)
    """商城商品的图片地址: Addresses of pictures of mall goods."""

    sku_id: Text = None
    """商城商品规格id: Variant of mall goods by id."""

    sku_price: Integer = None
    """商品规格价格: Price of the variant. The document names no currency and no unit."""

    select_attr_val: Text = field(name="select_attrVal", default=None)
    """商城商品级别: Level of mall goods, the platform's word; the field name speaks of a chosen attribute value."""

    goods_content: Text = None
    """自定义商品内容: Text on custom goods; empty for goods from the mall in the example."""

    self_map: Mapped = field(default_factory=dict)
    """自定义商品的自定义字段集合: Custom fields of custom goods."""

    goods_file: Nested[list[GoodsFile]] = field(default_factory=list)
    """自定义商品附件内容: Attachments of custom goods."""


class SaleOrder(Record):
    """An order taken for a customer, as the newer generation of the CRM shows it. (订单基本信息)"""

    id: Integer = None
    """订单id: Id of the order. Real ones have 19 digits, which JavaScript rounds."""

    order_number: Text = None
    """订单编号: Number of the order."""

    contact_id: Integer = None
    """联系人ID: Contact by id. Real ones have 19 digits, which JavaScript rounds."""

    contact_name: Text = None
    """联系人名称: Name of the contact."""

    follow_user_id: Text = None
    """跟进人id: Employee who follows the order up, by id."""

    order_account: Integer = None
    """订单总额: Total of the order. The document names no currency and no unit."""

    discount: Amount = None
    """折扣: Discount; whether a rate or an amount is not documented, and discount_price holds the amount."""

    remittance_account: Integer = None
    """回款总额: Total received so far. The document names no currency and no unit."""

    account: Integer = None
    """订单原价总金额: Total at original prices. The document names no currency and no unit."""

    order_state: Code[OrderState] = None
    """订单状态: State of the order. Codes: 1 To be confirmed (待确认), 2 To be paid (待付款), 3 To be approved
    (待审核), 4 To be changed (待修改), 5 Completed (已完成), 6 Withdrawn (已撤销)."""

    company_name: Text = None
    """企业名称: Name of the enterprise; pairs with company_id."""

    create_time: Epoch = None
    """创建时间: When the order was made."""

    remark: Text = None
    """备注: Remark on the order."""

    update_time: Epoch = None
    """修改时间: When the order was last changed."""

    owner_id: Text = None
    """负责人: Employee in charge, by id."""

    discount_price: Integer = None
    """折扣金额: Amount of the discount. The document names no currency and no unit."""

    company_id: Integer = None
    """联系人企业id: The contact's enterprise by id."""

    goods_name: Text = None
    """商品名称: Name of the goods; null in the example, where order_good_list holds the names."""

    pic_list: Texts = field(default_factory=list)
    """商品图片地址集: Addresses of pictures of the goods."""

    cooper_list: Texts = field(default_factory=list)
    """协作人: Employees who cooperate."""

    pre_owner_id: Text = None
    """前负责人ID: Employee who was in charge before, by id."""

    opportunity_id: Text = None
    """商机id: Sales opportunity by id."""

    opportunity_name: Text = None
    """商机名称: Name of the sales opportunity."""

    confirm_time: Epoch = None
    """When the order was confirmed, going by the name of the field."""

    field_map: Mapped = field(default_factory=dict)
    """自定义字段 map: Custom fields of the order."""

    order_good_list: Nested[list[SaleOrderGood]] = field(default_factory=list)
    """订单商品信息: Goods of the order."""

    order_contract: Nested[list[OrderContract]] = field(default_factory=list)
    """订单合同: Contracts of the order; empty when there is none."""


class SaleOrderDetail(Record):
    """An order and the payments received for it. (返回数据)"""

    order: Nested[SaleOrder | None] = None
    """订单基本信息: The order with its goods and contracts."""

    receipt_list: Nested[list[SaleOrderReceipt]] = field(default_factory=list)
    """回款单详情列表: Payments received for the order; empty when there is none."""
