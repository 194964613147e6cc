# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset


T = TypeVar("T", bound="CrmSaleOrderReceiptCreateReceiptContract")


@_attrs_define
class CrmSaleOrderReceiptCreateReceiptContract:
    """回款单合同: An attachment of a new receipt."""

    material_id: str | Unset = UNSET
    """ 素材id: Attachment by id; these pages do not say how to upload one. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        material_id = self.material_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if material_id is not UNSET:
            field_dict["material_id"] = material_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        material_id = d.pop("material_id", UNSET)

        crm_sale_order_receipt_create_receipt_contract = cls(material_id=material_id)

        crm_sale_order_receipt_create_receipt_contract.additional_properties = d
        return crm_sale_order_receipt_create_receipt_contract

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
