# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.


from msgspec import field

from dingdan_runtime import Amount, Code, Epoch, Integer, Mapped, Nested, Record, Text, Texts
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
from wshoto_api.record_docs import DOCS


class AccessToken(Record):
    """A token and how long it lasts. (AccessToken)"""

    _docs = DOCS["AccessToken"]

    access_token: Text = None
    """获取到的凭证: The token, 512 bytes at most. Gives str or None; field `access_token` of getAccessToken."""

    expires_in: Integer = None
    """凭证的有效时间: Lifetime in seconds, counted from create_at; 7200 as a rule. Gives int or None; field
    `expires_in` of getAccessToken."""

    create_at: Epoch = None
    """创建时间: When the token was made; earlier than the call when the same token comes again. Gives datetime
    (Asia/Shanghai) or None; field `create_at` of getAccessToken."""


class ValetOrder(Record):
    """An order taken for a customer, as the older generation of the CRM lists it. (订单信息)"""

    _docs = DOCS["ValetOrder"]

    id: Integer = None
    """订单id: Id of the order. Real ones have 19 digits, which JavaScript rounds. Gives int or None; field
    `id` of valetorderInfoList."""

    order_number: Text = None
    """订单编号: Number of the order. Gives str or None; field `order_number` of valetorderInfoList."""

    corp_id: Text = None
    """企业id: The enterprise by id; null in the page's example. Gives str or None; field `corp_id` of
    valetorderInfoList."""

    customer_id: Text = None
    """客户id: Customer by id. Gives str or None; field `customer_id` of valetorderInfoList."""

    customer_name: Text = None
    """客户名称: Name of the customer. Gives str or None; field `customer_name` of valetorderInfoList."""

    follow_user_id: Text = None
    """跟进人id: Employee who follows the order up, by id. Gives str or None; field `follow_user_id` of
    valetorderInfoList."""

    order_account: Integer = None
    """订单总额: Total of the order; on the page of creation it is the amount after the discount. The document
    names no currency and no unit. Gives int or None; field `order_account` of valetorderInfoList."""

    discount: Amount = None
    """折扣: Discount; whether a rate or an amount is not documented, and discount_price holds the amount.
    Gives Decimal or None; field `discount` of valetorderInfoList."""

    remittance_account: Integer = None
    """回款总额: Total received so far. The document names no currency and no unit. Gives int or None; field
    `remittance_account` of valetorderInfoList."""

    account: Integer = None
    """订单原价总金额: Total at original prices, before the discount. The document names no currency and no unit.
    Gives int or None; field `account` of valetorderInfoList."""

    order_state: Code[OrderState] = None
    """订单状态: State of the order; the filter for it is order_status. Codes: 1 To be confirmed (待确认), 2 To be
    paid (待付款), 3 To be approved (待审核), 4 To be changed (待修改), 5 Completed (已完成), 6 Withdrawn (已撤销).
    Gives OrderState or None; field `order_state` of valetorderInfoList."""

    company_name: Text = None
    """企业名称: Name of the enterprise; pairs with company_id. Gives str or None; field `company_name` of
    valetorderInfoList."""

    create_time: Epoch = None
    """创建时间: When the order was made. Gives datetime (Asia/Shanghai) or None; field `create_time` of
    valetorderInfoList."""

    remark: Text = None
    """备注: Remark on the order. Gives str or None; field `remark` of valetorderInfoList."""

    update_time: Epoch = None
    """修改时间: When the order was last changed. Gives datetime (Asia/Shanghai) or None; field `update_time`
    of valetorderInfoList."""

    owner: Text = None
    """负责人: Employee in charge; the example holds an id. Gives str or None; field `owner` of
    valetorderInfoList."""

    coop_id: Text = None
    """协作团队id: Cooperating team by id. Gives str or None; field `coop_id` of valetorderInfoList."""

    discount_price: Integer = None
    """折扣金额: Amount of the discount. The document names no currency and no unit. Gives int or None; field
    `discount_price` of valetorderInfoList."""

    company_id: Integer = None
    """客户企业id: The customer's enterprise by id. Gives int or None; field `company_id` of
    valetorderInfoList."""

    customer_type: Integer = None
    """客户类型: Kind of customer; its values are not documented. Gives int or None; field `customer_type` of
    valetorderInfoList."""

    customer_remark: Text = None
    """客户备注: Remark on the customer; text in the example. Gives str or None; field `customer_remark` of
    valetorderInfoList."""

    corp_short_name: Text = None
    """企业简称名称: Short name of the enterprise. Gives str or None; field `corp_short_name` of
    valetorderInfoList."""

    goods_name: Text = None
    """商品名称: Name of the goods; the list shows no lines. Gives str or None; field `goods_name` of
    valetorderInfoList."""

    pic_list: Texts = field(default_factory=list)
    """商品图片地址集: Addresses of pictures of the goods. Gives list of str; field `pic_list` of
    valetorderInfoList."""

    cooper_list: Texts = field(default_factory=list)
    """协作人: Employees who cooperate. Gives list of str; field `cooper_list` of valetorderInfoList."""

    before_owner: Text = None
    """前负责人: Employee who was in charge before. Gives str or None; field `before_owner` of
    valetorderInfoList."""

    opportunity_id: Text = None
    """商机id: Sales opportunity by id. Gives str or None; field `opportunity_id` of valetorderInfoList."""

    opportunity_name: Text = None
    """商机名称: Name of the sales opportunity. Gives str or None; field `opportunity_name` of
    valetorderInfoList."""

    satisfaction: Text = None
    """客户意向度: How inclined the customer is to buy, as text. Gives str or None; field `satisfaction` of
    valetorderInfoList."""

    field_map: Mapped = field(default_factory=dict)
    """自定义字段 map: Custom fields of the order. Gives dict; field `field_map` of valetorderInfoList."""


