# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="SalesBillAddLine")


@_attrs_define
class SalesBillAddLine:
    """销货单明细: A line of a sales bill to book."""

    product_id: int | str | Unset = UNSET
    """ 商品id: Product by id; one of product_id, product_code and product_name is needed. """
    product_code: str | Unset = UNSET
    """ 商品编码: Product by code; one of product_id, product_code and product_name is needed. """
    product_name: str | Unset = UNSET
    """ 商品名称: Product by name; one of product_id, product_code and product_name is needed. """
    input_price: str | Unset = UNSET
    """ 商品的订货价: Price in the entered unit; 0 for a gift. The document names no currency unit. """
    input_count: str | Unset = UNSET
    """ 商品数量: Quantity in the entered unit. """
    input_unit: int | str | Unset = UNSET
    """ 录入单位id: Unit by id; send this or input_unit_name, or neither for the product's base unit. """
    input_unit_name: str | Unset = UNSET
    """ 录入单位名称: Unit by name; send this or input_unit, or neither for the product's base unit. """
    is_gift: str | Unset = UNSET
    """ 是否是赠品: Whether the line is a gift; not a gift when left out. The document advises to send it always. """
    remark: str | Unset = UNSET
    """ 订单子表的备注: Remark on the line. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        product_id: int | str | Unset
        if isinstance(self.product_id, Unset):
            product_id = UNSET
        else:
            product_id = self.product_id

        product_code = self.product_code

        product_name = self.product_name

        input_price = self.input_price

        input_count = self.input_count

        input_unit: int | str | Unset
        if isinstance(self.input_unit, Unset):
            input_unit = UNSET
        else:
            input_unit = self.input_unit

        input_unit_name = self.input_unit_name

        is_gift = self.is_gift

        remark = self.remark

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if product_id is not UNSET:
            field_dict["product_id"] = product_id
        if product_code is not UNSET:
            field_dict["product_code"] = product_code
        if product_name is not UNSET:
            field_dict["product_name"] = product_name
        if input_price is not UNSET:
            field_dict["input_price"] = input_price
        if input_count is not UNSET:
            field_dict["input_count"] = input_count
        if input_unit is not UNSET:
            field_dict["input_unit"] = input_unit
        if input_unit_name is not UNSET:
            field_dict["input_unit_name"] = input_unit_name
        if is_gift is not UNSET:
            field_dict["is_gift"] = is_gift
        if remark is not UNSET:
            field_dict["remark"] = remark

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_product_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        product_id = _parse_product_id(d.pop("product_id", UNSET))

        product_code = d.pop("product_code", UNSET)

        product_name = d.pop("product_name", UNSET)

        input_price = d.pop("input_price", UNSET)

        input_count = d.pop("input_count", UNSET)

        def _parse_input_unit(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        input_unit = _parse_input_unit(d.pop("input_unit", UNSET))

        input_unit_name = d.pop("input_unit_name", UNSET)

        is_gift = d.pop("is_gift", UNSET)

        remark = d.pop("remark", UNSET)

        sales_bill_add_line = cls(
            product_id=product_id,
            product_code=product_code,
            product_name=product_name,
            input_price=input_price,
            input_count=input_count,
            input_unit=input_unit,
            input_unit_name=input_unit_name,
            is_gift=is_gift,
            remark=remark,
        )

        sales_bill_add_line.additional_properties = d
        return sales_bill_add_line

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
