# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of shops: Shops of the enterprise (店铺) - list."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference

__all__ = ["OPERATIONS"]

_MALL_EXTERNAL_SHOP_LIST_REQUEST = ObjectReference(
    "MallExternalShopListRequest",
    "An empty object.",
    "企业店铺查询",
    fields=(),
    quirk="The page has a section for the body and names no field in it, so an empty object is sent.",
)

_SHOP = ObjectReference(
    "Shop",
    "A shop of the enterprise.",
    "门店信息",
    fields=(
        FieldReference("shop_id", "shop_id", "long", "店铺id", "Id of the shop."),
        FieldReference("short_shop_name", "short_shop_name", "text", "店铺简称", "Short name of the shop."),
        FieldReference("shop_name", "shop_name", "text", "店铺名称", "Name of the shop."),
        FieldReference("shop_code", "shop_code", "text", "店铺编码", "Code of the shop."),
    ),
)

OPERATIONS = (
    OperationReference(
        platform="wshoto",
        resource="shops",
        method="list",
        id="mallExternalShopList",
        summary="List the shops of the enterprise",
        label="企业店铺查询",
        description="Returns the enterprise's own shops, all at once. The page names no filter and no paging.",
        url="https://open.wshoto.com/doc/pages/mall/externalOrder/shopList.html",
        http_method="POST",
        path="/openapi/mall/external/shop/list",
        write=False,
        request=_MALL_EXTERNAL_SHOP_LIST_REQUEST,
        response=_SHOP,
        many=True,
        tables=("shops", "problems"),
    ),
)
"""The operations in the order of the spec."""
