"""The requests of a collection in the order of a run, and the values that they take from earlier ones.

A run adds its own documents and changes only these; receipts of Wshoto are added to the first order of a list.
An operation that no step names is added with its first example.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """A request.

    Attributes:
        operation: The operationId.
        title: What the request does, in English and Chinese; the summary of the example by default.
        example: The name of the example whose body is sent; the first by default.
        values: Values in place of those of the example, by dotted path in the body.
        body: A body in place of the example's.
        sent: Variables set from the body that was sent: name and dotted path.
        found: Variables set from a record of the answer: name and dotted path.
        where: The field that the record has to have with the value of a variable: field and variable. Without it,
            the record is the first one.
    """

    operation: str
    title: str = ""
    example: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None
    sent: Mapping[str, str] = field(default_factory=dict)
    found: Mapping[str, str] = field(default_factory=dict)
    where: tuple[str, str] | None = None


ORDER_LINES = {
    "order_detail_id": "prods.0.detail_id",
    "gift_detail_id": "prods.1.detail_id",
    "gift_code": "prods.1.product_code",
    "gift_unit_name": "prods.1.input_unit_name",
}
NEW = {"page_number": 1, "cm_code": "CUS-0731", "after_create_date": "{{an_hour_ago}}"}

SIGNED = (
    Step("addStdomOrder", example="codes", values={"order_no": "PM-{{timestamp}}-1"}, sent={"order_no": "order_no"}),
    Step(
        "addStdomOrder",
        example="ids",
        values={"order_no": "PM-{{timestamp}}-2"},
        sent={"closing_order_no": "order_no"},
    ),
    Step("queryStdomOrder"),
    Step(
        "queryStdomOrder",
        title="The order that was added 刚新增的订单",
        body=NEW,
        found={"order_id": "id", **ORDER_LINES},
        where=("order_no", "order_no"),
    ),
    Step(
        "modifyCustomFields",
        values={
            "order_no": "{{order_no}}",
            "products.0.id": "{{order_detail_id}}",
            "products.1.id": "{{gift_detail_id}}",
        },
    ),
    Step("closeStdomOrder", example="by_number", values={"order_no": "{{closing_order_no}}"}),
    Step(
        "addStdomOrderSent",
        values={
            "0.order_no": "{{order_no}}",
            "0.express_no": "PM-{{timestamp}}",
            "0.products.0.order_detail_id": "{{order_detail_id}}",
            "0.products.1.order_detail_id": "{{gift_detail_id}}",
            "0.products.1.product_code": "{{gift_code}}",
            "0.products.1.input_unit_name": "{{gift_unit_name}}",
        },
    ),
    Step("queryStdomSent"),
    Step(
        "queryStdomSent",
        title="The shipment that was added 刚新增的发货单",
        body={"page_number": 1, "order_no": "{{order_no}}"},
        found={"sent_no": "sent_no"},
        where=("order_no", "order_no"),
    ),
    Step("cancelSendOrder", example="by_number", values={"sent_no": "{{sent_no}}"}),
    Step("addStdReturn", values={"remarks": "PM-{{timestamp}}"}, sent={"return_remarks": "remarks"}),
    Step("queryStdReturn"),
    Step(
        "queryStdReturn",
        title="The return that was added 刚新增的退货单",
        body=NEW,
        found={"return_id": "id"},
        where=("remarks", "return_remarks"),
    ),
    Step("confirmStdReturn", example="approve", values={"id": "{{return_id}}"}),
    Step("queryCarSaleOrder"),
    Step("salesBillAdd", values={"order_no": "PM-{{timestamp}}-3"}, found={"bill_id": "id"}),
    Step("salesBillRevoke", body={"id": "{{bill_id}}"}),
    Step(
        "addPdType",
        example="root",
        values={"pd_type_id": "PM-{{timestamp}}", "pd_type_name": "PM {{timestamp}}"},
        sent={"product_type_id": "pd_type_id"},
    ),
    Step(
        "addPdType",
        title="A type below the one that was added 刚新增类型的下级",
        example="child",
        values={
            "pd_type_id": "PM-{{timestamp}}-1",
            "pd_type_name": "PM {{timestamp}}-1",
            "pd_type_parent_id": "{{product_type_id}}",
        },
    ),
    Step("maintainCmReceiverRelation"),
)

TOKEN = (
    Step("getAccessToken"),
    Step("valetorderInfoList", found={"valet_order_id": "id"}),
    Step("crmSaleOrderDetail", example="id", values={"id": "{{valet_order_id}}"}),
    Step("crmSaleOrderPage", found={"sale_order_id": "id"}),
    Step("crmSaleOrderReceiptCreate", values={"order_id": "{{sale_order_id}}"}),
    Step(
        "crmSaleOrderDetail",
        title="The order with its receipts 订单及其回款单",
        example="id",
        values={"id": "{{sale_order_id}}"},
        found={"receipt_id": "receipt_list.0.id"},
    ),
    Step("crmSaleOrderReceiptDetail", values={"id": "{{receipt_id}}"}),
    Step("crmReceiptCreate", values={"order_id": "{{valet_order_id}}"}),
    Step("crmReceiptDetail", values={"id": "{{receipt_id}}"}),
    Step("mallOrderList"),
    Step("mallExternalShopList"),
)
