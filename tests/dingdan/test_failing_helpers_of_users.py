"""Logging filters, clocks and hooks of the user's own that fail: the outcome of a write is never lost by them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from dingdan import AsyncWaiqin365, AsyncWshoto, ConfigError, OutcomeUnknown, Waiqin365, Wshoto
from tests.dingdan.calling import ACCESS_TOKEN, APPKEY, OPENID

DONE = {"return_code": "0", "return_msg": "", "response_data": ""}


def timing_out(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("late", request=request)


def waiqin(respond: Callable[[httpx.Request], httpx.Response], **options: Any) -> Waiqin365:
    http = httpx.Client(transport=httpx.MockTransport(respond))
    return Waiqin365(OPENID, APPKEY, http_client=http, max_retries=0, **options)


class Failing(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        raise ValueError("the filter is broken")


@pytest.fixture(params=["logger", "handler"])
def broken_filter(request: pytest.FixtureRequest) -> Iterator[None]:
    logger, handler, failing = logging.getLogger("dingdan"), logging.NullHandler(), Failing()
    handler.handle = handler.filter  # type: ignore[method-assign,assignment] # a NullHandler asks no filter
    place: Any = logger if request.param == "logger" else handler
    level = logger.level
    place.addFilter(failing)
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)
        place.removeFilter(failing)


@pytest.mark.usefixtures("broken_filter")
class TestBrokenLogFilter:
    def test_write_that_is_done_gives_its_ack(self, capsys: pytest.CaptureFixture[str]) -> None:
        with waiqin(lambda _: httpx.Response(200, json=DONE)) as client:
            assert client.orders.close(id=1).message == ""
        assert "the filter is broken" in capsys.readouterr().err

    def test_write_that_times_out_is_an_unknown_outcome(self, capsys: pytest.CaptureFixture[str]) -> None:
        with waiqin(timing_out) as client, pytest.raises(OutcomeUnknown):
            client.orders.close(id=1)
        told = capsys.readouterr().err
        assert "the filter is broken" in told
        assert "ReadTimeout" not in told  # what failed may hold a secret in its text


def clock_that_fails_after(calls: int, failure: Callable[[], float]) -> Callable[[], float]:
    seen: list[float] = []

    def clock() -> float:
        seen.append(time.time())
        return seen[-1] if len(seen) <= calls else failure()

    return clock


def broken() -> float:
    raise OSError("no clock")


@pytest.mark.parametrize("failure", [lambda: float("nan"), broken], ids=["nan", "raises"])
class TestBrokenClock:
    def test_write_that_times_out_is_an_unknown_outcome(self, failure: Callable[[], float]) -> None:
        with waiqin(timing_out, clock=clock_that_fails_after(2, failure)) as client:
            with pytest.raises(OutcomeUnknown) as caught:
                client.orders.add(order_no="SO-1", cm_code="C", emp_code="E", storehouse_code="K")
            assert caught.value.lookups

    def test_write_with_a_date_to_retry_after_is_an_unknown_outcome(self, failure: Callable[[], float]) -> None:
        later = {"Retry-After": "Fri, 31 Dec 2027 00:00:00 GMT"}
        respond = httpx.Response(503, json={}, headers=later)
        clock = clock_that_fails_after(2, failure)
        with waiqin(lambda _: respond, clock=clock) as client, pytest.raises(OutcomeUnknown):
            client.orders.close(id=1)

    def test_write_is_not_sent_when_the_clock_fails_before(self, failure: Callable[[], float]) -> None:
        sent: list[httpx.Request] = []

        def respond(request: httpx.Request) -> httpx.Response:
            sent.append(request)
            return httpx.Response(200, json=DONE)

        with waiqin(respond, clock=clock_that_fails_after(0, failure)) as client, pytest.raises((ConfigError, OSError)):
            client.orders.close(id=1)
        assert sent == []


async def hook(event: object) -> None:
    raise PermissionError


@pytest.mark.parametrize("name", ["on_request", "on_response"])
def test_blocking_clients_refuse_coroutine_functions_as_hooks(name: str) -> None:
    options: Any = {name: hook}
    for make in (lambda: Waiqin365(OPENID, APPKEY, **options), lambda: Wshoto(access_token=ACCESS_TOKEN, **options)):
        with pytest.raises(ConfigError, match=f"{name} is a coroutine function, which only asynchronous clients await"):
            make()


@pytest.mark.parametrize("name", ["on_request", "on_response"])
def test_asynchronous_clients_take_coroutine_functions_as_hooks(name: str) -> None:
    options: Any = {name: hook}
    assert AsyncWaiqin365(OPENID, APPKEY, **options)
    assert AsyncWshoto(access_token=ACCESS_TOKEN, **options)
