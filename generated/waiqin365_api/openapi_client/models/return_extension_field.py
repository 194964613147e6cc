# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset


T = TypeVar("T", bound="ReturnExtensionField")


@_attrs_define
class ReturnExtensionField:
    """退货信息扩展字段: A custom field of a return to add. The field has to exist on the platform first."""

    return_ext_key: str | Unset = UNSET
    """ 退货信息扩展字段key值: Names the custom field; the example sends its display label. """
    return_ext_value: str | Unset = UNSET
    """ 退货信息扩展字段value值: Value as text; several choices are joined with commas. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return_ext_key = self.return_ext_key

        return_ext_value = self.return_ext_value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if return_ext_key is not UNSET:
            field_dict["return_ext_key"] = return_ext_key
        if return_ext_value is not UNSET:
            field_dict["return_ext_value"] = return_ext_value

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        return_ext_key = d.pop("return_ext_key", UNSET)

        return_ext_value = d.pop("return_ext_value", UNSET)

        return_extension_field = cls(return_ext_key=return_ext_key, return_ext_value=return_ext_value)

        return_extension_field.additional_properties = d
        return return_extension_field

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
