# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="QueryStdomOrderResponse")


@_attrs_define
class QueryStdomOrderResponse:
    """响应: A page of orders inside `response_data`."""

    return_code: str
    """ 响应编码: "0" for success; every other value is a failure. """
    return_msg: None | str | Unset = UNSET
    """ 响应说明: Explanation for people. """
    msg_id: str | Unset = UNSET
    """ 消息ID: The msg_id of the request, repeated. """
    response_data: None | str | Unset = UNSET
    """ 数据DATA: JSON text of an array of orders, empty after the last page; null on failure. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return_code = self.return_code

        return_msg: None | str | Unset
        if isinstance(self.return_msg, Unset):
            return_msg = UNSET
        else:
            return_msg = self.return_msg

        msg_id = self.msg_id

        response_data: None | str | Unset
        if isinstance(self.response_data, Unset):
            response_data = UNSET
        else:
            response_data = self.response_data

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({"return_code": return_code})
        if return_msg is not UNSET:
            field_dict["return_msg"] = return_msg
        if msg_id is not UNSET:
            field_dict["msg_id"] = msg_id
        if response_data is not UNSET:
            field_dict["response_data"] = response_data

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        return_code = d.pop("return_code")

        def _parse_return_msg(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        return_msg = _parse_return_msg(d.pop("return_msg", UNSET))

        msg_id = d.pop("msg_id", UNSET)

        def _parse_response_data(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        response_data = _parse_response_data(d.pop("response_data", UNSET))

        query_stdom_order_response = cls(
            return_code=return_code, return_msg=return_msg, msg_id=msg_id, response_data=response_data
        )

        query_stdom_order_response.additional_properties = d
        return query_stdom_order_response

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
