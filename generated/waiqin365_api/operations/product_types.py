# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation

_ADD_PD_TYPE_REQUEST = Body(
    fields=(
        Field("pd_type_id", "pd_type_id", "text", required=True),
        Field("pd_type_name", "pd_type_name", "text", required=True),
        Field("pd_type_code", "pd_type_code", "text"),
        Field("pd_type_parent_id", "pd_type_parent_id", "text"),
        Field("seq", "seq", "text"),
    )
)

ADD_PD_TYPE: Operation[None] = Operation(
    platform="waiqin365",
    id="addPdType",
    call="product_types.add",
    http_method="POST",
    path="/api/product/v1/addPdType",
    write=True,
    body=_ADD_PD_TYPE_REQUEST,
)
"""Add a product type (`addPdType`)."""
