"""The table: what the server does, and what the client must make of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dingdan import (
    APIError,
    AuthenticationError,
    ConnectFailed,
    DecodeError,
    HTTPStatusError,
    OutcomeUnknown,
    PagingError,
    RateLimited,
    Timeout,
    TransportError,
)
from tests.faults import faults as f
from tests.faults.misbehaving import TOKEN, Asked, Fault, Plan
from tests.faults.world import (
    ADD,
    AFTER_A_READ,
    CLOSE,
    DETAIL,
    MALL,
    PAGES,
    QUERY,
    RETURN,
    ROWS_A_PAGE,
    SELL,
    SHIP,
    Call,
)

WHOLE = PAGES + 1
"""Requests that reading all orders takes, on either platform: the last page is full, so an empty one is the end."""
Times = int | tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case."""

    name: str
    server: str
    """What the server does, for the README."""
    client: str
    """What the client must do, for the README."""
    call: Call = QUERY
    plan: Callable[[], Plan] = Plan
    reach: Literal["at once", "never", "late", "crowded", "nameless"] = "at once"
    """Whether a connection can be had."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Of the client, or functions without arguments that give them."""
    waits: bool = False
    """Whether the waits between attempts are real; else there are none."""

    rows: int | None = None
    """How many rows must have been given; None for all of a run without faults, or, with an error, none."""
    error: type[Exception] | tuple[type[Exception], ...] | None = None
    text: str = ""
    """A regular expression that the error's text must contain."""
    has: Mapping[str, Any] = field(default_factory=dict)
    """Attributes of the error."""
    asked: Times = WHOLE
    """How many requests of the operation the misbehaving server must have read."""
    reached: Times | None = None
    """How many of them the sandbox must have got; None for as many."""
    tokens: Times | None = None
    """How many requests for a token there must have been; None for no matter."""
    written: Times | None = None
    """How much must have been written in the end, where the call is a write."""
    least: float = 0.0
    most: float = 6.0
    """Seconds that the call must, and may, take; what it may take is counted by `PatientClock`."""


def on_page(number: int) -> Callable[[Asked], bool]:
    """Requests for a page."""
    return lambda asked: asked.page == number


def for_token(asked: Asked) -> bool:
    """Requests for a token."""
    return asked.operation == TOKEN


def once(*faults: Fault, page: int = 2) -> Callable[[], Plan]:
    """What happens to the first requests for a page."""
    return lambda: Plan(*faults, about=on_page(page))


def always(fault: Fault, page: int | None = None) -> Callable[[], Plan]:
    """What happens to every request, or to every one for a page."""
    return lambda: Plan(afterwards=fault) if page is None else Plan(afterwards=fault, about=on_page(page))


def first(fault: Fault) -> Callable[[], Plan]:
    """What happens to the first request that is not for a token."""
    return lambda: Plan(fault)


def tokens(*faults: Fault, afterwards: Fault | None = None) -> Callable[[], Plan]:
    """What happens to requests for a token."""
    return lambda: Plan(*faults, about=for_token, afterwards=afterwards)


def unread(*turns: int) -> Callable[[], Plan]:
    """Which turns end before a byte is read."""
    return lambda: Plan(unread=turns)


SHORT = {"timeout": 0.5}
HURRY = {"timeout": 5.0, "total_timeout": 1.0}
ALL = "give all rows, each once"
AGAIN = "send the read again and give all rows, each once"
UNKNOWN = "raise OutcomeUnknown and not send it again"
NOT_AGAIN = "not send it again"

CONNECTIONS = [
    Case(
        name="refused",
        server="refuses every connection",
        client="try three times, then raise ConnectFailed",
        reach="never",
        error=ConnectFailed,
        text="no connection",
        asked=0,
    ),
    Case(
        name="up-after-a-while",
        server="refuses connections for the first 0.25 s",
        client="wait between attempts, then give all rows",
        reach="late",
        waits=True,
        options={"max_retries": 5},
        least=0.25,
    ),
    Case(
        name="crowded",
        server="lets no connection come about: its queue is full",
        client="raise ConnectFailed in time",
        reach="crowded",
        options=SHORT,
        error=ConnectFailed,
        text="ConnectTimeout",
        asked=0,
    ),
    Case(
        name="no-such-name",
        server="does not exist: the name in base_url resolves to nothing",
        client="raise ConnectFailed",
        reach="nameless",
        error=ConnectFailed,
        asked=0,
        most=30,
    ),
    Case(
        name="reset-unread",
        server="resets the connection when the request has come, unread",
        client=AGAIN,
        plan=unread(1, 3),
    ),
    Case(name="reset", server="resets the connection once it has read the request", client=AGAIN,
         plan=once(f.reset), asked=WHOLE + 1, reached=WHOLE),
    Case(name="reset-twice", server="resets two connections, one after the other", client=AGAIN,
         plan=once(f.reset, f.reset), asked=WHOLE + 2, reached=WHOLE),
    Case(name="reset-every-first", server="resets the connection of the first request for each page", client=AGAIN,
         plan=lambda: Plan(*[f.reset, None] * WHOLE), asked=2 * WHOLE, reached=WHOLE),
    Case(name="reset-for-ever", server="resets every connection", client="try three times, then raise TransportError",
         plan=always(f.reset), error=TransportError, text="no complete response came", asked=3, reached=0),
    Case(name="reset-in-the-headers", server="resets the connection in the middle of the headers", client=AGAIN,
         plan=once(f.sends(f.half_the_headers, then_reset=True)), asked=WHOLE + 1),
    Case(name="reset-after-the-headers", server="resets the connection between headers and body", client=AGAIN,
         plan=once(f.sends(f.headers_only, then_reset=True)), asked=WHOLE + 1),
    Case(name="reset-in-the-body", server="resets the connection in the middle of the body", client=AGAIN,
         plan=once(f.sends(f.half_the_body, then_reset=True)), asked=WHOLE + 1),
    Case(name="reset-after-the-body", server="resets the connection once the whole body is sent", client=ALL,
         plan=once(f.sends(f.whole, then_reset=True)), asked=(WHOLE, WHOLE + 1)),
    Case(name="closed-without-answer", server="closes the connection once it has read the request", client=AGAIN,
         plan=once(f.hang_up), asked=WHOLE + 1, reached=WHOLE),
    Case(name="closed-in-the-headers", server="closes the connection in the middle of the headers", client=AGAIN,
         plan=once(f.sends(f.half_the_headers)), asked=WHOLE + 1),
    Case(name="closed-in-the-body", server="closes the connection in the middle of the body", client=AGAIN,
         plan=once(f.sends(f.half_the_body)), asked=WHOLE + 1),
    Case(name="closed-while-idle", server="closes the connection after each answer, without saying so", client=ALL,
         plan=always(f.then_closes)),
    Case(name="closed-as-the-request-comes", server="resets a kept connection the moment the next request comes",
         client=AGAIN, plan=unread(2, 4, 6)),
]  # fmt: skip

