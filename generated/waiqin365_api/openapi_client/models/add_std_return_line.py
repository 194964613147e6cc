# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="AddStdReturnLine")


@_attrs_define
class AddStdReturnLine:
    """退货单子表: A line of a return to add."""

    product_id: int | str | Unset = UNSET
    """ 商品id: Product by id; one of product_id, product_code and product_name is needed. """
    product_code: str | Unset = UNSET
    """ 商品编码: Product by code; one of product_id, product_code and product_name is needed. """
    product_name: str | Unset = UNSET
    """ 商品名称: Product by name; one of product_id, product_code and product_name is needed. """
    return_price: str | Unset = UNSET
    """ 商品的退货价: Price at which the product is returned; 0 for a gift. The document names no currency unit. """
    return_count: str | Unset = UNSET
    """ 商品退货数量: Quantity returned. """
    input_unit: int | str | Unset = UNSET
    """ 录入单位id: Unit by id; send this or input_unit_name, or neither for the product's base unit. """
    input_unit_name: str | Unset = UNSET
    """ 录入单位名称: Unit by name; send this or input_unit, or neither for the product's base unit. """
    return_amount: str | Unset = UNSET
    """ 商品退货金额: Amount of the line. The document names no currency unit. """
    is_gift: str | Unset = UNSET
    """ 是否是赠品: Whether the line is a gift; not a gift when left out. The document advises to send it always. """
    sequ: str | Unset = UNSET
    """ 排序号: Sort number of the line. """
    remark: str | Unset = UNSET
    """ 退货单子表的备注: Remark on the line. """
    detail_storehouse_id: int | str | Unset = UNSET
    """ 收货仓库id: Warehouse that receives this line, by id; only takes effect with multi-warehouse switched on. """
    detail_storehouse_code: str | Unset = UNSET
    """ 收货仓库编码: Warehouse that receives this line, by code; only takes effect with multi-warehouse switched on. """
    detail_storehouse_name: str | Unset = UNSET
    """ 收货仓库名称: Warehouse that receives this line, by name; only takes effect with multi-warehouse switched on. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        product_id: int | str | Unset
        if isinstance(self.product_id, Unset):
            product_id = UNSET
        else:
            product_id = self.product_id

        product_code = self.product_code

        product_name = self.product_name

        return_price = self.return_price

        return_count = self.return_count

        input_unit: int | str | Unset
        if isinstance(self.input_unit, Unset):
            input_unit = UNSET
        else:
            input_unit = self.input_unit

        input_unit_name = self.input_unit_name

        return_amount = self.return_amount

        is_gift = self.is_gift

        sequ = self.sequ

        remark = self.remark

        detail_storehouse_id: int | str | Unset
        if isinstance(self.detail_storehouse_id, Unset):
            detail_storehouse_id = UNSET
        else:
            detail_storehouse_id = self.detail_storehouse_id

        detail_storehouse_code = self.detail_storehouse_code

        detail_storehouse_name = self.detail_storehouse_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if product_id is not UNSET:
            field_dict["product_id"] = product_id
        if product_code is not UNSET:
            field_dict["product_code"] = product_code
        if product_name is not UNSET:
            field_dict["product_name"] = product_name
        if return_price is not UNSET:
            field_dict["return_price"] = return_price
        if return_count is not UNSET:
            field_dict["return_count"] = return_count
        if input_unit is not UNSET:
            field_dict["input_unit"] = input_unit
        if input_unit_name is not UNSET:
            field_dict["input_unit_name"] = input_unit_name
        if return_amount is not UNSET:
            field_dict["return_amount"] = return_amount
        if is_gift is not UNSET:
            field_dict["is_gift"] = is_gift
        if sequ is not UNSET:
            field_dict["sequ"] = sequ
        if remark is not UNSET:
            field_dict["remark"] = remark
        if detail_storehouse_id is not UNSET:
            field_dict["detail_storehouse_id"] = detail_storehouse_id
        if detail_storehouse_code is not UNSET:
            field_dict["detail_storehouse_code"] = detail_storehouse_code
        if detail_storehouse_name is not UNSET:
            field_dict["detail_storehouse_name"] = detail_storehouse_name

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

        return_price = d.pop("return_price", UNSET)

        return_count = d.pop("return_count", UNSET)

        def _parse_input_unit(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        input_unit = _parse_input_unit(d.pop("input_unit", UNSET))

        input_unit_name = d.pop("input_unit_name", UNSET)

        return_amount = d.pop("return_amount", UNSET)

        is_gift = d.pop("is_gift", UNSET)

        sequ = d.pop("sequ", UNSET)

        remark = d.pop("remark", UNSET)

        def _parse_detail_storehouse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        detail_storehouse_id = _parse_detail_storehouse_id(d.pop("detail_storehouse_id", UNSET))

        detail_storehouse_code = d.pop("detail_storehouse_code", UNSET)

        detail_storehouse_name = d.pop("detail_storehouse_name", UNSET)

        add_std_return_line = cls(
            product_id=product_id,
            product_code=product_code,
            product_name=product_name,
            return_price=return_price,
            return_count=return_count,
            input_unit=input_unit,
            input_unit_name=input_unit_name,
            return_amount=return_amount,
            is_gift=is_gift,
            sequ=sequ,
            remark=remark,
            detail_storehouse_id=detail_storehouse_id,
            detail_storehouse_code=detail_storehouse_code,
            detail_storehouse_name=detail_storehouse_name,
        )

        add_std_return_line.additional_properties = d
        return add_std_return_line

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
