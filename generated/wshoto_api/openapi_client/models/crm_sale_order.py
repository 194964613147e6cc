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
    from ..models.crm_sale_order_field_map import CrmSaleOrderFieldMap


T = TypeVar("T", bound="CrmSaleOrder")


@_attrs_define
class CrmSaleOrder:
    """An order taken for a customer, as the newer generation of the CRM lists it."""

    id: int | None | Unset = UNSET
    """ 订单id: Id of the order. Real ones have 19 digits, which JavaScript rounds. """
    order_number: None | str | Unset = UNSET
    """ 订单编号: Number of the order. """
    contact_id: int | None | Unset = UNSET
    """ 联系人ID: Contact by id. Real ones have 19 digits, which JavaScript rounds. """
    contact_name: None | str | Unset = UNSET
    """ 联系人名称: Name of the contact. """
    follow_user_id: None | str | Unset = UNSET
    """ 跟进人id: Employee who follows the order up, by id. """
    order_account: int | None | Unset = UNSET
    """ 订单总额: Total of the order. The document names no currency and no unit. """
    discount: float | None | Unset = UNSET
    """ 折扣: Discount; whether a rate or an amount is not documented, and discount_price holds the amount. """
    remittance_account: int | None | Unset = UNSET
    """ 回款总额: Total received so far. The document names no currency and no unit. """
    account: int | None | Unset = UNSET
    """ 订单原价总金额: Total at original prices. The document names no currency and no unit. """
    order_state: int | Unset = UNSET
    """ 订单状态: State of the order. """
    company_name: None | str | Unset = UNSET
    """ 企业名称: Name of the enterprise; pairs with company_id. """
    create_time: int | None | Unset = UNSET
    """ 创建时间: When the order was made. """
    remark: None | str | Unset = UNSET
    """ 备注: Remark on the order. """
    update_time: int | None | Unset = UNSET
    """ 修改时间: When the order was last changed. """
    owner_id: None | str | Unset = UNSET
    """ 负责人: Employee in charge, by id. """
    discount_price: int | None | Unset = UNSET
    """ 折扣金额: Amount of the discount. The document names no currency and no unit. """
    company_id: int | None | Unset = UNSET
    """ 联系人企业id: The contact's enterprise by id. """
    goods_name: None | str | Unset = UNSET
    """ 商品名称: Name of the goods; the list shows no lines. """
    pic_list: list[str] | None | Unset = UNSET
    """ 商品图片地址集: Addresses of pictures of the goods. """
    cooper_list: list[str] | None | Unset = UNSET
    """ 协作人: Employees who cooperate. """
    pre_owner_id: None | str | Unset = UNSET
    """ 前负责人ID: Employee who was in charge before, by id. """
    opportunity_id: None | str | Unset = UNSET
    """ 商机id: Sales opportunity by id. """
    opportunity_name: None | str | Unset = UNSET
    """ 商机名称: Name of the sales opportunity. """
    field_map: CrmSaleOrderFieldMap | Unset = UNSET
    """ 自定义字段 map: Custom fields of the order. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.crm_sale_order_field_map import CrmSaleOrderFieldMap  # noqa: PLC0415

        id: int | None | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        order_number: None | str | Unset
        if isinstance(self.order_number, Unset):
            order_number = UNSET
        else:
            order_number = self.order_number

        contact_id: int | None | Unset
        if isinstance(self.contact_id, Unset):
            contact_id = UNSET
        else:
            contact_id = self.contact_id

        contact_name: None | str | Unset
        if isinstance(self.contact_name, Unset):
            contact_name = UNSET
        else:
            contact_name = self.contact_name

        follow_user_id: None | str | Unset
        if isinstance(self.follow_user_id, Unset):
            follow_user_id = UNSET
        else:
            follow_user_id = self.follow_user_id

        order_account: int | None | Unset
        if isinstance(self.order_account, Unset):
            order_account = UNSET
        else:
            order_account = self.order_account

        discount: float | None | Unset
        if isinstance(self.discount, Unset):
            discount = UNSET
        else:
            discount = self.discount

        remittance_account: int | None | Unset
        if isinstance(self.remittance_account, Unset):
            remittance_account = UNSET
        else:
            remittance_account = self.remittance_account

        account: int | None | Unset
        if isinstance(self.account, Unset):
            account = UNSET
        else:
            account = self.account

        order_state = self.order_state

        company_name: None | str | Unset
        if isinstance(self.company_name, Unset):
            company_name = UNSET
        else:
            company_name = self.company_name

        create_time: int | None | Unset
        if isinstance(self.create_time, Unset):
            create_time = UNSET
        else:
            create_time = self.create_time

        remark: None | str | Unset
        if isinstance(self.remark, Unset):
            remark = UNSET
        else:
            remark = self.remark

        update_time: int | None | Unset
        if isinstance(self.update_time, Unset):
            update_time = UNSET
        else:
            update_time = self.update_time

        owner_id: None | str | Unset
        if isinstance(self.owner_id, Unset):
            owner_id = UNSET
        else:
            owner_id = self.owner_id

        discount_price: int | None | Unset
        if isinstance(self.discount_price, Unset):
            discount_price = UNSET
        else:
            discount_price = self.discount_price

        company_id: int | None | Unset
        if isinstance(self.company_id, Unset):
            company_id = UNSET
        else:
            company_id = self.company_id

        goods_name: None | str | Unset
        if isinstance(self.goods_name, Unset):
            goods_name = UNSET
        else:
            goods_name = self.goods_name

        pic_list: list[str] | None | Unset
        if isinstance(self.pic_list, Unset):
            pic_list = UNSET
        elif isinstance(self.pic_list, list):
            pic_list = self.pic_list

        else:
            pic_list = self.pic_list

        cooper_list: list[str] | None | Unset
        if isinstance(self.cooper_list, Unset):
            cooper_list = UNSET
        elif isinstance(self.cooper_list, list):
            cooper_list = self.cooper_list

        else:
            cooper_list = self.cooper_list

        pre_owner_id: None | str | Unset
        if isinstance(self.pre_owner_id, Unset):
            pre_owner_id = UNSET
        else:
            pre_owner_id = self.pre_owner_id

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

        field_map: dict[str, Any] | Unset = UNSET
        if not isinstance(self.field_map, Unset):
            field_map = self.field_map.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if order_number is not UNSET:
            field_dict["order_number"] = order_number
        if contact_id is not UNSET:
            field_dict["contact_id"] = contact_id
        if contact_name is not UNSET:
            field_dict["contact_name"] = contact_name
        if follow_user_id is not UNSET:
            field_dict["follow_user_id"] = follow_user_id
        if order_account is not UNSET:
            field_dict["order_account"] = order_account
        if discount is not UNSET:
            field_dict["discount"] = discount
        if remittance_account is not UNSET:
            field_dict["remittance_account"] = remittance_account
        if account is not UNSET:
            field_dict["account"] = account
        if order_state is not UNSET:
            field_dict["order_state"] = order_state
        if company_name is not UNSET:
            field_dict["company_name"] = company_name
        if create_time is not UNSET:
            field_dict["create_time"] = create_time
        if remark is not UNSET:
            field_dict["remark"] = remark
        if update_time is not UNSET:
            field_dict["update_time"] = update_time
        if owner_id is not UNSET:
            field_dict["owner_id"] = owner_id
        if discount_price is not UNSET:
            field_dict["discount_price"] = discount_price
        if company_id is not UNSET:
            field_dict["company_id"] = company_id
        if goods_name is not UNSET:
            field_dict["goods_name"] = goods_name
        if pic_list is not UNSET:
            field_dict["pic_list"] = pic_list
        if cooper_list is not UNSET:
            field_dict["cooper_list"] = cooper_list
        if pre_owner_id is not UNSET:
            field_dict["pre_owner_id"] = pre_owner_id
        if opportunity_id is not UNSET:
            field_dict["opportunity_id"] = opportunity_id
        if opportunity_name is not UNSET:
            field_dict["opportunity_name"] = opportunity_name
        if field_map is not UNSET:
            field_dict["field_map"] = field_map

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.crm_sale_order_field_map import CrmSaleOrderFieldMap  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        def _parse_order_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        order_number = _parse_order_number(d.pop("order_number", UNSET))

        def _parse_contact_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        contact_id = _parse_contact_id(d.pop("contact_id", UNSET))

        def _parse_contact_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        contact_name = _parse_contact_name(d.pop("contact_name", UNSET))

        def _parse_follow_user_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        follow_user_id = _parse_follow_user_id(d.pop("follow_user_id", UNSET))

        def _parse_order_account(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        order_account = _parse_order_account(d.pop("order_account", UNSET))

        def _parse_discount(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        discount = _parse_discount(d.pop("discount", UNSET))

        def _parse_remittance_account(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        remittance_account = _parse_remittance_account(d.pop("remittance_account", UNSET))

        def _parse_account(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        account = _parse_account(d.pop("account", UNSET))

        order_state = d.pop("order_state", UNSET)

        def _parse_company_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        company_name = _parse_company_name(d.pop("company_name", UNSET))

        def _parse_create_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        create_time = _parse_create_time(d.pop("create_time", UNSET))

        def _parse_remark(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        remark = _parse_remark(d.pop("remark", UNSET))

        def _parse_update_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        update_time = _parse_update_time(d.pop("update_time", UNSET))

        def _parse_owner_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        owner_id = _parse_owner_id(d.pop("owner_id", UNSET))

        def _parse_discount_price(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        discount_price = _parse_discount_price(d.pop("discount_price", UNSET))

        def _parse_company_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        company_id = _parse_company_id(d.pop("company_id", UNSET))

        def _parse_goods_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        goods_name = _parse_goods_name(d.pop("goods_name", UNSET))

        def _parse_pic_list(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                pic_list_type_0 = cast(list[str], data)

                return pic_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        pic_list = _parse_pic_list(d.pop("pic_list", UNSET))

        def _parse_cooper_list(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                cooper_list_type_0 = cast(list[str], data)

                return cooper_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        cooper_list = _parse_cooper_list(d.pop("cooper_list", UNSET))

        def _parse_pre_owner_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        pre_owner_id = _parse_pre_owner_id(d.pop("pre_owner_id", UNSET))

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

        _field_map = d.pop("field_map", UNSET)
        field_map: CrmSaleOrderFieldMap | Unset
        if isinstance(_field_map, Unset):
            field_map = UNSET
        else:
            field_map = CrmSaleOrderFieldMap.from_dict(_field_map)

        crm_sale_order = cls(
            id=id,
            order_number=order_number,
            contact_id=contact_id,
            contact_name=contact_name,
            follow_user_id=follow_user_id,
            order_account=order_account,
            discount=discount,
            remittance_account=remittance_account,
            account=account,
            order_state=order_state,
            company_name=company_name,
            create_time=create_time,
            remark=remark,
            update_time=update_time,
            owner_id=owner_id,
            discount_price=discount_price,
            company_id=company_id,
            goods_name=goods_name,
            pic_list=pic_list,
            cooper_list=cooper_list,
            pre_owner_id=pre_owner_id,
            opportunity_id=opportunity_id,
            opportunity_name=opportunity_name,
            field_map=field_map,
        )

        crm_sale_order.additional_properties = d
        return crm_sale_order

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
