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
    from ..models.house import House


T = TypeVar("T", bound="RoomPage")


@_attrs_define
class RoomPage:
    """返回数据: The rooms of a house."""

    counted: int | Unset = UNSET
    """ 时间: When they were counted. """
    rooms: list[House] | Unset = UNSET
    """ 包间列表: The rooms. """
    first: House | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.house import House  # noqa: PLC0415

        counted = self.counted

        rooms: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.rooms, Unset):
            rooms = []
            for rooms_item_data in self.rooms:
                rooms_item = rooms_item_data.to_dict()
                rooms.append(rooms_item)

        first: dict[str, Any] | None | Unset
        if isinstance(self.first, Unset):
            first = UNSET
        elif isinstance(self.first, House):
            first = self.first.to_dict()
        else:
            first = self.first

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if counted is not UNSET:
            field_dict["counted"] = counted
        if rooms is not UNSET:
            field_dict["rooms"] = rooms
        if first is not UNSET:
            field_dict["first"] = first

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.house import House  # noqa: PLC0415

        d = dict(src_dict)
        counted = d.pop("counted", UNSET)

        _rooms = d.pop("rooms", UNSET)
        rooms: list[House] | Unset = UNSET
        if _rooms is not UNSET:
            rooms = []
            for rooms_item_data in _rooms:
                rooms_item = House.from_dict(rooms_item_data)

                rooms.append(rooms_item)

        def _parse_first(data: object) -> House | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                first_type_0 = House.from_dict(data)

                return first_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(House | None | Unset, data)

        first = _parse_first(d.pop("first", UNSET))

        room_page = cls(counted=counted, rooms=rooms, first=first)

        room_page.additional_properties = d
        return room_page

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
