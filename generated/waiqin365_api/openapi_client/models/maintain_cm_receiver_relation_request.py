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
    from ..models.maintain_cm_receiver_relation_receiver import MaintainCmReceiverRelationReceiver


T = TypeVar("T", bound="MaintainCmReceiverRelationRequest")


@_attrs_define
class MaintainCmReceiverRelationRequest:
    """客户收货方关系维护接口: Arguments of maintainCmReceiverRelation."""

    cm_id: str | Unset = UNSET
    """ 第三方系统客户唯一标识: Customer by its id in your own system; it counts before cm_waiqin_365_id and cm_code. One of
    the three is needed. """
    cm_waiqin_365_id: str | Unset = UNSET
    """ 客户勤策唯一标识: Customer by the id of the platform, cm_id of orders; it counts before cm_code. """
    cm_code: str | Unset = UNSET
    """ 客户编码: Customer by code; it counts last. """
    cm_receive_info: list[MaintainCmReceiverRelationReceiver] | Unset = UNSET
    """ 收货方信息列表: The receivers. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.maintain_cm_receiver_relation_receiver import MaintainCmReceiverRelationReceiver  # noqa: PLC0415

        cm_id = self.cm_id

        cm_waiqin_365_id = self.cm_waiqin_365_id

        cm_code = self.cm_code

        cm_receive_info: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.cm_receive_info, Unset):
            cm_receive_info = []
            for cm_receive_info_item_data in self.cm_receive_info:
                cm_receive_info_item = cm_receive_info_item_data.to_dict()
                cm_receive_info.append(cm_receive_info_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if cm_id is not UNSET:
            field_dict["cm_id"] = cm_id
        if cm_waiqin_365_id is not UNSET:
            field_dict["cm_waiqin_365_id"] = cm_waiqin_365_id
        if cm_code is not UNSET:
            field_dict["cm_code"] = cm_code
        if cm_receive_info is not UNSET:
            field_dict["cm_receive_info"] = cm_receive_info

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.maintain_cm_receiver_relation_receiver import MaintainCmReceiverRelationReceiver  # noqa: PLC0415

        d = dict(src_dict)
        cm_id = d.pop("cm_id", UNSET)

        cm_waiqin_365_id = d.pop("cm_waiqin_365_id", UNSET)

        cm_code = d.pop("cm_code", UNSET)

        _cm_receive_info = d.pop("cm_receive_info", UNSET)
        cm_receive_info: list[MaintainCmReceiverRelationReceiver] | Unset = UNSET
        if _cm_receive_info is not UNSET:
            cm_receive_info = []
            for cm_receive_info_item_data in _cm_receive_info:
                cm_receive_info_item = MaintainCmReceiverRelationReceiver.from_dict(cm_receive_info_item_data)

                cm_receive_info.append(cm_receive_info_item)

        maintain_cm_receiver_relation_request = cls(
            cm_id=cm_id, cm_waiqin_365_id=cm_waiqin_365_id, cm_code=cm_code, cm_receive_info=cm_receive_info
        )

        maintain_cm_receiver_relation_request.additional_properties = d
        return maintain_cm_receiver_relation_request

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
