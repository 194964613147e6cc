"""Access tokens of Wshoto."""

from __future__ import annotations

import hmac
from typing import Any

from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.mixing import mix, stream
from dingdan_sandbox.sandbox import Sandbox

LIFETIME = 7200
"""The lifetime of a token, in seconds."""

REFUSED = 10001
"""The `code` for an invalid token or invalid credentials.

The platform's own clients treat 10001, 10010 and 10011 alike. The difference between the three is not published; the
sandbox chose this one."""


class Tokens:
    """Issues access tokens, one valid token at a time. It counts token requests, but does not limit their rate.

    Attributes:
        calls: The number of token requests.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        """Issue tokens for the application of `sandbox`."""
        self.calls = 0
        self._sandbox = sandbox
        self._key = stream(sandbox.seed, "tokens")
        self._issued = 0
        self._created: int | None = None

    def issue(self, appid: str, app_secret: str) -> dict[str, Any]:
        """Return the current token while it is valid, else a new one.

        Raises:
            RejectedError: the credentials are wrong.
        """
        self.calls += 1
        right = (self._sandbox.appid, self._sandbox.app_secret)
        if not all(hmac.compare_digest(one.encode(), other.encode())
                   for one, other in zip((appid, app_secret), right, strict=True)):  # fmt: skip
            raise RejectedError("应用凭证无效", REFUSED)
        if not self._valid():
            self._created = self._sandbox.now()
            self._issued += 1
        return {"access_token": self._token(), "expires_in": LIFETIME, "create_at": self._created}

    def verify(self, token: str) -> None:
        """Verify an access token.

        Raises:
            RejectedError: the token is not the current one, or has expired.
        """
        if not self._valid() or not hmac.compare_digest(token.encode(), self._token().encode()):
            raise RejectedError("access_token无效", REFUSED)

    def revoke(self) -> None:
        """Invalidate the token before it expires, as the platform may at any time."""
        self._created = None

    def _valid(self) -> bool:
        return self._created is not None and self._sandbox.clock() < self._created + LIFETIME

    def _token(self) -> str:
        return f"sandbox-token-{self._issued}-{mix(self._key, self._issued):016x}"
