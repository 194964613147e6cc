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
    from ..models.add_std_return_line import AddStdReturnLine
    from ..models.return_extension_field import ReturnExtensionField


T = TypeVar("T", bound="AddStdReturnRequest")


@_attrs_define
class AddStdReturnRequest:
    """新增退货单数据: A return to add."""

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
    """ 创建人Id: Who creates the return, by id. """
    creator_code: str | Unset = UNSET
    """ 创建人编码: Who creates the return, by code. """
    creator_name: str | Unset = UNSET
    """ 创建人名称: Who creates the return, by name. """
    storehouse_id: int | str | Unset = UNSET
    """ 收货仓库id: Warehouse that receives, by id; one of storehouse_id, storehouse_code and storehouse_name is needed.
    """
    storehouse_code: str | Unset = UNSET
    """ 收货仓库编码: Warehouse that receives, by code; one of storehouse_id, storehouse_code and storehouse_name is
    needed. """
    storehouse_name: str | Unset = UNSET
    """ 收货仓库名称: Warehouse that receives, by name; one of storehouse_id, storehouse_code and storehouse_name is
    needed. """
    dealer_id: int | str | Unset = UNSET
    """ 供应商id: Supplier by id. """
    dealer_code: str | Unset = UNSET
    """ 供应商编码: Supplier by code. """
    dealer_name: str | Unset = UNSET
    """ 供应商名称: Supplier by name. """
    return_date: str | Unset = UNSET
    """ 退货日期: Day of the return. """
    return_name: str | Unset = UNSET
    """ 退货人姓名: Name of the person who returns the goods. """
    return_addr: str | Unset = UNSET
    """ 退货人地址: Address of the person who returns the goods. """
    return_tel: str | Unset = UNSET
    """ 退货人手机: Mobile phone of the person who returns the goods. """
    return_phone: str | Unset = UNSET
    """ 退货人电话: Landline of the person who returns the goods. """
    remarks: str | Unset = UNSET
    """ 备注: Remark on the return. """
    source_type: str | Unset = UNSET
    """ 来源: Where the return comes from; 0 when left out. """
    exts: list[ReturnExtensionField] | Unset = UNSET
    """ 退货信息扩展字段列表: Custom fields of the return. """
    prods: list[AddStdReturnLine] | Unset = UNSET
    """ 列表: Lines of the return. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.add_std_return_line import AddStdReturnLine  # noqa: PLC0415
        from ..models.return_extension_field import ReturnExtensionField  # noqa: PLC0415

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

        dealer_id: int | str | Unset
        if isinstance(self.dealer_id, Unset):
            dealer_id = UNSET
        else:
            dealer_id = self.dealer_id

        dealer_code = self.dealer_code

        dealer_name = self.dealer_name

        return_date = self.return_date

        return_name = self.return_name

        return_addr = self.return_addr

        return_tel = self.return_tel

        return_phone = self.return_phone

        remarks = self.remarks

        source_type = self.source_type

        exts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.exts, Unset):
            exts = []
            for exts_item_data in self.exts:
                exts_item = exts_item_data.to_dict()
                exts.append(exts_item)

        prods: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.prods, Unset):
            prods = []
            for prods_item_data in self.prods:
                prods_item = prods_item_data.to_dict()
                prods.append(prods_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
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
        if dealer_id is not UNSET:
            field_dict["dealer_id"] = dealer_id
        if dealer_code is not UNSET:
            field_dict["dealer_code"] = dealer_code
        if dealer_name is not UNSET:
            field_dict["dealer_name"] = dealer_name
        if return_date is not UNSET:
            field_dict["return_date"] = return_date
        if return_name is not UNSET:
            field_dict["return_name"] = return_name
        if return_addr is not UNSET:
            field_dict["return_addr"] = return_addr
        if return_tel is not UNSET:
            field_dict["return_tel"] = return_tel
        if return_phone is not UNSET:
            field_dict["return_phone"] = return_phone
        if remarks is not UNSET:
            field_dict["remarks"] = remarks
        if source_type is not UNSET:
            field_dict["source_type"] = source_type
        if exts is not UNSET:
            field_dict["exts"] = exts
        if prods is not UNSET:
            field_dict["prods"] = prods

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.add_std_return_line import AddStdReturnLine  # noqa: PLC0415
        from ..models.return_extension_field import ReturnExtensionField  # noqa: PLC0415

        d = dict(src_dict)

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

        def _parse_dealer_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        dealer_id = _parse_dealer_id(d.pop("dealer_id", UNSET))

        dealer_code = d.pop("dealer_code", UNSET)

        dealer_name = d.pop("dealer_name", UNSET)

        return_date = d.pop("return_date", UNSET)

        return_name = d.pop("return_name", UNSET)

        return_addr = d.pop("return_addr", UNSET)

        return_tel = d.pop("return_tel", UNSET)

        return_phone = d.pop("return_phone", UNSET)

        remarks = d.pop("remarks", UNSET)

        source_type = d.pop("source_type", UNSET)

        _exts = d.pop("exts", UNSET)
        exts: list[ReturnExtensionField] | Unset = UNSET
        if _exts is not UNSET:
            exts = []
            for exts_item_data in _exts:
                exts_item = ReturnExtensionField.from_dict(exts_item_data)

                exts.append(exts_item)

        _prods = d.pop("prods", UNSET)
        prods: list[AddStdReturnLine] | Unset = UNSET
        if _prods is not UNSET:
            prods = []
            for prods_item_data in _prods:
                prods_item = AddStdReturnLine.from_dict(prods_item_data)

                prods.append(prods_item)

        add_std_return_request = cls(
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
            dealer_id=dealer_id,
            dealer_code=dealer_code,
            dealer_name=dealer_name,
            return_date=return_date,
            return_name=return_name,
            return_addr=return_addr,
            return_tel=return_tel,
            return_phone=return_phone,
            remarks=remarks,
            source_type=source_type,
            exts=exts,
            prods=prods,
        )

        add_std_return_request.additional_properties = d
        return add_std_return_request

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
