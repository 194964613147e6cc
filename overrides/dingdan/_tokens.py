"""Wshoto's access token: where it is kept, and the `httpx.Auth` that fetches, adds and renews it."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import httpx

from dingdan._answers import Reader
from dingdan._envelopes import AUTH_CODES, Wshoto
from dingdan._errors import DecodeError
from dingdan_runtime import Operation

if TYPE_CHECKING:
    from wshoto_api.records import AccessToken

RENEW_BEFORE = 300.0
"""Seconds before its end at which a token is renewed, as the vendor's own client does."""


@dataclass(frozen=True, slots=True)
class Token:
    """An access token and when it ends."""

    value: str = field(repr=False)
    """At most 512 bytes."""
    expires_at: float
    """Epoch seconds by this machine's clock."""


class TokenStore(Protocol):
    """Where tokens are kept between calls, by appid. Implement it to share one between processes."""

    def get(self, appid: str) -> Token | None:
        """Give the token kept for `appid`, if any."""
        ...

    def set(self, appid: str, token: Token) -> None:
        """Keep `token` for `appid`."""
        ...

    def drop(self, appid: str, token: Token) -> None:
        """Forget `token`, unless another has taken its place meanwhile."""
        ...


class MemoryTokenStore:
    """Keeps tokens in this process."""

    def __init__(self) -> None:
        self._tokens: dict[str, Token] = {}

    def get(self, appid: str) -> Token | None:
        """Give the token kept for `appid`, if any."""
        return self._tokens.get(appid)

    def set(self, appid: str, token: Token) -> None:
        """Keep `token` for `appid`."""
        self._tokens[appid] = token

    def drop(self, appid: str, token: Token) -> None:
        """Forget `token`, unless another has taken its place meanwhile."""
        if self._tokens.get(appid) == token:
            del self._tokens[appid]


class StaticTokenAuth(httpx.Auth):
    """Adds an access token that the caller looks after."""

    def __init__(self, access_token: str) -> None:
        self._access_token = access_token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the token to the query."""
        request.extensions["dingdan.secrets"] = [self._access_token]
        request.url = request.url.copy_set_param("access_token", self._access_token)
        yield request


class TokenAuth(httpx.Auth):
    """Adds an access token to the query, fetching one when there is none or the platform refuses it.

    A refused read is sent once more with a fresh token; a refused write is not.
    """

    requires_response_body = True

    def __init__(
        self,
        appid: str,
        app_secret: str,
        *,
        base_url: str,
        operation: Operation[AccessToken],
        store: TokenStore,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._appid = appid
        self._app_secret = app_secret
        self._url = base_url + operation.path
        self._operation = operation
        self._store = store
        self._clock = clock

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add a token, and once more after a refusal."""
        request.extensions["dingdan.secrets"] = [self._app_secret]
        token = self._store.get(self._appid)
        if token is None or token.expires_at - RENEW_BEFORE <= self._clock():
            token = yield from self._fetch(request)
        response = yield self._with(request, token)
        if Wshoto.code_of(response) not in AUTH_CODES:
            return
        self._store.drop(self._appid, token)
        if request.extensions.get("dingdan.write"):
            return
        token = yield from self._fetch(request)
        yield self._with(request, token)

    def _with(self, request: httpx.Request, token: Token) -> httpx.Request:
        request.extensions["dingdan.secrets"].append(token.value)
        request.url = request.url.copy_set_param("access_token", token.value)
        return request

    def _fetch(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, Token]:
        query = {"appid": self._appid, "app_secret": self._app_secret}
        asked = self._clock()
        response = yield httpx.Request(
            self._operation.http_method,
            self._url,
            params=query,
            extensions={"timeout": request.extensions.get("timeout", {})},
        )
        try:
            answer = Wshoto.interpret(self._operation, response)
            record = Reader(strict=False).one(self._operation, answer)
        except DecodeError:
            raise self._unreadable() from None
        if not record.access_token or not record.expires_in:
            raise self._unreadable()
        # Our own clock, not the platform's create_at: only the difference of the two is certain.
        token = Token(record.access_token, asked + record.expires_in)
        self._store.set(self._appid, token)
        return token

    def _unreadable(self) -> DecodeError:
        return DecodeError(
            "the answer holds no token that could be read (it is not shown, as it may hold one); is base_url right?",
            platform=self._operation.platform,
            operation=self._operation.id,
        )
