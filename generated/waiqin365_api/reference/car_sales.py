# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of car_sales: Van sales (车销单) - query."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference, PagingReference
from waiqin365_api.reference import _codes

__all__ = ["OPERATIONS"]

_QUERY_CAR_SALE_ORDER_REQUEST = ObjectReference(
    "QueryCarSaleOrderRequest",
    "Filters for van sales.",
    "查询车销单数据",
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
            "Only van sales that still exist, or only deleted ones.",
            codes=_codes.RECORD_STATUS,
        ),
        FieldReference(
            "cm_id", "cm_id", "waiqin-id", "勤策客户唯一ID", "Only van sales of this customer, by id."
        ),
        FieldReference(
            "cm_code",
            "cm_code",
            "text",
            "客户编码",
            "Only van sales of this customer, by code.",
            quirk="The value in the example request begins with a space.",
        ),
        FieldReference(
            "create_date", "create_date", "date", "创建日期", "Only van sales created on this day."
        ),
        FieldReference(
            "modify_date", "modify_date", "date", "修改日期", "Only van sales modified on this day."
        ),
        FieldReference(
            "after_create_date",
            "after_create_date",
            "waiqin-date-time",
            "创建时间之后",
            "Only van sales created after this time.",
        ),
        FieldReference(
            "after_modify_date",
            "after_modify_date",
            "waiqin-date-time",
            "修改时间之后",
            "Only van sales modified after this time.",
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
        FieldReference("id", "id", "waiqin-id", "勤策中id", "Only the van sale with this id."),
    ),
)

