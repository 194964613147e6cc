# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="QueryStdReturnRequest")


@_attrs_define
class QueryStdReturnRequest:
    """查询退货单数据: Filters of the query and the page that is wanted. No filter is known to be required."""

    page_number: int | Unset = 1
    """ 页码: Page, counted from 1; a page has up to 1000 returns by default. """
    status: str | Unset = UNSET
    """ 记录状态: Whether the record still exists; not the step of the return, which is return_status in the answer. """
    id: int | str | Unset = UNSET
    """ 勤策中id: One return by id. """
    cm_id: int | str | Unset = UNSET
    """ 勤策客户唯一ID: Returns of the customer with this id. """
    cm_code: str | Unset = UNSET
    """ 客户编码: Returns of the customer with this code. """
    create_date: str | Unset = UNSET
    """ 创建日期: Day of creation. """
    modify_date: str | Unset = UNSET
    """ 修改日期: Day of the last change. """
    after_create_date: str | Unset = UNSET
    """ 创建时间之后: Created after this moment. """
    after_modify_date: str | Unset = UNSET
    """ 修改时间之后: Changed after this moment. """
    start_create_date: str | Unset = UNSET
    """ 创建时间开始: First day of a span of creation days; its last is end_create_date. """
    end_create_date: str | Unset = UNSET
    """ 创建时间结束: Last day of a span of creation days. The document does not say whether the day itself counts. """
    start_modify_date: str | Unset = UNSET
    """ 修改时间开始: First day of a span of change days; its last is end_modify_date. """
    end_modify_date: str | Unset = UNSET
    """ 修改时间结束: Last day of a span of change days. The document does not say whether the day itself counts. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        page_number = self.page_number

        status = self.status

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if page_number is not UNSET:
            field_dict["page_number"] = page_number
        if status is not UNSET:
            field_dict["status"] = status
        if id is not UNSET:
            field_dict["id"] = id
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

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page_number = d.pop("page_number", UNSET)

        status = d.pop("status", UNSET)

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

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

        query_std_return_request = cls(
            page_number=page_number,
            status=status,
            id=id,
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
        )

        query_std_return_request.additional_properties = d
        return query_std_return_request

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
