"""The httpx client of a client. It is replaced before cancelled calls can exhaust its connections.

httpcore leaks a connection if a call is cancelled exactly when it receives the connection from the pool, or returns it:
the connection stays in the pool, but is never used or closed (encode/httpcore, issues 830 and 1093; no release has a
fix). Some hundreds of cancelled calls fill a pool of 100 permanently.
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
"""The number of cancelled calls after which the httpx client is replaced. Each leaks at most one connection of 100."""
ENVIRONMENT = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")
"""The environment variables that httpx reads when it creates a client."""


def http_client_maker(settings: Settings, kind: type[HttpT], given: HttpT | None) -> Callable[[], HttpT]:
    """Return a factory of clients if none is `given`. All its clients use the certificates that the first one read.

    Raises:
        ConfigError: `given` is not a `kind`.
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
    """The current httpx client of a client, and earlier ones with running calls."""

    def __init__(self, io: IO[HttpT], given: HttpT | None, make: Callable[[], HttpT]) -> None:
        self.io: IO[HttpT] = io
        self.owned = given is None
        self.http: HttpT = make() if given is None else given
        self._make: Callable[[], HttpT] = make
        self._calls: dict[HttpT, int] = {self.http: 0}
        """The number of running calls of each open httpx client."""
        self._cancelled = 0
        self._guard = threading.Lock()

    @property
    def is_closed(self) -> bool:
        """True if the client is closed."""
        return self.http.is_closed

    async def use(self, attempt: Callable[[HttpT], Awaitable[ValueT]]) -> ValueT:
        """Make one attempt with the current httpx client. Afterwards close a replaced client without running calls."""
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
        """End an attempt; return the httpx client to close, None if there is none."""
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
        """Close all httpx clients except the user's own."""
        with self._guard:
            clients = list(self._calls) if self.owned else []
        for http in clients:
            await self.io.close(http)
