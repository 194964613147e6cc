# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.crm_sale_order_receipt_detail_request import CrmSaleOrderReceiptDetailRequest
from ...models.crm_sale_order_receipt_detail_response import CrmSaleOrderReceiptDetailResponse
from typing import cast


def _get_kwargs(*, body: CrmSaleOrderReceiptDetailRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/openapi/crm/saleOrder/receipt/detail"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CrmSaleOrderReceiptDetailResponse | None:
    if response.status_code == 200:
        response_200 = CrmSaleOrderReceiptDetailResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CrmSaleOrderReceiptDetailResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: CrmSaleOrderReceiptDetailRequest
) -> Response[CrmSaleOrderReceiptDetailResponse]:
    """Read one receipt

     Returns a receipt (回款单), a payment received for an order of crm/saleOrder, with its attachments. It
    is what receipt_list of crmSaleOrderDetail lists. The stored copy of the page has lost the column
    that marks required fields, so id is not marked as required here.

    Args:
        body (CrmSaleOrderReceiptDetailRequest): 获取回款单详情: Arguments of crmSaleOrderReceiptDetail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CrmSaleOrderReceiptDetailResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *, client: AuthenticatedClient | Client, body: CrmSaleOrderReceiptDetailRequest
) -> CrmSaleOrderReceiptDetailResponse | None:
    """Read one receipt

     Returns a receipt (回款单), a payment received for an order of crm/saleOrder, with its attachments. It
    is what receipt_list of crmSaleOrderDetail lists. The stored copy of the page has lost the column
    that marks required fields, so id is not marked as required here.

    Args:
        body (CrmSaleOrderReceiptDetailRequest): 获取回款单详情: Arguments of crmSaleOrderReceiptDetail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CrmSaleOrderReceiptDetailResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: CrmSaleOrderReceiptDetailRequest
) -> Response[CrmSaleOrderReceiptDetailResponse]:
    """Read one receipt

     Returns a receipt (回款单), a payment received for an order of crm/saleOrder, with its attachments. It
    is what receipt_list of crmSaleOrderDetail lists. The stored copy of the page has lost the column
    that marks required fields, so id is not marked as required here.

    Args:
        body (CrmSaleOrderReceiptDetailRequest): 获取回款单详情: Arguments of crmSaleOrderReceiptDetail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CrmSaleOrderReceiptDetailResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: CrmSaleOrderReceiptDetailRequest
) -> CrmSaleOrderReceiptDetailResponse | None:
    """Read one receipt

     Returns a receipt (回款单), a payment received for an order of crm/saleOrder, with its attachments. It
    is what receipt_list of crmSaleOrderDetail lists. The stored copy of the page has lost the column
    that marks required fields, so id is not marked as required here.

    Args:
        body (CrmSaleOrderReceiptDetailRequest): 获取回款单详情: Arguments of crmSaleOrderReceiptDetail.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CrmSaleOrderReceiptDetailResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
