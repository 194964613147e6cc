"""How long a call may take in all."""

from __future__ import annotations

import time
from email.utils import formatdate
from typing import Any

import pytest

from dingdan import DingdanError, HTTPStatusError, OutcomeUnknown, RateLimited, Timeout
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import STALL, Answer, ScriptedServer, answer, waiqin, waiqin_rows

DRIPPING = Answer(b'{"return_code": "0", "response_data": "[]"}', drip=0.05)
SHORTER = 4.0
"""Seconds: enough for any machine, and less than a call would take that ignored its limit."""


def query(client: Any) -> Any:
    return client.orders.query()


def add(client: Any) -> Any:
    return client.orders.add(cm_code="C1", emp_code="E1", storehouse_code="S1")


def failing(calls: Calls, call: Any, **options: Any) -> tuple[DingdanError, float]:
    """The error of a call, and how long it took."""
    begun = time.monotonic()
    with pytest.raises(DingdanError) as caught:
        calls(call, **options)
    return caught.value, time.monotonic() - begun


class TestTotalTimeout:
    """Attempts, waits between them and dripping answers together."""

    def test_answer_that_drips_is_given_up(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DRIPPING)
        error, seconds = failing(wq, query, timeout=5, total_timeout=0.3)
        assert (type(error), seconds < SHORTER) == (Timeout, True)
        assert len(server.asked) == 1

    def test_write_whose_answer_drips_has_an_unknown_outcome(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(DRIPPING)
        error, seconds = failing(wq, add, timeout=5, total_timeout=0.3)
        assert (type(error), seconds < SHORTER) == (OutcomeUnknown, True)

    def test_answer_that_drips_in_time_is_read(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(Answer(b'{"return_code":"0"}', drip=0.001))
        assert wq(query, total_timeout=20).records == []

    def test_silence_is_not_waited_out_for_longer(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(STALL)
        error, seconds = failing(wq, query, timeout=30, total_timeout=0.2, max_retries=5)
        assert (type(error), seconds < SHORTER) == (Timeout, True)
        assert len(server.asked) == 1

    def test_no_wait_goes_beyond_it(self, wq: Calls, server: ScriptedServer) -> None:
        """The second wait would take at least 0.4 seconds, and jitter: it is not begun."""
        server.will(*[Answer(b"", 503)] * 9)
        error, seconds = failing(wq, query, total_timeout=0.3, max_retries=8)
        assert (type(error), seconds < SHORTER) == (HTTPStatusError, True)
        assert len(server.asked) <= 2

    def test_counts_each_page_by_itself(self, wq: Calls, server: ScriptedServer) -> None:
        page = b'{"return_code":"0","response_data":[{"id":%d}]}'
        server.will(*[Answer(page % number, late=0.4) for number in range(4)], waiqin("[]"))
        begun = time.monotonic()
        assert len(wq.rows(query, total_timeout=1.3)) == 4
        assert time.monotonic() - begun > 1.5

    def test_may_be_endless(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(Answer(b'{"return_code":"0"}', drip=0.001))
        assert wq(query, total_timeout=None).records == []


class TestRetryAfter:
    """The platform says how long to wait."""

    @pytest.mark.parametrize("status", [429, 503])
    def test_seconds_are_waited(self, wq: Calls, server: ScriptedServer, status: int) -> None:
        server.will(Answer(b"", status, {"Retry-After": "1"}), waiqin_rows({"id": 1}))
        assert len(wq(query, max_retries=1).records) == 1
        first, second = server.asked
        assert 0.95 <= second.at - first.at < 2.5

    def test_date_is_waited_for(self, wq: Calls, server: ScriptedServer) -> None:
        date = formatdate(time.time() + 2, usegmt=True)
        server.will(Answer(b"", 503, {"Retry-After": date}), waiqin("[]"))
        wq(query, max_retries=1)
        first, second = server.asked
        assert 0.9 <= second.at - first.at < 3.5

    @pytest.mark.parametrize("text", ["-5", "soon", "1e9", "", "Wed, 99 Nov 2026", "٣"])
    def test_what_is_neither_is_passed_over(
        self, wq: Calls, server: ScriptedServer, no_waiting: None, text: str
    ) -> None:
        server.will(Answer(b"", 503, {"Retry-After": text.encode().decode("latin-1")}), waiqin("[]"))
        assert wq(query, max_retries=1).records == []

    def test_longer_than_the_call_may_take_is_not_waited(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(answer({"return_code": "1"}, 429, **{"Retry-After": "3600"}))
        error, seconds = failing(wq, query, total_timeout=20, max_retries=3)
        assert isinstance(error, RateLimited)
        assert (error.retry_after, seconds < SHORTER) == (3600, True)

    @pytest.mark.parametrize("name", ["orders.query", "orders.add"])
    def test_is_told(self, wq: Calls, server: ScriptedServer, name: str) -> None:
        server.will(Answer(b"", 429, {"Retry-After": "7"}))
        error, _ = failing(wq, query if name == "orders.query" else add)
        assert isinstance(error, RateLimited)
        assert error.retry_after == 7
