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
    from ..models.mall_order_detail import MallOrderDetail
    from ..models.order_address_info import OrderAddressInfo


T = TypeVar("T", bound="MallOrder")


@_attrs_define
class MallOrder:
    """Order: An order of the mall."""

    order_code: None | str | Unset = UNSET
    """ 订单号: Number of the order; a record has no other id. """
    parent_order_code: None | str | Unset = UNSET
    """ 父订单号: Number of the parent order; null in the example. """
    tenant_id: None | str | Unset = UNSET
    """ 租户id: The enterprise as a tenant of the platform, by id. """
    type_: int | Unset = UNSET
    """ 订单类型: Kind of order; type of the request is something else. """
    user_id: None | str | Unset = UNSET
    """ 员工id: Employee by id. """
    customer_id: None | str | Unset = UNSET
    """ 顾客id: Buyer by id. """
    buyer_nick: None | str | Unset = UNSET
    """ 客户网名: Name that the buyer uses online. """
    status: int | Unset = UNSET
    """ 订单状态: State of the order. """
    pay_status: int | Unset = UNSET
    """ 支付状态: Whether the order is paid. """
    total_price: float | None | Unset = UNSET
    """ 订单总金额: Total of the order. The document names no currency and no unit. """
    coupon_price: float | None | Unset = UNSET
    """ 优惠金额: Amount taken off. The document names no currency and no unit. """
    freight_price: float | None | Unset = UNSET
    """ 运费金额: Freight. The document names no currency and no unit. """
    pay_price: float | None | Unset = UNSET
    """ 支付金额: Amount to pay or paid. The document names no currency and no unit. """
    coupon_id: int | None | Unset = UNSET
    """ 优惠券id: Coupon by id. """
    detail_list: list[MallOrderDetail] | None | Unset = UNSET
    """ 明细集合: Lines of the order. """
    express_no: None | str | Unset = UNSET
    """ 快递编码: Code of the shipment; whether that of the courier or of the parcel is not documented. """
    express_name: None | str | Unset = UNSET
    """ 物流公司名称: Name of the courier. """
    express_type: int | Unset = UNSET
    """ 发货方式: How the goods are sent. """
    create_time: int | None | Unset = UNSET
    """ 创建时间: When the order was made. """
    update_time: int | None | Unset = UNSET
    """ 修改时间: When the order was last changed. """
    remark: None | str | Unset = UNSET
    """ 备注: Remark on the order. """
    finish_time: int | None | Unset = UNSET
    """ 完成时间: When the order was completed; null before that. """
    pay_time: int | None | Unset = UNSET
    """ 支付时间: When the order was paid. """
    send_time: int | None | Unset = UNSET
    """ 发货时间: When the goods were sent; null before that. """
    source: int | None | Unset = UNSET
    """ 订单来源: Where the order came from; its values are not documented. """
    cancel_remark: None | str | Unset = UNSET
    """ 取消订单原因: Why the order was cancelled. """
    order_status_tag: int | Unset = UNSET
    """ 订单状态转变因素: What brought the order into its state. """
    close_time: int | None | Unset = UNSET
    """ 关闭时间: When the order was closed. """
    pay_num: None | str | Unset = UNSET
    """ 支付交易号: Number of the payment. """
    refund_status: int | Unset = UNSET
    """ 售后状态: State of an after-sales case; null when there is none in the example. """
    refund_failure_reasons: None | str | Unset = UNSET
    """ 失败原因: Why it failed; the name says a refund, the label only a failure. """
    seller_comments: None | str | Unset = UNSET
    """ 卖家备注: Remark of the seller. """
    activity_id: int | None | Unset = UNSET
    """ 活动id: Campaign by id. """
    ump_ext: None | str | Unset = UNSET
    """ 活动自定义字段扩展字段: Further fields of the campaign, as text; its form is not documented. """
    order_address_info: None | OrderAddressInfo | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.mall_order_detail import MallOrderDetail  # noqa: PLC0415
        from ..models.order_address_info import OrderAddressInfo  # noqa: PLC0415

        order_code: None | str | Unset
        if isinstance(self.order_code, Unset):
            order_code = UNSET
        else:
            order_code = self.order_code

        parent_order_code: None | str | Unset
        if isinstance(self.parent_order_code, Unset):
            parent_order_code = UNSET
        else:
            parent_order_code = self.parent_order_code

        tenant_id: None | str | Unset
        if isinstance(self.tenant_id, Unset):
            tenant_id = UNSET
        else:
            tenant_id = self.tenant_id

        type_ = self.type_

        user_id: None | str | Unset
        if isinstance(self.user_id, Unset):
            user_id = UNSET
        else:
            user_id = self.user_id

        customer_id: None | str | Unset
        if isinstance(self.customer_id, Unset):
            customer_id = UNSET
        else:
            customer_id = self.customer_id

        buyer_nick: None | str | Unset
        if isinstance(self.buyer_nick, Unset):
            buyer_nick = UNSET
        else:
            buyer_nick = self.buyer_nick

        status = self.status

        pay_status = self.pay_status

        total_price: float | None | Unset
        if isinstance(self.total_price, Unset):
            total_price = UNSET
        else:
            total_price = self.total_price

        coupon_price: float | None | Unset
        if isinstance(self.coupon_price, Unset):
            coupon_price = UNSET
        else:
            coupon_price = self.coupon_price

        freight_price: float | None | Unset
        if isinstance(self.freight_price, Unset):
            freight_price = UNSET
        else:
            freight_price = self.freight_price

        pay_price: float | None | Unset
        if isinstance(self.pay_price, Unset):
            pay_price = UNSET
        else:
            pay_price = self.pay_price

        coupon_id: int | None | Unset
        if isinstance(self.coupon_id, Unset):
            coupon_id = UNSET
        else:
            coupon_id = self.coupon_id

        detail_list: list[dict[str, Any]] | None | Unset
        if isinstance(self.detail_list, Unset):
            detail_list = UNSET
        elif isinstance(self.detail_list, list):
            detail_list = []
            for detail_list_type_0_item_data in self.detail_list:
                detail_list_type_0_item = detail_list_type_0_item_data.to_dict()
                detail_list.append(detail_list_type_0_item)

        else:
            detail_list = self.detail_list

        express_no: None | str | Unset
        if isinstance(self.express_no, Unset):
            express_no = UNSET
        else:
            express_no = self.express_no

        express_name: None | str | Unset
        if isinstance(self.express_name, Unset):
            express_name = UNSET
        else:
            express_name = self.express_name

        express_type = self.express_type

        create_time: int | None | Unset
        if isinstance(self.create_time, Unset):
            create_time = UNSET
        else:
            create_time = self.create_time

        update_time: int | None | Unset
        if isinstance(self.update_time, Unset):
            update_time = UNSET
        else:
            update_time = self.update_time

        remark: None | str | Unset
        if isinstance(self.remark, Unset):
            remark = UNSET
        else:
            remark = self.remark

        finish_time: int | None | Unset
        if isinstance(self.finish_time, Unset):
            finish_time = UNSET
        else:
            finish_time = self.finish_time

        pay_time: int | None | Unset
        if isinstance(self.pay_time, Unset):
            pay_time = UNSET
        else:
            pay_time = self.pay_time

        send_time: int | None | Unset
        if isinstance(self.send_time, Unset):
            send_time = UNSET
        else:
            send_time = self.send_time

        source: int | None | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

        cancel_remark: None | str | Unset
        if isinstance(self.cancel_remark, Unset):
            cancel_remark = UNSET
        else:
            cancel_remark = self.cancel_remark

        order_status_tag = self.order_status_tag

        close_time: int | None | Unset
        if isinstance(self.close_time, Unset):
            close_time = UNSET
        else:
            close_time = self.close_time

        pay_num: None | str | Unset
        if isinstance(self.pay_num, Unset):
            pay_num = UNSET
        else:
            pay_num = self.pay_num

        refund_status = self.refund_status

        refund_failure_reasons: None | str | Unset
        if isinstance(self.refund_failure_reasons, Unset):
            refund_failure_reasons = UNSET
        else:
            refund_failure_reasons = self.refund_failure_reasons

        seller_comments: None | str | Unset
        if isinstance(self.seller_comments, Unset):
            seller_comments = UNSET
        else:
            seller_comments = self.seller_comments

        activity_id: int | None | Unset
        if isinstance(self.activity_id, Unset):
            activity_id = UNSET
        else:
            activity_id = self.activity_id

        ump_ext: None | str | Unset
        if isinstance(self.ump_ext, Unset):
            ump_ext = UNSET
        else:
            ump_ext = self.ump_ext

        order_address_info: dict[str, Any] | None | Unset
        if isinstance(self.order_address_info, Unset):
            order_address_info = UNSET
        elif isinstance(self.order_address_info, OrderAddressInfo):
            order_address_info = self.order_address_info.to_dict()
        else:
            order_address_info = self.order_address_info

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if order_code is not UNSET:
            field_dict["order_code"] = order_code
        if parent_order_code is not UNSET:
            field_dict["parent_order_code"] = parent_order_code
        if tenant_id is not UNSET:
            field_dict["tenant_id"] = tenant_id
        if type_ is not UNSET:
            field_dict["type"] = type_
        if user_id is not UNSET:
            field_dict["user_id"] = user_id
        if customer_id is not UNSET:
            field_dict["customer_id"] = customer_id
        if buyer_nick is not UNSET:
            field_dict["buyer_nick"] = buyer_nick
        if status is not UNSET:
            field_dict["status"] = status
        if pay_status is not UNSET:
            field_dict["pay_status"] = pay_status
        if total_price is not UNSET:
            field_dict["total_price"] = total_price
        if coupon_price is not UNSET:
            field_dict["coupon_price"] = coupon_price
        if freight_price is not UNSET:
            field_dict["freight_price"] = freight_price
        if pay_price is not UNSET:
            field_dict["pay_price"] = pay_price
        if coupon_id is not UNSET:
            field_dict["coupon_id"] = coupon_id
        if detail_list is not UNSET:
            field_dict["detail_list"] = detail_list
        if express_no is not UNSET:
            field_dict["express_no"] = express_no
        if express_name is not UNSET:
            field_dict["express_name"] = express_name
        if express_type is not UNSET:
            field_dict["express_type"] = express_type
        if create_time is not UNSET:
            field_dict["create_time"] = create_time
        if update_time is not UNSET:
            field_dict["update_time"] = update_time
        if remark is not UNSET:
            field_dict["remark"] = remark
        if finish_time is not UNSET:
            field_dict["finish_time"] = finish_time
        if pay_time is not UNSET:
            field_dict["pay_time"] = pay_time
        if send_time is not UNSET:
            field_dict["send_time"] = send_time
        if source is not UNSET:
            field_dict["source"] = source
        if cancel_remark is not UNSET:
            field_dict["cancel_remark"] = cancel_remark
        if order_status_tag is not UNSET:
            field_dict["order_status_tag"] = order_status_tag
        if close_time is not UNSET:
            field_dict["close_time"] = close_time
        if pay_num is not UNSET:
            field_dict["pay_num"] = pay_num
        if refund_status is not UNSET:
            field_dict["refund_status"] = refund_status
        if refund_failure_reasons is not UNSET:
            field_dict["refund_failure_reasons"] = refund_failure_reasons
        if seller_comments is not UNSET:
            field_dict["seller_comments"] = seller_comments
        if activity_id is not UNSET:
            field_dict["activity_id"] = activity_id
        if ump_ext is not UNSET:
            field_dict["ump_ext"] = ump_ext
        if order_address_info is not UNSET:
            field_dict["order_address_info"] = order_address_info

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.mall_order_detail import MallOrderDetail  # noqa: PLC0415
        from ..models.order_address_info import OrderAddressInfo  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_order_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        order_code = _parse_order_code(d.pop("order_code", UNSET))

        def _parse_parent_order_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        parent_order_code = _parse_parent_order_code(d.pop("parent_order_code", UNSET))

        def _parse_tenant_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        tenant_id = _parse_tenant_id(d.pop("tenant_id", UNSET))

        type_ = d.pop("type", UNSET)

        def _parse_user_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        user_id = _parse_user_id(d.pop("user_id", UNSET))

        def _parse_customer_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        customer_id = _parse_customer_id(d.pop("customer_id", UNSET))

        def _parse_buyer_nick(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        buyer_nick = _parse_buyer_nick(d.pop("buyer_nick", UNSET))

        status = d.pop("status", UNSET)

        pay_status = d.pop("pay_status", UNSET)

        def _parse_total_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        total_price = _parse_total_price(d.pop("total_price", UNSET))

        def _parse_coupon_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        coupon_price = _parse_coupon_price(d.pop("coupon_price", UNSET))

        def _parse_freight_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        freight_price = _parse_freight_price(d.pop("freight_price", UNSET))

        def _parse_pay_price(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        pay_price = _parse_pay_price(d.pop("pay_price", UNSET))

        def _parse_coupon_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        coupon_id = _parse_coupon_id(d.pop("coupon_id", UNSET))

        def _parse_detail_list(data: object) -> list[MallOrderDetail] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                detail_list_type_0 = []
                _detail_list_type_0 = data
                for detail_list_type_0_item_data in _detail_list_type_0:
                    detail_list_type_0_item = MallOrderDetail.from_dict(detail_list_type_0_item_data)

                    detail_list_type_0.append(detail_list_type_0_item)

                return detail_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[MallOrderDetail] | None | Unset, data)

        detail_list = _parse_detail_list(d.pop("detail_list", UNSET))

        def _parse_express_no(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        express_no = _parse_express_no(d.pop("express_no", UNSET))

        def _parse_express_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        express_name = _parse_express_name(d.pop("express_name", UNSET))

        express_type = d.pop("express_type", UNSET)

        def _parse_create_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        create_time = _parse_create_time(d.pop("create_time", UNSET))

        def _parse_update_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        update_time = _parse_update_time(d.pop("update_time", UNSET))

        def _parse_remark(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        remark = _parse_remark(d.pop("remark", UNSET))

        def _parse_finish_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        finish_time = _parse_finish_time(d.pop("finish_time", UNSET))

        def _parse_pay_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        pay_time = _parse_pay_time(d.pop("pay_time", UNSET))

        def _parse_send_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        send_time = _parse_send_time(d.pop("send_time", UNSET))

        def _parse_source(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        def _parse_cancel_remark(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cancel_remark = _parse_cancel_remark(d.pop("cancel_remark", UNSET))

        order_status_tag = d.pop("order_status_tag", UNSET)

        def _parse_close_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        close_time = _parse_close_time(d.pop("close_time", UNSET))

        def _parse_pay_num(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        pay_num = _parse_pay_num(d.pop("pay_num", UNSET))

        refund_status = d.pop("refund_status", UNSET)

        def _parse_refund_failure_reasons(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        refund_failure_reasons = _parse_refund_failure_reasons(d.pop("refund_failure_reasons", UNSET))

        def _parse_seller_comments(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        seller_comments = _parse_seller_comments(d.pop("seller_comments", UNSET))

        def _parse_activity_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        activity_id = _parse_activity_id(d.pop("activity_id", UNSET))

        def _parse_ump_ext(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        ump_ext = _parse_ump_ext(d.pop("ump_ext", UNSET))

        def _parse_order_address_info(data: object) -> None | OrderAddressInfo | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                order_address_info_type_0 = OrderAddressInfo.from_dict(data)

                return order_address_info_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OrderAddressInfo | Unset, data)

        order_address_info = _parse_order_address_info(d.pop("order_address_info", UNSET))

        mall_order = cls(
            order_code=order_code,
            parent_order_code=parent_order_code,
            tenant_id=tenant_id,
            type_=type_,
            user_id=user_id,
            customer_id=customer_id,
            buyer_nick=buyer_nick,
            status=status,
            pay_status=pay_status,
            total_price=total_price,
            coupon_price=coupon_price,
            freight_price=freight_price,
            pay_price=pay_price,
            coupon_id=coupon_id,
            detail_list=detail_list,
            express_no=express_no,
            express_name=express_name,
            express_type=express_type,
            create_time=create_time,
            update_time=update_time,
            remark=remark,
            finish_time=finish_time,
            pay_time=pay_time,
            send_time=send_time,
            source=source,
            cancel_remark=cancel_remark,
            order_status_tag=order_status_tag,
            close_time=close_time,
            pay_num=pay_num,
            refund_status=refund_status,
            refund_failure_reasons=refund_failure_reasons,
            seller_comments=seller_comments,
            activity_id=activity_id,
            ump_ext=ump_ext,
            order_address_info=order_address_info,
        )

        mall_order.additional_properties = d
        return mall_order

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
