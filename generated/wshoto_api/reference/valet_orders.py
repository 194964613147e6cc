# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of valet_orders: Orders taken for a customer (代客订单), older generation - list."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference, PagingReference
from wshoto_api.reference import _codes

__all__ = ["OPERATIONS"]

_VALETORDER_INFO_LIST_REQUEST = ObjectReference(
    "ValetorderInfoListRequest",
    "Page and filters of the list; only the page is required.",
    "获取代客订单列表",
    fields=(
        FieldReference(
            "user_id",
            "user_id",
            "text",
            "当前用户",
            "The employee in whose name the list is read; is_team and role_type start from this person.",
        ),
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
        FieldReference(
            "owners",
            "owners",
            "comma-separated",
            "负责人",
            "Employees in charge, their ids joined with commas.",
        ),
        FieldReference(
            "follow_user_ids",
            "follow_user_ids",
            "comma-separated",
            "创建人",
            "Employees who made the order, their ids joined with commas; goes with follow_user_id of a record.",
            quirk="Labelled as creator here, while follow_user_id of a record is labelled as the one following up.",
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
            "is_team",
            "is_team",
            "integer-code",
            "非团队 / 团队",
            "Whether to read the user's own orders or those of the people the user manages.",
            codes=_codes.VALET_ORDER_SCOPE,
            quirk="The table gives values without a label; the title is made of their words.",
        ),
        FieldReference(
            "order_status",
            "order_status",
            "code",
            "订单状态",
            "Only orders in this state; a record calls it order_state.",
            codes=_codes.VALET_ORDER_STATUS,
            quirk="Typed string but an integer in the example, and the table prints its list of values twice.",
        ),
        FieldReference(
            "role_type",
            "role_type",
            "integer-code",
            "全部 / 负责的 / 协作的 / 创建的",
            "The part that the user, or with is_team 1 the user's team, has in the order.",
            codes=_codes.VALET_ORDER_ROLE,
            quirk="The table gives values without a label; the title is made of their words.",
        ),
        FieldReference("field_map", "field_map", "map", "自定义字段筛选map", "Filter by custom fields."),
    ),
)

_VALET_ORDER = ObjectReference(
    "ValetOrder",
    "An order taken for a customer, as the older generation of the CRM lists it.",
    "订单信息",
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
            "corp_id", "corp_id", "text", "企业id", "The enterprise by id; null in the page's example."
        ),
        FieldReference("customer_id", "customer_id", "text", "客户id", "Customer by id.", personal=True),
        FieldReference(
            "customer_name", "customer_name", "text", "客户名称", "Name of the customer.", personal=True
        ),
        FieldReference(
            "follow_user_id",
            "follow_user_id",
            "text",
            "跟进人id",
            "Employee who follows the order up, by id.",
            quirk="Labelled as the one who follows up, while the filter follow_user_ids is labelled as creator.",
        ),
        FieldReference(
            "order_account",
            "order_account",
            "long",
            "订单总额",
            "Total of the order; on the page of creation it is the amount after the discount. The document names no currency and no unit.",
            quirk="By the page of creation account less discount_price is this field, but its example has 36900 here and 36700 in account.",
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
            "State of the order; the filter for it is order_status.",
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
        FieldReference("owner", "owner", "text", "负责人", "Employee in charge; the example holds an id."),
        FieldReference("coop_id", "coop_id", "text", "协作团队id", "Cooperating team by id."),
        FieldReference(
            "discount_price",
            "discount_price",
            "long",
            "折扣金额",
            "Amount of the discount. The document names no currency and no unit.",
        ),
        FieldReference("company_id", "company_id", "long", "客户企业id", "The customer's enterprise by id."),
        FieldReference(
            "customer_type",
            "customer_type",
            "integer",
            "客户类型",
            "Kind of customer; its values are not documented.",
            quirk="The table gives no list of values.",
        ),
        FieldReference(
            "customer_remark",
            "customer_remark",
            "text",
            "客户备注",
            "Remark on the customer; text in the example.",
            personal=True,
            quirk="Typed int but text in the example.",
        ),
        FieldReference(
            "corp_short_name", "corp_short_name", "text", "企业简称名称", "Short name of the enterprise."
        ),
        FieldReference(
            "goods_name", "goods_name", "text", "商品名称", "Name of the goods; the list shows no lines."
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
            "before_owner", "before_owner", "text", "前负责人", "Employee who was in charge before."
        ),
        FieldReference("opportunity_id", "opportunity_id", "text", "商机id", "Sales opportunity by id."),
        FieldReference(
            "opportunity_name", "opportunity_name", "text", "商机名称", "Name of the sales opportunity."
        ),
        FieldReference(
            "satisfaction",
            "satisfaction",
            "text",
            "客户意向度",
            "How inclined the customer is to buy, as text.",
        ),
        FieldReference("field_map", "field_map", "map", "自定义字段 map", "Custom fields of the order."),
    ),
)

OPERATIONS = (
    OperationReference(
        platform="wshoto",
        resource="valet_orders",
        method="list",
        id="valetorderInfoList",
        summary="List orders taken for customers",
        label="获取代客订单列表",
        description="Pages through the orders that employees took for customers, without their lines. This is the older generation of the CRM; the newer one has a list of its own.",
        url="https://open.wshoto.com/doc/pages/valetorder/queryOrderList.html",
        http_method="POST",
        path="/openapi/valetorder/info/list",
        write=False,
        request=_VALETORDER_INFO_LIST_REQUEST,
        response=_VALET_ORDER,
        many=True,
        paging=PagingReference(page="page_num", start=1, size="page_size", default_size=20, total=True),
        tables=("valet_orders", "custom_fields", "problems"),
    ),
)
"""The operations in the order of the spec."""
