# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of sale_orders: Orders taken for a customer (代客订单), newer generation - list, one order with its receipts."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference, PagingReference
from wshoto_api.reference import _codes

__all__ = ["OPERATIONS"]

_CRM_SALE_ORDER_DETAIL_REQUEST = ObjectReference(
    "CrmSaleOrderDetailRequest",
    "Names the order to read.",
    "获取代客订单详情",
    fields=(
        FieldReference(
            "user_id",
            "user_id",
            "text",
            "创建人",
            "The employee in whose name the order is read; how it narrows the answer is not documented.",
            quirk="Labelled as creator here and as current user on the page of the list.",
        ),
        FieldReference(
            "id",
            "id",
            "long",
            "订单id",
            "Id of the order. Real ones have 19 digits, which JavaScript rounds.",
            required=True,
        ),
    ),
)

_GOODS_FILE = ObjectReference(
    "GoodsFile",
    "An attachment of custom goods.",
    "自定义商品附件内容",
    fields=(
        FieldReference(
            "material_id",
            "material_id",
            "text",
            "素材ID",
            "Attachment by id; these pages do not say how to fetch it.",
        ),
        FieldReference(
            "material_type",
            "material_type",
            "integer-code",
            "素材类型",
            "Picture or file.",
            codes=_codes.MATERIAL_TYPE,
        ),
    ),
)

_SALE_ORDER_GOOD = ObjectReference(
    "SaleOrderGood",
    "Goods of an order, either from the mall or made up for this order.",
    "订单商品信息",
    fields=(
        FieldReference("id", "id", "text", "主键id", "Id of the line."),
        FieldReference("goods_name", "goods_name", "text", "商品名称", "Name of the goods."),
        FieldReference(
            "goods_id", "goods_id", "text", "商品id", "Goods by id; custom goods have none in the example."
        ),
        FieldReference(
            "goods_type",
            "goods_type",
            "integer",
            "商品类型",
            "Kind of goods; in the example 2 stands on custom goods and 1 on goods that have an id.",
            quirk="The table gives no list of values.",
        ),
        FieldReference(
            "goods_price",
            "goods_price",
            "long",
            "商品价格",
            "Price of the goods. The document names no currency and no unit.",
        ),
        FieldReference("count", "count", "long", "数量", "Quantity."),
        FieldReference(
            "opportunity_id",
            "opportunity_id",
            "text",
            "关联赢单商机id",
            "The won sales opportunity that belongs to the line, by id.",
        ),
        FieldReference(
            "opportunity_name",
            "opportunity_name",
            "text",
            "关联赢单商机名称",
            "Name of the won sales opportunity that belongs to the line.",
        ),
        FieldReference(
            "pic_urls",
            "pic_urls",
            "list",
            "商城商品的图片地址",
            "Addresses of pictures of mall goods.",
            items="text",
        ),
        FieldReference("sku_id", "sku_id", "text", "商城商品规格id", "Variant of mall goods by id."),
        FieldReference(
            "sku_price",
            "sku_price",
            "long",
            "商品规格价格",
            "Price of the variant. The document names no currency and no unit.",
        ),
        FieldReference(
            "select_attr_val",
            "select_attrVal",
            "text",
            "商城商品级别",
            "Level of mall goods, the platform's word; the field name speaks of a chosen attribute value.",
            quirk="The only name of the page that mixes underscore and camel case.",
        ),
        FieldReference(
            "goods_content",
            "goods_content",
            "text",
            "自定义商品内容",
            "Text on custom goods; empty for goods from the mall in the example.",
        ),
        FieldReference(
            "self_map", "self_map", "map", "自定义商品的自定义字段集合", "Custom fields of custom goods."
        ),
        FieldReference(
            "goods_file",
            "goods_file",
            "list",
            "自定义商品附件内容",
            "Attachments of custom goods.",
            members=_GOODS_FILE,
        ),
    ),
    quirk="The custom goods of the example lack goods_id, sku_id and pic_urls.",
)

