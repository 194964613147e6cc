"""An access token of Wshoto that the user supplies."""

from __future__ import annotations

import httpx

from dingdan._secrets import Secret, Secrets
from dingdan.auth._signer import OneStepSigner
from dingdan.transport._signed_request import SignedRequest, SignedURL, readdressed


class StaticTokenSigner(OneStepSigner):
    """Adds an access token that the user supplies to each request."""

    def __init__(self, access_token: str) -> None:
        self._access_token = Secret(access_token)
        del access_token  # so that no traceback shows it

    def sign(self, secrets: Secrets, request: httpx.Request) -> SignedRequest:
        """Return a copy of a request with the token in its query."""
        return with_token(self._access_token, secrets, request)


def with_token(token: Secret, secrets: Secrets, request: httpx.Request) -> SignedRequest:
    """Return a copy of a request with a token in its query, and add the token to `secrets`."""
    secrets.add(token.revealed)
    return readdressed(request, SignedURL(request.url.copy_set_param("access_token", token.revealed)))
