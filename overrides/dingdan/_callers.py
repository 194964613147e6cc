"""Carries operations out over httpx: encode, sign, send, unwrap, decode, and on to the next page."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, NamedTuple, TypedDict, TypeVar

import httpx

from dingdan._answers import Reader
from dingdan._arguments import encode_body
from dingdan._envelopes import Answer
from dingdan._errors import DecodeError, DingdanError, InvalidRequest, PagingError
from dingdan._exchanges import Exchange, Read
from dingdan._lifecycle import Lifecycle
from dingdan._limits import Limits
from dingdan._logging import logger
from dingdan._retries import attempts
from dingdan._settings import Settings
from dingdan_runtime import Ack, AsyncPage, AsyncPager, Operation, Options, Page

ResultT = TypeVar("ResultT")
ValueT = TypeVar("ValueT")
ClientT = TypeVar("ClientT", httpx.Client, httpx.AsyncClient)


class _Send(TypedDict):
    stream: bool
    follow_redirects: bool


SEND: _Send = {"stream": True, "follow_redirects": False}
"""How every request is sent: read within its deadline, and never signed for, or resent to, another address."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a query has come: what tells whether there is another page, and whether it is a new one."""

    before: int = 0
    """Rows on the pages before the one asked for."""
    seen: frozenset[bytes] = frozenset()
    """Marks of the pages that came."""

    def advance(self, operation: Operation[Any], rows: list[bytes], msg_id: str | None) -> Progress:
        """Count a page in.

        Raises:
            PagingError: it came before.
        """
        if not rows:
            return self
        ends = b"%d" % len(rows) + rows[0] + rows[-1]
        mark = hashlib.blake2b(ends, digest_size=16, usedforsecurity=False).digest()
        if mark in self.seen:
            raise PagingError(
                "the platform sent a page that it had sent before; going on would never end",
                platform=operation.platform,
                operation=operation.id,
                msg_id=msg_id,
            )
        return Progress(self.before + len(rows), self.seen | {mark})

    def ended(self, operation: Operation[Any], rows: list[bytes], total: int | None) -> bool:
        """Whether the page just counted in is the last; without a total only an empty page is."""
        if not rows:
            return True
        by_total = operation.paging is not None and operation.paging.ends == "total"
        return by_total and total is not None and self.before >= total


class _Decoded(NamedTuple):
    """A page's answer, decoded."""

    answer: Answer
    rows: list[bytes]
    total: int | None
    records: list[Any]


class _BaseCaller(Generic[ClientT]):
    """What is the same with and without asyncio: all but waiting."""

    def __init__(self, client: ClientT, settings: Settings, lifecycle: Lifecycle) -> None:
        self._client: ClientT = client
        self._settings = settings
        self._lifecycle = lifecycle
        self._limits: Limits = settings.limits
        self._reader = Reader(strict=settings.strict)

    def _exchange(self, operation: Operation[Any], body: Any, options: Options, read: Read[ValueT]) -> Exchange[ValueT]:
        return Exchange(self._settings, self._client, operation, body, options, read)

    def _page_reader(self, operation: Operation[ResultT]) -> Read[_Decoded]:
        def read(answer: Answer) -> tuple[_Decoded, int | None]:
            rows, total = self._reader.rows(operation, answer)
            return _Decoded(answer, rows, total, self._reader.records(operation, answer, rows)), len(rows)

        return read

    def _record_reader(self, operation: Operation[ResultT]) -> Read[ResultT]:
        return lambda answer: (self._reader.one(operation, answer), 1)

    def _ack_reader(self, operation: Operation[Any]) -> Read[Ack[Any]]:
        def read(answer: Answer) -> tuple[Ack[Any], int | None]:
            try:
                data = self._reader.written(operation, answer)
            except DecodeError as error:
                error.carried_out = True
                raise
            return Ack(answer.msg_id, answer.message, data, answer.response), None

        return read

    def _start(self, operation: Operation[Any], body: dict[str, Any]) -> Progress:
        """Rows before the first page that is asked for, when it is not the first of all."""
        paging = operation.paging
        assert paging is not None
        number, size = self._number(operation, body), body.get(paging.size) if paging.size else None
        return Progress(max(0, number - paging.start) * size if isinstance(size, int) else 0)

    def _number(self, operation: Operation[Any], body: dict[str, Any]) -> int:
        assert operation.paging is not None
        try:
            return int(body[operation.paging.page])
        except (KeyError, TypeError, ValueError):
            raise InvalidRequest(
                "takes a page number",
                argument=operation.paging.page,
                platform=operation.platform,
                operation=operation.id,
            ) from None

    def _next(self, operation: Operation[Any], body: dict[str, Any]) -> dict[str, Any]:
        """The request of the next page."""
        assert operation.paging is not None
        return {**body, operation.paging.page: self._number(operation, body) + 1}