TIMES = [
    Case(name="never-answers-once", server="never answers one request", client=AGAIN,
         plan=once(f.silence), options=SHORT, asked=WHOLE + 1, reached=WHOLE, least=0.3),
    Case(name="never-answers", server="never answers", client="try three times, then raise Timeout",
         plan=always(f.silence), options=SHORT, error=Timeout, text="ReadTimeout", asked=3, reached=0,
         least=0.9, most=6),
    Case(name="never-answers-in-all", server="never answers, and total_timeout is shorter than the attempts",
         client="raise Timeout when the total is used up", plan=always(f.silence),
         options={"timeout": 0.7, "total_timeout": 1.0}, error=Timeout, asked=2, reached=0, least=0.9, most=3.5),
    Case(name="silent-after-half", server="sends half of the body, and no more", client=AGAIN,
         plan=once(f.sends(f.half_the_body, then_silent=True)), options=SHORT, asked=WHOLE + 1),
    Case(name="silent-after-the-headers", server="sends the headers, and no more", client=AGAIN,
         plan=once(f.sends(f.headers_only, then_silent=True)), options=SHORT, asked=WHOLE + 1),
    Case(name="slow-answer", server="answers after 0.3 s", client="wait for it", plan=once(f.late(0.3)), least=0.3),
    Case(name="answer-comes-too-late", server="answers one request after the timeout", client=AGAIN,
         plan=once(f.late(1.0)), options=SHORT, asked=WHOLE + 1, least=0.3),
    Case(name="slow-pieces", server="sends a body in ten pieces over 0.3 s", client="wait for it",
         plan=once(f.in_pieces(0.03)), options=SHORT, least=0.3),
    Case(name="body-drips", server="sends the body byte by byte, for minutes",
         client="raise Timeout when total_timeout is over", plan=always(f.drips(0.02)), options=HURRY,
         error=Timeout, asked=1, least=0.9, most=3.5),
    Case(name="headers-drip", server="sends the headers byte by byte, for minutes",
         client="raise Timeout when total_timeout is over", plan=always(f.drips(0.02, bodies=False)), options=HURRY,
         error=Timeout, asked=1, least=0.9, most=3.5),
    Case(name="interim-for-ever", server='says "100 Continue" for ever',
         client="raise Timeout when total_timeout is over", plan=always(f.interim_drip(0.02)), options=HURRY,
         error=Timeout, asked=1, least=0.9, most=3.5),
]  # fmt: skip

FRAMES = [
    Case(name="length-too-long", server="promises twice the bytes that come, and closes", client=AGAIN,
         plan=once(f.sends(f.length_too_long)), asked=WHOLE + 1),
    Case(name="length-too-long-kept-open", server="promises twice the bytes that come, and keeps silent",
         client=AGAIN, plan=once(f.sends(f.length_too_long, then_silent=True)), options=SHORT, asked=WHOLE + 1),
    Case(name="length-too-short", server="promises half of the bytes that come", client=AGAIN,
         plan=once(f.sends(f.length_too_short)), asked=WHOLE + 1),
    Case(name="two-lengths", server="gives two lengths that differ", client=AGAIN,
         plan=once(f.sends(f.two_lengths)), asked=WHOLE + 1),
    Case(name="no-length", server="gives no length, and closes after the body", client=ALL,
         plan=always(f.sends(f.without_length))),
    Case(name="no-length-cut", server="gives no length, and closes in the middle of the body", client=AGAIN,
         plan=once(f.sends(f.half_without_length)), asked=WHOLE + 1),
    Case(name="chunked-cut", server="closes in the middle of a chunk", client=AGAIN,
         plan=once(f.sends(f.chunked_cut)), asked=WHOLE + 1),
    Case(name="chunked-without-end", server="sends all chunks but the last, empty one", client=AGAIN,
         plan=once(f.sends(f.chunked_without_end)), asked=WHOLE + 1),
    Case(name="chunked-nonsense", server="sends chunks whose size is no number", client=AGAIN,
         plan=once(f.sends(f.chunked_nonsense)), asked=WHOLE + 1),
    Case(name="gzip-cut", server="sends half of a gzip body, with the length of the half", client=AGAIN,
         plan=once(f.sends(f.gzip_cut)), asked=WHOLE + 1),
    Case(name="gzip-in-name-only", server="says gzip and sends plain text", client=AGAIN,
         plan=once(f.sends(f.gzip_in_name)), asked=WHOLE + 1),
    Case(name="gzip-in-name-only-for-ever", server="says gzip and sends plain text, always",
         client="try three times, then raise TransportError", plan=always(f.sends(f.gzip_in_name)),
         error=TransportError, text="DecodingError", asked=3),
    Case(name="not-http", server="answers with something that is no HTTP", client=AGAIN,
         plan=once(f.sends(f.garbage)), asked=WHOLE + 1),
    Case(name="not-http-for-ever", server="speaks another protocol",
         client="try three times, then raise TransportError", plan=always(f.sends(f.garbage)),
         error=TransportError, text="RemoteProtocolError", asked=3),
    Case(name="endless-header", server="sends a header of 400 KB", client=AGAIN,
         plan=once(f.sends(f.endless_header)), asked=WHOLE + 1),
    Case(name="interim-noise", server='says "100 Continue" and "103 Early Hints" before each answer', client=ALL,
         plan=always(f.sends(f.interim_noise))),
]  # fmt: skip

