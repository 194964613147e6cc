# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Teas on the shelf (茶叶) - query and "add"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import httpx

from dingdan_runtime import Ack, AsyncPager, AsyncTransport, Options, Page, Transport
from teahouse_api.operations import teas as operations

if TYPE_CHECKING:
    from teahouse_api import records
    from teahouse_api.openapi_client import models
    from teahouse_api.params import AddTeasItemParam

__all__ = ["AsyncTeas", "Teas", "TeasValidation"]


class TeasValidation:
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
        items: Sequence[AddTeasItemParam | models.AddTeasItem],
        *,
        extra_body: Mapping[str, Any] | None = None,
    ) -> list[dict[str, Any]]:
        """Return the JSON body that `add` would send, as Python values.

        Raises:
            InvalidRequest: `add` would raise the same.
        """
        body: list[dict[str, Any]] = self._transport.validate(operations.ADD_TEAS, items, extra_body)
        return body

    def close(self, *, tea_id: str | int, extra_body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the JSON body that `close` would send, as Python values.

        Raises:
            InvalidRequest: `close` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(operations.CLOSE_TEA, {"tea_id": tea_id}, extra_body)
        return body


class Teas:
    """Teas on the shelf (茶叶) - query and "add"."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> TeasValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return TeasValidation(self._transport)

    def query(
        self,
        *,
        tea_id: str | int | None = None,
        grade: Literal["1", "2"] | str | int | None = None,
        picked_on: date | str | None = None,
        picked_after: datetime | date | str | None = None,
        seen: datetime | date | str | None = None,
        sellers: str | int | Sequence[str | int] | None = None,
        max_price: Decimal | int | str | None = None,
        page_number: int = 1,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.Tea]:
        """Query "teas\" (查询茶叶).

        Reads teas a page at a time, by C:\\shelf and more.

        Args:
            tea_id: 茶叶ID: Only the tea with this id.
            grade: 等级: Only teas of this grade. Codes: 1 First grade (一级), 2 Second grade (二级).
            picked_on: 采摘日期: Only teas picked on this day. Written as yyyy-MM-dd; a datetime
                with a time of day is refused, not cut. A naive datetime is taken as Asia/Shanghai
                time, and an aware one is turned to it.
            picked_after: 采摘时间之后: Only teas picked after this moment. Written as yyyy-MM-dd
                HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware one is
                turned to it.
            seen: 查看: Only teas seen then. A date is written as yyyy-MM-dd, a datetime as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            sellers: 卖家: Only teas of these sellers. A list is joined with commas.
            max_price: 最高价: Only teas up to this price, say "12.50".
            page_number: 页码: Page to read, from 1.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `Tea`; iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `teas.query(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The page says "the teas".

        Source: https://teahouse.example/docs/queryTeas
        """
        return self._transport.page(
            operations.QUERY_TEAS,
            {
                "tea_id": tea_id,
                "grade": grade,
                "picked_on": picked_on,
                "picked_after": picked_after,
                "seen": seen,
                "sellers": sellers,
                "max_price": max_price,
                "page_number": page_number,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def add(
        self,
        items: Sequence[AddTeasItemParam | models.AddTeasItem],
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[list[records.AddedTea]]:
        """Add teas (新增茶叶).

        Puts teas on the shelf.

        Args:
            items: A list, each item a dict (`params.AddTeasItemParam`) or a model: A tea to
                add. (茶叶)
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know, for every item. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement; its `data` is a list of `AddedTea`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `teas.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/addTeas
        """
        return self._transport.write(
            operations.ADD_TEAS,
            items,
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def close(
        self,
        *,
        tea_id: str | int,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Close a tea (下架茶叶).

        Takes a tea off the shelf.

        Args:
            tea_id: 茶叶ID: Id of the tea.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `teas.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/closeTea
        """
        return self._transport.write(
            operations.CLOSE_TEA,
            {"tea_id": tea_id},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )


class AsyncTeas:
    """Teas on the shelf (茶叶) - query and "add"."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> TeasValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return TeasValidation(self._transport)

    def query(
        self,
        *,
        tea_id: str | int | None = None,
        grade: Literal["1", "2"] | str | int | None = None,
        picked_on: date | str | None = None,
        picked_after: datetime | date | str | None = None,
        seen: datetime | date | str | None = None,
        sellers: str | int | Sequence[str | int] | None = None,
        max_price: Decimal | int | str | None = None,
        page_number: int = 1,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.Tea]:
        """Query "teas\" (查询茶叶).

        Reads teas a page at a time, by C:\\shelf and more.

        Args:
            tea_id: 茶叶ID: Only the tea with this id.
            grade: 等级: Only teas of this grade. Codes: 1 First grade (一级), 2 Second grade (二级).
            picked_on: 采摘日期: Only teas picked on this day. Written as yyyy-MM-dd; a datetime
                with a time of day is refused, not cut. A naive datetime is taken as Asia/Shanghai
                time, and an aware one is turned to it.
            picked_after: 采摘时间之后: Only teas picked after this moment. Written as yyyy-MM-dd
                HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware one is
                turned to it.
            seen: 查看: Only teas seen then. A date is written as yyyy-MM-dd, a datetime as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            sellers: 卖家: Only teas of these sellers. A list is joined with commas.
            max_price: 最高价: Only teas up to this price, say "12.50".
            page_number: 页码: Page to read, from 1.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `Tea`, or iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `await teas.query(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The page says "the teas".

        Source: https://teahouse.example/docs/queryTeas
        """
        return self._transport.page(
            operations.QUERY_TEAS,
            {
                "tea_id": tea_id,
                "grade": grade,
                "picked_on": picked_on,
                "picked_after": picked_after,
                "seen": seen,
                "sellers": sellers,
                "max_price": max_price,
                "page_number": page_number,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    async def add(
        self,
        items: Sequence[AddTeasItemParam | models.AddTeasItem],
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[list[records.AddedTea]]:
        """Add teas (新增茶叶).

        Puts teas on the shelf.

        Args:
            items: A list, each item a dict (`params.AddTeasItemParam`) or a model: A tea to
                add. (茶叶)
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know, for every item. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement; its `data` is a list of `AddedTea`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `teas.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/addTeas
        """
        return await self._transport.write(
            operations.ADD_TEAS,
            items,
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    async def close(
        self,
        *,
        tea_id: str | int,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Close a tea (下架茶叶).

        Takes a tea off the shelf.

        Args:
            tea_id: 茶叶ID: Id of the tea.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `teas.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/closeTea
        """
        return await self._transport.write(
            operations.CLOSE_TEA,
            {"tea_id": tea_id},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )
