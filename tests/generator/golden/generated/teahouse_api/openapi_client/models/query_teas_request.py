# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="QueryTeasRequest")


@_attrs_define
class QueryTeasRequest:
    """查询茶叶: Which teas to read; "all" of them when empty."""

    page_number: int | Unset = UNSET
    """ 页码: Page to read, from 1. """
    tea_id: int | str | Unset = UNSET
    """ 茶叶ID: Only the tea with this id. """
    grade: str | Unset = UNSET
    """ 等级: Only teas of this grade. """
    picked_on: str | Unset = UNSET
    """ 采摘日期: Only teas picked on this day. """
    picked_after: str | Unset = UNSET
    """ 采摘时间之后: Only teas picked after this moment. """
    seen: str | Unset = UNSET
    """ 查看: Only teas seen then. """
    sellers: str | Unset = UNSET
    """ 卖家: Only teas of these sellers. """
    max_price: str | Unset = UNSET
    """ 最高价: Only teas up to this price, say "12.50". """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        page_number = self.page_number

        tea_id: int | str | Unset
        if isinstance(self.tea_id, Unset):
            tea_id = UNSET
        else:
            tea_id = self.tea_id

        grade = self.grade

        picked_on = self.picked_on

        picked_after = self.picked_after

        seen = self.seen

        sellers = self.sellers

        max_price = self.max_price

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if page_number is not UNSET:
            field_dict["page_number"] = page_number
        if tea_id is not UNSET:
            field_dict["tea_id"] = tea_id
        if grade is not UNSET:
            field_dict["grade"] = grade
        if picked_on is not UNSET:
            field_dict["picked_on"] = picked_on
        if picked_after is not UNSET:
            field_dict["picked_after"] = picked_after
        if seen is not UNSET:
            field_dict["seen"] = seen
        if sellers is not UNSET:
            field_dict["sellers"] = sellers
        if max_price is not UNSET:
            field_dict["maxPrice"] = max_price

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page_number = d.pop("page_number", UNSET)

        def _parse_tea_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        tea_id = _parse_tea_id(d.pop("tea_id", UNSET))

        grade = d.pop("grade", UNSET)

        picked_on = d.pop("picked_on", UNSET)

        picked_after = d.pop("picked_after", UNSET)

        seen = d.pop("seen", UNSET)

        sellers = d.pop("sellers", UNSET)

        max_price = d.pop("maxPrice", UNSET)

        query_teas_request = cls(
            page_number=page_number,
            tea_id=tea_id,
            grade=grade,
            picked_on=picked_on,
            picked_after=picked_after,
            seen=seen,
            sellers=sellers,
            max_price=max_price,
        )

        query_teas_request.additional_properties = d
        return query_teas_request

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
