# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.

from __future__ import annotations

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


class SalesBillAddResult(Record):
    """The sales bill that was added. (单据)"""

    id: Id = None
    """单据ID: Id of the new bill."""

    order_no: Text = None
    """单据编码: Number of the new bill."""

    orderNo: Annotated[Text, AliasOf("order_no")] = None
    """单据编码: Number of the new bill, as the example spells it."""


class ExtensionField(Record):
    """A custom field of the enterprise as a query returns it: its display label and its value. The field
    has to exist on the platform before it can appear. (扩展字段)
    """

    ext_key: Text = None
    """扩展字段key值: Display label of the custom field, not its code."""

    ext_value: Text = None
    """扩展字段value值: Value as text; several choices are joined with commas."""


class StdomOrderLine(Record):
    """A line of a sales order. (订单明细)"""

    detail_id: Id = None
    """订单子表id: Id of the line; what addStdomOrderSent takes as order_detail_id."""

    product_id: Id = None
    """商品id: Product by id."""

    product_name: Text = None
    """商品名称: Product by name."""

    product_code: Text = None
    """商品编码: Product by code."""

    product_source_code: Text = None
    """商品对应sourcecode: Sourcecode of the product."""

    product_pictures: Text = None
    """商品图片: Addresses of the product's pictures, joined with commas."""

    product_spec: Text = None
    """商品规格属性: Specification of the product."""

    price: Amount = None
    """商品订货价格: Price of the product in the order. The document names no currency unit."""

    order_count: Amount = None
    """数量: Quantity ordered."""

    confirm_count: Amount = None
    """确认订购的数量: Quantity confirmed."""

    input_unit: Id = None
    """录入单位id: Unit in which the line was entered, by id."""

    input_unit_name: Text = None
    """录入单位名称: Unit in which the line was entered, by name."""

    base_unit: Id = None
    """商品基本单位id: Base unit of the product, by id."""

    base_unit_name: Text = None
    """商品基本单位名称: Base unit of the product, by name."""

    base_unit_order_count: Amount = None
    """数量转化成基本单位以后的数量: Quantity ordered, converted to the base unit."""

    base_unit_confirm_count: Amount = None
    """确认的数量转化成基本单位以后的数量: Quantity confirmed, converted to the base unit."""

    order_amount: Amount = None
    """订购金额: Amount ordered."""

    confirm_amount: Amount = None
    """确认金额: Amount confirmed."""

    stay_sent_num: Amount = None
    """待发货数量: Quantity still to be shipped."""

    discount_amount: Amount = None
    """优惠后金额: Amount that remains after discounts; what was taken off is incentives_amount."""

    incentives_amount: Amount = None
    """优惠掉的金额: Amount taken off by discounts."""

    bill_discount: Amount = None
    """整单优惠分摊: Share of this line in the discount on the whole order."""

    voucher_discount: Amount = None
    """优惠券优惠金额分摊: Share of this line in what vouchers took off."""

    tax: Amount = None
    """税率: Tax rate; whether a fraction or a percentage is not documented."""

    tax_amount: Amount = None
    """税额: Tax on the line."""

    cost_amount: Amount = None
    """成本金额: Cost of the goods of the line."""

    sequ: Text = None
    """下单时的排序: Position of the line when the order was placed."""

    remarks: Text = None
    """备注: Remark on the line; addStdomOrder calls it remark."""

    is_gift: Code[YesNo] = None
    """是否是赠品: Whether the line is a gift. Codes: 1 Yes (是), 0 No (否)."""

    promotion_code: Text = None
    """促销编码: Promotion by code."""

    promotion_name: Text = None
    """促销名称: Promotion by name."""

    promotion_id: Id = None
    """促销组id: Id of the promotion group of a combined promotion."""

    cost_price: Amount = None
    """商品成本价: Cost price of the product."""

    gift_price: Amount = None
    """赠品的批发价: Wholesale price of a gift."""

    gift_amount: Amount = None
    """赠品金额: Amount of a gift."""

    rebate_account_name: Text = None
    """返利账户: Rebate account by name."""

    voucher_id: Id = None
    """优惠券id: Voucher by id."""

    voucher_bas_id: Id = None
    """优惠券活动id: Campaign of the voucher, by id."""

    exts_detail: Nested[list[ExtensionField]] = field(default_factory=list)
    """订单明细表信息扩展字段列表: Custom fields of the line."""

    full_discount_id: Id = None
    """满折满减id: Promotion that takes something off from a threshold on, by id."""

    pay_promotion_id: Id = None
    """满赠促销id: Promotion that gives something away from a threshold on, by id."""

    superposition_promotion_id: Id = None
    """叠加促销id: Stacked promotion, by id."""

    amount_promotion_id: Id = None
    """金额促销id: Promotion by amount, by id."""

    min_price_id: Id = None
    """特价促销id: Special price promotion, by id."""

    product_type_name: Text = None
    """商品行类型: Type of the line; its values are not documented."""

    rebate_account_id: Id = None
    """返利账户ID: Rebate account by id."""

    rebate_discount_amount: Amount = None
    """返利优惠金额: Amount taken off by rebates."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `exts_detail` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.exts_detail, "ext_key", "ext_value")


class StdomSentLine(Record):
    """A line of a shipment. (发货单明细)"""

    order_detail_id: Id = None
    """订单子表id: Line of the sales order that is shipped: its detail_id in queryStdomOrder."""

    hc_detail_id: Id = None
    """红冲子表id: Line of the reversal, by id."""

    product_id: Id = None
    """商品id: Product by id."""

    product_name: Text = None
    """商品名称: Product by name."""

    product_code: Text = None
    """商品编码: Product by code."""

    product_source_code: Text = None
    """商品sourcecode: Product by source code."""

    product_pictures: Text = None
    """商品图片: Pictures of the product; several values are joined with commas."""

    product_spec: Text = None
    """商品规格属性: Specification of the product."""

    cost_price: Amount = None
    """商品成本价: Cost price of the product."""

    sent_num: Amount = None
    """发货数量: Quantity shipped, in the unit it was entered in (input_unit)."""

    input_unit: Id = None
    """发货时候录入单位id: Unit in which the shipment was entered, by id."""

    input_unit_name: Text = None
    """发货时候录入单位名称: Unit in which the shipment was entered, by name."""

    base_unit: Id = None
    """商品基本单位id: Base unit of the product, by id."""

    base_unit_name: Text = None
    """商品基本单位名称: Base unit of the product, by name."""

    base_unit_sent_num: Amount = None
    """发货数量转化成基本单位以后的数量: Quantity shipped, converted to the base unit."""

    send_amount: Amount = None
    """发货金额: Amount shipped on this line."""

    discount_amount: Amount = None
    """发货优惠后金额: Amount of the line that remains after the discount."""

    incentives_amount: Amount = None
    """优惠掉的金额: Discount on the line, the amount taken off."""

    tax: Amount = None
    """税率: Tax rate, not an amount."""

    tax_amount: Amount = None
    """税额: Tax on the line."""

    cost_amount: Amount = None
    """成本金额: Cost of the goods of the line."""

    sequ: Text = None
    """下单时的排序: Position of the line when the order was placed."""

    is_gift: Code[YesNo] = None
    """是否是赠品: Whether the line is a gift. Codes: 1 Yes (是), 0 No (否)."""

    price: Amount = None
    """商品订货价: Order price of the product."""

    gift_amount: Amount = None
    """赠品金额: Value of the gift."""

    rebate_account_name: Text = None
    """返利账户: Rebate account by name."""

    gift_cm_price: Amount = None
    """赠品的客户价: The customer's price of the gift."""

    gift_cm_amount: Amount = None
    """赠品的客户价算出来的金额: Value of the gift at the customer's price."""

    prod_ext: Nested[list[ExtensionField]] = field(default_factory=list)
    """商品信息扩展字段列表: Custom fields of the product."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `prod_ext` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.prod_ext, "ext_key", "ext_value")


class StdReturnLine(Record):
    """A line of a return. (退货单子表)"""

    detail_id: Id = None
    """退货单子表ID: Id of the line."""

    detail_status: Code[RecordStatus] = None
    """状态: Whether the line still exists. Codes: 0 Deleted (已删除), 1 Normal (正常)."""

    return_id: Id = None
    """退货主表id: The return that the line belongs to; equals its id."""

    order_detail_id: Id = None
    """订单子表id: Line of the sales order, the detail_id of a line in queryStdomOrder; empty in the example,
    whose return names no order."""

    product_id: Id = None
    """商品id: Product by id; product_name, product_code and product_source_code go with it."""

    product_name: Text = None
    """商品名称: Name of the product."""

    product_code: Text = None
    """商品编码: Code of the product; may be empty."""

    product_source_code: Text = None
    """商品sourcecode: Source code of the product."""

    price: Amount = None
    """商品的退货价: Price at which the product is returned. The document names no currency unit."""

    return_count: Amount = None
    """商品退货数量: Quantity returned; base_unit_return_count has it in the base unit."""

    input_unit: Id = None
    """录入单位: Unit of entry by id; input_unit_name goes with it."""

    input_unit_name: Text = None
    """单位名称: Name of the unit of entry."""

    base_unit: Id = None
    """基本单位: Base unit of the product by id; base_unit_name goes with it."""

    base_unit_name: Text = None
    """基本单位名称: Name of the base unit."""

    base_unit_return_count: Amount = None
    """商品退货数量转化成基本单位以后的数量: Quantity returned, in the base unit."""

    return_amount: Amount = None
    """商品退货的金额: Amount returned on the line."""

    confirm_count: Amount = None
    """商品退货确认的数量: Quantity confirmed; base_unit_confirm_count has it in the base unit."""

    base_unit_confirm_count: Amount = None
    """商品退货确认的数量转化成基本单位以后的数量: Quantity confirmed, in the base unit."""

    confirm_amount: Amount = None
    """商品订购确认的金额: Amount confirmed on the line."""

    tax: Amount = None
    """税率: Tax rate."""

    tax_amount: Amount = None
    """税额: Tax of the line."""

    remarks: Text = None
    """备注: Remark on the line."""

    cost_amount: Amount = None
    """退货成本金额: Cost of the goods returned."""

    cost_price: Amount = None
    """商品成本价: Cost price of the product."""

    gift_price: Amount = None
    """赠品价格: Price of the gift; 0 on the line of the example that is no gift."""

    gift_amount: Amount = None
    """赠品金额: Amount of the gift; 0 on the line of the example that is no gift."""

    sequ: Text = None
    """排序号: Sort number of the line."""

    is_gift: Code[ReturnLineGift] = None
    """是否是赠品: Whether the line is a gift, as a digit or as a letter. Codes: 1 Yes (是), 0 No (不是), Y Yes (as
    a letter) (是), N No (as a letter) (不是)."""

    hc_detail_id: Id = None
    """关联的红冲单id: The other side of a reversal, by id; empty in the example."""

    prod_ext: Nested[list[ExtensionField]] = field(default_factory=list)
    """商品信息扩展字段列表: Custom fields of the product."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `prod_ext` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.prod_ext, "ext_key", "ext_value")


