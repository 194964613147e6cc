# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Shipments of sales orders (发货单) - query, add and reverse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import httpx

from dingdan_runtime import Ack, AsyncPager, AsyncTransport, Options, Page, Transport
from waiqin365_api.operations import shipments as operations

if TYPE_CHECKING:
    from waiqin365_api import records
    from waiqin365_api.openapi_client import models
    from waiqin365_api.params import AddStdomOrderSentItemParam

__all__ = ["AsyncShipments", "Shipments", "ShipmentsValidation"]


class ShipmentsValidation:
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
        items: Sequence[AddStdomOrderSentItemParam | models.AddStdomOrderSentItem],
        *,
        extra_body: Mapping[str, Any] | None = None,
    ) -> list[dict[str, Any]]:
        """Return the JSON body that `add` would send, as Python values.

        Raises:
            InvalidRequest: `add` would raise the same.
        """
        body: list[dict[str, Any]] = self._transport.validate(
            operations.ADD_STDOM_ORDER_SENT, items, extra_body
        )
        return body

    def cancel(
        self,
        *,
        ids: str | int | None = None,
        sent_no: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the JSON body that `cancel` would send, as Python values.

        Raises:
            InvalidRequest: `cancel` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(
            operations.CANCEL_SEND_ORDER, {"ids": ids, "sent_no": sent_no}, extra_body
        )
        return body


class Shipments:
    """Shipments of sales orders (发货单) - query, add and reverse."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> ShipmentsValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return ShipmentsValidation(self._transport)

    def query(
        self,
        *,
        status: Literal["0", "1"] | str | int | None = None,
        cm_id: str | int | None = None,
        cm_code: str | None = None,
        create_date: date | str | None = None,
        modify_date: date | str | None = None,
        after_create_date: datetime | date | str | None = None,
        after_modify_date: datetime | date | str | None = None,
        start_create_date: date | str | None = None,
        end_create_date: date | str | None = None,
        start_modify_date: date | str | None = None,
        end_modify_date: date | str | None = None,
        id: str | int | None = None,
        sent_no: str | None = None,
        order_id: str | int | None = None,
        order_no: str | None = None,
        start_sign_date: date | str | None = None,
        end_sign_date: date | str | None = None,
        page_number: int = 1,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.StdomSent]:
        """Query shipments of sales orders (查询订单发货数据).

        Returns shipments with their lines, a page of up to 1000 at a time. An empty page is the
        end; there is no total. Unless the filter status is 1, deleted shipments may come too: their
        status is 0.

        Args:
            status: 记录状态: Only shipments that still exist, or only deleted ones. Codes: 0
                Deleted (已删除), 1 Normal (正常).
            cm_id: 勤策客户唯一ID: Only shipments of this customer, by id.
            cm_code: 客户编码: Only shipments of this customer, by code.
            create_date: 创建日期: Only shipments created on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            modify_date: 修改日期: Only shipments modified on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            after_create_date: 创建时间之后: Only shipments created after this time. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            after_modify_date: 修改时间之后: Only shipments modified after this time. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            start_create_date: 创建时间开始: Start of a range of creation days; pairs with
                end_create_date. Written as yyyy-MM-dd; a datetime with a time of day is refused,
                not cut. A naive datetime is taken as Asia/Shanghai time, and an aware one is turned
                to it.
            end_create_date: 创建时间结束: End of a range of creation days; whether the bound itself
                is included is not documented. Written as yyyy-MM-dd; a datetime with a time of day
                is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            start_modify_date: 修改时间开始: Start of a range of modification days; pairs with
                end_modify_date. Written as yyyy-MM-dd; a datetime with a time of day is refused,
                not cut. A naive datetime is taken as Asia/Shanghai time, and an aware one is turned
                to it.
            end_modify_date: 修改时间结束: End of a range of modification days; whether the bound
                itself is included is not documented. Written as yyyy-MM-dd; a datetime with a time
                of day is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            id: 勤策中发货单id: Only the shipment with this id.
            sent_no: 勤策中发货单编码: Only the shipment with this number.
            order_id: 勤策中订单id: Only shipments of the sales order with this id.
            order_no: 勤策中订单编码: Only shipments of the sales order with this number.
            start_sign_date: 签收时间开始: Start of a range of days of receipt; pairs with
                end_sign_date. Written as yyyy-MM-dd; a datetime with a time of day is refused, not
                cut. A naive datetime is taken as Asia/Shanghai time, and an aware one is turned to
                it.
            end_sign_date: 签收时间结束: End of a range of days of receipt; whether the bound itself
                is included is not documented. Written as yyyy-MM-dd; a datetime with a time of day
                is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            page_number: 页码: Page to return, 1000 records each; 1 when left out.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `StdomSent`; iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `shipments.query(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The lines of the example lack the product, the units and order_detail_id that the table
            lists. The four keys of the envelope are shown in the example only.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.page(
            operations.QUERY_STDOM_SENT,
            {
                "status": status,
                "cm_id": cm_id,
                "cm_code": cm_code,
                "create_date": create_date,
                "modify_date": modify_date,
                "after_create_date": after_create_date,
                "after_modify_date": after_modify_date,
                "start_create_date": start_create_date,
                "end_create_date": end_create_date,
                "start_modify_date": start_modify_date,
                "end_modify_date": end_modify_date,
                "id": id,
                "sent_no": sent_no,
                "order_id": order_id,
                "order_no": order_no,
                "start_sign_date": start_sign_date,
                "end_sign_date": end_sign_date,
                "page_number": page_number,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def add(
        self,
        items: Sequence[AddStdomOrderSentItemParam | models.AddStdomOrderSentItem],
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Add shipments (新增发货单数据).

        Books one or more shipments of sales orders. The body is a JSON array at the top level, and
        the answer does not name the new shipments; find them with queryStdomSent by order_no. A
        shipment takes no number of the caller's own, so only an express_no tells it from others of
        its order.

        Args:
            items: A list, each item a dict (`params.AddStdomOrderSentItemParam`) or a model: A
                shipment to add, made from a sales order. (发货单)
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know, for every item. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `shipments.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The only operation of the page whose body is an array. Its lines are called products,
            where most others say prods. The note under the table misprints 以免 as 未免.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.write(
            operations.ADD_STDOM_ORDER_SENT,
            items,
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def cancel(
        self,
        *,
        ids: str | int | None = None,
        sent_no: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Reverse a shipment (红冲发货单数据).

        Cancels a shipment (红冲), named by id or by number, whose hc_status then tells. The page does
        not say what becomes of the order's remaining quantity.

        Args:
            ids: 发货单id: Shipment by id; one of ids and sent_no is needed.
            sent_no: 发货单编码: Shipment by number; one of ids and sent_no is needed.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `shipments.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The id field is called ids although its text speaks of a single id.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.write(
            operations.CANCEL_SEND_ORDER,
            {"ids": ids, "sent_no": sent_no},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )


class AsyncShipments:
    """Shipments of sales orders (发货单) - query, add and reverse."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> ShipmentsValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return ShipmentsValidation(self._transport)

    def query(
        self,
        *,
        status: Literal["0", "1"] | str | int | None = None,
        cm_id: str | int | None = None,
        cm_code: str | None = None,
        create_date: date | str | None = None,
        modify_date: date | str | None = None,
        after_create_date: datetime | date | str | None = None,
        after_modify_date: datetime | date | str | None = None,
        start_create_date: date | str | None = None,
        end_create_date: date | str | None = None,
        start_modify_date: date | str | None = None,
        end_modify_date: date | str | None = None,
        id: str | int | None = None,
        sent_no: str | None = None,
        order_id: str | int | None = None,
        order_no: str | None = None,
        start_sign_date: date | str | None = None,
        end_sign_date: date | str | None = None,
        page_number: int = 1,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.StdomSent]:
        """Query shipments of sales orders (查询订单发货数据).

        Returns shipments with their lines, a page of up to 1000 at a time. An empty page is the
        end; there is no total. Unless the filter status is 1, deleted shipments may come too: their
        status is 0.

        Args:
            status: 记录状态: Only shipments that still exist, or only deleted ones. Codes: 0
                Deleted (已删除), 1 Normal (正常).
            cm_id: 勤策客户唯一ID: Only shipments of this customer, by id.
            cm_code: 客户编码: Only shipments of this customer, by code.
            create_date: 创建日期: Only shipments created on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            modify_date: 修改日期: Only shipments modified on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            after_create_date: 创建时间之后: Only shipments created after this time. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            after_modify_date: 修改时间之后: Only shipments modified after this time. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            start_create_date: 创建时间开始: Start of a range of creation days; pairs with
                end_create_date. Written as yyyy-MM-dd; a datetime with a time of day is refused,
                not cut. A naive datetime is taken as Asia/Shanghai time, and an aware one is turned
                to it.
            end_create_date: 创建时间结束: End of a range of creation days; whether the bound itself
                is included is not documented. Written as yyyy-MM-dd; a datetime with a time of day
                is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            start_modify_date: 修改时间开始: Start of a range of modification days; pairs with
                end_modify_date. Written as yyyy-MM-dd; a datetime with a time of day is refused,
                not cut. A naive datetime is taken as Asia/Shanghai time, and an aware one is turned
                to it.
            end_modify_date: 修改时间结束: End of a range of modification days; whether the bound
                itself is included is not documented. Written as yyyy-MM-dd; a datetime with a time
                of day is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            id: 勤策中发货单id: Only the shipment with this id.
            sent_no: 勤策中发货单编码: Only the shipment with this number.
            order_id: 勤策中订单id: Only shipments of the sales order with this id.
            order_no: 勤策中订单编码: Only shipments of the sales order with this number.
            start_sign_date: 签收时间开始: Start of a range of days of receipt; pairs with
                end_sign_date. Written as yyyy-MM-dd; a datetime with a time of day is refused, not
                cut. A naive datetime is taken as Asia/Shanghai time, and an aware one is turned to
                it.
            end_sign_date: 签收时间结束: End of a range of days of receipt; whether the bound itself
                is included is not documented. Written as yyyy-MM-dd; a datetime with a time of day
                is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            page_number: 页码: Page to return, 1000 records each; 1 when left out.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `StdomSent`, or iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `await
            shipments.query(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The lines of the example lack the product, the units and order_detail_id that the table
            lists. The four keys of the envelope are shown in the example only.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.page(
            operations.QUERY_STDOM_SENT,
            {
                "status": status,
                "cm_id": cm_id,
                "cm_code": cm_code,
                "create_date": create_date,
                "modify_date": modify_date,
                "after_create_date": after_create_date,
                "after_modify_date": after_modify_date,
                "start_create_date": start_create_date,
                "end_create_date": end_create_date,
                "start_modify_date": start_modify_date,
                "end_modify_date": end_modify_date,
                "id": id,
                "sent_no": sent_no,
                "order_id": order_id,
                "order_no": order_no,
                "start_sign_date": start_sign_date,
                "end_sign_date": end_sign_date,
                "page_number": page_number,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    async def add(
        self,
        items: Sequence[AddStdomOrderSentItemParam | models.AddStdomOrderSentItem],
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Add shipments (新增发货单数据).

        Books one or more shipments of sales orders. The body is a JSON array at the top level, and
        the answer does not name the new shipments; find them with queryStdomSent by order_no. A
        shipment takes no number of the caller's own, so only an express_no tells it from others of
        its order.

        Args:
            items: A list, each item a dict (`params.AddStdomOrderSentItemParam`) or a model: A
                shipment to add, made from a sales order. (发货单)
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know, for every item. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `shipments.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The only operation of the page whose body is an array. Its lines are called products,
            where most others say prods. The note under the table misprints 以免 as 未免.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return await self._transport.write(
            operations.ADD_STDOM_ORDER_SENT,
            items,
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    async def cancel(
        self,
        *,
        ids: str | int | None = None,
        sent_no: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Reverse a shipment (红冲发货单数据).

        Cancels a shipment (红冲), named by id or by number, whose hc_status then tells. The page does
        not say what becomes of the order's remaining quantity.

        Args:
            ids: 发货单id: Shipment by id; one of ids and sent_no is needed.
            sent_no: 发货单编码: Shipment by number; one of ids and sent_no is needed.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `shipments.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The id field is called ids although its text speaks of a single id.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return await self._transport.write(
            operations.CANCEL_SEND_ORDER,
            {"ids": ids, "sent_no": sent_no},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )
