# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.crm_sale_order_page_request import CrmSaleOrderPageRequest
from ...models.crm_sale_order_page_response import CrmSaleOrderPageResponse
from typing import cast


def _get_kwargs(*, body: CrmSaleOrderPageRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/openapi/crm/saleOrder/page"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CrmSaleOrderPageResponse | None:
    if response.status_code == 200:
        response_200 = CrmSaleOrderPageResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CrmSaleOrderPageResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: CrmSaleOrderPageRequest
) -> Response[CrmSaleOrderPageResponse]:
    """List orders taken for customers (newer generation)

     Pages through the orders that employees took for customers, without goods and receipts, which
    crmSaleOrderDetail has. The stored copy of the page is cut off in the table of the answer, so labels
    and types of a record are those of crmSaleOrderDetail, and a record may have more fields than are
    named here.

    Args:
        body (CrmSaleOrderPageRequest): 获取代客订单列表: Arguments of crmSaleOrderPage.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CrmSaleOrderPageResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *, client: AuthenticatedClient | Client, body: CrmSaleOrderPageRequest
) -> CrmSaleOrderPageResponse | None:
    """List orders taken for customers (newer generation)

     Pages through the orders that employees took for customers, without goods and receipts, which
    crmSaleOrderDetail has. The stored copy of the page is cut off in the table of the answer, so labels
    and types of a record are those of crmSaleOrderDetail, and a record may have more fields than are
    named here.

    Args:
        body (CrmSaleOrderPageRequest): 获取代客订单列表: Arguments of crmSaleOrderPage.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CrmSaleOrderPageResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: CrmSaleOrderPageRequest
) -> Response[CrmSaleOrderPageResponse]:
    """List orders taken for customers (newer generation)

     Pages through the orders that employees took for customers, without goods and receipts, which
    crmSaleOrderDetail has. The stored copy of the page is cut off in the table of the answer, so labels
    and types of a record are those of crmSaleOrderDetail, and a record may have more fields than are
    named here.

    Args:
        body (CrmSaleOrderPageRequest): 获取代客订单列表: Arguments of crmSaleOrderPage.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CrmSaleOrderPageResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: CrmSaleOrderPageRequest
) -> CrmSaleOrderPageResponse | None:
    """List orders taken for customers (newer generation)

     Pages through the orders that employees took for customers, without goods and receipts, which
    crmSaleOrderDetail has. The stored copy of the page is cut off in the table of the answer, so labels
    and types of a record are those of crmSaleOrderDetail, and a record may have more fields than are
    named here.

    Args:
        body (CrmSaleOrderPageRequest): 获取代客订单列表: Arguments of crmSaleOrderPage.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CrmSaleOrderPageResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
