# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
    from ..models.sale_order import SaleOrder
    from ..models.sale_order_receipt import SaleOrderReceipt


T = TypeVar("T", bound="SaleOrderDetail")


@_attrs_define
class SaleOrderDetail:
    """返回数据: An order and the payments received for it."""

    order: None | SaleOrder | Unset = UNSET
    receipt_list: list[SaleOrderReceipt] | None | Unset = UNSET
    """ 回款单详情列表: Payments received for the order; empty when there is none. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.sale_order import SaleOrder  # noqa: PLC0415
        from ..models.sale_order_receipt import SaleOrderReceipt  # noqa: PLC0415

        order: dict[str, Any] | None | Unset
        if isinstance(self.order, Unset):
            order = UNSET
        elif isinstance(self.order, SaleOrder):
            order = self.order.to_dict()
        else:
            order = self.order

        receipt_list: list[dict[str, Any]] | None | Unset
        if isinstance(self.receipt_list, Unset):
            receipt_list = UNSET
        elif isinstance(self.receipt_list, list):
            receipt_list = []
            for receipt_list_type_0_item_data in self.receipt_list:
                receipt_list_type_0_item = receipt_list_type_0_item_data.to_dict()
                receipt_list.append(receipt_list_type_0_item)

        else:
            receipt_list = self.receipt_list

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if order is not UNSET:
            field_dict["order"] = order
        if receipt_list is not UNSET:
            field_dict["receipt_list"] = receipt_list

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sale_order import SaleOrder  # noqa: PLC0415
        from ..models.sale_order_receipt import SaleOrderReceipt  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_order(data: object) -> None | SaleOrder | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                order_type_0 = SaleOrder.from_dict(data)

                return order_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SaleOrder | Unset, data)

        order = _parse_order(d.pop("order", UNSET))

        def _parse_receipt_list(data: object) -> list[SaleOrderReceipt] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                receipt_list_type_0 = []
                _receipt_list_type_0 = data
                for receipt_list_type_0_item_data in _receipt_list_type_0:
                    receipt_list_type_0_item = SaleOrderReceipt.from_dict(receipt_list_type_0_item_data)

                    receipt_list_type_0.append(receipt_list_type_0_item)

                return receipt_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[SaleOrderReceipt] | None | Unset, data)

        receipt_list = _parse_receipt_list(d.pop("receipt_list", UNSET))

        sale_order_detail = cls(order=order, receipt_list=receipt_list)

        sale_order_detail.additional_properties = d
        return sale_order_detail

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
