# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of shipments: Shipments of sales orders (发货单) - query, add and reverse."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference, PagingReference
from waiqin365_api.reference import _codes

__all__ = ["OPERATIONS"]

_QUERY_STDOM_SENT_REQUEST = ObjectReference(
    "QueryStdomSentRequest",
    "Filters for shipments of sales orders.",
    "查询订单发货数据",
    fields=(
        FieldReference(
            "page_number",
            "page_number",
            "integer",
            "页码",
            "Page to return, 1000 records each; 1 when left out.",
        ),
        FieldReference(
            "status",
            "status",
            "code",
            "记录状态",
            "Only shipments that still exist, or only deleted ones.",
            codes=_codes.RECORD_STATUS,
        ),
        FieldReference(
            "cm_id", "cm_id", "waiqin-id", "勤策客户唯一ID", "Only shipments of this customer, by id."
        ),
        FieldReference(
            "cm_code",
            "cm_code",
            "text",
            "客户编码",
            "Only shipments of this customer, by code.",
            quirk="The value in the example request begins with a space.",
        ),
        FieldReference(
            "create_date", "create_date", "date", "创建日期", "Only shipments created on this day."
        ),
        FieldReference(
            "modify_date", "modify_date", "date", "修改日期", "Only shipments modified on this day."
        ),
        FieldReference(
            "after_create_date",
            "after_create_date",
            "waiqin-date-time",
            "创建时间之后",
            "Only shipments created after this time.",
        ),
        FieldReference(
            "after_modify_date",
            "after_modify_date",
            "waiqin-date-time",
            "修改时间之后",
            "Only shipments modified after this time.",
        ),
        FieldReference(
            "start_create_date",
            "start_create_date",
            "date",
            "创建时间开始",
            "Start of a range of creation days; pairs with end_create_date.",
        ),
        FieldReference(
            "end_create_date",
            "end_create_date",
            "date",
            "创建时间结束",
            "End of a range of creation days; whether the bound itself is included is not documented.",
        ),
        FieldReference(
            "start_modify_date",
            "start_modify_date",
            "date",
            "修改时间开始",
            "Start of a range of modification days; pairs with end_modify_date.",
        ),
        FieldReference(
            "end_modify_date",
            "end_modify_date",
            "date",
            "修改时间结束",
            "End of a range of modification days; whether the bound itself is included is not documented.",
        ),
        FieldReference("id", "id", "waiqin-id", "勤策中发货单id", "Only the shipment with this id."),
        FieldReference(
            "sent_no", "sent_no", "text", "勤策中发货单编码", "Only the shipment with this number."
        ),
        FieldReference(
            "order_id",
            "order_id",
            "waiqin-id",
            "勤策中订单id",
            "Only shipments of the sales order with this id.",
        ),
        FieldReference(
            "order_no",
            "order_no",
            "text",
            "勤策中订单编码",
            "Only shipments of the sales order with this number.",
        ),
        FieldReference(
            "start_sign_date",
            "start_sign_date",
            "date",
            "签收时间开始",
            "Start of a range of days of receipt; pairs with end_sign_date.",
        ),
        FieldReference(
            "end_sign_date",
            "end_sign_date",
            "date",
            "签收时间结束",
            "End of a range of days of receipt; whether the bound itself is included is not documented.",
        ),
    ),
)

_EXTENSION_FIELD = ObjectReference(
    "ExtensionField",
    "A custom field of the enterprise as a query returns it: its display label and its value. The field has to exist on the platform before it can appear.",
    "扩展字段",
    fields=(
        FieldReference(
            "ext_key",
            "ext_key",
            "text",
            "扩展字段key值",
            "Display label of the custom field, not its code.",
            quirk="The tables put words for the place before this label, other ones in each operation.",
        ),
        FieldReference(
            "ext_value",
            "ext_value",
            "text",
            "扩展字段value值",
            "Value as text; several choices are joined with commas.",
            quirk="Two of the tables put words for the place before this label.",
        ),
    ),
)