class CarSaleOrderLine(Record):
    """A line of a van sale; what it stands for depends on its type. (车销单明细)"""

    type: Code[CarSaleLineType] = None
    """车销类型: What happens to the goods of the line. Codes: 1 Sale (销售), 2 Return (退货), 3 Exchange (no
    longer used) (换货(废弃)), 4 Goods given back (还货), 5 Exchanged in (换入), 6 Exchanged out (换出)."""

    sale_type: Id = None
    """销售类型id: Type of sale, by id."""

    sale_type_name: Text = None
    """销售类型名称: Type of sale, by name."""

    product_id: Id = None
    """商品id: Product by id."""

    product_name: Text = None
    """商品名称: Product by name."""

    product_code: Text = None
    """商品编码: Product by code."""

    product_source_code: Text = None
    """商品对应sourcecode: Product by source code."""

    product_pictures: Text = None
    """商品图片: Pictures of the product; several values are joined with commas."""

    product_spec: Text = None
    """商品规格属性: Specification of the product."""

    num: Amount = None
    """录入数量: Quantity in the entered unit."""

    input_unit: Id = None
    """录入单位id: Entered unit by id."""

    input_unit_name: Text = None
    """录入单位名称: Entered unit by name."""

    base_unit: Id = None
    """商品基本单位id: Base unit of the product, by id."""

    base_unit_name: Text = None
    """商品基本单位名称: Base unit of the product, by name."""

    base_unit_num: Amount = None
    """录入数量转化成基本单位以后的数量: Quantity converted to the base unit."""

    amount: Amount = None
    """金额: Amount of the line. The document names no currency unit."""

    cost_price: Amount = None
    """成本价: Cost price."""

    price: Amount = None
    """实际价格: Actual price."""

    discount_amount: Amount = None
    """优惠掉的金额: Discount on the line, the amount taken off."""

    tax: Amount = None
    """商品税率: Tax rate, not an amount; 0.17 in the example."""

    tax_amount: Amount = None
    """商品税额: Tax on the line."""

    cost_amount: Amount = None
    """商品成本金额: Cost of the goods of the line."""

    sys_amount: Amount = None
    """系统金额: System amount (系统金额), which the document does not explain."""

    sys_price: Amount = None
    """商品对应录入单位的系统价格: System price of the product in the entered unit."""

    remark: Text = None
    """子表行备注: Remark on the line."""

    gift_amount: Amount = None
    """赠品金额: Value of the gift."""

    gift_price: Amount = None
    """赠品价格: Price of the gift."""

    reason: Text = None
    """A reason; the document does not say of what."""

    is_gift: Code[YesNo] = None
    """是否是赠品: Whether the line is a gift. Codes: 1 Yes (是), 0 No (否)."""

    seq: Text = None
    """下单时的排序: Position of the line when the order was placed."""

    promotion_code: Text = None
    """促销编码: Promotion by code."""

    promotion_name: Text = None
    """促销名称: Promotion by name."""

    promotion_id: Id = None
    """促销组id: Promotion group by id; may be empty."""

    book_id: Id = None
    """订货会主表id: Ordering event (订货会) by id."""

    book_no: Text = None
    """订货会单号: Number of the ordering-event document (订货会单)."""


