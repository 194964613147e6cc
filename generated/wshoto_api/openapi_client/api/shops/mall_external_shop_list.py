# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.mall_external_shop_list_request import MallExternalShopListRequest
from ...models.mall_external_shop_list_response import MallExternalShopListResponse
from typing import cast


def _get_kwargs(*, body: MallExternalShopListRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/openapi/mall/external/shop/list"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MallExternalShopListResponse | None:
    if response.status_code == 200:
        response_200 = MallExternalShopListResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[MallExternalShopListResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: MallExternalShopListRequest
) -> Response[MallExternalShopListResponse]:
    """List the shops of the enterprise

     Returns the enterprise's own shops, all at once. The page names no filter and no paging.

    Args:
        body (MallExternalShopListRequest): 企业店铺查询: An empty object.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MallExternalShopListResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *, client: AuthenticatedClient | Client, body: MallExternalShopListRequest
) -> MallExternalShopListResponse | None:
    """List the shops of the enterprise

     Returns the enterprise's own shops, all at once. The page names no filter and no paging.

    Args:
        body (MallExternalShopListRequest): 企业店铺查询: An empty object.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MallExternalShopListResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: MallExternalShopListRequest
) -> Response[MallExternalShopListResponse]:
    """List the shops of the enterprise

     Returns the enterprise's own shops, all at once. The page names no filter and no paging.

    Args:
        body (MallExternalShopListRequest): 企业店铺查询: An empty object.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MallExternalShopListResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: MallExternalShopListRequest
) -> MallExternalShopListResponse | None:
    """List the shops of the enterprise

     Returns the enterprise's own shops, all at once. The page names no filter and no paging.

    Args:
        body (MallExternalShopListRequest): 企业店铺查询: An empty object.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MallExternalShopListResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
