"""Carries operations out over httpx: encode, sign, send, unwrap, decode, and on to the next page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import httpx

from dingdan._answers import Reader
from dingdan._arguments import encode_body, to_bytes
from dingdan._envelopes import Answer
from dingdan._errors import DingdanError, HTTPStatusError, InvalidRequest, PagingError
from dingdan._retries import attempts, translate, unanswered
from dingdan._settings import TIMEOUT_IS, Settings, is_timeout
from dingdan._version import __version__
from dingdan_runtime import Ack, AsyncPage, AsyncPager, Operation, Options, Page

ResultT = TypeVar("ResultT")
ClientT = TypeVar("ClientT", httpx.Client, httpx.AsyncClient)

HEADERS = {
    "Content-Type": "application/json",
    "Accept": "application/json",
    "User-Agent": f"dingdan/{__version__}",
}


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


class _BaseCaller(Generic[ClientT]):
    """What is the same with and without asyncio: all but waiting."""

    def __init__(self, client: ClientT, settings: Settings) -> None:
        self._client: ClientT = client
        self._settings = settings
        self._reader = Reader(strict=settings.strict)

    def _request(self, operation: Operation[Any], body: Any, options: Options) -> httpx.Request:
        msg_id = options.msg_id
        if msg_id is not None and (not isinstance(msg_id, str) or not msg_id or not msg_id.isascii()):
            raise InvalidRequest(
                "takes ASCII text", argument="msg_id", platform=operation.platform, operation=operation.id
            )
        if not is_timeout(options.timeout):
            raise InvalidRequest(TIMEOUT_IS, argument="timeout", platform=operation.platform, operation=operation.id)
        request = self._client.build_request(
            operation.http_method,
            self._settings.base_url + operation.path,
            content=to_bytes(operation, body),
            headers=HEADERS,
            timeout=self._settings.timeout if options.timeout is None else options.timeout,
        )
        if msg_id is not None:  # else signing gives it one
            request.extensions["dingdan.msg_id"] = msg_id
        request.extensions["dingdan.write"] = operation.write
        return request

    def _unwrap(self, operation: Operation[Any], request: httpx.Request, response: httpx.Response) -> Answer:
        try:
            return self._settings.envelope.interpret(operation, response, _msg_id(request))
        except HTTPStatusError as error:
            if operation.write and error.status_code >= 500:
                raise unanswered(operation, _msg_id(request), f"HTTP {error.status_code}") from error
            raise

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


@contextmanager
def _masking(request: httpx.Request) -> Iterator[None]:
    """Keep what `request` was signed with out of errors: a platform's answer may repeat the URL."""
    try:
        yield
    except DingdanError as error:
        error.mask(request.extensions.get("dingdan.secrets", ()))
        raise


def _msg_id(request: httpx.Request) -> str | None:
    value: str | None = request.extensions.get("dingdan.msg_id")
    return value


class SyncCaller(_BaseCaller[httpx.Client]):
    """`dingdan_runtime.Caller` over an `httpx.Client`."""

    def page(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> Page[ResultT]:
        """Fetch the first page asked for."""
        body = encode_body(operation, arguments, options.extra_body)
        return self._page(operation, body, options, self._start(operation, body))

    def one(self, operation: Operation[ResultT], arguments: Mapping[str, Any], options: Options) -> ResultT:
        """Fetch one record."""
        body = encode_body(operation, arguments, options.extra_body)
        return self._reader.one(operation, self._send(operation, body, options))

    def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Ack[Any]:
        """Carry out a write."""
        body = encode_body(operation, arguments, options.extra_body)
        answer = self._send(operation, body, options)
        return Ack(answer.msg_id, answer.message, self._reader.written(operation, answer), answer.response)

    def _page(
        self, operation: Operation[ResultT], body: dict[str, Any], options: Options, progress: Progress
    ) -> Page[ResultT]:
        answer = self._send(operation, body, options)
        rows, total = self._reader.rows(operation, answer)
        onward = progress.advance(operation, rows, answer.msg_id)
        records = self._reader.records(operation, answer, rows)
        if onward.ended(operation, rows, total):
            return Page(records, total, answer.response)
        following, fresh = self._next(operation, body), replace(options, msg_id=None)
        return Page(records, total, answer.response, lambda: self._page(operation, following, fresh, onward))

    def _send(self, operation: Operation[Any], body: Any, options: Options) -> Answer:
        request = self._request(operation, body, options)
        for attempt in attempts(operation, self._settings.max_retries):
            with attempt, _masking(request):
                try:
                    response = self._client.send(request, auth=self._settings.auth)
                except httpx.RequestError as error:
                    raise translate(error, operation, _msg_id(request)) from error
                return self._unwrap(operation, request, response)
        raise AssertionError("stamina gives at least one attempt")


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
        return self._reader.one(operation, await self._send(operation, body, options))

    async def write(self, operation: Operation[ResultT], arguments: Any, options: Options) -> Ack[Any]:
        """Carry out a write."""
        body = encode_body(operation, arguments, options.extra_body)
        answer = await self._send(operation, body, options)
        return Ack(answer.msg_id, answer.message, self._reader.written(operation, answer), answer.response)

    async def _page(
        self, operation: Operation[ResultT], body: dict[str, Any], options: Options, progress: Progress
    ) -> AsyncPage[ResultT]:
        answer = await self._send(operation, body, options)
        rows, total = self._reader.rows(operation, answer)
        onward = progress.advance(operation, rows, answer.msg_id)
        records = self._reader.records(operation, answer, rows)
        if onward.ended(operation, rows, total):
            return AsyncPage(records, total, answer.response)
        following, fresh = self._next(operation, body), replace(options, msg_id=None)
        return AsyncPage(records, total, answer.response, lambda: self._page(operation, following, fresh, onward))

    async def _send(self, operation: Operation[Any], body: Any, options: Options) -> Answer:
        request = self._request(operation, body, options)
        async for attempt in attempts(operation, self._settings.max_retries):
            with attempt, _masking(request):
                try:
                    response = await self._client.send(request, auth=self._settings.auth)
                except httpx.RequestError as error:
                    raise translate(error, operation, _msg_id(request)) from error
                return self._unwrap(operation, request, response)
        raise AssertionError("stamina gives at least one attempt")
