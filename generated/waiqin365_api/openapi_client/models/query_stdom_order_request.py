# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="QueryStdomOrderRequest")


@_attrs_define
class QueryStdomOrderRequest:
    """查询订单数据: Which orders to read; no filter is known to be needed, and there is none for order_no."""

    page_number: int | Unset = UNSET
    """ 页码: Page to read, from 1; page 1 when left out. A page has up to 1000 orders. """
    status: str | Unset = UNSET
    """ 记录状态: Only existing or only deleted orders. """
    cm_id: int | str | Unset = UNSET
    """ 勤策客户唯一ID: Only orders of the customer with this id. """
    cm_code: str | Unset = UNSET
    """ 客户编码: Only orders of the customer with this code. """
    dept_id: int | str | Unset = UNSET
    """ 勤策业务员部门唯一ID: Only orders of salespeople of the department with this id. """
    dept_code: str | Unset = UNSET
    """ 业务员部门编码: Only orders of salespeople of the department with this code. """
    create_date: str | Unset = UNSET
    """ 创建日期: Only orders created on this day. """
    modify_date: str | Unset = UNSET
    """ 修改日期: Only orders modified on this day. """
    after_create_date: str | Unset = UNSET
    """ 创建时间之后: Only orders created after this moment. """
    after_modify_date: str | Unset = UNSET
    """ 修改时间之后: Only orders modified after this moment. """
    start_create_date: str | Unset = UNSET
    """ 创建时间开始: Start of the window of creation, a day without a time. """
    end_create_date: str | Unset = UNSET
    """ 创建时间结束: End of the window of creation, with a time. """
    start_modify_date: str | Unset = UNSET
    """ 修改时间开始: Start of the window of modification, with a time. """
    end_modify_date: str | Unset = UNSET
    """ 修改时间结束: End of the window of modification, a day without a time. """
    start_consignment_date: str | Unset = UNSET
    """ 交货日期开始时间: Start of the window of requested delivery days. """
    end_consignment_date: str | Unset = UNSET
    """ 交货日期结束时间: End of the window of requested delivery days. """
    id: int | str | Unset = UNSET
    """ 勤策中id: Only the order with this id. """
    order_status: str | Unset = UNSET
    """ 订单状态: Only orders in this state. """
    start_confirm_time: str | Unset = UNSET
    """ 审批通过开始时间: Start of the window of approval. """
    end_confirm_time: str | Unset = UNSET
    """ 审批通过结束时间: End of the window of approval. """
    dealer: int | str | Unset = UNSET
    """ 供货商ID: Only orders of the dealer with this id. """
    dealer_code: str | Unset = UNSET
    """ 供货商编码: Only orders of the dealer with this code. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        page_number = self.page_number

        status = self.status

        cm_id: int | str | Unset
        if isinstance(self.cm_id, Unset):
            cm_id = UNSET
        else:
            cm_id = self.cm_id

        cm_code = self.cm_code

        dept_id: int | str | Unset
        if isinstance(self.dept_id, Unset):
            dept_id = UNSET
        else:
            dept_id = self.dept_id

        dept_code = self.dept_code

        create_date = self.create_date

        modify_date = self.modify_date

        after_create_date = self.after_create_date

        after_modify_date = self.after_modify_date

        start_create_date = self.start_create_date

        end_create_date = self.end_create_date

        start_modify_date = self.start_modify_date

        end_modify_date = self.end_modify_date

        start_consignment_date = self.start_consignment_date

        end_consignment_date = self.end_consignment_date

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        order_status = self.order_status

        start_confirm_time = self.start_confirm_time

        end_confirm_time = self.end_confirm_time

        dealer: int | str | Unset
        if isinstance(self.dealer, Unset):
            dealer = UNSET
        else:
            dealer = self.dealer

        dealer_code = self.dealer_code

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if page_number is not UNSET:
            field_dict["page_number"] = page_number
        if status is not UNSET:
            field_dict["status"] = status
        if cm_id is not UNSET:
            field_dict["cm_id"] = cm_id
        if cm_code is not UNSET:
            field_dict["cm_code"] = cm_code
        if dept_id is not UNSET:
            field_dict["dept_id"] = dept_id
        if dept_code is not UNSET:
            field_dict["dept_code"] = dept_code
        if create_date is not UNSET:
            field_dict["create_date"] = create_date
        if modify_date is not UNSET:
            field_dict["modify_date"] = modify_date
        if after_create_date is not UNSET:
            field_dict["after_create_date"] = after_create_date
        if after_modify_date is not UNSET:
            field_dict["after_modify_date"] = after_modify_date
        if start_create_date is not UNSET:
            field_dict["start_create_date"] = start_create_date
        if end_create_date is not UNSET:
            field_dict["end_create_date"] = end_create_date
        if start_modify_date is not UNSET:
            field_dict["start_modify_date"] = start_modify_date
        if end_modify_date is not UNSET:
            field_dict["end_modify_date"] = end_modify_date
        if start_consignment_date is not UNSET:
            field_dict["start_consignment_date"] = start_consignment_date
        if end_consignment_date is not UNSET:
            field_dict["end_consignment_date"] = end_consignment_date
        if id is not UNSET:
            field_dict["id"] = id
        if order_status is not UNSET:
            field_dict["order_status"] = order_status
        if start_confirm_time is not UNSET:
            field_dict["start_confirm_time"] = start_confirm_time
        if end_confirm_time is not UNSET:
            field_dict["end_confirm_time"] = end_confirm_time
        if dealer is not UNSET:
            field_dict["dealer"] = dealer
        if dealer_code is not UNSET:
            field_dict["dealer_code"] = dealer_code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page_number = d.pop("page_number", UNSET)

        status = d.pop("status", UNSET)

        def _parse_cm_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        cm_id = _parse_cm_id(d.pop("cm_id", UNSET))

        cm_code = d.pop("cm_code", UNSET)

        def _parse_dept_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        dept_id = _parse_dept_id(d.pop("dept_id", UNSET))

        dept_code = d.pop("dept_code", UNSET)

        create_date = d.pop("create_date", UNSET)

        modify_date = d.pop("modify_date", UNSET)

        after_create_date = d.pop("after_create_date", UNSET)

        after_modify_date = d.pop("after_modify_date", UNSET)

        start_create_date = d.pop("start_create_date", UNSET)

        end_create_date = d.pop("end_create_date", UNSET)

        start_modify_date = d.pop("start_modify_date", UNSET)

        end_modify_date = d.pop("end_modify_date", UNSET)

        start_consignment_date = d.pop("start_consignment_date", UNSET)

        end_consignment_date = d.pop("end_consignment_date", UNSET)

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        order_status = d.pop("order_status", UNSET)

        start_confirm_time = d.pop("start_confirm_time", UNSET)

        end_confirm_time = d.pop("end_confirm_time", UNSET)

        def _parse_dealer(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        dealer = _parse_dealer(d.pop("dealer", UNSET))

        dealer_code = d.pop("dealer_code", UNSET)

        query_stdom_order_request = cls(
            page_number=page_number,
            status=status,
            cm_id=cm_id,
            cm_code=cm_code,
            dept_id=dept_id,
            dept_code=dept_code,
            create_date=create_date,
            modify_date=modify_date,
            after_create_date=after_create_date,
            after_modify_date=after_modify_date,
            start_create_date=start_create_date,
            end_create_date=end_create_date,
            start_modify_date=start_modify_date,
            end_modify_date=end_modify_date,
            start_consignment_date=start_consignment_date,
            end_consignment_date=end_consignment_date,
            id=id,
            order_status=order_status,
            start_confirm_time=start_confirm_time,
            end_confirm_time=end_confirm_time,
            dealer=dealer,
            dealer_code=dealer_code,
        )

        query_stdom_order_request.additional_properties = d
        return query_stdom_order_request

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