BODIES = [
    Case(name="html", server="answers 200 with an HTML page",
         client="raise DecodeError that asks about base_url and IP, at once", plan=always(f.says(f.HTML)),
         error=DecodeError, text="base_url.*IP", has={"retryable": False}, asked=1, reached=0),
    Case(name="empty-body", server="answers 200 with nothing, once", client=AGAIN,
         plan=once(f.status(200, b"")), asked=WHOLE + 1, reached=WHOLE),
    Case(name="empty-body-for-ever", server="answers 200 with nothing",
         client="try three times, then raise DecodeError", plan=always(f.status(200, b"")),
         error=DecodeError, asked=3, reached=0),
    Case(name="no-content", server="answers 204", client="raise DecodeError, never take it for no rows",
         plan=always(f.status(204, b"")), error=DecodeError, asked=(1, 3), reached=0),
    Case(name="json-null", server="answers 200 with `null`", client="raise DecodeError at once",
         plan=always(f.json_body(None)), error=DecodeError, asked=1, reached=0),
    Case(name="json-list", server="answers 200 with `[]`", client="raise DecodeError, never take it for no rows",
         plan=always(f.json_body([])), error=DecodeError, asked=1, reached=0),
    Case(name="json-text", server='answers 200 with `"ok"`', client="raise DecodeError at once",
         plan=always(f.json_body("ok")), error=DecodeError, asked=1, reached=0),
    Case(name="json-empty-object", server="answers 200 with `{}`",
         client="raise DecodeError, never take it for no rows", plan=always(f.json_body({})),
         error=DecodeError, text="no return_code", asked=1, reached=0),
    Case(name="json-cut", server="sends half of the JSON, with the length of the half", client=AGAIN,
         plan=once(f.body_is(f.half_the_json)), asked=WHOLE + 1),
    Case(name="json-cut-for-ever", server="sends half of the JSON, always",
         client="try three times, then raise DecodeError", plan=always(f.body_is(f.half_the_json)),
         error=DecodeError, has={"retryable": True}, asked=3),
    Case(name="invalid-utf-8", server="sends a byte that is no UTF-8 within the JSON, once", client=AGAIN,
         plan=once(f.body_is(f.invalid_utf8)), asked=WHOLE + 1),
    Case(name="invalid-utf-8-for-ever", server="sends a byte that is no UTF-8 within the JSON",
         client="raise DecodeError, never replace characters unseen", plan=always(f.body_is(f.invalid_utf8)),
         error=DecodeError, asked=3),
    Case(name="data-cut", server="cuts the JSON inside `response_data`, once", client=AGAIN,
         plan=once(f.member(f.half_the_data)), asked=WHOLE + 1),
    Case(name="data-cut-for-ever", server="cuts the JSON inside `response_data` of page 3, always",
         client="give the pages before, then raise DecodeError", plan=always(f.member(f.half_the_data), page=3),
         error=DecodeError, has={"retryable": True}, rows=2 * ROWS_A_PAGE, asked=5),
    Case(name="data-null-at-the-end", server="says `response_data: null` where the last, empty page is", client=ALL,
         plan=once(f.sets(response_data=None), page=WHOLE)),
    Case(name="data-empty-text-at-the-end", server='says `response_data: ""` where the last, empty page is',
         client=ALL, plan=once(f.sets(response_data=""), page=WHOLE)),
    Case(name="data-absent-at-the-end", server="leaves `response_data` out where the last, empty page is", client=ALL,
         plan=once(f.lacks("response_data"), page=WHOLE)),
    Case(name="data-unquoted", server="sends the rows themselves in place of text that holds them", client=ALL,
         plan=always(f.member(f.data_unquoted))),
    Case(name="data-an-object", server="sends one row as an object in place of page 6's list",
         client="take it for the one row of the page", plan=once(f.member(f.first_row_alone), page=6),
         rows=5 * ROWS_A_PAGE + 1),
    Case(name="data-wrapped", server='wraps the rows: `{"data": {"rows": "[…]"}}`', client=ALL,
         plan=always(f.member(f.data_wrapped))),
    Case(name="data-quoted-twice", server="quotes the text in `response_data` once more", client=ALL,
         plan=always(f.member(f.data_quoted_twice))),
    Case(name="data-under-another-name", server="calls `response_data` `return_data`", client=ALL,
         plan=always(f.member(f.data_renamed("return_data")))),
    Case(name="data-under-an-unknown-name", server="calls `response_data` `payload` on page 3",
         client="give the pages before, then raise DecodeError that names it, never take it for the end",
         plan=always(f.member(f.data_renamed("payload")), page=3), error=DecodeError, text="other data: payload",
         rows=2 * ROWS_A_PAGE, asked=3),
    Case(name="data-is-a-failure", server='says `{"error": "busy"}` in `response_data` of page 3',
         client="give the pages before, then raise DecodeError, never take it for a row or for the end",
         plan=always(f.sets(response_data='{"error": "busy"}'), page=3), error=DecodeError,
         text="none of the documented fields, but error", rows=2 * ROWS_A_PAGE, asked=3),
    Case(name="odd-escapes", server="writes escapes that JSON does not have", client=ALL,
         plan=always(f.member(f.odd_escapes))),
    Case(name="text-behind", server="sends `<!-- 12ms -->` behind the JSON", client=ALL,
         plan=always(f.body_is(f.with_text_behind))),
    Case(name="code-with-blanks", server='says `return_code: "0 "`', client=ALL,
         plan=always(f.sets(return_code="0 "))),
    Case(name="code-with-a-point", server="says `return_code: 0.0`", client=ALL,
         plan=always(f.sets(return_code=0.0))),
    Case(name="code-is-a-number", server="says `return_code: 0` as a number", client=ALL,
         plan=always(f.sets(return_code=0))),
    Case(name="refusal-is-a-number", server="says `return_code: 1` as a number", client="raise APIError at once",
         plan=always(f.waiqin(1)), error=APIError, has={"code": "1", "message": "操作失败"}, asked=1, reached=0),
    Case(name="refusal", server='says `return_code: "1"` with 200 in mid-paging',
         client="give the pages before, then raise APIError at once, never take it for the end",
         plan=once(f.waiqin("1"), page=3), error=APIError, has={"code": "1", "status_code": 200},
         rows=2 * ROWS_A_PAGE, asked=3, reached=2),
    Case(name="unknown-code", server='says `return_code: "999"`, which no document lists',
         client="raise APIError with the code", plan=always(f.waiqin("999")), error=APIError,
         has={"code": "999"}, asked=1, reached=0),
    Case(name="refusal-without-words", server='says `return_code: "1"` and `return_msg: null`',
         client="raise APIError", plan=always(f.waiqin("1", None)), error=APIError, text="no message",
         has={"message": ""}, asked=1, reached=0),
    Case(name="escape-sequences", server="says what clears a terminal in `return_msg`",
         client="raise APIError that shows escapes and keeps the words in `.message`",
         plan=always(f.waiqin("1", "\x1b[2J无效")), error=APIError, text="\\\\x1b\\[2J无效",
         has={"message": "\x1b[2J无效"}, asked=1, reached=0),
    Case(name="no-code", server="leaves `return_code` out", client="raise DecodeError",
         plan=always(f.lacks("return_code")), error=DecodeError, text="no return_code", asked=1),
    Case(name="sql-dump", server="says a 100 KB dump of SQL in `return_msg`",
         client="raise APIError that is short to print and keeps all in `.message`",
         plan=always(f.waiqin("1", f.SQL_DUMP)), error=APIError, has={"message": f.SQL_DUMP}, asked=1, reached=0),
    Case(name="digest-rejected", server='says `return_code: "102"`',
         client="raise AuthenticationError with hints at once", plan=always(f.waiqin("102", "数字签名校验失败!")),
         error=AuthenticationError, text="appkey.*clock.*timestamp_format", has={"code": "102"}, asked=1, reached=0),
    Case(name="clock-an-hour-behind", server="checks timestamps; the machine's clock is an hour behind",
         client="raise AuthenticationError that names the clock, at once",
         options={"clock": lambda: time.time() - 3600}, error=AuthenticationError, text="clock", asked=1),
    Case(name="clock-an-hour-ahead", server="checks timestamps; the machine's clock is an hour ahead",
         client="raise AuthenticationError that names the clock, at once",
         options={"clock": lambda: time.time() + 3600}, error=AuthenticationError, text="clock", asked=1),
]  # fmt: skip


def _passing(code: int, words: str, body: bytes = f.HTML.body) -> list[Case]:
    return [
        Case(name=f"{code}-once", server=f"answers {code} ({words}) once", client=AGAIN,
             plan=once(f.status(code, body)), asked=WHOLE + 1, reached=WHOLE),
        Case(name=f"{code}-for-ever", server=f"answers {code} ({words})",
             client="try three times, then raise HTTPStatusError", plan=always(f.status(code, body)),
             error=HTTPStatusError, has={"status_code": code}, asked=3, reached=0),
    ]  # fmt: skip


def _staying(code: int, words: str) -> Case:
    return Case(name=f"{code}", server=f"answers {code} ({words})", client="raise HTTPStatusError at once",
                plan=always(f.status(code)), error=HTTPStatusError, has={"status_code": code},
                asked=1, reached=0)  # fmt: skip


STATUSES = [
    *_passing(500, "a page of the application server"),
    *_passing(502, "a gateway's page"),
    *_passing(503, "an empty body", b""),
    *_passing(504, "a gateway's page"),
    *(_staying(code, words) for code, words in
      ((400, "Bad Request"), (401, "Unauthorized"), (403, "Forbidden"), (404, "Not Found"))),
    Case(name="refusal-with-500", server="answers 500 with the platform's own envelope, once", client=AGAIN,
         plan=once(f.json_body({"return_code": "1", "return_msg": "系统繁忙"}, 500)),
         asked=WHOLE + 1, reached=WHOLE),
    Case(name="refusal-with-400", server="answers 400 with the platform's own envelope",
         client="raise APIError with code and status at once",
         plan=always(f.json_body({"return_code": "1", "return_msg": "参数错误"}, 400)), error=APIError,
         has={"code": "1", "status_code": 400}, asked=1, reached=0),
    Case(name="redirect-to-another-host", server="answers 302 to another host",
         client="raise HTTPStatusError, and send nothing there", plan=lambda: Plan(afterwards=f.redirect(302)),
         error=HTTPStatusError, has={"status_code": 302}, asked=1, reached=0),
    Case(name="redirect-here", server="answers 307 to an address of its own",
         client="raise HTTPStatusError, and not follow it", plan=lambda: Plan(afterwards=f.redirect(307, here=True)),
         error=HTTPStatusError, has={"status_code": 307}, asked=1, reached=0),
    Case(name="429-once", server="answers 429 once", client=AGAIN, plan=once(f.status(429)),
         asked=WHOLE + 1, reached=WHOLE),
    Case(name="429-for-ever", server="answers 429", client="try three times, then raise RateLimited",
         plan=always(f.status(429)), error=RateLimited, has={"status_code": 429}, asked=3, reached=0),
    Case(name="429-retry-after-seconds", server="answers 429 with `Retry-After: 1`, once",
         client="wait a second, then give all rows", plan=once(f.status(429, Retry_After="1")),
         waits=True, asked=WHOLE + 1, reached=WHOLE, least=1.0, most=4),
    Case(name="503-retry-after-seconds", server="answers 503 with `Retry-After: 1`, once",
         client="wait a second, then give all rows", plan=once(f.status(503, Retry_After="1")),
         waits=True, asked=WHOLE + 1, reached=WHOLE, least=1.0, most=4),
    Case(name="503-retry-after-date", server="answers 503 with a date in Retry-After, 2 s away, once",
         client="wait until then, then give all rows", plan=once(f.unavailable_until(2.0)),
         waits=True, asked=WHOLE + 1, reached=WHOLE, least=0.9, most=5),
    Case(name="503-retry-after-past", server="answers 503 with a date in Retry-After that is over, once",
         client="go on at once", plan=once(f.unavailable_until(-3600)), waits=True,
         asked=WHOLE + 1, reached=WHOLE, most=4),
    Case(name="retry-after-nonsense", server="answers 503 with Retry-After values that mean nothing",
         client="retry as if there were none", asked=WHOLE + 5, reached=WHOLE,
         plan=lambda: Plan(*(step for value in ("soon", "-5", "NaN", "1e9", "Thu, 99 Foo 2026 00:00:00 GMT")
                             for step in (f.status(503, Retry_After=value), None)))),
    Case(name="429-retry-after-a-day", server="answers 429 with `Retry-After: 86400`",
         client="raise RateLimited at once: total_timeout would be over first",
         plan=always(f.status(429, Retry_After="86400")), options=HURRY, waits=True, error=RateLimited,
         has={"retry_after": 86400.0}, asked=1, reached=0, most=4.0),
    Case(name="503-retry-after-too-long", server="answers 503 with `Retry-After: 5`, and total_timeout is 1 s",
         client="raise HTTPStatusError at once", plan=always(f.status(503, Retry_After="5")), options=HURRY,
         waits=True, error=HTTPStatusError, has={"status_code": 503, "retry_after": 5.0}, asked=1, reached=0, most=4.0),
    Case(name="429-retry-after-endless", server="answers 429 with a Retry-After of 5,000 digits",
         client="raise RateLimited at once", plan=always(f.status(429, Retry_After="9" * 5000)), options=HURRY,
         waits=True, error=RateLimited, asked=1, reached=0, most=4.0),
    Case(name="backs-off", server="answers 503 twice",
         client="wait between attempts, then give all rows", plan=once(f.status(503), f.status(503)),
         waits=True, asked=WHOLE + 2, reached=WHOLE, least=0.6, most=5),
]  # fmt: skip

