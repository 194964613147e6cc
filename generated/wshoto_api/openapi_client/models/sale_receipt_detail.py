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
    from ..models.sale_receipt_contract import SaleReceiptContract
    from ..models.sale_receipt_order import SaleReceiptOrder


T = TypeVar("T", bound="SaleReceiptDetail")


@_attrs_define
class SaleReceiptDetail:
    """获取回款单详情: A receipt and its attachments."""

    receipt_order: None | SaleReceiptOrder | Unset = UNSET
    receipt_contract: list[SaleReceiptContract] | None | Unset = UNSET
    """ 回款单合同: Attachments of the receipt. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.sale_receipt_contract import SaleReceiptContract  # noqa: PLC0415
        from ..models.sale_receipt_order import SaleReceiptOrder  # noqa: PLC0415

        receipt_order: dict[str, Any] | None | Unset
        if isinstance(self.receipt_order, Unset):
            receipt_order = UNSET
        elif isinstance(self.receipt_order, SaleReceiptOrder):
            receipt_order = self.receipt_order.to_dict()
        else:
            receipt_order = self.receipt_order

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
        if receipt_order is not UNSET:
            field_dict["receipt_order"] = receipt_order
        if receipt_contract is not UNSET:
            field_dict["receipt_contract"] = receipt_contract

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sale_receipt_contract import SaleReceiptContract  # noqa: PLC0415
        from ..models.sale_receipt_order import SaleReceiptOrder  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_receipt_order(data: object) -> None | SaleReceiptOrder | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                receipt_order_type_0 = SaleReceiptOrder.from_dict(data)

                return receipt_order_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SaleReceiptOrder | Unset, data)

        receipt_order = _parse_receipt_order(d.pop("receipt_order", UNSET))

        def _parse_receipt_contract(data: object) -> list[SaleReceiptContract] | None | Unset:
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
                    receipt_contract_type_0_item = SaleReceiptContract.from_dict(
                        receipt_contract_type_0_item_data
                    )

                    receipt_contract_type_0.append(receipt_contract_type_0_item)

                return receipt_contract_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[SaleReceiptContract] | None | Unset, data)

        receipt_contract = _parse_receipt_contract(d.pop("receipt_contract", UNSET))

        sale_receipt_detail = cls(receipt_order=receipt_order, receipt_contract=receipt_contract)

        sale_receipt_detail.additional_properties = d
        return sale_receipt_detail

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
