# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="QueryStdomSentRequest")


@_attrs_define
class QueryStdomSentRequest:
    """查询订单发货数据: Filters for shipments of sales orders."""

    page_number: int | Unset = 1
    """ 页码: Page to return, 1000 records each; 1 when left out. """
    status: str | Unset = UNSET
    """ 记录状态: Only shipments that still exist, or only deleted ones. """
    cm_id: int | str | Unset = UNSET
    """ 勤策客户唯一ID: Only shipments of this customer, by id. """
    cm_code: str | Unset = UNSET
    """ 客户编码: Only shipments of this customer, by code. """
    create_date: str | Unset = UNSET
    """ 创建日期: Only shipments created on this day. """
    modify_date: str | Unset = UNSET
    """ 修改日期: Only shipments modified on this day. """
    after_create_date: str | Unset = UNSET
    """ 创建时间之后: Only shipments created after this time. """
    after_modify_date: str | Unset = UNSET
    """ 修改时间之后: Only shipments modified after this time. """
    start_create_date: str | Unset = UNSET
    """ 创建时间开始: Start of a range of creation days; pairs with end_create_date. """
    end_create_date: str | Unset = UNSET
    """ 创建时间结束: End of a range of creation days; whether the bound itself is included is not documented. """
    start_modify_date: str | Unset = UNSET
    """ 修改时间开始: Start of a range of modification days; pairs with end_modify_date. """
    end_modify_date: str | Unset = UNSET
    """ 修改时间结束: End of a range of modification days; whether the bound itself is included is not documented. """
    id: int | str | Unset = UNSET
    """ 勤策中发货单id: Only the shipment with this id. """
    sent_no: str | Unset = UNSET
    """ 勤策中发货单编码: Only the shipment with this number. """
    order_id: int | str | Unset = UNSET
    """ 勤策中订单id: Only shipments of the sales order with this id. """
    order_no: str | Unset = UNSET
    """ 勤策中订单编码: Only shipments of the sales order with this number. """
    start_sign_date: str | Unset = UNSET
    """ 签收时间开始: Start of a range of days of receipt; pairs with end_sign_date. """
    end_sign_date: str | Unset = UNSET
    """ 签收时间结束: End of a range of days of receipt; whether the bound itself is included is not documented. """
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

        create_date = self.create_date

        modify_date = self.modify_date

        after_create_date = self.after_create_date

        after_modify_date = self.after_modify_date

        start_create_date = self.start_create_date

        end_create_date = self.end_create_date

        start_modify_date = self.start_modify_date

        end_modify_date = self.end_modify_date

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        sent_no = self.sent_no

        order_id: int | str | Unset
        if isinstance(self.order_id, Unset):
            order_id = UNSET
        else:
            order_id = self.order_id

        order_no = self.order_no

        start_sign_date = self.start_sign_date

        end_sign_date = self.end_sign_date

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
        if id is not UNSET:
            field_dict["id"] = id
        if sent_no is not UNSET:
            field_dict["sent_no"] = sent_no
        if order_id is not UNSET:
            field_dict["order_id"] = order_id
        if order_no is not UNSET:
            field_dict["order_no"] = order_no
        if start_sign_date is not UNSET:
            field_dict["start_sign_date"] = start_sign_date
        if end_sign_date is not UNSET:
            field_dict["end_sign_date"] = end_sign_date

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

        create_date = d.pop("create_date", UNSET)

        modify_date = d.pop("modify_date", UNSET)

        after_create_date = d.pop("after_create_date", UNSET)

        after_modify_date = d.pop("after_modify_date", UNSET)

        start_create_date = d.pop("start_create_date", UNSET)

        end_create_date = d.pop("end_create_date", UNSET)

        start_modify_date = d.pop("start_modify_date", UNSET)

        end_modify_date = d.pop("end_modify_date", UNSET)

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        sent_no = d.pop("sent_no", UNSET)

        def _parse_order_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        order_id = _parse_order_id(d.pop("order_id", UNSET))

        order_no = d.pop("order_no", UNSET)

        start_sign_date = d.pop("start_sign_date", UNSET)

        end_sign_date = d.pop("end_sign_date", UNSET)

        query_stdom_sent_request = cls(
            page_number=page_number,
            status=status,
            cm_id=cm_id,
            cm_code=cm_code,
            create_date=create_date,
            modify_date=modify_date,
            after_create_date=after_create_date,
            after_modify_date=after_modify_date,
            start_create_date=start_create_date,
            end_create_date=end_create_date,
            start_modify_date=start_modify_date,
            end_modify_date=end_modify_date,
            id=id,
            sent_no=sent_no,
            order_id=order_id,
            order_no=order_no,
            start_sign_date=start_sign_date,
            end_sign_date=end_sign_date,
        )

        query_stdom_sent_request.additional_properties = d
        return query_stdom_sent_request

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
