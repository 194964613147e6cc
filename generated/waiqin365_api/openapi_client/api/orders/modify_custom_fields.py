# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.modify_custom_fields_request import ModifyCustomFieldsRequest
from ...models.modify_custom_fields_response import ModifyCustomFieldsResponse
from typing import cast


def _get_kwargs(*, body: ModifyCustomFieldsRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/stdorder/v1/modifyCustomFields"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ModifyCustomFieldsResponse | None:
    if response.status_code == 200:
        response_200 = ModifyCustomFieldsResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ModifyCustomFieldsResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: ModifyCustomFieldsRequest
) -> Response[ModifyCustomFieldsResponse]:
    """Change custom fields of a sales order

     Sets custom fields of an order and of its lines, each named by its code. Queries return the same
    fields under their display labels, so keep a table of codes and labels. After a call whose outcome
    is unknown, the values in a query tell.

    Args:
        body (ModifyCustomFieldsRequest): 销售订单自定义字段修改: New values for custom fields of one order
            and of its lines.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ModifyCustomFieldsResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *, client: AuthenticatedClient | Client, body: ModifyCustomFieldsRequest
) -> ModifyCustomFieldsResponse | None:
    """Change custom fields of a sales order

     Sets custom fields of an order and of its lines, each named by its code. Queries return the same
    fields under their display labels, so keep a table of codes and labels. After a call whose outcome
    is unknown, the values in a query tell.

    Args:
        body (ModifyCustomFieldsRequest): 销售订单自定义字段修改: New values for custom fields of one order
            and of its lines.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ModifyCustomFieldsResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: ModifyCustomFieldsRequest
) -> Response[ModifyCustomFieldsResponse]:
    """Change custom fields of a sales order

     Sets custom fields of an order and of its lines, each named by its code. Queries return the same
    fields under their display labels, so keep a table of codes and labels. After a call whose outcome
    is unknown, the values in a query tell.

    Args:
        body (ModifyCustomFieldsRequest): 销售订单自定义字段修改: New values for custom fields of one order
            and of its lines.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ModifyCustomFieldsResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: ModifyCustomFieldsRequest
) -> ModifyCustomFieldsResponse | None:
    """Change custom fields of a sales order

     Sets custom fields of an order and of its lines, each named by its code. Queries return the same
    fields under their display labels, so keep a table of codes and labels. After a call whose outcome
    is unknown, the values in a query tell.

    Args:
        body (ModifyCustomFieldsRequest): 销售订单自定义字段修改: New values for custom fields of one order
            and of its lines.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ModifyCustomFieldsResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
