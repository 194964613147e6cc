# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Payments received for an order taken for a customer (回款单), older generation - one receipt, add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import httpx

from dingdan_runtime import Ack, AsyncTransport, Options, Transport
from wshoto_api.operations import receipts as operations

if TYPE_CHECKING:
    from wshoto_api import records
    from wshoto_api.openapi_client import models
    from wshoto_api.params import CrmReceiptCreateReceiptContractParam

__all__ = ["AsyncReceipts", "Receipts", "ReceiptsValidation"]


class ReceiptsValidation:
    """Checks the arguments of writes without sending them; both kinds of clients have it as `validate`.

    Each method takes the arguments of the call of its name and returns the JSON body that would be sent.
    `errors` of an `InvalidRequest` lists all faults of all items of a batch.
    """

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport | AsyncTransport) -> None:
        """Check the arguments with `transport`."""
        self._transport = transport

    def add(
        self,
        *,
        order_id: int | str | None = None,
        user_id: str | None = None,
        customer_id: str | None = None,
        pay_people: str | None = None,
        receipt_type: str | None = None,
        receipt_account: int | str | None = None,
        statements_identify: Literal[0, 1] | int | None = None,
        receipt_contract: Sequence[
            CrmReceiptCreateReceiptContractParam | models.CrmReceiptCreateReceiptContract
        ]
        | None = None,
        field_map: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the JSON body that `add` would send, as Python values.

        Raises:
            InvalidRequest: `add` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(
            operations.CRM_RECEIPT_CREATE,
            {
                "order_id": order_id,
                "user_id": user_id,
                "customer_id": customer_id,
                "pay_people": pay_people,
                "receipt_type": receipt_type,
                "receipt_account": receipt_account,
                "statements_identify": statements_identify,
                "receipt_contract": receipt_contract,
                "field_map": field_map,
            },
            extra_body,
        )
        return body


class Receipts:
    """Payments received for an order taken for a customer (回款单), older generation - one receipt, add."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> ReceiptsValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return ReceiptsValidation(self._transport)

    def add(
        self,
        *,
        order_id: int | str | None = None,
        user_id: str | None = None,
        customer_id: str | None = None,
        pay_people: str | None = None,
        receipt_type: str | None = None,
        receipt_account: int | str | None = None,
        statements_identify: Literal[0, 1] | int | None = None,
        receipt_contract: Sequence[
            CrmReceiptCreateReceiptContractParam | models.CrmReceiptCreateReceiptContract
        ]
        | None = None,
        field_map: Mapping[str, Any] | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Add a receipt to an order (older generation) (创建回款单).

        Records a payment received for an order of valetorder. The page documents no key of your
        own, and no stored copy shows a list of receipts. The copy has lost the column that marks
        required fields, so none is marked here.

        Args:
            order_id: 订单ID: The order that the payment belongs to; id of a record of
                valetorderInfoList. Text of digits is taken too.
            user_id: 用户ID: Employee by id, going by the example; what part the employee has is
                not documented.
            customer_id: 客户ID: Customer by id; customer_id of a record of valetorderInfoList.
            pay_people: 打款人: Who paid.
            receipt_type: 回款类型描述: Kind of payment; its values are not documented.
            receipt_account: 回款金额: Amount received. The document names no currency and no unit.
                Text of digits is taken too.
            statements_identify: 是否结单标识: Whether the payment closes the order, going by its
                label. Codes: 0 No (否), 1 Yes (是).
            receipt_contract: 回款单合同: Attachments of the receipt.
            field_map: 自定义字段内容: Custom fields of the receipt.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://open.wshoto.com/doc/pages/crm/receiptCreate.html
        """
        return self._transport.write(
            operations.CRM_RECEIPT_CREATE,
            {
                "order_id": order_id,
                "user_id": user_id,
                "customer_id": customer_id,
                "pay_people": pay_people,
                "receipt_type": receipt_type,
                "receipt_account": receipt_account,
                "statements_identify": statements_identify,
                "receipt_contract": receipt_contract,
                "field_map": field_map,
            },
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )

    def get(
        self,
        *,
        id: str,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> records.ReceiptDetail:
        """Read one receipt (older generation) (获取回款单详情).

        Returns a receipt (回款单), a payment received for an order of valetorder, with its
        attachments. The stored copy of the page is cut off before the rows of the attachments, so
        their fields have no labels here, and more fields than are named here may come. They are in
        `.raw` and `.extra`.

        Args:
            id: 回款id: Id of the receipt, as text of digits.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://open.wshoto.com/doc/pages/crm/receiptDetail.html
        """
        return self._transport.one(
            operations.CRM_RECEIPT_DETAIL,
            {"id": id},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )


class AsyncReceipts:
    """Payments received for an order taken for a customer (回款单), older generation - one receipt, add."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> ReceiptsValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return ReceiptsValidation(self._transport)

    async def add(
        self,
        *,
        order_id: int | str | None = None,
        user_id: str | None = None,
        customer_id: str | None = None,
        pay_people: str | None = None,
        receipt_type: str | None = None,
        receipt_account: int | str | None = None,
        statements_identify: Literal[0, 1] | int | None = None,
        receipt_contract: Sequence[
            CrmReceiptCreateReceiptContractParam | models.CrmReceiptCreateReceiptContract
        ]
        | None = None,
        field_map: Mapping[str, Any] | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Add a receipt to an order (older generation) (创建回款单).

        Records a payment received for an order of valetorder. The page documents no key of your
        own, and no stored copy shows a list of receipts. The copy has lost the column that marks
        required fields, so none is marked here.

        Args:
            order_id: 订单ID: The order that the payment belongs to; id of a record of
                valetorderInfoList. Text of digits is taken too.
            user_id: 用户ID: Employee by id, going by the example; what part the employee has is
                not documented.
            customer_id: 客户ID: Customer by id; customer_id of a record of valetorderInfoList.
            pay_people: 打款人: Who paid.
            receipt_type: 回款类型描述: Kind of payment; its values are not documented.
            receipt_account: 回款金额: Amount received. The document names no currency and no unit.
                Text of digits is taken too.
            statements_identify: 是否结单标识: Whether the payment closes the order, going by its
                label. Codes: 0 No (否), 1 Yes (是).
            receipt_contract: 回款单合同: Attachments of the receipt.
            field_map: 自定义字段内容: Custom fields of the receipt.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://open.wshoto.com/doc/pages/crm/receiptCreate.html
        """
        return await self._transport.write(
            operations.CRM_RECEIPT_CREATE,
            {
                "order_id": order_id,
                "user_id": user_id,
                "customer_id": customer_id,
                "pay_people": pay_people,
                "receipt_type": receipt_type,
                "receipt_account": receipt_account,
                "statements_identify": statements_identify,
                "receipt_contract": receipt_contract,
                "field_map": field_map,
            },
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )

    async def get(
        self,
        *,
        id: str,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> records.ReceiptDetail:
        """Read one receipt (older generation) (获取回款单详情).

        Returns a receipt (回款单), a payment received for an order of valetorder, with its
        attachments. The stored copy of the page is cut off before the rows of the attachments, so
        their fields have no labels here, and more fields than are named here may come. They are in
        `.raw` and `.extra`.

        Args:
            id: 回款id: Id of the receipt, as text of digits.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://open.wshoto.com/doc/pages/crm/receiptDetail.html
        """
        return await self._transport.one(
            operations.CRM_RECEIPT_DETAIL,
            {"id": id},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )
