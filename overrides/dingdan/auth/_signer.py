"""The signing of calls: the interface of signers, and the base class of signers without an extra request."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, Protocol

import httpx

from dingdan._secrets import Secret, Secrets
from dingdan.transport._signed_request import SignedRequest

if TYPE_CHECKING:
    from dingdan.transport._deadline import Deadline
    from dingdan.transport._io import IO


class CallSigner(Protocol):
    """Signs and sends the calls of one client."""

    paces: bool
    """True if the signer itself waits for the rate limit."""

    @property
    def account(self) -> Secret | None:
        """The openid or appid of the signed calls; None if it is unknown."""
        ...

    async def send(self, call: SignedCall, io: IO[Any], max_bytes: int | None, http: Any) -> httpx.Response:
        """Send the signed request of a call and return the response, which is read and closed.

        Args:
            call: The call.
            io: The IO of the client.
            max_bytes: The largest size of the response body, in bytes; None for no limit.
            http: The httpx client.
        """
        ...


class SignedCall(Protocol):
    """The part of a call that signers use."""

    request: httpx.Request
    deadline: Deadline
    timeout: dict[str, float | None]
    secrets: Secrets
    """The secrets of the call's signature; the signer adds them."""


class OneStepSigner(httpx.Auth):
    """A signer that needs no extra request."""

    paces = False
    account: Secret | None = None
    """The openid of the signed calls; None if it is unknown."""

    def __reduce__(self) -> NoReturn:
        """Raise TypeError: the signer contains credentials."""
        raise TypeError(f"a {type(self).__name__} cannot be pickled: it holds credentials")

    def sign(self, secrets: Secrets, request: httpx.Request) -> SignedRequest:
        """Return a signed copy of a request, and add its credentials to `secrets`."""
        raise NotImplementedError

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a signed copy of `request`; the URL of `request` itself never contains a secret."""
        yield self.sign(Secrets(), request)

    async def send(self, call: SignedCall, io: IO[Any], max_bytes: int | None, http: Any) -> httpx.Response:
        """Send the signed request of a call."""
        return await io.send(http, call.request, partial(self.sign, call.secrets), call.deadline, max_bytes)
