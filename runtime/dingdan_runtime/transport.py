"""The protocols that generated resource classes call through, so that they need no client of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

import httpx
import msgspec

from dingdan_runtime.operation import Operation
from dingdan_runtime.pages import Ack, AsyncPager, Page

ResultT = TypeVar("ResultT")


class Options(msgspec.Struct, frozen=True):
    """What one call may set apart from the operation's own arguments."""

    timeout: float | httpx.Timeout | None = None
    """Seconds, or an `httpx.Timeout`; None for the client's own."""
    extra_body: Mapping[str, Any] | None = None
    """JSON members that the specs do not know; they win over arguments."""
    msg_id: str | None = None
    """Waiqin365 only: the id that the platform repeats; a fresh UUID when None."""
    max_retries: int | None = None
    """How often the call is sent again; None for the client's own number."""


class Transport(Protocol):
    """Carries out operations and waits for the answer."""

    def page(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> Page[ResultT]:
        """Give the first page; further ones are fetched from it."""
        ...

    def one(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> ResultT:
        """Give the one record of the answer."""
        ...

    def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Ack[Any]:
        """Change something on the platform. `arguments` is a list where the body is an array."""
        ...

    def validate(self, operation: Operation[Any], arguments: Any, extra_body: Mapping[str, Any] | None) -> Any:
        """Check the arguments of a call without making it, and give the JSON value that it would send."""
        ...


class AsyncTransport(Protocol):
    """`Transport` for asyncio (or trio, through anyio)."""

    def page(
        self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options
    ) -> AsyncPager[ResultT]:
        """Give what can be awaited for the first page, or iterated over for all records."""
        ...

    async def one(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> ResultT:
        """Give the one record of the answer."""
        ...

    async def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Ack[Any]:
        """Change something on the platform. `arguments` is a list where the body is an array."""
        ...

    def validate(self, operation: Operation[Any], arguments: Any, extra_body: Mapping[str, Any] | None) -> Any:
        """Check the arguments of a call without making it, and give the JSON value that it would send."""
        ...
