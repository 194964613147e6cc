"""The protocols that generated resource classes call through, so that they need no client of ours."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from typing import Any, Protocol, TypeVar

import httpx
import msgspec

from dingdan_runtime.ack import Ack
from dingdan_runtime.async_pages import AsyncPager
from dingdan_runtime.operation import Operation
from dingdan_runtime.pages import Page

ResultT = TypeVar("ResultT")


class Options(msgspec.Struct, frozen=True):
    """The options of one call."""

    timeout: float | httpx.Timeout | None = None
    """Seconds, or an `httpx.Timeout`; None for the client's own."""
    extra_body: Mapping[str, Any] | None = None
    """JSON members that the specs do not know; they win over arguments."""
    msg_id: str | None = None
    """Waiqin365 only: the id that the platform repeats; a fresh UUID when None."""
    max_retries: int | None = None
    """The maximum of retries. None for the setting of the client."""


class Transport(Protocol):
    """Executes operations and waits for the response."""

    def page(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> Page[ResultT]:
        """Return the first page. It fetches the further ones."""
        ...

    def one(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> ResultT:
        """Return the one record of the response."""
        ...

    def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Ack[Any]:
        """Change something on the platform. `arguments` is a list where the body is an array."""
        ...

    def validate(self, operation: Operation[Any], arguments: Any, extra_body: Mapping[str, Any] | None) -> Any:
        """Check the arguments of a call without making it, and return the JSON value that it would send."""
        ...


class AsyncTransport(Protocol):
    """`Transport` for asyncio (or trio, through anyio)."""

    def page(
        self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options
    ) -> AsyncPager[ResultT]:
        """Return a pager: await it for the first page, or iterate over all records."""
        ...

    def one(
        self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options
    ) -> Coroutine[Any, Any, ResultT]:
        """Return the one record of the response."""
        ...

    def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Coroutine[Any, Any, Ack[Any]]:
        """Change something on the platform. `arguments` is a list where the body is an array."""
        ...

    def validate(self, operation: Operation[Any], arguments: Any, extra_body: Mapping[str, Any] | None) -> Any:
        """Check the arguments of a call without making it, and return the JSON value that it would send."""
        ...
