# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast


T = TypeVar("T", bound="MallOrderDetail")


@_attrs_define
class MallOrderDetail:
    """OrderDetailInfo: A line of a mall order."""

    order_detail_id: int | None | Unset = UNSET
    """ 订单行id: Id of the line. """
    sku_id: int | None | Unset = UNSET
    """ skuid: Variant by id. Real ones have 19 digits, which JavaScript rounds. """
    spu_id: int | None | Unset = UNSET
    """ spuid: Goods by id. Real ones have 19 digits, which JavaScript rounds. """
    spec_desc: None | str | Unset = UNSET
    """ sku 规格描述: The variant in words. """
    spu_no: None | str | Unset = UNSET
    """ spu编码: Code of the goods. """
    sku_no: None | str | Unset = UNSET
    """ 规格编码: Code of the variant. """
    goods_name: None | str | Unset = UNSET
    """ 商品名称: Name of the goods. """
    goods_num: int | None | Unset = UNSET
    """ 商品数量: Quantity. """
    thumbnail: None | str | Unset = UNSET
    """ 商品缩略图: Address of a small picture. """
    total_price: float | None | Unset = UNSET
    """ 商品总价: Total of the line. The document names no currency and no unit. """
    goods_price: float | None | Unset = UNSET
    """ 商品单价: Price of one. The document names no currency and no unit. """
    coupon_price: float | None | Unset = UNSET
    """ 优惠金额: Amount taken off the line. The document names no currency and no unit. """
    pay_price: float | None | Unset = UNSET
    """ 支付金额: Amount to pay or paid for the line. The document names no currency and no unit. """
    cid: None | str | Unset = UNSET
    """ 类目: Category; the example holds an id as text. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        order_detail_id: int | None | Unset
        if isinstance(self.order_detail_id, Unset):
            order_detail_id = UNSET
        else:
            order_detail_id = self.order_detail_id

        sku_id: int | None | Unset
        if isinstance(self.sku_id, Unset):
            sku_id = UNSET
        else:
            sku_id = self.sku_id

        spu_id: int | None | Unset
        if isinstance(self.spu_id, Unset):
            spu_id = UNSET
        else:
            spu_id = self.spu_id

        spec_desc: None | str | Unset
        if isinstance(self.spec_desc, Unset):
            spec_desc = UNSET
        else:
            spec_desc = self.spec_desc

        spu_no: None | str | Unset
        if isinstance(self.spu_no, Unset):
            spu_no = UNSET
        else:
            spu_no = self.spu_no

        sku_no: None | str | Unset
        if isinstance(self.sku_no, Unset):
            sku_no = UNSET
        else:
            sku_no = self.sku_no

        goods_name: None | str | Unset
        if isinstance(self.goods_name, Unset):
            goods_name = UNSET
        else:
            goods_name = self.goods_name

        goods_num: int | None | Unset
        if isinstance(self.goods_num, Unset):
            goods_num = UNSET
        else:
            goods_num = self.goods_num

        thumbnail: None | str | Unset
        if isinstance(self.thumbnail, Unset):
            thumbnail = UNSET
        else:
            thumbnail = self.thumbnail

        total_price: float | None | Unset
        if isinstance(self.total_price, Unset):
            total_price = UNSET
        else:
            total_price = self.total_price

        goods_price: float | None | Unset
        if isinstance(self.goods_price, Unset):
            goods_price = UNSET
        else:
            goods_price = self.goods_price

        coupon_price: float | None | Unset
        if isinstance(self.coupon_price, Unset):
            coupon_price = UNSET
        else:
            coupon_price = self.coupon_price

        pay_price: float | None | Unset
        if isinstance(self.pay_price, Unset):
            pay_price = UNSET
        else:
            pay_price = self.pay_price

        cid: None | str | Unset
        if isinstance(self.cid, Unset):
            cid = UNSET
        else:
            cid = self.cid

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if order_detail_id is not UNSET:
            field_dict["order_detail_id"] = order_detail_id
        if sku_id is not UNSET:
            field_dict["sku_id"] = sku_id
        if spu_id is not UNSET:
            field_dict["spu_id"] = spu_id
        if spec_desc is not UNSET:
            field_dict["spec_desc"] = spec_desc
        if spu_no is not UNSET:
            field_dict["spu_no"] = spu_no
        if sku_no is not UNSET:
            field_dict["sku_no"] = sku_no
        if goods_name is not UNSET:
            field_dict["goods_name"] = goods_name
        if goods_num is not UNSET:
            field_dict["goods_num"] = goods_num
        if thumbnail is not UNSET:
            field_dict["thumbnail"] = thumbnail
        if total_price is not UNSET:
            field_dict["total_price"] = total_price
        if goods_price is not UNSET:
            field_dict["goods_price"] = goods_price
        if coupon_price is not UNSET:
            field_dict["coupon_price"] = coupon_price
        if pay_price is not UNSET:
            field_dict["pay_price"] = pay_price
        if cid is not UNSET:
            field_dict["cid"] = cid

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_order_detail_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        order_detail_id = _parse_order_detail_id(d.pop("order_detail_id", UNSET))

        def _parse_sku_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        sku_id = _parse_sku_id(d.pop("sku_id", UNSET))

        def _parse_spu_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        spu_id = _parse_spu_id(d.pop("spu_id", UNSET))

        def _parse_spec_desc(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        spec_desc = _parse_spec_desc(d.pop("spec_desc", UNSET))

        def _parse_spu_no(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        spu_no = _parse_spu_no(d.pop("spu_no", UNSET))

        def _parse_sku_no(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        sku_no = _parse_sku_no(d.pop("sku_no", UNSET))

        def _parse_goods_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        goods_name = _parse_goods_name(d.pop("goods_name", UNSET))

        def _parse_goods_num(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        goods_num = _parse_goods_num(d.pop("goods_num", UNSET))

        def _parse_thumbnail(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        thumbnail = _parse_thumbnail(d.pop("thumbnail", UNSET))

        def _parse_total_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        total_price = _parse_total_price(d.pop("total_price", UNSET))

        def _parse_goods_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        goods_price = _parse_goods_price(d.pop("goods_price", UNSET))

        def _parse_coupon_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        coupon_price = _parse_coupon_price(d.pop("coupon_price", UNSET))

        def _parse_pay_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        pay_price = _parse_pay_price(d.pop("pay_price", UNSET))

        def _parse_cid(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cid = _parse_cid(d.pop("cid", UNSET))

        mall_order_detail = cls(
            order_detail_id=order_detail_id,
            sku_id=sku_id,
            spu_id=spu_id,
            spec_desc=spec_desc,
            spu_no=spu_no,
            sku_no=sku_no,
            goods_name=goods_name,
            goods_num=goods_num,
            thumbnail=thumbnail,
            total_price=total_price,
            goods_price=goods_price,
            coupon_price=coupon_price,
            pay_price=pay_price,
            cid=cid,
        )

        mall_order_detail.additional_properties = d
        return mall_order_detail

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