class CrmSaleOrder(Record):
    """An order taken for a customer, as the newer generation of the CRM lists it."""

    _docs = DOCS["CrmSaleOrder"]

    id: Integer = None
    """订单id: Id of the order. Real ones have 19 digits, which JavaScript rounds. Gives int or None; field
    `id` of crmSaleOrderPage."""

    order_number: Text = None
    """订单编号: Number of the order. Gives str or None; field `order_number` of crmSaleOrderPage."""

    contact_id: Integer = None
    """联系人ID: Contact by id. Real ones have 19 digits, which JavaScript rounds. Gives int or None; field
    `contact_id` of crmSaleOrderPage."""

    contact_name: Text = None
    """联系人名称: Name of the contact. Gives str or None; field `contact_name` of crmSaleOrderPage."""

    follow_user_id: Text = None
    """跟进人id: Employee who follows the order up, by id. Gives str or None; field `follow_user_id` of
    crmSaleOrderPage."""

    order_account: Integer = None
    """订单总额: Total of the order. The document names no currency and no unit. Gives int or None; field
    `order_account` of crmSaleOrderPage."""

    discount: Amount = None
    """折扣: Discount; whether a rate or an amount is not documented, and discount_price holds the amount.
    Gives Decimal or None; field `discount` of crmSaleOrderPage."""

    remittance_account: Integer = None
    """回款总额: Total received so far. The document names no currency and no unit. Gives int or None; field
    `remittance_account` of crmSaleOrderPage."""

    account: Integer = None
    """订单原价总金额: Total at original prices. The document names no currency and no unit. Gives int or None;
    field `account` of crmSaleOrderPage."""

    order_state: Code[OrderState] = None
    """订单状态: State of the order. Codes: 1 To be confirmed (待确认), 2 To be paid (待付款), 3 To be approved
    (待审核), 4 To be changed (待修改), 5 Completed (已完成), 6 Withdrawn (已撤销). Gives OrderState or None; field
    `order_state` of crmSaleOrderPage."""

    company_name: Text = None
    """企业名称: Name of the enterprise; pairs with company_id. Gives str or None; field `company_name` of
    crmSaleOrderPage."""

    create_time: Epoch = None
    """创建时间: When the order was made. Gives datetime (Asia/Shanghai) or None; field `create_time` of
    crmSaleOrderPage."""

    remark: Text = None
    """备注: Remark on the order. Gives str or None; field `remark` of crmSaleOrderPage."""

    update_time: Epoch = None
    """修改时间: When the order was last changed. Gives datetime (Asia/Shanghai) or None; field `update_time`
    of crmSaleOrderPage."""

    owner_id: Text = None
    """负责人: Employee in charge, by id. Gives str or None; field `owner_id` of crmSaleOrderPage."""

    discount_price: Integer = None
    """折扣金额: Amount of the discount. The document names no currency and no unit. Gives int or None; field
    `discount_price` of crmSaleOrderPage."""

    company_id: Integer = None
    """联系人企业id: The contact's enterprise by id. Gives int or None; field `company_id` of crmSaleOrderPage."""

    goods_name: Text = None
    """商品名称: Name of the goods; the list shows no lines. Gives str or None; field `goods_name` of
    crmSaleOrderPage."""

    pic_list: Texts = field(default_factory=list)
    """商品图片地址集: Addresses of pictures of the goods. Gives list of str; field `pic_list` of
    crmSaleOrderPage."""

    cooper_list: Texts = field(default_factory=list)
    """协作人: Employees who cooperate. Gives list of str; field `cooper_list` of crmSaleOrderPage."""

    pre_owner_id: Text = None
    """前负责人ID: Employee who was in charge before, by id. Gives str or None; field `pre_owner_id` of
    crmSaleOrderPage."""

    opportunity_id: Text = None
    """商机id: Sales opportunity by id. Gives str or None; field `opportunity_id` of crmSaleOrderPage."""

    opportunity_name: Text = None
    """商机名称: Name of the sales opportunity. Gives str or None; field `opportunity_name` of
    crmSaleOrderPage."""

    field_map: Mapped = field(default_factory=dict)
    """自定义字段 map: Custom fields of the order. Gives dict; field `field_map` of crmSaleOrderPage."""


class Shop(Record):
    """A shop of the enterprise. (门店信息)"""

    _docs = DOCS["Shop"]

    shop_id: Integer = None
    """店铺id: Id of the shop. Gives int or None; field `shop_id` of mallExternalShopList."""

    short_shop_name: Text = None
    """店铺简称: Short name of the shop. Gives str or None; field `short_shop_name` of mallExternalShopList."""

    shop_name: Text = None
    """店铺名称: Name of the shop. Gives str or None; field `shop_name` of mallExternalShopList."""

    shop_code: Text = None
    """店铺编码: Code of the shop. Gives str or None; field `shop_code` of mallExternalShopList."""


