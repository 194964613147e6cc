# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.mall_order_list_request import MallOrderListRequest
from ...models.mall_order_list_response import MallOrderListResponse
from typing import cast


def _get_kwargs(*, body: MallOrderListRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "get", "url": "/openapi/mall/order/list"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MallOrderListResponse | None:
    if response.status_code == 200:
        response_200 = MallOrderListResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[MallOrderListResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: MallOrderListRequest
) -> Response[MallOrderListResponse]:
    """List mall orders

     Pages through the orders of the mall with their lines, by the time they were placed, completed or
    changed. Take the time of change to keep a copy up to date.

    Args:
        body (MallOrderListRequest): 获取订单列表: Time window, filter and page of the list; the window
            needs its kind and its start.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MallOrderListResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(*, client: AuthenticatedClient | Client, body: MallOrderListRequest) -> MallOrderListResponse | None:
    """List mall orders

     Pages through the orders of the mall with their lines, by the time they were placed, completed or
    changed. Take the time of change to keep a copy up to date.

    Args:
        body (MallOrderListRequest): 获取订单列表: Time window, filter and page of the list; the window
            needs its kind and its start.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MallOrderListResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: MallOrderListRequest
) -> Response[MallOrderListResponse]:
    """List mall orders

     Pages through the orders of the mall with their lines, by the time they were placed, completed or
    changed. Take the time of change to keep a copy up to date.

    Args:
        body (MallOrderListRequest): 获取订单列表: Time window, filter and page of the list; the window
            needs its kind and its start.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MallOrderListResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: MallOrderListRequest
) -> MallOrderListResponse | None:
    """List mall orders

     Pages through the orders of the mall with their lines, by the time they were placed, completed or
    changed. Take the time of change to keep a copy up to date.

    Args:
        body (MallOrderListRequest): 获取订单列表: Time window, filter and page of the list; the window
            needs its kind and its start.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MallOrderListResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
