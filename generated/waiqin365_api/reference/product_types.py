# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of product_types: Product types (商品类型) - add."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference

__all__ = ["OPERATIONS"]

_ADD_PD_TYPE_REQUEST = ObjectReference(
    "AddPdTypeRequest",
    "Arguments of addPdType.",
    "新增商品类型",
    fields=(
        FieldReference(
            "pd_type_id",
            "pd_type_id",
            "text",
            "商品唯一标识",
            "Id of the product type in your own system; no other type may have it.",
            required=True,
            quirk="The label says product, but it is the id of the product type.",
        ),
        FieldReference(
            "pd_type_name",
            "pd_type_name",
            "text",
            "商品类型名称",
            "Name of the product type; no other type may have it.",
            required=True,
        ),
        FieldReference("pd_type_code", "pd_type_code", "text", "商品类型编码", "Code of the product type."),
        FieldReference(
            "pd_type_parent_id",
            "pd_type_parent_id",
            "text",
            "商品类型上级的id",
            "Id of the type above this one; leave it out for a type at the top.",
            quirk="The label stands behind the rule. Marked as required, but its text says when it may be left out.",
        ),
        FieldReference("seq", "seq", "text", "排序号", "Place of the type in lists."),
    ),
)

OPERATIONS = (
    OperationReference(
        platform="waiqin365",
        resource="product_types",
        method="add",
        id="addPdType",
        summary="Add a product type",
        label="新增商品类型",
        description="Adds a type of products under an id of your own system. A type below another one names it in pd_type_parent_id, so add parents first. Codes of failures on this page are 100606 (the name or the id exists) and 100607 (there is no such parent). No page at hand has a read of product types, so a write without a response cannot be looked up; if it is sent again and was applied, the answer is 100606.",
        url="https://api.qince.com/SERVER/app/product/productType.html",
        http_method="POST",
        path="/api/product/v1/addPdType",
        write=True,
        msg_id=True,
        request=_ADD_PD_TYPE_REQUEST,
        quirk="The copy of the page has lost the example of the request. Its answers have return_code as a number, and no return_msg on success.",
    ),
)
"""The operations in the order of the spec."""
