# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
    from ..models.goods_file import GoodsFile
    from ..models.sale_order_good_self_map import SaleOrderGoodSelfMap


T = TypeVar("T", bound="SaleOrderGood")


@_attrs_define
class SaleOrderGood:
    """订单商品信息: Goods of an order, either from the mall or made up for this order."""

    id: None | str | Unset = UNSET
    """ 主键id: Id of the line. """
    goods_name: None | str | Unset = UNSET
    """ 商品名称: Name of the goods. """
    goods_id: None | str | Unset = UNSET
    """ 商品id: Goods by id; custom goods have none in the example. """
    goods_type: int | None | Unset = UNSET
    """ 商品类型: Kind of goods; in the example 2 stands on custom goods and 1 on goods that have an id. """
    goods_price: int | None | Unset = UNSET
    """ 商品价格: Price of the goods. The document names no currency and no unit. """
    count: int | None | Unset = UNSET
    """ 数量: Quantity. """
    opportunity_id: None | str | Unset = UNSET
    """ 关联赢单商机id: The won sales opportunity that belongs to the line, by id. """
    opportunity_name: None | str | Unset = UNSET
    """ 关联赢单商机名称: Name of the won sales opportunity that belongs to the line. """
    pic_urls: list[str] | None | Unset = UNSET
    """ 商城商品的图片地址: Addresses of pictures of mall goods. """
    sku_id: None | str | Unset = UNSET
    """ 商城商品规格id: Variant of mall goods by id. """
    sku_price: int | None | Unset = UNSET
    """ 商品规格价格: Price of the variant. The document names no currency and no unit. """
    select_attr_val: None | str | Unset = UNSET
    """ 商城商品级别: Level of mall goods, the platform's word; the field name speaks of a chosen attribute value. """
    goods_content: None | str | Unset = UNSET
    """ 自定义商品内容: Text on custom goods; empty for goods from the mall in the example. """
    self_map: SaleOrderGoodSelfMap | Unset = UNSET
    """ 自定义商品的自定义字段集合: Custom fields of custom goods. """
    goods_file: list[GoodsFile] | None | Unset = UNSET
    """ 自定义商品附件内容: Attachments of custom goods. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.goods_file import GoodsFile  # noqa: PLC0415
        from ..models.sale_order_good_self_map import SaleOrderGoodSelfMap  # noqa: PLC0415

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        goods_name: None | str | Unset
        if isinstance(self.goods_name, Unset):
            goods_name = UNSET
        else:
            goods_name = self.goods_name

        goods_id: None | str | Unset
        if isinstance(self.goods_id, Unset):
            goods_id = UNSET
        else:
            goods_id = self.goods_id

        goods_type: int | None | Unset
        if isinstance(self.goods_type, Unset):
            goods_type = UNSET
        else:
            goods_type = self.goods_type

        goods_price: int | None | Unset
        if isinstance(self.goods_price, Unset):
            goods_price = UNSET
        else:
            goods_price = self.goods_price

        count: int | None | Unset
        if isinstance(self.count, Unset):
            count = UNSET
        else:
            count = self.count

        opportunity_id: None | str | Unset
        if isinstance(self.opportunity_id, Unset):
            opportunity_id = UNSET
        else:
            opportunity_id = self.opportunity_id

        opportunity_name: None | str | Unset
        if isinstance(self.opportunity_name, Unset):
            opportunity_name = UNSET
        else:
            opportunity_name = self.opportunity_name

        pic_urls: list[str] | None | Unset
        if isinstance(self.pic_urls, Unset):
            pic_urls = UNSET
        elif isinstance(self.pic_urls, list):
            pic_urls = self.pic_urls

        else:
            pic_urls = self.pic_urls

        sku_id: None | str | Unset
        if isinstance(self.sku_id, Unset):
            sku_id = UNSET
        else:
            sku_id = self.sku_id

        sku_price: int | None | Unset
        if isinstance(self.sku_price, Unset):
            sku_price = UNSET
        else:
            sku_price = self.sku_price

        select_attr_val: None | str | Unset
        if isinstance(self.select_attr_val, Unset):
            select_attr_val = UNSET
        else:
            select_attr_val = self.select_attr_val

        goods_content: None | str | Unset
        if isinstance(self.goods_content, Unset):
            goods_content = UNSET
        else:
            goods_content = self.goods_content

        self_map: dict[str, Any] | Unset = UNSET
        if not isinstance(self.self_map, Unset):
            self_map = self.self_map.to_dict()

        goods_file: list[dict[str, Any]] | None | Unset
        if isinstance(self.goods_file, Unset):
            goods_file = UNSET
        elif isinstance(self.goods_file, list):
            goods_file = []
            for goods_file_type_0_item_data in self.goods_file:
                goods_file_type_0_item = goods_file_type_0_item_data.to_dict()
                goods_file.append(goods_file_type_0_item)

        else:
            goods_file = self.goods_file

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if goods_name is not UNSET:
            field_dict["goods_name"] = goods_name
        if goods_id is not UNSET:
            field_dict["goods_id"] = goods_id
        if goods_type is not UNSET:
            field_dict["goods_type"] = goods_type
        if goods_price is not UNSET:
            field_dict["goods_price"] = goods_price
        if count is not UNSET:
            field_dict["count"] = count
        if opportunity_id is not UNSET:
            field_dict["opportunity_id"] = opportunity_id
        if opportunity_name is not UNSET:
            field_dict["opportunity_name"] = opportunity_name
        if pic_urls is not UNSET:
            field_dict["pic_urls"] = pic_urls
        if sku_id is not UNSET:
            field_dict["sku_id"] = sku_id
        if sku_price is not UNSET:
            field_dict["sku_price"] = sku_price
        if select_attr_val is not UNSET:
            field_dict["select_attrVal"] = select_attr_val
        if goods_content is not UNSET:
            field_dict["goods_content"] = goods_content
        if self_map is not UNSET:
            field_dict["self_map"] = self_map
        if goods_file is not UNSET:
            field_dict["goods_file"] = goods_file

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.goods_file import GoodsFile  # noqa: PLC0415
        from ..models.sale_order_good_self_map import SaleOrderGoodSelfMap  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        def _parse_goods_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        goods_name = _parse_goods_name(d.pop("goods_name", UNSET))

        def _parse_goods_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        goods_id = _parse_goods_id(d.pop("goods_id", UNSET))

        def _parse_goods_type(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        goods_type = _parse_goods_type(d.pop("goods_type", UNSET))

        def _parse_goods_price(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        goods_price = _parse_goods_price(d.pop("goods_price", UNSET))

        def _parse_count(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        count = _parse_count(d.pop("count", UNSET))

        def _parse_opportunity_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        opportunity_id = _parse_opportunity_id(d.pop("opportunity_id", UNSET))

        def _parse_opportunity_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        opportunity_name = _parse_opportunity_name(d.pop("opportunity_name", UNSET))

        def _parse_pic_urls(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                pic_urls_type_0 = cast(list[str], data)

                return pic_urls_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        pic_urls = _parse_pic_urls(d.pop("pic_urls", UNSET))

        def _parse_sku_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        sku_id = _parse_sku_id(d.pop("sku_id", UNSET))

        def _parse_sku_price(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        sku_price = _parse_sku_price(d.pop("sku_price", UNSET))

        def _parse_select_attr_val(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        select_attr_val = _parse_select_attr_val(d.pop("select_attrVal", UNSET))

        def _parse_goods_content(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        goods_content = _parse_goods_content(d.pop("goods_content", UNSET))

        _self_map = d.pop("self_map", UNSET)
        self_map: SaleOrderGoodSelfMap | Unset
        if isinstance(_self_map, Unset):
            self_map = UNSET
        else:
            self_map = SaleOrderGoodSelfMap.from_dict(_self_map)

        def _parse_goods_file(data: object) -> list[GoodsFile] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                goods_file_type_0 = []
                _goods_file_type_0 = data
                for goods_file_type_0_item_data in _goods_file_type_0:
                    goods_file_type_0_item = GoodsFile.from_dict(goods_file_type_0_item_data)

                    goods_file_type_0.append(goods_file_type_0_item)

                return goods_file_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[GoodsFile] | None | Unset, data)

        goods_file = _parse_goods_file(d.pop("goods_file", UNSET))

        sale_order_good = cls(
            id=id,
            goods_name=goods_name,
            goods_id=goods_id,
            goods_type=goods_type,
            goods_price=goods_price,
            count=count,
            opportunity_id=opportunity_id,
            opportunity_name=opportunity_name,
            pic_urls=pic_urls,
            sku_id=sku_id,
            sku_price=sku_price,
            select_attr_val=select_attr_val,
            goods_content=goods_content,
            self_map=self_map,
            goods_file=goods_file,
        )

        sale_order_good.additional_properties = d
        return sale_order_good

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
