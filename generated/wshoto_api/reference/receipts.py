# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of receipts: Payments received for an order taken for a customer (回款单), older generation - one receipt, add."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference
from wshoto_api.reference import _codes

__all__ = ["OPERATIONS"]

_CRM_RECEIPT_CREATE_RECEIPT_CONTRACT = ObjectReference(
    "CrmReceiptCreateReceiptContract",
    "An attachment of a new receipt.",
    "回款单合同",
    fields=(FieldReference("file_url", "file_url", "text", "文件url", "Address of the file."),),
)

_CRM_RECEIPT_CREATE_REQUEST = ObjectReference(
    "CrmReceiptCreateRequest",
    "Arguments of crmReceiptCreate.",
    "创建回款单",
    fields=(
        FieldReference(
            "order_id",
            "order_id",
            "long",
            "订单ID",
            "The order that the payment belongs to; id of a record of valetorderInfoList.",
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
            "customer_id",
            "customer_id",
            "text",
            "客户ID",
            "Customer by id; customer_id of a record of valetorderInfoList.",
            personal=True,
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
            quirk="Typed long, but the example has text.",
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
            members=_CRM_RECEIPT_CREATE_RECEIPT_CONTRACT,
            quirk="Typed object, but the example has a list.",
        ),
        FieldReference("field_map", "field_map", "map", "自定义字段内容", "Custom fields of the receipt."),
    ),
)

_CRM_RECEIPT_DETAIL_REQUEST = ObjectReference(
    "CrmReceiptDetailRequest",
    "Arguments of crmReceiptDetail.",
    "获取回款单详情",
    fields=(
        FieldReference("id", "id", "text", "回款id", "Id of the receipt, as text of digits.", required=True),
    ),
)

_RECEIPT_ORDER = ObjectReference(
    "ReceiptOrder",
    "A payment received for an order, as the older generation of the CRM shows it.",
    "回款单信息",
    fields=(
        FieldReference(
            "id",
            "id",
            "long",
            "回款id",
            "Id of the receipt. Real ones have 19 digits, which JavaScript rounds.",
        ),
        FieldReference("corp_id", "corp_id", "text", "租户id", "The tenant by id."),
        FieldReference(
            "order_id",
            "order_id",
            "long",
            "订单id",
            "The order it belongs to; id of a record of valetorderInfoList.",
        ),
        FieldReference("customer_id", "customer_id", "text", "客户id", "Customer by id.", personal=True),
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
            "Day of the payment; the page of the newer generation gives its unit, seconds.",
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
            "integer",
            "审批状态",
            "How far its approval has come. The page lists no codes here.",
        ),
        FieldReference("reject_reason", "reject_reason", "text", "拒绝原因", "Why it was refused."),
        FieldReference(
            "approval_time", "approval_time", "epoch-seconds", "审批时间", "When it was approved or refused."
        ),
        FieldReference(
            "update_time", "update_time", "epoch-seconds", "修改时间", "When the receipt was last changed."
        ),
        FieldReference(
            "field_json",
            "field_json",
            "text",
            "扩展字段",
            "Further fields, going by the label; null in the example.",
        ),
        FieldReference(
            "field_map",
            "field_map",
            "map",
            "自定义字段 map",
            "Custom fields of the receipt.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of SaleOrderReceipt.",
        ),
    ),
)

_CRM_RECEIPT_CONTRACT = ObjectReference(
    "CrmReceiptContract",
    "An attachment of a receipt; nothing but its names is known.",
    "",
    fields=(
        FieldReference(
            "file_url",
            "file_url",
            "text",
            "文件url",
            "Address of the file.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of CrmReceiptCreateReceiptContract.",
        ),
        FieldReference(
            "file_name",
            "file_name",
            "text",
            "",
            "Name of the file, going by the name of the field; null in the example.",
            quirk="The copy of the table is cut off before this field, so it has no label.",
        ),
        FieldReference(
            "file_format",
            "file_format",
            "text",
            "",
            "Format of the file, going by the name of the field; null in the example.",
            quirk="The copy of the table is cut off before this field, so it has no label.",
        ),
        FieldReference(
            "file_size",
            "file_size",
            "text",
            "",
            "Size of the file, going by the name of the field; null in the example.",
            quirk="The copy of the table is cut off before this field, so it has no label.",
        ),
        FieldReference(
            "image_base_url",
            "image_base_url",
            "text",
            "",
            "Null in the example; what it holds is not documented.",
            quirk="The copy of the table is cut off before this field, so it has no label.",
        ),
        FieldReference(
            "image_base",
            "image_base",
            "text",
            "",
            "Null in the example; what it holds is not documented.",
            quirk="The copy of the table is cut off before this field, so it has no label.",
        ),
        FieldReference(
            "cos_url",
            "cos_url",
            "text",
            "",
            "Null in the example; what it holds is not documented.",
            quirk="The copy of the table is cut off before this field, so it has no label.",
        ),
        FieldReference(
            "type",
            "type",
            "text",
            "",
            "Null in the example; what it holds is not documented.",
            quirk="The copy of the table is cut off before this field, so it has no label.",
        ),
        FieldReference(
            "corp_id",
            "corp_id",
            "text",
            "企业id",
            "The enterprise by id; null in the page's example.",
            quirk="The copy of the table is cut off before this field; label and type are those of the same field of ValetOrder.",
        ),
    ),
)

_RECEIPT_DETAIL = ObjectReference(
    "ReceiptDetail",
    "A receipt and its attachments.",
    "获取回款单详情",
    fields=(
        FieldReference(
            "receipt_order",
            "receipt_order",
            "object",
            "回款单信息",
            "The receipt itself.",
            members=_RECEIPT_ORDER,
        ),
        FieldReference(
            "receipt_contract",
            "receipt_contract",
            "list",
            "",
            "Attachments of the receipt.",
            members=_CRM_RECEIPT_CONTRACT,
            quirk="The copy of the table is cut off before this field, so it has no label.",
        ),
    ),
)

OPERATIONS = (
    OperationReference(
        platform="wshoto",
        resource="receipts",
        method="add",
        id="crmReceiptCreate",
        summary="Add a receipt to an order (older generation)",
        label="创建回款单",
        description="Records a payment received for an order of valetorder. The page documents no key of your own, and no stored copy shows a list of receipts. The copy has lost the column that marks required fields, so none is marked here.",
        url="https://open.wshoto.com/doc/pages/crm/receiptCreate.html",
        http_method="POST",
        path="/openapi/crm/receipt/create",
        write=True,
        request=_CRM_RECEIPT_CREATE_REQUEST,
    ),
    OperationReference(
        platform="wshoto",
        resource="receipts",
        method="get",
        id="crmReceiptDetail",
        summary="Read one receipt (older generation)",
        label="获取回款单详情",
        description="Returns a receipt (回款单), a payment received for an order of valetorder, with its attachments. The stored copy of the page is cut off before the rows of the attachments, so their fields have no labels here, and more fields than are named here may come. They are in `.raw` and `.extra`.",
        url="https://open.wshoto.com/doc/pages/crm/receiptDetail.html",
        http_method="POST",
        path="/openapi/crm/receipt/detail",
        write=False,
        request=_CRM_RECEIPT_DETAIL_REQUEST,
        response=_RECEIPT_DETAIL,
        tables=("receipts", "contracts", "custom_fields", "problems"),
    ),
)
"""The operations in the order of the spec."""