PAGING = [
    Case(name="page-3-of-6-fails-once", server="fails page 3 of 6 once", client=AGAIN,
         plan=once(f.status(500), page=3), asked=WHOLE + 1, reached=WHOLE),
    Case(name="page-3-of-6-fails", server="fails page 3 of 6 for good",
         client="give pages 1 and 2, then raise: never take it for the end", plan=always(f.status(500), page=3),
         error=HTTPStatusError, has={"status_code": 500}, rows=2 * ROWS_A_PAGE, asked=5, reached=2),
    Case(name="page-3-of-6-breaks", server="resets the connection of page 3 of 6 for good",
         client="give pages 1 and 2, then raise TransportError", plan=always(f.reset, page=3),
         error=TransportError, rows=2 * ROWS_A_PAGE, asked=5, reached=2),
    Case(name="page-3-of-6-fails-wshoto", server="fails page 3 of 6 of Wshoto for good",
         client="give pages 1 and 2, then raise", call=MALL, plan=always(f.status(502), page=3),
         error=HTTPStatusError, rows=2, asked=5, reached=2),
    Case(name="same-page-twice", server="answers page 3 with page 2",
         client="give pages 1 and 2, then raise PagingError", plan=once(f.page(2), page=3), error=PagingError,
         rows=2 * ROWS_A_PAGE, asked=3, reached=2),
    Case(name="earlier-page-again", server="answers page 5 with page 1",
         client="give pages 1 to 4, then raise PagingError", plan=once(f.page(1), page=5), error=PagingError,
         rows=4 * ROWS_A_PAGE, asked=5, reached=4),
    Case(name="same-page-for-ever", server="ignores the number of the page",
         client="raise PagingError at the second page, never loop",
         plan=lambda: Plan(None, afterwards=f.page(1)), error=PagingError, rows=ROWS_A_PAGE, asked=2, reached=1),
    Case(name="same-page-for-ever-changing", server="ignores the number of the page, and a picture's address changes",
         client="raise PagingError at the second page: it is told by the ids of its rows",
         plan=lambda: Plan(None, afterwards=f.page(1, f.another_picture)), error=PagingError, rows=ROWS_A_PAGE,
         asked=2, reached=1),
    Case(name="last-page-for-ever-changing", server="gives page 5 for all later ones, and a picture's address changes",
         client="give pages 1 to 5, then raise PagingError",
         plan=lambda: Plan(*[None] * 5, afterwards=f.page(5, f.another_picture)), error=PagingError,
         rows=5 * ROWS_A_PAGE, asked=6, reached=5),
    Case(name="rows-in-another-order", server="answers page 3 with the rows of page 2 in another order",
         client="give pages 1 and 2, then raise PagingError", plan=once(f.page(2, f.turned_round), page=3),
         error=PagingError, rows=2 * ROWS_A_PAGE, asked=3, reached=2),
    Case(name="same-page-twice-wshoto", server="answers page 3 of Wshoto with page 2",
         client="give pages 1 and 2, then raise PagingError", call=MALL, plan=once(f.page(2), page=3),
         error=PagingError, rows=2, asked=3, reached=2),
    Case(name="empty-page-in-the-middle", server="answers page 3 of 6 with an empty page; Waiqin365 sends no total",
         client="end there, as the platform defines the end (nothing tells that more would follow)",
         plan=once(f.sets(response_data="[]"), page=3), rows=2 * ROWS_A_PAGE, asked=3),
    Case(name="empty-page-in-the-middle-wshoto", server="answers page 3 of 6 of Wshoto without rows, total still 6",
         client="give pages 1 and 2, then raise PagingError: rows are missing", call=MALL,
         plan=once(f.member(f.no_records), page=3), error=PagingError, rows=2, asked=3),
    Case(name="no-data-in-the-middle-wshoto", server="answers page 3 of 6 of Wshoto with `data: null`",
         client="give pages 1 and 2, then raise PagingError: rows are missing", call=MALL,
         plan=once(f.sets(data=None), page=3), error=PagingError, rows=2, asked=3),
    Case(name="no-total-wshoto", server="does not say how many rows there are", client="go on to an empty page",
         call=MALL, plan=always(f.member(f.no_total))),
    Case(name="total-of-the-page-wshoto", server="says the number of rows of the page where the total belongs",
         client="read on after a full page, and give all rows", call=MALL, plan=always(f.member(f.total_of_the_page))),
    Case(name="last-page-beyond-the-end-wshoto", server="answers page 7 of 6 of Wshoto with page 6",
         client="end there: the total is reached", call=MALL, plan=once(f.page(6), page=7), reached=PAGES),
    Case(name="answer-sent-twice-wshoto", server="sends every answer twice on a kept connection",
         client="raise PagingError, never give a row twice", call=MALL, plan=always(f.twice), error=PagingError, rows=1,
         asked=(1, 2, 3)),  # the client hangs up on an answer that lies unread, and a reset takes with it what it asked
    Case(name="refusal-wshoto", server="says `code: 45009` with 200 on page 3 of Wshoto",
         client="give pages 1 and 2, then raise APIError at once", call=MALL, plan=once(f.wshoto(45009), page=3),
         error=APIError, has={"code": "45009"}, rows=2, asked=3, reached=2),
    Case(name="reset-wshoto", server="resets the connection of a GET with a body", client=AGAIN, call=MALL,
         plan=once(f.reset), asked=WHOLE + 1, reached=WHOLE, tokens=1),
    Case(name="json-cut-wshoto", server="sends half of the JSON of one record, once", client=AGAIN, call=DETAIL,
         plan=first(f.body_is(f.half_the_json)), asked=2, tokens=1),
    Case(name="not-found-wshoto", server="says `code: 404` for one record", client="raise APIError at once",
         call=DETAIL, plan=always(f.wshoto(404)), error=APIError, has={"code": "404"}, asked=1, reached=0),
    Case(name="no-data-wshoto", server="says `code: 0` and `data: null` for one record", client="raise DecodeError",
         call=DETAIL, plan=always(f.sets(data=None)), error=DecodeError, asked=1),
]  # fmt: skip

