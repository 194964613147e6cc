"""Writes that a cancellation, a signal or foreign code breaks off while they are sent: who asks is told so."""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
import traceback
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import anyio
import httpx
import pytest

import dingdan.transport._pipeline
from dingdan import AsyncWaiqin365, OutcomeUnknown, ResponseEvent, Waiqin365
from tests.dingdan.calling import APPKEY, NO_CERTIFICATES, OPENID
from tests.dingdan.scripted_server import STALL, ScriptedServer, serving, waiqin, waiqin_rows
from tests.faults.crowded import crowded

pytestmark = pytest.mark.finding(32)

PHONE = "13800000000"
CLAIM = "is unknown"
Call = Callable[[Any], Any]


def add(client: Any) -> Any:
    return client.orders.add(
        order_no="SO-1", cm_code="C", emp_code="E", storehouse_code="S", receive_phone=PHONE, msg_id="m-1"
    )


def cancel(client: Any) -> Any:
    return client.shipments.cancel(sent_no="FH-1", msg_id="m-1")


def revoke(client: Any) -> Any:
    return client.sales_bills.revoke(id=5, msg_id="m-1")


def query(client: Any) -> Any:
    return client.orders.query()


WRITES = [
    (add, "addStdomOrder", "order_no SO-1"),
    (cancel, "cancelSendOrder", "sent_no FH-1"),
    (revoke, "salesBillRevoke", ""),
]


def notes(error: BaseException | None) -> str:
    """What an exception and those that led to it say in their notes."""
    found = ""
    while error is not None:
        found += "\n".join(getattr(error, "__notes__", []))
        error = error.__cause__ or error.__context__
    return found


async def until(true: Callable[[], object]) -> None:
    """Wait, for as long as it takes."""
    while not true():
        await asyncio.sleep(0.002)


async def broken_off(awaitable: Awaitable[Any], when: Callable[[], object]) -> BaseException:
    """What a task ends with that is cancelled as soon as `when` holds."""
    task = asyncio.ensure_future(awaitable)
    await until(when)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as ended:
        return ended
    raise AssertionError("the task has ended otherwise")


def asynchronous(server: ScriptedServer | str, **options: Any) -> AsyncWaiqin365:
    url = server if isinstance(server, str) else server.url
    options.setdefault("http_client", httpx.AsyncClient(verify=NO_CERTIFICATES))
    return AsyncWaiqin365(OPENID, APPKEY, base_url=url, **options)


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Lines at WARNING that speak of an unknown outcome."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelno == logging.WARNING and "OutcomeUnknown" in record.getMessage()
    ]


@contextmanager
def interrupting(when: Callable[[], object]) -> Iterator[None]:
    """Raise KeyboardInterrupt in the main thread as soon as `when` holds, as Ctrl-C does."""

    def watch() -> None:
        while not when() and not over.wait(0.002):
            pass
        if not over.is_set():
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)

    over = threading.Event()
    before = signal.signal(signal.SIGUSR1, signal.default_int_handler)
    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        signal.signal(signal.SIGUSR1, before)


