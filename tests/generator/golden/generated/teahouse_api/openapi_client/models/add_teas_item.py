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
    from ..models.leaf import Leaf
    from ..models.origin import Origin


T = TypeVar("T", bound="AddTeasItem")


@_attrs_define
class AddTeasItem:
    """茶叶: A tea to add."""

    leaves: list[Leaf]
    """ 叶片: Its leaves. """
    name: str | Unset = UNSET
    """ 茶名: Name of the tea, or else seller_id and seller_no. """
    seller_id: int | str | Unset = UNSET
    """ 卖家ID: Seller by id. """
    seller_no: str | Unset = UNSET
    """ 卖家编码: Seller by number. """
    grade: str | Unset = UNSET
    """ 等级: How good it is. """
    origin: Origin | Unset = UNSET
    """ 产地: A place where tea grows. """
    tags: list[str] | Unset = UNSET
    """ 标签: Words. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.leaf import Leaf  # noqa: PLC0415
        from ..models.origin import Origin  # noqa: PLC0415

        leaves = []
        for leaves_item_data in self.leaves:
            leaves_item = leaves_item_data.to_dict()
            leaves.append(leaves_item)

        name = self.name

        seller_id: int | str | Unset
        if isinstance(self.seller_id, Unset):
            seller_id = UNSET
        else:
            seller_id = self.seller_id

        seller_no = self.seller_no

        grade = self.grade

        origin: dict[str, Any] | Unset = UNSET
        if not isinstance(self.origin, Unset):
            origin = self.origin.to_dict()

        tags: list[str] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({"leaves": leaves})
        if name is not UNSET:
            field_dict["name"] = name
        if seller_id is not UNSET:
            field_dict["seller_id"] = seller_id
        if seller_no is not UNSET:
            field_dict["seller_no"] = seller_no
        if grade is not UNSET:
            field_dict["grade"] = grade
        if origin is not UNSET:
            field_dict["origin"] = origin
        if tags is not UNSET:
            field_dict["tags"] = tags

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.leaf import Leaf  # noqa: PLC0415
        from ..models.origin import Origin  # noqa: PLC0415

        d = dict(src_dict)
        leaves = []
        _leaves = d.pop("leaves")
        for leaves_item_data in _leaves:
            leaves_item = Leaf.from_dict(leaves_item_data)

            leaves.append(leaves_item)

        name = d.pop("name", UNSET)

        def _parse_seller_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        seller_id = _parse_seller_id(d.pop("seller_id", UNSET))

        seller_no = d.pop("seller_no", UNSET)

        grade = d.pop("grade", UNSET)

        _origin = d.pop("origin", UNSET)
        origin: Origin | Unset
        if isinstance(_origin, Unset):
            origin = UNSET
        else:
            origin = Origin.from_dict(_origin)

        tags = cast(list[str], d.pop("tags", UNSET))

        add_teas_item = cls(
            leaves=leaves,
            name=name,
            seller_id=seller_id,
            seller_no=seller_no,
            grade=grade,
            origin=origin,
            tags=tags,
        )

        add_teas_item.additional_properties = d
        return add_teas_item

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
