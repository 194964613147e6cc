"""The four clients."""

from __future__ import annotations

import hashlib
import inspect
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NoReturn, Self, Unpack

import httpx

from dingdan._config import ClientOptions, Settings, waiqin365_settings, wshoto_settings
from dingdan._errors import ConfigError
from dingdan._secrets import Secret
from dingdan.auth._digest import TimestampFormat
from dingdan.transport._connections import Connections, HttpT, http_client_maker
from dingdan.transport._io import IO, BlockingIO, run
from dingdan.transport._lifecycle import Lifecycle
from dingdan.transport._pipeline import AsyncTransport, SyncTransport
from dingdan_runtime import AsyncTransport as AsyncTransportProtocol
from dingdan_runtime import Transport
from waiqin365_api import resources as waiqin365
from wshoto_api import resources as wshoto

if TYPE_CHECKING:
    from dingdan.auth.token_stores._protocol import TokenStore


class _Client(Generic[HttpT]):
    """The common parts of the four clients."""

    _base_url: str | None = None
    """The base URL; None until the constructor has accepted its arguments."""
    _platform: ClassVar[str]

    @classmethod
    def from_profile(cls, name: str | None = None, /, **arguments: Any) -> Self:
        """Create a client with the credentials and settings of a profile in `~/.config/dingdan/config.toml`.

        A profile is complete: a setting that it does not have gets its documented default, never the value of an
        environment variable. docs/cli.md describes the file; `dingdan login` writes it.

        Args:
            name: The name of the profile; by default that of `DINGDAN_PROFILE`, else the default one of the file.
            **arguments: Arguments of the constructor, instead of those of the profile or in addition to them.

        Raises:
            ConfigError: the file or the profile is missing or wrong, or others can read the file.
        """
        from dingdan._profiles import arguments_of  # parses TOML, which few programs need

        return cls(**arguments_of(cls._platform, name, arguments).revealed())

    def _open(self, settings: Settings, http_client: HttpT | None) -> None:
        """Store the settings and create the transport."""
        raise NotImplementedError

    def _connect(self, settings: Settings, io: IO[HttpT], kind: type[HttpT], http_client: HttpT | None) -> None:
        self._base_url = settings.base_url
        self._connections: Connections[HttpT] = Connections(
            io, http_client, http_client_maker(settings, kind, http_client)
        )
        self._lifecycle = Lifecycle(settings.platform, self._connections)
        self._account = settings.auth.account

    @property
    def base_url(self) -> str:
        """The base URL of the calls."""
        return self._base_url or ""

    def account_fingerprint(self, salt: bytes) -> str | None:
        """Return a hash of the openid (Waiqin365) or appid (Wshoto). It identifies the account without disclosing it.

        The hash does not change when the appkey or app_secret is replaced.

        Args:
            salt: At least 16 random bytes. Store them with the hash.

        Returns:
            64 hexadecimal digits (scrypt); None for a client of Wshoto that has only an access_token.
        """
        if self._account is None:
            return None
        return hashlib.scrypt(self._account.revealed.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32).hex()

    def __reduce__(self) -> NoReturn:
        """Raise TypeError: a client has credentials and connections."""
        raise TypeError(f"a {type(self).__name__} cannot be pickled: create one in each process")

    def __repr__(self) -> str:
        """Return a representation with the base URL and without credentials."""
        return f"{type(self).__name__}(base_url={self._base_url!r})"


class _Sync(_Client[httpx.Client]):
    """The common parts of blocking clients."""

    def _open(self, settings: Settings, http_client: httpx.Client | None) -> None:
        for name in ("on_request", "on_response"):
            if inspect.iscoroutinefunction(getattr(settings, name)):
                message = f"{name} is a coroutine function, which only asynchronous clients await"
                raise ConfigError(message, platform=settings.platform)
        self._connect(settings, BlockingIO(), httpx.Client, http_client)
        self._transport: Transport = SyncTransport(self._connections, settings, self._lifecycle)

    def close(self) -> None:
        """Close the client and its connections, except those of your `http_client`. Further calls have no effect."""
        self._lifecycle.closed = True
        run(self._connections.close())

    def __enter__(self) -> Self:
        """Return the client itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the client."""
        self.close()


class _Async(_Client[httpx.AsyncClient]):
    """The common parts of asynchronous clients."""

    def _open(self, settings: Settings, http_client: httpx.AsyncClient | None) -> None:
        from dingdan.transport._async_io import AsyncIO  # imports anyio, which blocking clients do not need

        self._connect(settings, AsyncIO(), httpx.AsyncClient, http_client)
        self._transport: AsyncTransportProtocol = AsyncTransport(self._connections, settings, self._lifecycle)

    async def aclose(self) -> None:
        """Close the client and its connections, except those of your own `http_client`. Further calls have no effect.

        Raises:
            LifecycleError: the connections belong to another event loop.
        """
        if not self._lifecycle.closed:
            self._lifecycle.check()
        self._lifecycle.closed = True
        await self._connections.close()

    async def __aenter__(self) -> Self:
        """Return the client itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the client."""
        await self.aclose()


