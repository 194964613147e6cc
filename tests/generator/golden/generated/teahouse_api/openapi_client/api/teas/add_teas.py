# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.add_teas_item import AddTeasItem
from ...models.add_teas_response import AddTeasResponse
from typing import cast


def _get_kwargs(*, body: list[AddTeasItem]) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/addTeas"}

    _kwargs["json"] = []
    for componentsschemas_add_teas_request_item_data in body:
        componentsschemas_add_teas_request_item = componentsschemas_add_teas_request_item_data.to_dict()
        _kwargs["json"].append(componentsschemas_add_teas_request_item)

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AddTeasResponse | None:
    if response.status_code == 200:
        response_200 = AddTeasResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[AddTeasResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: list[AddTeasItem]
) -> Response[AddTeasResponse]:
    """Add teas

     Puts teas on the shelf.

    Args:
        body (list[AddTeasItem]): 新增茶叶: Teas to add.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AddTeasResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(*, client: AuthenticatedClient | Client, body: list[AddTeasItem]) -> AddTeasResponse | None:
    """Add teas

     Puts teas on the shelf.

    Args:
        body (list[AddTeasItem]): 新增茶叶: Teas to add.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AddTeasResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: list[AddTeasItem]
) -> Response[AddTeasResponse]:
    """Add teas

     Puts teas on the shelf.

    Args:
        body (list[AddTeasItem]): 新增茶叶: Teas to add.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AddTeasResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(*, client: AuthenticatedClient | Client, body: list[AddTeasItem]) -> AddTeasResponse | None:
    """Add teas

     Puts teas on the shelf.

    Args:
        body (list[AddTeasItem]): 新增茶叶: Teas to add.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AddTeasResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
