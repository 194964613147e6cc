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
    from ..models.sales_bill_add_line import SalesBillAddLine


T = TypeVar("T", bound="SalesBillAddRequest")


@_attrs_define
class SalesBillAddRequest:
    """新增销货单数据: A sales bill to book."""

    order_no: str | Unset = UNSET
    """ 订单编码: Number of the bill, chosen by the caller; the platform makes one when it is left out. Pass one: if no
    answer comes, only a number of your own tells whether the bill was booked. """
    cm_id: int | str | Unset = UNSET
    """ 客户id: Customer by id; one of cm_id, cm_code and cm_name is needed. """
    cm_code: str | Unset = UNSET
    """ 客户编码: Customer by code; one of cm_id, cm_code and cm_name is needed. """
    cm_name: str | Unset = UNSET
    """ 客户名称: Customer by name; one of cm_id, cm_code and cm_name is needed. """
    emp_id: int | str | Unset = UNSET
    """ 业务员Id: Salesperson by id; one of emp_id, emp_code and emp_name is needed. """
    emp_code: str | Unset = UNSET
    """ 业务员编码: Salesperson by code; one of emp_id, emp_code and emp_name is needed. """
    emp_name: str | Unset = UNSET
    """ 业务员名称: Salesperson by name; one of emp_id, emp_code and emp_name is needed. """
    creator_id: int | str | Unset = UNSET
    """ 提交人Id: Who submits the bill, by id. """
    creator_code: str | Unset = UNSET
    """ 提交人编码: Who submits the bill, by code. """
    creator_name: str | Unset = UNSET
    """ 提交人名称: Who submits the bill, by name. """
    storehouse_id: int | str | Unset = UNSET
    """ 发货仓库id: Warehouse that ships, by id; one of storehouse_id, storehouse_code and storehouse_name is needed.
    """
    storehouse_code: str | Unset = UNSET
    """ 发货仓库编码: Warehouse that ships, by code; one of storehouse_id, storehouse_code and storehouse_name is needed.
    """
    storehouse_name: str | Unset = UNSET
    """ 发货仓库名称: Warehouse that ships, by name; one of storehouse_id, storehouse_code and storehouse_name is needed.
    """
    submit_date: str | Unset = UNSET
    """ 下单日期: When the order was placed. """
    consignment_date: str | Unset = UNSET
    """ 要求送货日期(交货日期): Requested day of delivery. """
    receive_name: str | Unset = UNSET
    """ 收货人姓名: Name of the consignee. """
    receive_addr: str | Unset = UNSET
    """ 收货人地址: Address of the consignee. """
    receive_phone: str | Unset = UNSET
    """ 收货人手机: Mobile phone of the consignee. """
    receive_tel: str | Unset = UNSET
    """ 收货人电话: Landline of the consignee. """
    bill_discount: str | Unset = UNSET
    """ 整单优惠: Discount on the whole bill; 0, no discount, when left out. """
    receive_amount: str | Unset = UNSET
    """ 收款金额: Amount received. The document names no currency unit. """
    account_from: str | Unset = UNSET
    """ 收款方式: Means of payment; its values are not documented. """
    account_id: int | str | Unset = UNSET
    """ 结算账户: Settlement account by id. """
    remarks: str | Unset = UNSET
    """ 订单备注: Remark on the bill. """
    prods: list[SalesBillAddLine] | Unset = UNSET
    """ 列表: Lines of the bill. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.sales_bill_add_line import SalesBillAddLine  # noqa: PLC0415

        order_no = self.order_no

        cm_id: int | str | Unset
        if isinstance(self.cm_id, Unset):
            cm_id = UNSET
        else:
            cm_id = self.cm_id

        cm_code = self.cm_code

        cm_name = self.cm_name

        emp_id: int | str | Unset
        if isinstance(self.emp_id, Unset):
            emp_id = UNSET
        else:
            emp_id = self.emp_id

        emp_code = self.emp_code

        emp_name = self.emp_name

        creator_id: int | str | Unset
        if isinstance(self.creator_id, Unset):
            creator_id = UNSET
        else:
            creator_id = self.creator_id

        creator_code = self.creator_code

        creator_name = self.creator_name

        storehouse_id: int | str | Unset
        if isinstance(self.storehouse_id, Unset):
            storehouse_id = UNSET
        else:
            storehouse_id = self.storehouse_id

        storehouse_code = self.storehouse_code

        storehouse_name = self.storehouse_name

        submit_date = self.submit_date

        consignment_date = self.consignment_date

        receive_name = self.receive_name

        receive_addr = self.receive_addr

        receive_phone = self.receive_phone

        receive_tel = self.receive_tel

        bill_discount = self.bill_discount

        receive_amount = self.receive_amount

        account_from = self.account_from

        account_id: int | str | Unset
        if isinstance(self.account_id, Unset):
            account_id = UNSET
        else:
            account_id = self.account_id

        remarks = self.remarks

        prods: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.prods, Unset):
            prods = []
            for prods_item_data in self.prods:
                prods_item = prods_item_data.to_dict()
                prods.append(prods_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if order_no is not UNSET:
            field_dict["order_no"] = order_no
        if cm_id is not UNSET:
            field_dict["cm_id"] = cm_id
        if cm_code is not UNSET:
            field_dict["cm_code"] = cm_code
        if cm_name is not UNSET:
            field_dict["cm_name"] = cm_name
        if emp_id is not UNSET:
            field_dict["emp_id"] = emp_id
        if emp_code is not UNSET:
            field_dict["emp_code"] = emp_code
        if emp_name is not UNSET:
            field_dict["emp_name"] = emp_name
        if creator_id is not UNSET:
            field_dict["creator_id"] = creator_id
        if creator_code is not UNSET:
            field_dict["creator_code"] = creator_code
        if creator_name is not UNSET:
            field_dict["creator_name"] = creator_name
        if storehouse_id is not UNSET:
            field_dict["storehouse_id"] = storehouse_id
        if storehouse_code is not UNSET:
            field_dict["storehouse_code"] = storehouse_code
        if storehouse_name is not UNSET:
            field_dict["storehouse_name"] = storehouse_name
        if submit_date is not UNSET:
            field_dict["submit_date"] = submit_date
        if consignment_date is not UNSET:
            field_dict["consignment_date"] = consignment_date
        if receive_name is not UNSET:
            field_dict["receive_name"] = receive_name
        if receive_addr is not UNSET:
            field_dict["receive_addr"] = receive_addr
        if receive_phone is not UNSET:
            field_dict["receive_phone"] = receive_phone
        if receive_tel is not UNSET:
            field_dict["receive_tel"] = receive_tel
        if bill_discount is not UNSET:
            field_dict["bill_discount"] = bill_discount
        if receive_amount is not UNSET:
            field_dict["receive_amount"] = receive_amount
        if account_from is not UNSET:
            field_dict["account_from"] = account_from
        if account_id is not UNSET:
            field_dict["account_id"] = account_id
        if remarks is not UNSET:
            field_dict["remarks"] = remarks
        if prods is not UNSET:
            field_dict["prods"] = prods

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sales_bill_add_line import SalesBillAddLine  # noqa: PLC0415

        d = dict(src_dict)
        order_no = d.pop("order_no", UNSET)

        def _parse_cm_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        cm_id = _parse_cm_id(d.pop("cm_id", UNSET))

        cm_code = d.pop("cm_code", UNSET)

        cm_name = d.pop("cm_name", UNSET)

        def _parse_emp_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        emp_id = _parse_emp_id(d.pop("emp_id", UNSET))

        emp_code = d.pop("emp_code", UNSET)

        emp_name = d.pop("emp_name", UNSET)

        def _parse_creator_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        creator_id = _parse_creator_id(d.pop("creator_id", UNSET))

        creator_code = d.pop("creator_code", UNSET)

        creator_name = d.pop("creator_name", UNSET)

        def _parse_storehouse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        storehouse_id = _parse_storehouse_id(d.pop("storehouse_id", UNSET))

        storehouse_code = d.pop("storehouse_code", UNSET)

        storehouse_name = d.pop("storehouse_name", UNSET)

        submit_date = d.pop("submit_date", UNSET)

        consignment_date = d.pop("consignment_date", UNSET)

        receive_name = d.pop("receive_name", UNSET)

        receive_addr = d.pop("receive_addr", UNSET)

        receive_phone = d.pop("receive_phone", UNSET)

        receive_tel = d.pop("receive_tel", UNSET)

        bill_discount = d.pop("bill_discount", UNSET)

        receive_amount = d.pop("receive_amount", UNSET)

        account_from = d.pop("account_from", UNSET)

        def _parse_account_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        account_id = _parse_account_id(d.pop("account_id", UNSET))

        remarks = d.pop("remarks", UNSET)

        _prods = d.pop("prods", UNSET)
        prods: list[SalesBillAddLine] | Unset = UNSET
        if _prods is not UNSET:
            prods = []
            for prods_item_data in _prods:
                prods_item = SalesBillAddLine.from_dict(prods_item_data)

                prods.append(prods_item)

        sales_bill_add_request = cls(
            order_no=order_no,
            cm_id=cm_id,
            cm_code=cm_code,
            cm_name=cm_name,
            emp_id=emp_id,
            emp_code=emp_code,
            emp_name=emp_name,
            creator_id=creator_id,
            creator_code=creator_code,
            creator_name=creator_name,
            storehouse_id=storehouse_id,
            storehouse_code=storehouse_code,
            storehouse_name=storehouse_name,
            submit_date=submit_date,
            consignment_date=consignment_date,
            receive_name=receive_name,
            receive_addr=receive_addr,
            receive_phone=receive_phone,
            receive_tel=receive_tel,
            bill_discount=bill_discount,
            receive_amount=receive_amount,
            account_from=account_from,
            account_id=account_id,
            remarks=remarks,
            prods=prods,
        )

        sales_bill_add_request.additional_properties = d
        return sales_bill_add_request

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
