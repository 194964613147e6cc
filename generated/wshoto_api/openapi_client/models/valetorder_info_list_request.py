# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
    from ..models.valetorder_info_list_request_field_map import ValetorderInfoListRequestFieldMap


T = TypeVar("T", bound="ValetorderInfoListRequest")


@_attrs_define
class ValetorderInfoListRequest:
    """获取代客订单列表: Page and filters of the list; only the page is required."""

    page_num: int
    """ 当前页: Number of the page, from 1. """
    page_size: int
    """ 当前页大小: Records a page; the largest value is not documented. """
    user_id: str | Unset = UNSET
    """ 当前用户: The employee in whose name the list is read; is_team and role_type start from this person. """
    owners: str | Unset = UNSET
    """ 负责人: Employees in charge, their ids joined with commas. """
    follow_user_ids: str | Unset = UNSET
    """ 创建人: Employees who made the order, their ids joined with commas; goes with follow_user_id of a record. """
    start_time: int | Unset = UNSET
    """ 创建开始时间: Only orders made from this time on. """
    end_time: int | Unset = UNSET
    """ 创建结束时间: Only orders made up to this time; whether it counts itself is not documented. """
    is_team: int | Unset = UNSET
    """ 非团队 / 团队: Whether to read the user's own orders or those of the people the user manages. """
    order_status: int | str | Unset = UNSET
    """ 订单状态: Only orders in this state; a record calls it order_state. """
    role_type: int | Unset = UNSET
    """ 全部 / 负责的 / 协作的 / 创建的: The part that the user, or with is_team 1 the user's team, has in the order. """
    field_map: ValetorderInfoListRequestFieldMap | Unset = UNSET
    """ 自定义字段筛选map: Filter by custom fields. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.valetorder_info_list_request_field_map import ValetorderInfoListRequestFieldMap  # noqa: PLC0415

        page_num = self.page_num

        page_size = self.page_size

        user_id = self.user_id

        owners = self.owners

        follow_user_ids = self.follow_user_ids

        start_time = self.start_time

        end_time = self.end_time

        is_team = self.is_team

        order_status: int | str | Unset
        if isinstance(self.order_status, Unset):
            order_status = UNSET
        else:
            order_status = self.order_status

        role_type = self.role_type

        field_map: dict[str, Any] | Unset = UNSET
        if not isinstance(self.field_map, Unset):
            field_map = self.field_map.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({"page_num": page_num, "page_size": page_size})
        if user_id is not UNSET:
            field_dict["user_id"] = user_id
        if owners is not UNSET:
            field_dict["owners"] = owners
        if follow_user_ids is not UNSET:
            field_dict["follow_user_ids"] = follow_user_ids
        if start_time is not UNSET:
            field_dict["start_time"] = start_time
        if end_time is not UNSET:
            field_dict["end_time"] = end_time
        if is_team is not UNSET:
            field_dict["is_team"] = is_team
        if order_status is not UNSET:
            field_dict["order_status"] = order_status
        if role_type is not UNSET:
            field_dict["role_type"] = role_type
        if field_map is not UNSET:
            field_dict["field_map"] = field_map

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.valetorder_info_list_request_field_map import ValetorderInfoListRequestFieldMap  # noqa: PLC0415

        d = dict(src_dict)
        page_num = d.pop("page_num")

        page_size = d.pop("page_size")

        user_id = d.pop("user_id", UNSET)

        owners = d.pop("owners", UNSET)

        follow_user_ids = d.pop("follow_user_ids", UNSET)

        start_time = d.pop("start_time", UNSET)

        end_time = d.pop("end_time", UNSET)

        is_team = d.pop("is_team", UNSET)

        def _parse_order_status(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        order_status = _parse_order_status(d.pop("order_status", UNSET))

        role_type = d.pop("role_type", UNSET)

        _field_map = d.pop("field_map", UNSET)
        field_map: ValetorderInfoListRequestFieldMap | Unset
        if isinstance(_field_map, Unset):
            field_map = UNSET
        else:
            field_map = ValetorderInfoListRequestFieldMap.from_dict(_field_map)

        valetorder_info_list_request = cls(
            page_num=page_num,
            page_size=page_size,
            user_id=user_id,
            owners=owners,
            follow_user_ids=follow_user_ids,
            start_time=start_time,
            end_time=end_time,
            is_team=is_team,
            order_status=order_status,
            role_type=role_type,
            field_map=field_map,
        )

        valetorder_info_list_request.additional_properties = d
        return valetorder_info_list_request

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
