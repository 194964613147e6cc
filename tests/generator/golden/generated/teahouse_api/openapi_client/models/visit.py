# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset


T = TypeVar("T", bound="Visit")


@_attrs_define
class Visit:
    """到店: A visit to the house."""

    id: int | Unset = UNSET
    """ 到店ID: Id of the visit. """
    mood: int | Unset = UNSET
    """ 心情: How the visitor feels. """
    came_at: int | Unset = UNSET
    """ 到店时间: When the visitor came. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        mood = self.mood

        came_at = self.came_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if mood is not UNSET:
            field_dict["mood"] = mood
        if came_at is not UNSET:
            field_dict["came_at"] = came_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        mood = d.pop("mood", UNSET)

        came_at = d.pop("came_at", UNSET)

        visit = cls(id=id, mood=mood, came_at=came_at)

        visit.additional_properties = d
        return visit

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
