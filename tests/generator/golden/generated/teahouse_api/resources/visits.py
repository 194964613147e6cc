# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Visits to the house (到店) - list and get."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import httpx

from dingdan_runtime import AsyncPager, AsyncTransport, Options, Page, Transport
from teahouse_api.operations import visits as operations

if TYPE_CHECKING:
    from teahouse_api import records

__all__ = ["AsyncVisits", "Visits"]


class Visits:
    """Visits to the house (到店) - list and get."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    def list(
        self,
        *,
        since: datetime | date | str | int,
        mood: Literal[1, 2] | int | None = None,
        filters: Mapping[str, Any] | None = None,
        page_num: int = 1,
        page_size: int = 20,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.Visit]:
        """List visits (到店列表).

        Pages through visits.

        Args:
            since: 开始时间: Only visits from then on. Epoch seconds, a datetime, a date, or text
                like 2026-11-01 09:30:00 (date and text in Asia/Shanghai). A naive datetime is taken
                as Asia/Shanghai time.
            mood: 心情: Only visitors who feel so. Codes: 1 Calm (平静), 2 "Merry" (愉快).
            filters: 筛选: Filter by custom fields.
            page_num: 当前页: Number of the page, from 1.
            page_size: 页大小: Records a page.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `Visit`; iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `visits.list(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/visitList
        """
        return self._transport.page(
            operations.VISIT_LIST,
            {"since": since, "mood": mood, "filters": filters, "page_num": page_num, "page_size": page_size},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )

    def get(
        self,
        *,
        id: int | str,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> records.Visit:
        """Read one visit (到店详情).

        Returns a visit.

        Args:
            id: 到店ID: Id of the visit. Text of digits is taken too.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/visitDetail
        """
        return self._transport.one(
            operations.VISIT_DETAIL,
            {"id": id},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )


class AsyncVisits:
    """Visits to the house (到店) - list and get."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    def list(
        self,
        *,
        since: datetime | date | str | int,
        mood: Literal[1, 2] | int | None = None,
        filters: Mapping[str, Any] | None = None,
        page_num: int = 1,
        page_size: int = 20,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.Visit]:
        """List visits (到店列表).

        Pages through visits.

        Args:
            since: 开始时间: Only visits from then on. Epoch seconds, a datetime, a date, or text
                like 2026-11-01 09:30:00 (date and text in Asia/Shanghai). A naive datetime is taken
                as Asia/Shanghai time.
            mood: 心情: Only visitors who feel so. Codes: 1 Calm (平静), 2 "Merry" (愉快).
            filters: 筛选: Filter by custom fields.
            page_num: 当前页: Number of the page, from 1.
            page_size: 页大小: Records a page.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `Visit`, or iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `await
            visits.list(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/visitList
        """
        return self._transport.page(
            operations.VISIT_LIST,
            {"since": since, "mood": mood, "filters": filters, "page_num": page_num, "page_size": page_size},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )

    async def get(
        self,
        *,
        id: int | str,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> records.Visit:
        """Read one visit (到店详情).

        Returns a visit.

        Args:
            id: 到店ID: Id of the visit. Text of digits is taken too.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/visitDetail
        """
        return await self._transport.one(
            operations.VISIT_DETAIL,
            {"id": id},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )
