"""Writes over an httpx client of the user's: its hooks and transports may raise anything after the write has left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from dingdan import (
    AsyncWaiqin365,
    ConnectFailed,
    DecodeError,
    DingdanError,
    OutcomeUnknown,
    Timeout,
    Waiqin365,
)
from tests.dingdan.calling import APPKEY, NO_CERTIFICATES, OPENID
from tests.dingdan.scripted_server import DROP, ScriptedServer, waiqin, waiqin_rows
from tests.dingdan.test_http_hooks import add, query

pytestmark = pytest.mark.finding(13)
KINDS = pytest.mark.parametrize("kind", ["sync", "async"])
OTHER = httpx.Request("POST", "http://metrics.example")


def result(
    kind: str,
    server: ScriptedServer,
    call: Callable[[Any], Any],
    hooks: dict[str, Callable[[Any], object]] | None = None,
    transport: Any = None,
) -> Any:
    """What `call` gives, or the error that it raises, with two more attempts allowed."""
    given: dict[str, Any] = {"openid": OPENID, "appkey": APPKEY, "base_url": server.url, "max_retries": 2}
    given_http: dict[str, Any] = {"transport": transport, "verify": NO_CERTIFICATES}

    def waiting(hook: Callable[[Any], object]) -> Callable[[Any], Any]:
        async def hooked(message: Any) -> None:
            value = hook(message)
            if asyncio.iscoroutine(value):
                await value

        return hooked

    async def go() -> Any:
        async_hooks = {event: [waiting(hook)] for event, hook in (hooks or {}).items()}
        async with httpx.AsyncClient(event_hooks=async_hooks, **given_http) as http:
            return await call(AsyncWaiqin365(**given, http_client=http))

    try:
        if kind == "async":
            return asyncio.run(go())
        with httpx.Client(event_hooks={event: [hook] for event, hook in (hooks or {}).items()}, **given_http) as http:
            return call(Waiqin365(**given, http_client=http))
    except Exception as error:
        return error


def raising(make: Callable[[], Exception]) -> Callable[[Any], object]:
    def hook(message: Any) -> object:
        raise make()

    return hook


@KINDS
@pytest.mark.parametrize(
    "make",
    [
        lambda: httpx.ConnectError("metrics down", request=OTHER),
        lambda: httpx.ConnectTimeout("metrics down"),
        lambda: httpx.PoolTimeout("metrics down", request=OTHER),
        lambda: httpx.ReadTimeout("metrics down", request=OTHER),
        lambda: ConnectFailed("another client of ours"),
        lambda: Timeout("another client of ours"),
    ],
)
def test_write_is_not_sent_again_when_a_response_hook_fails_to_connect(
    kind: str, server: ScriptedServer, no_waiting: None, make: Callable[[], Exception]
) -> None:
    server.will(waiqin(None), waiqin(None), waiqin(None))
    raised = result(kind, server, add, {"response": raising(make)})
    assert (type(raised), len(server.asked)) == (OutcomeUnknown, 1)


@KINDS
@pytest.mark.parametrize(
    "make",
    [
        lambda: httpx.ConnectError("down"),
        lambda: httpx.ReadTimeout("late", request=OTHER),
        lambda: ConnectFailed("another"),
    ],
)
def test_request_hook_that_fails_leaves_the_write_unsent(
    kind: str, server: ScriptedServer, no_waiting: None, make: Callable[[], Exception]
) -> None:
    raised = result(kind, server, add, {"request": raising(make)})
    assert isinstance(raised, DingdanError)
    assert (isinstance(raised, OutcomeUnknown), server.asked) == (False, [])


def test_request_hook_that_looks_at_the_body_does_not_make_a_refused_connection_unclear(
    server: ScriptedServer, no_waiting: None
) -> None:
    server.stop()
    server._server.server_close()
    raised = result("sync", server, add, {"request": lambda request: request.content})
    assert type(raised) is ConnectFailed


class TriesAnotherServer(httpx.HTTPTransport):
    """Sends what was not answered to another server, which refuses the connection."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return super().handle_request(request)
        except httpx.RemoteProtocolError:
            raise httpx.ConnectError("refused") from None


class AsyncTriesAnotherServer(httpx.AsyncHTTPTransport):
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return await super().handle_async_request(request)
        except httpx.RemoteProtocolError:
            raise httpx.ConnectTimeout("refused") from None


@KINDS
def test_transport_that_tries_again_by_itself_may_have_sent_the_write(
    kind: str, server: ScriptedServer, no_waiting: None
) -> None:
    server.will(DROP, waiqin(None))
    transport = TriesAnotherServer() if kind == "sync" else AsyncTriesAnotherServer()
    raised = result(kind, server, add, transport=transport)
    assert (type(raised), len(server.asked)) == (OutcomeUnknown, 1)


class BreaksOff(httpx.SyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        yield b'{"return_code":'
        raise httpx.ConnectError("the rest is with another server")


def test_body_that_ends_with_a_refused_connection_belongs_to_a_write_that_has_left(
    server: ScriptedServer, no_waiting: None
) -> None:
    times = []

    def handle(request: httpx.Request) -> httpx.Response:
        times.append(1)
        return httpx.Response(200, stream=BreaksOff())

    raised = result("sync", server, add, transport=httpx.MockTransport(handle))
    assert (type(raised), len(times)) == (OutcomeUnknown, 1)


def eat(response: httpx.Response) -> Any:
    """Read the body and keep nothing."""

    async def go() -> None:
        async for _ in response.aiter_raw():
            pass

    return go() if isinstance(response.stream, httpx.AsyncByteStream) else [*response.iter_raw()]


def shut(response: httpx.Response) -> Any:
    return response.aclose() if isinstance(response.stream, httpx.AsyncByteStream) else response.close()


@KINDS
@pytest.mark.parametrize(("hook", "says"), [(eat, "read and not kept"), (shut, "closed before")])
@pytest.mark.parametrize(("call", "expected"), [(query, DecodeError), (add, OutcomeUnknown)])
def test_body_that_a_hook_takes_away_is_an_error_of_ours(
    kind: str,
    server: ScriptedServer,
    call: Callable[[Any], Any],
    expected: type[Exception],
    hook: Callable[[Any], object],
    says: str,
) -> None:
    server.will(waiqin_rows({"id": "1"}))
    raised = result(kind, server, call, {"response": hook})
    assert isinstance(raised, expected)
    assert says in str(raised)
    assert len(server.asked) == 1
