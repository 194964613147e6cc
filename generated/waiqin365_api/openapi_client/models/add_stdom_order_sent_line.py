# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="AddStdomOrderSentLine")


@_attrs_define
class AddStdomOrderSentLine:
    """发货单明细: A line of a shipment to add."""

    order_detail_id: int | str
    """ 订单子表ID: Line of the sales order: its detail_id in queryStdomOrder. """
    product_id: int | str | Unset = UNSET
    """ 商品id: Product by id; one of product_id, product_code and product_name is needed. """
    product_code: str | Unset = UNSET
    """ 商品编码: Product by code; one of product_id, product_code and product_name is needed. """
    product_name: str | Unset = UNSET
    """ 商品名称: Product by name; one of product_id, product_code and product_name is needed. """
    input_unit: int | str | Unset = UNSET
    """ 发货单位id: Unit of the quantity, by id; send this or input_unit_name. """
    input_unit_name: str | Unset = UNSET
    """ 发货单位名称: Unit of the quantity, by name; send this or input_unit. """
    sent_num: str | Unset = UNSET
    """ 发货数量: Quantity to ship, in the given unit. """
    is_gift: str | Unset = UNSET
    """ 是否是赠品: Whether the line is a gift; 0, not a gift, when left out. The document advises to send it always. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        order_detail_id: int | str
        order_detail_id = self.order_detail_id

        product_id: int | str | Unset
        if isinstance(self.product_id, Unset):
            product_id = UNSET
        else:
            product_id = self.product_id

        product_code = self.product_code

        product_name = self.product_name

        input_unit: int | str | Unset
        if isinstance(self.input_unit, Unset):
            input_unit = UNSET
        else:
            input_unit = self.input_unit

        input_unit_name = self.input_unit_name

        sent_num = self.sent_num

        is_gift = self.is_gift

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({"order_detail_id": order_detail_id})
        if product_id is not UNSET:
            field_dict["product_id"] = product_id
        if product_code is not UNSET:
            field_dict["product_code"] = product_code
        if product_name is not UNSET:
            field_dict["product_name"] = product_name
        if input_unit is not UNSET:
            field_dict["input_unit"] = input_unit
        if input_unit_name is not UNSET:
            field_dict["input_unit_name"] = input_unit_name
        if sent_num is not UNSET:
            field_dict["sent_num"] = sent_num
        if is_gift is not UNSET:
            field_dict["is_gift"] = is_gift

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_order_detail_id(data: object) -> int | str:
            return cast(int | str, data)

        order_detail_id = _parse_order_detail_id(d.pop("order_detail_id"))

        def _parse_product_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        product_id = _parse_product_id(d.pop("product_id", UNSET))

        product_code = d.pop("product_code", UNSET)

        product_name = d.pop("product_name", UNSET)

        def _parse_input_unit(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        input_unit = _parse_input_unit(d.pop("input_unit", UNSET))

        input_unit_name = d.pop("input_unit_name", UNSET)

        sent_num = d.pop("sent_num", UNSET)

        is_gift = d.pop("is_gift", UNSET)

        add_stdom_order_sent_line = cls(
            order_detail_id=order_detail_id,
            product_id=product_id,
            product_code=product_code,
            product_name=product_name,
            input_unit=input_unit,
            input_unit_name=input_unit_name,
            sent_num=sent_num,
            is_gift=is_gift,
        )

        add_stdom_order_sent_line.additional_properties = d
        return add_stdom_order_sent_line

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
