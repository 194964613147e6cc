# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="CrmReceiptContract")


@_attrs_define
class CrmReceiptContract:
    """An attachment of a receipt; nothing but its names is known."""

    file_url: None | str | Unset = UNSET
    """ 文件url: Address of the file. """
    file_name: None | str | Unset = UNSET
    """ Name of the file, going by the name of the field; null in the example. """
    file_format: None | str | Unset = UNSET
    """ Format of the file, going by the name of the field; null in the example. """
    file_size: None | str | Unset = UNSET
    """ Size of the file, going by the name of the field; null in the example. """
    image_base_url: None | str | Unset = UNSET
    """ Null in the example; what it holds is not documented. """
    image_base: None | str | Unset = UNSET
    """ Null in the example; what it holds is not documented. """
    cos_url: None | str | Unset = UNSET
    """ Null in the example; what it holds is not documented. """
    type_: None | str | Unset = UNSET
    """ Null in the example; what it holds is not documented. """
    corp_id: None | str | Unset = UNSET
    """ 企业id: The enterprise by id; null in the page's example. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        file_url: None | str | Unset
        if isinstance(self.file_url, Unset):
            file_url = UNSET
        else:
            file_url = self.file_url

        file_name: None | str | Unset
        if isinstance(self.file_name, Unset):
            file_name = UNSET
        else:
            file_name = self.file_name

        file_format: None | str | Unset
        if isinstance(self.file_format, Unset):
            file_format = UNSET
        else:
            file_format = self.file_format

        file_size: None | str | Unset
        if isinstance(self.file_size, Unset):
            file_size = UNSET
        else:
            file_size = self.file_size

        image_base_url: None | str | Unset
        if isinstance(self.image_base_url, Unset):
            image_base_url = UNSET
        else:
            image_base_url = self.image_base_url

        image_base: None | str | Unset
        if isinstance(self.image_base, Unset):
            image_base = UNSET
        else:
            image_base = self.image_base

        cos_url: None | str | Unset
        if isinstance(self.cos_url, Unset):
            cos_url = UNSET
        else:
            cos_url = self.cos_url

        type_: None | str | Unset
        if isinstance(self.type_, Unset):
            type_ = UNSET
        else:
            type_ = self.type_

        corp_id: None | str | Unset
        if isinstance(self.corp_id, Unset):
            corp_id = UNSET
        else:
            corp_id = self.corp_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if file_url is not UNSET:
            field_dict["file_url"] = file_url
        if file_name is not UNSET:
            field_dict["file_name"] = file_name
        if file_format is not UNSET:
            field_dict["file_format"] = file_format
        if file_size is not UNSET:
            field_dict["file_size"] = file_size
        if image_base_url is not UNSET:
            field_dict["image_base_url"] = image_base_url
        if image_base is not UNSET:
            field_dict["image_base"] = image_base
        if cos_url is not UNSET:
            field_dict["cos_url"] = cos_url
        if type_ is not UNSET:
            field_dict["type"] = type_
        if corp_id is not UNSET:
            field_dict["corp_id"] = corp_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_file_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        file_url = _parse_file_url(d.pop("file_url", UNSET))

        def _parse_file_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        file_name = _parse_file_name(d.pop("file_name", UNSET))

        def _parse_file_format(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        file_format = _parse_file_format(d.pop("file_format", UNSET))

        def _parse_file_size(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        file_size = _parse_file_size(d.pop("file_size", UNSET))

        def _parse_image_base_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        image_base_url = _parse_image_base_url(d.pop("image_base_url", UNSET))

        def _parse_image_base(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        image_base = _parse_image_base(d.pop("image_base", UNSET))

        def _parse_cos_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cos_url = _parse_cos_url(d.pop("cos_url", UNSET))

        def _parse_type_(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        type_ = _parse_type_(d.pop("type", UNSET))

        def _parse_corp_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        corp_id = _parse_corp_id(d.pop("corp_id", UNSET))

        crm_receipt_contract = cls(
            file_url=file_url,
            file_name=file_name,
            file_format=file_format,
            file_size=file_size,
            image_base_url=image_base_url,
            image_base=image_base,
            cos_url=cos_url,
            type_=type_,
            corp_id=corp_id,
        )

        crm_receipt_contract.additional_properties = d
        return crm_receipt_contract

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