_STDOM_SENT_LINE = ObjectReference(
    "StdomSentLine",
    "A line of a shipment.",
    "发货单明细",
    fields=(
        FieldReference(
            "order_detail_id",
            "order_detail_id",
            "waiqin-id",
            "订单子表id",
            "Line of the sales order that is shipped: its detail_id in queryStdomOrder.",
        ),
        FieldReference(
            "hc_detail_id", "hc_detail_id", "waiqin-id", "红冲子表id", "Line of the reversal, by id."
        ),
        FieldReference("product_id", "product_id", "waiqin-id", "商品id", "Product by id."),
        FieldReference("product_name", "product_name", "text", "商品名称", "Product by name."),
        FieldReference("product_code", "product_code", "text", "商品编码", "Product by code."),
        FieldReference(
            "product_source_code", "product_source_code", "text", "商品sourcecode", "Product by source code."
        ),
        FieldReference(
            "product_pictures",
            "product_pictures",
            "text",
            "商品图片",
            "Pictures of the product; several values are joined with commas.",
        ),
        FieldReference(
            "product_spec", "product_spec", "text", "商品规格属性", "Specification of the product."
        ),
        FieldReference(
            "cost_price",
            "cost_price",
            "decimal",
            "商品成本价",
            "Cost price of the product.",
            quirk="numeric(10,8) leaves room for only two digits before the decimal point.",
        ),
        FieldReference(
            "sent_num",
            "sent_num",
            "decimal",
            "发货数量",
            "Quantity shipped, in the unit it was entered in (input_unit).",
            quirk="numeric(10,8) leaves room for only two digits before the decimal point.",
        ),
        FieldReference(
            "input_unit",
            "input_unit",
            "waiqin-id",
            "发货时候录入单位id",
            "Unit in which the shipment was entered, by id.",
        ),
        FieldReference(
            "input_unit_name",
            "input_unit_name",
            "text",
            "发货时候录入单位名称",
            "Unit in which the shipment was entered, by name.",
        ),
        FieldReference(
            "base_unit", "base_unit", "waiqin-id", "商品基本单位id", "Base unit of the product, by id."
        ),
        FieldReference(
            "base_unit_name",
            "base_unit_name",
            "text",
            "商品基本单位名称",
            "Base unit of the product, by name.",
        ),
        FieldReference(
            "base_unit_sent_num",
            "base_unit_sent_num",
            "decimal",
            "发货数量转化成基本单位以后的数量",
            "Quantity shipped, converted to the base unit.",
            quirk="numeric(10,8) leaves room for only two digits before the decimal point.",
        ),
        FieldReference("send_amount", "send_amount", "decimal", "发货金额", "Amount shipped on this line."),
        FieldReference(
            "discount_amount",
            "discount_amount",
            "decimal",
            "发货优惠后金额",
            "Amount of the line that remains after the discount.",
        ),
        FieldReference(
            "incentives_amount",
            "incentives_amount",
            "decimal",
            "优惠掉的金额",
            "Discount on the line, the amount taken off.",
        ),
        FieldReference("tax", "tax", "decimal", "税率", "Tax rate, not an amount."),
        FieldReference("tax_amount", "tax_amount", "decimal", "税额", "Tax on the line."),
        FieldReference("cost_amount", "cost_amount", "decimal", "成本金额", "Cost of the goods of the line."),
        FieldReference(
            "sequ", "sequ", "text", "下单时的排序", "Position of the line when the order was placed."
        ),
        FieldReference(
            "is_gift", "is_gift", "code", "是否是赠品", "Whether the line is a gift.", codes=_codes.YES_NO
        ),
        FieldReference("price", "price", "decimal", "商品订货价", "Order price of the product."),
        FieldReference("gift_amount", "gift_amount", "decimal", "赠品金额", "Value of the gift."),
        FieldReference(
            "rebate_account_name", "rebate_account_name", "text", "返利账户", "Rebate account by name."
        ),
        FieldReference(
            "gift_cm_price", "gift_cm_price", "decimal", "赠品的客户价", "The customer's price of the gift."
        ),
        FieldReference(
            "gift_cm_amount",
            "gift_cm_amount",
            "decimal",
            "赠品的客户价算出来的金额",
            "Value of the gift at the customer's price.",
        ),
        FieldReference(
            "prod_ext",
            "prod_ext",
            "list",
            "商品信息扩展字段列表",
            "Custom fields of the product.",
            members=_EXTENSION_FIELD,
        ),
    ),
)

