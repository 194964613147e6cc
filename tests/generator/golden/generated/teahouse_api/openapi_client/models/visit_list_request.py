# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
    from ..models.visit_list_request_filters import VisitListRequestFilters


T = TypeVar("T", bound="VisitListRequest")


@_attrs_define
class VisitListRequest:
    """到店查询: Which visits to read."""

    page_num: int
    """ 当前页: Number of the page, from 1. """
    page_size: int
    """ 页大小: Records a page. """
    since: int
    """ 开始时间: Only visits from then on. """
    mood: int | Unset = UNSET
    """ 心情: Only visitors who feel so. """
    filters: VisitListRequestFilters | Unset = UNSET
    """ 筛选: Filter by custom fields. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.visit_list_request_filters import VisitListRequestFilters  # noqa: PLC0415

        page_num = self.page_num

        page_size = self.page_size

        since = self.since

        mood = self.mood

        filters: dict[str, Any] | Unset = UNSET
        if not isinstance(self.filters, Unset):
            filters = self.filters.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({"page_num": page_num, "page_size": page_size, "since": since})
        if mood is not UNSET:
            field_dict["mood"] = mood
        if filters is not UNSET:
            field_dict["filters"] = filters

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.visit_list_request_filters import VisitListRequestFilters  # noqa: PLC0415

        d = dict(src_dict)
        page_num = d.pop("page_num")

        page_size = d.pop("page_size")

        since = d.pop("since")

        mood = d.pop("mood", UNSET)

        _filters = d.pop("filters", UNSET)
        filters: VisitListRequestFilters | Unset
        if isinstance(_filters, Unset):
            filters = UNSET
        else:
            filters = VisitListRequestFilters.from_dict(_filters)

        visit_list_request = cls(
            page_num=page_num, page_size=page_size, since=since, mood=mood, filters=filters
        )

        visit_list_request.additional_properties = d
        return visit_list_request

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