class ReceiptOrder(Record):
    """A payment received for an order, as the older generation of the CRM shows it. (回款单信息)"""

    _docs = DOCS["ReceiptOrder"]

    id: Integer = None
    """回款id: Id of the receipt. Real ones have 19 digits, which JavaScript rounds. Gives int or None; field
    `id` of crmReceiptDetail."""

    corp_id: Text = None
    """租户id: The tenant by id. Gives str or None; field `corp_id` of crmReceiptDetail."""

    order_id: Integer = None
    """订单id: The order it belongs to; id of a record of valetorderInfoList. Gives int or None; field
    `order_id` of crmReceiptDetail."""

    customer_id: Text = None
    """客户id: Customer by id. Gives str or None; field `customer_id` of crmReceiptDetail."""

    receipt_account: Integer = None
    """回款金额: Amount received. The document names no currency and no unit. Gives int or None; field
    `receipt_account` of crmReceiptDetail."""

    receipt_time: Epoch = None
    """回款日期: Day of the payment; the page of the newer generation gives its unit, seconds. Gives datetime
    (Asia/Shanghai) or None; field `receipt_time` of crmReceiptDetail."""

    pay_people: Text = None
    """打款人: Who paid. Gives str or None; field `pay_people` of crmReceiptDetail."""

    receipt_type: Text = None
    """回款类型描述: Kind of payment; its values are not documented. Gives str or None; field `receipt_type` of
    crmReceiptDetail."""

    statements_identify: Code[YesNo] = None
    """结单标识: Whether the payment closes the order, going by its label. Codes: 0 No (否), 1 Yes (是). Gives
    YesNo or None; field `statements_identify` of crmReceiptDetail."""

    create_time: Epoch = None
    """创建日期: When the receipt was made. Gives datetime (Asia/Shanghai) or None; field `create_time` of
    crmReceiptDetail."""

    approval_state: Integer = None
    """审批状态: How far its approval has come. The page lists no codes here. Gives int or None; field
    `approval_state` of crmReceiptDetail."""

    reject_reason: Text = None
    """拒绝原因: Why it was refused. Gives str or None; field `reject_reason` of crmReceiptDetail."""

    approval_time: Epoch = None
    """审批时间: When it was approved or refused. Gives datetime (Asia/Shanghai) or None; field `approval_time`
    of crmReceiptDetail."""

    update_time: Epoch = None
    """修改时间: When the receipt was last changed. Gives datetime (Asia/Shanghai) or None; field `update_time`
    of crmReceiptDetail."""

    field_json: Text = None
    """扩展字段: Further fields, going by the label; null in the example. Gives str or None; field `field_json`
    of crmReceiptDetail."""

    field_map: Mapped = field(default_factory=dict)
    """自定义字段 map: Custom fields of the receipt. Gives dict; field `field_map` of crmReceiptDetail."""


class CrmReceiptContract(Record):
    """An attachment of a receipt; nothing but its names is known."""

    _docs = DOCS["CrmReceiptContract"]

    file_url: Text = None
    """文件url: Address of the file. Gives str or None; field `file_url` of crmReceiptDetail."""

    file_name: Text = None
    """Name of the file, going by the name of the field; null in the example. Gives str or None; field
    `file_name` of crmReceiptDetail."""

    file_format: Text = None
    """Format of the file, going by the name of the field; null in the example. Gives str or None; field
    `file_format` of crmReceiptDetail."""

    file_size: Text = None
    """Size of the file, going by the name of the field; null in the example. Gives str or None; field
    `file_size` of crmReceiptDetail."""

    image_base_url: Text = None
    """Null in the example; what it holds is not documented. Gives str or None; field `image_base_url` of
    crmReceiptDetail."""

    image_base: Text = None
    """Null in the example; what it holds is not documented. Gives str or None; field `image_base` of
    crmReceiptDetail."""

    cos_url: Text = None
    """Null in the example; what it holds is not documented. Gives str or None; field `cos_url` of
    crmReceiptDetail."""

    type: Text = None
    """Null in the example; what it holds is not documented. Gives str or None; field `type` of
    crmReceiptDetail."""

    corp_id: Text = None
    """企业id: The enterprise by id; null in the page's example. Gives str or None; field `corp_id` of
    crmReceiptDetail."""


class SaleReceiptOrder(Record):
    """A payment received for an order, as the newer generation of the CRM shows it alone. (回款单信息)"""

    _docs = DOCS["SaleReceiptOrder"]

    id: Integer = None
    """回款id: Id of the receipt. Real ones have 19 digits, which JavaScript rounds. Gives int or None; field
    `id` of crmSaleOrderReceiptDetail."""

    order_id: Integer = None
    """订单id: The order it belongs to; id of order in the answer of crmSaleOrderDetail. Gives int or None;
    field `order_id` of crmSaleOrderReceiptDetail."""

    contact_id: Integer = None
    """联系人id: Contact by id; a long here and text in receipt_list of crmSaleOrderDetail. Gives int or None;
    field `contact_id` of crmSaleOrderReceiptDetail."""

    receipt_account: Integer = None
    """回款金额: Amount received. The document names no currency and no unit. Gives int or None; field
    `receipt_account` of crmSaleOrderReceiptDetail."""

    receipt_time: Epoch = None
    """回款日期: Day of the payment; the page gives its unit, seconds. Gives datetime (Asia/Shanghai) or None;
    field `receipt_time` of crmSaleOrderReceiptDetail."""

    pay_people: Text = None
    """打款人: Who paid. Gives str or None; field `pay_people` of crmSaleOrderReceiptDetail."""

    receipt_type: Text = None
    """回款类型描述: Kind of payment; its values are not documented. Gives str or None; field `receipt_type` of
    crmSaleOrderReceiptDetail."""

    statements_identify: Code[YesNo] = None
    """结单标识: Whether the payment closes the order, going by its label. Codes: 0 No (否), 1 Yes (是). Gives
    YesNo or None; field `statements_identify` of crmSaleOrderReceiptDetail."""

    create_time: Epoch = None
    """创建日期: When the receipt was made. Gives datetime (Asia/Shanghai) or None; field `create_time` of
    crmSaleOrderReceiptDetail."""

    approval_state: Code[ReceiptApprovalState] = None
    """审批状态: How far its approval has come. Codes: 0 To be approved (待审批), 1 Approved (审批通过), 2 Refused
    (拒绝), 3 Cancelled (取消). Gives ReceiptApprovalState or None; field `approval_state` of
    crmSaleOrderReceiptDetail."""

    reject_reason: Text = None
    """拒绝原因: Why it was refused; empty in the example. Gives str or None; field `reject_reason` of
    crmSaleOrderReceiptDetail."""

    approval_time: Epoch = None
    """审批时间: When it was approved or refused. Gives datetime (Asia/Shanghai) or None; field `approval_time`
    of crmSaleOrderReceiptDetail."""

    update_time: Epoch = None
    """修改时间: When the receipt was last changed. Gives datetime (Asia/Shanghai) or None; field `update_time`
    of crmSaleOrderReceiptDetail."""

    field_map: Mapped = field(default_factory=dict)
    """自定义字段 map: Custom fields of the receipt. Gives dict; field `field_map` of crmSaleOrderReceiptDetail."""


class SaleReceiptContract(Record):
    """An attachment of a receipt. (回款单合同)"""

    _docs = DOCS["SaleReceiptContract"]

    material_id: Text = None
    """素材ID: Attachment by id; these pages do not say how to fetch it. Gives str or None; field
    `material_id` of crmSaleOrderReceiptDetail."""

    material_type: Code[MaterialType] = None
    """素材类型: Picture or file. Codes: 3 Picture (图片), 7 File (文件). Gives MaterialType or None; field
    `material_type` of crmSaleOrderReceiptDetail."""


class MallOrderDetail(Record):
    """A line of a mall order. (OrderDetailInfo)"""

    _docs = DOCS["MallOrderDetail"]

    order_detail_id: Integer = None
    """订单行id: Id of the line. Gives int or None; field `order_detail_id` of mallOrderList."""

    sku_id: Integer = None
    """skuid: Variant by id. Real ones have 19 digits, which JavaScript rounds. Gives int or None; field
    `sku_id` of mallOrderList."""

    spu_id: Integer = None
    """spuid: Goods by id. Real ones have 19 digits, which JavaScript rounds. Gives int or None; field
    `spu_id` of mallOrderList."""

    spec_desc: Text = None
    """sku 规格描述: The variant in words. Gives str or None; field `spec_desc` of mallOrderList."""

    spu_no: Text = None
    """spu编码: Code of the goods. Gives str or None; field `spu_no` of mallOrderList."""

    sku_no: Text = None
    """规格编码: Code of the variant. Gives str or None; field `sku_no` of mallOrderList."""

    goods_name: Text = None
    """商品名称: Name of the goods. Gives str or None; field `goods_name` of mallOrderList."""

    goods_num: Integer = None
    """商品数量: Quantity. Gives int or None; field `goods_num` of mallOrderList."""

    thumbnail: Text = None
    """商品缩略图: Address of a small picture. Gives str or None; field `thumbnail` of mallOrderList."""

    total_price: Amount = None
    """商品总价: Total of the line. The document names no currency and no unit. Gives Decimal or None; field
    `total_price` of mallOrderList."""

    goods_price: Amount = None
    """商品单价: Price of one. The document names no currency and no unit. Gives Decimal or None; field
    `goods_price` of mallOrderList."""

    coupon_price: Amount = None
    """优惠金额: Amount taken off the line. The document names no currency and no unit. Gives Decimal or None;
    field `coupon_price` of mallOrderList."""

    pay_price: Amount = None
    """支付金额: Amount to pay or paid for the line. The document names no currency and no unit. Gives Decimal
    or None; field `pay_price` of mallOrderList."""

    cid: Text = None
    """类目: Category; the example holds an id as text. Gives str or None; field `cid` of mallOrderList."""


class OrderAddressInfo(Record):
    """Where the goods of a mall order go. (OrderAddressInfo)"""

    _docs = DOCS["OrderAddressInfo"]

    name: Text = None
    """收货人姓名: Name of the consignee. Gives str or None; field `name` of mallOrderList."""

    mobile: Text = None
    """收货人手机: Mobile phone of the consignee. Gives str or None; field `mobile` of mallOrderList."""

    address: Text = None
    """收货详细地址: Street and house. Gives str or None; field `address` of mallOrderList."""

    area_code: Text = None
    """地区编码: Code of the district. Gives str or None; field `area_code` of mallOrderList."""

    province: Text = None
    """收货地址-省 名称: Name of the province. Gives str or None; field `province` of mallOrderList."""

    city: Text = None
    """收货地址-市 名称: Name of the city. Gives str or None; field `city` of mallOrderList."""

    district: Text = None
    """收货地址-区 名称: Name of the district. Gives str or None; field `district` of mallOrderList."""


