# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Shapes of the dicts that calls accept inside a request, for type checkers and editors.

A field that is None is omitted. The attrs classes in `teahouse_api.openapi_client.models` are accepted as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, Required, TypedDict

from teahouse_api.openapi_client import models

__all__ = ["LeafParam", "OriginParam", "AddTeasItemParam"]


class LeafParam(TypedDict, total=False):
    """A leaf. (叶片)"""

    length: Required[Decimal | int | str]
    """长度: Length in centimetres."""


class OriginParam(TypedDict, total=False):
    """A place where tea grows. (产地)"""

    place: str | None
    """地点: Its name."""
    farmer_phone: str | None
    """茶农电话: Phone of the farmer."""
    pictures: str | None
    """图片地址: Addresses of pictures."""


class AddTeasItemParam(TypedDict, total=False):
    """A tea to add. (茶叶)"""

    name: str | None
    """茶名: Name of the tea, or else seller_id and seller_no."""
    seller_id: str | int | None
    """卖家ID: Seller by id."""
    seller_no: str | None
    """卖家编码: Seller by number."""
    grade: Literal["1", "2"] | str | int | None
    """等级: How good it is. Codes: 1 First grade (一级), 2 Second grade (二级)."""
    leaves: Required[Sequence[LeafParam | models.Leaf]]
    """叶片: Its leaves."""
    origin: OriginParam | models.Origin | None
    """产地: Where it grew."""
    tags: Sequence[str] | None
    """标签: Words."""
