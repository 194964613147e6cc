# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.acknowledgement import Acknowledgement
from ...models.sales_bill_revoke_request import SalesBillRevokeRequest
from typing import cast


def _get_kwargs(*, body: SalesBillRevokeRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/stdorder/v1/salesBillRevoke"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Acknowledgement | None:
    if response.status_code == 200:
        response_200 = Acknowledgement.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Acknowledgement]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: SalesBillRevokeRequest
) -> Response[Acknowledgement]:
    """Reverse a sales bill

     Cancels a booked sales bill (红冲), named by id or by number. The document names no field of any query
    that shows it, so after a call whose outcome is unknown only the platform itself tells.

    Args:
        body (SalesBillRevokeRequest): 销货单红冲: Which sales bill to reverse.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Acknowledgement]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(*, client: AuthenticatedClient | Client, body: SalesBillRevokeRequest) -> Acknowledgement | None:
    """Reverse a sales bill

     Cancels a booked sales bill (红冲), named by id or by number. The document names no field of any query
    that shows it, so after a call whose outcome is unknown only the platform itself tells.

    Args:
        body (SalesBillRevokeRequest): 销货单红冲: Which sales bill to reverse.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acknowledgement
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: SalesBillRevokeRequest
) -> Response[Acknowledgement]:
    """Reverse a sales bill

     Cancels a booked sales bill (红冲), named by id or by number. The document names no field of any query
    that shows it, so after a call whose outcome is unknown only the platform itself tells.

    Args:
        body (SalesBillRevokeRequest): 销货单红冲: Which sales bill to reverse.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Acknowledgement]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: SalesBillRevokeRequest
) -> Acknowledgement | None:
    """Reverse a sales bill

     Cancels a booked sales bill (红冲), named by id or by number. The document names no field of any query
    that shows it, so after a call whose outcome is unknown only the platform itself tells.

    Args:
        body (SalesBillRevokeRequest): 销货单红冲: Which sales bill to reverse.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acknowledgement
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
