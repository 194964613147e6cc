"""One attempt at a call: its time, what becomes of httpx's errors, and what its own errors tell."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable
from email.utils import formatdate
from types import SimpleNamespace
from typing import Any

import anyio
import httpcore
import httpx
import pytest

from dingdan import (
    APIError,
    ConnectFailed,
    HTTPStatusError,
    InvalidRequest,
    MemoryTokenStore,
    OutcomeUnknown,
    RateLimited,
    Timeout,
    TransportError,
    Waiqin365,
)
from dingdan.auth.token_stores._protocol import token_key
from dingdan.transport._async_io import AsyncIO
from dingdan.transport._body import bound_body
from dingdan.transport._deadline import Deadline
from dingdan.transport._io import BlockingIO, run
from dingdan.transport._retry import backoff, retry_after, translate, wait_before_next
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
        (httpx.ReadTimeout("timed out"), Timeout, "no response in time (ReadTimeout)"),
        (httpx.ReadError("reset"), TransportError, "no complete response came (ReadError: reset)"),
        (httpx.ReadError(""), TransportError, "no complete response came (ReadError)"),
    ],
)
def test_error_of_httpx_is_told_in_our_words(error: httpx.RequestError, kind: type[TransportError], text: str) -> None:
    told = translate(error, {"platform": "wshoto", "operation": "list"})
    assert (type(told), str(told)) == (kind, f"wshoto list: {text}")


def test_wait_before_the_next_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    class Call:
        write, deadline, max_retries, attempt = False, Deadline(120), 4, 1

    def limited(seconds: float | None) -> RateLimited:
        error = RateLimited(code="429", message=None)
        error.retry_after = seconds
        return error

    call = Call()
    monkeypatch.setattr(random, "uniform", lambda least, most: most / 2)
    waits = []
    for call.attempt in (1, 2, 3, 4, 5):
        waits.append(wait_before_next(call, limited(None)))
    assert waits == [0.7, 0.9, 1.3, 2.1, None]
    call.attempt = 1
    assert [wait_before_next(call, limited(seconds)) for seconds in (7.0, 60.0, 3600.0)] == [7.0, 60.0, 60.0]
    call.deadline = Deadline(5)
    assert [wait_before_next(call, limited(seconds)) for seconds in (1.0, 7.0)] == [1.0, None]
    call.write = True
    assert wait_before_next(call, limited(1.0)) is None
    assert wait_before_next(call, ConnectFailed("no connection")) == 0.7
    assert [backoff(attempt) for attempt in (6, 7, 100, 10**6)] == [6.9, 10, 10, 10]


def test_clients_that_failed_together_try_again_apart() -> None:
    waits = [backoff(1) for _ in range(1000)]  # 0.2 and up to a second more: a tenth of them are in each tenth
    assert {int((wait - 0.2) * 10) for wait in waits} == set(range(10))


class TestRetryAfter:
    """The header."""

    @pytest.mark.parametrize(
        ("text", "seconds"),
        [("7", 7.0), (" 7 ", 7.0), ("0", 0.0), ("9999999999", 999999999.0), ("7.5", None), ("soon", None)],
    )
    def test_number_of_seconds(self, text: str, seconds: float | None) -> None:
        assert retry_after(httpx.Response(429, headers={"retry-after": text})) == seconds

    @pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "UTC"])
    @pytest.mark.parametrize(
        "text",
        [
            "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 -0000", "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 16:49:37 +0800", "Sun, 06 Nov 1994 08:49:37",
        ],
    )  # fmt: skip
    def test_date_is_in_gmt_on_every_machine(self, monkeypatch: pytest.MonkeyPatch, zone: str, text: str) -> None:
        with monkeypatch.context() as patched:
            patched.setenv("TZ", zone)
            time.tzset()
            seconds = retry_after(httpx.Response(429, headers={"Retry-After": text}), lambda: 784111777.0 - 30)
        time.tzset()
        assert seconds == 30

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

    @pytest.mark.parametrize(("method", "ends"), [("POST", True), ("CONNECT", False)])
    def test_trace_ends_when_the_request_is_sent_but_not_when_a_tunnel_is_asked_for(
        self, method: str, ends: bool
    ) -> None:
        request = httpx.Request("POST", "https://h")

        def tell() -> None:
            sent = httpcore.Request(method, "https://h", extensions=request.extensions)
            request.extensions["trace"]("http11.send_request_headers.started", {"request": sent})

        while_sending(request, Deadline(20), tell)
        assert ("trace" not in request.extensions) is ends

    def test_token_has_to_come_within_the_time_of_the_call(self, ws_secret: Calls, server: ScriptedServer) -> None:
        store = MemoryTokenStore()
        assert store.lock(token_key(server.url, APPID)).acquire(blocking=False)
        with pytest.raises(Timeout, match="the deadline of the call passed before it had a token"):
            ws_secret(lambda client: client.valet_orders.list(), token_store=store, total_timeout=0.05)
        assert server.asked == []

    def test_body_that_went_on_for_too_long(self) -> None:
        response = httpx.Response(200, stream=httpx.ByteStream(b"{}"))
        bound_body(response, Deadline(-1), None)
        with pytest.raises(httpx.ReadTimeout, match=r"^the response took longer than the call may take$"):
            response.read()

    def test_body_that_has_been_read_is_left_alone(self) -> None:
        response = httpx.Response(200, content=b"{}")
        before = response.stream
        bound_body(response, Deadline(-1), None)
        assert response.stream is before


def signed(request: httpx.Request) -> httpx.Request:
    return request


def while_sending(request: httpx.Request, deadline: Deadline, then: Callable[[], object]) -> None:
    """Call `then` while a blocking client sends `request`."""

    def handle(sent: httpx.Request) -> httpx.Response:
        then()
        return httpx.Response(200, json={})

    with httpx.Client(transport=httpx.MockTransport(handle), verify=NO_CERTIFICATES) as http:
        run(BlockingIO().send(http, request, signed, deadline, None))


class Sleeping(httpx.AsyncClient):
    """A client whose response takes so many seconds."""

    def __init__(self, seconds: float) -> None:
        async def handle(request: httpx.Request) -> httpx.Response:
            await anyio.sleep(seconds)
            return httpx.Response(200, json={})

        super().__init__(transport=httpx.MockTransport(handle), verify=NO_CERTIFICATES)


class TestHeadOfAnAnswer:
    """It may drip as its body may; httpcore would give each of its reads the whole timeout."""

    @pytest.fixture
    def reads(self) -> list[tuple[int, float | None]]:
        return []

    @pytest.fixture
    def stream(self, reads: list[tuple[int, float | None]]) -> SimpleNamespace:
        def read(max_bytes: int, timeout: float | None = None) -> bytes:
            reads.append((max_bytes, timeout))
            return b"read"

        return SimpleNamespace(read=read)

    @pytest.mark.parametrize("event", ["connection.connect_tcp.complete", "proxy.start_tls.complete"])
    def test_reads_of_a_new_connection_end_with_the_call(
        self, stream: SimpleNamespace, reads: list[tuple[int, float | None]], event: str
    ) -> None:
        request = httpx.Request("GET", "http://h")

        def connect() -> None:
            request.extensions["trace"](event, {"return_value": stream})
            assert [stream.read(size, timeout) for size, timeout in ((1, None), (2, 3.0), (3, 50.0))] == [b"read"] * 3

        while_sending(request, Deadline(20), connect)
        assert [size for size, _ in reads] == [1, 2, 3]
        assert reads[1][1] == 3
        assert all(seconds is not None and 19 < seconds <= 20 for _, seconds in (reads[0], reads[2]))
        with pytest.raises(httpcore.ReadTimeout, match=r"^the response took longer than the call may take$"):
            while_sending(request, Deadline(0), lambda: stream.read(4))
        while_sending(request, Deadline(None), lambda: stream.read(5, 6.0))
        stream.read(7, 8.0)
        assert reads[3:] == [(5, 6.0), (7, 8.0)]

    def test_other_events_change_nothing(self, stream: SimpleNamespace) -> None:
        request, before = httpx.Request("GET", "http://h"), stream.read

        def tell() -> None:
            for event in ("connection.connect_tcp.started", "http11.receive_response_headers.complete"):
                request.extensions["trace"](event, {"return_value": stream})

        while_sending(request, Deadline(20), tell)
        assert stream.read is before

    @pytest.mark.anyio
    async def test_task_is_cancelled_when_its_time_is_up(self) -> None:
        request, begun = httpx.Request("GET", "http://h"), time.monotonic()
        with pytest.raises(httpx.ReadTimeout, match=r"^the response took longer than the call may take$") as told:
            await AsyncIO().send(Sleeping(math.inf), request, signed, Deadline(0.05), None)
        assert told.value.request is request
        assert 0.25 < time.monotonic() - begun < 5

    @pytest.mark.anyio
    async def test_task_that_is_in_time_goes_on(self) -> None:
        for seconds in (None, 20):
            request = httpx.Request("GET", "http://h")
            response = await AsyncIO().send(Sleeping(0), request, signed, Deadline(seconds), None)
            assert response.json() == {}


class TestUnknownOutcome:
    """What is told of a write of which no word came."""

    @pytest.mark.parametrize(
        ("answer", "why"),
        [
            (Answer(b"<html>", 502), "HTTP 502"),
            (Answer(b"<html>"), "an unreadable response"),
            (Answer(b'{"return_code":', cut=2), "RemoteProtocolError"),
        ],
    )
    def test_it_tells_why(self, wq: Calls, server: ScriptedServer, answer: Answer, why: str) -> None:
        server.will(answer)
        with pytest.raises(OutcomeUnknown) as caught:
            wq(add)
        assert f"The request was sent, but no usable response came ({why}). Check whether" in str(caught.value)
        assert "Check whether it was applied before you send it again." in str(caught.value)

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


def test_refusal_that_repeats_what_is_personal_does_not_show_it(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin(code="1", message="no such person: 王样本"))
    with pytest.raises(APIError, match="code 1: no such person: ") as caught:
        wq(
            lambda client: client.orders.add(
                cm_code="C1", emp_code="E1", storehouse_code="S1", receive_name="王样本", receive_phone="13800000000"
            )
        )
    assert "王样本" not in f"{caught.value} {caught.value.message}"


@pytest.mark.parametrize(
    ("option", "value", "what"),
    [
        ("msg_id", "", "takes printable ASCII text"),
        ("timeout", 0, "must be a number of seconds above 0"),
        ("max_retries", -1, "must be a whole number from 0 to 1000"),
    ],
)
def test_option_that_is_refused_tells_of_which_call(
    wq: Calls, server: ScriptedServer, option: str, value: Any, what: str
) -> None:
    with pytest.raises(InvalidRequest) as caught:
        wq(lambda client: client.orders.query(**{option: value}))
    error = caught.value
    assert (error.platform, error.operation, error.argument) == ("waiqin365", "queryStdomOrder", option)
    assert str(error).startswith(f"waiqin365 queryStdomOrder: {option}: {what}")
    assert server.asked == []


def test_retries_of_one_call_are_its_own(wq: Calls, server: ScriptedServer, no_waiting: None) -> None:
    server.will(*[Answer(b"", 500)] * 9)
    with pytest.raises(HTTPStatusError):
        wq(lambda client: client.orders.query(max_retries=3), max_retries=1)
    assert len(server.asked) == 4
