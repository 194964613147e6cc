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
from dingdan_sandbox.faults.effects import SQL_DUMP
from dingdan_sandbox.faults.plan import Plan
from dingdan_sandbox.faults.table import FAULTS
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
    server: str = ""
    """What the server does, for the README; by default what the fault of this name does."""
    client: str
    """What the client must do, for the README."""
    call: Call = QUERY
    plan: Callable[[], Plan] = Plan
    """By default the fault of this name."""
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

    def __post_init__(self) -> None:
        if self.name in FAULTS:
            object.__setattr__(self, "server", FAULTS[self.name].en)
            object.__setattr__(self, "plan", FAULTS[self.name].plan)


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
    Case(name="reset", client=AGAIN, asked=WHOLE + 1, reached=WHOLE),
    Case(name="reset-twice", client=AGAIN, asked=WHOLE + 2, reached=WHOLE),
    Case(name="reset-every-first", client=AGAIN, asked=2 * WHOLE, reached=WHOLE),
    Case(
        name="reset-for-ever",
        client="try three times, then raise TransportError",
        error=TransportError,
        text="no complete response came",
        asked=3,
        reached=0,
    ),
    Case(name="reset-in-the-headers", client=AGAIN, asked=WHOLE + 1),
    Case(name="reset-after-the-headers", client=AGAIN, asked=WHOLE + 1),
    Case(name="reset-in-the-body", client=AGAIN, asked=WHOLE + 1),
    Case(name="reset-after-the-body", client=ALL, asked=(WHOLE, WHOLE + 1)),
    Case(name="closed-without-answer", client=AGAIN, asked=WHOLE + 1, reached=WHOLE),
    Case(name="closed-in-the-headers", client=AGAIN, asked=WHOLE + 1),
    Case(name="closed-in-the-body", client=AGAIN, asked=WHOLE + 1),
    Case(name="closed-while-idle", client=ALL),
    Case(
        name="closed-as-the-request-comes",
        server="resets a kept connection the moment the next request comes",
        client=AGAIN,
        plan=unread(2, 4, 6),
    ),
]

TIMES = [
    Case(name="never-answers-once", client=AGAIN, options=SHORT, asked=WHOLE + 1, reached=WHOLE, least=0.3),
    Case(
        name="never-answers",
        client="try three times, then raise Timeout",
        options=SHORT,
        error=Timeout,
        text="ReadTimeout",
        asked=3,
        reached=0,
        least=0.9,
        most=6,
    ),
    Case(
        name="never-answers-in-all",
        client="raise Timeout when the total is used up",
        options={"timeout": 0.7, "total_timeout": 1.0},
        error=Timeout,
        asked=2,
        reached=0,
        least=0.9,
        most=3.5,
    ),
    Case(name="silent-after-half", client=AGAIN, options=SHORT, asked=WHOLE + 1),
    Case(name="silent-after-the-headers", client=AGAIN, options=SHORT, asked=WHOLE + 1),
    Case(name="slow-answer", client="wait for it", least=0.3),
    Case(name="answer-comes-too-late", client=AGAIN, options=SHORT, asked=WHOLE + 1, least=0.3),
    Case(name="slow-pieces", client="wait for it", options=SHORT, least=0.3),
    Case(
        name="body-drips",
        client="raise Timeout when total_timeout is over",
        options=HURRY,
        error=Timeout,
        asked=1,
        least=0.9,
        most=3.5,
    ),
    Case(
        name="headers-drip",
        client="raise Timeout when total_timeout is over",
        options=HURRY,
        error=Timeout,
        asked=1,
        least=0.9,
        most=3.5,
    ),
    Case(
        name="interim-for-ever",
        client="raise Timeout when total_timeout is over",
        options=HURRY,
        error=Timeout,
        asked=1,
        least=0.9,
        most=3.5,
    ),
]

