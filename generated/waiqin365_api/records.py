# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.

from collections.abc import Mapping
from typing import Annotated

from msgspec import field

from dingdan_runtime import (
    AliasOf,
    Amount,
    Code,
    Id,
    Integer,
    LocalDate,
    LocalDateTime,
    Nested,
    Record,
    Text,
    by_label,
)
from waiqin365_api.codes import (
    BillCheckStatus,
    CarSaleLineType,
    CloseDetailStatus,
    EnabledStatus,
    LogisticsType,
    OrderStatus,
    OrderType,
    PayStatus,
    RecordStatus,
    ReturnLineGift,
    ReturnSourceType,
    ReturnStatus,
    ReversalStatus,
    SignStatus,
    WriteOffStatus,
    YesNo,
)
from waiqin365_api.record_docs import DOCS


class SalesBillAddResult(Record):
    """The sales bill that was added. (单据)"""

    _docs = DOCS["SalesBillAddResult"]

    id: Id = None
    """单据ID: Id of the new bill. Gives str or None; field `id` of salesBillAdd."""

    order_no: Text = None
    """单据编码: Number of the new bill. Gives str or None; field `order_no` of salesBillAdd."""

    orderNo: Annotated[Text, AliasOf("order_no")] = None
    """单据编码: Number of the new bill, as the example spells it. Gives str or None; field `orderNo` of
    salesBillAdd."""


class ExtensionField(Record):
    """A custom field of the enterprise as a query returns it: its display label and its value. The field
    has to exist on the platform before it can appear. (扩展字段)
    """

    _docs = DOCS["ExtensionField"]

    ext_key: Text = None
    """扩展字段key值: Display label of the custom field, not its code. Gives str or None; field `ext_key` of
    queryStdomOrder, queryStdomSent, queryStdReturn."""

    ext_value: Text = None
    """扩展字段value值: Value as text; several choices are joined with commas. Gives str or None; field
    `ext_value` of queryStdomOrder, queryStdomSent, queryStdReturn."""


class StdomOrderLine(Record):
    """A line of a sales order. (订单明细)"""

    _docs = DOCS["StdomOrderLine"]

    detail_id: Id = None
    """订单子表id: Id of the line; what addStdomOrderSent takes as order_detail_id. Gives str or None; field
    `detail_id` of queryStdomOrder."""

    product_id: Id = None
    """商品id: Product by id. Gives str or None; field `product_id` of queryStdomOrder."""

    product_name: Text = None
    """商品名称: Product by name. Gives str or None; field `product_name` of queryStdomOrder."""

    product_code: Text = None
    """商品编码: Product by code. Gives str or None; field `product_code` of queryStdomOrder."""

    product_source_code: Text = None
    """商品对应sourcecode: Sourcecode of the product. Gives str or None; field `product_source_code` of
    queryStdomOrder."""

    product_pictures: Text = None
    """商品图片: Addresses of the product's pictures, joined with commas. Gives str or None; field
    `product_pictures` of queryStdomOrder."""

    product_spec: Text = None
    """商品规格属性: Specification of the product. Gives str or None; field `product_spec` of queryStdomOrder."""

    price: Amount = None
    """商品订货价格: Price of the product in the order. The document names no currency unit. Gives Decimal or
    None; field `price` of queryStdomOrder."""

    order_count: Amount = None
    """数量: Quantity ordered. Gives Decimal or None; field `order_count` of queryStdomOrder."""

    confirm_count: Amount = None
    """确认订购的数量: Quantity confirmed. Gives Decimal or None; field `confirm_count` of queryStdomOrder."""

    input_unit: Id = None
    """录入单位id: Unit in which the line was entered, by id. Gives str or None; field `input_unit` of
    queryStdomOrder."""

    input_unit_name: Text = None
    """录入单位名称: Unit in which the line was entered, by name. Gives str or None; field `input_unit_name` of
    queryStdomOrder."""

    base_unit: Id = None
    """商品基本单位id: Base unit of the product, by id. Gives str or None; field `base_unit` of queryStdomOrder."""

    base_unit_name: Text = None
    """商品基本单位名称: Base unit of the product, by name. Gives str or None; field `base_unit_name` of
    queryStdomOrder."""

    base_unit_order_count: Amount = None
    """数量转化成基本单位以后的数量: Quantity ordered, converted to the base unit. Gives Decimal or None; field
    `base_unit_order_count` of queryStdomOrder."""

    base_unit_confirm_count: Amount = None
    """确认的数量转化成基本单位以后的数量: Quantity confirmed, converted to the base unit. Gives Decimal or None; field
    `base_unit_confirm_count` of queryStdomOrder."""

    order_amount: Amount = None
    """订购金额: Amount ordered. Gives Decimal or None; field `order_amount` of queryStdomOrder."""

    confirm_amount: Amount = None
    """确认金额: Amount confirmed. Gives Decimal or None; field `confirm_amount` of queryStdomOrder."""

    stay_sent_num: Amount = None
    """待发货数量: Quantity still to be shipped. Gives Decimal or None; field `stay_sent_num` of
    queryStdomOrder."""

    discount_amount: Amount = None
    """优惠后金额: Amount that remains after discounts; what was taken off is incentives_amount. Gives Decimal
    or None; field `discount_amount` of queryStdomOrder."""

    incentives_amount: Amount = None
    """优惠掉的金额: Amount taken off by discounts. Gives Decimal or None; field `incentives_amount` of
    queryStdomOrder."""

    bill_discount: Amount = None
    """整单优惠分摊: Share of this line in the discount on the whole order. Gives Decimal or None; field
    `bill_discount` of queryStdomOrder."""

    voucher_discount: Amount = None
    """优惠券优惠金额分摊: Share of this line in what vouchers took off. Gives Decimal or None; field
    `voucher_discount` of queryStdomOrder."""

    tax: Amount = None
    """税率: Tax rate; whether a fraction or a percentage is not documented. Gives Decimal or None; field
    `tax` of queryStdomOrder."""

    tax_amount: Amount = None
    """税额: Tax on the line. Gives Decimal or None; field `tax_amount` of queryStdomOrder."""

    cost_amount: Amount = None
    """成本金额: Cost of the goods of the line. Gives Decimal or None; field `cost_amount` of queryStdomOrder."""

    sequ: Text = None
    """下单时的排序: Position of the line when the order was placed. Gives str or None; field `sequ` of
    queryStdomOrder."""

    remarks: Text = None
    """备注: Remark on the line; addStdomOrder calls it remark. Gives str or None; field `remarks` of
    queryStdomOrder."""

    is_gift: Code[YesNo] = None
    """是否是赠品: Whether the line is a gift. Codes: 1 Yes (是), 0 No (否). Gives YesNo or None; field `is_gift`
    of queryStdomOrder."""

    promotion_code: Text = None
    """促销编码: Promotion by code. Gives str or None; field `promotion_code` of queryStdomOrder."""

    promotion_name: Text = None
    """促销名称: Promotion by name. Gives str or None; field `promotion_name` of queryStdomOrder."""

    promotion_id: Id = None
    """促销组id: Id of the promotion group of a combined promotion. Gives str or None; field `promotion_id` of
    queryStdomOrder."""

    cost_price: Amount = None
    """商品成本价: Cost price of the product. Gives Decimal or None; field `cost_price` of queryStdomOrder."""

    gift_price: Amount = None
    """赠品的批发价: Wholesale price of a gift. Gives Decimal or None; field `gift_price` of queryStdomOrder."""

    gift_amount: Amount = None
    """赠品金额: Amount of a gift. Gives Decimal or None; field `gift_amount` of queryStdomOrder."""

    rebate_account_name: Text = None
    """返利账户: Rebate account by name. Gives str or None; field `rebate_account_name` of queryStdomOrder."""

    voucher_id: Id = None
    """优惠券id: Voucher by id. Gives str or None; field `voucher_id` of queryStdomOrder."""

    voucher_bas_id: Id = None
    """优惠券活动id: Campaign of the voucher, by id. Gives str or None; field `voucher_bas_id` of
    queryStdomOrder."""

    exts_detail: Nested[list[ExtensionField]] = field(default_factory=list)
    """订单明细表信息扩展字段列表: Custom fields of the line. Gives a list of ExtensionField; field `exts_detail` of
    queryStdomOrder."""

    full_discount_id: Id = None
    """满折满减id: Promotion that takes something off from a threshold on, by id. Gives str or None; field
    `full_discount_id` of queryStdomOrder."""

    pay_promotion_id: Id = None
    """满赠促销id: Promotion that gives something away from a threshold on, by id. Gives str or None; field
    `pay_promotion_id` of queryStdomOrder."""

    superposition_promotion_id: Id = None
    """叠加促销id: Stacked promotion, by id. Gives str or None; field `superposition_promotion_id` of
    queryStdomOrder."""

    amount_promotion_id: Id = None
    """金额促销id: Promotion by amount, by id. Gives str or None; field `amount_promotion_id` of
    queryStdomOrder."""

    min_price_id: Id = None
    """特价促销id: Special price promotion, by id. Gives str or None; field `min_price_id` of queryStdomOrder."""

    product_type_name: Text = None
    """商品行类型: Type of the line; its values are not documented. Gives str or None; field `product_type_name`
    of queryStdomOrder."""

    rebate_account_id: Id = None
    """返利账户ID: Rebate account by id. Gives str or None; field `rebate_account_id` of queryStdomOrder."""

    rebate_discount_amount: Amount = None
    """返利优惠金额: Amount taken off by rebates. Gives Decimal or None; field `rebate_discount_amount` of
    queryStdomOrder."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `exts_detail` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.exts_detail, "ext_key", "ext_value", self)


class StdomSentLine(Record):
    """A line of a shipment. (发货单明细)"""

    _docs = DOCS["StdomSentLine"]

    order_detail_id: Id = None
    """订单子表id: Line of the sales order that is shipped: its detail_id in queryStdomOrder. Gives str or
    None; field `order_detail_id` of queryStdomSent."""

    hc_detail_id: Id = None
    """红冲子表id: Line of the reversal, by id. Gives str or None; field `hc_detail_id` of queryStdomSent."""

    product_id: Id = None
    """商品id: Product by id. Gives str or None; field `product_id` of queryStdomSent."""

    product_name: Text = None
    """商品名称: Product by name. Gives str or None; field `product_name` of queryStdomSent."""

    product_code: Text = None
    """商品编码: Product by code. Gives str or None; field `product_code` of queryStdomSent."""

    product_source_code: Text = None
    """商品sourcecode: Product by source code. Gives str or None; field `product_source_code` of
    queryStdomSent."""

    product_pictures: Text = None
    """商品图片: Pictures of the product; several values are joined with commas. Gives str or None; field
    `product_pictures` of queryStdomSent."""

    product_spec: Text = None
    """商品规格属性: Specification of the product. Gives str or None; field `product_spec` of queryStdomSent."""

    cost_price: Amount = None
    """商品成本价: Cost price of the product. Gives Decimal or None; field `cost_price` of queryStdomSent."""

    sent_num: Amount = None
    """发货数量: Quantity shipped, in the unit it was entered in (input_unit). Gives Decimal or None; field
    `sent_num` of queryStdomSent."""

    input_unit: Id = None
    """发货时候录入单位id: Unit in which the shipment was entered, by id. Gives str or None; field `input_unit` of
    queryStdomSent."""

    input_unit_name: Text = None
    """发货时候录入单位名称: Unit in which the shipment was entered, by name. Gives str or None; field
    `input_unit_name` of queryStdomSent."""

    base_unit: Id = None
    """商品基本单位id: Base unit of the product, by id. Gives str or None; field `base_unit` of queryStdomSent."""

    base_unit_name: Text = None
    """商品基本单位名称: Base unit of the product, by name. Gives str or None; field `base_unit_name` of
    queryStdomSent."""

    base_unit_sent_num: Amount = None
    """发货数量转化成基本单位以后的数量: Quantity shipped, converted to the base unit. Gives Decimal or None; field
    `base_unit_sent_num` of queryStdomSent."""

    send_amount: Amount = None
    """发货金额: Amount shipped on this line. Gives Decimal or None; field `send_amount` of queryStdomSent."""

    discount_amount: Amount = None
    """发货优惠后金额: Amount of the line that remains after the discount. Gives Decimal or None; field
    `discount_amount` of queryStdomSent."""

    incentives_amount: Amount = None
    """优惠掉的金额: Discount on the line, the amount taken off. Gives Decimal or None; field `incentives_amount`
    of queryStdomSent."""

    tax: Amount = None
    """税率: Tax rate, not an amount. Gives Decimal or None; field `tax` of queryStdomSent."""

    tax_amount: Amount = None
    """税额: Tax on the line. Gives Decimal or None; field `tax_amount` of queryStdomSent."""

    cost_amount: Amount = None
    """成本金额: Cost of the goods of the line. Gives Decimal or None; field `cost_amount` of queryStdomSent."""

    sequ: Text = None
    """下单时的排序: Position of the line when the order was placed. Gives str or None; field `sequ` of
    queryStdomSent."""

    is_gift: Code[YesNo] = None
    """是否是赠品: Whether the line is a gift. Codes: 1 Yes (是), 0 No (否). Gives YesNo or None; field `is_gift`
    of queryStdomSent."""

    price: Amount = None
    """商品订货价: Order price of the product. Gives Decimal or None; field `price` of queryStdomSent."""

    gift_amount: Amount = None
    """赠品金额: Value of the gift. Gives Decimal or None; field `gift_amount` of queryStdomSent."""

    rebate_account_name: Text = None
    """返利账户: Rebate account by name. Gives str or None; field `rebate_account_name` of queryStdomSent."""

    gift_cm_price: Amount = None
    """赠品的客户价: The customer's price of the gift. Gives Decimal or None; field `gift_cm_price` of
    queryStdomSent."""

    gift_cm_amount: Amount = None
    """赠品的客户价算出来的金额: Value of the gift at the customer's price. Gives Decimal or None; field
    `gift_cm_amount` of queryStdomSent."""

    prod_ext: Nested[list[ExtensionField]] = field(default_factory=list)
    """商品信息扩展字段列表: Custom fields of the product. Gives a list of ExtensionField; field `prod_ext` of
    queryStdomSent."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `prod_ext` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.prod_ext, "ext_key", "ext_value", self)


class StdReturnLine(Record):
    """A line of a return. (退货单子表)"""

    _docs = DOCS["StdReturnLine"]

    detail_id: Id = None
    """退货单子表ID: Id of the line. Gives str or None; field `detail_id` of queryStdReturn."""

    detail_status: Code[RecordStatus] = None
    """状态: Whether the line still exists. Codes: 0 Deleted (已删除), 1 Normal (正常). Gives RecordStatus or
    None; field `detail_status` of queryStdReturn."""

    return_id: Id = None
    """退货主表id: The return that the line belongs to; equals its id. Gives str or None; field `return_id` of
    queryStdReturn."""

    order_detail_id: Id = None
    """订单子表id: Line of the sales order, the detail_id of a line in queryStdomOrder; empty in the example,
    whose return names no order. Gives str or None; field `order_detail_id` of queryStdReturn."""

    product_id: Id = None
    """商品id: Product by id; product_name, product_code and product_source_code go with it. Gives str or
    None; field `product_id` of queryStdReturn."""

    product_name: Text = None
    """商品名称: Name of the product. Gives str or None; field `product_name` of queryStdReturn."""

    product_code: Text = None
    """商品编码: Code of the product; may be empty. Gives str or None; field `product_code` of queryStdReturn."""

    product_source_code: Text = None
    """商品sourcecode: Source code of the product. Gives str or None; field `product_source_code` of
    queryStdReturn."""

    price: Amount = None
    """商品的退货价: Price at which the product is returned. The document names no currency unit. Gives Decimal
    or None; field `price` of queryStdReturn."""

    return_count: Amount = None
    """商品退货数量: Quantity returned; base_unit_return_count has it in the base unit. Gives Decimal or None;
    field `return_count` of queryStdReturn."""

    input_unit: Id = None
    """录入单位: Unit of entry by id; input_unit_name goes with it. Gives str or None; field `input_unit` of
    queryStdReturn."""

    input_unit_name: Text = None
    """单位名称: Name of the unit of entry. Gives str or None; field `input_unit_name` of queryStdReturn."""

    base_unit: Id = None
    """基本单位: Base unit of the product by id; base_unit_name goes with it. Gives str or None; field
    `base_unit` of queryStdReturn."""

    base_unit_name: Text = None
    """基本单位名称: Name of the base unit. Gives str or None; field `base_unit_name` of queryStdReturn."""

    base_unit_return_count: Amount = None
    """商品退货数量转化成基本单位以后的数量: Quantity returned, in the base unit. Gives Decimal or None; field
    `base_unit_return_count` of queryStdReturn."""

    return_amount: Amount = None
    """商品退货的金额: Amount returned on the line. Gives Decimal or None; field `return_amount` of
    queryStdReturn."""

    confirm_count: Amount = None
    """商品退货确认的数量: Quantity confirmed; base_unit_confirm_count has it in the base unit. Gives Decimal or
    None; field `confirm_count` of queryStdReturn."""

    base_unit_confirm_count: Amount = None
    """商品退货确认的数量转化成基本单位以后的数量: Quantity confirmed, in the base unit. Gives Decimal or None; field
    `base_unit_confirm_count` of queryStdReturn."""

    confirm_amount: Amount = None
    """商品订购确认的金额: Amount confirmed on the line. Gives Decimal or None; field `confirm_amount` of
    queryStdReturn."""

    tax: Amount = None
    """税率: Tax rate. Gives Decimal or None; field `tax` of queryStdReturn."""

    tax_amount: Amount = None
    """税额: Tax of the line. Gives Decimal or None; field `tax_amount` of queryStdReturn."""

    remarks: Text = None
    """备注: Remark on the line. Gives str or None; field `remarks` of queryStdReturn."""

    cost_amount: Amount = None
    """退货成本金额: Cost of the goods returned. Gives Decimal or None; field `cost_amount` of queryStdReturn."""

    cost_price: Amount = None
    """商品成本价: Cost price of the product. Gives Decimal or None; field `cost_price` of queryStdReturn."""

    gift_price: Amount = None
    """赠品价格: Price of the gift; 0 on the line of the example that is no gift. Gives Decimal or None; field
    `gift_price` of queryStdReturn."""

    gift_amount: Amount = None
    """赠品金额: Amount of the gift; 0 on the line of the example that is no gift. Gives Decimal or None; field
    `gift_amount` of queryStdReturn."""

    sequ: Text = None
    """排序号: Sort number of the line. Gives str or None; field `sequ` of queryStdReturn."""

    is_gift: Code[ReturnLineGift] = None
    """是否是赠品: Whether the line is a gift, as a digit or as a letter. Codes: 1 Yes (是), 0 No (不是), Y Yes (as
    a letter) (是), N No (as a letter) (不是). Gives ReturnLineGift or None; field `is_gift` of
    queryStdReturn."""

    hc_detail_id: Id = None
    """关联的红冲单id: The other side of a reversal, by id; empty in the example. Gives str or None; field
    `hc_detail_id` of queryStdReturn."""

    prod_ext: Nested[list[ExtensionField]] = field(default_factory=list)
    """商品信息扩展字段列表: Custom fields of the product. Gives a list of ExtensionField; field `prod_ext` of
    queryStdReturn."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `prod_ext` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.prod_ext, "ext_key", "ext_value", self)


class CarSaleOrderLine(Record):
    """A line of a van sale; what it stands for depends on its type. (车销单明细)"""

    _docs = DOCS["CarSaleOrderLine"]

    type: Code[CarSaleLineType] = None
    """车销类型: What happens to the goods of the line. Codes: 1 Sale (销售), 2 Return (退货), 3 Exchange (no
    longer used) (换货(废弃)), 4 Goods given back (还货), 5 Exchanged in (换入), 6 Exchanged out (换出). Gives
    CarSaleLineType or None; field `type` of queryCarSaleOrder."""

    sale_type: Id = None
    """销售类型id: Type of sale, by id. Gives str or None; field `sale_type` of queryCarSaleOrder."""

    sale_type_name: Text = None
    """销售类型名称: Type of sale, by name. Gives str or None; field `sale_type_name` of queryCarSaleOrder."""

    product_id: Id = None
    """商品id: Product by id. Gives str or None; field `product_id` of queryCarSaleOrder."""

    product_name: Text = None
    """商品名称: Product by name. Gives str or None; field `product_name` of queryCarSaleOrder."""

    product_code: Text = None
    """商品编码: Product by code. Gives str or None; field `product_code` of queryCarSaleOrder."""

    product_source_code: Text = None
    """商品对应sourcecode: Product by source code. Gives str or None; field `product_source_code` of
    queryCarSaleOrder."""

    product_pictures: Text = None
    """商品图片: Pictures of the product; several values are joined with commas. Gives str or None; field
    `product_pictures` of queryCarSaleOrder."""

    product_spec: Text = None
    """商品规格属性: Specification of the product. Gives str or None; field `product_spec` of queryCarSaleOrder."""

    num: Amount = None
    """录入数量: Quantity in the entered unit. Gives Decimal or None; field `num` of queryCarSaleOrder."""

    input_unit: Id = None
    """录入单位id: Entered unit by id. Gives str or None; field `input_unit` of queryCarSaleOrder."""

    input_unit_name: Text = None
    """录入单位名称: Entered unit by name. Gives str or None; field `input_unit_name` of queryCarSaleOrder."""

    base_unit: Id = None
    """商品基本单位id: Base unit of the product, by id. Gives str or None; field `base_unit` of
    queryCarSaleOrder."""

    base_unit_name: Text = None
    """商品基本单位名称: Base unit of the product, by name. Gives str or None; field `base_unit_name` of
    queryCarSaleOrder."""

    base_unit_num: Amount = None
    """录入数量转化成基本单位以后的数量: Quantity converted to the base unit. Gives Decimal or None; field `base_unit_num`
    of queryCarSaleOrder."""

    amount: Amount = None
    """金额: Amount of the line. The document names no currency unit. Gives Decimal or None; field `amount`
    of queryCarSaleOrder."""

    cost_price: Amount = None
    """成本价: Cost price. Gives Decimal or None; field `cost_price` of queryCarSaleOrder."""

    price: Amount = None
    """实际价格: Actual price. Gives Decimal or None; field `price` of queryCarSaleOrder."""

    discount_amount: Amount = None
    """优惠掉的金额: Discount on the line, the amount taken off. Gives Decimal or None; field `discount_amount`
    of queryCarSaleOrder."""

    tax: Amount = None
    """商品税率: Tax rate, not an amount; 0.17 in the example. Gives Decimal or None; field `tax` of
    queryCarSaleOrder."""

    tax_amount: Amount = None
    """商品税额: Tax on the line. Gives Decimal or None; field `tax_amount` of queryCarSaleOrder."""

    cost_amount: Amount = None
    """商品成本金额: Cost of the goods of the line. Gives Decimal or None; field `cost_amount` of
    queryCarSaleOrder."""

    sys_amount: Amount = None
    """系统金额: System amount (系统金额), which the document does not explain. Gives Decimal or None; field
    `sys_amount` of queryCarSaleOrder."""

    sys_price: Amount = None
    """商品对应录入单位的系统价格: System price of the product in the entered unit. Gives Decimal or None; field
    `sys_price` of queryCarSaleOrder."""

    remark: Text = None
    """子表行备注: Remark on the line. Gives str or None; field `remark` of queryCarSaleOrder."""

    gift_amount: Amount = None
    """赠品金额: Value of the gift. Gives Decimal or None; field `gift_amount` of queryCarSaleOrder."""

    gift_price: Amount = None
    """赠品价格: Price of the gift. Gives Decimal or None; field `gift_price` of queryCarSaleOrder."""

    reason: Text = None
    """A reason; the document does not say of what. Gives str or None; field `reason` of queryCarSaleOrder."""

    is_gift: Code[YesNo] = None
    """是否是赠品: Whether the line is a gift. Codes: 1 Yes (是), 0 No (否). Gives YesNo or None; field `is_gift`
    of queryCarSaleOrder."""

    seq: Text = None
    """下单时的排序: Position of the line when the order was placed. Gives str or None; field `seq` of
    queryCarSaleOrder."""

    promotion_code: Text = None
    """促销编码: Promotion by code. Gives str or None; field `promotion_code` of queryCarSaleOrder."""

    promotion_name: Text = None
    """促销名称: Promotion by name. Gives str or None; field `promotion_name` of queryCarSaleOrder."""

    promotion_id: Id = None
    """促销组id: Promotion group by id; may be empty. Gives str or None; field `promotion_id` of
    queryCarSaleOrder."""

    book_id: Id = None
    """订货会主表id: Ordering event (订货会) by id. Gives str or None; field `book_id` of queryCarSaleOrder."""

    book_no: Text = None
    """订货会单号: Number of the ordering-event document (订货会单). Gives str or None; field `book_no` of
    queryCarSaleOrder."""


class StdomOrder(Record):
    """A sales order with its lines. Custom fields arrive in `exts`, and may also stand beside the
    documented fields under their own code, such as `ext_2611010001`. (订单)
    """

    _docs = DOCS["StdomOrder"]

    id: Id = None
    """勤策订单ID: Id of the order, as closeStdomOrder and modifyCustomFields (order_id) take it. Gives str or
    None; field `id` of queryStdomOrder."""

    create_time: LocalDateTime = None
    """创建时间: When the order was created on the platform. Gives datetime (Asia/Shanghai) or None; field
    `create_time` of queryStdomOrder."""

    status: Code[RecordStatus] = None
    """订单状态: Whether the order still exists; its state is order_status. Codes: 0 Deleted (已删除), 1 Normal
    (正常). Gives RecordStatus or None; field `status` of queryStdomOrder."""

    order_no: Text = None
    """订单编号: Number of the order. Gives str or None; field `order_no` of queryStdomOrder."""

    order_date: LocalDateTime = None
    """业务日期: Business date of the order. Gives datetime (Asia/Shanghai) or None; field `order_date` of
    queryStdomOrder."""

    submit_dept_id: Id = None
    """业务员下单时候所在的部门id: Department of the salesperson at the time of the order, by id. Gives str or None;
    field `submit_dept_id` of queryStdomOrder."""

    submit_dept_code: Text = None
    """业务员下单时候所在的部门编码: Department of the salesperson at the time of the order, by code. Gives str or None;
    field `submit_dept_code` of queryStdomOrder."""

    submit_dept_name: Text = None
    """业务员下单时候所在的部门名称: Department of the salesperson at the time of the order, by name. Gives str or None;
    field `submit_dept_name` of queryStdomOrder."""

    dept_source_code: Text = None
    """部门sourcecode: Sourcecode of the department; the page does not explain the term. Gives str or None;
    field `dept_source_code` of queryStdomOrder."""

    submit_emp_id: Id = None
    """单据上报人(业务员)id: Salesperson who submitted the order, by id. Gives str or None; field `submit_emp_id`
    of queryStdomOrder."""

    submit_emp_code: Text = None
    """单据上报人(业务员)编码: Salesperson who submitted the order, by code. Gives str or None; field
    `submit_emp_code` of queryStdomOrder."""

    submit_emp_name: Text = None
    """单据上报人(业务员)名称: Salesperson who submitted the order, by name. Gives str or None; field
    `submit_emp_name` of queryStdomOrder."""

    emp_source_code: Text = None
    """上报人(业务员)sourcecode: Sourcecode of the salesperson. Gives str or None; field `emp_source_code` of
    queryStdomOrder."""

    submit_time: LocalDateTime = None
    """提交时间: When the order was submitted. Gives datetime (Asia/Shanghai) or None; field `submit_time` of
    queryStdomOrder."""

    cm_id: Id = None
    """客户id: Customer by id. Gives str or None; field `cm_id` of queryStdomOrder."""

    cm_code: Text = None
    """客户编码: Customer by code. Gives str or None; field `cm_code` of queryStdomOrder."""

    cm_name: Text = None
    """客户名称: Customer by name. Gives str or None; field `cm_name` of queryStdomOrder."""

    cm_source_code: Text = None
    """客户sourcecode: Sourcecode of the customer. Gives str or None; field `cm_source_code` of
    queryStdomOrder."""

    cm_linkman_id: Id = None
    """门店联系人id: Contact at the store, by id. Gives str or None; field `cm_linkman_id` of queryStdomOrder."""

    cm_linkman_name: Text = None
    """门店联系人名称: Contact at the store, by name. Gives str or None; field `cm_linkman_name` of
    queryStdomOrder."""

    order_amount: Amount = None
    """订单金额: Amount of the order. The document names no currency unit. Gives Decimal or None; field
    `order_amount` of queryStdomOrder."""

    actual_amount: Amount = None
    """订单实际金额: Actual amount of the order. The document names no currency unit. Gives Decimal or None;
    field `actual_amount` of queryStdomOrder."""

    discount_amount: Amount = None
    """优惠后金额: Amount that remains after discounts; what was taken off is incentives_amount. Gives Decimal
    or None; field `discount_amount` of queryStdomOrder."""

    incentives_amount: Amount = None
    """优惠掉的金额: Amount taken off by discounts. Gives Decimal or None; field `incentives_amount` of
    queryStdomOrder."""

    bill_discount: Amount = None
    """整单优惠: Discount on the whole order, entered by hand. Gives Decimal or None; field `bill_discount` of
    queryStdomOrder."""

    voucher_discount: Amount = None
    """优惠券优惠金额: Amount taken off by vouchers. Gives Decimal or None; field `voucher_discount` of
    queryStdomOrder."""

    tax_amount: Amount = None
    """税额: Tax on the order. Gives Decimal or None; field `tax_amount` of queryStdomOrder."""

    cost_amount: Amount = None
    """成本金额: Cost of the goods. Gives Decimal or None; field `cost_amount` of queryStdomOrder."""

    order_status: Code[OrderStatus] = None
    """订单状态: State of the order; read close_detail_status too to tell whether it is closed. Codes: 0 To be
    confirmed (待确认), 1 Confirmed (已确认), 2 Sent back (打回), 3 Shipped (已发货), 4 Partly shipped (部分发货).
    Gives OrderStatus or None; field `order_status` of queryStdomOrder."""

    close_detail_status: Code[CloseDetailStatus] = None
    """关闭状态: How far the order was shipped when it was closed; empty for an order that is not closed.
    Codes: 3 Closed after shipping everything (全部发货关闭), 2 Closed after shipping a part (部分发货关闭), 1
    Closed without shipping (未发货关闭). Gives CloseDetailStatus or None; field `close_detail_status` of
    queryStdomOrder."""

    confirm_emp_id: Id = None
    """单据确认人id: Who confirmed the order, by id. Gives str or None; field `confirm_emp_id` of
    queryStdomOrder."""

    confirm_emp_code: Text = None
    """单据确认人编码: Who confirmed the order, by code. Gives str or None; field `confirm_emp_code` of
    queryStdomOrder."""

    confirm_emp_name: Text = None
    """单据确认人名称: Who confirmed the order, by name. Gives str or None; field `confirm_emp_name` of
    queryStdomOrder."""

    confirm_source_code: Text = None
    """单据确认人sourcecode: Sourcecode of who confirmed the order. Gives str or None; field
    `confirm_source_code` of queryStdomOrder."""

    confirm_time: LocalDateTime = None
    """确认时间: When the order was confirmed. Gives datetime (Asia/Shanghai) or None; field `confirm_time` of
    queryStdomOrder."""

    cancel_reason: Text = None
    """打回原因: Why the order was sent back. Gives str or None; field `cancel_reason` of queryStdomOrder."""

    order_remark: Text = None
    """备注: Remark on the order; addStdomOrder calls it remarks. Gives str or None; field `order_remark` of
    queryStdomOrder."""

    consignment_date: LocalDateTime = None
    """要求送货日期(交货日期): Requested day of delivery. Gives datetime (Asia/Shanghai) or None; field
    `consignment_date` of queryStdomOrder."""

    visit_implement_id: Id = None
    """高级拜访id: Id of the advanced visit of the order. Gives str or None; field `visit_implement_id` of
    queryStdomOrder."""

    pictures: Text = None
    """订单图片: Addresses of the order's pictures, joined with commas. Gives str or None; field `pictures` of
    queryStdomOrder."""

    dealer: Id = None
    """经销商id: Dealer by id. Gives str or None; field `dealer` of queryStdomOrder."""

    dealer_name: Text = None
    """经销商名称: Dealer by name. Gives str or None; field `dealer_name` of queryStdomOrder."""

    dealer_code: Text = None
    """经销商编码: Dealer by code. Gives str or None; field `dealer_code` of queryStdomOrder."""

    dealer_source_code: Text = None
    """经销商sourcecode: Sourcecode of the dealer. Gives str or None; field `dealer_source_code` of
    queryStdomOrder."""

    storehouse: Id = None
    """发货仓库: Warehouse that ships, by id; addStdomOrder calls it storehouse_id. Gives str or None; field
    `storehouse` of queryStdomOrder."""

    storehouse_code: Text = None
    """发货仓库编号: Warehouse that ships, by code. Gives str or None; field `storehouse_code` of
    queryStdomOrder."""

    storehouse_name: Text = None
    """发货仓库名称: Warehouse that ships, by name. Gives str or None; field `storehouse_name` of
    queryStdomOrder."""

    order_type: Code[OrderType] = None
    """订单类型: What kind of order it is. Codes: 1 Reported order (订单上报订单), 2 Store order (门店订单), 3
    Transferred order (转单订单), 4 Sales bill (销货单), 5 Order that gives goods back (还货订单). Gives OrderType
    or None; field `order_type` of queryStdomOrder."""

    write_off_status: Code[WriteOffStatus] = None
    """收款款核销状: How far the receivable has been settled by receipts. Codes: 0 Not received (未收款), 1 Received
    (已收款), 2 Partly received (部分收款). Gives WriteOffStatus or None; field `write_off_status` of
    queryStdomOrder."""

    write_off_amount: Amount = None
    """核销收款金额: Amount settled by receipts. Gives Decimal or None; field `write_off_amount` of
    queryStdomOrder."""

    receive_amount: Amount = None
    """收款金额: Amount received. Gives Decimal or None; field `receive_amount` of queryStdomOrder."""

    receive_name: Text = None
    """收货人: Name of the consignee. Gives str or None; field `receive_name` of queryStdomOrder."""

    receive_phone: Text = None
    """收货人手机: Mobile phone of the consignee. Gives str or None; field `receive_phone` of queryStdomOrder."""

    receive_tel: Text = None
    """收货人电话: Landline of the consignee. Gives str or None; field `receive_tel` of queryStdomOrder."""

    receive_addr: Text = None
    """收货地址: Address of the consignee. Gives str or None; field `receive_addr` of queryStdomOrder."""

    reconfirm_time: LocalDateTime = None
    """反审核时间: When the approval was withdrawn. Gives datetime (Asia/Shanghai) or None; field
    `reconfirm_time` of queryStdomOrder."""

    del_remark: Text = None
    """删除原因: Why the order was deleted. Gives str or None; field `del_remark` of queryStdomOrder."""

    reconfirm_emp_id: Id = None
    """反审核人员id: Who withdrew the approval, by id. Gives str or None; field `reconfirm_emp_id` of
    queryStdomOrder."""

    reconfirm_emp_code: Text = None
    """反审核人员编码: Who withdrew the approval, by code. Gives str or None; field `reconfirm_emp_code` of
    queryStdomOrder."""

    reconfirm_emp_name: Text = None
    """反审核人员名称: Who withdrew the approval, by name. Gives str or None; field `reconfirm_emp_name` of
    queryStdomOrder."""

    reconfirm_source_code: Text = None
    """反审核人员sourcecode: Sourcecode of who withdrew the approval. Gives str or None; field
    `reconfirm_source_code` of queryStdomOrder."""

    reconfirm_reason: Text = None
    """反审核原因: Why the approval was withdrawn. Gives str or None; field `reconfirm_reason` of
    queryStdomOrder."""

    print_count: Integer = None
    """打印次数: How often the order was printed. Gives int or None; field `print_count` of queryStdomOrder."""

    logistics_type: Code[LogisticsType] = None
    """物流方式: How the goods travel. Codes: 1 Own delivery (配送), 2 Express courier (快递), 3 Other (其他). Gives
    LogisticsType or None; field `logistics_type` of queryStdomOrder."""

    plan_distribution_emp_id: Id = None
    """预配送人id: Who is planned to deliver, by id. Gives str or None; field `plan_distribution_emp_id` of
    queryStdomOrder."""

    plan_distribution_emp_name: Text = None
    """预配送人姓名: Who is planned to deliver, by name. Gives str or None; field `plan_distribution_emp_name` of
    queryStdomOrder."""

    plan_distribution_emp_code: Text = None
    """预配送人编码: Who is planned to deliver, by code. Gives str or None; field `plan_distribution_emp_code` of
    queryStdomOrder."""

    plan_distribution_car_id: Id = None
    """预配送车辆id: Vehicle planned for the delivery, by id. Gives str or None; field
    `plan_distribution_car_id` of queryStdomOrder."""

    plan_distribution_car_name: Text = None
    """预配送车辆名: Vehicle planned for the delivery, by name. Gives str or None; field
    `plan_distribution_car_name` of queryStdomOrder."""

    plan_distribution_car_code: Text = None
    """预配送车辆编码: Vehicle planned for the delivery, by code. Gives str or None; field
    `plan_distribution_car_code` of queryStdomOrder."""

    plan_distribution_time: LocalDate = None
    """预配送时间: Planned day of delivery. Gives date or None; field `plan_distribution_time` of
    queryStdomOrder."""

    express_company_id: Id = None
    """快递公司id: Courier company by id. Gives str or None; field `express_company_id` of queryStdomOrder."""

    express_company_name: Text = None
    """快递公司名: Courier company by name. Gives str or None; field `express_company_name` of queryStdomOrder."""

    express_no: Text = None
    """快递单号: Tracking number of the courier. Gives str or None; field `express_no` of queryStdomOrder."""

    pay_status: Code[PayStatus] = None
    """支付状态: Whether and how the order was paid. Codes: 0 Not paid (未支付), 1 Paid (已支付), 3 Paid offline
    (线下支付). Gives PayStatus or None; field `pay_status` of queryStdomOrder."""

    mendian_use_prepare: Amount = None
    """商城使用预收: Advance payment used in the mall. Gives Decimal or None; field `mendian_use_prepare` of
    queryStdomOrder."""

    exts: Nested[list[ExtensionField]] = field(default_factory=list)
    """订单主信息扩展字段列表: Custom fields of the order. Gives a list of ExtensionField; field `exts` of
    queryStdomOrder."""

    prods: Nested[list[StdomOrderLine]] = field(default_factory=list)
    """列表: Lines of the order. Gives a list of StdomOrderLine; field `prods` of queryStdomOrder."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `exts` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.exts, "ext_key", "ext_value", self)


class StdomSent(Record):
    """A shipment of a sales order, with its lines. (发货单)"""

    _docs = DOCS["StdomSent"]

    id: Id = None
    """发货单ID: Id of the shipment. Gives str or None; field `id` of queryStdomSent."""

    status: Code[RecordStatus] = None
    """发货单状态: Whether the shipment still exists or was deleted; voiding is is_enable. Codes: 0 Deleted
    (已删除), 1 Normal (正常). Gives RecordStatus or None; field `status` of queryStdomSent."""

    sent_no: Text = None
    """发货单号: Number of the shipment. Gives str or None; field `sent_no` of queryStdomSent."""

    send_time: LocalDateTime = None
    """发货时间: When the goods were shipped. Gives datetime (Asia/Shanghai) or None; field `send_time` of
    queryStdomSent."""

    user_id: Id = None
    """发货人id: Who shipped the goods, by id; who delivers them is sent_user_id. Gives str or None; field
    `user_id` of queryStdomSent."""

    user_code: Text = None
    """发货人编码: Who shipped the goods, by code. Gives str or None; field `user_code` of queryStdomSent."""

    user_name: Text = None
    """发货人名称: Who shipped the goods, by name. Gives str or None; field `user_name` of queryStdomSent."""

    user_source_code: Text = None
    """发货人sourcecode: Who shipped the goods, by source code. Gives str or None; field `user_source_code` of
    queryStdomSent."""

    emp_source_code: Annotated[Text, AliasOf("user_source_code")] = None
    """发货人sourcecode: Who shipped the goods, by source code, as the example spells it. Gives str or None;
    field `emp_source_code` of queryStdomSent."""

    sent_user_id: Id = None
    """送货人id: Who delivers the goods, by id; may be empty. Gives str or None; field `sent_user_id` of
    queryStdomSent."""

    sent_code: Text = None
    """送货人编码: Who delivers the goods, by code. Gives str or None; field `sent_code` of queryStdomSent."""

    sent_name: Text = None
    """送货人名称: Who delivers the goods, by name. Gives str or None; field `sent_name` of queryStdomSent."""

    sent_source_code: Text = None
    """送货人sourcecode: Who delivers the goods, by source code. Gives str or None; field `sent_source_code`
    of queryStdomSent."""

    send_amount: Amount = None
    """发货金额: Amount shipped. The document names no currency unit. Gives Decimal or None; field
    `send_amount` of queryStdomSent."""

    discount_amount: Amount = None
    """优惠后金额: Amount that remains after the discount; the discount itself is incentives_amount. Gives
    Decimal or None; field `discount_amount` of queryStdomSent."""

    incentives_amount: Amount = None
    """优惠掉的金额: Discount, the amount taken off. Gives Decimal or None; field `incentives_amount` of
    queryStdomSent."""

    tax_amount: Amount = None
    """税额: Tax. Gives Decimal or None; field `tax_amount` of queryStdomSent."""

    cost_amount: Amount = None
    """成本金额: Cost of the goods. Gives Decimal or None; field `cost_amount` of queryStdomSent."""

    storehouse: Id = None
    """发货仓库: Warehouse that ships, by id. Gives str or None; field `storehouse` of queryStdomSent."""

    storehouse_code: Text = None
    """发货仓库编号: Warehouse that ships, by code. Gives str or None; field `storehouse_code` of queryStdomSent."""

    storehouse_name: Text = None
    """发货仓库名称: Warehouse that ships, by name. Gives str or None; field `storehouse_name` of queryStdomSent."""

    order_id: Id = None
    """订单id: Sales order that is shipped, by id. Gives str or None; field `order_id` of queryStdomSent."""

    order_no: Text = None
    """订单编号: Sales order that is shipped, by number; may be empty. Gives str or None; field `order_no` of
    queryStdomSent."""

    write_off_status: Code[WriteOffStatus] = None
    """收款款核销状: How far the receivable has been settled by receipts. Codes: 0 Not received (未收款), 1 Received
    (已收款), 2 Partly received (部分收款). Gives WriteOffStatus or None; field `write_off_status` of
    queryStdomSent."""

    write_off_amount: Amount = None
    """核销收款金额: Amount settled by receipts. Gives Decimal or None; field `write_off_amount` of
    queryStdomSent."""

    bill_check_status: Code[BillCheckStatus] = None
    """账单对账状态: Whether the account statement has been confirmed. Codes: 0 To be confirmed (待确认), 1
    Confirmed (已确认). Gives BillCheckStatus or None; field `bill_check_status` of queryStdomSent."""

    gift_amount: Amount = None
    """赠品金额: Value of the gifts. Gives Decimal or None; field `gift_amount` of queryStdomSent."""

    print_count: Integer = None
    """打印次数: How often the shipment was printed. Gives int or None; field `print_count` of queryStdomSent."""

    hc_status: Code[ReversalStatus] = None
    """红冲状态: Whether the document was reversed or is a reversal; empty when neither. Codes: 1 Was reversed
    by another document (被红冲), 2 Reverses another document (红冲). Gives ReversalStatus or None; field
    `hc_status` of queryStdomSent."""

    hc_id: Id = None
    """关联的红冲单id: Id of the reversal of this document; filled only when hc_status is 1, empty otherwise.
    Gives str or None; field `hc_id` of queryStdomSent."""

    hc_no: Text = None
    """红冲单号: Number of the reversal; empty when there is none. Gives str or None; field `hc_no` of
    queryStdomSent."""

    disable_reason: Text = None
    """作废原因: Why the shipment was voided; empty otherwise. Gives str or None; field `disable_reason` of
    queryStdomSent."""

    is_enable: Code[EnabledStatus] = None
    """作废状态: Whether the shipment was voided: 0 means it was. Codes: 0 Voided (作废), 1 Not voided (未作废).
    Gives EnabledStatus or None; field `is_enable` of queryStdomSent."""

    express_company_name: Text = None
    """快递公司名称: Express courier; empty when there is none. Gives str or None; field `express_company_name`
    of queryStdomSent."""

    express_no: Text = None
    """快递单号: Waybill number of the express courier; empty when there is none. Gives str or None; field
    `express_no` of queryStdomSent."""

    sign_status: Code[SignStatus] = None
    """签收状态: Whether the recipient has signed for the goods. Codes: 1 Signed for (已签收), 0 Not signed for
    (未签收). Gives SignStatus or None; field `sign_status` of queryStdomSent."""

    signe_status: Annotated[Code[SignStatus], AliasOf("sign_status")] = None
    """签收状态: Whether the recipient has signed for the goods, as the example spells it. Codes: 1 Signed for
    (已签收), 0 Not signed for (未签收). Gives SignStatus or None; field `signe_status` of queryStdomSent."""

    signer_id: Id = None
    """签收人id: Who signed for the goods, by id. Gives str or None; field `signer_id` of queryStdomSent."""

    signer_name: Text = None
    """签收人名称: Who signed for the goods, by name. Gives str or None; field `signer_name` of queryStdomSent."""

    signer_source_code: Text = None
    """签收人sourcecode: Who signed for the goods, by source code. Gives str or None; field
    `signer_source_code` of queryStdomSent."""

    sign_time: LocalDateTime = None
    """签收时间: When the goods were signed for. Gives datetime (Asia/Shanghai) or None; field `sign_time` of
    queryStdomSent."""

    prods: Nested[list[StdomSentLine]] = field(default_factory=list)
    """列表: Lines of the shipment. Gives a list of StdomSentLine; field `prods` of queryStdomSent."""


class StdReturn(Record):
    """A return with its lines. (退货单)"""

    _docs = DOCS["StdReturn"]

    id: Id = None
    """退货单ID: Id of the return; confirmStdReturn takes it. Gives str or None; field `id` of queryStdReturn."""

    status: Code[RecordStatus] = None
    """退货单状态: Whether the record still exists; the step of the return is return_status. Codes: 0 Deleted
    (已删除), 1 Normal (正常). Gives RecordStatus or None; field `status` of queryStdReturn."""

    creator_id: Id = None
    """创建人: Who created the return, by id; creator_code, creator_name and creator_source_code go with it.
    Gives str or None; field `creator_id` of queryStdReturn."""

    creator_code: Text = None
    """创建人编码: Code of the creator. Gives str or None; field `creator_code` of queryStdReturn."""

    creator_name: Text = None
    """创建人名称: Name of the creator. Gives str or None; field `creator_name` of queryStdReturn."""

    creator_source_code: Text = None
    """创建人sourcecode: Source code of the creator; the page does not explain the term. Gives str or None;
    field `creator_source_code` of queryStdReturn."""

    create_time: LocalDate = None
    """创建时间: Day on which the return was created, without a time of day. Gives date or None; field
    `create_time` of queryStdReturn."""

    modifyier_id: Id = None
    """修改人: Who changed the return last, by id; modifyier_code, modifyier_name and modifyier_source_code go
    with it. Gives str or None; field `modifyier_id` of queryStdReturn."""

    modifyier_code: Text = None
    """修改人编码: Code of the last modifier. Gives str or None; field `modifyier_code` of queryStdReturn."""

    modifyier_name: Text = None
    """修改人名称: Name of the last modifier. Gives str or None; field `modifyier_name` of queryStdReturn."""

    modifyier_source_code: Text = None
    """修改人sourcecode: Source code of the last modifier. Gives str or None; field `modifyier_source_code` of
    queryStdReturn."""

    modify_time: LocalDate = None
    """修改时间: Day of the last change, without a time of day. Gives date or None; field `modify_time` of
    queryStdReturn."""

    return_no: Text = None
    """退单号: Number of the return. Gives str or None; field `return_no` of queryStdReturn."""

    cm_id: Id = None
    """客户id: Customer by id; cm_code, cm_name and cm_source_code go with it. Gives str or None; field
    `cm_id` of queryStdReturn."""

    cm_code: Text = None
    """客户编码: Code of the customer. Gives str or None; field `cm_code` of queryStdReturn."""

    cm_name: Text = None
    """客户名称: Name of the customer. Gives str or None; field `cm_name` of queryStdReturn."""

    cm_source_code: Text = None
    """客户sourcecode: Source code of the customer. Gives str or None; field `cm_source_code` of
    queryStdReturn."""

    return_emp_id: Id = None
    """上报人(业务员): Salesperson who reported the return, by id; return_emp_code, return_emp_name and
    return_emp_source_code go with it. Gives str or None; field `return_emp_id` of queryStdReturn."""

    return_emp_code: Text = None
    """上报人(业务员)编码: Code of the salesperson. Gives str or None; field `return_emp_code` of queryStdReturn."""

    return_emp_name: Text = None
    """上报人(业务员)名称: Name of the salesperson. Gives str or None; field `return_emp_name` of queryStdReturn."""

    return_emp_source_code: Text = None
    """上报人(业务员)sourcecode: Source code of the salesperson. Gives str or None; field
    `return_emp_source_code` of queryStdReturn."""

    return_date: LocalDate = None
    """业务日期: Business day of the return. Gives date or None; field `return_date` of queryStdReturn."""

    return_time: LocalDate = None
    """退货创建日期: Day on which the return was created, without a time of day. Gives date or None; field
    `return_time` of queryStdReturn."""

    remarks: Text = None
    """备注: Remark on the return. Gives str or None; field `remarks` of queryStdReturn."""

    return_count: Amount = None
    """退货数量: Quantity returned, over all lines in the example. Gives Decimal or None; field `return_count`
    of queryStdReturn."""

    return_amount: Amount = None
    """退货金额: Amount returned. The document names no currency unit. Gives Decimal or None; field
    `return_amount` of queryStdReturn."""

    confirm_count: Amount = None
    """确认数量: Quantity confirmed. Gives Decimal or None; field `confirm_count` of queryStdReturn."""

    confirm_amount: Amount = None
    """确认金额: Amount confirmed. The document names no currency unit. Gives Decimal or None; field
    `confirm_amount` of queryStdReturn."""

    tax_amount: Amount = None
    """税额合计: Sum of the taxes of the lines. Gives Decimal or None; field `tax_amount` of queryStdReturn."""

    cost_amount: Amount = None
    """成本金额合计: Sum of the costs of the lines. Gives Decimal or None; field `cost_amount` of queryStdReturn."""

    return_status: Code[ReturnStatus] = None
    """状态: How far the return has come. Codes: 0 To be confirmed (待确认), 1 Taken into stock (已入库), 2 Sent
    back (打回), 3 Confirmed (已确认). Gives ReturnStatus or None; field `return_status` of queryStdReturn."""

    confirm_emp_id: Id = None
    """确认人id: Who confirmed the return, by id; confirm_emp_code, confirm_emp_name and
    confirm_emp_source_code go with it. Gives str or None; field `confirm_emp_id` of queryStdReturn."""

    confirm_emp_code: Text = None
    """确认人编码: Code of the person who confirmed. Gives str or None; field `confirm_emp_code` of
    queryStdReturn."""

    confirm_emp_name: Text = None
    """确认人名称: Name of the person who confirmed. Gives str or None; field `confirm_emp_name` of
    queryStdReturn."""

    confirm_emp_source_code: Text = None
    """确认人sourcecode: Source code of the person who confirmed. Gives str or None; field
    `confirm_emp_source_code` of queryStdReturn."""

    confirm_time: LocalDate = None
    """确认时间: Day of the confirmation, without a time of day. Gives date or None; field `confirm_time` of
    queryStdReturn."""

    cancel_reason: Text = None
    """打回原因: Why the return was sent back. Gives str or None; field `cancel_reason` of queryStdReturn."""

    visit_implement_id: Id = None
    """高级拜访id: Advanced visit (高级拜访) by id; empty in the example. Gives str or None; field
    `visit_implement_id` of queryStdReturn."""

    pictures: Text = None
    """退货单图片: Pictures of the return; how several are joined is not documented. Gives str or None; field
    `pictures` of queryStdReturn."""

    dealer: Id = None
    """经销商id: Dealer by id; dealer_code, dealer_name and dealer_source_code go with it. Gives str or None;
    field `dealer` of queryStdReturn."""

    dealer_code: Text = None
    """经销商编码: Code of the dealer. Gives str or None; field `dealer_code` of queryStdReturn."""

    dealer_name: Text = None
    """经销商名称: Name of the dealer. Gives str or None; field `dealer_name` of queryStdReturn."""

    dealer_source_code: Text = None
    """经销商sourcecode: Source code of the dealer. Gives str or None; field `dealer_source_code` of
    queryStdReturn."""

    storehouse: Id = None
    """收货仓库: Warehouse that receives, by id; storehouse_code and storehouse_name go with it. Gives str or
    None; field `storehouse` of queryStdReturn."""

    storehouse_code: Text = None
    """收货仓库编码: Code of the warehouse. Gives str or None; field `storehouse_code` of queryStdReturn."""

    storehouse_name: Text = None
    """收货仓库名称: Name of the warehouse. Gives str or None; field `storehouse_name` of queryStdReturn."""

    write_off_status: Code[WriteOffStatus] = None
    """收款款核销状态: How far the return has been settled by receipts. Codes: 0 Not received (未收款), 1 Received
    (已收款), 2 Partly received (部分收款). Gives WriteOffStatus or None; field `write_off_status` of
    queryStdReturn."""

    write_off_amount: Amount = None
    """核销收款金额: Amount settled by receipts. Gives Decimal or None; field `write_off_amount` of
    queryStdReturn."""

    del_remark: Text = None
    """删除原因: Why the return was deleted. Gives str or None; field `del_remark` of queryStdReturn."""

    order_id: Id = None
    """订单id: Sales order that goes with the return, by id; empty in the example. Pairs with order_no. Gives
    str or None; field `order_id` of queryStdReturn."""

    order_no: Text = None
    """订单编号: Number of the sales order; empty in the example. Pairs with order_id. Gives str or None; field
    `order_no` of queryStdReturn."""

    bill_check_status: Code[BillCheckStatus] = None
    """账单对账状态: Whether the account statement has been confirmed; empty in the example. Codes: 0 To be
    confirmed (待确认), 1 Confirmed (已确认). Gives BillCheckStatus or None; field `bill_check_status` of
    queryStdReturn."""

    return_name: Text = None
    """退货人姓名: Name of the person who returns the goods. Gives str or None; field `return_name` of
    queryStdReturn."""

    return_addr: Text = None
    """退货人地址: Address of the person who returns the goods. Gives str or None; field `return_addr` of
    queryStdReturn."""

    return_tel: Text = None
    """退货人手机: Mobile phone of the person who returns the goods. Gives str or None; field `return_tel` of
    queryStdReturn."""

    return_phone: Text = None
    """退货人电话: Landline of the person who returns the goods. Gives str or None; field `return_phone` of
    queryStdReturn."""

    print_count: Integer = None
    """打印次数: How often the return was printed; may be empty. Gives int or None; field `print_count` of
    queryStdReturn."""

    return_order_type: Id = None
    """退货单类型id: Type of the return by id; return_order_type_name goes with it. Gives str or None; field
    `return_order_type` of queryStdReturn."""

    return_order_type_name: Text = None
    """退货单类型名称: Name of the type of return. Gives str or None; field `return_order_type_name` of
    queryStdReturn."""

    gift_amount: Amount = None
    """赠品金额合计: Sum of the gift amounts of the lines. Gives Decimal or None; field `gift_amount` of
    queryStdReturn."""

    gift_cost_amount: Amount = None
    """赠品成本金额合计: Sum of the costs of the gifts. Gives Decimal or None; field `gift_cost_amount` of
    queryStdReturn."""

    hc_status: Code[ReversalStatus] = None
    """红冲状态: Whether the return was reversed or is itself a reversal; empty in the example. Codes: 1 Was
    reversed by another document (被红冲), 2 Reverses another document (红冲). Gives ReversalStatus or None;
    field `hc_status` of queryStdReturn."""

    hc_id: Id = None
    """关联的红冲单id: The other document of the reversal, by id; pairs with hc_no. Gives str or None; field
    `hc_id` of queryStdReturn."""

    hc_no: Text = None
    """关联的红冲单单号: The other document of the reversal, by number; pairs with hc_id. Gives str or None; field
    `hc_no` of queryStdReturn."""

    source_type: Code[ReturnSourceType] = None
    """来源: Where the return comes from. Codes: 0 Trade edition (internal) (商贸版内部), 1 Qince ordering (勤策订货),
    2 Wangdian (旺店), 3 Transferred order (转单订单). Gives ReturnSourceType or None; field `source_type` of
    queryStdReturn."""

    exts: Nested[list[ExtensionField]] = field(default_factory=list)
    """退货单主信息扩展字段列表: Custom fields of the return. Gives a list of ExtensionField; field `exts` of
    queryStdReturn."""

    prods: Nested[list[StdReturnLine]] = field(default_factory=list)
    """列表: Lines of the return. Gives a list of StdReturnLine; field `prods` of queryStdReturn."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `exts` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.exts, "ext_key", "ext_value", self)


class CarSaleOrder(Record):
    """A van sale: goods sold, taken back and exchanged from the vehicle, with its lines. (车销单)"""

    _docs = DOCS["CarSaleOrder"]

    id: Id = None
    """车销单ID: Id of the van sale. Gives str or None; field `id` of queryCarSaleOrder."""

    status: Code[RecordStatus] = None
    """车销单状态: Whether the van sale still exists or was deleted; voiding is is_enable. Codes: 0 Deleted
    (已删除), 1 Normal (正常). Gives RecordStatus or None; field `status` of queryCarSaleOrder."""

    is_enable: Code[EnabledStatus] = None
    """是否作废: Whether the van sale was voided: 0 means it was. Codes: 0 Voided (作废), 1 Not voided (未作废).
    Gives EnabledStatus or None; field `is_enable` of queryCarSaleOrder."""

    car_id: Id = None
    """车辆id: Vehicle by id. Gives str or None; field `car_id` of queryCarSaleOrder."""

    car_code: Text = None
    """车辆编号: Vehicle by code. Gives str or None; field `car_code` of queryCarSaleOrder."""

    car_nam: Annotated[Text, AliasOf("car_name")] = None
    """车辆名称: Name of the vehicle, as the table spells it. Gives str or None; field `car_nam` of
    queryCarSaleOrder."""

    car_name: Text = None
    """车辆名称: Name of the vehicle. Gives str or None; field `car_name` of queryCarSaleOrder."""

    sale_no: Text = None
    """车销单编号: Number of the van sale. Gives str or None; field `sale_no` of queryCarSaleOrder."""

    submit_date: LocalDateTime = None
    """提交日期: When the van sale was submitted. Gives datetime (Asia/Shanghai) or None; field `submit_date`
    of queryCarSaleOrder."""

    create_time: LocalDateTime = None
    """创建日期: When the record was made. Gives datetime (Asia/Shanghai) or None; field `create_time` of
    queryCarSaleOrder."""

    create_dept_id: Id = None
    """业务员下单时候所在的部门id: Department of the salesperson at the time of the sale, by id. Gives str or None;
    field `create_dept_id` of queryCarSaleOrder."""

    create_dept_code: Text = None
    """业务员下单时候所在的部门编码: Department of the salesperson at the time of the sale, by code. Gives str or None;
    field `create_dept_code` of queryCarSaleOrder."""

    ceate_dept_name: Annotated[Text, AliasOf("create_dept_name")] = None
    """业务员下单时候所在的部门名称: Department of the salesperson at the time of the sale, by name, as the table spells
    it. Gives str or None; field `ceate_dept_name` of queryCarSaleOrder."""

    create_dept_name: Text = None
    """业务员下单时候所在的部门名称: Department of the salesperson at the time of the sale, by name. Gives str or None;
    field `create_dept_name` of queryCarSaleOrder."""

    dept_source_code: Text = None
    """部门sourcecode: Department by source code. Gives str or None; field `dept_source_code` of
    queryCarSaleOrder."""

    create_emp_id: Id = None
    """业务员id: Salesperson by id. Gives str or None; field `create_emp_id` of queryCarSaleOrder."""

    create_emp_code: Text = None
    """业务员编码: Salesperson by code. Gives str or None; field `create_emp_code` of queryCarSaleOrder."""

    create_emp_name: Text = None
    """业务员名称: Salesperson by name. Gives str or None; field `create_emp_name` of queryCarSaleOrder."""

    emp_source_code: Text = None
    """业务员sourcecode: Salesperson by source code. Gives str or None; field `emp_source_code` of
    queryCarSaleOrder."""

    cm_id: Id = None
    """客户id: Customer by id. Gives str or None; field `cm_id` of queryCarSaleOrder."""

    cm_code: Text = None
    """客户编码: Customer by code. Gives str or None; field `cm_code` of queryCarSaleOrder."""

    cm_name: Text = None
    """客户名称: Customer by name. Gives str or None; field `cm_name` of queryCarSaleOrder."""

    cm_source_code: Text = None
    """客户sourcecode: Customer by source code. Gives str or None; field `cm_source_code` of
    queryCarSaleOrder."""

    total_amount: Amount = None
    """合计金额: Total amount. The document names no currency unit. Gives Decimal or None; field `total_amount`
    of queryCarSaleOrder."""

    discount_amount: Amount = None
    """优惠掉的金额: Discount, the amount taken off. Gives Decimal or None; field `discount_amount` of
    queryCarSaleOrder."""

    deal_amount: Amount = None
    """成交金额: Amount of the deal. The document names no currency unit. Gives Decimal or None; field
    `deal_amount` of queryCarSaleOrder."""

    receive_amount: Amount = None
    """收款金额: Amount received. Gives Decimal or None; field `receive_amount` of queryCarSaleOrder."""

    sale_amount: Amount = None
    """优惠前销售金额合计: Total of goods sold, before the discount. Gives Decimal or None; field `sale_amount` of
    queryCarSaleOrder."""

    sale_tax_amount: Amount = None
    """销售商品税额合计: Total tax on goods sold. Gives Decimal or None; field `sale_tax_amount` of
    queryCarSaleOrder."""

    sale_cost_amount: Amount = None
    """销售商品成本金额合计: Total cost of goods sold. Gives Decimal or None; field `sale_cost_amount` of
    queryCarSaleOrder."""

    return_amount: Amount = None
    """退货金额合计: Total of goods returned by the customer (退货). Gives Decimal or None; field `return_amount`
    of queryCarSaleOrder."""

    return_tax_amount: Amount = None
    """退货税额合计: Total tax on goods returned. Gives Decimal or None; field `return_tax_amount` of
    queryCarSaleOrder."""

    return_cost_amount: Amount = None
    """退货成本金额合计: Total cost of goods returned. Gives Decimal or None; field `return_cost_amount` of
    queryCarSaleOrder."""

    gift_cost_amount: Amount = None
    """赠品成本金额合计: Total cost of gifts. Gives Decimal or None; field `gift_cost_amount` of queryCarSaleOrder."""

    gift_amount: Amount = None
    """赠品金额合计: Total value of gifts. Gives Decimal or None; field `gift_amount` of queryCarSaleOrder."""

    change_cost_amount: Amount = None
    """换货成本金额合计: Total cost of goods exchanged (换货). Gives Decimal or None; field `change_cost_amount` of
    queryCarSaleOrder."""

    change_amount: Amount = None
    """换货金额合计: Total of goods exchanged (换货). Gives Decimal or None; field `change_amount` of
    queryCarSaleOrder."""

    debt_amount: Amount = None
    """欠款金额: Amount still owed. Gives Decimal or None; field `debt_amount` of queryCarSaleOrder."""

    write_off_status: Code[WriteOffStatus] = None
    """收款款核销状: How far the receivable has been settled by receipts. Codes: 0 Not received (未收款), 1 Received
    (已收款), 2 Partly received (部分收款). Gives WriteOffStatus or None; field `write_off_status` of
    queryCarSaleOrder."""

    write_off_amount: Amount = None
    """核销收款金额: Amount settled by receipts. Gives Decimal or None; field `write_off_amount` of
    queryCarSaleOrder."""

    write_off_time: LocalDateTime = None
    """最后一次核销时间: When a receipt last settled some of it. Gives datetime (Asia/Shanghai) or None; field
    `write_off_time` of queryCarSaleOrder."""

    remark: Text = None
    """备注: Remark on the van sale. Gives str or None; field `remark` of queryCarSaleOrder."""

    visit_implement_id: Id = None
    """高级拜访id: Customer visit (高级拜访) by id; may be empty. Gives str or None; field `visit_implement_id` of
    queryCarSaleOrder."""

    bill_check_status: Code[BillCheckStatus] = None
    """账单对账状态: Whether the account statement has been confirmed; used when money and accounts are handed
    in. Codes: 0 To be confirmed (待确认), 1 Confirmed (已确认). Gives BillCheckStatus or None; field
    `bill_check_status` of queryCarSaleOrder."""

    print_count: Integer = None
    """打印次数: How often the van sale was printed; may be empty. Gives int or None; field `print_count` of
    queryCarSaleOrder."""

    back_amount: Amount = None
    """还货金额合计: Total of goods given back (还货), which is apart from returns (退货). Gives Decimal or None;
    field `back_amount` of queryCarSaleOrder."""

    back_tax_amount: Amount = None
    """还货商品税额合计: Total tax on goods given back (还货). Gives Decimal or None; field `back_tax_amount` of
    queryCarSaleOrder."""

    back_cost_amount: Amount = None
    """还货商品成本金额合计: Total cost of goods given back (还货). Gives Decimal or None; field `back_cost_amount` of
    queryCarSaleOrder."""

    return_gift_cost_amount: Amount = None
    """退货赠品成本金额: Cost of gifts returned. Gives Decimal or None; field `return_gift_cost_amount` of
    queryCarSaleOrder."""

    return_gift_amount: Amount = None
    """退货赠品金额: Value of gifts returned. Gives Decimal or None; field `return_gift_amount` of
    queryCarSaleOrder."""

    hc_status: Code[ReversalStatus] = None
    """红冲状态: Whether the document was reversed or is a reversal; empty when neither. Codes: 1 Was reversed
    by another document (被红冲), 2 Reverses another document (红冲). Gives ReversalStatus or None; field
    `hc_status` of queryCarSaleOrder."""

    hc_id: Id = None
    """关联的红冲单id: Id of the reversal of this document; filled only when hc_status is 1, empty otherwise.
    Gives str or None; field `hc_id` of queryCarSaleOrder."""

    hc_no: Text = None
    """红冲单号: Number of the reversal; empty when there is none. Gives str or None; field `hc_no` of
    queryCarSaleOrder."""

    prods: Nested[list[CarSaleOrderLine]] = field(default_factory=list)
    """列表: Lines of the van sale. Gives a list of CarSaleOrderLine; field `prods` of queryCarSaleOrder."""