_ORDER_CONTRACT = ObjectReference(
    "OrderContract",
    "A contract attached to the order.",
    "订单合同",
    fields=(
        FieldReference(
            "material_id",
            "material_id",
            "text",
            "素材ID",
            "Attachment by id; these pages do not say how to fetch it.",
        ),
        FieldReference(
            "material_type",
            "material_type",
            "integer-code",
            "素材类型",
            "Only pictures are documented here.",
            codes=_codes.ORDER_CONTRACT_MATERIAL_TYPE,
            quirk="The table names only 3 here, and 3 and 7 for the other two lists of attachments.",
        ),
    ),
)

_SALE_ORDER = ObjectReference(
    "SaleOrder",
    "An order taken for a customer, as the newer generation of the CRM shows it.",
    "订单基本信息",
    fields=(
        FieldReference(
            "id",
            "id",
            "long",
            "订单id",
            "Id of the order. Real ones have 19 digits, which JavaScript rounds.",
        ),
        FieldReference("order_number", "order_number", "text", "订单编号", "Number of the order."),
        FieldReference(
            "contact_id",
            "contact_id",
            "long",
            "联系人ID",
            "Contact by id. Real ones have 19 digits, which JavaScript rounds.",
            personal=True,
            quirk="A long here and in crmSaleOrderReceiptDetail, and a string in receipt_list.",
        ),
        FieldReference(
            "contact_name", "contact_name", "text", "联系人名称", "Name of the contact.", personal=True
        ),
        FieldReference(
            "follow_user_id",
            "follow_user_id",
            "text",
            "跟进人id",
            "Employee who follows the order up, by id.",
        ),
        FieldReference(
            "order_account",
            "order_account",
            "long",
            "订单总额",
            "Total of the order; on the older generation's page of creation it is the amount after the discount. The document names no currency and no unit.",
            quirk="By the page of creation account less discount_price is this field, but the examples have 36900 here, 36700 in account and no discount_price.",
        ),
        FieldReference(
            "discount",
            "discount",
            "number",
            "折扣",
            "Discount; whether a rate or an amount is not documented, and discount_price holds the amount.",
        ),
        FieldReference(
            "remittance_account",
            "remittance_account",
            "long",
            "回款总额",
            "Total received so far. The document names no currency and no unit.",
        ),
        FieldReference(
            "account",
            "account",
            "long",
            "订单原价总金额",
            "Total at original prices, before the discount. The document names no currency and no unit.",
        ),
        FieldReference(
            "order_state",
            "order_state",
            "integer-code",
            "订单状态",
            "State of the order.",
            codes=_codes.ORDER_STATE,
            quirk='The tables print a comma in the wrong place, "2 待付款3,待审核".',
        ),
        FieldReference(
            "company_name",
            "company_name",
            "text",
            "企业名称",
            "Name of the enterprise; pairs with company_id.",
        ),
        FieldReference("create_time", "create_time", "epoch-seconds", "创建时间", "When the order was made."),
        FieldReference("remark", "remark", "text", "备注", "Remark on the order."),
        FieldReference(
            "update_time", "update_time", "epoch-seconds", "修改时间", "When the order was last changed."
        ),
        FieldReference("owner_id", "owner_id", "text", "负责人", "Employee in charge, by id."),
        FieldReference(
            "discount_price",
            "discount_price",
            "long",
            "折扣金额",
            "Amount of the discount. The document names no currency and no unit.",
        ),
        FieldReference("company_id", "company_id", "long", "联系人企业id", "The contact's enterprise by id."),
        FieldReference(
            "goods_name",
            "goods_name",
            "text",
            "商品名称",
            "Name of the goods; null in the example, where order_good_list holds the names.",
        ),
        FieldReference(
            "pic_list",
            "pic_list",
            "list",
            "商品图片地址集",
            "Addresses of pictures of the goods.",
            items="text",
        ),
        FieldReference(
            "cooper_list", "cooper_list", "list", "协作人", "Employees who cooperate.", items="text"
        ),
        FieldReference(
            "pre_owner_id", "pre_owner_id", "text", "前负责人ID", "Employee who was in charge before, by id."
        ),
        FieldReference("opportunity_id", "opportunity_id", "text", "商机id", "Sales opportunity by id."),
        FieldReference(
            "opportunity_name", "opportunity_name", "text", "商机名称", "Name of the sales opportunity."
        ),
        FieldReference(
            "confirm_time",
            "confirm_time",
            "epoch-seconds",
            "",
            "When the order was confirmed, going by the name of the field.",
            quirk="Only the example has this field, so it has no label.",
        ),
        FieldReference("field_map", "field_map", "map", "自定义字段 map", "Custom fields of the order."),
        FieldReference(
            "order_good_list",
            "order_good_list",
            "list",
            "订单商品信息",
            "Goods of the order.",
            members=_SALE_ORDER_GOOD,
        ),
        FieldReference(
            "order_contract",
            "order_contract",
            "list",
            "订单合同",
            "Contracts of the order; empty when there is none.",
            members=_ORDER_CONTRACT,
        ),
    ),
)

