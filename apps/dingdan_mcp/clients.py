"""`Clients`: the clients of the platforms. Each is opened by its first call and stays open."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Any, Self

from dingdan import AsyncWaiqin365, AsyncWshoto

SECRETS = ("appkey", "app_secret", "access_token", "openid", "appid")
"""The arguments of the clients that no answer may hold."""


class Clients:
    """The clients of a server.

    Args:
        arguments: The arguments of each platform's client.
    """

    def __init__(self, arguments: Mapping[str, Mapping[str, Any]]) -> None:
        self._arguments = arguments
        self._open: dict[str, Any] = {}
        self._stack = AsyncExitStack()
        self.secrets = [
            str(given[name]) for given in arguments.values() for name in SECRETS if given.get(name) is not None
        ]
        """The credentials, which are redacted in errors."""

    async def __aenter__(self) -> Self:
        """Return itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the clients."""
        await self._stack.aclose()

    async def of(self, platform: str) -> Any:
        """Return the client of a platform.

        Raises:
            ConfigError: A credential or an address is wrong.
        """
        if platform not in self._open:
            kind = AsyncWaiqin365 if platform == "waiqin365" else AsyncWshoto
            client: Any = kind(**self._arguments[platform])
            self._open[platform] = client
            await self._stack.enter_async_context(client)
        return self._open[platform]