_STDOM_SENT = ObjectReference(
    "StdomSent",
    "A shipment of a sales order, with its lines.",
    "发货单",
    fields=(
        FieldReference("id", "id", "waiqin-id", "发货单ID", "Id of the shipment."),
        FieldReference(
            "status",
            "status",
            "code",
            "发货单状态",
            "Whether the shipment still exists or was deleted; voiding is is_enable.",
            codes=_codes.RECORD_STATUS,
        ),
        FieldReference("sent_no", "sent_no", "text", "发货单号", "Number of the shipment."),
        FieldReference(
            "send_time",
            "send_time",
            "waiqin-date-time",
            "发货时间",
            "When the goods were shipped.",
            quirk="Typed with 10 characters but its format has 19.",
        ),
        FieldReference(
            "user_id",
            "user_id",
            "waiqin-id",
            "发货人id",
            "Who shipped the goods, by id; who delivers them is sent_user_id.",
        ),
        FieldReference("user_code", "user_code", "text", "发货人编码", "Who shipped the goods, by code."),
        FieldReference("user_name", "user_name", "text", "发货人名称", "Who shipped the goods, by name."),
        FieldReference(
            "user_source_code",
            "user_source_code",
            "text",
            "发货人sourcecode",
            "Who shipped the goods, by source code.",
        ),
        FieldReference(
            "emp_source_code",
            "emp_source_code",
            "text",
            "发货人sourcecode",
            "Who shipped the goods, by source code, as the example spells it.",
            alias_of="user_source_code",
            quirk="The table spells it user_source_code, the example emp_source_code; which one arrives is not known.",
        ),
        FieldReference(
            "sent_user_id",
            "sent_user_id",
            "waiqin-id",
            "送货人id",
            "Who delivers the goods, by id; may be empty.",
        ),
        FieldReference("sent_code", "sent_code", "text", "送货人编码", "Who delivers the goods, by code."),
        FieldReference("sent_name", "sent_name", "text", "送货人名称", "Who delivers the goods, by name."),
        FieldReference(
            "sent_source_code",
            "sent_source_code",
            "text",
            "送货人sourcecode",
            "Who delivers the goods, by source code.",
        ),
        FieldReference(
            "send_amount",
            "send_amount",
            "decimal",
            "发货金额",
            "Amount shipped. The document names no currency unit.",
        ),
        FieldReference(
            "discount_amount",
            "discount_amount",
            "decimal",
            "优惠后金额",
            "Amount that remains after the discount; the discount itself is incentives_amount.",
            quirk="In queryCarSaleOrder a field of the same name is the discount itself.",
        ),
        FieldReference(
            "incentives_amount",
            "incentives_amount",
            "decimal",
            "优惠掉的金额",
            "Discount, the amount taken off.",
        ),
        FieldReference("tax_amount", "tax_amount", "decimal", "税额", "Tax."),
        FieldReference("cost_amount", "cost_amount", "decimal", "成本金额", "Cost of the goods."),
        FieldReference("storehouse", "storehouse", "waiqin-id", "发货仓库", "Warehouse that ships, by id."),
        FieldReference(
            "storehouse_code", "storehouse_code", "text", "发货仓库编号", "Warehouse that ships, by code."
        ),
        FieldReference(
            "storehouse_name", "storehouse_name", "text", "发货仓库名称", "Warehouse that ships, by name."
        ),
        FieldReference("order_id", "order_id", "waiqin-id", "订单id", "Sales order that is shipped, by id."),
        FieldReference(
            "order_no",
            "order_no",
            "text",
            "订单编号",
            "Sales order that is shipped, by number; may be empty.",
        ),
        FieldReference(
            "write_off_status",
            "write_off_status",
            "code",
            "收款款核销状",
            "How far the receivable has been settled by receipts.",
            codes=_codes.WRITE_OFF_STATUS,
            quirk="The label doubles 款 and lacks its last character.",
        ),
        FieldReference(
            "write_off_amount", "write_off_amount", "decimal", "核销收款金额", "Amount settled by receipts."
        ),
        FieldReference(
            "bill_check_status",
            "bill_check_status",
            "code",
            "账单对账状态",
            "Whether the account statement has been confirmed.",
            codes=_codes.BILL_CHECK_STATUS,
        ),
        FieldReference("gift_amount", "gift_amount", "decimal", "赠品金额", "Value of the gifts."),
        FieldReference(
            "print_count",
            "print_count",
            "integer",
            "打印次数",
            "How often the shipment was printed.",
            quirk="Typed VARCHAR(10), a number in the example.",
        ),
        FieldReference(
            "hc_status",
            "hc_status",
            "code",
            "红冲状态",
            "Whether the document was reversed or is a reversal; empty when neither.",
            codes=_codes.REVERSAL_STATUS,
        ),
        FieldReference(
            "hc_id",
            "hc_id",
            "waiqin-id",
            "关联的红冲单id",
            "Id of the reversal of this document; filled only when hc_status is 1, empty otherwise.",
            quirk="The row explains the field without naming it; the label is the one that queryStdReturn gives it.",
        ),
        FieldReference(
            "hc_no",
            "hc_no",
            "text",
            "红冲单号",
            "Number of the reversal; empty when there is none.",
            quirk="Typed with 10 characters while the number of the shipment in the example has 14.",
        ),
        FieldReference(
            "disable_reason",
            "disable_reason",
            "text",
            "作废原因",
            "Why the shipment was voided; empty otherwise.",
        ),
        FieldReference(
            "is_enable",
            "is_enable",
            "code",
            "作废状态",
            "Whether the shipment was voided: 0 means it was.",
            codes=_codes.ENABLED_STATUS,
        ),
        FieldReference(
            "express_company_name",
            "express_company_name",
            "text",
            "快递公司名称",
            "Express courier; empty when there is none.",
        ),
        FieldReference(
            "express_no",
            "express_no",
            "text",
            "快递单号",
            "Waybill number of the express courier; empty when there is none.",
        ),
        FieldReference(
            "sign_status",
            "sign_status",
            "code",
            "签收状态",
            "Whether the recipient has signed for the goods.",
            codes=_codes.SIGN_STATUS,
        ),
        FieldReference(
            "signe_status",
            "signe_status",
            "code",
            "签收状态",
            "Whether the recipient has signed for the goods, as the example spells it.",
            codes=_codes.SIGN_STATUS,
            alias_of="sign_status",
            quirk="The table spells it sign_status, the example signe_status; which one arrives is not known.",
        ),
        FieldReference("signer_id", "signer_id", "waiqin-id", "签收人id", "Who signed for the goods, by id."),
        FieldReference(
            "signer_name",
            "signer_name",
            "text",
            "签收人名称",
            "Who signed for the goods, by name.",
            personal=True,
        ),
        FieldReference(
            "signer_source_code",
            "signer_source_code",
            "text",
            "签收人sourcecode",
            "Who signed for the goods, by source code.",
        ),
        FieldReference(
            "sign_time", "sign_time", "waiqin-date-time", "签收时间", "When the goods were signed for."
        ),
        FieldReference("prods", "prods", "list", "列表", "Lines of the shipment.", members=_STDOM_SENT_LINE),
    ),
)

