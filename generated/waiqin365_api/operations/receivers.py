# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation

_MAINTAIN_CM_RECEIVER_RELATION_RECEIVER = Body(
    fields=(
        Field("cm_waiqin_365_id", "cm_waiqin_365_id", "text"),
        Field("cm_id", "cm_id", "text"),
        Field("cm_code", "cm_code", "text"),
        Field("cm_sequ", "cm_sequ", "text"),
        Field("cm_is_default", "cm_is_default", "code"),
    ),
    any_of=((("cm_waiqin_365_id",), ("cm_id",), ("cm_code",)),),
)
_MAINTAIN_CM_RECEIVER_RELATION_REQUEST = Body(
    fields=(
        Field("cm_id", "cm_id", "text"),
        Field("cm_waiqin_365_id", "cm_waiqin_365_id", "text"),
        Field("cm_code", "cm_code", "text"),
        Field("cm_receive_info", "cm_receive_info", "list", body=_MAINTAIN_CM_RECEIVER_RELATION_RECEIVER),
    ),
    any_of=((("cm_id",), ("cm_waiqin_365_id",), ("cm_code",)),),
)

MAINTAIN_CM_RECEIVER_RELATION: Operation[None] = Operation(
    platform="waiqin365",
    id="maintainCmReceiverRelation",
    call="receivers.maintain",
    http_method="POST",
    path="/api/customer/v1/maintainCmReceiverRelation",
    write=True,
    body=_MAINTAIN_CM_RECEIVER_RELATION_REQUEST,
)
"""Set the receivers of a customer (`maintainCmReceiverRelation`)."""
