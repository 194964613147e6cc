# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.query_teas_request import QueryTeasRequest
from ...models.query_teas_response import QueryTeasResponse
from typing import cast


def _get_kwargs(*, body: QueryTeasRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/queryTeas"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> QueryTeasResponse | None:
    if response.status_code == 200:
        response_200 = QueryTeasResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[QueryTeasResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: QueryTeasRequest
) -> Response[QueryTeasResponse]:
    """Query "teas"

     Reads teas a page at a time, by C:\\shelf and more.

    Args:
        body (QueryTeasRequest): 查询茶叶: Which teas to read; "all" of them when empty.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueryTeasResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(*, client: AuthenticatedClient | Client, body: QueryTeasRequest) -> QueryTeasResponse | None:
    """Query "teas"

     Reads teas a page at a time, by C:\\shelf and more.

    Args:
        body (QueryTeasRequest): 查询茶叶: Which teas to read; "all" of them when empty.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueryTeasResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: QueryTeasRequest
) -> Response[QueryTeasResponse]:
    """Query "teas"

     Reads teas a page at a time, by C:\\shelf and more.

    Args:
        body (QueryTeasRequest): 查询茶叶: Which teas to read; "all" of them when empty.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueryTeasResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: QueryTeasRequest
) -> QueryTeasResponse | None:
    """Query "teas"

     Reads teas a page at a time, by C:\\shelf and more.

    Args:
        body (QueryTeasRequest): 查询茶叶: Which teas to read; "all" of them when empty.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueryTeasResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
