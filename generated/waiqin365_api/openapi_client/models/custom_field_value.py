# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset


T = TypeVar("T", bound="CustomFieldValue")


@_attrs_define
class CustomFieldValue:
    """扩展字段: A custom field and its new value. The field is named by its code, not by the display label that a query
    returns as ext_key.

    """

    ext_key: str | Unset = UNSET
    """ 扩展字段编码: Code of the custom field, such as `ext_2611010001`. """
    ext_value: str | Unset = UNSET
    """ 扩展字段数据值: New value as text. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ext_key = self.ext_key

        ext_value = self.ext_value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if ext_key is not UNSET:
            field_dict["ext_key"] = ext_key
        if ext_value is not UNSET:
            field_dict["ext_value"] = ext_value

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        ext_key = d.pop("ext_key", UNSET)

        ext_value = d.pop("ext_value", UNSET)

        custom_field_value = cls(ext_key=ext_key, ext_value=ext_value)

        custom_field_value.additional_properties = d
        return custom_field_value

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
