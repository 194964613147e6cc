# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.query_std_return_request import QueryStdReturnRequest
from ...models.query_std_return_response import QueryStdReturnResponse
from typing import cast


def _get_kwargs(*, body: QueryStdReturnRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/std_order/v1/queryStdReturn"}

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> QueryStdReturnResponse | None:
    if response.status_code == 200:
        response_200 = QueryStdReturnResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[QueryStdReturnResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, body: QueryStdReturnRequest
) -> Response[QueryStdReturnResponse]:
    """Query returns

     Reads returns with their lines, a page at a time. There is no filter on the number of a return nor
    on return_status. Unless the filter status is 1, deleted returns may come too: their status is 0.

    Args:
        body (QueryStdReturnRequest): 查询退货单数据: Filters of the query and the page that is wanted.
            No filter is known to be required.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueryStdReturnResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(
    *, client: AuthenticatedClient | Client, body: QueryStdReturnRequest
) -> QueryStdReturnResponse | None:
    """Query returns

     Reads returns with their lines, a page at a time. There is no filter on the number of a return nor
    on return_status. Unless the filter status is 1, deleted returns may come too: their status is 0.

    Args:
        body (QueryStdReturnRequest): 查询退货单数据: Filters of the query and the page that is wanted.
            No filter is known to be required.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueryStdReturnResponse
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: QueryStdReturnRequest
) -> Response[QueryStdReturnResponse]:
    """Query returns

     Reads returns with their lines, a page at a time. There is no filter on the number of a return nor
    on return_status. Unless the filter status is 1, deleted returns may come too: their status is 0.

    Args:
        body (QueryStdReturnRequest): 查询退货单数据: Filters of the query and the page that is wanted.
            No filter is known to be required.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[QueryStdReturnResponse]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, body: QueryStdReturnRequest
) -> QueryStdReturnResponse | None:
    """Query returns

     Reads returns with their lines, a page at a time. There is no filter on the number of a return nor
    on return_status. Unless the filter status is 1, deleted returns may come too: their status is 0.

    Args:
        body (QueryStdReturnRequest): 查询退货单数据: Filters of the query and the page that is wanted.
            No filter is known to be required.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        QueryStdReturnResponse
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
