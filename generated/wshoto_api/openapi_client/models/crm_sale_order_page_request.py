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
    from ..models.crm_sale_order_page_request_field_map import CrmSaleOrderPageRequestFieldMap


T = TypeVar("T", bound="CrmSaleOrderPageRequest")


@_attrs_define
class CrmSaleOrderPageRequest:
    """获取代客订单列表: Arguments of crmSaleOrderPage."""

    page_num: int
    """ 当前页: Number of the page, from 1. """
    page_size: int
    """ 当前页大小: Records a page; the largest value is not documented. """
    user_id: str | Unset = UNSET
    """ 当前用户: The employee in whose name the list is read; how it narrows the answer is not documented. """
    owner_ids: list[str] | Unset = UNSET
    """ 负责人ID集: Employees in charge, by id. """
    follow_user_ids: list[str] | Unset = UNSET
    """ 创建人ID集: Employees who made the order, by id; goes with follow_user_id of a record. """
    start_time: int | Unset = UNSET
    """ 创建开始时间: Only orders made from this time on. """
    end_time: int | Unset = UNSET
    """ 创建结束时间: Only orders made up to this time; whether it counts itself is not documented. """
    order_state_list: list[str] | Unset = UNSET
    """ 订单状态: Only orders in one of these states. """
    field_map: CrmSaleOrderPageRequestFieldMap | Unset = UNSET
    """ 自定义字段筛选map: Filter by custom fields. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.crm_sale_order_page_request_field_map import CrmSaleOrderPageRequestFieldMap  # noqa: PLC0415

        page_num = self.page_num

        page_size = self.page_size

        user_id = self.user_id

        owner_ids: list[str] | Unset = UNSET
        if not isinstance(self.owner_ids, Unset):
            owner_ids = self.owner_ids

        follow_user_ids: list[str] | Unset = UNSET
        if not isinstance(self.follow_user_ids, Unset):
            follow_user_ids = self.follow_user_ids

        start_time = self.start_time

        end_time = self.end_time

        order_state_list: list[str] | Unset = UNSET
        if not isinstance(self.order_state_list, Unset):
            order_state_list = self.order_state_list

        field_map: dict[str, Any] | Unset = UNSET
        if not isinstance(self.field_map, Unset):
            field_map = self.field_map.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({"page_num": page_num, "page_size": page_size})
        if user_id is not UNSET:
            field_dict["user_id"] = user_id
        if owner_ids is not UNSET:
            field_dict["owner_ids"] = owner_ids
        if follow_user_ids is not UNSET:
            field_dict["follow_user_ids"] = follow_user_ids
        if start_time is not UNSET:
            field_dict["start_time"] = start_time
        if end_time is not UNSET:
            field_dict["end_time"] = end_time
        if order_state_list is not UNSET:
            field_dict["order_state_list"] = order_state_list
        if field_map is not UNSET:
            field_dict["field_map"] = field_map

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.crm_sale_order_page_request_field_map import CrmSaleOrderPageRequestFieldMap  # noqa: PLC0415

        d = dict(src_dict)
        page_num = d.pop("page_num")

        page_size = d.pop("page_size")

        user_id = d.pop("user_id", UNSET)

        owner_ids = cast(list[str], d.pop("owner_ids", UNSET))

        follow_user_ids = cast(list[str], d.pop("follow_user_ids", UNSET))

        start_time = d.pop("start_time", UNSET)

        end_time = d.pop("end_time", UNSET)

        order_state_list = cast(list[str], d.pop("order_state_list", UNSET))

        _field_map = d.pop("field_map", UNSET)
        field_map: CrmSaleOrderPageRequestFieldMap | Unset
        if isinstance(_field_map, Unset):
            field_map = UNSET
        else:
            field_map = CrmSaleOrderPageRequestFieldMap.from_dict(_field_map)

        crm_sale_order_page_request = cls(
            page_num=page_num,
            page_size=page_size,
            user_id=user_id,
            owner_ids=owner_ids,
            follow_user_ids=follow_user_ids,
            start_time=start_time,
            end_time=end_time,
            order_state_list=order_state_list,
            field_map=field_map,
        )

        crm_sale_order_page_request.additional_properties = d
        return crm_sale_order_page_request

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
