"""The protocols of the transports that generated resource classes call."""

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
    """The timeout in seconds, or an `httpx.Timeout`; None for the client's setting."""
    extra_body: Mapping[str, Any] | None = None
    """JSON members that are not in the specs. They replace arguments of the same name."""
    msg_id: str | None = None
    """The message id, which the platform repeats (only Waiqin365); None for a new UUID."""
    max_retries: int | None = None
    """The largest number of retries; None for the client's setting."""


class Transport(Protocol):
    """A transport that executes operations and waits for the responses."""

    def page(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> Page[ResultT]:
        """Execute a query and return the first page, which can fetch the next pages."""
        ...

    def one(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> ResultT:
        """Execute a read and return the single record of the response."""
        ...

    def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Ack[Any]:
        """Execute a write and return the acknowledgement. `arguments` is a list if the body is an array."""
        ...

    def validate(self, operation: Operation[Any], arguments: Any, extra_body: Mapping[str, Any] | None) -> Any:
        """Check the arguments of a call without sending it; return the JSON value of the body."""
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
        """Execute a read and return the single record of the response."""
        ...

    def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Coroutine[Any, Any, Ack[Any]]:
        """Execute a write and return the acknowledgement. `arguments` is a list if the body is an array."""
        ...

    def validate(self, operation: Operation[Any], arguments: Any, extra_body: Mapping[str, Any] | None) -> Any:
        """Check the arguments of a call without sending it; return the JSON value of the body."""
        ...
