# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Orders taken for a customer (代客订单), older generation - list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import httpx

from dingdan_runtime import AsyncPager, AsyncTransport, Options, Page, Transport
from wshoto_api.operations import valet_orders as operations

if TYPE_CHECKING:
    from wshoto_api import records

__all__ = ["AsyncValetOrders", "ValetOrders"]


class ValetOrders:
    """Orders taken for a customer (代客订单), older generation - list."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    def list(
        self,
        *,
        user_id: str | None = None,
        owners: str | int | Sequence[str | int] | None = None,
        follow_user_ids: str | int | Sequence[str | int] | None = None,
        start_time: datetime | date | str | int | None = None,
        end_time: datetime | date | str | int | None = None,
        is_team: Literal[0, 1] | int | None = None,
        order_status: Literal["1", "2", "3", "4", "5", "6"] | str | int | None = None,
        role_type: Literal[0, 1, 2, 3] | int | None = None,
        field_map: Mapping[str, Any] | None = None,
        page_num: int = 1,
        page_size: int = 20,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.ValetOrder]:
        """List orders taken for customers (获取代客订单列表).

        Pages through the orders that employees took for customers, without their lines. This is the
        older generation of the CRM; the newer one has a list of its own.

        Args:
            user_id: 当前用户: The employee in whose name the list is read; is_team and role_type
                start from this person.
            owners: 负责人: Employees in charge, their ids joined with commas. A list is joined
                with commas.
            follow_user_ids: 创建人: Employees who made the order, their ids joined with commas;
                goes with follow_user_id of a record. A list is joined with commas.
            start_time: 创建开始时间: Only orders made from this time on. Epoch seconds, a datetime, a
                date, or text like 2026-11-01 09:30:00 (date and text in Asia/Shanghai). A naive
                datetime is taken as Asia/Shanghai time.
            end_time: 创建结束时间: Only orders made up to this time; whether it counts itself is not
                documented. Epoch seconds, a datetime, a date, or text like 2026-11-01 09:30:00
                (date and text in Asia/Shanghai). A naive datetime is taken as Asia/Shanghai time.
            is_team: 非团队 / 团队: Whether to read the user's own orders or those of the people the
                user manages. Codes: 0 The user's own orders (非团队), 1 Orders of the people the user
                manages (团队).
            order_status: 订单状态: Only orders in this state; a record calls it order_state. Codes:
                1 To be confirmed (待确认), 2 To be paid (待付款), 3 To be approved (待审核), 4 To be changed
                (待修改), 5 Completed (已完成), 6 Withdrawn (已撤销).
            role_type: 全部 / 负责的 / 协作的 / 创建的: The part that the user, or with is_team 1 the
                user's team, has in the order. Codes: 0 Any part (全部), 1 In charge (我负责的 / 我团队负责的),
                2 Cooperating (我协作的 / 我团队协作的), 3 Made the order (我创建的 / 我团队创建的).
            field_map: 自定义字段筛选map: Filter by custom fields.
            page_num: 当前页: Number of the page, from 1.
            page_size: 当前页大小: Records a page; the largest value is not documented.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `ValetOrder`; iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first:
            `valet_orders.list(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://open.wshoto.com/doc/pages/valetorder/queryOrderList.html
        """
        return self._transport.page(
            operations.VALETORDER_INFO_LIST,
            {
                "user_id": user_id,
                "owners": owners,
                "follow_user_ids": follow_user_ids,
                "start_time": start_time,
                "end_time": end_time,
                "is_team": is_team,
                "order_status": order_status,
                "role_type": role_type,
                "field_map": field_map,
                "page_num": page_num,
                "page_size": page_size,
            },
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )


class AsyncValetOrders:
    """Orders taken for a customer (代客订单), older generation - list."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    def list(
        self,
        *,
        user_id: str | None = None,
        owners: str | int | Sequence[str | int] | None = None,
        follow_user_ids: str | int | Sequence[str | int] | None = None,
        start_time: datetime | date | str | int | None = None,
        end_time: datetime | date | str | int | None = None,
        is_team: Literal[0, 1] | int | None = None,
        order_status: Literal["1", "2", "3", "4", "5", "6"] | str | int | None = None,
        role_type: Literal[0, 1, 2, 3] | int | None = None,
        field_map: Mapping[str, Any] | None = None,
        page_num: int = 1,
        page_size: int = 20,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.ValetOrder]:
        """List orders taken for customers (获取代客订单列表).

        Pages through the orders that employees took for customers, without their lines. This is the
        older generation of the CRM; the newer one has a list of its own.

        Args:
            user_id: 当前用户: The employee in whose name the list is read; is_team and role_type
                start from this person.
            owners: 负责人: Employees in charge, their ids joined with commas. A list is joined
                with commas.
            follow_user_ids: 创建人: Employees who made the order, their ids joined with commas;
                goes with follow_user_id of a record. A list is joined with commas.
            start_time: 创建开始时间: Only orders made from this time on. Epoch seconds, a datetime, a
                date, or text like 2026-11-01 09:30:00 (date and text in Asia/Shanghai). A naive
                datetime is taken as Asia/Shanghai time.
            end_time: 创建结束时间: Only orders made up to this time; whether it counts itself is not
                documented. Epoch seconds, a datetime, a date, or text like 2026-11-01 09:30:00
                (date and text in Asia/Shanghai). A naive datetime is taken as Asia/Shanghai time.
            is_team: 非团队 / 团队: Whether to read the user's own orders or those of the people the
                user manages. Codes: 0 The user's own orders (非团队), 1 Orders of the people the user
                manages (团队).
            order_status: 订单状态: Only orders in this state; a record calls it order_state. Codes:
                1 To be confirmed (待确认), 2 To be paid (待付款), 3 To be approved (待审核), 4 To be changed
                (待修改), 5 Completed (已完成), 6 Withdrawn (已撤销).
            role_type: 全部 / 负责的 / 协作的 / 创建的: The part that the user, or with is_team 1 the
                user's team, has in the order. Codes: 0 Any part (全部), 1 In charge (我负责的 / 我团队负责的),
                2 Cooperating (我协作的 / 我团队协作的), 3 Made the order (我创建的 / 我团队创建的).
            field_map: 自定义字段筛选map: Filter by custom fields.
            page_num: 当前页: Number of the page, from 1.
            page_size: 当前页大小: Records a page; the largest value is not documented.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `ValetOrder`, or iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `await
            valet_orders.list(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://open.wshoto.com/doc/pages/valetorder/queryOrderList.html
        """
        return self._transport.page(
            operations.VALETORDER_INFO_LIST,
            {
                "user_id": user_id,
                "owners": owners,
                "follow_user_ids": follow_user_ids,
                "start_time": start_time,
                "end_time": end_time,
                "is_team": is_team,
                "order_status": order_status,
                "role_type": role_type,
                "field_map": field_map,
                "page_num": page_num,
                "page_size": page_size,
            },
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )
