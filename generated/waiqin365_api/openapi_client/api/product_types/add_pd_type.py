# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.acknowledgement import Acknowledgement
from ...models.add_pd_type_request import AddPdTypeRequest
from typing import cast


def _get_kwargs(*, body: AddPdTypeRequest) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {"method": "post", "url": "/api/product/v1/addPdType"}

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
    *, client: AuthenticatedClient | Client, body: AddPdTypeRequest
) -> Response[Acknowledgement]:
    """Add a product type

     Adds a type of products under an id of your own system. A type below another one names it in
    pd_type_parent_id, so add parents first. Codes of failures on this page are 100606 (the name or the
    id exists) and 100607 (there is no such parent). No page at hand has a read of product types, so a
    write without a response cannot be looked up; if it is sent again and was applied, the answer is
    100606.

    Args:
        body (AddPdTypeRequest): 新增商品类型: Arguments of addPdType.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Acknowledgement]
    """

    kwargs = _get_kwargs(body=body)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(*, client: AuthenticatedClient | Client, body: AddPdTypeRequest) -> Acknowledgement | None:
    """Add a product type

     Adds a type of products under an id of your own system. A type below another one names it in
    pd_type_parent_id, so add parents first. Codes of failures on this page are 100606 (the name or the
    id exists) and 100607 (there is no such parent). No page at hand has a read of product types, so a
    write without a response cannot be looked up; if it is sent again and was applied, the answer is
    100606.

    Args:
        body (AddPdTypeRequest): 新增商品类型: Arguments of addPdType.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acknowledgement
    """

    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, body: AddPdTypeRequest
) -> Response[Acknowledgement]:
    """Add a product type

     Adds a type of products under an id of your own system. A type below another one names it in
    pd_type_parent_id, so add parents first. Codes of failures on this page are 100606 (the name or the
    id exists) and 100607 (there is no such parent). No page at hand has a read of product types, so a
    write without a response cannot be looked up; if it is sent again and was applied, the answer is
    100606.

    Args:
        body (AddPdTypeRequest): 新增商品类型: Arguments of addPdType.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Acknowledgement]
    """

    kwargs = _get_kwargs(body=body)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(*, client: AuthenticatedClient | Client, body: AddPdTypeRequest) -> Acknowledgement | None:
    """Add a product type

     Adds a type of products under an id of your own system. A type below another one names it in
    pd_type_parent_id, so add parents first. Codes of failures on this page are 100606 (the name or the
    id exists) and 100607 (there is no such parent). No page at hand has a read of product types, so a
    write without a response cannot be looked up; if it is sent again and was applied, the answer is
    100606.

    Args:
        body (AddPdTypeRequest): 新增商品类型: Arguments of addPdType.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acknowledgement
    """

    return (await asyncio_detailed(client=client, body=body)).parsed
