# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Shops of the enterprise (店铺) - list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import httpx

from dingdan_runtime import AsyncPager, AsyncTransport, Options, Page, Transport
from wshoto_api.operations import shops as operations

if TYPE_CHECKING:
    from wshoto_api import records

__all__ = ["AsyncShops", "Shops"]


class Shops:
    """Shops of the enterprise (店铺) - list."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    def list(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.Shop]:
        """List the shops of the enterprise (企业店铺查询).

        Returns the enterprise's own shops, all at once. The page names no filter and no paging.

        Args:
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `Shop`, the only one; iterate over it for its records.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://open.wshoto.com/doc/pages/mall/externalOrder/shopList.html
        """
        return self._transport.page(
            operations.MALL_EXTERNAL_SHOP_LIST,
            {},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )


class AsyncShops:
    """Shops of the enterprise (店铺) - list."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    def list(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.Shop]:
        """List the shops of the enterprise (企业店铺查询).

        Returns the enterprise's own shops, all at once. The page names no filter and no paging.

        Args:
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `Shop`, the only one, or iterate over it for its records.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://open.wshoto.com/doc/pages/mall/externalOrder/shopList.html
        """
        return self._transport.page(
            operations.MALL_EXTERNAL_SHOP_LIST,
            {},
            Options(timeout=timeout, extra_body=extra_body, max_retries=max_retries),
        )
