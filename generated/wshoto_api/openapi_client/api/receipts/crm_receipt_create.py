# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.crm_receipt_create_request import CrmReceiptCreateRequest
from ...models.crm_receipt_create_response import CrmReceiptCreateResponse
from typing import cast


def _get_kwargs(*, body: CrmReceiptCreateRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/openapi/crm/receipt/create"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CrmReceiptCreateResponse | None:
    if response.status_code == 200:
        response_200 = CrmReceiptCreateResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CrmReceiptCreateResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: CrmReceiptCreateRequest
) -> Response[CrmReceiptCreateResponse]:
    """Add a receipt to an order (older generation)

     Records a payment received for an order of valetorder. The page documents no key of your own, and no
    stored copy shows a list of receipts. The copy has lost the column that marks required fields, so
    none is marked here.

    Args:
        body (CrmReceiptCreateRequest): 创建回款单: Arguments of crmReceiptCreate.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CrmReceiptCreateResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *, client: AuthenticatedClient | Client, body: CrmReceiptCreateRequest
) -> CrmReceiptCreateResponse | None:
    """Add a receipt to an order (older generation)

     Records a payment received for an order of valetorder. The page documents no key of your own, and no
    stored copy shows a list of receipts. The copy has lost the column that marks required fields, so
    none is marked here.

    Args:
        body (CrmReceiptCreateRequest): 创建回款单: Arguments of crmReceiptCreate.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CrmReceiptCreateResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: CrmReceiptCreateRequest
) -> Response[CrmReceiptCreateResponse]:
    """Add a receipt to an order (older generation)

     Records a payment received for an order of valetorder. The page documents no key of your own, and no
    stored copy shows a list of receipts. The copy has lost the column that marks required fields, so
    none is marked here.

    Args:
        body (CrmReceiptCreateRequest): 创建回款单: Arguments of crmReceiptCreate.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CrmReceiptCreateResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: CrmReceiptCreateRequest
) -> CrmReceiptCreateResponse | None:
    """Add a receipt to an order (older generation)

     Records a payment received for an order of valetorder. The page documents no key of your own, and no
    stored copy shows a list of receipts. The copy has lost the column that marks required fields, so
    none is marked here.

    Args:
        body (CrmReceiptCreateRequest): 创建回款单: Arguments of crmReceiptCreate.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CrmReceiptCreateResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