_ADD_STDOM_ORDER_SENT_LINE = ObjectReference(
    "AddStdomOrderSentLine",
    "A line of a shipment to add.",
    "发货单明细",
    fields=(
        FieldReference(
            "product_id",
            "product_id",
            "waiqin-id",
            "商品id",
            "Product by id; one of product_id, product_code and product_name is needed.",
            quirk="Typed INT8; the example sends the same number, 1, for two products.",
        ),
        FieldReference(
            "product_code",
            "product_code",
            "text",
            "商品编码",
            "Product by code; one of product_id, product_code and product_name is needed.",
        ),
        FieldReference(
            "product_name",
            "product_name",
            "text",
            "商品名称",
            "Product by name; one of product_id, product_code and product_name is needed.",
        ),
        FieldReference(
            "input_unit",
            "input_unit",
            "waiqin-id",
            "发货单位id",
            "Unit of the quantity, by id; send this or input_unit_name.",
            quirk="The example sends the id and the name together; what follows from sending neither is not said.",
        ),
        FieldReference(
            "input_unit_name",
            "input_unit_name",
            "text",
            "发货单位名称",
            "Unit of the quantity, by name; send this or input_unit.",
        ),
        FieldReference("sent_num", "sent_num", "decimal", "发货数量", "Quantity to ship, in the given unit."),
        FieldReference(
            "is_gift",
            "is_gift",
            "code",
            "是否是赠品",
            "Whether the line is a gift; 0, not a gift, when left out. The document advises to send it always.",
            codes=_codes.GIFT_FLAG,
        ),
        FieldReference(
            "order_detail_id",
            "order_detail_id",
            "waiqin-id",
            "订单子表ID",
            "Line of the sales order: its detail_id in queryStdomOrder.",
            required=True,
            quirk="Mandatory by its text, yet empty in the example.",
        ),
    ),
    any_of=((("product_id",), ("product_code",), ("product_name",)),),
)

