# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset


T = TypeVar("T", bound="AddPdTypeRequest")


@_attrs_define
class AddPdTypeRequest:
    """新增商品类型: Arguments of addPdType."""

    pd_type_id: str
    """ 商品唯一标识: Id of the product type in your own system; no other type may have it. """
    pd_type_name: str
    """ 商品类型名称: Name of the product type; no other type may have it. """
    pd_type_code: str | Unset = UNSET
    """ 商品类型编码: Code of the product type. """
    pd_type_parent_id: str | Unset = UNSET
    """ 商品类型上级的id: Id of the type above this one; leave it out for a type at the top. """
    seq: str | Unset = UNSET
    """ 排序号: Place of the type in lists. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        pd_type_id = self.pd_type_id

        pd_type_name = self.pd_type_name

        pd_type_code = self.pd_type_code

        pd_type_parent_id = self.pd_type_parent_id

        seq = self.seq

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({"pd_type_id": pd_type_id, "pd_type_name": pd_type_name})
        if pd_type_code is not UNSET:
            field_dict["pd_type_code"] = pd_type_code
        if pd_type_parent_id is not UNSET:
            field_dict["pd_type_parent_id"] = pd_type_parent_id
        if seq is not UNSET:
            field_dict["seq"] = seq

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        pd_type_id = d.pop("pd_type_id")

        pd_type_name = d.pop("pd_type_name")

        pd_type_code = d.pop("pd_type_code", UNSET)

        pd_type_parent_id = d.pop("pd_type_parent_id", UNSET)

        seq = d.pop("seq", UNSET)

        add_pd_type_request = cls(
            pd_type_id=pd_type_id,
            pd_type_name=pd_type_name,
            pd_type_code=pd_type_code,
            pd_type_parent_id=pd_type_parent_id,
            seq=seq,
        )

        add_pd_type_request.additional_properties = d
        return add_pd_type_request

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