class OrderContract(Record):
    """A contract attached to the order. (订单合同)"""

    _docs = DOCS["OrderContract"]

    material_id: Text = None
    """素材ID: Attachment by id; these pages do not say how to fetch it. Gives str or None; field
    `material_id` of crmSaleOrderDetail."""

    material_type: Code[OrderContractMaterialType] = None
    """素材类型: Only pictures are documented here. Codes: 3 Picture (图片). Gives OrderContractMaterialType or
    None; field `material_type` of crmSaleOrderDetail."""


class ReceiptContract(Record):
    """An attachment of a receipt. (回款单合同)"""

    _docs = DOCS["ReceiptContract"]

    material_id: Text = None
    """素材ID: Attachment by id; these pages do not say how to fetch it. Gives str or None; field
    `material_id` of crmSaleOrderDetail."""

    material_type: Code[MaterialType] = None
    """素材类型: Picture or file. Codes: 3 Picture (图片), 7 File (文件). Gives MaterialType or None; field
    `material_type` of crmSaleOrderDetail."""


class GoodsFile(Record):
    """An attachment of custom goods. (自定义商品附件内容)"""

    _docs = DOCS["GoodsFile"]

    material_id: Text = None
    """素材ID: Attachment by id; these pages do not say how to fetch it. Gives str or None; field
    `material_id` of crmSaleOrderDetail."""

    material_type: Code[MaterialType] = None
    """素材类型: Picture or file. Codes: 3 Picture (图片), 7 File (文件). Gives MaterialType or None; field
    `material_type` of crmSaleOrderDetail."""


class ReceiptDetail(Record):
    """A receipt and its attachments. (获取回款单详情)"""

    _docs = DOCS["ReceiptDetail"]

    receipt_order: Nested[ReceiptOrder | None] = None
    """回款单信息: The receipt itself. Gives ReceiptOrder or None; field `receipt_order` of crmReceiptDetail."""

    receipt_contract: Nested[list[CrmReceiptContract]] = field(default_factory=list)
    """Attachments of the receipt. Gives a list of CrmReceiptContract; field `receipt_contract` of
    crmReceiptDetail."""


class SaleReceiptDetail(Record):
    """A receipt and its attachments. (获取回款单详情)"""

    _docs = DOCS["SaleReceiptDetail"]

    receipt_order: Nested[SaleReceiptOrder | None] = None
    """回款单信息: The receipt itself. Gives SaleReceiptOrder or None; field `receipt_order` of
    crmSaleOrderReceiptDetail."""

    receipt_contract: Nested[list[SaleReceiptContract]] = field(default_factory=list)
    """回款单合同: Attachments of the receipt. Gives a list of SaleReceiptContract; field `receipt_contract` of
    crmSaleOrderReceiptDetail."""