_ADD_STDOM_ORDER_SENT_ITEM = ObjectReference(
    "AddStdomOrderSentItem",
    "A shipment to add, made from a sales order.",
    "发货单",
    fields=(
        FieldReference(
            "send_time",
            "send_time",
            "waiqin-date-or-time",
            "发货单发货时间",
            "When the goods are shipped: a day, or a day with its time.",
            quirk="Three forms are documented: yyyy-mm-dd, yyyy-mm-dd hh24:mi and yyyy-mm-dd hh24:mi:ss. The example request holds the text of the last form instead of a value.",
        ),
        FieldReference(
            "order_id",
            "order_id",
            "waiqin-id",
            "销售订单id",
            "Sales order by id; one of order_id and order_no is needed.",
        ),
        FieldReference(
            "order_no",
            "order_no",
            "text",
            "销售订单编码",
            "Sales order by number; one of order_id and order_no is needed.",
        ),
        FieldReference(
            "emp_id",
            "emp_id",
            "waiqin-id",
            "发货单配送人员Id",
            "Who delivers the goods, by id; one of emp_id, emp_code and emp_name is needed.",
        ),
        FieldReference(
            "emp_code",
            "emp_code",
            "text",
            "发货单配送人员编码",
            "Who delivers the goods, by code; one of emp_id, emp_code and emp_name is needed.",
        ),
        FieldReference(
            "emp_name",
            "emp_name",
            "text",
            "发货单配送人员名称",
            "Who delivers the goods, by name; one of emp_id, emp_code and emp_name is needed.",
        ),
        FieldReference(
            "send_remark",
            "send_remark",
            "text",
            "发货单备注",
            "Remark on the shipment; the table of queryStdomSent has no such field.",
        ),
        FieldReference(
            "express_company_name", "express_company_name", "text", "快递公司名称", "Express courier by name."
        ),
        FieldReference(
            "express_no", "express_no", "text", "快递单号", "Waybill number of the express courier."
        ),
        FieldReference(
            "sent_use_advance",
            "sent_use_advance",
            "code",
            "发货使用预收",
            "Whether the shipment draws on money received in advance; 0, no, when left out.",
            codes=_codes.YES_NO,
        ),
        FieldReference(
            "storehouse_id",
            "storehouse_id",
            "waiqin-id",
            "发货单发货仓库Id",
            "Warehouse that ships, by id; send one of storehouse_id, storehouse_code and storehouse_name.",
            quirk="The rows of the warehouse say to send one of the three, without the word for must that the other rules have.",
        ),
        FieldReference(
            "storehouse_code",
            "storehouse_code",
            "text",
            "发货单发货仓库编码",
            "Warehouse that ships, by code; send one of storehouse_id, storehouse_code and storehouse_name.",
        ),
        FieldReference(
            "storehouse_name",
            "storehouse_name",
            "text",
            "发货单发货仓库名称",
            "Warehouse that ships, by name; send one of storehouse_id, storehouse_code and storehouse_name.",
        ),
        FieldReference(
            "products",
            "products",
            "list",
            "列表",
            "Lines of the shipment.",
            members=_ADD_STDOM_ORDER_SENT_LINE,
            quirk="Called products here and prods in the answer of queryStdomSent.",
        ),
    ),
    any_of=((("order_id",), ("order_no",)), (("emp_id",), ("emp_code",), ("emp_name",))),
)

