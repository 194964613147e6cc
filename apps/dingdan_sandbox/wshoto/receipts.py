"""Receipts: payments received for valet orders. `receipt_list` of an order has the same as the reads of one receipt.

A receipt is approved when it is added. One that closes its order completes it. This is the sandbox's own choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dingdan_sandbox.clock import HOUR
from dingdan_sandbox.failures import BAD_PARAMETER, NOT_FOUND, RejectedError
from dingdan_sandbox.master import CUSTOMERS, ID_BASE
from dingdan_sandbox.wshoto.deals import COMPLETED, CustomerOrder, Receipt, identity

_RECEIPTS = ID_BASE + 21 * 10**14
_SPAN = 10**10
"""The ids of the receipts of one order are this far apart."""
FIRST_RECEIPT = 7_300_000_000_003_001
"""Id of the first receipt of the first order, as in the examples of the specs."""
MOST_RECEIPTS = 1000
"""The most receipts that can be added to an order."""


def receipt_id(position: int, number: int) -> int:
    """Return the id of a receipt: number 0 is the seeded one of the order at `position`, the added ones follow."""
    return FIRST_RECEIPT if (position, number) == (0, 0) else _RECEIPTS + number * _SPAN + position


def order_position(receipt: int) -> int:
    """Return the position of the order that a receipt belongs to; negative if no receipt can have this id."""
    if receipt == FIRST_RECEIPT:
        return 0
    number, position = divmod(receipt - _RECEIPTS, _SPAN)
    return position if 0 <= number <= MOST_RECEIPTS else -1


class ReceiptRecords:
    """Builds records of receipts in all formats."""

    def __init__(self, detailed: Mapping[str, Any], older: Mapping[str, Any], older_file: Mapping[str, Any]) -> None:
        """Use the fields of a receipt of both generations, and of an attachment of the older one, from the spec."""
        self._detailed = dict.fromkeys(detailed)
        self._older = dict.fromkeys(older)
        self._older_file = dict.fromkeys(older_file)

    def listed(self, order: CustomerOrder) -> list[dict[str, Any]]:
        """Return `receipt_list` of crm/saleOrder/detail."""
        edited: list[dict[str, Any]] | None = order.fields.get("receipt_list")
        if edited is not None:
            return edited
        seeded = order.received - sum(receipt.amount for receipt in order.receipts)
        first = [_listed(order, 0, _seeded(order, seeded))] if seeded else []
        return [*first, *(_listed(order, number, receipt) for number, receipt in enumerate(order.receipts, 1))]

    def detailed(self, order: CustomerOrder, receipt: int) -> dict[str, Any]:
        """Return the record of crm/saleOrder/receipt/detail.

        Raises:
            RejectedError: the order has no such receipt.
        """
        found = self._found(order, receipt)
        contact = found.get("contact_id")
        head = _common(self._detailed, found) | {"contact_id": int(contact) if contact else None}
        return {"receipt_order": head, "receipt_contract": found.get("receipt_contract")}

    def older(self, order: CustomerOrder, receipt: int) -> dict[str, Any]:
        """Return the record of crm/receipt/detail.

        Raises:
            RejectedError: the order has no such receipt.
        """
        found = self._found(order, receipt)
        head = _common(self._older, found) | {
            "corp_id": "wp-demo-corp",
            "customer_id": f"wm-demo-{CUSTOMERS[order.customer].code.lower()}",
        }
        files = [
            {**self._older_file, "file_url": _address(each["material_id"]), "corp_id": "wp-demo-corp"}
            for each in found.get("receipt_contract") or ()
        ]
        return {"receipt_order": head, "receipt_contract": files}

    def _found(self, order: CustomerOrder, receipt: int) -> dict[str, Any]:
        found = next((each for each in self.listed(order) if each.get("id") == receipt), None)
        if found is None:
            raise RejectedError("回款单不存在", NOT_FOUND)
        return found


def add_receipt(order: CustomerOrder, body: Mapping[str, Any], now: int) -> int:
    """Add a receipt to an order; return its id.

    Raises:
        RejectedError: the order has too many receipts.
    """
    if len(order.receipts) >= MOST_RECEIPTS:
        raise RejectedError("回款单过多", BAD_PARAMETER)
    files = [each.get("material_id", each.get("file_url")) for each in body.get("receipt_contract", ())]
    receipt = Receipt(
        created=now, amount=body.get("receipt_account", 0), payer=body.get("pay_people"),
        kind=body.get("receipt_type"), closes=body.get("statements_identify", 0),
        files=[file for file in files if file], custom=body.get("field_map", {}),
    )  # fmt: skip
    order.receipts.append(receipt)
    order.received += receipt.amount
    order.state = COMPLETED if receipt.closes else order.state
    order.modified = now
    if "receipt_list" in order.fields:
        order.fields["receipt_list"] = [
            *order.fields["receipt_list"], _listed(order, len(order.receipts), receipt)
        ]  # fmt: skip
    return receipt_id(order.position, len(order.receipts))


def _listed(order: CustomerOrder, number: int, receipt: Receipt) -> dict[str, Any]:
    return {
        "id": receipt_id(order.position, number),
        "order_id": identity(order.position),
        "contact_id": str(CUSTOMERS[order.customer].id),
        "receipt_account": receipt.amount,
        "receipt_time": receipt.created,
        "pay_people": receipt.payer,
        "receipt_type": receipt.kind,
        "statements_identify": receipt.closes,
        "create_time": receipt.created,
        "approval_state": 1,
        "reject_reason": None,
        "approval_time": receipt.created if number else min(receipt.created + HOUR, order.modified),
        "update_time": None,
        "business_id": None,
        "field_map": receipt.custom,
        "receipt_contract": [{"material_id": file, "material_type": 7} for file in receipt.files],
    }


def _seeded(order: CustomerOrder, amount: int) -> Receipt:
    return Receipt(
        created=min(order.created + HOUR, order.modified),
        amount=amount,
        payer=CUSTOMERS[order.customer].contact,
        kind="银行转账",
        closes=int(order.state == COMPLETED and not any(receipt.closes for receipt in order.receipts)),
        files=["demo-material-03"],
    )


def _common(own: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: found.get(name) for name in own}


def _address(file: str) -> str:
    return file if "/" in file else f"https://img.example.com/{file}.png"