FRAMES = [
    Case(name="length-too-long", client=AGAIN, asked=WHOLE + 1),
    Case(name="length-too-long-kept-open", client=AGAIN, options=SHORT, asked=WHOLE + 1),
    Case(name="length-too-short", client=AGAIN, asked=WHOLE + 1),
    Case(name="two-lengths", client=AGAIN, asked=WHOLE + 1),
    Case(name="no-length", client=ALL),
    Case(name="no-length-cut", client=AGAIN, asked=WHOLE + 1),
    Case(name="chunked-cut", client=AGAIN, asked=WHOLE + 1),
    Case(name="chunked-without-end", client=AGAIN, asked=WHOLE + 1),
    Case(name="chunked-nonsense", client=AGAIN, asked=WHOLE + 1),
    Case(name="gzip-cut", client=AGAIN, asked=WHOLE + 1),
    Case(name="gzip-in-name-only", client=AGAIN, asked=WHOLE + 1),
    Case(
        name="gzip-in-name-only-for-ever",
        client="try three times, then raise TransportError",
        error=TransportError,
        text="DecodingError",
        asked=3,
    ),
    Case(name="not-http", client=AGAIN, asked=WHOLE + 1),
    Case(
        name="not-http-for-ever",
        client="try three times, then raise TransportError",
        error=TransportError,
        text="RemoteProtocolError",
        asked=3,
    ),
    Case(name="endless-header", client=AGAIN, asked=WHOLE + 1),
    Case(name="interim-noise", client=ALL),
]

BODIES = [
    Case(
        name="html",
        client="raise DecodeError that asks about base_url and IP, at once",
        error=DecodeError,
        text="base_url.*IP",
        has={"retryable": False},
        asked=1,
        reached=0,
    ),
    Case(name="empty-body", client=AGAIN, asked=WHOLE + 1, reached=WHOLE),
    Case(
        name="empty-body-for-ever",
        client="try three times, then raise DecodeError",
        error=DecodeError,
        asked=3,
        reached=0,
    ),
    Case(
        name="no-content",
        client="raise DecodeError, never take it for no rows",
        error=DecodeError,
        asked=(1, 3),
        reached=0,
    ),
    Case(name="json-null", client="raise DecodeError at once", error=DecodeError, asked=1, reached=0),
    Case(
        name="json-list", client="raise DecodeError, never take it for no rows", error=DecodeError, asked=1, reached=0
    ),
    Case(name="json-text", client="raise DecodeError at once", error=DecodeError, asked=1, reached=0),
    Case(
        name="json-empty-object",
        client="raise DecodeError, never take it for no rows",
        error=DecodeError,
        text="no return_code",
        asked=1,
        reached=0,
    ),
    Case(name="json-cut", client=AGAIN, asked=WHOLE + 1),
    Case(
        name="json-cut-for-ever",
        client="try three times, then raise DecodeError",
        error=DecodeError,
        has={"retryable": True},
        asked=3,
    ),
    Case(name="invalid-utf-8", client=AGAIN, asked=WHOLE + 1),
    Case(
        name="invalid-utf-8-for-ever",
        client="raise DecodeError, never replace characters unseen",
        error=DecodeError,
        asked=3,
    ),
    Case(name="data-cut", client=AGAIN, asked=WHOLE + 1),
    Case(
        name="data-cut-for-ever",
        client="give the pages before, then raise DecodeError",
        error=DecodeError,
        has={"retryable": True},
        rows=2 * ROWS_A_PAGE,
        asked=5,
    ),
    Case(name="data-null-at-the-end", client=ALL),
    Case(name="data-empty-text-at-the-end", client=ALL),
    Case(name="data-absent-at-the-end", client=ALL),
    Case(name="data-unquoted", client=ALL),
    Case(name="data-an-object", client="take it for the one row of the page", rows=5 * ROWS_A_PAGE + 1),
    Case(name="data-wrapped", client=ALL),
    Case(name="data-quoted-twice", client=ALL),
    Case(name="data-under-another-name", client=ALL),
    Case(
        name="data-under-an-unknown-name",
        client="give the pages before, then raise DecodeError that names it, never take it for the end",
        error=DecodeError,
        text="other data: payload",
        rows=2 * ROWS_A_PAGE,
        asked=3,
    ),
    Case(
        name="data-is-a-failure",
        client="give the pages before, then raise DecodeError, never take it for a row or for the end",
        error=DecodeError,
        text="none of the documented fields, but error",
        rows=2 * ROWS_A_PAGE,
        asked=3,
    ),
    Case(name="odd-escapes", client=ALL),
    Case(name="text-behind", client=ALL),
    Case(name="code-with-blanks", client=ALL),
    Case(name="code-with-a-point", client=ALL),
    Case(name="code-is-a-number", client=ALL),
    Case(
        name="refusal-is-a-number",
        client="raise APIError at once",
        error=APIError,
        has={"code": "1", "message": "操作失败"},
        asked=1,
        reached=0,
    ),
    Case(
        name="refusal",
        client="give the pages before, then raise APIError at once, never take it for the end",
        error=APIError,
        has={"code": "1", "status_code": 200},
        rows=2 * ROWS_A_PAGE,
        asked=3,
        reached=2,
    ),
    Case(
        name="unknown-code",
        client="raise APIError with the code",
        error=APIError,
        has={"code": "999"},
        asked=1,
        reached=0,
    ),
    Case(
        name="refusal-without-words",
        client="raise APIError",
        error=APIError,
        text="no message",
        has={"message": ""},
        asked=1,
        reached=0,
    ),
    Case(
        name="escape-sequences",
        client="raise APIError that shows escapes and keeps the words in `.message`",
        error=APIError,
        text="\\\\x1b\\[2J无效",
        has={"message": "\x1b[2J无效"},
        asked=1,
        reached=0,
    ),
    Case(name="no-code", client="raise DecodeError", error=DecodeError, text="no return_code", asked=1),
    Case(
        name="sql-dump",
        client="raise APIError that is short to print and keeps all in `.message`",
        error=APIError,
        has={"message": SQL_DUMP},
        asked=1,
        reached=0,
    ),
    Case(
        name="digest-rejected",
        client="raise AuthenticationError with hints at once",
        error=AuthenticationError,
        text="appkey.*clock.*timestamp_format",
        has={"code": "102"},
        asked=1,
        reached=0,
    ),
    Case(
        name="clock-an-hour-behind",
        server="checks timestamps; the machine's clock is an hour behind",
        client="raise AuthenticationError that names the clock, at once",
        options={"clock": lambda: time.time() - 3600},
        error=AuthenticationError,
        text="clock",
        asked=1,
    ),
    Case(
        name="clock-an-hour-ahead",
        server="checks timestamps; the machine's clock is an hour ahead",
        client="raise AuthenticationError that names the clock, at once",
        options={"clock": lambda: time.time() + 3600},
        error=AuthenticationError,
        text="clock",
        asked=1,
    ),
]


