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
    from ..models.crm_sale_order_receipt_create_receipt_contract import (
        CrmSaleOrderReceiptCreateReceiptContract,
    )
    from ..models.crm_sale_order_receipt_create_request_field_map import (
        CrmSaleOrderReceiptCreateRequestFieldMap,
    )


T = TypeVar("T", bound="CrmSaleOrderReceiptCreateRequest")


@_attrs_define
class CrmSaleOrderReceiptCreateRequest:
    """创建回款单: Arguments of crmSaleOrderReceiptCreate."""

    order_id: int | Unset = UNSET
    """ 订单ID: The order that the payment belongs to; id of order in the answer of crmSaleOrderDetail. """
    user_id: str | Unset = UNSET
    """ 用户ID: Employee by id, going by the example; what part the employee has is not documented. """
    contact_id: str | Unset = UNSET
    """ 客户ID: Contact by id. Labelled as customer here. """
    pay_people: str | Unset = UNSET
    """ 打款人: Who paid. """
    receipt_type: str | Unset = UNSET
    """ 回款类型描述: Kind of payment; its values are not documented. """
    receipt_account: int | Unset = UNSET
    """ 回款金额: Amount received. The document names no currency and no unit. """
    statements_identify: int | Unset = UNSET
    """ 是否结单标识: Whether the payment closes the order, going by its label. """
    receipt_contract: list[CrmSaleOrderReceiptCreateReceiptContract] | Unset = UNSET
    """ 回款单合同: Attachments of the receipt. """
    field_map: CrmSaleOrderReceiptCreateRequestFieldMap | Unset = UNSET
    """ 自定义字段内容: Custom fields of the receipt. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.crm_sale_order_receipt_create_receipt_contract import (
            CrmSaleOrderReceiptCreateReceiptContract,
        )  # noqa: PLC0415
        from ..models.crm_sale_order_receipt_create_request_field_map import (
            CrmSaleOrderReceiptCreateRequestFieldMap,
        )  # noqa: PLC0415

        order_id = self.order_id

        user_id = self.user_id

        contact_id = self.contact_id

        pay_people = self.pay_people

        receipt_type = self.receipt_type

        receipt_account = self.receipt_account

        statements_identify = self.statements_identify

        receipt_contract: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.receipt_contract, Unset):
            receipt_contract = []
            for receipt_contract_item_data in self.receipt_contract:
                receipt_contract_item = receipt_contract_item_data.to_dict()
                receipt_contract.append(receipt_contract_item)

        field_map: dict[str, Any] | Unset = UNSET
        if not isinstance(self.field_map, Unset):
            field_map = self.field_map.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if order_id is not UNSET:
            field_dict["order_id"] = order_id
        if user_id is not UNSET:
            field_dict["user_id"] = user_id
        if contact_id is not UNSET:
            field_dict["contact_id"] = contact_id
        if pay_people is not UNSET:
            field_dict["pay_people"] = pay_people
        if receipt_type is not UNSET:
            field_dict["receipt_type"] = receipt_type
        if receipt_account is not UNSET:
            field_dict["receipt_account"] = receipt_account
        if statements_identify is not UNSET:
            field_dict["statements_identify"] = statements_identify
        if receipt_contract is not UNSET:
            field_dict["receipt_contract"] = receipt_contract
        if field_map is not UNSET:
            field_dict["field_map"] = field_map

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.crm_sale_order_receipt_create_receipt_contract import (
            CrmSaleOrderReceiptCreateReceiptContract,
        )  # noqa: PLC0415
        from ..models.crm_sale_order_receipt_create_request_field_map import (
            CrmSaleOrderReceiptCreateRequestFieldMap,
        )  # noqa: PLC0415

        d = dict(src_dict)
        order_id = d.pop("order_id", UNSET)

        user_id = d.pop("user_id", UNSET)

        contact_id = d.pop("contact_id", UNSET)

        pay_people = d.pop("pay_people", UNSET)

        receipt_type = d.pop("receipt_type", UNSET)

        receipt_account = d.pop("receipt_account", UNSET)

        statements_identify = d.pop("statements_identify", UNSET)

        _receipt_contract = d.pop("receipt_contract", UNSET)
        receipt_contract: list[CrmSaleOrderReceiptCreateReceiptContract] | Unset = UNSET
        if _receipt_contract is not UNSET:
            receipt_contract = []
            for receipt_contract_item_data in _receipt_contract:
                receipt_contract_item = CrmSaleOrderReceiptCreateReceiptContract.from_dict(
                    receipt_contract_item_data
                )

                receipt_contract.append(receipt_contract_item)

        _field_map = d.pop("field_map", UNSET)
        field_map: CrmSaleOrderReceiptCreateRequestFieldMap | Unset
        if isinstance(_field_map, Unset):
            field_map = UNSET
        else:
            field_map = CrmSaleOrderReceiptCreateRequestFieldMap.from_dict(_field_map)

        crm_sale_order_receipt_create_request = cls(
            order_id=order_id,
            user_id=user_id,
            contact_id=contact_id,
            pay_people=pay_people,
            receipt_type=receipt_type,
            receipt_account=receipt_account,
            statements_identify=statements_identify,
            receipt_contract=receipt_contract,
            field_map=field_map,
        )

        crm_sale_order_receipt_create_request.additional_properties = d
        return crm_sale_order_receipt_create_request

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
