# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Orders of the mall (商城订单) - list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import httpx

from dingdan_runtime import AsyncPager, AsyncTransport, Options, Page, Transport
from wshoto_api.operations import mall_orders as operations

if TYPE_CHECKING:
    from wshoto_api import records

__all__ = ["AsyncMallOrders", "MallOrders"]


class MallOrders:
    """Orders of the mall (商城订单) - list."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    def list(
        self,
        *,
        type: Literal[1, 2, 3] | int,
        start_time: datetime | date | str | int,
        end_time: datetime | date | str | int | None = None,
        status_list: Sequence[int] | None = None,
        current_index: int = 1,
        page_size: int = 20,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.MallOrder]:
        """List mall orders (获取订单列表).

        Pages through the orders of the mall with their lines, by the time they were placed,
        completed or changed. Take the time of change to keep a copy up to date.

        Args:
            type: 查询时间类型: Which time of an order the window means; type of a record is something
                else. Codes: 1 Time of the order (下单时间), 2 Time the buyer confirmed the receipt
                (完成时间), 3 Time of the last change (更新时间).
            start_time: 开始时间: Start of the window. Epoch seconds, a datetime, a date, or text
                like 2026-11-01 09:30:00 (date and text in Asia/Shanghai). A naive datetime is taken
                as Asia/Shanghai time.
            end_time: 结束时间: End of the window; whether it counts itself is not documented. Epoch
                seconds, a datetime, a date, or text like 2026-11-01 09:30:00 (date and text in
                Asia/Shanghai). A naive datetime is taken as Asia/Shanghai time.
            status_list: 订单状态: Only orders in these states, presumably codes of status.
            current_index: 当前页数: Number of the page, from 1; what happens without it is not
                documented.
            page_size: 每页条数: Records a page; neither the largest nor the default value is
                documented.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `MallOrder`; iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `mall_orders.list(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            A GET whose parameters stand in a JSON body.

        Source: https://open.wshoto.com/doc/pages/mall/order/orderList.html
        """
        return self._transport.page(
            operations.MALL_ORDER_LIST,
            {
                "type": type,
                "start_time": start_time,
                "end_time": end_time,
                "status_list": status_list,
                "current_index": current_index,
                "page_size": page_size,
            },
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )


class AsyncMallOrders:
    """Orders of the mall (商城订单) - list."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    def list(
        self,
        *,
        type: Literal[1, 2, 3] | int,
        start_time: datetime | date | str | int,
        end_time: datetime | date | str | int | None = None,
        status_list: Sequence[int] | None = None,
        current_index: int = 1,
        page_size: int = 20,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.MallOrder]:
        """List mall orders (获取订单列表).

        Pages through the orders of the mall with their lines, by the time they were placed,
        completed or changed. Take the time of change to keep a copy up to date.

        Args:
            type: 查询时间类型: Which time of an order the window means; type of a record is something
                else. Codes: 1 Time of the order (下单时间), 2 Time the buyer confirmed the receipt
                (完成时间), 3 Time of the last change (更新时间).
            start_time: 开始时间: Start of the window. Epoch seconds, a datetime, a date, or text
                like 2026-11-01 09:30:00 (date and text in Asia/Shanghai). A naive datetime is taken
                as Asia/Shanghai time.
            end_time: 结束时间: End of the window; whether it counts itself is not documented. Epoch
                seconds, a datetime, a date, or text like 2026-11-01 09:30:00 (date and text in
                Asia/Shanghai). A naive datetime is taken as Asia/Shanghai time.
            status_list: 订单状态: Only orders in these states, presumably codes of status.
            current_index: 当前页数: Number of the page, from 1; what happens without it is not
                documented.
            page_size: 每页条数: Records a page; neither the largest nor the default value is
                documented.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `MallOrder`, or iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `await
            mall_orders.list(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            A GET whose parameters stand in a JSON body.

        Source: https://open.wshoto.com/doc/pages/mall/order/orderList.html
        """
        return self._transport.page(
            operations.MALL_ORDER_LIST,
            {
                "type": type,
                "start_time": start_time,
                "end_time": end_time,
                "status_list": status_list,
                "current_index": current_index,
                "page_size": page_size,
            },
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )
