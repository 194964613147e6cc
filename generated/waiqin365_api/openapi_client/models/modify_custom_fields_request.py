# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
    from ..models.custom_field_value import CustomFieldValue
    from ..models.modify_custom_fields_line import ModifyCustomFieldsLine


T = TypeVar("T", bound="ModifyCustomFieldsRequest")


@_attrs_define
class ModifyCustomFieldsRequest:
    """销售订单自定义字段修改: New values for custom fields of one order and of its lines."""

    order_id: int | str | Unset = UNSET
    """ 订单id: Order by id; one of order_id and order_no is needed. """
    order_no: str | Unset = UNSET
    """ 订单单号: Order by number; one of order_id and order_no is needed. """
    exts: list[CustomFieldValue] | Unset = UNSET
    """ 列表: Custom fields of the order itself. """
    products: list[ModifyCustomFieldsLine] | Unset = UNSET
    """ 列表: Lines of the order whose custom fields change. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.custom_field_value import CustomFieldValue  # noqa: PLC0415
        from ..models.modify_custom_fields_line import ModifyCustomFieldsLine  # noqa: PLC0415

        order_id: int | str | Unset
        if isinstance(self.order_id, Unset):
            order_id = UNSET
        else:
            order_id = self.order_id

        order_no = self.order_no

        exts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.exts, Unset):
            exts = []
            for exts_item_data in self.exts:
                exts_item = exts_item_data.to_dict()
                exts.append(exts_item)

        products: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.products, Unset):
            products = []
            for products_item_data in self.products:
                products_item = products_item_data.to_dict()
                products.append(products_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if order_id is not UNSET:
            field_dict["order_id"] = order_id
        if order_no is not UNSET:
            field_dict["order_no"] = order_no
        if exts is not UNSET:
            field_dict["exts"] = exts
        if products is not UNSET:
            field_dict["products"] = products

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.custom_field_value import CustomFieldValue  # noqa: PLC0415
        from ..models.modify_custom_fields_line import ModifyCustomFieldsLine  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_order_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        order_id = _parse_order_id(d.pop("order_id", UNSET))

        order_no = d.pop("order_no", UNSET)

        _exts = d.pop("exts", UNSET)
        exts: list[CustomFieldValue] | Unset = UNSET
        if _exts is not UNSET:
            exts = []
            for exts_item_data in _exts:
                exts_item = CustomFieldValue.from_dict(exts_item_data)

                exts.append(exts_item)

        _products = d.pop("products", UNSET)
        products: list[ModifyCustomFieldsLine] | Unset = UNSET
        if _products is not UNSET:
            products = []
            for products_item_data in _products:
                products_item = ModifyCustomFieldsLine.from_dict(products_item_data)

                products.append(products_item)

        modify_custom_fields_request = cls(order_id=order_id, order_no=order_no, exts=exts, products=products)

        modify_custom_fields_request.additional_properties = d
        return modify_custom_fields_request

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
