"""The httpx client that calls go through. It is replaced before cancelled calls can use up its connections.

httpcore loses a connection when a call is cancelled just as the pool hands it over, or just as the call gives it
back: the connection stays in the pool, and nobody uses or closes it (encode/httpcore, issues 830 and 1093; no release
has a fix). Some hundreds of cancelled calls fill a pool of 100 for good.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Generic, TypeVar

import httpx

from dingdan._errors import ConfigError
from dingdan._logging import redact_http_logs

if TYPE_CHECKING:
    import ssl

    from dingdan._config import Settings
    from dingdan.transport._io import IO

HttpT = TypeVar("HttpT", httpx.Client, httpx.AsyncClient)
ValueT = TypeVar("ValueT")

MAX_CANCELLED_CALLS = 20
"""Cancelled calls after which a client is replaced. Each of them loses one connection of 100 at most."""
ENVIRONMENT = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")
"""Variables that httpx reads when a client is made."""


def http_client_maker(settings: Settings, kind: type[HttpT], given: HttpT | None) -> Callable[[], HttpT]:
    """Return a factory of clients if none is `given`. All its clients use the certificates that the first one read.

    Raises:
        ConfigError: `given` is no `kind`.
    """
    if given is not None and not isinstance(given, kind):
        raise ConfigError(f"http_client is an httpx.{kind.__name__}", platform=settings.platform)
    redact_http_logs()
    certificates: list[ssl.SSLContext] = []

    def make() -> HttpT:
        try:
            if not certificates:
                certificates.append(httpx.create_ssl_context())
            return kind(timeout=settings.timeout, verify=certificates[0])
        except (ImportError, OSError, ValueError, httpx.InvalidURL) as error:
            # The text of the others may hold the password of a proxy.
            why = str(error) if isinstance(error, ImportError | OSError) else type(error).__name__
            found = [name for name in os.environ if name.upper() in ENVIRONMENT and os.environ[name]]
            raise ConfigError(
                f"no httpx client can be made ({why}): correct {', '.join(found) or 'the installation'} "
                "in the environment, or pass an http_client of your own",
                platform=settings.platform,
            ) from None

    return make


class Connections(Generic[HttpT]):
    """The httpx client that a client sends through."""

    def __init__(self, io: IO[HttpT], given: HttpT | None, make: Callable[[], HttpT]) -> None:
        self.io: IO[HttpT] = io
        self.owned = given is None
        self.http: HttpT = make() if given is None else given
        self._make: Callable[[], HttpT] = make
        self._calls: dict[HttpT, int] = {self.http: 0}
        """The number of calls under way by httpx client that is not closed."""
        self._cancelled = 0
        self._guard = threading.Lock()

    @property
    def is_closed(self) -> bool:
        """True if calls can no longer be made."""
        return self.http.is_closed

    async def use(self, attempt: Callable[[HttpT], Awaitable[ValueT]]) -> ValueT:
        """Make one attempt with the current httpx client, and close a client that its end retires."""
        http, cancelled = self._enter(), True
        try:
            result = await attempt(http)
            cancelled = False
            return result
        except Exception:
            cancelled = False
            raise
        finally:
            retired = self._leave(http, cancelled=cancelled)
            if retired is not None:
                await self.io.close(retired, shielded=True)

    def _enter(self) -> HttpT:
        with self._guard:
            self._calls[self.http] += 1
            return self.http

    def _leave(self, http: HttpT, *, cancelled: bool) -> HttpT | None:
        """End an attempt, and return the httpx client that is to be closed, if any."""
        with self._guard:
            self._calls[http] -= 1
            if cancelled and self.owned and http is self.http and not http.is_closed:
                self._cancelled += 1
                if self._cancelled >= MAX_CANCELLED_CALLS:
                    self._replace()
            if http is self.http or self._calls[http]:
                return None
            del self._calls[http]
            return http

    def _replace(self) -> None:
        self._cancelled = 0
        try:
            fresh = self._make()
        except Exception:  # the environment has changed since: the old client may go on
            return
        fresh.cookies = self.http.cookies
        self.http = fresh
        self._calls[fresh] = 0

    async def close(self) -> None:
        """Close all httpx clients but the user's own."""
        with self._guard:
            clients = list(self._calls) if self.owned else []
        for http in clients:
            await self.io.close(http)