_RECEIPT_CONTRACT = ObjectReference(
    "ReceiptContract",
    "An attachment of a receipt.",
    "回款单合同",
    fields=(
        FieldReference(
            "material_id",
            "material_id",
            "text",
            "素材ID",
            "Attachment by id; these pages do not say how to fetch it.",
        ),
        FieldReference(
            "material_type",
            "material_type",
            "integer-code",
            "素材类型",
            "Picture or file.",
            codes=_codes.MATERIAL_TYPE,
        ),
    ),
)

_SALE_ORDER_RECEIPT = ObjectReference(
    "SaleOrderReceipt",
    "A payment received for the order.",
    "回款单详情",
    fields=(
        FieldReference("id", "id", "long", "id", "Id of the receipt."),
        FieldReference(
            "order_id", "order_id", "long", "订单id", "The order it belongs to; pairs with id of order."
        ),
        FieldReference(
            "contact_id",
            "contact_id",
            "text",
            "联系人id",
            "Contact by id.",
            personal=True,
            quirk="A string here, and a long in order and in crmSaleOrderReceiptDetail.",
        ),
        FieldReference(
            "receipt_account",
            "receipt_account",
            "long",
            "汇款金额",
            "Amount received. The document names no currency and no unit.",
            quirk="Labelled 汇款 (remittance), while the list is one of 回款 (payments received).",
        ),
        FieldReference(
            "receipt_time",
            "receipt_time",
            "epoch-seconds",
            "汇款日期",
            "Day of the payment; the page of crmSaleOrderReceiptDetail gives its unit, seconds.",
            quirk="Labelled 汇款 (remittance), while the list is one of 回款 (payments received).",
        ),
        FieldReference("pay_people", "pay_people", "text", "打款人", "Who paid.", personal=True),
        FieldReference(
            "receipt_type",
            "receipt_type",
            "text",
            "回款类型",
            "Kind of payment; its values are not documented.",
            quirk="The table gives no list of values.",
        ),
        FieldReference(
            "statements_identify",
            "statements_identify",
            "integer-code",
            "结单标识",
            "Whether the payment closes the order, going by its label.",
            codes=_codes.YES_NO,
        ),
        FieldReference(
            "create_time", "create_time", "epoch-seconds", "创建日期", "When the receipt was made."
        ),
        FieldReference(
            "approval_state",
            "approval_state",
            "integer-code",
            "审批状态",
            "How far its approval has come.",
            codes=_codes.RECEIPT_APPROVAL_STATE,
        ),
        FieldReference("reject_reason", "reject_reason", "text", "拒绝原因", "Why it was refused."),
        FieldReference(
            "approval_time", "approval_time", "epoch-seconds", "审批时间", "When it was approved or refused."
        ),
        FieldReference(
            "update_time", "update_time", "epoch-seconds", "修改时间", "When the receipt was last changed."
        ),
        FieldReference(
            "business_id",
            "business_id",
            "text",
            "定制凭证ID",
            "Customised voucher by id; the page says no more about it.",
        ),
        FieldReference("field_map", "field_map", "map", "自定义字段 map", "Custom fields of the receipt."),
        FieldReference(
            "receipt_contract",
            "receipt_contract",
            "list",
            "回款单合同",
            "Attachments of the receipt; crmSaleOrderReceiptDetail has them beside the receipt.",
            members=_RECEIPT_CONTRACT,
        ),
    ),
    quirk="The list is empty in the example, so no value of these fields has been seen.",
)

