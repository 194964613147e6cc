# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="Shop")


@_attrs_define
class Shop:
    """门店信息: A shop of the enterprise."""

    shop_id: int | None | Unset = UNSET
    """ 店铺id: Id of the shop. """
    short_shop_name: None | str | Unset = UNSET
    """ 店铺简称: Short name of the shop. """
    shop_name: None | str | Unset = UNSET
    """ 店铺名称: Name of the shop. """
    shop_code: None | str | Unset = UNSET
    """ 店铺编码: Code of the shop. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        shop_id: int | None | Unset
        if isinstance(self.shop_id, Unset):
            shop_id = UNSET
        else:
            shop_id = self.shop_id

        short_shop_name: None | str | Unset
        if isinstance(self.short_shop_name, Unset):
            short_shop_name = UNSET
        else:
            short_shop_name = self.short_shop_name

        shop_name: None | str | Unset
        if isinstance(self.shop_name, Unset):
            shop_name = UNSET
        else:
            shop_name = self.shop_name

        shop_code: None | str | Unset
        if isinstance(self.shop_code, Unset):
            shop_code = UNSET
        else:
            shop_code = self.shop_code

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if shop_id is not UNSET:
            field_dict["shop_id"] = shop_id
        if short_shop_name is not UNSET:
            field_dict["short_shop_name"] = short_shop_name
        if shop_name is not UNSET:
            field_dict["shop_name"] = shop_name
        if shop_code is not UNSET:
            field_dict["shop_code"] = shop_code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_shop_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        shop_id = _parse_shop_id(d.pop("shop_id", UNSET))

        def _parse_short_shop_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        short_shop_name = _parse_short_shop_name(d.pop("short_shop_name", UNSET))

        def _parse_shop_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        shop_name = _parse_shop_name(d.pop("shop_name", UNSET))

        def _parse_shop_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        shop_code = _parse_shop_code(d.pop("shop_code", UNSET))

        shop = cls(shop_id=shop_id, short_shop_name=short_shop_name, shop_name=shop_name, shop_code=shop_code)

        shop.additional_properties = d
        return shop

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