def _passing(code: int) -> list[Case]:
    return [
        Case(name=f"{code}-once", client=AGAIN, asked=WHOLE + 1, reached=WHOLE),
        Case(
            name=f"{code}-for-ever",
            client="try three times, then raise HTTPStatusError",
            error=HTTPStatusError,
            has={"status_code": code},
            asked=3,
            reached=0,
        ),
    ]


def _staying(code: int) -> Case:
    return Case(
        name=f"{code}",
        client="raise HTTPStatusError at once",
        error=HTTPStatusError,
        has={"status_code": code},
        asked=1,
        reached=0,
    )


STATUSES = [
    *(case for code in (500, 502, 503, 504) for case in _passing(code)),
    *(_staying(code) for code in (400, 401, 403, 404)),
    Case(name="refusal-with-500", client=AGAIN, asked=WHOLE + 1, reached=WHOLE),
    Case(
        name="refusal-with-400",
        client="raise APIError with code and status at once",
        error=APIError,
        has={"code": "1", "status_code": 400},
        asked=1,
        reached=0,
    ),
    Case(
        name="redirect-to-another-host",
        client="raise HTTPStatusError, and send nothing there",
        error=HTTPStatusError,
        has={"status_code": 302},
        asked=1,
        reached=0,
    ),
    Case(
        name="redirect-here",
        client="raise HTTPStatusError, and not follow it",
        error=HTTPStatusError,
        has={"status_code": 307},
        asked=1,
        reached=0,
    ),
    Case(name="429-once", client=AGAIN, asked=WHOLE + 1, reached=WHOLE),
    Case(
        name="429-for-ever",
        client="try three times, then raise RateLimited",
        error=RateLimited,
        has={"status_code": 429},
        asked=3,
        reached=0,
    ),
    Case(
        name="429-retry-after-seconds",
        client="wait a second, then give all rows",
        waits=True,
        asked=WHOLE + 1,
        reached=WHOLE,
        least=1.0,
        most=4,
    ),
    Case(
        name="503-retry-after-seconds",
        client="wait a second, then give all rows",
        waits=True,
        asked=WHOLE + 1,
        reached=WHOLE,
        least=1.0,
        most=4,
    ),
    Case(
        name="503-retry-after-date",
        client="wait until then, then give all rows",
        waits=True,
        asked=WHOLE + 1,
        reached=WHOLE,
        least=0.9,
        most=5,
    ),
    Case(name="503-retry-after-past", client="go on at once", waits=True, asked=WHOLE + 1, reached=WHOLE, most=4),
    Case(name="retry-after-nonsense", client="retry as if there were none", asked=WHOLE + 5, reached=WHOLE),
    Case(
        name="429-retry-after-a-day",
        client="raise RateLimited at once: total_timeout would be over first",
        options=HURRY,
        waits=True,
        error=RateLimited,
        has={"retry_after": 86400.0},
        asked=1,
        reached=0,
        most=4.0,
    ),
    Case(
        name="503-retry-after-too-long",
        client="raise HTTPStatusError at once",
        options=HURRY,
        waits=True,
        error=HTTPStatusError,
        has={"status_code": 503, "retry_after": 5.0},
        asked=1,
        reached=0,
        most=4.0,
    ),
    Case(
        name="429-retry-after-endless",
        client="raise RateLimited at once",
        options=HURRY,
        waits=True,
        error=RateLimited,
        asked=1,
        reached=0,
        most=4.0,
    ),
    Case(
        name="backs-off",
        client="wait between attempts, then give all rows",
        waits=True,
        asked=WHOLE + 2,
        reached=WHOLE,
        least=0.6,
        most=5,
    ),
]

