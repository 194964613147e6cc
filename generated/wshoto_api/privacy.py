# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Personal fields of Wshoto order API (微盛·企微管家 订单开放接口), and fields that logs may contain.

Both are wire names of requests and records, at any depth.
"""

from __future__ import annotations

__all__ = ["LOGGABLE", "PERSONAL"]

PERSONAL: frozenset[str] = frozenset(
    {
        "address",
        "area_code",
        "buyer_nick",
        "city",
        "contact_id",
        "contact_name",
        "customer_id",
        "customer_name",
        "customer_remark",
        "district",
        "mobile",
        "name",
        "order_address_info",
        "pay_people",
        "province",
    }
)
"""Fields with personal data: names, phone numbers, addresses, WeChat ids."""

LOGGABLE: frozenset[str] = frozenset(
    {
        "account",
        "activity_id",
        "approval_state",
        "approval_time",
        "business_id",
        "close_time",
        "company_id",
        "confirm_time",
        "coop_id",
        "corp_id",
        "count",
        "coupon_id",
        "coupon_price",
        "create_at",
        "create_time",
        "current_index",
        "customer_type",
        "discount",
        "discount_price",
        "end_time",
        "expires_in",
        "express_no",
        "express_type",
        "finish_time",
        "follow_user_id",
        "follow_user_ids",
        "freight_price",
        "goods_id",
        "goods_num",
        "goods_price",
        "goods_type",
        "id",
        "is_team",
        "material_id",
        "material_type",
        "opportunity_id",
        "order_account",
        "order_code",
        "order_detail_id",
        "order_id",
        "order_number",
        "order_state",
        "order_status",
        "order_status_tag",
        "owner_id",
        "page_num",
        "page_size",
        "parent_order_code",
        "pay_price",
        "pay_status",
        "pay_time",
        "pre_owner_id",
        "receipt_account",
        "receipt_time",
        "refund_status",
        "remittance_account",
        "role_type",
        "send_time",
        "sku_id",
        "sku_no",
        "sku_price",
        "source",
        "spu_id",
        "spu_no",
        "start_time",
        "statements_identify",
        "status",
        "status_list",
        "tenant_id",
        "total_price",
        "type",
        "update_time",
        "user_id",
    }
)
"""Ids, codes, numbers, amounts and times that are not personal. Other fields may contain any data."""
