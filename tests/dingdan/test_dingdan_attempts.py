"""One attempt at a call: its time, what becomes of httpx's errors, and what its own errors tell."""

from __future__ import annotations

import time
from collections.abc import Callable
from email.utils import formatdate
from typing import Any

import httpx
import pytest

from dingdan import APIError, ConnectFailed, MemoryTokenStore, OutcomeUnknown, Timeout, TransportError, Waiqin365
from dingdan._deadlines import Deadline
from dingdan._retries import retry_after, translate
from tests.dingdan.calling import APPID, APPKEY, NO_CERTIFICATES, OPENID, Calls
from tests.dingdan.scripted_server import Answer, ScriptedServer, waiqin


def add(client: Any) -> Any:
    return client.orders.add(cm_code="C1", emp_code="E1", storehouse_code="S1")


@pytest.mark.parametrize(
    ("error", "kind", "text"),
    [
        (
            httpx.ConnectError("refused"),
            ConnectFailed,
            "no connection (ConnectError: refused); is base_url right, and is this machine's IP allowed?",
        ),
        (
            httpx.ConnectError(""),
            ConnectFailed,
            "no connection (ConnectError); is base_url right, and is this machine's IP allowed?",
        ),
        (
            httpx.ConnectTimeout("timed out"),
            ConnectFailed,
            "no connection (ConnectTimeout); is base_url right, and is this machine's IP allowed?",
        ),
        (httpx.ReadTimeout("timed out"), Timeout, "no answer in time (ReadTimeout)"),
        (httpx.ReadError("reset"), TransportError, "no whole answer came (ReadError: reset)"),
        (httpx.ReadError(""), TransportError, "no whole answer came (ReadError)"),
    ],
)
def test_error_of_httpx_is_told_in_our_words(error: httpx.RequestError, kind: type[TransportError], text: str) -> None:
    told = translate(error, {"platform": "wshoto", "operation": "list"})
    assert (type(told), str(told)) == (kind, f"wshoto list: {text}")


class TestRetryAfter:
    """The header."""

    @pytest.mark.parametrize(
        ("text", "seconds"),
        [("7", 7.0), (" 7 ", 7.0), ("0", 0.0), ("9999999999", 999999999.0), ("7.5", None), ("soon", None)],
    )
    def test_number_of_seconds(self, text: str, seconds: float | None) -> None:
        assert retry_after(httpx.Response(429, headers={"retry-after": text})) == seconds

    def test_date_that_is_over_is_no_time(self) -> None:
        assert retry_after(httpx.Response(429, headers={"Retry-After": formatdate(time.time() - 60)})) == 0

    def test_absent(self) -> None:
        assert retry_after(httpx.Response(429)) is None


class TestDeadline:
    """How much time there is."""

    def test_what_is_over_allows_nothing(self) -> None:
        assert (Deadline(0).allows(0), Deadline(-5).remaining(), Deadline(0).remaining()) == (False, 0, 0)

    def test_what_is_endless_allows_all(self) -> None:
        assert (Deadline(None).allows(1e12), Deadline(None).remaining()) == (True, None)

    def test_each_phase_has_its_timeout_and_no_more_than_is_left(self) -> None:
        request, timeout = httpx.Request("GET", "http://h"), {"connect": 1.0, "read": None, "write": 50.0}
        Deadline(20).limit(request, timeout)
        limited = request.extensions["timeout"]
        assert limited.pop("connect") == 1
        assert set(limited) == {"read", "write", "pool"}
        assert all(19 < seconds <= 20 for seconds in limited.values())

    def test_time_that_is_over_still_lets_a_phase_begin(self) -> None:
        request = httpx.Request("GET", "http://h")
        Deadline(0).limit(request, {"connect": 5.0, "read": 5.0, "write": 5.0, "pool": 5.0})
        assert request.extensions["timeout"] == dict.fromkeys(("connect", "read", "write", "pool"), 0.001)

    def test_endless_one_leaves_the_timeouts_alone(self) -> None:
        request = httpx.Request("GET", "http://h")
        Deadline(None).limit(request, {"read": 5.0})
        assert request.extensions["timeout"] == {"read": 5.0}

    def test_token_has_to_come_within_the_time_of_the_call(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = MemoryTokenStore()
        assert store.lock(APPID).acquire(blocking=False)
        with pytest.raises(Timeout, match="the time of the call was up before it had a token"):
            ws_secret(lambda client: client.valet_orders.list(), token_store=store, total_timeout=0.05)
        assert server.asked == []

    def test_body_that_went_on_for_too_long(self) -> None:
        response = httpx.Response(200, stream=httpx.ByteStream(b"{}"))
        Deadline(-1).watch(response)
        with pytest.raises(httpx.ReadTimeout, match=r"^the answer went on for longer than the call may take$"):
            response.read()

    def test_body_that_has_been_read_is_left_alone(self) -> None:
        response = httpx.Response(200, content=b"{}")
        before = response.stream
        Deadline(-1).watch(response)
        assert response.stream is before


class TestUnknownOutcome:
    """What is told of a write of which no word came."""

    @pytest.mark.parametrize(
        ("answer", "why"),
        [
            (Answer(b"<html>", 502), "HTTP 502"),
            (Answer(b"<html>"), "an answer that cannot be read"),
            (Answer(b'{"return_code":', cut=2), "RemoteProtocolError"),
        ],
    )
    def test_it_tells_why(self, wq: Calls, server: ScriptedServer, answer: Answer, why: str) -> None:
        server.will(answer)
        with pytest.raises(OutcomeUnknown) as caught:
            wq(add)
        told = f"sent, but no word of its outcome came ({why}): look before you send it again"
        assert told in str(caught.value)

    def test_trouble_that_does_not_say_of_which_request_it_is_counts_as_the_writes(
        self, server: ScriptedServer
    ) -> None:
        """httpx says it, but not for what a hook of a client of one's own raises."""

        def fail(request: httpx.Request) -> None:
            raise httpx.ReadError("of a hook")

        with (
            httpx.Client(verify=NO_CERTIFICATES, event_hooks={"request": [fail]}) as http,
            Waiqin365(OPENID, APPKEY, base_url=server.url, http_client=http) as client,
            pytest.raises(OutcomeUnknown, match="ReadError"),
        ):
            add(client)
        assert server.asked == []


@pytest.mark.parametrize("call", [lambda client: client.orders.query(cm_code="C-13800000000"), add])
def test_refusal_that_repeats_a_secret_does_not_show_it(
    wq: Calls, server: ScriptedServer, call: Callable[[Any], Any]
) -> None:
    server.will(waiqin(code="1", message=f"key {APPKEY} of {OPENID}"))
    with pytest.raises(APIError) as caught:
        wq(call)
    assert "code 1: key " in str(caught.value)
    assert [secret for secret in (APPKEY, OPENID) if secret in f"{caught.value} {caught.value.message}"] == []


@pytest.mark.parametrize("options", [{"msg_id": ""}, {"timeout": 0}, {"max_retries": -1}])
def test_option_that_is_refused_tells_of_which_call(wq: Calls, server: ScriptedServer, options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(options))) as caught:
        wq(lambda client: client.orders.query(**options))
    error: Any = caught.value
    assert (error.platform, error.operation, error.argument) == ("waiqin365", "queryStdomOrder", next(iter(options)))
    assert server.asked == []