_CAR_SALE_ORDER_LINE = ObjectReference(
    "CarSaleOrderLine",
    "A line of a van sale; what it stands for depends on its type.",
    "车销单明细",
    fields=(
        FieldReference(
            "type",
            "type",
            "code",
            "车销类型",
            "What happens to the goods of the line.",
            codes=_codes.CAR_SALE_LINE_TYPE,
        ),
        FieldReference("sale_type", "sale_type", "waiqin-id", "销售类型id", "Type of sale, by id."),
        FieldReference("sale_type_name", "sale_type_name", "text", "销售类型名称", "Type of sale, by name."),
        FieldReference("product_id", "product_id", "waiqin-id", "商品id", "Product by id."),
        FieldReference("product_name", "product_name", "text", "商品名称", "Product by name."),
        FieldReference("product_code", "product_code", "text", "商品编码", "Product by code."),
        FieldReference(
            "product_source_code",
            "product_source_code",
            "text",
            "商品对应sourcecode",
            "Product by source code.",
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
            "num",
            "num",
            "decimal",
            "录入数量",
            "Quantity in the entered unit.",
            quirk="numeric(10,8) leaves room for only two digits before the decimal point.",
        ),
        FieldReference("input_unit", "input_unit", "waiqin-id", "录入单位id", "Entered unit by id."),
        FieldReference("input_unit_name", "input_unit_name", "text", "录入单位名称", "Entered unit by name."),
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
            "base_unit_num",
            "base_unit_num",
            "decimal",
            "录入数量转化成基本单位以后的数量",
            "Quantity converted to the base unit.",
            quirk="numeric(10,8) leaves room for only two digits before the decimal point.",
        ),
        FieldReference(
            "amount", "amount", "decimal", "金额", "Amount of the line. The document names no currency unit."
        ),
        FieldReference(
            "cost_price",
            "cost_price",
            "decimal",
            "成本价",
            "Cost price.",
            quirk="numeric(10,8) leaves room for only two digits before the decimal point.",
        ),
        FieldReference(
            "price",
            "price",
            "decimal",
            "实际价格",
            "Actual price.",
            quirk="numeric(10,8) leaves room for only two digits before the decimal point.",
        ),
        FieldReference(
            "discount_amount",
            "discount_amount",
            "decimal",
            "优惠掉的金额",
            "Discount on the line, the amount taken off.",
        ),
        FieldReference(
            "tax",
            "tax",
            "decimal",
            "商品税率",
            "Tax rate, not an amount; 0.17 in the example.",
            quirk="A JSON number in the example, unlike the other decimals, which are text.",
        ),
        FieldReference("tax_amount", "tax_amount", "decimal", "商品税额", "Tax on the line."),
        FieldReference(
            "cost_amount", "cost_amount", "decimal", "商品成本金额", "Cost of the goods of the line."
        ),
        FieldReference(
            "sys_amount",
            "sys_amount",
            "decimal",
            "系统金额",
            "System amount (系统金额), which the document does not explain.",
            quirk="The table has sys_amount, sys_price and remark where the example has gift_amount, gift_price and reason; they are not known to be the same.",
        ),
        FieldReference(
            "sys_price",
            "sys_price",
            "decimal",
            "商品对应录入单位的系统价格",
            "System price of the product in the entered unit.",
            quirk="numeric(10,8) leaves room for only two digits before the decimal point.",
        ),
        FieldReference("remark", "remark", "text", "子表行备注", "Remark on the line."),
        FieldReference(
            "gift_amount",
            "gift_amount",
            "decimal",
            "赠品金额",
            "Value of the gift.",
            quirk="Only the example has this field; the label is the one that queryStdReturn gives the same name on its lines.",
        ),
        FieldReference(
            "gift_price",
            "gift_price",
            "decimal",
            "赠品价格",
            "Price of the gift.",
            quirk="Only the example has this field; the label is the one that queryStdReturn gives the same name on its lines.",
        ),
        FieldReference(
            "reason",
            "reason",
            "text",
            "",
            "A reason; the document does not say of what.",
            quirk="Only the example has this field, empty, and no table of the page labels it.",
        ),
        FieldReference(
            "is_gift", "is_gift", "code", "是否是赠品", "Whether the line is a gift.", codes=_codes.YES_NO
        ),
        FieldReference(
            "seq",
            "seq",
            "text",
            "下单时的排序",
            "Position of the line when the order was placed.",
            quirk="Called sequ in the answers of the other queries.",
        ),
        FieldReference("promotion_code", "promotion_code", "text", "促销编码", "Promotion by code."),
        FieldReference("promotion_name", "promotion_name", "text", "促销名称", "Promotion by name."),
        FieldReference(
            "promotion_id", "promotion_id", "waiqin-id", "促销组id", "Promotion group by id; may be empty."
        ),
        FieldReference(
            "book_id",
            "book_id",
            "waiqin-id",
            "订货会主表id",
            "Ordering event (订货会) by id.",
            quirk="Typed numeric(10,2), holds a 19-digit id.",
        ),
        FieldReference(
            "book_no",
            "book_no",
            "text",
            "订货会单号",
            "Number of the ordering-event document (订货会单).",
            quirk="Typed numeric(10,2), holds text such as DH201709140001.",
        ),
    ),
)