PAGING = [
    Case(name="page-3-of-6-fails-once", client=AGAIN, asked=WHOLE + 1, reached=WHOLE),
    Case(
        name="page-3-of-6-fails",
        client="give pages 1 and 2, then raise: never take it for the end",
        error=HTTPStatusError,
        has={"status_code": 500},
        rows=2 * ROWS_A_PAGE,
        asked=5,
        reached=2,
    ),
    Case(
        name="page-3-of-6-breaks",
        client="give pages 1 and 2, then raise TransportError",
        error=TransportError,
        rows=2 * ROWS_A_PAGE,
        asked=5,
        reached=2,
    ),
    Case(
        name="page-3-of-6-fails-wshoto",
        client="give pages 1 and 2, then raise",
        call=MALL,
        error=HTTPStatusError,
        rows=2,
        asked=5,
        reached=2,
    ),
    Case(
        name="same-page-twice",
        client="give pages 1 and 2, then raise PagingError",
        error=PagingError,
        rows=2 * ROWS_A_PAGE,
        asked=3,
        reached=2,
    ),
    Case(
        name="earlier-page-again",
        client="give pages 1 to 4, then raise PagingError",
        error=PagingError,
        rows=4 * ROWS_A_PAGE,
        asked=5,
        reached=4,
    ),
    Case(
        name="same-page-for-ever",
        client="raise PagingError at the second page, never loop",
        error=PagingError,
        rows=ROWS_A_PAGE,
        asked=2,
        reached=1,
    ),
    Case(
        name="same-page-for-ever-changing",
        client="raise PagingError at the second page: it is told by the ids of its rows",
        error=PagingError,
        rows=ROWS_A_PAGE,
        asked=2,
        reached=1,
    ),
    Case(
        name="last-page-for-ever-changing",
        client="give pages 1 to 5, then raise PagingError",
        error=PagingError,
        rows=5 * ROWS_A_PAGE,
        asked=6,
        reached=5,
    ),
    Case(
        name="rows-in-another-order",
        client="give pages 1 and 2, then raise PagingError",
        error=PagingError,
        rows=2 * ROWS_A_PAGE,
        asked=3,
        reached=2,
    ),
    Case(
        name="same-page-twice-wshoto",
        client="give pages 1 and 2, then raise PagingError",
        call=MALL,
        error=PagingError,
        rows=2,
        asked=3,
        reached=2,
    ),
    Case(
        name="empty-page-in-the-middle",
        client="end there, as the platform defines the end (nothing tells that more would follow)",
        rows=2 * ROWS_A_PAGE,
        asked=3,
    ),
    Case(
        name="empty-page-in-the-middle-wshoto",
        client="give pages 1 and 2, then raise PagingError: rows are missing",
        call=MALL,
        error=PagingError,
        rows=2,
        asked=3,
    ),
    Case(
        name="no-data-in-the-middle-wshoto",
        client="give pages 1 and 2, then raise PagingError: rows are missing",
        call=MALL,
        error=PagingError,
        rows=2,
        asked=3,
    ),
    Case(name="no-total-wshoto", client="go on to an empty page", call=MALL),
    Case(name="total-of-the-page-wshoto", client="read on after a full page, and give all rows", call=MALL),
    Case(name="last-page-beyond-the-end-wshoto", client="end there: the total is reached", call=MALL, reached=PAGES),
    Case(
        name="answer-sent-twice-wshoto",
        client="raise PagingError, never give a row twice",
        call=MALL,
        error=PagingError,
        rows=1,
        asked=(1, 2, 3),
    ),  # the client hangs up on an answer that lies unread, and a reset takes with it what it asked
    Case(
        name="refusal-wshoto",
        client="give pages 1 and 2, then raise APIError at once",
        call=MALL,
        error=APIError,
        has={"code": "45009"},
        rows=2,
        asked=3,
        reached=2,
    ),
    Case(name="reset-wshoto", client=AGAIN, call=MALL, asked=WHOLE + 1, reached=WHOLE, tokens=1),
    Case(name="json-cut-wshoto", client=AGAIN, call=DETAIL, asked=2, tokens=1),
    Case(
        name="not-found-wshoto",
        client="raise APIError at once",
        call=DETAIL,
        error=APIError,
        has={"code": "404"},
        asked=1,
        reached=0,
    ),
    Case(name="no-data-wshoto", client="raise DecodeError", call=DETAIL, error=DecodeError, asked=1),
]

