# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.access_token_response import AccessTokenResponse
from typing import cast


def _get_kwargs(*, appid: str, app_secret: str) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["appid"] = appid

    params["app_secret"] = app_secret

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {"method": "get", "url": "/openapi/access_token", "params": params}

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AccessTokenResponse | None:
    if response.status_code == 200:
        response_200 = AccessTokenResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[AccessTokenResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *, client: AuthenticatedClient | Client, appid: str, app_secret: str
) -> Response[AccessTokenResponse]:
    """Get the access token

     Gives the token that all other calls need. Keep it until it expires or is refused: within its
    lifetime the same token comes back, and frequent calls are blocked.

    Args:
        appid (str):
        app_secret (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AccessTokenResponse]
    """

    kwargs = _get_kwargs(appid=appid, app_secret=app_secret)

    response = client.get_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


def sync(*, client: AuthenticatedClient | Client, appid: str, app_secret: str) -> AccessTokenResponse | None:
    """Get the access token

     Gives the token that all other calls need. Keep it until it expires or is refused: within its
    lifetime the same token comes back, and frequent calls are blocked.

    Args:
        appid (str):
        app_secret (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AccessTokenResponse
    """

    return sync_detailed(client=client, appid=appid, app_secret=app_secret).parsed


async def asyncio_detailed(
    *, client: AuthenticatedClient | Client, appid: str, app_secret: str
) -> Response[AccessTokenResponse]:
    """Get the access token

     Gives the token that all other calls need. Keep it until it expires or is refused: within its
    lifetime the same token comes back, and frequent calls are blocked.

    Args:
        appid (str):
        app_secret (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AccessTokenResponse]
    """

    kwargs = _get_kwargs(appid=appid, app_secret=app_secret)

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *, client: AuthenticatedClient | Client, appid: str, app_secret: str
) -> AccessTokenResponse | None:
    """Get the access token

     Gives the token that all other calls need. Keep it until it expires or is refused: within its
    lifetime the same token comes back, and frequent calls are blocked.

    Args:
        appid (str):
        app_secret (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AccessTokenResponse
    """

    return (await asyncio_detailed(client=client, appid=appid, app_secret=app_secret)).parsed
