# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="MallOrderListRequest")


@_attrs_define
class MallOrderListRequest:
    """获取订单列表: Time window, filter and page of the list; the window needs its kind and its start."""

    type_: int
    """ 查询时间类型: Which time of an order the window means; type of a record is something else. """
    start_time: int
    """ 开始时间: Start of the window. """
    end_time: int | Unset = UNSET
    """ 结束时间: End of the window; whether it counts itself is not documented. """
    status_list: list[int] | Unset = UNSET
    """ 订单状态: Only orders in these states, presumably codes of status. """
    current_index: int | Unset = UNSET
    """ 当前页数: Number of the page, from 1; what happens without it is not documented. """
    page_size: int | Unset = UNSET
    """ 每页条数: Records a page; neither the largest nor the default value is documented. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        start_time = self.start_time

        end_time = self.end_time

        status_list: list[int] | Unset = UNSET
        if not isinstance(self.status_list, Unset):
            status_list = self.status_list

        current_index = self.current_index

        page_size = self.page_size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({"type": type_, "start_time": start_time})
        if end_time is not UNSET:
            field_dict["end_time"] = end_time
        if status_list is not UNSET:
            field_dict["status_list"] = status_list
        if current_index is not UNSET:
            field_dict["current_index"] = current_index
        if page_size is not UNSET:
            field_dict["page_size"] = page_size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = d.pop("type")

        start_time = d.pop("start_time")

        end_time = d.pop("end_time", UNSET)

        status_list = cast(list[int], d.pop("status_list", UNSET))

        current_index = d.pop("current_index", UNSET)

        page_size = d.pop("page_size", UNSET)

        mall_order_list_request = cls(
            type_=type_,
            start_time=start_time,
            end_time=end_time,
            status_list=status_list,
            current_index=current_index,
            page_size=page_size,
        )

        mall_order_list_request.additional_properties = d
        return mall_order_list_request

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