TOKENS = [
    Case(
        name="token-revoked-in-mid-paging",
        client="fetch one more token, repeat page 4, give all rows",
        call=MALL,
        asked=WHOLE + 1,
        tokens=2,
    ),
    Case(
        name="token-refused-10010",
        client="fetch one more token and give all rows",
        call=MALL,
        asked=WHOLE + 1,
        reached=WHOLE,
        tokens=2,
    ),
    Case(
        name="token-refused-10011",
        client="fetch one more token and give the record",
        call=DETAIL,
        asked=2,
        reached=1,
        tokens=2,
    ),
    Case(
        name="token-refused-for-ever",
        client="fetch one more token, then raise AuthenticationError: never loop",
        call=MALL,
        error=AuthenticationError,
        has={"code": "10001"},
        asked=2,
        reached=0,
        tokens=2,
    ),
    Case(name="token-call-500-once", client="ask again and give all rows", call=MALL, asked=WHOLE, tokens=2),
    Case(name="token-call-reset-once", client="ask again and give all rows", call=MALL, asked=WHOLE, tokens=2),
    Case(
        name="token-call-500",
        client="raise HTTPStatusError; send nothing else",
        call=MALL,
        error=HTTPStatusError,
        has={"status_code": 500},
        asked=0,
        tokens=3,
    ),
    Case(
        name="token-call-refused",
        client="raise AuthenticationError at once",
        call=MALL,
        error=AuthenticationError,
        has={"code": "10001"},
        asked=0,
        tokens=1,
    ),
    Case(
        name="token-call-html",
        client="raise DecodeError at once",
        call=MALL,
        error=DecodeError,
        text="base_url",
        asked=0,
        tokens=1,
    ),
    Case(
        name="token-call-never-answers",
        client="raise Timeout in time",
        call=MALL,
        options=SHORT,
        error=Timeout,
        asked=0,
        tokens=(1, 2, 3),
    ),
    Case(
        name="token-call-drips",
        client="raise Timeout when total_timeout is over",
        call=MALL,
        options=HURRY,
        error=Timeout,
        asked=0,
        tokens=1,
        least=0.9,
        most=3.5,
    ),
    Case(name="token-call-slow", client="wait for it and give all rows", call=MALL, asked=WHOLE, tokens=1, least=0.5),
    Case(
        name="token-without-expires-in",
        client="raise DecodeError that does not show the token",
        call=MALL,
        error=DecodeError,
        asked=0,
        tokens=1,
    ),
    Case(name="token-absent", client="raise DecodeError", call=MALL, error=DecodeError, asked=0, tokens=1),
    Case(name="token-empty", client="raise DecodeError", call=MALL, error=DecodeError, asked=0, tokens=1),
    Case(
        name="token-from-the-future",
        client="distrust that, use the token, fetch no other",
        call=MALL,
        asked=WHOLE,
        tokens=1,
    ),
    Case(
        name="token-from-long-ago",
        client="give all rows without asking for ever more tokens",
        call=MALL,
        asked=WHOLE,
        tokens=(1, 2),
    ),
    Case(name="token-numbers-as-text", client=ALL, call=MALL, asked=WHOLE, tokens=1),
    Case(
        name="token-clock-an-hour-ahead",
        server="is honest; the machine's clock is an hour ahead",
        client=ALL,
        call=MALL,
        options={"clock": lambda: time.time() + 3600},
        asked=WHOLE,
        tokens=1,
    ),
    Case(
        name="token-clock-an-hour-behind",
        server="is honest; the machine's clock is an hour behind",
        client=ALL,
        call=MALL,
        options={"clock": lambda: time.time() - 3600},
        asked=WHOLE,
        tokens=1,
    ),
]