class TestCancelled:
    """Asynchronous writes."""

    @pytest.mark.parametrize(("call", "operation", "key"), WRITES)
    def test_log_event_and_note_say_that_the_outcome_is_unknown(
        self, server: ScriptedServer, caplog: pytest.LogCaptureFixture, call: Call, operation: str, key: str
    ) -> None:
        server.will(STALL)
        events: list[ResponseEvent] = []

        async def go() -> BaseException:
            async with asynchronous(server, on_response=events.append) as wq:
                return await broken_off(call(wq), lambda: server.asked)

        error = asyncio.run(go())
        assert type(error) is asyncio.CancelledError
        assert f"whether {operation} was applied is unknown (msg_id m-1" in notes(error)
        assert key in notes(error)
        assert len(told(caplog)) == 1
        assert operation in told(caplog)[0]
        (event,) = events
        assert type(event.error) is OutcomeUnknown
        assert (event.operation, event.msg_id, event.write) == (operation, "m-1", True)
        shown = "".join(traceback.format_exception(error)) + caplog.text + repr(event)
        assert [secret for secret in (OPENID, APPKEY, PHONE) if secret in shown] == []

    def test_timeout_of_asyncio_shows_the_note(self, server: ScriptedServer) -> None:
        server.will(STALL)

        async def go() -> None:
            async with asynchronous(server) as wq, asyncio.timeout(None) as scope:
                end = asyncio.create_task(until(lambda: server.asked))
                end.add_done_callback(lambda _: scope.reschedule(0))
                await add(wq)

        with pytest.raises(TimeoutError) as caught:
            asyncio.run(go())
        assert "whether addStdomOrder was applied is unknown (msg_id m-1, order_no SO-1)" in notes(caught.value)

    @pytest.mark.parametrize("kind", ["function", "coroutine"])
    def test_scope_that_cancels_again_and_again_lets_the_hook_hear(self, server: ScriptedServer, kind: str) -> None:
        server.will(STALL)
        events: list[ResponseEvent] = []

        async def slowly(event: ResponseEvent) -> None:
            await anyio.sleep(0.01)
            events.append(event)

        async def go() -> None:
            hook = slowly if kind == "coroutine" else events.append
            async with asynchronous(server, on_response=hook) as wq, anyio.create_task_group() as group:
                group.start_soon(add, wq)
                await until(lambda: server.asked)
                group.cancel_scope.cancel()

        asyncio.run(go())
        assert [type(event.error) for event in events] == [OutcomeUnknown]

    def test_hook_that_never_ends_does_not_hold_the_cancellation_up(
        self, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dingdan.transport._pipeline, "HOOK_SHIELD_SECONDS", 0.01)
        server.will(STALL)

        async def go() -> BaseException:
            async with asynchronous(server, on_response=lambda _: asyncio.Event().wait()) as wq:
                return await broken_off(add(wq), lambda: server.asked)

        assert CLAIM in notes(asyncio.run(go()))

    def test_error_of_the_event_can_be_resolved(self, server: ScriptedServer) -> None:
        server.will(STALL, waiqin_rows({"id": "1", "order_no": "SO-1"}), waiqin("[]"))
        events: list[ResponseEvent] = []

        async def go() -> str:
            async with asynchronous(server, on_response=events.append) as wq:
                await broken_off(add(wq), lambda: server.asked)
                assert isinstance(events[0].error, OutcomeUnknown)
                return (await events[0].error.aresolve(wq, settle=0)).verdict

        assert asyncio.run(go()) == "done"

    def test_read_makes_no_such_claim(self, server: ScriptedServer, caplog: pytest.LogCaptureFixture) -> None:
        server.will(STALL)
        events: list[ResponseEvent] = []

        async def go() -> BaseException:
            async with asynchronous(server, on_response=events.append) as wq:

                async def first() -> Any:
                    return await query(wq)

                return await broken_off(first(), lambda: server.asked)

        assert (notes(asyncio.run(go())), told(caplog), events) == ("", [], [])

    def test_write_that_waits_for_its_turn_makes_no_such_claim(
        self, server: ScriptedServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.will(STALL)
        sent: list[Any] = []

        async def go() -> BaseException:
            async with asynchronous(server, max_concurrency=1, on_request=sent.append) as wq:
                first = asyncio.ensure_future(add(wq))
                await until(lambda: server.asked)
                second = await broken_off(cancel(wq), lambda: len(sent) == 2)
                first.cancel()
                await asyncio.gather(first, return_exceptions=True)
                return second

        assert notes(asyncio.run(go())) == ""
        assert len(told(caplog)) == 1

    def test_write_that_waits_for_a_connection_makes_no_such_claim(
        self, server: ScriptedServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.will(STALL)
        asked: list[Any] = []

        async def hear(request: httpx.Request) -> None:
            asked.append(request)

        async def go() -> BaseException:
            http = httpx.AsyncClient(
                verify=NO_CERTIFICATES, limits=httpx.Limits(max_connections=1), event_hooks={"request": [hear]}
            )
            async with http, asynchronous(server, http_client=http) as wq:
                first = asyncio.ensure_future(add(wq))
                await until(lambda: server.asked)
                second = await broken_off(cancel(wq), lambda: len(asked) == 2)
                first.cancel()
                await asyncio.gather(first, return_exceptions=True)
                return second

        assert notes(asyncio.run(go())) == ""
        assert len(told(caplog)) == 1

    def test_write_that_is_not_connected_yet_makes_no_such_claim(self, caplog: pytest.LogCaptureFixture) -> None:
        asked: list[Any] = []

        async def hear(request: httpx.Request) -> None:
            asked.append(request)

        async def go(url: str) -> BaseException:
            http = httpx.AsyncClient(verify=NO_CERTIFICATES, event_hooks={"request": [hear]})
            async with http, asynchronous(url, http_client=http) as wq:
                return await broken_off(add(wq), lambda: asked)

        with crowded() as url:
            assert (notes(asyncio.run(go(url))), told(caplog)) == ("", [])

    def test_write_that_waits_to_be_tried_again_makes_no_such_claim(self, caplog: pytest.LogCaptureFixture) -> None:
        events: list[ResponseEvent] = []

        async def go(url: str) -> BaseException:
            async with asynchronous(url, on_response=events.append) as wq:
                return await broken_off(add(wq), lambda: events)

        with serving(listening=False) as deaf:
            assert (notes(asyncio.run(go(deaf.url))), told(caplog)) == ("", [])

    def test_cancelled_hook_of_a_write_that_is_done_says_that_it_is(self, server: ScriptedServer) -> None:
        server.will(waiqin(None))
        heard: list[ResponseEvent] = []

        async def hear(event: ResponseEvent) -> None:
            heard.append(event)
            await asyncio.Event().wait()

        async def go() -> BaseException:
            async with asynchronous(server, on_response=hear) as wq:
                return await broken_off(add(wq), lambda: heard)

        assert "addStdomOrder was applied (msg_id m-1)" in notes(asyncio.run(go()))
        assert [event.error for event in heard] == [None]


class Raising(httpx.MockTransport, httpx.BaseTransport):
    """A transport of the user's that reads the request and raises."""

    def __init__(self, error: BaseException) -> None:
        def handle(request: httpx.Request) -> httpx.Response:
            raise error

        super().__init__(handle)


class TestInterrupted:
    """Blocking writes."""

    @pytest.mark.parametrize(("call", "operation", "key"), WRITES)
    def test_log_event_and_note_say_that_the_outcome_is_unknown(
        self, server: ScriptedServer, caplog: pytest.LogCaptureFixture, call: Call, operation: str, key: str
    ) -> None:
        server.will(STALL)
        events: list[ResponseEvent] = []
        with (
            httpx.Client(verify=NO_CERTIFICATES) as http,
            Waiqin365(OPENID, APPKEY, base_url=server.url, http_client=http, on_response=events.append) as wq,
            pytest.raises(KeyboardInterrupt) as caught,
            interrupting(lambda: server.asked),
        ):
            call(wq)
        assert f"whether {operation} was applied is unknown (msg_id m-1" in notes(caught.value)
        assert key in notes(caught.value)
        assert len(told(caplog)) == 1
        assert [type(event.error) for event in events] == [OutcomeUnknown]

    def test_read_makes_no_such_claim(self, server: ScriptedServer, caplog: pytest.LogCaptureFixture) -> None:
        server.will(STALL)
        with (
            httpx.Client(verify=NO_CERTIFICATES) as http,
            Waiqin365(OPENID, APPKEY, base_url=server.url, http_client=http) as wq,
            pytest.raises(KeyboardInterrupt) as caught,
            interrupting(lambda: server.asked),
        ):
            query(wq)
        assert (notes(caught.value), told(caplog)) == ("", [])

    def test_write_that_waits_to_be_tried_again_makes_no_such_claim(self, caplog: pytest.LogCaptureFixture) -> None:
        events: list[ResponseEvent] = []
        with (
            serving(listening=False) as deaf,
            httpx.Client(verify=NO_CERTIFICATES) as http,
            Waiqin365(OPENID, APPKEY, base_url=deaf.url, http_client=http, on_response=events.append) as wq,
            pytest.raises(KeyboardInterrupt) as caught,
            interrupting(lambda: events),
        ):
            add(wq)
        assert (notes(caught.value), told(caplog)) == ("", [])

    @pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(1), ValueError("broken"), MemoryError()])
    def test_exception_of_a_transport_of_the_users(
        self, caplog: pytest.LogCaptureFixture, error: BaseException
    ) -> None:
        with (
            httpx.Client(transport=Raising(error)) as http,
            Waiqin365(OPENID, APPKEY, base_url="http://127.0.0.1", http_client=http) as wq,
            pytest.raises(type(error)) as caught,
        ):
            add(wq)
        assert CLAIM in notes(caught.value)
        assert len(told(caplog)) == 1

    def test_interrupted_hook_of_a_write_that_is_done_says_that_it_is(self, server: ScriptedServer) -> None:
        server.will(waiqin(None))

        def interrupt(_event: ResponseEvent) -> None:
            raise KeyboardInterrupt

        with (
            httpx.Client(verify=NO_CERTIFICATES) as http,
            Waiqin365(OPENID, APPKEY, base_url=server.url, http_client=http, on_response=interrupt) as wq,
            pytest.raises(KeyboardInterrupt) as caught,
        ):
            add(wq)
        assert "addStdomOrder was applied (msg_id m-1)" in notes(caught.value)

    def test_client_that_is_closed_while_a_write_is_sent_does_not_say_that_nothing_was_sent(self) -> None:
        def close(request: httpx.Request) -> httpx.Response:
            assert request.read()
            wq.close()
            raise RuntimeError("closed")

        with httpx.Client(transport=httpx.MockTransport(close)) as http:
            wq = Waiqin365(OPENID, APPKEY, base_url="http://127.0.0.1", http_client=http)
            with pytest.raises(RuntimeError) as caught:
                add(wq)
        assert type(caught.value) is RuntimeError
        assert CLAIM in notes(caught.value)

    def test_interruption_of_on_request_comes_before_anything_is_sent(self, server: ScriptedServer) -> None:
        def interrupt(_event: Any) -> None:
            raise KeyboardInterrupt

        with (
            Waiqin365(OPENID, APPKEY, base_url=server.url, on_request=interrupt) as wq,
            pytest.raises(KeyboardInterrupt) as caught,
        ):
            add(wq)
        assert (notes(caught.value), server.asked) == ("", [])
