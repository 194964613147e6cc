# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="CloseStdomOrderRequest")


@_attrs_define
class CloseStdomOrderRequest:
    """关闭订单: The order to close and who closes it."""

    id: int | str | Unset = UNSET
    """ 订单id: Order by id; one of id and order_no is needed. """
    order_no: str | Unset = UNSET
    """ 订单编码: Order by number; one of id and order_no is needed. """
    close_emp_id: int | str | Unset = UNSET
    """ 关闭人id: Who closes the order, by id. """
    close_emp_name: str | Unset = UNSET
    """ 关闭人姓名: Who closes the order, by name. """
    close_emp_code: str | Unset = UNSET
    """ 关闭人编码: Who closes the order, by code. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        order_no = self.order_no

        close_emp_id: int | str | Unset
        if isinstance(self.close_emp_id, Unset):
            close_emp_id = UNSET
        else:
            close_emp_id = self.close_emp_id

        close_emp_name = self.close_emp_name

        close_emp_code = self.close_emp_code

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if order_no is not UNSET:
            field_dict["order_no"] = order_no
        if close_emp_id is not UNSET:
            field_dict["close_emp_id"] = close_emp_id
        if close_emp_name is not UNSET:
            field_dict["close_emp_name"] = close_emp_name
        if close_emp_code is not UNSET:
            field_dict["close_emp_code"] = close_emp_code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        order_no = d.pop("order_no", UNSET)

        def _parse_close_emp_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        close_emp_id = _parse_close_emp_id(d.pop("close_emp_id", UNSET))

        close_emp_name = d.pop("close_emp_name", UNSET)

        close_emp_code = d.pop("close_emp_code", UNSET)

        close_stdom_order_request = cls(
            id=id,
            order_no=order_no,
            close_emp_id=close_emp_id,
            close_emp_name=close_emp_name,
            close_emp_code=close_emp_code,
        )

        close_stdom_order_request.additional_properties = d
        return close_stdom_order_request

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