_CANCEL_SEND_ORDER_REQUEST = ObjectReference(
    "CancelSendOrderRequest",
    "The shipment to reverse.",
    "红冲发货单数据",
    fields=(
        FieldReference(
            "ids",
            "ids",
            "waiqin-id",
            "发货单id",
            "Shipment by id; one of ids and sent_no is needed.",
            quirk="The name is plural, but the text speaks of one id; whether several can be sent is not said.",
        ),
        FieldReference(
            "sent_no",
            "sent_no",
            "text",
            "发货单编码",
            "Shipment by number; one of ids and sent_no is needed.",
        ),
    ),
    any_of=((("ids",), ("sent_no",)),),
)

OPERATIONS = (
    OperationReference(
        platform="waiqin365",
        resource="shipments",
        method="query",
        id="queryStdomSent",
        summary="Query shipments of sales orders",
        label="查询订单发货数据",
        description="Returns shipments with their lines, a page of up to 1000 at a time. An empty page is the end; there is no total. Unless the filter status is 1, deleted shipments may come too: their status is 0.",
        url="https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html",
        http_method="POST",
        path="/api/stdsent/v1/queryStdomSent",
        write=False,
        msg_id=True,
        request=_QUERY_STDOM_SENT_REQUEST,
        response=_STDOM_SENT,
        many=True,
        paging=PagingReference(page="page_number", start=1, default_size=1000),
        tables=("shipments", "lines", "custom_fields", "problems"),
        quirk="The lines of the example lack the product, the units and order_detail_id that the table lists. The four keys of the envelope are shown in the example only.",
    ),
    OperationReference(
        platform="waiqin365",
        resource="shipments",
        method="add",
        id="addStdomOrderSent",
        summary="Add shipments",
        label="新增发货单数据",
        description="Books one or more shipments of sales orders. The body is a JSON array at the top level, and the answer does not name the new shipments; find them with queryStdomSent by order_no. A shipment takes no number of the caller's own, so only an express_no tells it from others of its order.",
        url="https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html",
        http_method="POST",
        path="/api/stdsent/v1/addStdomOrderSent",
        write=True,
        array=True,
        msg_id=True,
        request=_ADD_STDOM_ORDER_SENT_ITEM,
        lookup="shipments.query",
        quirk="The only operation of the page whose body is an array. Its lines are called products, where most others say prods. The note under the table misprints 以免 as 未免.",
    ),
    OperationReference(
        platform="waiqin365",
        resource="shipments",
        method="cancel",
        id="cancelSendOrder",
        summary="Reverse a shipment",
        label="红冲发货单数据",
        description="Cancels a shipment (红冲), named by id or by number, whose hc_status then tells. The page does not say what becomes of the order's remaining quantity.",
        url="https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html",
        http_method="POST",
        path="/api/stdsent/v1/cancelSendOrder",
        write=True,
        msg_id=True,
        request=_CANCEL_SEND_ORDER_REQUEST,
        lookup="shipments.query",
        quirk="The id field is called ids although its text speaks of a single id.",
    ),
)
"""The operations in the order of the spec."""
