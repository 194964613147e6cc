# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of sale_receipts: Payments received for an order taken for a customer (回款单), newer generation - one receipt, add."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference
from wshoto_api.reference import _codes

__all__ = ["OPERATIONS"]

_CRM_SALE_ORDER_RECEIPT_DETAIL_REQUEST = ObjectReference(
    "CrmSaleOrderReceiptDetailRequest",
    "Arguments of crmSaleOrderReceiptDetail.",
    "获取回款单详情",
    fields=(FieldReference("id", "id", "text", "回款id", "Id of the receipt, as text of digits."),),
)

_SALE_RECEIPT_ORDER = ObjectReference(
    "SaleReceiptOrder",
    "A payment received for an order, as the newer generation of the CRM shows it alone.",
    "回款单信息",
    fields=(
        FieldReference(
            "id",
            "id",
            "long",
            "回款id",
            "Id of the receipt. Real ones have 19 digits, which JavaScript rounds.",
        ),
        FieldReference(
            "order_id",
            "order_id",
            "long",
            "订单id",
            "The order it belongs to; id of order in the answer of crmSaleOrderDetail.",
        ),
        FieldReference(
            "contact_id",
            "contact_id",
            "long",
            "联系人id",
            "Contact by id; a long here and text in receipt_list of crmSaleOrderDetail.",
            personal=True,
        ),
        FieldReference(
            "receipt_account",
            "receipt_account",
            "long",
            "回款金额",
            "Amount received. The document names no currency and no unit.",
        ),
        FieldReference(
            "receipt_time",
            "receipt_time",
            "epoch-seconds",
            "回款日期",
            "Day of the payment; the page gives its unit, seconds.",
        ),
        FieldReference("pay_people", "pay_people", "text", "打款人", "Who paid.", personal=True),
        FieldReference(
            "receipt_type",
            "receipt_type",
            "text",
            "回款类型描述",
            "Kind of payment; its values are not documented.",
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
        FieldReference(
            "reject_reason", "reject_reason", "text", "拒绝原因", "Why it was refused; empty in the example."
        ),
        FieldReference(
            "approval_time", "approval_time", "epoch-seconds", "审批时间", "When it was approved or refused."
        ),
        FieldReference(
            "update_time", "update_time", "epoch-seconds", "修改时间", "When the receipt was last changed."
        ),
        FieldReference("field_map", "field_map", "map", "自定义字段 map", "Custom fields of the receipt."),
    ),
)

_SALE_RECEIPT_CONTRACT = ObjectReference(
    "SaleReceiptContract",
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

_SALE_RECEIPT_DETAIL = ObjectReference(
    "SaleReceiptDetail",
    "A receipt and its attachments.",
    "获取回款单详情",
    fields=(
        FieldReference(
            "receipt_order",
            "receipt_order",
            "object",
            "回款单信息",
            "The receipt itself.",
            members=_SALE_RECEIPT_ORDER,
        ),
        FieldReference(
            "receipt_contract",
            "receipt_contract",
            "list",
            "回款单合同",
            "Attachments of the receipt.",
            members=_SALE_RECEIPT_CONTRACT,
        ),
    ),
)

_CRM_SALE_ORDER_RECEIPT_CREATE_RECEIPT_CONTRACT = ObjectReference(
    "CrmSaleOrderReceiptCreateReceiptContract",
    "An attachment of a new receipt.",
    "回款单合同",
    fields=(
        FieldReference(
            "material_id",
            "material_id",
            "text",
            "素材id",
            "Attachment by id; these pages do not say how to upload one.",
        ),
    ),
)

_CRM_SALE_ORDER_RECEIPT_CREATE_REQUEST = ObjectReference(
    "CrmSaleOrderReceiptCreateRequest",
    "Arguments of crmSaleOrderReceiptCreate.",
    "创建回款单",
    fields=(
        FieldReference(
            "order_id",
            "order_id",
            "long",
            "订单ID",
            "The order that the payment belongs to; id of order in the answer of crmSaleOrderDetail.",
            quirk="Typed long, but the example has text.",
        ),
        FieldReference(
            "user_id",
            "user_id",
            "text",
            "用户ID",
            "Employee by id, going by the example; what part the employee has is not documented.",
        ),
        FieldReference(
            "contact_id",
            "contact_id",
            "text",
            "客户ID",
            "Contact by id. Labelled as customer here.",
            personal=True,
            quirk="Typed string, but the example has a number.",
        ),
        FieldReference("pay_people", "pay_people", "text", "打款人", "Who paid.", personal=True),
        FieldReference(
            "receipt_type",
            "receipt_type",
            "text",
            "回款类型描述",
            "Kind of payment; its values are not documented.",
        ),
        FieldReference(
            "receipt_account",
            "receipt_account",
            "long",
            "回款金额",
            "Amount received. The document names no currency and no unit.",
        ),
        FieldReference(
            "statements_identify",
            "statements_identify",
            "integer-code",
            "是否结单标识",
            "Whether the payment closes the order, going by its label.",
            codes=_codes.YES_NO,
        ),
        FieldReference(
            "receipt_contract",
            "receipt_contract",
            "list",
            "回款单合同",
            "Attachments of the receipt.",
            members=_CRM_SALE_ORDER_RECEIPT_CREATE_RECEIPT_CONTRACT,
        ),
        FieldReference("field_map", "field_map", "map", "自定义字段内容", "Custom fields of the receipt."),
    ),
)

OPERATIONS = (
    OperationReference(
        platform="wshoto",
        resource="sale_receipts",
        method="get",
        id="crmSaleOrderReceiptDetail",
        summary="Read one receipt",
        label="获取回款单详情",
        description="Returns a receipt (回款单), a payment received for an order of crm/saleOrder, with its attachments. It is what receipt_list of crmSaleOrderDetail lists. The stored copy of the page has lost the column that marks required fields, so id is not marked as required here.",
        url="https://open.wshoto.com/doc/pages/crm3/saleReceiptDetail.html",
        http_method="POST",
        path="/openapi/crm/saleOrder/receipt/detail",
        write=False,
        request=_CRM_SALE_ORDER_RECEIPT_DETAIL_REQUEST,
        response=_SALE_RECEIPT_DETAIL,
        tables=("sale_receipts", "contracts", "custom_fields", "problems"),
    ),
    OperationReference(
        platform="wshoto",
        resource="sale_receipts",
        method="add",
        id="crmSaleOrderReceiptCreate",
        summary="Add a receipt to an order",
        label="创建回款单",
        description="Records a payment received for an order of crm/saleOrder. The page documents no key of your own and no list of receipts; if the outcome of a call is unknown, receipt_list of crmSaleOrderDetail shows the receipts of the order. The stored copy has lost the column that marks required fields, so none is marked here.",
        url="https://open.wshoto.com/doc/pages/crm3/saleReceiptAdd.html",
        http_method="POST",
        path="/openapi/crm/saleOrder/receipt/create",
        write=True,
        request=_CRM_SALE_ORDER_RECEIPT_CREATE_REQUEST,
    ),
)
"""The operations in the order of the spec."""
