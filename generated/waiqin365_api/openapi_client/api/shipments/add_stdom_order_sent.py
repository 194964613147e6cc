# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.acknowledgement import Acknowledgement
from ...models.add_stdom_order_sent_item import AddStdomOrderSentItem
from typing import cast


def _get_kwargs(*, body: list[AddStdomOrderSentItem]) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/stdsent/v1/addStdomOrderSent"}

    _kwargs["json"] = []
    for componentsschemas_add_stdom_order_sent_request_item_data in body:
        componentsschemas_add_stdom_order_sent_request_item = (
            componentsschemas_add_stdom_order_sent_request_item_data.to_dict()
        )
        _kwargs["json"].append(componentsschemas_add_stdom_order_sent_request_item)

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
    *, client: AuthenticatedClient | Client, body: list[AddStdomOrderSentItem]
) -> Response[Acknowledgement]:
    """Add shipments

     Books one or more shipments of sales orders. The body is a JSON array at the top level, and the
    answer does not name the new shipments; find them with queryStdomSent by order_no. A shipment takes
    no number of the caller's own, so only an express_no tells it from others of its order.

    Args:
        body (list[AddStdomOrderSentItem]): 新增发货单数据: Shipments to add. The body is a JSON array at
            the top level, even for a single shipment.

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
    *, client: AuthenticatedClient | Client, body: list[AddStdomOrderSentItem]
) -> Acknowledgement | None:
    """Add shipments

     Books one or more shipments of sales orders. The body is a JSON array at the top level, and the
    answer does not name the new shipments; find them with queryStdomSent by order_no. A shipment takes
    no number of the caller's own, so only an express_no tells it from others of its order.

    Args:
        body (list[AddStdomOrderSentItem]): 新增发货单数据: Shipments to add. The body is a JSON array at
            the top level, even for a single shipment.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acknowledgement
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: list[AddStdomOrderSentItem]
) -> Response[Acknowledgement]:
    """Add shipments

     Books one or more shipments of sales orders. The body is a JSON array at the top level, and the
    answer does not name the new shipments; find them with queryStdomSent by order_no. A shipment takes
    no number of the caller's own, so only an express_no tells it from others of its order.

    Args:
        body (list[AddStdomOrderSentItem]): 新增发货单数据: Shipments to add. The body is a JSON array at
            the top level, even for a single shipment.

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
    *, client: AuthenticatedClient | Client, body: list[AddStdomOrderSentItem]
) -> Acknowledgement | None:
    """Add shipments

     Books one or more shipments of sales orders. The body is a JSON array at the top level, and the
    answer does not name the new shipments; find them with queryStdomSent by order_no. A shipment takes
    no number of the caller's own, so only an express_no tells it from others of its order.

    Args:
        body (list[AddStdomOrderSentItem]): 新增发货单数据: Shipments to add. The body is a JSON array at
            the top level, even for a single shipment.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acknowledgement
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