class SyncCaller(_BaseCaller[httpx.Client]):
    """`dingdan_runtime.Caller` over an `httpx.Client`."""

    def page(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> Page[ResultT]:
        """Fetch the first page asked for."""
        body = encode_body(operation, arguments, options.extra_body)
        return self._page(operation, body, options, self._start(operation, body))

    def one(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> ResultT:
        """Fetch one record."""
        body = encode_body(operation, arguments, options.extra_body)
        return self._carry_out(self._exchange(operation, body, options, self._record_reader(operation)))

    def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Ack[Any]:
        """Carry out a write."""
        body = encode_body(operation, arguments, options.extra_body)
        return self._carry_out(self._exchange(operation, body, options, self._ack_reader(operation)))

    def _page(
        self, operation: Operation[ResultT], body: dict[str, Any], options: Options, progress: Progress
    ) -> Page[ResultT]:
        page = self._carry_out(self._exchange(operation, body, options, self._page_reader(operation)))
        onward = progress.advance(operation, page.rows, page.answer.msg_id)
        if onward.ended(operation, page.rows, page.total):
            return Page(page.records, page.total, page.answer.response)
        following, fresh = self._next(operation, body), replace(options, msg_id=None)
        return Page(
            page.records,
            page.total,
            page.answer.response,
            lambda: self._page(operation, following, fresh, onward),
        )

    def _carry_out(self, exchange: Exchange[ValueT]) -> ValueT:
        self._lifecycle.check()
        hooks = self._settings.hooks
        for attempt in attempts(exchange, exchange.max_retries):
            with attempt:
                event = exchange.begin(attempt.num, attempt.next_wait)
                if hooks.on_request is not None:
                    hooks.on_request(event)
                try:
                    return self._attempt(exchange)
                finally:
                    if hooks.on_response is not None and exchange.event is not None:
                        _contained(hooks.on_response, exchange.event)
        raise AssertionError("stamina gives at least one attempt")

    def _attempt(self, exchange: Exchange[ValueT]) -> ValueT:
        try:
            with self._limits.slot():
                if not self._settings.auth_paces:
                    self._limits.pace()
                exchange.start()
                response = self._client.send(exchange.request, auth=self._settings.auth, **SEND)
                try:
                    exchange.deadline.watch(response)
                    response.read()
                finally:
                    response.close()
            return exchange.read(response)
        except (httpx.RequestError, DingdanError) as error:
            failure = exchange.failed(error)
        raise failure


class AsyncCaller(_BaseCaller[httpx.AsyncClient]):
    """`dingdan_runtime.AsyncCaller` over an `httpx.AsyncClient`."""

    def page(
        self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options
    ) -> AsyncPager[ResultT]:
        """Check the arguments now; the first page is fetched when it is awaited or iterated over."""
        body = encode_body(operation, arguments, options.extra_body)
        start = self._start(operation, body)
        return AsyncPager(lambda: self._page(operation, body, options, start))

    async def one(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> ResultT:
        """Fetch one record."""
        body = encode_body(operation, arguments, options.extra_body)
        return await self._carry_out(self._exchange(operation, body, options, self._record_reader(operation)))

    async def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Ack[Any]:
        """Carry out a write."""
        body = encode_body(operation, arguments, options.extra_body)
        return await self._carry_out(self._exchange(operation, body, options, self._ack_reader(operation)))

    async def _page(
        self, operation: Operation[ResultT], body: dict[str, Any], options: Options, progress: Progress
    ) -> AsyncPage[ResultT]:
        page = await self._carry_out(self._exchange(operation, body, options, self._page_reader(operation)))
        onward = progress.advance(operation, page.rows, page.answer.msg_id)
        if onward.ended(operation, page.rows, page.total):
            return AsyncPage(page.records, page.total, page.answer.response)
        following, fresh = self._next(operation, body), replace(options, msg_id=None)
        return AsyncPage(
            page.records,
            page.total,
            page.answer.response,
            lambda: self._page(operation, following, fresh, onward),
        )

    async def _carry_out(self, exchange: Exchange[ValueT]) -> ValueT:
        self._lifecycle.check_loop()
        hooks = self._settings.hooks
        async for attempt in attempts(exchange, exchange.max_retries):
            with attempt:
                event = exchange.begin(attempt.num, attempt.next_wait)
                if hooks.on_request is not None:
                    await _awaited(hooks.on_request(event))
                try:
                    return await self._attempt(exchange)
                finally:
                    if hooks.on_response is not None and exchange.event is not None:
                        await _contained_async(hooks.on_response, exchange.event)
        raise AssertionError("stamina gives at least one attempt")

    async def _attempt(self, exchange: Exchange[ValueT]) -> ValueT:
        try:
            async with self._limits.aslot():
                if not self._settings.auth_paces:
                    await self._limits.apace()
                exchange.start()
                response = await self._client.send(exchange.request, auth=self._settings.auth, **SEND)
                try:
                    exchange.deadline.watch(response)
                    await response.aread()
                finally:
                    await response.aclose()
            return exchange.read(response)
        except (httpx.RequestError, DingdanError) as error:
            failure = exchange.failed(error)
        raise failure


HOOK_FAILED = "on_response failed; what the platform answered stands all the same"


async def _awaited(value: object) -> None:
    if inspect.isawaitable(value):
        await value


def _contained(hook: Callable[[Any], object], event: object) -> None:
    """Call `hook`. What it raises is logged: it must not make a call that worked look like one that did not."""
    try:
        hook(event)
    except Exception:
        logger.exception(HOOK_FAILED)


async def _contained_async(hook: Callable[[Any], Awaitable[object] | object], event: object) -> None:
    """`_contained` for a hook that may have to be awaited."""
    try:
        await _awaited(hook(event))
    except Exception:
        logger.exception(HOOK_FAILED)