class _Waiqin365(_Client[HttpT]):
    _platform = "waiqin365"

    def __init__(
        self,
        openid: str | None = None,
        appkey: str | None = None,
        *,
        base_url: str | None = None,
        timestamp_format: TimestampFormat = "epoch_millis",
        http_client: HttpT | None = None,
        clock: Callable[[], float] = time.time,
        custom_field_codes: Mapping[str, str] | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        hidden = Secret.hide(openid), Secret.hide(appkey)
        del openid, appkey  # so that no traceback shows them
        self._open(
            waiqin365_settings(*hidden, base_url, timestamp_format, clock, custom_field_codes, options), http_client
        )


class Waiqin365(_Waiqin365[httpx.Client], _Sync, waiqin365.Resources):
    """A client of Waiqin365 (勤策 / 外勤365).

    Args:
        openid: The id of the enterprise; by default from `WAIQIN365_OPENID`.
        appkey: The secret for the openid; by default from `WAIQIN365_APPKEY`.
        base_url: The address in the enterprise's console; by default from `WAIQIN365_BASE_URL`, else the documented
            host.
        timestamp_format: `"epoch_millis"`, as in the current documentation, or `"datetime"`, the older format.
            Ask the platform for the format of your tenant.
        http_client: An `httpx.Client` of your own (proxy, certificates, transport); it is not closed for you, and
            `timeout` holds for it too. It is never replaced: after some hundreds of cancelled calls its pool of
            connections may be full for good (a fault of httpcore), which a client made for you is safe from.
        clock: Returns epoch seconds, for a machine with a wrong clock. It is used to sign, to look up the outcome of a
            write, and to read dates in `Retry-After`.
        custom_field_codes: Codes of your custom fields by display label, such as `{"紧急程度": "ext_2611010001"}`. With
            it `orders.modify_custom_fields` also accepts labels (an unknown label is an error), and `custom_fields` of
            a record has labels for fields that the platform sends by code.
        **options: See `ClientOptions`: `timeout`, `total_timeout`, `max_retries`, `strict`,
            `max_requests_per_second`, `max_concurrency`, `max_response_bytes`, `on_request`, `on_response`.

    Raises:
        ConfigError: a credential, the address or an option is missing or wrong.
    """


class AsyncWaiqin365(_Waiqin365[httpx.AsyncClient], _Async, waiqin365.AsyncResources):
    """`Waiqin365` for asyncio. The arguments are the same, but `http_client` is an `httpx.AsyncClient`."""


class _Wshoto(_Client[HttpT]):
    _platform = "wshoto"

    def __init__(
        self,
        appid: str | None = None,
        app_secret: str | None = None,
        *,
        access_token: str | None = None,
        base_url: str | None = None,
        http_client: HttpT | None = None,
        token_store: TokenStore | None = None,
        clock: Callable[[], float] = time.time,
        **options: Unpack[ClientOptions],
    ) -> None:
        hidden = Secret.hide(app_secret), Secret.hide(access_token)
        del app_secret, access_token  # so that no traceback shows them
        self._open(wshoto_settings(appid, *hidden, base_url, token_store, clock, options), http_client)


class Wshoto(_Wshoto[httpx.Client], _Sync, wshoto.Resources):
    """A client of Wshoto (微盛·企微管家).

    Args:
        appid: The id of the application; by default from `WSHOTO_APPID`.
        app_secret: The secret for the appid; by default from `WSHOTO_APP_SECRET`.
        access_token: A token that you renew yourself, instead of appid and app_secret.
        base_url: The address; by default from `WSHOTO_BASE_URL`, else the documented host.
        http_client: An `httpx.Client` of your own (proxy, certificates, transport); it is not closed for you, and
            `timeout` holds for it too. It is never replaced: after some hundreds of cancelled calls its pool of
            connections may be full for good (a fault of httpcore), which a client made for you is safe from.
        token_store: The store of tokens; by default the memory of this process.
        clock: Returns epoch seconds, for a machine with a wrong clock. It is used for a token's age, and to read dates
            in `Retry-After`.
        **options: See `ClientOptions`: `timeout`, `total_timeout`, `max_retries`, `strict`,
            `max_requests_per_second`, `max_concurrency`, `max_response_bytes`, `on_request`, `on_response`.

    Raises:
        ConfigError: a credential, the address or an option is missing or wrong.
    """


class AsyncWshoto(_Wshoto[httpx.AsyncClient], _Async, wshoto.AsyncResources):
    """`Wshoto` for asyncio. The arguments are the same, but `http_client` is an `httpx.AsyncClient`."""
