# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of receivers: Receivers of customers (收货方) - maintain."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference
from waiqin365_api.reference import _codes

__all__ = ["OPERATIONS"]

_MAINTAIN_CM_RECEIVER_RELATION_RECEIVER = ObjectReference(
    "MaintainCmReceiverRelationReceiver",
    "A customer that receives goods for another one.",
    "收货方信息列表",
    fields=(
        FieldReference(
            "cm_waiqin_365_id",
            "cm_waiqin_365_id",
            "text",
            "收货方勤策唯一标识",
            "Receiver by the id of the platform; one of cm_waiqin_365_id, cm_id and cm_code is needed.",
        ),
        FieldReference(
            "cm_id",
            "cm_id",
            "text",
            "收货方第三方系统客户唯一标识",
            "Receiver by its id in your own system.",
            quirk="In the other operations cm_id is the id of the platform, which is cm_waiqin_365_id here.",
        ),
        FieldReference(
            "cm_code",
            "cm_code",
            "text",
            "收货方编码",
            "Receiver by code.",
            quirk="Its rule names the code itself as the third id, where the platform's id is meant.",
        ),
        FieldReference(
            "cm_sequ",
            "cm_sequ",
            "text",
            "收货方排序号",
            "Place of the receiver among those of the customer.",
            quirk="Of the two copies of the page only one has this row.",
        ),
        FieldReference(
            "cm_is_default",
            "cm_is_default",
            "code",
            "收货方是否默认",
            "Whether this is the receiver by default.",
            codes=_codes.YES_NO,
            quirk="Of the two copies of the page only one has this row.",
        ),
    ),
    any_of=((("cm_waiqin_365_id",), ("cm_id",), ("cm_code",)),),
)

_MAINTAIN_CM_RECEIVER_RELATION_REQUEST = ObjectReference(
    "MaintainCmReceiverRelationRequest",
    "Arguments of maintainCmReceiverRelation.",
    "客户收货方关系维护接口",
    fields=(
        FieldReference(
            "cm_id",
            "cm_id",
            "text",
            "第三方系统客户唯一标识",
            "Customer by its id in your own system; it counts before cm_waiqin_365_id and cm_code. One of the three is needed.",
            quirk="In the other operations cm_id is the id of the platform, which is cm_waiqin_365_id here.",
        ),
        FieldReference(
            "cm_waiqin_365_id",
            "cm_waiqin_365_id",
            "text",
            "客户勤策唯一标识",
            "Customer by the id of the platform, cm_id of orders; it counts before cm_code.",
        ),
        FieldReference("cm_code", "cm_code", "text", "客户编码", "Customer by code; it counts last."),
        FieldReference(
            "cm_receive_info",
            "cm_receive_info",
            "list",
            "收货方信息列表",
            "The receivers.",
            members=_MAINTAIN_CM_RECEIVER_RELATION_RECEIVER,
        ),
    ),
    any_of=((("cm_id",), ("cm_waiqin_365_id",), ("cm_code",)),),
)

OPERATIONS = (
    OperationReference(
        platform="waiqin365",
        resource="receivers",
        method="maintain",
        id="maintainCmReceiverRelation",
        summary="Set the receivers of a customer",
        label="客户收货方关系维护接口",
        description="Says which customers receive the goods that a customer orders, in which order, and which of them is the default. If a customer is named by several of its three ids, cm_id counts first, then cm_waiqin_365_id, then cm_code; for receivers the page gives no such order. It does not say what becomes of receivers that are not in the list, or of several defaults. No page at hand has a read of receivers, so a write without a response cannot be looked up.",
        url="https://api.qince.com/SERVER/app/cm/receiver.html",
        http_method="POST",
        path="/api/customer/v1/maintainCmReceiverRelation",
        write=True,
        msg_id=True,
        request=_MAINTAIN_CM_RECEIVER_RELATION_REQUEST,
        quirk="Both copies of the page have lost the example of the request. One has no rows for cm_sequ and cm_is_default, the other ends before the label of return_msg. Their answers have return_code as a number.",
    ),
)
"""The operations in the order of the spec."""
