# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.sales_bill_add_request import SalesBillAddRequest
from ...models.sales_bill_add_response import SalesBillAddResponse
from typing import cast


def _get_kwargs(*, body: SalesBillAddRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/stdorder/v1/salesBillAdd"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> SalesBillAddResponse | None:
    if response.status_code == 200:
        response_200 = SalesBillAddResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[SalesBillAddResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: SalesBillAddRequest
) -> Response[SalesBillAddResponse]:
    """Add a sales bill

     Books goods as sold in one step. Unlike the other adds, the answer names the new document: its id
    and its number. No operation is documented to query sales bills, but queryStdomOrder lists them
    among the orders (order_type 4).

    Args:
        body (SalesBillAddRequest): 新增销货单数据: A sales bill to book.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SalesBillAddResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(*, client: AuthenticatedClient | Client, body: SalesBillAddRequest) -> SalesBillAddResponse | None:
    """Add a sales bill

     Books goods as sold in one step. Unlike the other adds, the answer names the new document: its id
    and its number. No operation is documented to query sales bills, but queryStdomOrder lists them
    among the orders (order_type 4).

    Args:
        body (SalesBillAddRequest): 新增销货单数据: A sales bill to book.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SalesBillAddResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: SalesBillAddRequest
) -> Response[SalesBillAddResponse]:
    """Add a sales bill

     Books goods as sold in one step. Unlike the other adds, the answer names the new document: its id
    and its number. No operation is documented to query sales bills, but queryStdomOrder lists them
    among the orders (order_type 4).

    Args:
        body (SalesBillAddRequest): 新增销货单数据: A sales bill to book.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SalesBillAddResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: SalesBillAddRequest
) -> SalesBillAddResponse | None:
    """Add a sales bill

     Books goods as sold in one step. Unlike the other adds, the answer names the new document: its id
    and its number. No operation is documented to query sales bills, but queryStdomOrder lists them
    among the orders (order_type 4).

    Args:
        body (SalesBillAddRequest): 新增销货单数据: A sales bill to book.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SalesBillAddResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
