# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of sales_bills: Sales bills (销货单) - add and reverse."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference
from waiqin365_api.reference import _codes

__all__ = ["OPERATIONS"]

_SALES_BILL_REVOKE_REQUEST = ObjectReference(
    "SalesBillRevokeRequest",
    "Which sales bill to reverse.",
    "销货单红冲",
    fields=(
        FieldReference(
            "id", "id", "waiqin-id", "单据ID", "Id of the bill; it and order_no may not both be empty."
        ),
        FieldReference(
            "order_no", "order_no", "text", "单据编码", "Number of the bill; it and id may not both be empty."
        ),
    ),
    any_of=((("id",), ("order_no",)),),
)

_SALES_BILL_ADD_LINE = ObjectReference(
    "SalesBillAddLine",
    "A line of a sales bill to book.",
    "销货单明细",
    fields=(
        FieldReference(
            "product_id",
            "product_id",
            "waiqin-id",
            "商品id",
            "Product by id; one of product_id, product_code and product_name is needed.",
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
            "input_price",
            "input_price",
            "decimal",
            "商品的订货价",
            "Price in the entered unit; 0 for a gift. The document names no currency unit.",
        ),
        FieldReference("input_count", "input_count", "decimal", "商品数量", "Quantity in the entered unit."),
        FieldReference(
            "input_unit",
            "input_unit",
            "waiqin-id",
            "录入单位id",
            "Unit by id; send this or input_unit_name, or neither for the product's base unit.",
            quirk="The table has a rule in place of a label; the title is taken from the rule.",
        ),
        FieldReference(
            "input_unit_name",
            "input_unit_name",
            "text",
            "录入单位名称",
            "Unit by name; send this or input_unit, or neither for the product's base unit.",
            quirk="The table has a rule in place of a label; the title is taken from the rule.",
        ),
        FieldReference(
            "is_gift",
            "is_gift",
            "code",
            "是否是赠品",
            "Whether the line is a gift; not a gift when left out. The document advises to send it always.",
            codes=_codes.YES_NO,
        ),
        FieldReference("remark", "remark", "text", "订单子表的备注", "Remark on the line."),
    ),
    any_of=((("product_id",), ("product_code",), ("product_name",)),),
)

