# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.acknowledgement import Acknowledgement
from ...models.maintain_cm_receiver_relation_request import MaintainCmReceiverRelationRequest
from typing import cast


def _get_kwargs(*, body: MaintainCmReceiverRelationRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/customer/v1/maintainCmReceiverRelation"}

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
    *, client: AuthenticatedClient | Client, body: MaintainCmReceiverRelationRequest
) -> Response[Acknowledgement]:
    """Set the receivers of a customer

     Says which customers receive the goods that a customer orders, in which order, and which of them is
    the default. If a customer is named by several of its three ids, cm_id counts first, then
    cm_waiqin_365_id, then cm_code; for receivers the page gives no such order. It does not say what
    becomes of receivers that are not in the list, or of several defaults. No page at hand has a read of
    receivers, so a write without a response cannot be looked up.

    Args:
        body (MaintainCmReceiverRelationRequest): 客户收货方关系维护接口: Arguments of
            maintainCmReceiverRelation.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Acknowledgement]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *, client: AuthenticatedClient | Client, body: MaintainCmReceiverRelationRequest
) -> Acknowledgement | None:
    """Set the receivers of a customer

     Says which customers receive the goods that a customer orders, in which order, and which of them is
    the default. If a customer is named by several of its three ids, cm_id counts first, then
    cm_waiqin_365_id, then cm_code; for receivers the page gives no such order. It does not say what
    becomes of receivers that are not in the list, or of several defaults. No page at hand has a read of
    receivers, so a write without a response cannot be looked up.

    Args:
        body (MaintainCmReceiverRelationRequest): 客户收货方关系维护接口: Arguments of
            maintainCmReceiverRelation.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acknowledgement
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: MaintainCmReceiverRelationRequest
) -> Response[Acknowledgement]:
    """Set the receivers of a customer

     Says which customers receive the goods that a customer orders, in which order, and which of them is
    the default. If a customer is named by several of its three ids, cm_id counts first, then
    cm_waiqin_365_id, then cm_code; for receivers the page gives no such order. It does not say what
    becomes of receivers that are not in the list, or of several defaults. No page at hand has a read of
    receivers, so a write without a response cannot be looked up.

    Args:
        body (MaintainCmReceiverRelationRequest): 客户收货方关系维护接口: Arguments of
            maintainCmReceiverRelation.

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
    *, client: AuthenticatedClient | Client, body: MaintainCmReceiverRelationRequest
) -> Acknowledgement | None:
    """Set the receivers of a customer

     Says which customers receive the goods that a customer orders, in which order, and which of them is
    the default. If a customer is named by several of its three ids, cm_id counts first, then
    cm_waiqin_365_id, then cm_code; for receivers the page gives no such order. It does not say what
    becomes of receivers that are not in the list, or of several defaults. No page at hand has a read of
    receivers, so a write without a response cannot be looked up.

    Args:
        body (MaintainCmReceiverRelationRequest): 客户收货方关系维护接口: Arguments of
            maintainCmReceiverRelation.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acknowledgement
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