class StdomOrder(Record):
    """A sales order with its lines. Custom fields arrive in `exts`, and may also stand beside the
    documented fields under their own code, such as `ext_2611010001`. (订单)
    """

    id: Id = None
    """勤策订单ID: Id of the order, as closeStdomOrder and modifyCustomFields (order_id) take it."""

    create_time: LocalDateTime = None
    """创建时间: When the order was created on the platform."""

    status: Code[RecordStatus] = None
    """订单状态: Whether the order still exists; its state is order_status. Codes: 0 Deleted (已删除), 1 Normal
    (正常)."""

    order_no: Text = None
    """订单编号: Number of the order."""

    order_date: LocalDateTime = None
    """业务日期: Business date of the order."""

    submit_dept_id: Id = None
    """业务员下单时候所在的部门id: Department of the salesperson at the time of the order, by id."""

    submit_dept_code: Text = None
    """业务员下单时候所在的部门编码: Department of the salesperson at the time of the order, by code."""

    submit_dept_name: Text = None
    """业务员下单时候所在的部门名称: Department of the salesperson at the time of the order, by name."""

    dept_source_code: Text = None
    """部门sourcecode: Sourcecode of the department; the page does not explain the term."""

    submit_emp_id: Id = None
    """单据上报人(业务员)id: Salesperson who submitted the order, by id."""

    submit_emp_code: Text = None
    """单据上报人(业务员)编码: Salesperson who submitted the order, by code."""

    submit_emp_name: Text = None
    """单据上报人(业务员)名称: Salesperson who submitted the order, by name."""

    emp_source_code: Text = None
    """上报人(业务员)sourcecode: Sourcecode of the salesperson."""

    submit_time: LocalDateTime = None
    """提交时间: When the order was submitted."""

    cm_id: Id = None
    """客户id: Customer by id."""

    cm_code: Text = None
    """客户编码: Customer by code."""

    cm_name: Text = None
    """客户名称: Customer by name."""

    cm_source_code: Text = None
    """客户sourcecode: Sourcecode of the customer."""

    cm_linkman_id: Id = None
    """门店联系人id: Contact at the store, by id."""

    cm_linkman_name: Text = None
    """门店联系人名称: Contact at the store, by name."""

    order_amount: Amount = None
    """订单金额: Amount of the order. The document names no currency unit."""

    actual_amount: Amount = None
    """订单实际金额: Actual amount of the order. The document names no currency unit."""

    discount_amount: Amount = None
    """优惠后金额: Amount that remains after discounts; what was taken off is incentives_amount."""

    incentives_amount: Amount = None
    """优惠掉的金额: Amount taken off by discounts."""

    bill_discount: Amount = None
    """整单优惠: Discount on the whole order, entered by hand."""

    voucher_discount: Amount = None
    """优惠券优惠金额: Amount taken off by vouchers."""

    tax_amount: Amount = None
    """税额: Tax on the order."""

    cost_amount: Amount = None
    """成本金额: Cost of the goods."""

    order_status: Code[OrderStatus] = None
    """订单状态: State of the order; read close_detail_status too to tell whether it is closed. Codes: 0 To be
    confirmed (待确认), 1 Confirmed (已确认), 2 Sent back (打回), 3 Shipped (已发货), 4 Partly shipped (部分发货)."""

    close_detail_status: Code[CloseDetailStatus] = None
    """关闭状态: How far the order was shipped when it was closed; empty for an order that is not closed.
    Codes: 3 Closed after shipping everything (全部发货关闭), 2 Closed after shipping a part (部分发货关闭), 1
    Closed without shipping (未发货关闭)."""

    confirm_emp_id: Id = None
    """单据确认人id: Who confirmed the order, by id."""

    confirm_emp_code: Text = None
    """单据确认人编码: Who confirmed the order, by code."""

    confirm_emp_name: Text = None
    """单据确认人名称: Who confirmed the order, by name."""

    confirm_source_code: Text = None
    """单据确认人sourcecode: Sourcecode of who confirmed the order."""

    confirm_time: LocalDateTime = None
    """确认时间: When the order was confirmed."""

    cancel_reason: Text = None
    """打回原因: Why the order was sent back."""

    order_remark: Text = None
    """备注: Remark on the order; addStdomOrder calls it remarks."""

    consignment_date: LocalDateTime = None
    """要求送货日期(交货日期): Requested day of delivery."""

    visit_implement_id: Id = None
    """高级拜访id: Id of the advanced visit of the order."""

    pictures: Text = None
    """订单图片: Addresses of the order's pictures, joined with commas."""

    dealer: Id = None
    """经销商id: Dealer by id."""

    dealer_name: Text = None
    """经销商名称: Dealer by name."""

    dealer_code: Text = None
    """经销商编码: Dealer by code."""

    dealer_source_code: Text = None
    """经销商sourcecode: Sourcecode of the dealer."""

    storehouse: Id = None
    """发货仓库: Warehouse that ships, by id; addStdomOrder calls it storehouse_id."""

    storehouse_code: Text = None
    """发货仓库编号: Warehouse that ships, by code."""

    storehouse_name: Text = None
    """发货仓库名称: Warehouse that ships, by name."""

    order_type: Code[OrderType] = None
    """订单类型: What kind of order it is. Codes: 1 Reported order (订单上报订单), 2 Store order (门店订单), 3
    Transferred order (转单订单), 4 Sales bill (销货单), 5 Order that gives goods back (还货订单)."""

    write_off_status: Code[WriteOffStatus] = None
    """收款款核销状: How far the receivable has been settled by receipts. Codes: 0 Not received (未收款), 1 Received
    (已收款), 2 Partly received (部分收款)."""

    write_off_amount: Amount = None
    """核销收款金额: Amount settled by receipts."""

    receive_amount: Amount = None
    """收款金额: Amount received."""

    receive_name: Text = None
    """收货人: Name of the consignee."""

    receive_phone: Text = None
    """收货人手机: Mobile phone of the consignee."""

    receive_tel: Text = None
    """收货人电话: Landline of the consignee."""

    receive_addr: Text = None
    """收货地址: Address of the consignee."""

    reconfirm_time: LocalDateTime = None
    """反审核时间: When the approval was withdrawn."""

    del_remark: Text = None
    """删除原因: Why the order was deleted."""

    reconfirm_emp_id: Id = None
    """反审核人员id: Who withdrew the approval, by id."""

    reconfirm_emp_code: Text = None
    """反审核人员编码: Who withdrew the approval, by code."""

    reconfirm_emp_name: Text = None
    """反审核人员名称: Who withdrew the approval, by name."""

    reconfirm_source_code: Text = None
    """反审核人员sourcecode: Sourcecode of who withdrew the approval."""

    reconfirm_reason: Text = None
    """反审核原因: Why the approval was withdrawn."""

    print_count: Integer = None
    """打印次数: How often the order was printed."""

    logistics_type: Code[LogisticsType] = None
    """物流方式: How the goods travel. Codes: 1 Own delivery (配送), 2 Express courier (快递), 3 Other (其他)."""

    plan_distribution_emp_id: Id = None
    """预配送人id: Who is planned to deliver, by id."""

    plan_distribution_emp_name: Text = None
    """预配送人姓名: Who is planned to deliver, by name."""

    plan_distribution_emp_code: Text = None
    """预配送人编码: Who is planned to deliver, by code."""

    plan_distribution_car_id: Id = None
    """预配送车辆id: Vehicle planned for the delivery, by id."""

    plan_distribution_car_name: Text = None
    """预配送车辆名: Vehicle planned for the delivery, by name."""

    plan_distribution_car_code: Text = None
    """预配送车辆编码: Vehicle planned for the delivery, by code."""

    plan_distribution_time: LocalDate = None
    """预配送时间: Planned day of delivery."""

    express_company_id: Id = None
    """快递公司id: Courier company by id."""

    express_company_name: Text = None
    """快递公司名: Courier company by name."""

    express_no: Text = None
    """快递单号: Tracking number of the courier."""

    pay_status: Code[PayStatus] = None
    """支付状态: Whether and how the order was paid. Codes: 0 Not paid (未支付), 1 Paid (已支付), 3 Paid offline
    (线下支付)."""

    mendian_use_prepare: Amount = None
    """商城使用预收: Advance payment used in the mall."""

    exts: Nested[list[ExtensionField]] = field(default_factory=list)
    """订单主信息扩展字段列表: Custom fields of the order."""

    prods: Nested[list[StdomOrderLine]] = field(default_factory=list)
    """列表: Lines of the order."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `exts` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.exts, "ext_key", "ext_value")


class StdomSent(Record):
    """A shipment of a sales order, with its lines. (发货单)"""

    id: Id = None
    """发货单ID: Id of the shipment."""

    status: Code[RecordStatus] = None
    """发货单状态: Whether the shipment still exists or was deleted; voiding is is_enable. Codes: 0 Deleted
    (已删除), 1 Normal (正常)."""

    sent_no: Text = None
    """发货单号: Number of the shipment."""

    send_time: LocalDateTime = None
    """发货时间: When the goods were shipped."""

    user_id: Id = None
    """发货人id: Who shipped the goods, by id; who delivers them is sent_user_id."""

    user_code: Text = None
    """发货人编码: Who shipped the goods, by code."""

    user_name: Text = None
    """发货人名称: Who shipped the goods, by name."""

    user_source_code: Text = None
    """发货人sourcecode: Who shipped the goods, by source code."""

    emp_source_code: Annotated[Text, AliasOf("user_source_code")] = None
    """发货人sourcecode: Who shipped the goods, by source code, as the example spells it."""

    sent_user_id: Id = None
    """送货人id: Who delivers the goods, by id; may be empty."""

    sent_code: Text = None
    """送货人编码: Who delivers the goods, by code."""

    sent_name: Text = None
    """送货人名称: Who delivers the goods, by name."""

    sent_source_code: Text = None
    """送货人sourcecode: Who delivers the goods, by source code."""

    send_amount: Amount = None
    """发货金额: Amount shipped. The document names no currency unit."""

    discount_amount: Amount = None
    """优惠后金额: Amount that remains after the discount; the discount itself is incentives_amount."""

    incentives_amount: Amount = None
    """优惠掉的金额: Discount, the amount taken off."""

    tax_amount: Amount = None
    """税额: Tax."""

    cost_amount: Amount = None
    """成本金额: Cost of the goods."""

    storehouse: Id = None
    """发货仓库: Warehouse that ships, by id."""

    storehouse_code: Text = None
    """发货仓库编号: Warehouse that ships, by code."""

    storehouse_name: Text = None
    """发货仓库名称: Warehouse that ships, by name."""

    order_id: Id = None
    """订单id: Sales order that is shipped, by id."""

    order_no: Text = None
    """订单编号: Sales order that is shipped, by number; may be empty."""

    write_off_status: Code[WriteOffStatus] = None
    """收款款核销状: How far the receivable has been settled by receipts. Codes: 0 Not received (未收款), 1 Received
    (已收款), 2 Partly received (部分收款)."""

    write_off_amount: Amount = None
    """核销收款金额: Amount settled by receipts."""

    bill_check_status: Code[BillCheckStatus] = None
    """账单对账状态: Whether the account statement has been confirmed. Codes: 0 To be confirmed (待确认), 1
    Confirmed (已确认)."""

    gift_amount: Amount = None
    """赠品金额: Value of the gifts."""

    print_count: Integer = None
    """打印次数: How often the shipment was printed."""

    hc_status: Code[ReversalStatus] = None
    """红冲状态: Whether the document was reversed or is a reversal; empty when neither. Codes: 1 Was reversed
    by another document (被红冲), 2 Reverses another document (红冲)."""

    hc_id: Id = None
    """关联的红冲单id: Id of the reversal of this document; filled only when hc_status is 1, empty otherwise."""

    hc_no: Text = None
    """红冲单号: Number of the reversal; empty when there is none."""

    disable_reason: Text = None
    """作废原因: Why the shipment was voided; empty otherwise."""

    is_enable: Code[EnabledStatus] = None
    """作废状态: Whether the shipment was voided: 0 means it was. Codes: 0 Voided (作废), 1 Not voided (未作废)."""

    express_company_name: Text = None
    """快递公司名称: Express courier; empty when there is none."""

    express_no: Text = None
    """快递单号: Waybill number of the express courier; empty when there is none."""

    sign_status: Code[SignStatus] = None
    """签收状态: Whether the recipient has signed for the goods. Codes: 1 Signed for (已签收), 0 Not signed for
    (未签收)."""

    signe_status: Annotated[Code[SignStatus], AliasOf("sign_status")] = None
    """签收状态: Whether the recipient has signed for the goods, as the example spells it. Codes: 1 Signed for
    (已签收), 0 Not signed for (未签收)."""

    signer_id: Id = None
    """签收人id: Who signed for the goods, by id."""

    signer_name: Text = None
    """签收人名称: Who signed for the goods, by name."""

    signer_source_code: Text = None
    """签收人sourcecode: Who signed for the goods, by source code."""

    sign_time: LocalDateTime = None
    """签收时间: When the goods were signed for."""

    prods: Nested[list[StdomSentLine]] = field(default_factory=list)
    """列表: Lines of the shipment."""


class StdReturn(Record):
    """A return with its lines. (退货单)"""

    id: Id = None
    """退货单ID: Id of the return; confirmStdReturn takes it."""

    status: Code[RecordStatus] = None
    """退货单状态: Whether the record still exists; the step of the return is return_status. Codes: 0 Deleted
    (已删除), 1 Normal (正常)."""

    creator_id: Id = None
    """创建人: Who created the return, by id; creator_code, creator_name and creator_source_code go with it."""

    creator_code: Text = None
    """创建人编码: Code of the creator."""

    creator_name: Text = None
    """创建人名称: Name of the creator."""

    creator_source_code: Text = None
    """创建人sourcecode: Source code of the creator; the page does not explain the term."""

    create_time: LocalDate = None
    """创建时间: Day on which the return was created, without a time of day."""

    modifyier_id: Id = None
    """修改人: Who changed the return last, by id; modifyier_code, modifyier_name and modifyier_source_code go
    with it."""

    modifyier_code: Text = None
    """修改人编码: Code of the last modifier."""

    modifyier_name: Text = None
    """修改人名称: Name of the last modifier."""

    modifyier_source_code: Text = None
    """修改人sourcecode: Source code of the last modifier."""

    modify_time: LocalDate = None
    """修改时间: Day of the last change, without a time of day."""

    return_no: Text = None
    """退单号: Number of the return."""

    cm_id: Id = None
    """客户id: Customer by id; cm_code, cm_name and cm_source_code go with it."""

    cm_code: Text = None
    """客户编码: Code of the customer."""

    cm_name: Text = None
    """客户名称: Name of the customer."""

    cm_source_code: Text = None
    """客户sourcecode: Source code of the customer."""

    return_emp_id: Id = None
    """上报人(业务员): Salesperson who reported the return, by id; return_emp_code, return_emp_name and
    return_emp_source_code go with it."""

    return_emp_code: Text = None
    """上报人(业务员)编码: Code of the salesperson."""

    return_emp_name: Text = None
    """上报人(业务员)名称: Name of the salesperson."""

    return_emp_source_code: Text = None
    """上报人(业务员)sourcecode: Source code of the salesperson."""

    return_date: LocalDate = None
    """业务日期: Business day of the return."""

    return_time: LocalDate = None
    """退货创建日期: Day on which the return was created, without a time of day."""

    remarks: Text = None
    """备注: Remark on the return."""

    return_count: Amount = None
    """退货数量: Quantity returned, over all lines in the example."""

    return_amount: Amount = None
    """退货金额: Amount returned. The document names no currency unit."""

    confirm_count: Amount = None
    """确认数量: Quantity confirmed."""

    confirm_amount: Amount = None
    """确认金额: Amount confirmed. The document names no currency unit."""

    tax_amount: Amount = None
    """税额合计: Sum of the taxes of the lines."""

    cost_amount: Amount = None
    """成本金额合计: Sum of the costs of the lines."""

    return_status: Code[ReturnStatus] = None
    """状态: How far the return has come. Codes: 0 To be confirmed (待确认), 1 Taken into stock (已入库), 2 Sent
    back (打回), 3 Confirmed (已确认)."""

    confirm_emp_id: Id = None
    """确认人id: Who confirmed the return, by id; confirm_emp_code, confirm_emp_name and
    confirm_emp_source_code go with it."""

    confirm_emp_code: Text = None
    """确认人编码: Code of the person who confirmed."""

    confirm_emp_name: Text = None
    """确认人名称: Name of the person who confirmed."""

    confirm_emp_source_code: Text = None
    """确认人sourcecode: Source code of the person who confirmed."""

    confirm_time: LocalDate = None
    """确认时间: Day of the confirmation, without a time of day."""

    cancel_reason: Text = None
    """打回原因: Why the return was sent back."""

    visit_implement_id: Id = None
    """高级拜访id: Advanced visit (高级拜访) by id; empty in the example."""

    pictures: Text = None
    """退货单图片: Pictures of the return; how several are joined is not documented."""

    dealer: Id = None
    """经销商id: Dealer by id; dealer_code, dealer_name and dealer_source_code go with it."""

    dealer_code: Text = None
    """经销商编码: Code of the dealer."""

    dealer_name: Text = None
    """经销商名称: Name of the dealer."""

    dealer_source_code: Text = None
    """经销商sourcecode: Source code of the dealer."""

    storehouse: Id = None
    """收货仓库: Warehouse that receives, by id; storehouse_code and storehouse_name go with it."""

    storehouse_code: Text = None
    """收货仓库编码: Code of the warehouse."""

    storehouse_name: Text = None
    """收货仓库名称: Name of the warehouse."""

    write_off_status: Code[WriteOffStatus] = None
    """收款款核销状态: How far the return has been settled by receipts. Codes: 0 Not received (未收款), 1 Received
    (已收款), 2 Partly received (部分收款)."""

    write_off_amount: Amount = None
    """核销收款金额: Amount settled by receipts."""

    del_remark: Text = None
    """删除原因: Why the return was deleted."""

    order_id: Id = None
    """订单id: Sales order that goes with the return, by id; empty in the example. Pairs with order_no."""

    order_no: Text = None
    """订单编号: Number of the sales order; empty in the example. Pairs with order_id."""

    bill_check_status: Code[BillCheckStatus] = None
    """账单对账状态: Whether the account statement has been confirmed; empty in the example. Codes: 0 To be
    confirmed (待确认), 1 Confirmed (已确认)."""

    return_name: Text = None
    """退货人姓名: Name of the person who returns the goods."""

    return_addr: Text = None
    """退货人地址: Address of the person who returns the goods."""

    return_tel: Text = None
    """退货人手机: Mobile phone of the person who returns the goods."""

    return_phone: Text = None
    """退货人电话: Landline of the person who returns the goods."""

    print_count: Integer = None
    """打印次数: How often the return was printed; may be empty."""

    return_order_type: Id = None
    """退货单类型id: Type of the return by id; return_order_type_name goes with it."""

    return_order_type_name: Text = None
    """退货单类型名称: Name of the type of return."""

    gift_amount: Amount = None
    """赠品金额合计: Sum of the gift amounts of the lines."""

    gift_cost_amount: Amount = None
    """赠品成本金额合计: Sum of the costs of the gifts."""

    hc_status: Code[ReversalStatus] = None
    """红冲状态: Whether the return was reversed or is itself a reversal; empty in the example. Codes: 1 Was
    reversed by another document (被红冲), 2 Reverses another document (红冲)."""

    hc_id: Id = None
    """关联的红冲单id: The other document of the reversal, by id; pairs with hc_no."""

    hc_no: Text = None
    """关联的红冲单单号: The other document of the reversal, by number; pairs with hc_id."""

    source_type: Code[ReturnSourceType] = None
    """来源: Where the return comes from. Codes: 0 Trade edition (internal) (商贸版内部), 1 Qince ordering (勤策订货),
    2 Wangdian (旺店), 3 Transferred order (转单订单)."""

    exts: Nested[list[ExtensionField]] = field(default_factory=list)
    """退货单主信息扩展字段列表: Custom fields of the return."""

    prods: Nested[list[StdReturnLine]] = field(default_factory=list)
    """列表: Lines of the return."""

    @property
    def custom_fields(self) -> Mapping[str, str]:
        """The custom fields of `exts` by display label, as the platform sends it, in its order.

        An empty value is `""`. Of two fields with one label the first that has a value counts.
        """
        return by_label(self.exts, "ext_key", "ext_value")


class CarSaleOrder(Record):
    """A van sale: goods sold, taken back and exchanged from the vehicle, with its lines. (车销单)"""

    id: Id = None
    """车销单ID: Id of the van sale."""

    status: Code[RecordStatus] = None
    """车销单状态: Whether the van sale still exists or was deleted; voiding is is_enable. Codes: 0 Deleted
    (已删除), 1 Normal (正常)."""

    is_enable: Code[EnabledStatus] = None
    """是否作废: Whether the van sale was voided: 0 means it was. Codes: 0 Voided (作废), 1 Not voided (未作废)."""

    car_id: Id = None
    """车辆id: Vehicle by id."""

    car_code: Text = None
    """车辆编号: Vehicle by code."""

    car_nam: Annotated[Text, AliasOf("car_name")] = None
    """车辆名称: Name of the vehicle, as the table spells it."""

    car_name: Text = None
    """车辆名称: Name of the vehicle."""

    sale_no: Text = None
    """车销单编号: Number of the van sale."""

    submit_date: LocalDateTime = None
    """提交日期: When the van sale was submitted."""

    create_time: LocalDateTime = None
    """创建日期: When the record was made."""

    create_dept_id: Id = None
    """业务员下单时候所在的部门id: Department of the salesperson at the time of the sale, by id."""

    create_dept_code: Text = None
    """业务员下单时候所在的部门编码: Department of the salesperson at the time of the sale, by code."""

    ceate_dept_name: Annotated[Text, AliasOf("create_dept_name")] = None
    """业务员下单时候所在的部门名称: Department of the salesperson at the time of the sale, by name, as the table spells
    it."""

    create_dept_name: Text = None
    """业务员下单时候所在的部门名称: Department of the salesperson at the time of the sale, by name."""

    dept_source_code: Text = None
    """部门sourcecode: Department by source code."""

    create_emp_id: Id = None
    """业务员id: Salesperson by id."""

    create_emp_code: Text = None
    """业务员编码: Salesperson by code."""

    create_emp_name: Text = None
    """业务员名称: Salesperson by name."""

    emp_source_code: Text = None
    """业务员sourcecode: Salesperson by source code."""

    cm_id: Id = None
    """客户id: Customer by id."""

    cm_code: Text = None
    """客户编码: Customer by code."""

    cm_name: Text = None
    """客户名称: Customer by name."""

    cm_source_code: Text = None
    """客户sourcecode: Customer by source code."""

    total_amount: Amount = None
    """合计金额: Total amount. The document names no currency unit."""

    discount_amount: Amount = None
    """优惠掉的金额: Discount, the amount taken off."""

    deal_amount: Amount = None
    """成交金额: Amount of the deal. The document names no currency unit."""

    receive_amount: Amount = None
    """收款金额: Amount received."""

    sale_amount: Amount = None
    """优惠前销售金额合计: Total of goods sold, before the discount."""

    sale_tax_amount: Amount = None
    """销售商品税额合计: Total tax on goods sold."""

    sale_cost_amount: Amount = None
    """销售商品成本金额合计: Total cost of goods sold."""

    return_amount: Amount = None
    """退货金额合计: Total of goods returned by the customer (退货)."""

    return_tax_amount: Amount = None
    """退货税额合计: Total tax on goods returned."""

    return_cost_amount: Amount = None
    """退货成本金额合计: Total cost of goods returned."""

    gift_cost_amount: Amount = None
    """赠品成本金额合计: Total cost of gifts."""

    gift_amount: Amount = None
    """赠品金额合计: Total value of gifts."""

    change_cost_amount: Amount = None
    """换货成本金额合计: Total cost of goods exchanged (换货)."""

    change_amount: Amount = None
    """换货金额合计: Total of goods exchanged (换货)."""

    debt_amount: Amount = None
    """欠款金额: Amount still owed."""

    write_off_status: Code[WriteOffStatus] = None
    """收款款核销状: How far the receivable has been settled by receipts. Codes: 0 Not received (未收款), 1 Received
    (已收款), 2 Partly received (部分收款)."""

    write_off_amount: Amount = None
    """核销收款金额: Amount settled by receipts."""

    write_off_time: LocalDateTime = None
    """最后一次核销时间: When a receipt last settled some of it."""

    remark: Text = None
    """备注: Remark on the van sale."""

    visit_implement_id: Id = None
    """高级拜访id: Customer visit (高级拜访) by id; may be empty."""

    bill_check_status: Code[BillCheckStatus] = None
    """账单对账状态: Whether the account statement has been confirmed; used when money and accounts are handed
    in. Codes: 0 To be confirmed (待确认), 1 Confirmed (已确认)."""

    print_count: Integer = None
    """打印次数: How often the van sale was printed; may be empty."""

    back_amount: Amount = None
    """还货金额合计: Total of goods given back (还货), which is apart from returns (退货)."""

    back_tax_amount: Amount = None
    """还货商品税额合计: Total tax on goods given back (还货)."""

    back_cost_amount: Amount = None
    """还货商品成本金额合计: Total cost of goods given back (还货)."""

    return_gift_cost_amount: Amount = None
    """退货赠品成本金额: Cost of gifts returned."""

    return_gift_amount: Amount = None
    """退货赠品金额: Value of gifts returned."""

    hc_status: Code[ReversalStatus] = None
    """红冲状态: Whether the document was reversed or is a reversal; empty when neither. Codes: 1 Was reversed
    by another document (被红冲), 2 Reverses another document (红冲)."""

    hc_id: Id = None
    """关联的红冲单id: Id of the reversal of this document; filled only when hc_status is 1, empty otherwise."""

    hc_no: Text = None
    """红冲单号: Number of the reversal; empty when there is none."""

    prods: Nested[list[CarSaleOrderLine]] = field(default_factory=list)
    """列表: Lines of the van sale."""