_SALES_BILL_ADD_REQUEST = ObjectReference(
    "SalesBillAddRequest",
    "A sales bill to book.",
    "新增销货单数据",
    fields=(
        FieldReference(
            "order_no",
            "order_no",
            "text",
            "订单编码",
            "Number of the bill, chosen by the caller; the platform makes one when it is left out. Pass one: if no answer comes, only a number of your own tells whether the bill was booked.",
        ),
        FieldReference(
            "cm_id",
            "cm_id",
            "waiqin-id",
            "客户id",
            "Customer by id; one of cm_id, cm_code and cm_name is needed.",
        ),
        FieldReference(
            "cm_code",
            "cm_code",
            "text",
            "客户编码",
            "Customer by code; one of cm_id, cm_code and cm_name is needed.",
        ),
        FieldReference(
            "cm_name",
            "cm_name",
            "text",
            "客户名称",
            "Customer by name; one of cm_id, cm_code and cm_name is needed.",
        ),
        FieldReference(
            "emp_id",
            "emp_id",
            "waiqin-id",
            "业务员Id",
            "Salesperson by id; one of emp_id, emp_code and emp_name is needed.",
        ),
        FieldReference(
            "emp_code",
            "emp_code",
            "text",
            "业务员编码",
            "Salesperson by code; one of emp_id, emp_code and emp_name is needed.",
        ),
        FieldReference(
            "emp_name",
            "emp_name",
            "text",
            "业务员名称",
            "Salesperson by name; one of emp_id, emp_code and emp_name is needed.",
        ),
        FieldReference("creator_id", "creator_id", "waiqin-id", "提交人Id", "Who submits the bill, by id."),
        FieldReference(
            "creator_code", "creator_code", "text", "提交人编码", "Who submits the bill, by code."
        ),
        FieldReference(
            "creator_name", "creator_name", "text", "提交人名称", "Who submits the bill, by name."
        ),
        FieldReference(
            "storehouse_id",
            "storehouse_id",
            "waiqin-id",
            "发货仓库id",
            "Warehouse that ships, by id; one of storehouse_id, storehouse_code and storehouse_name is needed.",
        ),
        FieldReference(
            "storehouse_code",
            "storehouse_code",
            "text",
            "发货仓库编码",
            "Warehouse that ships, by code; one of storehouse_id, storehouse_code and storehouse_name is needed.",
        ),
        FieldReference(
            "storehouse_name",
            "storehouse_name",
            "text",
            "发货仓库名称",
            "Warehouse that ships, by name; one of storehouse_id, storehouse_code and storehouse_name is needed.",
        ),
        FieldReference(
            "submit_date",
            "submit_date",
            "waiqin-date-time",
            "下单日期",
            "When the order was placed.",
            quirk="Typed with 10 characters but its format has 19.",
        ),
        FieldReference(
            "consignment_date",
            "consignment_date",
            "date",
            "要求送货日期(交货日期)",
            "Requested day of delivery.",
            quirk="Only the example request has this field; label and format are those of the same field of addStdomOrder.",
        ),
        FieldReference(
            "receive_name", "receive_name", "text", "收货人姓名", "Name of the consignee.", personal=True
        ),
        FieldReference(
            "receive_addr", "receive_addr", "text", "收货人地址", "Address of the consignee.", personal=True
        ),
        FieldReference(
            "receive_phone",
            "receive_phone",
            "text",
            "收货人手机",
            "Mobile phone of the consignee.",
            personal=True,
        ),
        FieldReference(
            "receive_tel", "receive_tel", "text", "收货人电话", "Landline of the consignee.", personal=True
        ),
        FieldReference(
            "bill_discount",
            "bill_discount",
            "decimal",
            "整单优惠",
            "Discount on the whole bill; 0, no discount, when left out.",
        ),
        FieldReference(
            "receive_amount",
            "receive_amount",
            "decimal",
            "收款金额",
            "Amount received. The document names no currency unit.",
        ),
        FieldReference(
            "account_from",
            "account_from",
            "text",
            "收款方式",
            "Means of payment; its values are not documented.",
            quirk="The table gives no list of values.",
        ),
        FieldReference("account_id", "account_id", "waiqin-id", "结算账户", "Settlement account by id."),
        FieldReference("remarks", "remarks", "text", "订单备注", "Remark on the bill."),
        FieldReference("prods", "prods", "list", "列表", "Lines of the bill.", members=_SALES_BILL_ADD_LINE),
    ),
    any_of=(
        (("cm_id",), ("cm_code",), ("cm_name",)),
        (("emp_id",), ("emp_code",), ("emp_name",)),
        (("storehouse_id",), ("storehouse_code",), ("storehouse_name",)),
    ),
)

_SALES_BILL_ADD_RESULT = ObjectReference(
    "SalesBillAddResult",
    "The sales bill that was added.",
    "单据",
    fields=(
        FieldReference("id", "id", "waiqin-id", "单据ID", "Id of the new bill."),
        FieldReference("order_no", "order_no", "text", "单据编码", "Number of the new bill."),
        FieldReference(
            "orderNo",
            "orderNo",
            "text",
            "单据编码",
            "Number of the new bill, as the example spells it.",
            alias_of="order_no",
            quirk="The table spells it order_no, the example orderNo; which one arrives is not known.",
        ),
    ),
)

OPERATIONS = (
    OperationReference(
        platform="waiqin365",
        resource="sales_bills",
        method="revoke",
        id="salesBillRevoke",
        summary="Reverse a sales bill",
        label="销货单红冲",
        description="Cancels a booked sales bill (红冲), named by id or by number. The document names no field of any query that shows it, so after a call whose outcome is unknown only the platform itself tells.",
        url="https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html",
        http_method="POST",
        path="/api/stdorder/v1/salesBillRevoke",
        write=True,
        msg_id=True,
        request=_SALES_BILL_REVOKE_REQUEST,
        quirk="return_code is typed CHAR(1) in this table and VARCHAR(32) in most others.",
    ),
    OperationReference(
        platform="waiqin365",
        resource="sales_bills",
        method="add",
        id="salesBillAdd",
        summary="Add a sales bill",
        label="新增销货单数据",
        description="Books goods as sold in one step. Unlike the other adds, the answer names the new document: its id and its number. No operation is documented to query sales bills, but queryStdomOrder lists them among the orders (order_type 4).",
        url="https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html",
        http_method="POST",
        path="/api/stdorder/v1/salesBillAdd",
        write=True,
        msg_id=True,
        request=_SALES_BILL_ADD_REQUEST,
        response=_SALES_BILL_ADD_RESULT,
        many=True,
        lookup="orders.query",
        quirk="The note under the table speaks of a field price; the field is input_price. The note advises to send is_gift and input_price always (a gift has price 0 and is_gift 1).",
    ),
)
"""The operations in the order of the spec."""
