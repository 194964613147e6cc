"""An access token of Wshoto's that the caller looks after."""

from __future__ import annotations

from collections.abc import Generator
from typing import NoReturn

import httpx

from dingdan._secrets import Secret, Secrets
from dingdan.transport._signed_request import OneStepAuth, SignedURL, readdressed


class StaticTokenAuth(httpx.Auth):
    """Adds an access token that the caller looks after."""

    def __init__(self, access_token: str) -> None:
        self._access_token = Secret(access_token)
        del access_token  # so that no traceback shows it

    def __reduce__(self) -> NoReturn:
        """Refuse: it holds the token."""
        raise TypeError("a StaticTokenAuth cannot be pickled: it holds credentials")

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a copy of `request` with the token in its query."""
        yield readdressed(request, self._signed(request, Secrets()))

    def for_call(self, secrets: Secrets) -> httpx.Auth:
        """Give an auth for one call, which notes the token in `secrets`."""
        return OneStepAuth(self._signed, secrets)

    def _signed(self, request: httpx.Request, secrets: Secrets) -> SignedURL:
        secrets.add(self._access_token.reveal())
        return with_token(request, self._access_token)


def with_token(request: httpx.Request, token: Secret) -> SignedURL:
    """Give the address of `request` with a token in its query."""
    return SignedURL(request.url.copy_set_param("access_token", token.reveal()))
