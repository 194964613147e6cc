# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Orders taken for a customer (代客订单), newer generation - list, one order with its receipts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import httpx

from dingdan_runtime import AsyncPager, AsyncTransport, Options, Page, Transport
from wshoto_api.operations import sale_orders as operations

if TYPE_CHECKING:
    from wshoto_api import records

__all__ = ["AsyncSaleOrders", "SaleOrders"]


class SaleOrders:
    """Orders taken for a customer (代客订单), newer generation - list, one order with its receipts."""

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

    def list(
        self,
        *,
        user_id: str | None = None,
        owner_ids: Sequence[str] | None = None,
        follow_user_ids: Sequence[str] | None = None,
        start_time: datetime | date | str | int | None = None,
        end_time: datetime | date | str | int | None = None,
        order_state_list: Sequence[Literal["1", "2", "3", "4", "5", "6"] | str | int] | None = None,
        field_map: Mapping[str, Any] | None = None,
        page_num: int = 1,
        page_size: int = 20,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.CrmSaleOrder]:
        """List orders taken for customers (newer generation) (获取代客订单列表).

        Pages through the orders that employees took for customers, without goods and receipts,
        which crmSaleOrderDetail has. The stored copy of the page is cut off in the table of the
        answer, so labels and types of a record are those of crmSaleOrderDetail, and a record may
        have more fields than are named here.

        Args:
            user_id: 当前用户: The employee in whose name the list is read; how it narrows the
                answer is not documented.
            owner_ids: 负责人ID集: Employees in charge, by id.
            follow_user_ids: 创建人ID集: Employees who made the order, by id; goes with
                follow_user_id of a record.
            start_time: 创建开始时间: Only orders made from this time on. Epoch seconds, a datetime, a
                date, or text like 2026-11-01 09:30:00 (date and text in Asia/Shanghai). A naive
                datetime is taken as Asia/Shanghai time.
            end_time: 创建结束时间: Only orders made up to this time; whether it counts itself is not
                documented. Epoch seconds, a datetime, a date, or text like 2026-11-01 09:30:00
                (date and text in Asia/Shanghai). A naive datetime is taken as Asia/Shanghai time.
            order_state_list: 订单状态: Only orders in one of these states. Codes: 1 To be confirmed
                (待确认), 2 To be paid (待付款), 3 To be approved (待审核), 4 To be changed (待修改), 5
                Completed (已完成), 6 Withdrawn (已撤销).
            field_map: 自定义字段筛选map: Filter by custom fields.
            page_num: 当前页: Number of the page, from 1.
            page_size: 当前页大小: Records a page; the largest value is not documented.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `CrmSaleOrder`; iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `sale_orders.list(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://open.wshoto.com/doc/pages/crm3/saleOrderList.html
        """
        return self._transport.page(
            operations.CRM_SALE_ORDER_PAGE,
            {
                "user_id": user_id,
                "owner_ids": owner_ids,
                "follow_user_ids": follow_user_ids,
                "start_time": start_time,
                "end_time": end_time,
                "order_state_list": order_state_list,
                "field_map": field_map,
                "page_num": page_num,
                "page_size": page_size,
            },
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )


class AsyncSaleOrders:
    """Orders taken for a customer (代客订单), newer generation - list, one order with its receipts."""

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

    def list(
        self,
        *,
        user_id: str | None = None,
        owner_ids: Sequence[str] | None = None,
        follow_user_ids: Sequence[str] | None = None,
        start_time: datetime | date | str | int | None = None,
        end_time: datetime | date | str | int | None = None,
        order_state_list: Sequence[Literal["1", "2", "3", "4", "5", "6"] | str | int] | None = None,
        field_map: Mapping[str, Any] | None = None,
        page_num: int = 1,
        page_size: int = 20,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.CrmSaleOrder]:
        """List orders taken for customers (newer generation) (获取代客订单列表).

        Pages through the orders that employees took for customers, without goods and receipts,
        which crmSaleOrderDetail has. The stored copy of the page is cut off in the table of the
        answer, so labels and types of a record are those of crmSaleOrderDetail, and a record may
        have more fields than are named here.

        Args:
            user_id: 当前用户: The employee in whose name the list is read; how it narrows the
                answer is not documented.
            owner_ids: 负责人ID集: Employees in charge, by id.
            follow_user_ids: 创建人ID集: Employees who made the order, by id; goes with
                follow_user_id of a record.
            start_time: 创建开始时间: Only orders made from this time on. Epoch seconds, a datetime, a
                date, or text like 2026-11-01 09:30:00 (date and text in Asia/Shanghai). A naive
                datetime is taken as Asia/Shanghai time.
            end_time: 创建结束时间: Only orders made up to this time; whether it counts itself is not
                documented. Epoch seconds, a datetime, a date, or text like 2026-11-01 09:30:00
                (date and text in Asia/Shanghai). A naive datetime is taken as Asia/Shanghai time.
            order_state_list: 订单状态: Only orders in one of these states. Codes: 1 To be confirmed
                (待确认), 2 To be paid (待付款), 3 To be approved (待审核), 4 To be changed (待修改), 5
                Completed (已完成), 6 Withdrawn (已撤销).
            field_map: 自定义字段筛选map: Filter by custom fields.
            page_num: 当前页: Number of the page, from 1.
            page_size: 当前页大小: Records a page; the largest value is not documented.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `CrmSaleOrder`, or iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `await
            sale_orders.list(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://open.wshoto.com/doc/pages/crm3/saleOrderList.html
        """
        return self._transport.page(
            operations.CRM_SALE_ORDER_PAGE,
            {
                "user_id": user_id,
                "owner_ids": owner_ids,
                "follow_user_ids": follow_user_ids,
                "start_time": start_time,
                "end_time": end_time,
                "order_state_list": order_state_list,
                "field_map": field_map,
                "page_num": page_num,
                "page_size": page_size,
            },
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )
