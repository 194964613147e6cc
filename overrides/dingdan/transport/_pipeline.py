"""Executes API calls: encode, sign, send, decode, paginate.

Each step is written once, as a coroutine over the IO of the client. `SyncTransport` runs it, `AsyncTransport` awaits
it.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx
from msgspec.structs import replace

from dingdan._config import Settings
from dingdan._errors import DecodeError, DingdanError, MisdirectedResponseError
from dingdan._logging import log, log_retry
from dingdan._paging import DecodedPage, Progress, start
from dingdan._secrets import hide_frames
from dingdan.codec._decode import ResponseDecoder
from dingdan.codec._encode import to_bytes
from dingdan.codec._envelope import ResponsePayload
from dingdan.transport import _retry
from dingdan.transport._call import Call, Read
from dingdan.transport._connections import Connections, HttpT
from dingdan.transport._io import IO, run
from dingdan.transport._lifecycle import Lifecycle
from dingdan.transport._rate_limit import Slots
from dingdan_runtime import Ack, AsyncPage, AsyncPager, Operation, Options, Page
from dingdan_runtime.json_text import decode_json

if TYPE_CHECKING:
    from dingdan._events import ResponseEvent

ResultT = TypeVar("ResultT")
ValueT = TypeVar("ValueT")

HOOK_SHIELD_SECONDS = 1.0
"""The time limit of an asynchronous `on_response` hook for a write interrupted by a cancellation."""
HOOK_FAILED = "on_response failed; the response of the platform is not affected"


class _BaseTransport(Generic[HttpT]):
    """The calls of one client, as coroutines."""

    _page_type: type[Page[Any] | AsyncPage[Any]]

    def __init__(self, connections: Connections[HttpT], settings: Settings, lifecycle: Lifecycle) -> None:
        self._connections: Connections[HttpT] = connections
        self._io: IO[HttpT] = connections.io
        self._settings = settings
        self._encode = settings.encoder.encode
        self._lifecycle = lifecycle
        self._limits = settings.limits
        concurrency = settings.limits.concurrency
        self._slots = None if concurrency is None else Slots(self._io, concurrency)
        self._decoder = ResponseDecoder(strict=settings.strict, labels=settings.encoder.custom_fields.labels)

    def validate(self, operation: Operation[Any], arguments: Any, extra_body: Mapping[str, Any] | None) -> Any:
        """Check the arguments of a call without sending it; return the JSON value of the body."""
        return decode_json(to_bytes(operation, self._encode(operation, arguments, extra_body)))

    async def _get_record(self, operation: Operation[ResultT], arguments: Any, options: Options) -> ResultT:
        def read(payload: ResponsePayload) -> tuple[ResultT, int | None]:
            return self._decoder.record(operation, payload), 1

        body = self._encode(operation, arguments, options.extra_body)
        return await self._send_with_retries(self._call(operation, body, options, read))

    async def _send_write(self, operation: Operation[Any], arguments: Any, options: Options) -> Ack[Any]:
        def read(payload: ResponsePayload) -> tuple[Ack[Any], int | None]:
            try:
                data = self._decoder.ack_data(operation, payload)
            except DecodeError as error:
                error.carried_out = True
                raise
            return Ack(payload.msg_id, payload.message, data, payload.response, payload.problems), None

        body = self._encode(operation, arguments, options.extra_body)
        return await self._send_with_retries(self._call(operation, body, options, read))

    async def _get_page(self, operation: Operation[Any], options: Options, progress: Progress) -> Any:
        def read(payload: ResponsePayload) -> tuple[DecodedPage, int | None]:
            rows, total = self._decoder.rows(operation, payload)
            return DecodedPage(payload, rows, total, self._decoder.records(operation, payload, rows)), len(rows)

        page = await self._send_with_retries(self._call(operation, progress.body, options, read, progress.number))
        step, payload = progress.advance(operation, page), page.answer
        fetch = None
        if step.onward is not None:
            following = options if options.msg_id is None else replace(options, msg_id=None)
            fetch = partial(self._fetch_page, operation, following, step.onward)
        return self._page_type(
            step.records, page.total, payload.response, fetch, payload.message, payload.problems, operation.result
        )

    async def _get_response(self, operation: Operation[Any], arguments: Any, options: Options) -> bytes:
        body, number = self._encode(operation, arguments, options.extra_body), None
        if (paging := operation.paging) is not None:
            body.setdefault(paging.page, paging.start)
            if paging.size is not None:
                body.setdefault(paging.size, paging.default_size)
            progress = start(operation, body)
            body, number = progress.body, progress.number

        def read(payload: ResponsePayload) -> tuple[bytes, int | None]:
            # The data of a read is located, so that a damaged response is read again.
            if operation.write:
                return payload.response.content, None
            if paging is not None or operation.many:
                return payload.response.content, len(self._decoder.rows(operation, payload)[0])
            self._decoder.record(operation, payload)
            return payload.response.content, 1

        call = self._call(operation, body, options, read, number)
        content = await self._send_with_retries(call)
        from dingdan._redaction import redact_wire  # its patterns take time, and few programs need them

        return redact_wire(content, call.secrets)

    def _fetch_page(self, operation: Operation[Any], options: Options, progress: Progress) -> Any:
        """Fetch a page; return the page, or a coroutine for asynchronous clients."""
        raise NotImplementedError

    def _call(
        self, operation: Operation[Any], body: Any, options: Options, read: Read[ValueT], page: int | None = None
    ) -> Call[ValueT]:
        return Call(self._settings, self._connections.http, operation, body, options, read, page)

    async def _send_with_retries(self, call: Call[ValueT]) -> ValueT:
        try:
            while True:
                try:
                    return await self._attempt_with_hooks(call)
                except DingdanError as error:
                    seconds = _retry.wait_before_next(call, error)
                    if seconds is None:
                        raise
                    log_retry(call.event_fields(), error, seconds)
                await self._io.sleep(seconds)
                call.begin_again()
        finally:
            call.failure = call.event = None  # the traceback of a failure holds frames that hold the call

    async def _attempt_with_hooks(self, call: Call[ValueT]) -> ValueT:
        self._lifecycle.check()
        if self._settings.on_request is not None:
            await self._io.call_hook(self._settings.on_request, call.request_event())
        outer, interrupted = sys.exception(), False
        try:
            return await self._attempt(call)
        except BaseException as error:
            interrupted = call.interrupt(error)
            hide_frames(error, outer, None if isinstance(error, DingdanError) else call.secrets)
            raise
        finally:
            if self._settings.on_response is not None and call.event is not None:
                await self._report(self._settings.on_response, call.event, interrupted=interrupted)

    async def _attempt(self, call: Call[ValueT]) -> ValueT:
        try:
            if self._slots is not None:
                await self._slots.acquire(call.deadline)
            try:
                if self._limits.paced and not self._settings.auth.paces:
                    await self._limits.pace(self._io, call.deadline)
                call.start()
                send = partial(self._settings.auth.send, call, self._io, self._limits.response_bytes)
                response = await self._connections.use(send)
            finally:
                if self._slots is not None:
                    self._slots.release()
            try:
                return call.read(response)
            except MisdirectedResponseError:
                # A transport of the user's may have no connection that could be kept for the next call.
                if (stream := response.extensions.get("network_stream")) is not None:
                    await self._io.close(stream)
                raise
        except (httpx.RequestError, DingdanError) as error:
            failure = call.failed(error)
        except httpx.HTTPStatusError as error:  # of an event hook of the user's
            failure = call.judged_by_hook(error)
        except RuntimeError:
            if not call.sending.begun:
                self._lifecycle.check()  # closed by another thread or task just now
            raise
        raise failure

    async def _report(self, hook: Callable[[Any], object], event: ResponseEvent, *, interrupted: bool) -> None:
        """Call the on_response hook. Its errors are only logged: they must not hide the outcome of a call."""
        try:
            await self._io.call_hook(hook, event, HOOK_SHIELD_SECONDS if interrupted else None)
        except Exception:
            log(logging.ERROR, HOOK_FAILED, exc_info=True)
        except BaseException as error:
            if event.write and event.error is None:  # the user gets this exception and no response
                about = f" (msg_id {event.msg_id})" if event.msg_id else ""
                error.add_note(f"dingdan: {event.operation} was applied{about}; on_response was interrupted")
            raise


class SyncTransport(_BaseTransport[httpx.Client]):
    """`dingdan_runtime.Transport` over an `httpx.Client`."""

    _page_type = Page

    def page(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> Page[ResultT]:
        """Fetch the first requested page."""
        body = self._encode(operation, arguments, options.extra_body)
        page: Page[ResultT] = self._fetch_page(operation, options, start(operation, body))
        return page

    def one(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> ResultT:
        """Fetch one record."""
        return run(self._get_record(operation, arguments, options))

    def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Ack[Any]:
        """Send a write."""
        return run(self._send_write(operation, arguments, options))

    def _fetch_page(self, operation: Operation[Any], options: Options, progress: Progress) -> Any:
        return run(self._get_page(operation, options, progress))


class AsyncTransport(_BaseTransport[httpx.AsyncClient]):
    """`dingdan_runtime.AsyncTransport` over an `httpx.AsyncClient`."""

    _page_type = AsyncPage

    def page(
        self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options
    ) -> AsyncPager[ResultT]:
        """Check the arguments and return a pager, which fetches pages when it is awaited or iterated over."""
        body = self._encode(operation, arguments, options.extra_body)
        return AsyncPager(partial(self._get_page, operation, options, start(operation, body)))

    def one(
        self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options
    ) -> Coroutine[Any, Any, ResultT]:
        """Fetch one record."""
        return self._get_record(operation, arguments, options)

    def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Coroutine[Any, Any, Ack[Any]]:
        """Send a write."""
        return self._send_write(operation, arguments, options)

    async def response(self, operation: Operation[Any], arguments: Any, options: Options) -> bytes:
        """Execute an operation and return the body of the successful response as received, without credentials.

        A query without a page number or page size gets the defaults of the resource methods. Reads are retried, limits
        hold and errors are raised as in the other calls; no records are decoded.
        """
        return await self._get_response(operation, arguments, options)

    def _fetch_page(self, operation: Operation[Any], options: Options, progress: Progress) -> Any:
        return self._get_page(operation, options, progress)
