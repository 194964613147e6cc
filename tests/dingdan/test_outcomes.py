"""Which answers to a write are clear, and which leave its outcome unknown."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from dingdan import APIError, AuthenticationError, DingdanError, HTTPStatusError, OutcomeUnknown, RateLimited
from dingdan_runtime import SHANGHAI, Body, Operation, Options
from tests.dingdan.calling import APPKEY, OPENID, Calls
from tests.dingdan.scripted_server import DROP, Answer, ScriptedServer, answer, waiqin, waiqin_rows, wshoto

REFUSES = {"return_code": "1", "return_msg": "upstream timed out"}
ACCEPTS = {"return_code": "0", "return_msg": "ok"}
HOUR = 3600


def add(client: Any) -> Any:
    return client.orders.add(order_no="SO-1", cm_code="C", emp_code="E", storehouse_code="S")


def close(client: Any) -> Any:
    return client.orders.close(order_no="SO-1")


def add_returns(client: Any) -> Any:
    return client.returns.add(cm_code="C", emp_code="E", storehouse_code="S")


def query(client: Any) -> Any:
    return client.orders.query()


def failure(calls: Calls, call: Callable[[Any], Any], **options: Any) -> Any:
    with pytest.raises(DingdanError) as caught:
        calls(call, **options)
    return caught.value


@pytest.mark.finding(13)
class TestUnclearRefusals:
    """A write is refused only by 2xx or 4xx together with a code that is not success."""

    @pytest.mark.parametrize("call", [add, close, add_returns])
    @pytest.mark.parametrize("status", [500, 502, 503, 504])
    def test_envelope_of_a_gateway_that_failed_refuses_no_write(
        self, wq: Calls, server: ScriptedServer, call: Any, status: int
    ) -> None:
        server.will(answer(REFUSES, status), waiqin(None))
        error = failure(wq, call, max_retries=5)
        assert type(error) is OutcomeUnknown
        assert f"HTTP {status}, code 1: upstream timed out" in str(error)
        assert isinstance(error.__cause__, APIError)
        assert len(server.asked) == 1

    @pytest.mark.parametrize("status", [400, 404, 409, 429, 300, 302, 307, 500, 503])
    def test_success_beside_a_status_of_failure_tells_nothing(
        self, wq: Calls, server: ScriptedServer, status: int
    ) -> None:
        server.will(answer(ACCEPTS, status), waiqin(None))
        error = failure(wq, add, max_retries=5)
        assert type(error) is OutcomeUnknown
        said = "code 429: Too Many Requests" if status == 429 else "code 0"
        assert f"(HTTP {status}, {said})" in str(error)
        assert len(server.asked) == 1

    @pytest.mark.parametrize("body", [REFUSES, {"return_code": "102"}, {"return_code": 1}])
    @pytest.mark.parametrize("status", [300, 301, 302, 303, 307, 308, 500])
    def test_refusal_beside_a_status_that_refuses_nothing(
        self, wq: Calls, server: ScriptedServer, body: Any, status: int
    ) -> None:
        server.will(answer(body, status))
        assert type(failure(wq, add)) is OutcomeUnknown

    @pytest.mark.parametrize("status", [301, 302, 307, 408, 499])
    @pytest.mark.parametrize("body", [b"", b"<html>"])
    def test_status_that_refuses_nothing_without_an_envelope(
        self, wq: Calls, server: ScriptedServer, status: int, body: bytes
    ) -> None:
        server.will(Answer(body, status))
        assert type(failure(wq, add)) is OutcomeUnknown

    @pytest.mark.parametrize(
        ("reply", "kind"),
        [
            (waiqin(None, code="1"), APIError),
            (waiqin(None, code="102"), AuthenticationError),
            (answer(REFUSES, 400), APIError),
            (answer({"return_code": "102"}, 401), AuthenticationError),
            (answer(REFUSES, 429), RateLimited),
            (answer({"return_code": "429"}, 429), RateLimited),
            (Answer(b"", 429), RateLimited),
            (Answer(b"<html>", 403), HTTPStatusError),
            (answer({"status": 404, "error": "Not Found"}, 404), HTTPStatusError),
        ],
    )
    def test_clear_refusal_stays_one(
        self, wq: Calls, server: ScriptedServer, reply: Answer, kind: type[Exception]
    ) -> None:
        server.will(reply, waiqin(None))
        assert type(failure(wq, add, max_retries=5)) is kind
        assert len(server.asked) == 1

    @pytest.mark.parametrize(
        ("reply", "kind"),
        [
            (answer(REFUSES, 500), APIError),
            (answer(ACCEPTS, 400), HTTPStatusError),
            (answer(ACCEPTS, 429), RateLimited),
            (answer(ACCEPTS, 302), HTTPStatusError),
            (answer(REFUSES, 302), APIError),
        ],
    )
    def test_read_fails_as_the_answer_says(
        self, wq: Calls, server: ScriptedServer, reply: Answer, kind: type[Exception]
    ) -> None:
        server.will(reply)
        assert type(failure(wq, query)) is kind

    @pytest.mark.parametrize(
        ("reply", "kind"),
        [
            (wshoto(code=5, status=500), OutcomeUnknown),
            (wshoto(code=10001, status=502), OutcomeUnknown),
            (wshoto(code=0, status=400), OutcomeUnknown),
            (wshoto(code=5, status=400), APIError),
            (wshoto(code=10001, status=401), AuthenticationError),
        ],
    )
    def test_write_to_wshoto_goes_by_the_same_rule(
        self, ws: Calls, server: ScriptedServer, reply: Answer, kind: type[Exception]
    ) -> None:
        write: Operation[Any] = Operation("wshoto", "addOrder", "t.add", "POST", "/openapi/add", True, Body())
        server.will(reply)
        assert type(failure(ws, lambda client: client._transport.write(write, {}, Options()))) is kind

    def test_refusal_that_is_doubted_shows_no_secret(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(answer({"return_code": "1", "return_msg": f"{OPENID} {APPKEY} timed out"}, 504))
        error = failure(wq, add)
        assert type(error) is OutcomeUnknown
        assert OPENID not in str(error)
        assert APPKEY not in str(error)


@pytest.mark.finding(1)
class TestClock:
    """Moments come from the client's clock, whatever the machine's says."""

    @pytest.mark.parametrize("off", [-HOUR, HOUR, 24 * HOUR])
    @pytest.mark.parametrize("call", [add, close, add_returns])
    def test_write_is_looked_up_from_the_moment_that_the_clients_clock_gives(
        self, wq: Calls, server: ScriptedServer, off: int, call: Any
    ) -> None:
        server.will(DROP)
        before = datetime.now(SHANGHAI) + timedelta(seconds=off)
        error = failure(wq, call, clock=lambda: time.time() + off)
        after = datetime.now(SHANGHAI) + timedelta(seconds=off)
        (since,) = [value for value in error.lookups[0].arguments.values() if isinstance(value, datetime)]
        assert before - timedelta(seconds=1) <= since + timedelta(minutes=10) <= after

    def test_write_that_was_tried_again_is_looked_up_from_the_first_attempt(
        self, wq: Calls, server: ScriptedServer
    ) -> None:
        started = time.monotonic()
        server.will(DROP)
        # A clock that stands still: what has passed since the first attempt is taken off.
        error = failure(wq, add, clock=lambda: 1793462400.0)
        since = error.lookups[0].arguments["after_create_date"].timestamp()
        assert 0 <= 1793462400.0 - since - 600 <= time.monotonic() - started

    def test_date_of_retry_after_is_compared_with_the_clients_clock(self, wq: Calls, server: ScriptedServer) -> None:
        at = 1793462400
        server.will(Answer(b"", 429, {"Retry-After": email.utils.formatdate(at + 30, usegmt=True)}))
        assert failure(wq, query, clock=lambda: float(at)).retry_after == 30

    def test_date_of_retry_after_is_compared_with_the_clients_clock_on_wshoto(
        self, ws: Calls, server: ScriptedServer
    ) -> None:
        at = 1793462400
        server.will(Answer(b"", 503, {"Retry-After": email.utils.formatdate(at + 30, usegmt=True)}))
        error = failure(ws, lambda client: client.mall_orders.list(type=1, start_time=0), clock=lambda: float(at))
        assert error.retry_after == 30

    def test_wait_for_a_date_is_as_long_as_the_clients_clock_says(self, wq: Calls, server: ScriptedServer) -> None:
        """The machine's clock is an hour behind, and would make it an hour; the client's says that it is over."""
        at = time.time() + HOUR
        server.will(Answer(b"", 503, {"Retry-After": email.utils.formatdate(at, usegmt=True)}), waiqin_rows())
        assert wq(query, max_retries=1, clock=lambda: time.time() + HOUR).records == []
