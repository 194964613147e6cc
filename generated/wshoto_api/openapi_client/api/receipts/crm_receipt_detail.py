# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.crm_receipt_detail_request import CrmReceiptDetailRequest
from ...models.crm_receipt_detail_response import CrmReceiptDetailResponse
from typing import cast


def _get_kwargs(*, body: CrmReceiptDetailRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/openapi/crm/receipt/detail"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CrmReceiptDetailResponse | None:
    if response.status_code == 200:
        response_200 = CrmReceiptDetailResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CrmReceiptDetailResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: CrmReceiptDetailRequest
) -> Response[CrmReceiptDetailResponse]:
    """Read one receipt (older generation)

     Returns a receipt (回款单), a payment received for an order of valetorder, with its attachments. The
    stored copy of the page is cut off before the rows of the attachments, so their fields have no
    labels here, and more fields than are named here may come. They are in `.raw` and `.extra`.

    Args:
        body (CrmReceiptDetailRequest): 获取回款单详情: Arguments of crmReceiptDetail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CrmReceiptDetailResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *, client: AuthenticatedClient | Client, body: CrmReceiptDetailRequest
) -> CrmReceiptDetailResponse | None:
    """Read one receipt (older generation)

     Returns a receipt (回款单), a payment received for an order of valetorder, with its attachments. The
    stored copy of the page is cut off before the rows of the attachments, so their fields have no
    labels here, and more fields than are named here may come. They are in `.raw` and `.extra`.

    Args:
        body (CrmReceiptDetailRequest): 获取回款单详情: Arguments of crmReceiptDetail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CrmReceiptDetailResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: CrmReceiptDetailRequest
) -> Response[CrmReceiptDetailResponse]:
    """Read one receipt (older generation)

     Returns a receipt (回款单), a payment received for an order of valetorder, with its attachments. The
    stored copy of the page is cut off before the rows of the attachments, so their fields have no
    labels here, and more fields than are named here may come. They are in `.raw` and `.extra`.

    Args:
        body (CrmReceiptDetailRequest): 获取回款单详情: Arguments of crmReceiptDetail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CrmReceiptDetailResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: CrmReceiptDetailRequest
) -> CrmReceiptDetailResponse | None:
    """Read one receipt (older generation)

     Returns a receipt (回款单), a payment received for an order of valetorder, with its attachments. The
    stored copy of the page is cut off before the rows of the attachments, so their fields have no
    labels here, and more fields than are named here may come. They are in `.raw` and `.extra`.

    Args:
        body (CrmReceiptDetailRequest): 获取回款单详情: Arguments of crmReceiptDetail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CrmReceiptDetailResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
