"""Carries operations out over httpx: encode, sign, send, unwrap, decode, and on to the next page."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

import httpx
from msgspec.structs import replace

from dingdan._config import Settings
from dingdan._errors import DecodeError, DingdanError, MisdirectedAnswer
from dingdan._logging import logger
from dingdan._paging import DecodedPage, Progress, next_request, page_number, start
from dingdan._secrets import hide_frames
from dingdan.codec._decode import ResponseDecoder
from dingdan.codec._encode import to_bytes
from dingdan.codec._envelope import ResponsePayload
from dingdan.transport import _retry
from dingdan.transport._body import bound_body
from dingdan.transport._call import Exchange, Read
from dingdan.transport._connections import AsyncConnections, Connections
from dingdan.transport._lifecycle import Lifecycle
from dingdan.transport._rate_limit import Limits
from dingdan_runtime import Ack, AsyncPage, AsyncPager, Operation, Options, Page
from dingdan_runtime.json_text import decode_json

if TYPE_CHECKING:
    from dingdan._events import ResponseEvent

ResultT = TypeVar("ResultT")
ValueT = TypeVar("ValueT")
ConnectionsT = TypeVar("ConnectionsT", Connections, AsyncConnections)


class _Send(TypedDict):
    stream: bool
    follow_redirects: bool


SEND: _Send = {"stream": True, "follow_redirects": False}
"""How every request is sent: read within its deadline, and never signed for, or resent to, another address."""


class _BaseTransport(Generic[ConnectionsT]):
    """What is the same with and without asyncio: all but waiting."""

    def __init__(self, connections: ConnectionsT, settings: Settings, lifecycle: Lifecycle) -> None:
        self._connections: ConnectionsT = connections
        self._settings = settings
        self._encode = settings.encoder.encode
        self._lifecycle = lifecycle
        self._limits: Limits = settings.limits
        self._decoder = ResponseDecoder(strict=settings.strict, labels=settings.encoder.custom_fields.labels)

    def validate(self, operation: Operation[Any], arguments: Any, extra_body: Mapping[str, Any] | None) -> Any:
        """Check the arguments of a call without making it, and give the JSON value that it would send."""
        return decode_json(to_bytes(operation, self._encode(operation, arguments, extra_body)))

    def _exchange(self, operation: Operation[Any], body: Any, options: Options, read: Read[ValueT]) -> Exchange[ValueT]:
        return Exchange(self._settings, self._connections.http, operation, body, options, read)

    def _page_exchange(
        self, operation: Operation[Any], body: dict[str, Any], options: Options
    ) -> Exchange[DecodedPage]:
        number = page_number(operation, body) if operation.paging is not None else None
        page = None if operation.paging is not None and number == operation.paging.start else number

        def read(answer: ResponsePayload) -> tuple[DecodedPage, int | None]:
            rows, total = self._decoder.rows(operation, answer)
            records = self._decoder.records(operation, answer, rows)
            return DecodedPage(answer, rows, total, records, page), len(rows)

        exchange = self._exchange(operation, body, options, read)
        exchange.page = page
        return exchange

    def _record_decoder(self, operation: Operation[ResultT]) -> Read[ResultT]:
        return lambda answer: (self._decoder.record(operation, answer), 1)

    def _ack_decoder(self, operation: Operation[Any]) -> Read[Ack[Any]]:
        def read(answer: ResponsePayload) -> tuple[Ack[Any], int | None]:
            try:
                data = self._decoder.ack_data(operation, answer)
            except DecodeError as error:
                error.carried_out = True
                raise
            return Ack(answer.msg_id, answer.message, data, answer.response, answer.problems), None

        return read


class SyncTransport(_BaseTransport[Connections]):
    """`dingdan_runtime.Transport` over an `httpx.Client`."""

    def page(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> Page[ResultT]:
        """Fetch the first page asked for."""
        body = self._encode(operation, arguments, options.extra_body)
        return self._page(operation, body, options, start(operation, body))

    def one(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> ResultT:
        """Fetch one record."""
        body = self._encode(operation, arguments, options.extra_body)
        return self._carry_out(self._exchange(operation, body, options, self._record_decoder(operation)))

    def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Ack[Any]:
        """Carry out a write."""
        body = self._encode(operation, arguments, options.extra_body)
        return self._carry_out(self._exchange(operation, body, options, self._ack_decoder(operation)))

    def _page(
        self, operation: Operation[ResultT], body: dict[str, Any], options: Options, progress: Progress
    ) -> Page[ResultT]:
        page = self._carry_out(self._page_exchange(operation, body, options))
        step = progress.advance(operation, page)
        records, onward = step.records, step.onward
        fetch = None
        if onward is not None:
            following, fresh = next_request(operation, body), replace(options, msg_id=None)
            fetch = partial(self._page, operation, following, fresh, onward)
        return Page(records, page.total, page.answer.response, fetch, page.answer.message, page.answer.problems)

    def _carry_out(self, exchange: Exchange[ValueT]) -> ValueT:
        try:
            while True:
                try:
                    return self._told_attempt(exchange)
                except DingdanError as error:
                    seconds = _retry.wait_before_next(exchange, error)
                    if seconds is None:
                        raise
                    exchange.log_retry(error, seconds)
                _retry.pause(seconds)
        finally:
            exchange.let_go()

    def _told_attempt(self, exchange: Exchange[ValueT]) -> ValueT:
        self._lifecycle.check()
        exchange.begin()
        if self._settings.on_request is not None:
            self._settings.on_request(exchange.request_event())
        outer = sys.exception()
        try:
            return self._attempt(exchange)
        except BaseException as error:
            exchange.interrupt(error)
            hide_frames(error, outer)
            raise
        finally:
            if self._settings.on_response is not None and exchange.event is not None:
                _contained(self._settings.on_response, exchange.event)

    def _attempt(self, exchange: Exchange[ValueT]) -> ValueT:
        try:
            with self._limits.slot(exchange.deadline):
                if not self._settings.auth_paces:
                    self._limits.pace(exchange.deadline)
                exchange.start()
                with exchange.deadline.holding(exchange.request), self._connections.lease() as http:
                    response = http.send(exchange.request, auth=exchange.auth, **SEND)
                    exchange.note_answered()
                    try:
                        bound_body(response, exchange.deadline, self._limits.response_bytes)
                        response.read()
                    finally:
                        response.close()
            try:
                return exchange.read(response)
            except MisdirectedAnswer:
                # A transport of the user's may have no connection that could be kept for the next call.
                if (stream := response.extensions.get("network_stream")) is not None:
                    stream.close()
                raise
        except (httpx.RequestError, DingdanError) as error:
            failure = exchange.failed(error)
        except httpx.HTTPStatusError as error:  # of an event hook of the user's
            failure = exchange.judged_by_hook(error)
        except RuntimeError:
            if not exchange.begun:
                self._lifecycle.check()  # closed by another thread just now
            raise
        raise failure


class AsyncTransport(_BaseTransport[AsyncConnections]):
    """`dingdan_runtime.AsyncTransport` over an `httpx.AsyncClient`."""

    def page(
        self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options
    ) -> AsyncPager[ResultT]:
        """Check the arguments now; the first page is fetched when it is awaited or iterated over."""
        body = self._encode(operation, arguments, options.extra_body)
        progress = start(operation, body)
        return AsyncPager(lambda: self._page(operation, body, options, progress))

    async def one(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> ResultT:
        """Fetch one record."""
        body = self._encode(operation, arguments, options.extra_body)
        return await self._carry_out(self._exchange(operation, body, options, self._record_decoder(operation)))

    async def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Ack[Any]:
        """Carry out a write."""
        body = self._encode(operation, arguments, options.extra_body)
        return await self._carry_out(self._exchange(operation, body, options, self._ack_decoder(operation)))

    async def _page(
        self, operation: Operation[ResultT], body: dict[str, Any], options: Options, progress: Progress
    ) -> AsyncPage[ResultT]:
        page = await self._carry_out(self._page_exchange(operation, body, options))
        step = progress.advance(operation, page)
        records, onward = step.records, step.onward
        fetch = None
        if onward is not None:
            following, fresh = next_request(operation, body), replace(options, msg_id=None)
            fetch = partial(self._page, operation, following, fresh, onward)
        return AsyncPage(records, page.total, page.answer.response, fetch, page.answer.message, page.answer.problems)

    async def _carry_out(self, exchange: Exchange[ValueT]) -> ValueT:
        try:
            while True:
                try:
                    return await self._told_attempt(exchange)
                except DingdanError as error:
                    seconds = _retry.wait_before_next(exchange, error)
                    if seconds is None:
                        raise
                    exchange.log_retry(error, seconds)
                await _retry.apause(seconds)
        finally:
            exchange.let_go()

    async def _told_attempt(self, exchange: Exchange[ValueT]) -> ValueT:
        self._lifecycle.check_loop()
        exchange.begin()
        if self._settings.on_request is not None:
            await _awaited(self._settings.on_request(exchange.request_event()))
        outer, shielded = sys.exception(), False
        try:
            return await self._attempt(exchange)
        except BaseException as error:
            shielded = exchange.interrupt(error)
            hide_frames(error, outer)
            raise
        finally:
            if self._settings.on_response is not None and exchange.event is not None:
                await _contained_async(self._settings.on_response, exchange.event, shielded=shielded)

    async def _attempt(self, exchange: Exchange[ValueT]) -> ValueT:
        try:
            async with self._limits.aslot(exchange.deadline):
                if not self._settings.auth_paces:
                    await self._limits.apace(exchange.deadline)
                exchange.start()
                with exchange.deadline.cancelling(exchange.request):
                    async with self._connections.lease() as http:
                        response = await http.send(exchange.request, auth=exchange.auth, **SEND)
                        exchange.note_answered()
                        try:
                            bound_body(response, exchange.deadline, self._limits.response_bytes)
                            await response.aread()
                        finally:
                            await response.aclose()
            try:
                return exchange.read(response)
            except MisdirectedAnswer:
                if (stream := response.extensions.get("network_stream")) is not None:
                    await stream.aclose()
                raise
        except (httpx.RequestError, DingdanError) as error:
            failure = exchange.failed(error)
        except httpx.HTTPStatusError as error:  # of an event hook of the user's
            failure = exchange.judged_by_hook(error)
        except RuntimeError:
            if not exchange.begun:
                self._lifecycle.check()  # closed by another task just now
            raise
        raise failure


SHIELDED_SECONDS = 1.0
"""Time limit of an asynchronous `on_response` for a write that a cancellation has broken off."""
HOOK_FAILED = "on_response failed; what the platform answered stands all the same"


async def _awaited(value: object) -> None:
    if inspect.isawaitable(value):
        await value


def _contained(hook: Callable[[Any], object], event: ResponseEvent) -> None:
    """Call `hook`. What it raises is logged: it must not make a call that worked look like one that did not."""
    try:
        hook(event)
    except Exception:
        logger.exception(HOOK_FAILED)
    except BaseException as error:
        _note_done(error, event)
        raise


async def _contained_async(
    hook: Callable[[Any], Awaitable[object] | object], event: ResponseEvent, *, shielded: bool
) -> None:
    """`_contained` for a hook that may have to be awaited: `shielded` from the cancellation that it is told of."""
    try:
        with _shield() if shielded else nullcontext():
            await _awaited(hook(event))
    except Exception:
        logger.exception(HOOK_FAILED)
    except BaseException as error:
        _note_done(error, event)
        raise


def _shield() -> AbstractContextManager[object]:
    import anyio  # only asynchronous clients need it

    return anyio.move_on_after(SHIELDED_SECONDS, shield=True)


def _note_done(error: BaseException, event: ResponseEvent) -> None:
    """Say of a write that it was carried out, where its caller gets an exception of the hook and no answer."""
    if event.write and event.error is None:
        about = f" (msg_id {event.msg_id})" if event.msg_id else ""
        error.add_note(f"dingdan: {event.operation} was carried out{about}; on_response was interrupted")
