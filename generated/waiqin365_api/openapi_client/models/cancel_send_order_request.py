# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="CancelSendOrderRequest")


@_attrs_define
class CancelSendOrderRequest:
    """红冲发货单数据: The shipment to reverse."""

    ids: int | str | Unset = UNSET
    """ 发货单id: Shipment by id; one of ids and sent_no is needed. """
    sent_no: str | Unset = UNSET
    """ 发货单编码: Shipment by number; one of ids and sent_no is needed. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ids: int | str | Unset
        if isinstance(self.ids, Unset):
            ids = UNSET
        else:
            ids = self.ids

        sent_no = self.sent_no

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if ids is not UNSET:
            field_dict["ids"] = ids
        if sent_no is not UNSET:
            field_dict["sent_no"] = sent_no

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_ids(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        ids = _parse_ids(d.pop("ids", UNSET))

        sent_no = d.pop("sent_no", UNSET)

        cancel_send_order_request = cls(ids=ids, sent_no=sent_no)

        cancel_send_order_request.additional_properties = d
        return cancel_send_order_request

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
