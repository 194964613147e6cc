# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The houses (门店) - list and get."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import httpx

from dingdan_runtime import AsyncPager, AsyncTransport, Options, Page, Transport
from teahouse_api.operations import houses as operations

if TYPE_CHECKING:
    from teahouse_api import records

__all__ = ["AsyncHouses", "Houses"]


class Houses:
    """The houses (门店) - list and get."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    def list(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.House]:
        """List houses (门店列表).

        Gives all houses at once, without pages.

        Args:
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `House`, the only one; iterate over it for its records.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/listHouses
        """
        return self._transport.page(
            operations.LIST_HOUSES,
            {},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def get(
        self,
        *,
        house_id: str | int,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> records.House:
        """Read one house (门店详情).

        Gives a house, in a list of one.

        Args:
            house_id: 门店ID: Id of the house.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/getHouse
        """
        return self._transport.one(
            operations.GET_HOUSE,
            {"house_id": house_id},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def rooms(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.House]:
        """List rooms (包间列表).

        Gives all rooms of the house at once, beside the moment that they were counted at.

        Args:
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `House`, the only one; iterate over it for its records.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/roomList
        """
        return self._transport.page(
            operations.ROOM_LIST, {}, Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries)
        )

    def first_room(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> records.House:
        """Read the first room (首个包间).

        Gives the first room of the house.

        Args:
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/firstRoom
        """
        return self._transport.one(
            operations.FIRST_ROOM,
            {},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )


class AsyncHouses:
    """The houses (门店) - list and get."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    def list(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.House]:
        """List houses (门店列表).

        Gives all houses at once, without pages.

        Args:
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `House`, the only one, or iterate over it for its records.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/listHouses
        """
        return self._transport.page(
            operations.LIST_HOUSES,
            {},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    async def get(
        self,
        *,
        house_id: str | int,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> records.House:
        """Read one house (门店详情).

        Gives a house, in a list of one.

        Args:
            house_id: 门店ID: Id of the house.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/getHouse
        """
        return await self._transport.one(
            operations.GET_HOUSE,
            {"house_id": house_id},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def rooms(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.House]:
        """List rooms (包间列表).

        Gives all rooms of the house at once, beside the moment that they were counted at.

        Args:
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `House`, the only one, or iterate over it for its records.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/roomList
        """
        return self._transport.page(
            operations.ROOM_LIST, {}, Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries)
        )

    async def first_room(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> records.House:
        """Read the first room (首个包间).

        Gives the first room of the house.

        Args:
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://teahouse.example/docs/firstRoom
        """
        return await self._transport.one(
            operations.FIRST_ROOM,
            {},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )
