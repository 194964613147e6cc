# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
    from ..models.custom_field_value import CustomFieldValue


T = TypeVar("T", bound="ModifyCustomFieldsLine")


@_attrs_define
class ModifyCustomFieldsLine:
    """订单明细: New values for custom fields of one line."""

    id: int | str | Unset = UNSET
    """ 订单明细行id: Line by id; the only id of a line that queryStdomOrder returns is detail_id. """
    exts: list[CustomFieldValue] | Unset = UNSET
    """ 订单明细数据扩展字段列表: Custom fields of the line. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.custom_field_value import CustomFieldValue  # noqa: PLC0415

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        exts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.exts, Unset):
            exts = []
            for exts_item_data in self.exts:
                exts_item = exts_item_data.to_dict()
                exts.append(exts_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if exts is not UNSET:
            field_dict["exts"] = exts

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.custom_field_value import CustomFieldValue  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        _exts = d.pop("exts", UNSET)
        exts: list[CustomFieldValue] | Unset = UNSET
        if _exts is not UNSET:
            exts = []
            for exts_item_data in _exts:
                exts_item = CustomFieldValue.from_dict(exts_item_data)

                exts.append(exts_item)

        modify_custom_fields_line = cls(id=id, exts=exts)

        modify_custom_fields_line.additional_properties = d
        return modify_custom_fields_line

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
