# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Operation
from wshoto_api import records

_MALL_EXTERNAL_SHOP_LIST_REQUEST = Body(fields=())

MALL_EXTERNAL_SHOP_LIST: Operation[records.Shop] = Operation(
    platform="wshoto",
    id="mallExternalShopList",
    call="shops.list",
    http_method="POST",
    path="/openapi/mall/external/shop/list",
    write=False,
    body=_MALL_EXTERNAL_SHOP_LIST_REQUEST,
    result=records.Shop,
    records="data",
    many=True,
)
"""List the shops of the enterprise (`mallExternalShopList`)."""