class MallOrder(Record):
    """An order of the mall. (Order)"""

    _docs = DOCS["MallOrder"]

    order_code: Text = None
    """订单号: Number of the order; a record has no other id. Gives str or None; field `order_code` of
    mallOrderList."""

    parent_order_code: Text = None
    """父订单号: Number of the parent order; null in the example. Gives str or None; field `parent_order_code`
    of mallOrderList."""

    tenant_id: Text = None
    """租户id: The enterprise as a tenant of the platform, by id. Gives str or None; field `tenant_id` of
    mallOrderList."""

    type: Code[MallOrderType] = None
    """订单类型: Kind of order; type of the request is something else. Codes: 0 Ordinary order (正常订单), 1 Group
    buying (团购订单), 2 Flash sale (秒杀订单), 3 Shopping cart (购物车订单). Gives MallOrderType or None; field
    `type` of mallOrderList."""

    user_id: Text = None
    """员工id: Employee by id. Gives str or None; field `user_id` of mallOrderList."""

    customer_id: Text = None
    """顾客id: Buyer by id. Gives str or None; field `customer_id` of mallOrderList."""

    buyer_nick: Text = None
    """客户网名: Name that the buyer uses online. Gives str or None; field `buyer_nick` of mallOrderList."""

    status: Code[MallOrderStatus] = None
    """订单状态: State of the order. Codes: 0 To be paid (待付款), 1 To be confirmed (待确认), 2 To be shipped (待发货),
    3 To be received (待收货), 4 Completed (已完成), 5 Closed (已关闭). Gives MallOrderStatus or None; field
    `status` of mallOrderList."""

    pay_status: Code[MallPayStatus] = None
    """支付状态: Whether the order is paid. Codes: 0 Not paid (未支付), 1 Paid (已支付). Gives MallPayStatus or None;
    field `pay_status` of mallOrderList."""

    total_price: Amount = None
    """订单总金额: Total of the order. The document names no currency and no unit. Gives Decimal or None; field
    `total_price` of mallOrderList."""

    coupon_price: Amount = None
    """优惠金额: Amount taken off. The document names no currency and no unit. Gives Decimal or None; field
    `coupon_price` of mallOrderList."""

    freight_price: Amount = None
    """运费金额: Freight. The document names no currency and no unit. Gives Decimal or None; field
    `freight_price` of mallOrderList."""

    pay_price: Amount = None
    """支付金额: Amount to pay or paid. The document names no currency and no unit. Gives Decimal or None;
    field `pay_price` of mallOrderList."""

    coupon_id: Integer = None
    """优惠券id: Coupon by id. Gives int or None; field `coupon_id` of mallOrderList."""

    detail_list: Nested[list[MallOrderDetail]] = field(default_factory=list)
    """明细集合: Lines of the order. Gives a list of MallOrderDetail; field `detail_list` of mallOrderList."""

    express_no: Text = None
    """快递编码: Code of the shipment; whether that of the courier or of the parcel is not documented. Gives
    str or None; field `express_no` of mallOrderList."""

    express_name: Text = None
    """物流公司名称: Name of the courier. Gives str or None; field `express_name` of mallOrderList."""

    express_type: Code[MallExpressType] = None
    """发货方式: How the goods are sent. Codes: -1 Partly by courier and partly without (包含快递和无需快递的形式), 0
    Nothing to ship (无需发货), 1 By courier (快递发货). Gives MallExpressType or None; field `express_type` of
    mallOrderList."""

    create_time: Epoch = None
    """创建时间: When the order was made. Gives datetime (Asia/Shanghai) or None; field `create_time` of
    mallOrderList."""

    update_time: Epoch = None
    """修改时间: When the order was last changed. Gives datetime (Asia/Shanghai) or None; field `update_time`
    of mallOrderList."""

    remark: Text = None
    """备注: Remark on the order. Gives str or None; field `remark` of mallOrderList."""

    finish_time: Epoch = None
    """完成时间: When the order was completed; null before that. Gives datetime (Asia/Shanghai) or None; field
    `finish_time` of mallOrderList."""

    pay_time: Epoch = None
    """支付时间: When the order was paid. Gives datetime (Asia/Shanghai) or None; field `pay_time` of
    mallOrderList."""

    send_time: Epoch = None
    """发货时间: When the goods were sent; null before that. Gives datetime (Asia/Shanghai) or None; field
    `send_time` of mallOrderList."""

    source: Integer = None
    """订单来源: Where the order came from; its values are not documented. Gives int or None; field `source` of
    mallOrderList."""

    cancel_remark: Text = None
    """取消订单原因: Why the order was cancelled. Gives str or None; field `cancel_remark` of mallOrderList."""

    order_status_tag: Code[MallOrderStatusTag] = None
    """订单状态转变因素: What brought the order into its state. Codes: 1 Closed for lapse of time (超时关闭), 2
    Cancelled by the buyer (买家取消), 3 Closed after a refund (退款完成关闭), 4 Trade completed (交易完成), 5 Group
    complete but not confirmed in time (成团待确认失效), 6 Group refund under way (成团退款中), 7 Group refund
    failed (成团退款失败), 8 Group refund done (成团退款成功), 9 Cancelled and closed by the seller (卖家取消关闭), 10
    Closed by an after-sales case (售后关闭). Gives MallOrderStatusTag or None; field `order_status_tag` of
    mallOrderList."""

    close_time: Epoch = None
    """关闭时间: When the order was closed. Gives datetime (Asia/Shanghai) or None; field `close_time` of
    mallOrderList."""

    pay_num: Text = None
    """支付交易号: Number of the payment. Gives str or None; field `pay_num` of mallOrderList."""

    refund_status: Code[MallRefundStatus] = None
    """售后状态: State of an after-sales case; null when there is none in the example. Codes: 1 Under way
    (售后中), 2 Finished (售后结束). Gives MallRefundStatus or None; field `refund_status` of mallOrderList."""

    refund_failure_reasons: Text = None
    """失败原因: Why it failed; the name says a refund, the label only a failure. Gives str or None; field
    `refund_failure_reasons` of mallOrderList."""

    seller_comments: Text = None
    """卖家备注: Remark of the seller. Gives str or None; field `seller_comments` of mallOrderList."""

    activity_id: Integer = None
    """活动id: Campaign by id. Gives int or None; field `activity_id` of mallOrderList."""

    ump_ext: Text = None
    """活动自定义字段扩展字段: Further fields of the campaign, as text; its form is not documented. Gives str or None;
    field `ump_ext` of mallOrderList."""

    order_address_info: Nested[OrderAddressInfo | None] = None
    """收货地址: Where the goods go. Gives OrderAddressInfo or None; field `order_address_info` of
    mallOrderList."""


