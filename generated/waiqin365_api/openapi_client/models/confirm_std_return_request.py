# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset


T = TypeVar("T", bound="ConfirmStdReturnRequest")


@_attrs_define
class ConfirmStdReturnRequest:
    """审批退货单数据: One decision on one or several returns. No field is known to be required, yet a call without id and
    approvalType makes little sense.

    """

    id: str | Unset = UNSET
    """ 退货单id: Returns by id, several joined with commas. """
    approval_type: str | Unset = UNSET
    """ 审批类型: What to do with the returns. """
    modify_times: str | Unset = UNSET
    """ 退货时间戳: Timestamps of the returns, several joined with commas. Their purpose and format are not documented.
    """
    cancel_re: str | Unset = UNSET
    """ 审批意见: Opinion of the approver as text. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        approval_type = self.approval_type

        modify_times = self.modify_times

        cancel_re = self.cancel_re

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if approval_type is not UNSET:
            field_dict["approvalType"] = approval_type
        if modify_times is not UNSET:
            field_dict["modifyTimes"] = modify_times
        if cancel_re is not UNSET:
            field_dict["cancelRe"] = cancel_re

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        approval_type = d.pop("approvalType", UNSET)

        modify_times = d.pop("modifyTimes", UNSET)

        cancel_re = d.pop("cancelRe", UNSET)

        confirm_std_return_request = cls(
            id=id, approval_type=approval_type, modify_times=modify_times, cancel_re=cancel_re
        )

        confirm_std_return_request.additional_properties = d
        return confirm_std_return_request

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
