# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="AddTeasResponse")


@_attrs_define
class AddTeasResponse:
    """响应: Answer of addTeas."""

    return_code: str
    """ 响应编码: The result. """
    response_data: None | str | Unset = UNSET
    """ 响应数据: What was added. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return_code = self.return_code

        response_data: None | str | Unset
        if isinstance(self.response_data, Unset):
            response_data = UNSET
        else:
            response_data = self.response_data

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({"return_code": return_code})
        if response_data is not UNSET:
            field_dict["response_data"] = response_data

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        return_code = d.pop("return_code")

        def _parse_response_data(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        response_data = _parse_response_data(d.pop("response_data", UNSET))

        add_teas_response = cls(return_code=return_code, response_data=response_data)

        add_teas_response.additional_properties = d
        return add_teas_response

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
