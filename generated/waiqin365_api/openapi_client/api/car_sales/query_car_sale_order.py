# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.query_car_sale_order_request import QueryCarSaleOrderRequest
from ...models.query_car_sale_order_response import QueryCarSaleOrderResponse
from typing import cast


def _get_kwargs(*, body: QueryCarSaleOrderRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/stdcarsle/v2/queryCarSaleOrder"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> QueryCarSaleOrderResponse | None:
    if response.status_code == 200:
        response_200 = QueryCarSaleOrderResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[QueryCarSaleOrderResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: QueryCarSaleOrderRequest
) -> Response[QueryCarSaleOrderResponse]:
    """Query van sales

     Returns sales made from a vehicle, with their lines, a page of up to 1000 at a time. An empty page
    is the end; there is no total. Unless the filter status is 1, deleted sales may come too: their
    status is 0.

    Args:
        body (QueryCarSaleOrderRequest): 查询车销单数据: Filters for van sales.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueryCarSaleOrderResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *, client: AuthenticatedClient | Client, body: QueryCarSaleOrderRequest
) -> QueryCarSaleOrderResponse | None:
    """Query van sales

     Returns sales made from a vehicle, with their lines, a page of up to 1000 at a time. An empty page
    is the end; there is no total. Unless the filter status is 1, deleted sales may come too: their
    status is 0.

    Args:
        body (QueryCarSaleOrderRequest): 查询车销单数据: Filters for van sales.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueryCarSaleOrderResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: QueryCarSaleOrderRequest
) -> Response[QueryCarSaleOrderResponse]:
    """Query van sales

     Returns sales made from a vehicle, with their lines, a page of up to 1000 at a time. An empty page
    is the end; there is no total. Unless the filter status is 1, deleted sales may come too: their
    status is 0.

    Args:
        body (QueryCarSaleOrderRequest): 查询车销单数据: Filters for van sales.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueryCarSaleOrderResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: QueryCarSaleOrderRequest
) -> QueryCarSaleOrderResponse | None:
    """Query van sales

     Returns sales made from a vehicle, with their lines, a page of up to 1000 at a time. An empty page
    is the end; there is no total. Unless the filter status is 1, deleted sales may come too: their
    status is 0.

    Args:
        body (QueryCarSaleOrderRequest): 查询车销单数据: Filters for van sales.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueryCarSaleOrderResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
