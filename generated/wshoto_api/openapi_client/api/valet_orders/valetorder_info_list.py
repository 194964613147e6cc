# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.valetorder_info_list_request import ValetorderInfoListRequest
from ...models.valetorder_info_list_response import ValetorderInfoListResponse
from typing import cast


def _get_kwargs(*, body: ValetorderInfoListRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/openapi/valetorder/info/list"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ValetorderInfoListResponse | None:
    if response.status_code == 200:
        response_200 = ValetorderInfoListResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ValetorderInfoListResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: ValetorderInfoListRequest
) -> Response[ValetorderInfoListResponse]:
    """List orders taken for customers

     Pages through the orders that employees took for customers, without their lines. This is the older
    generation of the CRM; the newer one has a list of its own.

    Args:
        body (ValetorderInfoListRequest): 获取代客订单列表: Page and filters of the list; only the page is
            required.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ValetorderInfoListResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *, client: AuthenticatedClient | Client, body: ValetorderInfoListRequest
) -> ValetorderInfoListResponse | None:
    """List orders taken for customers

     Pages through the orders that employees took for customers, without their lines. This is the older
    generation of the CRM; the newer one has a list of its own.

    Args:
        body (ValetorderInfoListRequest): 获取代客订单列表: Page and filters of the list; only the page is
            required.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ValetorderInfoListResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: ValetorderInfoListRequest
) -> Response[ValetorderInfoListResponse]:
    """List orders taken for customers

     Pages through the orders that employees took for customers, without their lines. This is the older
    generation of the CRM; the newer one has a list of its own.

    Args:
        body (ValetorderInfoListRequest): 获取代客订单列表: Page and filters of the list; only the page is
            required.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ValetorderInfoListResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: ValetorderInfoListRequest
) -> ValetorderInfoListResponse | None:
    """List orders taken for customers

     Pages through the orders that employees took for customers, without their lines. This is the older
    generation of the CRM; the newer one has a list of its own.

    Args:
        body (ValetorderInfoListRequest): 获取代客订单列表: Page and filters of the list; only the page is
            required.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ValetorderInfoListResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
