# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.acknowledgement import Acknowledgement
from ...models.confirm_std_return_request import ConfirmStdReturnRequest
from typing import cast


def _get_kwargs(*, body: ConfirmStdReturnRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/std_order/v1/confirmStdReturn"}

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
    *, client: AuthenticatedClient | Client, body: ConfirmStdReturnRequest
) -> Response[Acknowledgement]:
    """Approve or send back returns

     Takes one decision on one or several returns: approve, send back, reverse, approve the stock-in or
    withdraw the approval; return_status in a query then tells. Nothing is marked as required because
    the column of the page is lost, but a call without id and approvalType makes little sense.

    Args:
        body (ConfirmStdReturnRequest): 审批退货单数据: One decision on one or several returns. No field
            is known to be required, yet a call without id and approvalType makes little sense.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Acknowledgement]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(*, client: AuthenticatedClient | Client, body: ConfirmStdReturnRequest) -> Acknowledgement | None:
    """Approve or send back returns

     Takes one decision on one or several returns: approve, send back, reverse, approve the stock-in or
    withdraw the approval; return_status in a query then tells. Nothing is marked as required because
    the column of the page is lost, but a call without id and approvalType makes little sense.

    Args:
        body (ConfirmStdReturnRequest): 审批退货单数据: One decision on one or several returns. No field
            is known to be required, yet a call without id and approvalType makes little sense.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acknowledgement
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: ConfirmStdReturnRequest
) -> Response[Acknowledgement]:
    """Approve or send back returns

     Takes one decision on one or several returns: approve, send back, reverse, approve the stock-in or
    withdraw the approval; return_status in a query then tells. Nothing is marked as required because
    the column of the page is lost, but a call without id and approvalType makes little sense.

    Args:
        body (ConfirmStdReturnRequest): 审批退货单数据: One decision on one or several returns. No field
            is known to be required, yet a call without id and approvalType makes little sense.

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
    *, client: AuthenticatedClient | Client, body: ConfirmStdReturnRequest
) -> Acknowledgement | None:
    """Approve or send back returns

     Takes one decision on one or several returns: approve, send back, reverse, approve the stock-in or
    withdraw the approval; return_status in a query then tells. Nothing is marked as required because
    the column of the page is lost, but a call without id and approvalType makes little sense.

    Args:
        body (ConfirmStdReturnRequest): 审批退货单数据: One decision on one or several returns. No field
            is known to be required, yet a call without id and approvalType makes little sense.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acknowledgement
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