TOKENS = [
    Case(name="token-revoked-in-mid-paging", server="ends the token before page 4 of 6",
         client="fetch one more token, repeat page 4, give all rows", call=MALL, plan=once(f.revoked, page=4),
         asked=WHOLE + 1, tokens=2),
    Case(name="token-refused-10010", server="says `code: 10010` to one page",
         client="fetch one more token and give all rows", call=MALL, plan=once(f.wshoto(10010)),
         asked=WHOLE + 1, reached=WHOLE, tokens=2),
    Case(name="token-refused-10011", server="says `code: 10011` to one record, with 401",
         client="fetch one more token and give the record", call=DETAIL,
         plan=first(f.json_body({"code": 10011, "msg": "无效"}, 401)), asked=2, reached=1, tokens=2),
    Case(name="token-refused-for-ever", server="says `code: 10001` to every page, whatever the token",
         client="fetch one more token, then raise AuthenticationError: never loop", call=MALL,
         plan=always(f.wshoto(10001)), error=AuthenticationError, has={"code": "10001"}, asked=2, reached=0, tokens=2),
    Case(name="token-call-500-once", server="fails one request for a token with 500",
         client="ask again and give all rows", call=MALL, plan=tokens(f.status(500)), asked=WHOLE, tokens=2),
    Case(name="token-call-reset-once", server="resets the connection of one request for a token",
         client="ask again and give all rows", call=MALL, plan=tokens(f.reset), asked=WHOLE, tokens=2),
    Case(name="token-call-500", server="fails every request for a token with 500",
         client="raise HTTPStatusError; send nothing else", call=MALL, plan=tokens(afterwards=f.status(500)),
         error=HTTPStatusError, has={"status_code": 500}, asked=0, tokens=3),
    Case(name="token-call-refused", server="refuses the app_secret",
         client="raise AuthenticationError at once", call=MALL, plan=tokens(afterwards=f.wshoto(10001)),
         error=AuthenticationError, has={"code": "10001"}, asked=0, tokens=1),
    Case(name="token-call-html", server="answers a request for a token with an HTML page",
         client="raise DecodeError at once", call=MALL, plan=tokens(afterwards=f.says(f.HTML)), error=DecodeError,
         text="base_url", asked=0, tokens=1),
    Case(name="token-call-never-answers", server="never answers a request for a token",
         client="raise Timeout in time", call=MALL, plan=tokens(afterwards=f.silence), options=SHORT, error=Timeout,
         asked=0, tokens=(1, 2, 3)),
    Case(name="token-call-drips", server="sends the answer with the token byte by byte, for minutes",
         client="raise Timeout when total_timeout is over", call=MALL, plan=tokens(afterwards=f.drips(0.05)),
         options=HURRY, error=Timeout, asked=0, tokens=1, least=0.9, most=3.5),
    Case(name="token-call-slow", server="gives the token after 0.5 s", client="wait for it and give all rows",
         call=MALL, plan=tokens(f.late(0.5)), asked=WHOLE, tokens=1, least=0.5),
    Case(name="token-without-expires-in", server="gives a token and does not say for how long",
         client="raise DecodeError that does not show the token", call=MALL,
         plan=tokens(afterwards=f.token(expires_in=None)), error=DecodeError, asked=0, tokens=1),
    Case(name="token-absent", server="says `code: 0` and gives no token", client="raise DecodeError", call=MALL,
         plan=tokens(afterwards=f.token(access_token=None)), error=DecodeError, asked=0, tokens=1),
    Case(name="token-empty", server='gives the token `""`', client="raise DecodeError", call=MALL,
         plan=tokens(afterwards=f.token(access_token="")), error=DecodeError, asked=0, tokens=1),
    Case(name="token-from-the-future", server="says that the token was made in a day's time",
         client="distrust that, use the token, fetch no other", call=MALL,
         plan=tokens(afterwards=f.token(create_at=int(time.time()) + 86400)), asked=WHOLE, tokens=1),
    Case(name="token-from-long-ago", server="says that the token was made in 1970",
         client="give all rows without asking for ever more tokens", call=MALL,
         plan=tokens(afterwards=f.token(create_at=0)), asked=WHOLE, tokens=(1, 2)),
    Case(name="token-numbers-as-text", server='gives `expires_in: "7200"` as text', client=ALL, call=MALL,
         plan=tokens(afterwards=f.token(expires_in="7200")), asked=WHOLE, tokens=1),
    Case(name="token-clock-an-hour-ahead", server="is honest; the machine's clock is an hour ahead", client=ALL,
         call=MALL, options={"clock": lambda: time.time() + 3600}, asked=WHOLE, tokens=1),
    Case(name="token-clock-an-hour-behind", server="is honest; the machine's clock is an hour behind", client=ALL,
         call=MALL, options={"clock": lambda: time.time() - 3600}, asked=WHOLE, tokens=1),
]  # fmt: skip