class SaleOrderReceipt(Record):
    """A payment received for the order. (回款单详情)"""

    _docs = DOCS["SaleOrderReceipt"]

    id: Integer = None
    """id: Id of the receipt. Gives int or None; field `id` of crmSaleOrderDetail."""

    order_id: Integer = None
    """订单id: The order it belongs to; pairs with id of order. Gives int or None; field `order_id` of
    crmSaleOrderDetail."""

    contact_id: Text = None
    """联系人id: Contact by id. Gives str or None; field `contact_id` of crmSaleOrderDetail."""

    receipt_account: Integer = None
    """汇款金额: Amount received. The document names no currency and no unit. Gives int or None; field
    `receipt_account` of crmSaleOrderDetail."""

    receipt_time: Epoch = None
    """汇款日期: Day of the payment; the page of crmSaleOrderReceiptDetail gives its unit, seconds. Gives
    datetime (Asia/Shanghai) or None; field `receipt_time` of crmSaleOrderDetail."""

    pay_people: Text = None
    """打款人: Who paid. Gives str or None; field `pay_people` of crmSaleOrderDetail."""

    receipt_type: Text = None
    """回款类型: Kind of payment; its values are not documented. Gives str or None; field `receipt_type` of
    crmSaleOrderDetail."""

    statements_identify: Code[YesNo] = None
    """结单标识: Whether the payment closes the order, going by its label. Codes: 0 No (否), 1 Yes (是). Gives
    YesNo or None; field `statements_identify` of crmSaleOrderDetail."""

    create_time: Epoch = None
    """创建日期: When the receipt was made. Gives datetime (Asia/Shanghai) or None; field `create_time` of
    crmSaleOrderDetail."""

    approval_state: Code[ReceiptApprovalState] = None
    """审批状态: How far its approval has come. Codes: 0 To be approved (待审批), 1 Approved (审批通过), 2 Refused
    (拒绝), 3 Cancelled (取消). Gives ReceiptApprovalState or None; field `approval_state` of
    crmSaleOrderDetail."""

    reject_reason: Text = None
    """拒绝原因: Why it was refused. Gives str or None; field `reject_reason` of crmSaleOrderDetail."""

    approval_time: Epoch = None
    """审批时间: When it was approved or refused. Gives datetime (Asia/Shanghai) or None; field `approval_time`
    of crmSaleOrderDetail."""

    update_time: Epoch = None
    """修改时间: When the receipt was last changed. Gives datetime (Asia/Shanghai) or None; field `update_time`
    of crmSaleOrderDetail."""

    business_id: Text = None
    """定制凭证ID: Customised voucher by id; the page says no more about it. Gives str or None; field
    `business_id` of crmSaleOrderDetail."""

    field_map: Mapped = field(default_factory=dict)
    """自定义字段 map: Custom fields of the receipt. Gives dict; field `field_map` of crmSaleOrderDetail."""

    receipt_contract: Nested[list[ReceiptContract]] = field(default_factory=list)
    """回款单合同: Attachments of the receipt; crmSaleOrderReceiptDetail has them beside the receipt. Gives a
    list of ReceiptContract; field `receipt_contract` of crmSaleOrderDetail."""


class SaleOrderGood(Record):
    """Goods of an order, either from the mall or made up for this order. (订单商品信息)"""

    _docs = DOCS["SaleOrderGood"]

    id: Text = None
    """主键id: Id of the line. Gives str or None; field `id` of crmSaleOrderDetail."""

    goods_name: Text = None
    """商品名称: Name of the goods. Gives str or None; field `goods_name` of crmSaleOrderDetail."""

    goods_id: Text = None
    """商品id: Goods by id; custom goods have none in the example. Gives str or None; field `goods_id` of
    crmSaleOrderDetail."""

    goods_type: Integer = None
    """商品类型: Kind of goods; in the example 2 stands on custom goods and 1 on goods that have an id. Gives
    int or None; field `goods_type` of crmSaleOrderDetail."""

    goods_price: Integer = None
    """商品价格: Price of the goods. The document names no currency and no unit. Gives int or None; field
    `goods_price` of crmSaleOrderDetail."""

    count: Integer = None
    """数量: Quantity. Gives int or None; field `count` of crmSaleOrderDetail."""

    opportunity_id: Text = None
    """关联赢单商机id: The won sales opportunity that belongs to the line, by id. Gives str or None; field
    `opportunity_id` of crmSaleOrderDetail."""

    opportunity_name: Text = None
    """关联赢单商机名称: Name of the won sales opportunity that belongs to the line. Gives str or None; field
    `opportunity_name` of crmSaleOrderDetail."""

    pic_urls: Texts = field(default_factory=list)
    """商城商品的图片地址: Addresses of pictures of mall goods. Gives list of str; field `pic_urls` of
    crmSaleOrderDetail."""

    sku_id: Text = None
    """商城商品规格id: Variant of mall goods by id. Gives str or None; field `sku_id` of crmSaleOrderDetail."""

    sku_price: Integer = None
    """商品规格价格: Price of the variant. The document names no currency and no unit. Gives int or None; field
    `sku_price` of crmSaleOrderDetail."""

    select_attr_val: Text = field(name="select_attrVal", default=None)
    """商城商品级别: Level of mall goods, the platform's word; the field name speaks of a chosen attribute value.
    Gives str or None; field `select_attrVal` of crmSaleOrderDetail."""

    goods_content: Text = None
    """自定义商品内容: Text on custom goods; empty for goods from the mall in the example. Gives str or None;
    field `goods_content` of crmSaleOrderDetail."""

    self_map: Mapped = field(default_factory=dict)
    """自定义商品的自定义字段集合: Custom fields of custom goods. Gives dict; field `self_map` of crmSaleOrderDetail."""

    goods_file: Nested[list[GoodsFile]] = field(default_factory=list)
    """自定义商品附件内容: Attachments of custom goods. Gives a list of GoodsFile; field `goods_file` of
    crmSaleOrderDetail."""


