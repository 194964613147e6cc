# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset


T = TypeVar("T", bound="Origin")


@_attrs_define
class Origin:
    """产地: A place where tea grows."""

    place: str | Unset = UNSET
    """ 地点: Its name. """
    farmer_phone: str | Unset = UNSET
    """ 茶农电话: Phone of the farmer. """
    pictures: str | Unset = UNSET
    """ 图片地址: Addresses of pictures. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        place = self.place

        farmer_phone = self.farmer_phone

        pictures = self.pictures

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if place is not UNSET:
            field_dict["place"] = place
        if farmer_phone is not UNSET:
            field_dict["farmerPhone"] = farmer_phone
        if pictures is not UNSET:
            field_dict["pictures"] = pictures

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        place = d.pop("place", UNSET)

        farmer_phone = d.pop("farmerPhone", UNSET)

        pictures = d.pop("pictures", UNSET)

        origin = cls(place=place, farmer_phone=farmer_phone, pictures=pictures)

        origin.additional_properties = d
        return origin

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
