# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.query_stdom_order_request import QueryStdomOrderRequest
from ...models.query_stdom_order_response import QueryStdomOrderResponse
from typing import cast


def _get_kwargs(*, body: QueryStdomOrderRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/stdorder/v1/queryStdomOrder"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> QueryStdomOrderResponse | None:
    if response.status_code == 200:
        response_200 = QueryStdomOrderResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[QueryStdomOrderResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: QueryStdomOrderRequest
) -> Response[QueryStdomOrderResponse]:
    """Query sales orders

     Reads orders with their lines, up to 1000 a page, filtered by customer, department, dealer, state
    and times. Unless the filter status is 1, deleted orders may come too: their status is 0. Mind the
    formats of the time filters, which differ even within a pair; the page does not say whether the
    bounds belong to a window.

    Args:
        body (QueryStdomOrderRequest): 查询订单数据: Which orders to read; no filter is known to be
            needed, and there is none for order_no.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueryStdomOrderResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *, client: AuthenticatedClient | Client, body: QueryStdomOrderRequest
) -> QueryStdomOrderResponse | None:
    """Query sales orders

     Reads orders with their lines, up to 1000 a page, filtered by customer, department, dealer, state
    and times. Unless the filter status is 1, deleted orders may come too: their status is 0. Mind the
    formats of the time filters, which differ even within a pair; the page does not say whether the
    bounds belong to a window.

    Args:
        body (QueryStdomOrderRequest): 查询订单数据: Which orders to read; no filter is known to be
            needed, and there is none for order_no.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueryStdomOrderResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: QueryStdomOrderRequest
) -> Response[QueryStdomOrderResponse]:
    """Query sales orders

     Reads orders with their lines, up to 1000 a page, filtered by customer, department, dealer, state
    and times. Unless the filter status is 1, deleted orders may come too: their status is 0. Mind the
    formats of the time filters, which differ even within a pair; the page does not say whether the
    bounds belong to a window.

    Args:
        body (QueryStdomOrderRequest): 查询订单数据: Which orders to read; no filter is known to be
            needed, and there is none for order_no.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueryStdomOrderResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: QueryStdomOrderRequest
) -> QueryStdomOrderResponse | None:
    """Query sales orders

     Reads orders with their lines, up to 1000 a page, filtered by customer, department, dealer, state
    and times. Unless the filter status is 1, deleted orders may come too: their status is 0. Mind the
    formats of the time filters, which differ even within a pair; the page does not say whether the
    bounds belong to a window.

    Args:
        body (QueryStdomOrderRequest): 查询订单数据: Which orders to read; no filter is known to be
            needed, and there is none for order_no.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueryStdomOrderResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
