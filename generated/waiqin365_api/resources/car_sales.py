# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Van sales (车销单) - query."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import httpx

from dingdan_runtime import AsyncPager, AsyncTransport, Options, Page, Transport
from waiqin365_api.operations import car_sales as operations

if TYPE_CHECKING:
    from waiqin365_api import records

__all__ = ["AsyncCarSales", "CarSales"]


class CarSales:
    """Van sales (车销单) - query."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

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
        page_number: int = 1,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.CarSaleOrder]:
        """Query van sales (查询车销单数据).

        Returns sales made from a vehicle, with their lines, a page of up to 1000 at a time. An
        empty page is the end; there is no total. Unless the filter status is 1, deleted sales may
        come too: their status is 0.

        Args:
            status: 记录状态: Only van sales that still exist, or only deleted ones. Codes: 0
                Deleted (已删除), 1 Normal (正常).
            cm_id: 勤策客户唯一ID: Only van sales of this customer, by id.
            cm_code: 客户编码: Only van sales of this customer, by code.
            create_date: 创建日期: Only van sales created on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            modify_date: 修改日期: Only van sales modified on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            after_create_date: 创建时间之后: Only van sales created after this time. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            after_modify_date: 修改时间之后: Only van sales modified after this time. Written as
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
            id: 勤策中id: Only the van sale with this id.
            page_number: 页码: Page to return, 1000 records each; 1 when left out.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `CarSaleOrder`; iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `car_sales.query(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The path says stdcarsle (sic) and has v2 where the other operations have v1. The four
            keys of the envelope are shown in the example only.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.page(
            operations.QUERY_CAR_SALE_ORDER,
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
                "page_number": page_number,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )


class AsyncCarSales:
    """Van sales (车销单) - query."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

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
        page_number: int = 1,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.CarSaleOrder]:
        """Query van sales (查询车销单数据).

        Returns sales made from a vehicle, with their lines, a page of up to 1000 at a time. An
        empty page is the end; there is no total. Unless the filter status is 1, deleted sales may
        come too: their status is 0.

        Args:
            status: 记录状态: Only van sales that still exist, or only deleted ones. Codes: 0
                Deleted (已删除), 1 Normal (正常).
            cm_id: 勤策客户唯一ID: Only van sales of this customer, by id.
            cm_code: 客户编码: Only van sales of this customer, by code.
            create_date: 创建日期: Only van sales created on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            modify_date: 修改日期: Only van sales modified on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            after_create_date: 创建时间之后: Only van sales created after this time. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            after_modify_date: 修改时间之后: Only van sales modified after this time. Written as
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
            id: 勤策中id: Only the van sale with this id.
            page_number: 页码: Page to return, 1000 records each; 1 when left out.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `CarSaleOrder`, or iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `await
            car_sales.query(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The path says stdcarsle (sic) and has v2 where the other operations have v1. The four
            keys of the envelope are shown in the example only.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.page(
            operations.QUERY_CAR_SALE_ORDER,
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
                "page_number": page_number,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )
