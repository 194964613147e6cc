# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset


T = TypeVar("T", bound="MaintainCmReceiverRelationReceiver")


@_attrs_define
class MaintainCmReceiverRelationReceiver:
    """收货方信息列表: A customer that receives goods for another one."""

    cm_waiqin_365_id: str | Unset = UNSET
    """ 收货方勤策唯一标识: Receiver by the id of the platform; one of cm_waiqin_365_id, cm_id and cm_code is needed. """
    cm_id: str | Unset = UNSET
    """ 收货方第三方系统客户唯一标识: Receiver by its id in your own system. """
    cm_code: str | Unset = UNSET
    """ 收货方编码: Receiver by code. """
    cm_sequ: str | Unset = UNSET
    """ 收货方排序号: Place of the receiver among those of the customer. """
    cm_is_default: str | Unset = UNSET
    """ 收货方是否默认: Whether this is the receiver by default. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cm_waiqin_365_id = self.cm_waiqin_365_id

        cm_id = self.cm_id

        cm_code = self.cm_code

        cm_sequ = self.cm_sequ

        cm_is_default = self.cm_is_default

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if cm_waiqin_365_id is not UNSET:
            field_dict["cm_waiqin_365_id"] = cm_waiqin_365_id
        if cm_id is not UNSET:
            field_dict["cm_id"] = cm_id
        if cm_code is not UNSET:
            field_dict["cm_code"] = cm_code
        if cm_sequ is not UNSET:
            field_dict["cm_sequ"] = cm_sequ
        if cm_is_default is not UNSET:
            field_dict["cm_is_default"] = cm_is_default

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cm_waiqin_365_id = d.pop("cm_waiqin_365_id", UNSET)

        cm_id = d.pop("cm_id", UNSET)

        cm_code = d.pop("cm_code", UNSET)

        cm_sequ = d.pop("cm_sequ", UNSET)

        cm_is_default = d.pop("cm_is_default", UNSET)

        maintain_cm_receiver_relation_receiver = cls(
            cm_waiqin_365_id=cm_waiqin_365_id,
            cm_id=cm_id,
            cm_code=cm_code,
            cm_sequ=cm_sequ,
            cm_is_default=cm_is_default,
        )

        maintain_cm_receiver_relation_receiver.additional_properties = d
        return maintain_cm_receiver_relation_receiver

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
