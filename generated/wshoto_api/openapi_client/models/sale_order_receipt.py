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
    from ..models.receipt_contract import ReceiptContract
    from ..models.sale_order_receipt_field_map import SaleOrderReceiptFieldMap


T = TypeVar("T", bound="SaleOrderReceipt")


@_attrs_define
class SaleOrderReceipt:
    """回款单详情: A payment received for the order."""

    id: int | None | Unset = UNSET
    """ id: Id of the receipt. """
    order_id: int | None | Unset = UNSET
    """ 订单id: The order it belongs to; pairs with id of order. """
    contact_id: None | str | Unset = UNSET
    """ 联系人id: Contact by id. """
    receipt_account: int | None | Unset = UNSET
    """ 汇款金额: Amount received. The document names no currency and no unit. """
    receipt_time: int | None | Unset = UNSET
    """ 汇款日期: Day of the payment; the page of crmSaleOrderReceiptDetail gives its unit, seconds. """
    pay_people: None | str | Unset = UNSET
    """ 打款人: Who paid. """
    receipt_type: None | str | Unset = UNSET
    """ 回款类型: Kind of payment; its values are not documented. """
    statements_identify: int | Unset = UNSET
    """ 结单标识: Whether the payment closes the order, going by its label. """
    create_time: int | None | Unset = UNSET
    """ 创建日期: When the receipt was made. """
    approval_state: int | Unset = UNSET
    """ 审批状态: How far its approval has come. """
    reject_reason: None | str | Unset = UNSET
    """ 拒绝原因: Why it was refused. """
    approval_time: int | None | Unset = UNSET
    """ 审批时间: When it was approved or refused. """
    update_time: int | None | Unset = UNSET
    """ 修改时间: When the receipt was last changed. """
    business_id: None | str | Unset = UNSET
    """ 定制凭证ID: Customised voucher by id; the page says no more about it. """
    field_map: SaleOrderReceiptFieldMap | Unset = UNSET
    """ 自定义字段 map: Custom fields of the receipt. """
    receipt_contract: list[ReceiptContract] | None | Unset = UNSET
    """ 回款单合同: Attachments of the receipt; crmSaleOrderReceiptDetail has them beside the receipt. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.receipt_contract import ReceiptContract  # noqa: PLC0415
        from ..models.sale_order_receipt_field_map import SaleOrderReceiptFieldMap  # noqa: PLC0415

        id: int | None | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        order_id: int | None | Unset
        if isinstance(self.order_id, Unset):
            order_id = UNSET
        else:
            order_id = self.order_id

        contact_id: None | str | Unset
        if isinstance(self.contact_id, Unset):
            contact_id = UNSET
        else:
            contact_id = self.contact_id

        receipt_account: int | None | Unset
        if isinstance(self.receipt_account, Unset):
            receipt_account = UNSET
        else:
            receipt_account = self.receipt_account

        receipt_time: int | None | Unset
        if isinstance(self.receipt_time, Unset):
            receipt_time = UNSET
        else:
            receipt_time = self.receipt_time

        pay_people: None | str | Unset
        if isinstance(self.pay_people, Unset):
            pay_people = UNSET
        else:
            pay_people = self.pay_people

        receipt_type: None | str | Unset
        if isinstance(self.receipt_type, Unset):
            receipt_type = UNSET
        else:
            receipt_type = self.receipt_type

        statements_identify = self.statements_identify

        create_time: int | None | Unset
        if isinstance(self.create_time, Unset):
            create_time = UNSET
        else:
            create_time = self.create_time

        approval_state = self.approval_state

        reject_reason: None | str | Unset
        if isinstance(self.reject_reason, Unset):
            reject_reason = UNSET
        else:
            reject_reason = self.reject_reason

        approval_time: int | None | Unset
        if isinstance(self.approval_time, Unset):
            approval_time = UNSET
        else:
            approval_time = self.approval_time

        update_time: int | None | Unset
        if isinstance(self.update_time, Unset):
            update_time = UNSET
        else:
            update_time = self.update_time

        business_id: None | str | Unset
        if isinstance(self.business_id, Unset):
            business_id = UNSET
        else:
            business_id = self.business_id

        field_map: dict[str, Any] | Unset = UNSET
        if not isinstance(self.field_map, Unset):
            field_map = self.field_map.to_dict()

        receipt_contract: list[dict[str, Any]] | None | Unset
        if isinstance(self.receipt_contract, Unset):
            receipt_contract = UNSET
        elif isinstance(self.receipt_contract, list):
            receipt_contract = []
            for receipt_contract_type_0_item_data in self.receipt_contract:
                receipt_contract_type_0_item = receipt_contract_type_0_item_data.to_dict()
                receipt_contract.append(receipt_contract_type_0_item)

        else:
            receipt_contract = self.receipt_contract

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if order_id is not UNSET:
            field_dict["order_id"] = order_id
        if contact_id is not UNSET:
            field_dict["contact_id"] = contact_id
        if receipt_account is not UNSET:
            field_dict["receipt_account"] = receipt_account
        if receipt_time is not UNSET:
            field_dict["receipt_time"] = receipt_time
        if pay_people is not UNSET:
            field_dict["pay_people"] = pay_people
        if receipt_type is not UNSET:
            field_dict["receipt_type"] = receipt_type
        if statements_identify is not UNSET:
            field_dict["statements_identify"] = statements_identify
        if create_time is not UNSET:
            field_dict["create_time"] = create_time
        if approval_state is not UNSET:
            field_dict["approval_state"] = approval_state
        if reject_reason is not UNSET:
            field_dict["reject_reason"] = reject_reason
        if approval_time is not UNSET:
            field_dict["approval_time"] = approval_time
        if update_time is not UNSET:
            field_dict["update_time"] = update_time
        if business_id is not UNSET:
            field_dict["business_id"] = business_id
        if field_map is not UNSET:
            field_dict["field_map"] = field_map
        if receipt_contract is not UNSET:
            field_dict["receipt_contract"] = receipt_contract

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.receipt_contract import ReceiptContract  # noqa: PLC0415
        from ..models.sale_order_receipt_field_map import SaleOrderReceiptFieldMap  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        def _parse_order_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        order_id = _parse_order_id(d.pop("order_id", UNSET))

        def _parse_contact_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        contact_id = _parse_contact_id(d.pop("contact_id", UNSET))

        def _parse_receipt_account(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        receipt_account = _parse_receipt_account(d.pop("receipt_account", UNSET))

        def _parse_receipt_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        receipt_time = _parse_receipt_time(d.pop("receipt_time", UNSET))

        def _parse_pay_people(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        pay_people = _parse_pay_people(d.pop("pay_people", UNSET))

        def _parse_receipt_type(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        receipt_type = _parse_receipt_type(d.pop("receipt_type", UNSET))

        statements_identify = d.pop("statements_identify", UNSET)

        def _parse_create_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        create_time = _parse_create_time(d.pop("create_time", UNSET))

        approval_state = d.pop("approval_state", UNSET)

        def _parse_reject_reason(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reject_reason = _parse_reject_reason(d.pop("reject_reason", UNSET))

        def _parse_approval_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        approval_time = _parse_approval_time(d.pop("approval_time", UNSET))

        def _parse_update_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        update_time = _parse_update_time(d.pop("update_time", UNSET))

        def _parse_business_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        business_id = _parse_business_id(d.pop("business_id", UNSET))

        _field_map = d.pop("field_map", UNSET)
        field_map: SaleOrderReceiptFieldMap | Unset
        if isinstance(_field_map, Unset):
            field_map = UNSET
        else:
            field_map = SaleOrderReceiptFieldMap.from_dict(_field_map)

        def _parse_receipt_contract(data: object) -> list[ReceiptContract] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                receipt_contract_type_0 = []
                _receipt_contract_type_0 = data
                for receipt_contract_type_0_item_data in _receipt_contract_type_0:
                    receipt_contract_type_0_item = ReceiptContract.from_dict(
                        receipt_contract_type_0_item_data
                    )

                    receipt_contract_type_0.append(receipt_contract_type_0_item)

                return receipt_contract_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ReceiptContract] | None | Unset, data)

        receipt_contract = _parse_receipt_contract(d.pop("receipt_contract", UNSET))

        sale_order_receipt = cls(
            id=id,
            order_id=order_id,
            contact_id=contact_id,
            receipt_account=receipt_account,
            receipt_time=receipt_time,
            pay_people=pay_people,
            receipt_type=receipt_type,
            statements_identify=statements_identify,
            create_time=create_time,
            approval_state=approval_state,
            reject_reason=reject_reason,
            approval_time=approval_time,
            update_time=update_time,
            business_id=business_id,
            field_map=field_map,
            receipt_contract=receipt_contract,
        )

        sale_order_receipt.additional_properties = d
        return sale_order_receipt

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