_SALE_ORDER_DETAIL = ObjectReference(
    "SaleOrderDetail",
    "An order and the payments received for it.",
    "返回数据",
    fields=(
        FieldReference(
            "order",
            "order",
            "object",
            "订单基本信息",
            "The order with its goods and contracts.",
            members=_SALE_ORDER,
        ),
        FieldReference(
            "receipt_list",
            "receipt_list",
            "list",
            "回款单详情列表",
            "Payments received for the order; empty when there is none.",
            members=_SALE_ORDER_RECEIPT,
        ),
    ),
    quirk="The table has lost its nesting. Going by the example, order_good_list and order_contract belong inside order and receipt_list beside it.",
)

_CRM_SALE_ORDER_PAGE_REQUEST = ObjectReference(
    "CrmSaleOrderPageRequest",
    "Arguments of crmSaleOrderPage.",
    "获取代客订单列表",
    fields=(
        FieldReference(
            "user_id",
            "user_id",
            "text",
            "当前用户",
            "The employee in whose name the list is read; how it narrows the answer is not documented.",
        ),
        FieldReference(
            "owner_ids", "owner_ids", "list", "负责人ID集", "Employees in charge, by id.", items="text"
        ),
        FieldReference(
            "follow_user_ids",
            "follow_user_ids",
            "list",
            "创建人ID集",
            "Employees who made the order, by id; goes with follow_user_id of a record.",
            items="text",
            quirk="Typed string, but the example has a list.",
        ),
        FieldReference(
            "start_time", "start_time", "epoch-seconds", "创建开始时间", "Only orders made from this time on."
        ),
        FieldReference(
            "end_time",
            "end_time",
            "epoch-seconds",
            "创建结束时间",
            "Only orders made up to this time; whether it counts itself is not documented.",
        ),
        FieldReference(
            "order_state_list",
            "order_state_list",
            "list",
            "订单状态",
            "Only orders in one of these states.",
            items="code",
            codes=_codes.CRM_SALE_ORDER_PAGE_ORDER_STATE_LIST,
        ),
        FieldReference("field_map", "field_map", "map", "自定义字段筛选map", "Filter by custom fields."),
        FieldReference(
            "page_num", "page_num", "integer", "当前页", "Number of the page, from 1.", required=True
        ),
        FieldReference(
            "page_size",
            "page_size",
            "integer",
            "当前页大小",
            "Records a page; the largest value is not documented.",
            required=True,
        ),
    ),
)