_CAR_SALE_ORDER = ObjectReference(
    "CarSaleOrder",
    "A van sale: goods sold, taken back and exchanged from the vehicle, with its lines.",
    "车销单",
    fields=(
        FieldReference("id", "id", "waiqin-id", "车销单ID", "Id of the van sale."),
        FieldReference(
            "status",
            "status",
            "code",
            "车销单状态",
            "Whether the van sale still exists or was deleted; voiding is is_enable.",
            codes=_codes.RECORD_STATUS,
        ),
        FieldReference(
            "is_enable",
            "is_enable",
            "code",
            "是否作废",
            "Whether the van sale was voided: 0 means it was.",
            codes=_codes.ENABLED_STATUS,
            quirk="The values are worded 已作废 and 未作废 here, 作废 and 未作废 in queryStdomSent.",
        ),
        FieldReference("car_id", "car_id", "waiqin-id", "车辆id", "Vehicle by id."),
        FieldReference("car_code", "car_code", "text", "车辆编号", "Vehicle by code."),
        FieldReference(
            "car_nam",
            "car_nam",
            "text",
            "车辆名称",
            "Name of the vehicle, as the table spells it.",
            alias_of="car_name",
            quirk="The table spells it car_nam, the example car_name; which one arrives is not known.",
        ),
        FieldReference(
            "car_name",
            "car_name",
            "text",
            "车辆名称",
            "Name of the vehicle.",
            quirk="The table spells it car_nam, the example car_name; which one arrives is not known.",
        ),
        FieldReference("sale_no", "sale_no", "text", "车销单编号", "Number of the van sale."),
        FieldReference(
            "submit_date",
            "submit_date",
            "waiqin-date-time",
            "提交日期",
            "When the van sale was submitted.",
            quirk="Typed with 10 characters but its format has 19; the example shows midnight.",
        ),
        FieldReference(
            "create_time", "create_time", "waiqin-date-time", "创建日期", "When the record was made."
        ),
        FieldReference(
            "create_dept_id",
            "create_dept_id",
            "waiqin-id",
            "业务员下单时候所在的部门id",
            "Department of the salesperson at the time of the sale, by id.",
        ),
        FieldReference(
            "create_dept_code",
            "create_dept_code",
            "text",
            "业务员下单时候所在的部门编码",
            "Department of the salesperson at the time of the sale, by code.",
        ),
        FieldReference(
            "ceate_dept_name",
            "ceate_dept_name",
            "text",
            "业务员下单时候所在的部门名称",
            "Department of the salesperson at the time of the sale, by name, as the table spells it.",
            alias_of="create_dept_name",
            quirk="The table spells it ceate_dept_name, the example create_dept_name; which one arrives is not known.",
        ),
        FieldReference(
            "create_dept_name",
            "create_dept_name",
            "text",
            "业务员下单时候所在的部门名称",
            "Department of the salesperson at the time of the sale, by name.",
            quirk="The table spells it ceate_dept_name, the example create_dept_name; which one arrives is not known.",
        ),
        FieldReference(
            "dept_source_code", "dept_source_code", "text", "部门sourcecode", "Department by source code."
        ),
        FieldReference("create_emp_id", "create_emp_id", "waiqin-id", "业务员id", "Salesperson by id."),
        FieldReference("create_emp_code", "create_emp_code", "text", "业务员编码", "Salesperson by code."),
        FieldReference("create_emp_name", "create_emp_name", "text", "业务员名称", "Salesperson by name."),
        FieldReference(
            "emp_source_code", "emp_source_code", "text", "业务员sourcecode", "Salesperson by source code."
        ),
        FieldReference("cm_id", "cm_id", "waiqin-id", "客户id", "Customer by id."),
        FieldReference("cm_code", "cm_code", "text", "客户编码", "Customer by code."),
        FieldReference("cm_name", "cm_name", "text", "客户名称", "Customer by name."),
        FieldReference(
            "cm_source_code", "cm_source_code", "text", "客户sourcecode", "Customer by source code."
        ),
        FieldReference(
            "total_amount",
            "total_amount",
            "decimal",
            "合计金额",
            "Total amount. The document names no currency unit.",
        ),
        FieldReference(
            "discount_amount",
            "discount_amount",
            "decimal",
            "优惠掉的金额",
            "Discount, the amount taken off.",
            quirk="In queryStdomSent a field of the same name is the amount that remains after the discount.",
        ),
        FieldReference(
            "deal_amount",
            "deal_amount",
            "decimal",
            "成交金额",
            "Amount of the deal. The document names no currency unit.",
        ),
        FieldReference("receive_amount", "receive_amount", "decimal", "收款金额", "Amount received."),
        FieldReference(
            "sale_amount",
            "sale_amount",
            "decimal",
            "优惠前销售金额合计",
            "Total of goods sold, before the discount.",
        ),
        FieldReference(
            "sale_tax_amount", "sale_tax_amount", "decimal", "销售商品税额合计", "Total tax on goods sold."
        ),
        FieldReference(
            "sale_cost_amount",
            "sale_cost_amount",
            "decimal",
            "销售商品成本金额合计",
            "Total cost of goods sold.",
        ),
        FieldReference(
            "return_amount",
            "return_amount",
            "decimal",
            "退货金额合计",
            "Total of goods returned by the customer (退货).",
        ),
        FieldReference(
            "return_tax_amount",
            "return_tax_amount",
            "decimal",
            "退货税额合计",
            "Total tax on goods returned.",
        ),
        FieldReference(
            "return_cost_amount",
            "return_cost_amount",
            "decimal",
            "退货成本金额合计",
            "Total cost of goods returned.",
        ),
        FieldReference(
            "gift_cost_amount", "gift_cost_amount", "decimal", "赠品成本金额合计", "Total cost of gifts."
        ),
        FieldReference("gift_amount", "gift_amount", "decimal", "赠品金额合计", "Total value of gifts."),
        FieldReference(
            "change_cost_amount",
            "change_cost_amount",
            "decimal",
            "换货成本金额合计",
            "Total cost of goods exchanged (换货).",
        ),
        FieldReference(
            "change_amount", "change_amount", "decimal", "换货金额合计", "Total of goods exchanged (换货)."
        ),
        FieldReference("debt_amount", "debt_amount", "decimal", "欠款金额", "Amount still owed."),
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
            "write_off_time",
            "write_off_time",
            "waiqin-date-time",
            "最后一次核销时间",
            "When a receipt last settled some of it.",
        ),
        FieldReference("remark", "remark", "text", "备注", "Remark on the van sale."),
        FieldReference(
            "visit_implement_id",
            "visit_implement_id",
            "waiqin-id",
            "高级拜访id",
            "Customer visit (高级拜访) by id; may be empty.",
        ),
        FieldReference(
            "bill_check_status",
            "bill_check_status",
            "code",
            "账单对账状态",
            "Whether the account statement has been confirmed; used when money and accounts are handed in.",
            codes=_codes.BILL_CHECK_STATUS,
        ),
        FieldReference(
            "print_count",
            "print_count",
            "integer",
            "打印次数",
            "How often the van sale was printed; may be empty.",
        ),
        FieldReference(
            "back_amount",
            "back_amount",
            "decimal",
            "还货金额合计",
            "Total of goods given back (还货), which is apart from returns (退货).",
        ),
        FieldReference(
            "back_tax_amount",
            "back_tax_amount",
            "decimal",
            "还货商品税额合计",
            "Total tax on goods given back (还货).",
        ),
        FieldReference(
            "back_cost_amount",
            "back_cost_amount",
            "decimal",
            "还货商品成本金额合计",
            "Total cost of goods given back (还货).",
        ),
        FieldReference(
            "return_gift_cost_amount",
            "return_gift_cost_amount",
            "decimal",
            "退货赠品成本金额",
            "Cost of gifts returned.",
        ),
        FieldReference(
            "return_gift_amount", "return_gift_amount", "decimal", "退货赠品金额", "Value of gifts returned."
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
            quirk="Typed with 10 characters while the number of the van sale in the example has 15.",
        ),
        FieldReference(
            "prods", "prods", "list", "列表", "Lines of the van sale.", members=_CAR_SALE_ORDER_LINE
        ),
    ),
)

OPERATIONS = (
    OperationReference(
        platform="waiqin365",
        resource="car_sales",
        method="query",
        id="queryCarSaleOrder",
        summary="Query van sales",
        label="查询车销单数据",
        description="Returns sales made from a vehicle, with their lines, a page of up to 1000 at a time. An empty page is the end; there is no total. Unless the filter status is 1, deleted sales may come too: their status is 0.",
        url="https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html",
        http_method="POST",
        path="/api/stdcarsle/v2/queryCarSaleOrder",
        write=False,
        msg_id=True,
        request=_QUERY_CAR_SALE_ORDER_REQUEST,
        response=_CAR_SALE_ORDER,
        many=True,
        paging=PagingReference(page="page_number", start=1, default_size=1000),
        tables=("car_sales", "lines", "problems"),
        quirk="The path says stdcarsle (sic) and has v2 where the other operations have v1. The four keys of the envelope are shown in the example only.",
    ),
)
"""The operations in the order of the spec."""