class SaleOrder(Record):
    """An order taken for a customer, as the newer generation of the CRM shows it. (订单基本信息)"""

    _docs = DOCS["SaleOrder"]

    id: Integer = None
    """订单id: Id of the order. Real ones have 19 digits, which JavaScript rounds. Gives int or None; field
    `id` of crmSaleOrderDetail."""

    order_number: Text = None
    """订单编号: Number of the order. Gives str or None; field `order_number` of crmSaleOrderDetail."""

    contact_id: Integer = None
    """联系人ID: Contact by id. Real ones have 19 digits, which JavaScript rounds. Gives int or None; field
    `contact_id` of crmSaleOrderDetail."""

    contact_name: Text = None
    """联系人名称: Name of the contact. Gives str or None; field `contact_name` of crmSaleOrderDetail."""

    follow_user_id: Text = None
    """跟进人id: Employee who follows the order up, by id. Gives str or None; field `follow_user_id` of
    crmSaleOrderDetail."""

    order_account: Integer = None
    """订单总额: Total of the order; on the older generation's page of creation it is the amount after the
    discount. The document names no currency and no unit. Gives int or None; field `order_account` of
    crmSaleOrderDetail."""

    discount: Amount = None
    """折扣: Discount; whether a rate or an amount is not documented, and discount_price holds the amount.
    Gives Decimal or None; field `discount` of crmSaleOrderDetail."""

    remittance_account: Integer = None
    """回款总额: Total received so far. The document names no currency and no unit. Gives int or None; field
    `remittance_account` of crmSaleOrderDetail."""

    account: Integer = None
    """订单原价总金额: Total at original prices, before the discount. The document names no currency and no unit.
    Gives int or None; field `account` of crmSaleOrderDetail."""

    order_state: Code[OrderState] = None
    """订单状态: State of the order. Codes: 1 To be confirmed (待确认), 2 To be paid (待付款), 3 To be approved
    (待审核), 4 To be changed (待修改), 5 Completed (已完成), 6 Withdrawn (已撤销). Gives OrderState or None; field
    `order_state` of crmSaleOrderDetail."""

    company_name: Text = None
    """企业名称: Name of the enterprise; pairs with company_id. Gives str or None; field `company_name` of
    crmSaleOrderDetail."""

    create_time: Epoch = None
    """创建时间: When the order was made. Gives datetime (Asia/Shanghai) or None; field `create_time` of
    crmSaleOrderDetail."""

    remark: Text = None
    """备注: Remark on the order. Gives str or None; field `remark` of crmSaleOrderDetail."""

    update_time: Epoch = None
    """修改时间: When the order was last changed. Gives datetime (Asia/Shanghai) or None; field `update_time`
    of crmSaleOrderDetail."""

    owner_id: Text = None
    """负责人: Employee in charge, by id. Gives str or None; field `owner_id` of crmSaleOrderDetail."""

    discount_price: Integer = None
    """折扣金额: Amount of the discount. The document names no currency and no unit. Gives int or None; field
    `discount_price` of crmSaleOrderDetail."""

    company_id: Integer = None
    """联系人企业id: The contact's enterprise by id. Gives int or None; field `company_id` of
    crmSaleOrderDetail."""

    goods_name: Text = None
    """商品名称: Name of the goods; null in the example, where order_good_list holds the names. Gives str or
    None; field `goods_name` of crmSaleOrderDetail."""

    pic_list: Texts = field(default_factory=list)
    """商品图片地址集: Addresses of pictures of the goods. Gives list of str; field `pic_list` of
    crmSaleOrderDetail."""

    cooper_list: Texts = field(default_factory=list)
    """协作人: Employees who cooperate. Gives list of str; field `cooper_list` of crmSaleOrderDetail."""

    pre_owner_id: Text = None
    """前负责人ID: Employee who was in charge before, by id. Gives str or None; field `pre_owner_id` of
    crmSaleOrderDetail."""

    opportunity_id: Text = None
    """商机id: Sales opportunity by id. Gives str or None; field `opportunity_id` of crmSaleOrderDetail."""

    opportunity_name: Text = None
    """商机名称: Name of the sales opportunity. Gives str or None; field `opportunity_name` of
    crmSaleOrderDetail."""

    confirm_time: Epoch = None
    """When the order was confirmed, going by the name of the field. Gives datetime (Asia/Shanghai) or
    None; field `confirm_time` of crmSaleOrderDetail."""

    field_map: Mapped = field(default_factory=dict)
    """自定义字段 map: Custom fields of the order. Gives dict; field `field_map` of crmSaleOrderDetail."""

    order_good_list: Nested[list[SaleOrderGood]] = field(default_factory=list)
    """订单商品信息: Goods of the order. Gives a list of SaleOrderGood; field `order_good_list` of
    crmSaleOrderDetail."""

    order_contract: Nested[list[OrderContract]] = field(default_factory=list)
    """订单合同: Contracts of the order; empty when there is none. Gives a list of OrderContract; field
    `order_contract` of crmSaleOrderDetail."""


class SaleOrderDetail(Record):
    """An order and the payments received for it. (返回数据)"""

    _docs = DOCS["SaleOrderDetail"]

    order: Nested[SaleOrder | None] = None
    """订单基本信息: The order with its goods and contracts. Gives SaleOrder or None; field `order` of
    crmSaleOrderDetail."""

    receipt_list: Nested[list[SaleOrderReceipt]] = field(default_factory=list)
    """回款单详情列表: Payments received for the order; empty when there is none. Gives a list of
    SaleOrderReceipt; field `receipt_list` of crmSaleOrderDetail."""
