# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Orders taken for a customer (代客订单), newer generation - one order with its receipts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import httpx

from dingdan_runtime import AsyncTransport, Options, Transport
from wshoto_api.operations import sale_orders as operations

if TYPE_CHECKING:
    from wshoto_api import records

__all__ = ["AsyncSaleOrders", "SaleOrders"]


class SaleOrders:
    """Orders taken for a customer (代客订单), newer generation - one order with its receipts."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    def get(
        self,
        *,
        id: int | str,
        user_id: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> records.SaleOrderDetail:
        """Read one order taken for a customer (获取代客订单详情).

        Returns an order with its goods, contracts and received payments. This is the newer
        generation of the CRM: other names and nesting than the detail call of the older one.

        Args:
            id: 订单id: Id of the order. Real ones have 19 digits, which JavaScript rounds. Text
                of digits is taken too.
            user_id: 创建人: The employee in whose name the order is read; how it narrows the
                answer is not documented.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            A GET whose parameters stand in a JSON body.

        Source: https://open.wshoto.com/doc/pages/crm3/saleOrderDetail.html
        """
        return self._transport.one(
            operations.CRM_SALE_ORDER_DETAIL,
            {"id": id, "user_id": user_id},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )


class AsyncSaleOrders:
    """Orders taken for a customer (代客订单), newer generation - one order with its receipts."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    async def get(
        self,
        *,
        id: int | str,
        user_id: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> records.SaleOrderDetail:
        """Read one order taken for a customer (获取代客订单详情).

        Returns an order with its goods, contracts and received payments. This is the newer
        generation of the CRM: other names and nesting than the detail call of the older one.

        Args:
            id: 订单id: Id of the order. Real ones have 19 digits, which JavaScript rounds. Text
                of digits is taken too.
            user_id: 创建人: The employee in whose name the order is read; how it narrows the
                answer is not documented.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            A GET whose parameters stand in a JSON body.

        Source: https://open.wshoto.com/doc/pages/crm3/saleOrderDetail.html
        """
        return await self._transport.one(
            operations.CRM_SALE_ORDER_DETAIL,
            {"id": id, "user_id": user_id},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )
