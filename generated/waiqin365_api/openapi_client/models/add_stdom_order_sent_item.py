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
    from ..models.add_stdom_order_sent_line import AddStdomOrderSentLine


T = TypeVar("T", bound="AddStdomOrderSentItem")


@_attrs_define
class AddStdomOrderSentItem:
    """发货单: A shipment to add, made from a sales order."""

    send_time: str | Unset = UNSET
    """ 发货单发货时间: When the goods are shipped: a day, or a day with its time. """
    order_id: int | str | Unset = UNSET
    """ 销售订单id: Sales order by id; one of order_id and order_no is needed. """
    order_no: str | Unset = UNSET
    """ 销售订单编码: Sales order by number; one of order_id and order_no is needed. """
    emp_id: int | str | Unset = UNSET
    """ 发货单配送人员Id: Who delivers the goods, by id; one of emp_id, emp_code and emp_name is needed. """
    emp_code: str | Unset = UNSET
    """ 发货单配送人员编码: Who delivers the goods, by code; one of emp_id, emp_code and emp_name is needed. """
    emp_name: str | Unset = UNSET
    """ 发货单配送人员名称: Who delivers the goods, by name; one of emp_id, emp_code and emp_name is needed. """
    send_remark: str | Unset = UNSET
    """ 发货单备注: Remark on the shipment; the table of queryStdomSent has no such field. """
    express_company_name: str | Unset = UNSET
    """ 快递公司名称: Express courier by name. """
    express_no: str | Unset = UNSET
    """ 快递单号: Waybill number of the express courier. """
    sent_use_advance: str | Unset = UNSET
    """ 发货使用预收: Whether the shipment draws on money received in advance; 0, no, when left out. """
    storehouse_id: int | str | Unset = UNSET
    """ 发货单发货仓库Id: Warehouse that ships, by id; send one of storehouse_id, storehouse_code and storehouse_name. """
    storehouse_code: str | Unset = UNSET
    """ 发货单发货仓库编码: Warehouse that ships, by code; send one of storehouse_id, storehouse_code and storehouse_name.
    """
    storehouse_name: str | Unset = UNSET
    """ 发货单发货仓库名称: Warehouse that ships, by name; send one of storehouse_id, storehouse_code and storehouse_name.
    """
    products: list[AddStdomOrderSentLine] | Unset = UNSET
    """ 列表: Lines of the shipment. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.add_stdom_order_sent_line import AddStdomOrderSentLine  # noqa: PLC0415

        send_time = self.send_time

        order_id: int | str | Unset
        if isinstance(self.order_id, Unset):
            order_id = UNSET
        else:
            order_id = self.order_id

        order_no = self.order_no

        emp_id: int | str | Unset
        if isinstance(self.emp_id, Unset):
            emp_id = UNSET
        else:
            emp_id = self.emp_id

        emp_code = self.emp_code

        emp_name = self.emp_name

        send_remark = self.send_remark

        express_company_name = self.express_company_name

        express_no = self.express_no

        sent_use_advance = self.sent_use_advance

        storehouse_id: int | str | Unset
        if isinstance(self.storehouse_id, Unset):
            storehouse_id = UNSET
        else:
            storehouse_id = self.storehouse_id

        storehouse_code = self.storehouse_code

        storehouse_name = self.storehouse_name

        products: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.products, Unset):
            products = []
            for products_item_data in self.products:
                products_item = products_item_data.to_dict()
                products.append(products_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if send_time is not UNSET:
            field_dict["send_time"] = send_time
        if order_id is not UNSET:
            field_dict["order_id"] = order_id
        if order_no is not UNSET:
            field_dict["order_no"] = order_no
        if emp_id is not UNSET:
            field_dict["emp_id"] = emp_id
        if emp_code is not UNSET:
            field_dict["emp_code"] = emp_code
        if emp_name is not UNSET:
            field_dict["emp_name"] = emp_name
        if send_remark is not UNSET:
            field_dict["send_remark"] = send_remark
        if express_company_name is not UNSET:
            field_dict["express_company_name"] = express_company_name
        if express_no is not UNSET:
            field_dict["express_no"] = express_no
        if sent_use_advance is not UNSET:
            field_dict["sent_use_advance"] = sent_use_advance
        if storehouse_id is not UNSET:
            field_dict["storehouse_id"] = storehouse_id
        if storehouse_code is not UNSET:
            field_dict["storehouse_code"] = storehouse_code
        if storehouse_name is not UNSET:
            field_dict["storehouse_name"] = storehouse_name
        if products is not UNSET:
            field_dict["products"] = products

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.add_stdom_order_sent_line import AddStdomOrderSentLine  # noqa: PLC0415

        d = dict(src_dict)
        send_time = d.pop("send_time", UNSET)

        def _parse_order_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        order_id = _parse_order_id(d.pop("order_id", UNSET))

        order_no = d.pop("order_no", UNSET)

        def _parse_emp_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        emp_id = _parse_emp_id(d.pop("emp_id", UNSET))

        emp_code = d.pop("emp_code", UNSET)

        emp_name = d.pop("emp_name", UNSET)

        send_remark = d.pop("send_remark", UNSET)

        express_company_name = d.pop("express_company_name", UNSET)

        express_no = d.pop("express_no", UNSET)

        sent_use_advance = d.pop("sent_use_advance", UNSET)

        def _parse_storehouse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        storehouse_id = _parse_storehouse_id(d.pop("storehouse_id", UNSET))

        storehouse_code = d.pop("storehouse_code", UNSET)

        storehouse_name = d.pop("storehouse_name", UNSET)

        _products = d.pop("products", UNSET)
        products: list[AddStdomOrderSentLine] | Unset = UNSET
        if _products is not UNSET:
            products = []
            for products_item_data in _products:
                products_item = AddStdomOrderSentLine.from_dict(products_item_data)

                products.append(products_item)

        add_stdom_order_sent_item = cls(
            send_time=send_time,
            order_id=order_id,
            order_no=order_no,
            emp_id=emp_id,
            emp_code=emp_code,
            emp_name=emp_name,
            send_remark=send_remark,
            express_company_name=express_company_name,
            express_no=express_no,
            sent_use_advance=sent_use_advance,
            storehouse_id=storehouse_id,
            storehouse_code=storehouse_code,
            storehouse_name=storehouse_name,
            products=products,
        )

        add_stdom_order_sent_item.additional_properties = d
        return add_stdom_order_sent_item

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