def _unknown(name: str, *, call: Call = ADD, written: int = 1, **more: Any) -> Case:
    """A write that left, and of which no word comes."""
    return Case(
        name=name,
        client=UNKNOWN,
        call=call,
        error=OutcomeUnknown,
        text="before you send it again.",
        asked=1,
        reached=written,
        written=written,
        **more,
    )


WRITES = [
    Case(
        name="write-refused",
        client="try three times, then raise ConnectFailed",
        call=ADD,
        reach="never",
        error=ConnectFailed,
        asked=0,
        written=0,
    ),
    Case(
        name="write-up-after-a-while",
        server="refuses connections for the first 0.25 s",
        client="wait between attempts, then write once",
        call=ADD,
        reach="late",
        waits=True,
        options={"max_retries": 5},
        asked=1,
        written=1,
        least=0.25,
    ),
    Case(
        name="write-crowded",
        server="lets no connection come about: its queue is full",
        client="raise ConnectFailed in time: it never left",
        call=ADD,
        reach="crowded",
        options=SHORT,
        error=ConnectFailed,
        asked=0,
        written=0,
    ),
    Case(
        name="write-no-such-name",
        server="does not exist: the name in base_url resolves to nothing",
        client="raise ConnectFailed: it never left",
        call=ADD,
        reach="nameless",
        error=ConnectFailed,
        asked=0,
        written=0,
        most=30,
    ),
    Case(
        name="write-reset-unread",
        server="resets the connection when the write has come, unread",
        client=UNKNOWN,
        call=ADD,
        plan=unread(1),
        error=OutcomeUnknown,
        asked=0,
        written=0,
    ),
    _unknown("write-reset", written=0),
    _unknown("write-closed-without-answer", written=0),
    _unknown("written-then-reset"),
    _unknown("written-then-closed"),
    _unknown("server-gone-after-write"),
    _unknown("written-then-silent", options=SHORT, least=0.3),
    _unknown("written-answer-too-late", options=SHORT, least=0.3),
    _unknown("written-then-reset-in-the-headers"),
    _unknown("written-then-cut"),
    _unknown("written-then-drips", options=HURRY, least=0.9, most=3.5),
    _unknown("written-then-headers-drip", options=HURRY, least=0.9, most=3.5),
    _unknown("written-then-gzip-cut"),
    _unknown("written-then-gzip-in-name"),
    _unknown("written-then-not-http"),
    _unknown("written-then-json-cut"),
    _unknown("written-then-html"),
    _unknown("written-then-empty"),
    _unknown("written-then-null"),
    _unknown("written-then-no-code"),
    _unknown("written-then-500"),
    _unknown("written-then-502"),
    _unknown("written-then-503"),
    _unknown("written-then-504"),
    _unknown("write-503", written=0),
    Case(
        name="write-429",
        client=f"raise RateLimited and {NOT_AGAIN}",
        call=ADD,
        error=RateLimited,
        asked=1,
        reached=0,
        written=0,
    ),
    Case(
        name="write-404",
        client=f"raise HTTPStatusError and {NOT_AGAIN}",
        call=ADD,
        error=HTTPStatusError,
        has={"status_code": 404},
        asked=1,
        reached=0,
        written=0,
    ),
    Case(
        name="write-redirected",
        client=f"raise OutcomeUnknown, {NOT_AGAIN}, and send nothing there",
        call=ADD,
        error=OutcomeUnknown,
        text="HTTP 302",
        asked=1,
        reached=0,
        written=0,
    ),
    _unknown("written-then-refusal-with-500"),
    _unknown("written-then-refusal-with-504", call=SHIP),
    _unknown("written-then-success-with-400", call=RETURN),
    _unknown("written-then-success-with-500", call=SELL),
    _unknown("written-then-408", call=CLOSE),
    Case(
        name="write-refusal-with-400",
        client=f"raise APIError and {NOT_AGAIN}",
        call=ADD,
        error=APIError,
        has={"code": "1", "status_code": 400},
        asked=1,
        reached=0,
        written=0,
    ),
    Case(
        name="write-digest-rejected-with-401",
        client=f"raise AuthenticationError and {NOT_AGAIN}",
        call=ADD,
        error=AuthenticationError,
        asked=1,
        reached=0,
        written=0,
    ),
    Case(
        name="write-refusal",
        client=f"raise APIError and {NOT_AGAIN}",
        call=ADD,
        error=APIError,
        has={"code": "1"},
        asked=1,
        reached=0,
        written=0,
    ),
    Case(
        name="write-digest-rejected",
        client=f"raise AuthenticationError and {NOT_AGAIN}",
        call=ADD,
        error=AuthenticationError,
        asked=1,
        reached=0,
        written=0,
    ),
    Case(
        name="write-on-a-connection-closed-while-idle",
        client="write once, on a new connection",
        call=AFTER_A_READ,
        asked=1,
        written=1,
    ),
    Case(
        name="write-on-a-connection-that-breaks",
        server="resets the kept connection the moment the write comes",
        client=UNKNOWN,
        call=AFTER_A_READ,
        plan=unread(2),
        error=OutcomeUnknown,
        asked=0,
        written=0,
    ),
    Case(
        name="write-meets-a-stale-answer",
        client="not take the copy for the answer to the write: raise OutcomeUnknown, or APIError where the copy came "
        "in time for the connection to be given up",
        call=AFTER_A_READ,
        error=(OutcomeUnknown, APIError),
        asked=(0, 1),
        reached=0,
        written=0,
    ),  # hung up on as above
    Case(name="written-after-noise", client="give the Ack", call=ADD, asked=1, written=1),
    Case(name="written-code-is-a-number", client="give the Ack", call=ADD, asked=1, written=1),
    Case(name="written-slowly", client="wait for it and give the Ack", call=ADD, asked=1, written=1, least=0.3),
    Case(
        name="written-then-body-reset",
        client="give the Ack, or raise OutcomeUnknown; never send it again",
        call=SELL,
        asked=1,
        written=1,
    ),
    Case(
        name="written-and-data-cut",
        client="raise DecodeError that says that it was carried out",
        call=SELL,
        error=DecodeError,
        text="was applied",
        has={"carried_out": True},
        asked=1,
        written=1,
    ),
    _unknown("bill-then-504", call=SELL),
    _unknown("shipment-then-reset", call=SHIP),
    _unknown("closing-then-gone", call=CLOSE),
    _unknown("return-then-silent", call=RETURN, options=SHORT),
]

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