def _unknown(name: str, server: str, fault: Fault, *, call: Call = ADD, written: int = 1, **more: Any) -> Case:
    """A write that left, and of which no word comes."""
    return Case(name=name, server=server, client=UNKNOWN, call=call, plan=first(fault), error=OutcomeUnknown,
                text="before you send it again.", asked=1, reached=written, written=written, **more)  # fmt: skip


TIMED_OUT = {"return_code": "1", "return_msg": "upstream timed out"}
WRITES = [
    Case(name="write-refused", server="refuses every connection", client="try three times, then raise ConnectFailed",
         call=ADD, reach="never", error=ConnectFailed, asked=0, written=0),
    Case(name="write-up-after-a-while", server="refuses connections for the first 0.25 s",
         client="wait between attempts, then write once", call=ADD, reach="late", waits=True,
         options={"max_retries": 5}, asked=1, written=1, least=0.25),
    Case(name="write-crowded", server="lets no connection come about: its queue is full",
         client="raise ConnectFailed in time: it never left", call=ADD, reach="crowded", options=SHORT,
         error=ConnectFailed, asked=0, written=0),
    Case(name="write-no-such-name", server="does not exist: the name in base_url resolves to nothing",
         client="raise ConnectFailed: it never left", call=ADD, reach="nameless", error=ConnectFailed, asked=0,
         written=0, most=30),
    Case(name="write-reset-unread", server="resets the connection when the write has come, unread", client=UNKNOWN,
         call=ADD, plan=unread(1), error=OutcomeUnknown, asked=0, written=0),
    _unknown("write-reset", "resets the connection once it has read the write", f.reset, written=0),
    _unknown("write-closed-without-answer", "closes the connection once it has read the write", f.hang_up, written=0),
    _unknown("written-then-reset", "carries the write out, then resets the connection", f.done(f.reset)),
    _unknown("written-then-closed", "carries the write out, then closes the connection", f.done(f.hang_up)),
    _unknown("written-then-gone", "carries the write out, then is gone for good", f.done(f.gone)),
    _unknown("written-then-silent", "carries the write out, then never answers", f.done(f.silence), options=SHORT,
             least=0.3),
    _unknown("written-answer-too-late", "carries the write out, and answers after the timeout", f.late(1.0),
             options=SHORT, least=0.3),
    _unknown("written-then-reset-in-the-headers", "carries the write out, and resets in the middle of the headers",
             f.sends(f.half_the_headers, then_reset=True)),
    _unknown("written-then-cut", "carries the write out, and closes in the middle of the body",
             f.sends(f.half_the_body)),
    _unknown("written-then-drips", "carries the write out, and sends the answer byte by byte for minutes",
             f.drips(0.05), options=HURRY, least=0.9, most=3.5),
    _unknown("written-then-headers-drip", "carries the write out, and sends the headers byte by byte for minutes",
             f.drips(0.02, bodies=False), options=HURRY, least=0.9, most=3.5),
    _unknown("written-then-gzip-cut", "carries the write out, and sends half of a gzip body", f.sends(f.gzip_cut)),
    _unknown("written-then-gzip-in-name", "carries the write out, says gzip and sends plain text",
             f.sends(f.gzip_in_name)),
    _unknown("written-then-not-http", "carries the write out, and answers with something that is no HTTP",
             f.sends(f.garbage)),
    _unknown("written-then-json-cut", "carries the write out, and sends half of the JSON", f.body_is(f.half_the_json)),
    _unknown("written-then-html", "carries the write out, and answers 200 with an HTML page", f.done(f.says(f.HTML))),
    _unknown("written-then-empty", "carries the write out, and answers 200 with nothing", f.done(f.status(200, b""))),
    _unknown("written-then-null", "carries the write out, and answers 200 with `null`", f.done(f.json_body(None))),
    _unknown("written-then-no-code", "carries the write out, and leaves `return_code` out", f.lacks("return_code")),
    _unknown("written-then-500", "carries the write out, and answers 500", f.done(f.status(500))),
    _unknown("written-then-502", "carries the write out, and answers 502 with a gateway's page",
             f.done(f.status(502))),
    _unknown("written-then-503", "carries the write out, and answers 503 with `Retry-After: 0`",
             f.done(f.status(503, Retry_After="0"))),
    _unknown("written-then-504", "carries the write out, and answers 504", f.done(f.status(504))),
    _unknown("write-503", "answers 503 and has written nothing", f.status(503), written=0),
    Case(name="write-429", server="answers 429 with `Retry-After: 0` to a write",
         client=f"raise RateLimited and {NOT_AGAIN}", call=ADD, plan=always(f.status(429, Retry_After="0")),
         error=RateLimited, asked=1, reached=0, written=0),
    Case(name="write-404", server="answers 404 to a write", client=f"raise HTTPStatusError and {NOT_AGAIN}", call=ADD,
         plan=always(f.status(404)), error=HTTPStatusError, has={"status_code": 404}, asked=1, reached=0, written=0),
    Case(name="write-redirected", server="answers a write with 302 to another host",
         client=f"raise OutcomeUnknown, {NOT_AGAIN}, and send nothing there", call=ADD,
         plan=lambda: Plan(afterwards=f.redirect(302)), error=OutcomeUnknown, text="HTTP 302", asked=1,
         reached=0, written=0),
    _unknown("written-then-refusal-with-500", "carries the write out, and answers 500 with an envelope that refuses it",
             f.done(f.json_body(TIMED_OUT, 500))),
    _unknown("written-then-refusal-with-504", "carries the write out, and answers 504 with an envelope that refuses it",
             f.done(f.json_body(TIMED_OUT, 504)), call=SHIP),
    _unknown("written-then-success-with-400", 'carries the write out, and answers 400 with `return_code: "0"`',
             f.done(f.json_body({"return_code": "0"}, 400)), call=RETURN),
    _unknown("written-then-success-with-500", 'carries the write out, and answers 500 with `return_code: "0"`',
             f.done(f.json_body({"return_code": "0"}, 500)), call=SELL),
    _unknown("written-then-408", "carries the write out, and answers 408, as a proxy that waits no longer",
             f.done(f.status(408)), call=CLOSE),
    Case(name="write-refusal-with-400", server='says `return_code: "1"` with 400 to a write',
         client=f"raise APIError and {NOT_AGAIN}", call=ADD, plan=always(f.json_body(TIMED_OUT, 400)),
         error=APIError, has={"code": "1", "status_code": 400}, asked=1, reached=0, written=0),
    Case(name="write-digest-rejected-with-401", server='says `return_code: "102"` with 401 to a write',
         client=f"raise AuthenticationError and {NOT_AGAIN}", call=ADD,
         plan=always(f.json_body({"return_code": "102"}, 401)), error=AuthenticationError, asked=1, reached=0,
         written=0),
    Case(name="write-refusal", server='says `return_code: "1"` to a write', client=f"raise APIError and {NOT_AGAIN}",
         call=ADD, plan=always(f.waiqin("1")), error=APIError, has={"code": "1"}, asked=1, reached=0, written=0),
    Case(name="write-digest-rejected", server='says `return_code: "102"` to a write',
         client=f"raise AuthenticationError and {NOT_AGAIN}", call=ADD, plan=always(f.waiqin("102")),
         error=AuthenticationError, asked=1, reached=0, written=0),
    Case(name="write-on-a-connection-closed-while-idle",
         server="closed the kept connection after the read before, without saying so",
         client="write once, on a new connection", call=AFTER_A_READ, plan=always(f.then_closes), asked=1, written=1),
    Case(name="write-on-a-connection-that-breaks",
         server="resets the kept connection the moment the write comes", client=UNKNOWN, call=AFTER_A_READ,
         plan=unread(2), error=OutcomeUnknown, asked=0, written=0),
    Case(name="write-meets-a-stale-answer",
         server="sends the answer of the read before twice, and refuses the write that follows",
         client="not take the copy for the answer to the write: raise OutcomeUnknown, or APIError where the copy came "
                "in time for the connection to be given up", call=AFTER_A_READ,
         plan=lambda: Plan(f.twice, f.waiqin("1")), error=(OutcomeUnknown, APIError), asked=(0, 1), reached=0,
         written=0),  # hung up on as above
    Case(name="written-after-noise", server='says "100 Continue" three times, then answers the write',
         client="give the Ack", call=ADD, plan=always(f.sends(f.interim_noise)), asked=1, written=1),
    Case(name="written-code-is-a-number", server="says `return_code: 0` as a number to a write", client="give the Ack",
         call=ADD, plan=always(f.sets(return_code=0)), asked=1, written=1),
    Case(name="written-slowly", server="answers a write after 0.3 s", client="wait for it and give the Ack", call=ADD,
         plan=first(f.late(0.3)), asked=1, written=1, least=0.3),
    Case(name="written-then-body-reset", server="carries the write out, and resets after the whole body",
         client="give the Ack, or raise OutcomeUnknown; never send it again", call=SELL,
         plan=first(f.sends(f.whole, then_reset=True)), asked=1, written=1),
    Case(name="written-and-data-cut", server="carries a bill out, and cuts the JSON inside `response_data`",
         client="raise DecodeError that says that it was carried out", call=SELL, plan=first(f.member(f.half_the_data)),
         error=DecodeError, text="was applied", has={"carried_out": True}, asked=1, written=1),
    _unknown("bill-then-504", "carries a sales bill out, and answers 504", f.done(f.status(504)), call=SELL),
    _unknown("shipment-then-reset", "carries a shipment out, then resets the connection", f.done(f.reset), call=SHIP),
    _unknown("closing-then-gone", "closes an order, then is gone for good", f.done(f.gone), call=CLOSE),
    _unknown("return-then-silent", "carries a return out, then never answers", f.done(f.silence), call=RETURN,
             options=SHORT),
]  # fmt: skip

CASES: list[Case] = [*CONNECTIONS, *TIMES, *FRAMES, *BODIES, *STATUSES, *PAGING, *TOKENS, *WRITES]
GROUPS: dict[str, list[Case]] = {
    "Connections": CONNECTIONS,
    "Time": TIMES,
    "HTTP": FRAMES,
    "Bodies": BODIES,
    "Status and Retry-After": STATUSES,
    "Paging": PAGING,
    "Tokens": TOKENS,
    "Writes": WRITES,
}


def table() -> str:
    """The cases as the README shows them."""
    lines = []
    number = 0
    for group, cases in GROUPS.items():
        lines += [f"### {group}", "", "| | case | the server | the client must |", "|--:|---|---|---|"]
        for case in cases:
            number += 1
            lines.append(f"| {number} | {case.name} | {case.server} | {case.client} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