_CRM_SALE_ORDER = ObjectReference(
    "CrmSaleOrder",
    "An order taken for a customer, as the newer generation of the CRM lists it.",
    "",
    fields=(
        FieldReference(
            "id",
            "id",
            "long",
            "订单id",
            "Id of the order. Real ones have 19 digits, which JavaScript rounds.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "order_number",
            "order_number",
            "text",
            "订单编号",
            "Number of the order.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "contact_id",
            "contact_id",
            "long",
            "联系人ID",
            "Contact by id. Real ones have 19 digits, which JavaScript rounds.",
            personal=True,
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "contact_name",
            "contact_name",
            "text",
            "联系人名称",
            "Name of the contact.",
            personal=True,
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "follow_user_id",
            "follow_user_id",
            "text",
            "跟进人id",
            "Employee who follows the order up, by id.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "order_account",
            "order_account",
            "long",
            "订单总额",
            "Total of the order. The document names no currency and no unit.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "discount",
            "discount",
            "number",
            "折扣",
            "Discount; whether a rate or an amount is not documented, and discount_price holds the amount.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "remittance_account",
            "remittance_account",
            "long",
            "回款总额",
            "Total received so far. The document names no currency and no unit.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "account",
            "account",
            "long",
            "订单原价总金额",
            "Total at original prices. The document names no currency and no unit.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "order_state",
            "order_state",
            "integer-code",
            "订单状态",
            "State of the order.",
            codes=_codes.ORDER_STATE,
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "company_name",
            "company_name",
            "text",
            "企业名称",
            "Name of the enterprise; pairs with company_id.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "create_time",
            "create_time",
            "epoch-seconds",
            "创建时间",
            "When the order was made.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "remark",
            "remark",
            "text",
            "备注",
            "Remark on the order.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "update_time",
            "update_time",
            "epoch-seconds",
            "修改时间",
            "When the order was last changed.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "owner_id",
            "owner_id",
            "text",
            "负责人",
            "Employee in charge, by id.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "discount_price",
            "discount_price",
            "long",
            "折扣金额",
            "Amount of the discount. The document names no currency and no unit.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "company_id",
            "company_id",
            "long",
            "联系人企业id",
            "The contact's enterprise by id.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "goods_name",
            "goods_name",
            "text",
            "商品名称",
            "Name of the goods; the list shows no lines.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "pic_list",
            "pic_list",
            "list",
            "商品图片地址集",
            "Addresses of pictures of the goods.",
            items="text",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "cooper_list",
            "cooper_list",
            "list",
            "协作人",
            "Employees who cooperate.",
            items="text",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "pre_owner_id",
            "pre_owner_id",
            "text",
            "前负责人ID",
            "Employee who was in charge before, by id.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "opportunity_id",
            "opportunity_id",
            "text",
            "商机id",
            "Sales opportunity by id.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "opportunity_name",
            "opportunity_name",
            "text",
            "商机名称",
            "Name of the sales opportunity.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
        FieldReference(
            "field_map",
            "field_map",
            "map",
            "自定义字段 map",
            "Custom fields of the order.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrder.",
        ),
    ),
)

OPERATIONS = (
    OperationReference(
        platform="wshoto",
        resource="sale_orders",
        method="get",
        id="crmSaleOrderDetail",
        summary="Read one order taken for a customer",
        label="获取代客订单详情",
        description="Returns an order with its goods, contracts and received payments. This is the newer generation of the CRM: other names and nesting than the detail call of the older one.",
        url="https://open.wshoto.com/doc/pages/crm3/saleOrderDetail.html",
        http_method="GET",
        path="/openapi/crm/saleOrder/detail",
        write=False,
        request=_CRM_SALE_ORDER_DETAIL_REQUEST,
        response=_SALE_ORDER_DETAIL,
        tables=(
            "sale_orders",
            "goods",
            "goods_files",
            "contracts",
            "receipts",
            "receipt_contracts",
            "custom_fields",
            "problems",
        ),
        quirk="A GET whose parameters stand in a JSON body.",
    ),
    OperationReference(
        platform="wshoto",
        resource="sale_orders",
        method="list",
        id="crmSaleOrderPage",
        summary="List orders taken for customers (newer generation)",
        label="获取代客订单列表",
        description="Pages through the orders that employees took for customers, without goods and receipts, which crmSaleOrderDetail has. The stored copy of the page is cut off in the table of the answer, so labels and types of a record are those of crmSaleOrderDetail, and a record may have more fields than are named here.",
        url="https://open.wshoto.com/doc/pages/crm3/saleOrderList.html",
        http_method="POST",
        path="/openapi/crm/saleOrder/page",
        write=False,
        request=_CRM_SALE_ORDER_PAGE_REQUEST,
        response=_CRM_SALE_ORDER,
        many=True,
        paging=PagingReference(page="page_num", start=1, size="page_size", default_size=20, total=True),
        tables=("sale_orders_list", "custom_fields", "problems"),
    ),
)
"""The operations in the order of the spec."""
