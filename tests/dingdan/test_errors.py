"""What errors say, what they keep, and what they never show."""

from __future__ import annotations

import json
import logging
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest

import dingdan
from dingdan import (
    APIError,
    AuthenticationError,
    ConfigError,
    ConnectFailed,
    DecodeError,
    DingdanError,
    HTTPStatusError,
    InvalidRequest,
    OutcomeUnknown,
    PagingError,
    Problem,
    RateLimited,
    StrictError,
    Timeout,
    TransportError,
)
from tests.dingdan.calling import ACCESS_TOKEN, APP_SECRET, APPKEY, OPENID, Calls
from tests.dingdan.scripted_server import (
    DROP,
    HANG_UP,
    STALL,
    URL,
    Answer,
    ScriptedServer,
    answer,
    waiqin,
    waiqin_rows,
    wshoto,
    wshoto_rows,
    wshoto_token,
)

CALL: Any = {"platform": "waiqin365", "operation": "queryStdomOrder", "msg_id": "m1"}
RESPONSE = httpx.Response(502, request=httpx.Request("POST", f"http://h/{APPKEY}"))
SQL_DUMP = 'ERROR: invalid input syntax for integer: "CUS000001"\n  Position: 217\r\nSELECT * FROM cm\n'


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (DingdanError("went wrong"), "went wrong"),
        (DingdanError("went wrong", **CALL), "waiqin365 queryStdomOrder: went wrong (msg_id m1)"),
        (DingdanError("went wrong", platform="wshoto"), "wshoto: went wrong"),
        (ConfigError("appkey is missing", platform="waiqin365"), "waiqin365: appkey is missing"),
        (InvalidRequest("is required", argument="id", **CALL), "waiqin365 queryStdomOrder: id: is required"),
        (InvalidRequest("is required", argument="id"), "id: is required"),
        (TransportError("broke", **CALL), "waiqin365 queryStdomOrder: broke (msg_id m1)"),
        (HTTPStatusError("HTTP 502", response=RESPONSE, **CALL), "waiqin365 queryStdomOrder: HTTP 502 (msg_id m1)"),
        (DecodeError("no JSON", body=b"<html>"), "no JSON: '<html>'"),
        (DecodeError("no JSON"), "no JSON"),
        (DecodeError("no JSON", body=b"\xff\n"), "no JSON: '�\\n'"),
        (APIError(code="1", message="库存不足", **CALL), "waiqin365 queryStdomOrder: code 1: 库存不足 (msg_id m1)"),
        (APIError(code="1", message=""), "code 1: no message"),
        (APIError(code="1", message=None), "code 1: no message"),
        (APIError(code="1", message=" \n "), "code 1: no message"),
        (APIError(code="1", message="no", hint="look here"), "code 1: no [look here]"),
        (APIError(code="1", message=SQL_DUMP), 'code 1: ERROR: invalid input syntax for integer: "CUS000001"…'),
        (APIError(code="1", message="\n\n first\nsecond"), "code 1: first…"),
        (APIError(code="1", message="长" * 200), f"code 1: {'长' * 200}"),
        (APIError(code="1", message="长" * 201), f"code 1: {'长' * 200}…"),
    ],
)
def test_text_of_an_error(error: DingdanError, text: str) -> None:
    assert str(error) == text


@pytest.mark.parametrize("message", [SQL_DUMP, "长" * 5000, ""])
def test_message_of_the_platform_is_kept_whole(message: str) -> None:
    assert APIError(code="1", message=message).message == message


@pytest.mark.parametrize(
    ("error", "bases"),
    [
        (ConfigError, ValueError),
        (InvalidRequest, ValueError),
        (ConnectFailed, TransportError),
        (Timeout, TransportError),
        (OutcomeUnknown, TransportError),
        (StrictError, DecodeError),
        (AuthenticationError, APIError),
        (RateLimited, APIError),
        *[
            (getattr(dingdan, name), DingdanError)
            for name in dingdan.__all__
            if isinstance(getattr(dingdan, name), type)
            and issubclass(getattr(dingdan, name), Exception)
            and not issubclass(getattr(dingdan, name), Warning)
        ],
    ],
)
def test_error_can_be_caught_as(error: type[DingdanError], bases: type[Exception]) -> None:
    assert issubclass(error, bases)


@pytest.mark.parametrize(
    "error",
    [
        DingdanError("a", **CALL),
        ConfigError("a", platform="wshoto"),
        InvalidRequest("a", argument="prods[2].product_id", **CALL),
        TransportError("a", **CALL),
        ConnectFailed("a", **CALL),
        Timeout("a", **CALL),
        OutcomeUnknown("a", **CALL),
        DecodeError("a", body="订单".encode() * 500, **CALL),
        StrictError("a", problems=[Problem("prods[1].price", [5], "a decimal number")], **CALL),
        PagingError("a", **CALL),
        APIError(code="1", message=SQL_DUMP, hint="b", status_code=500, **CALL),
        AuthenticationError(code="10001", message=None, **CALL),
        RateLimited(code="429", message="c", status_code=429, **CALL),
    ],
    ids=lambda error: type(error).__name__,
)
def test_error_survives_pickling(error: DingdanError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.__dict__) == (type(error), str(error), error.__dict__)


def test_response_is_left_out_of_pickling() -> None:
    error = HTTPStatusError("HTTP 502", response=RESPONSE, **CALL)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.status_code, hasattr(again, "response")) == (str(error), 502, False)
    assert error.response is RESPONSE


def test_decode_error_keeps_200_characters_of_any_width() -> None:
    assert [len(DecodeError("a", body=text.encode() * 900).excerpt) for text in ("a", "é", "订", "🙂")] == [200] * 4


def query(client: Any) -> Any:
    return client.orders.query(timeout=0.2)


def add(client: Any) -> Any:
    return client.orders.add(cm_code="C1", emp_code="E1", storehouse_code="S1", timeout=0.2)


def mall(client: Any) -> Any:
    return client.mall_orders.list(type=1, start_time=1780000000, timeout=0.2)


def spoken(error: BaseException) -> str:
    """All that an error shows, its causes included."""
    return f"{error} {error!r} {''.join(traceback.format_exception(error))}"


WAIQIN_FAILURES = [
    (query, [Answer(b"<html>no such page: " + URL)], DecodeError),
    (query, [waiqin(code="1", message=f"no route to {URL.decode()}")], APIError),
    (add, [waiqin(code="1", message=f"no route to {URL.decode()}")], APIError),
    (query, [Answer(b"<html>")], DecodeError),
    (query, [Answer(b"", 404)], HTTPStatusError),
    (query, [Answer(b"", 429)], RateLimited),
    (query, [waiqin(code="1", message=SQL_DUMP)], APIError),
    (query, [waiqin(code="102")], AuthenticationError),
    (query, [waiqin("[{]")], DecodeError),
    (query, [DROP], TransportError),
    (query, [HANG_UP], TransportError),
    (query, [STALL], Timeout),
    (query, [Answer(b"plain", headers={"Content-Encoding": "gzip"})], TransportError),
    (query, [Answer(b'{"return_code":"0"}', cut=5)], TransportError),
    (query, [waiqin_rows({"id": 1}), waiqin_rows({"id": 1})], PagingError),
    (add, [DROP], OutcomeUnknown),
    (add, [STALL], OutcomeUnknown),
    (add, [Answer(b'{"return_code":"0"}', cut=5)], OutcomeUnknown),
]


@pytest.mark.parametrize(("call", "answers", "kind"), WAIQIN_FAILURES)
def test_waiqin_credentials_and_digest_are_in_no_error(
    wq: Calls,
    server: ScriptedServer,
    caplog: pytest.LogCaptureFixture,
    call: Callable[[Any], Any],
    answers: list[Any],
    kind: type[DingdanError],
) -> None:
    caplog.set_level(logging.DEBUG, "dingdan")
    server.will(*answers)
    with pytest.raises(kind) as caught:
        wq(call) if call is add else wq.rows(call)
    error = caught.value
    assert type(error) is kind
    assert (error.platform, error.operation) == ("waiqin365", "addStdomOrder" if call is add else "queryStdomOrder")
    secrets = [APPKEY, OPENID, *(asked.signed[2] for asked in server.asked)]
    assert [secret for secret in secrets if secret in spoken(error) + caplog.text] == []


def test_cause_keeps_its_words_without_the_secrets() -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError(f"the proxy does not let {APPKEY} of {OPENID} through", request=request)

    http = httpx.Client(transport=httpx.MockTransport(refuse))
    with (
        http,
        dingdan.Waiqin365(OPENID, APPKEY, max_retries=0, http_client=http) as client,
        pytest.raises(ConnectFailed) as caught,
    ):
        client.orders.query()
    assert str(caught.value.__cause__) == "the proxy does not let *** of *** through"


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ([Answer(b"<html>")], DecodeError),
        ([Answer(b"<html>no such page: " + URL)], DecodeError),
        ([Answer(b"", 404)], HTTPStatusError),
        ([wshoto(code=5)], APIError),
        ([wshoto(code=5, message=f"no route to {URL.decode()}")], APIError),
        ([wshoto(code=10001)], AuthenticationError),
        ([wshoto(5)], DecodeError),
        ([DROP], TransportError),
        ([STALL], Timeout),
        ([wshoto_rows({"order_code": 1}), wshoto_rows({"order_code": 1})], PagingError),
    ],
)
def test_wshoto_token_is_in_no_error(
    ws: Calls, server: ScriptedServer, answers: list[Any], kind: type[DingdanError]
) -> None:
    server.will(*answers)
    with pytest.raises(kind) as caught:
        ws.rows(mall)
    assert type(caught.value) is kind
    assert (caught.value.platform, caught.value.operation) == ("wshoto", "mallOrderList")
    assert ACCESS_TOKEN not in spoken(caught.value)


BROKEN_TOKEN = f'{{"code":0,"msg":"ok","data":{{"access_token":"{ACCESS_TOKEN}" "expires_in":7200}}}}'.encode()


@pytest.mark.parametrize(
    ("token_answer", "kind"),
    [
        (Answer(BROKEN_TOKEN), DecodeError),
        (wshoto(ACCESS_TOKEN), DecodeError),
        (wshoto([ACCESS_TOKEN]), DecodeError),
        (wshoto({"access_token": ACCESS_TOKEN}), DecodeError),
        (wshoto({"access_token": ACCESS_TOKEN, "expires_in": "soon"}), DecodeError),
        (answer({"msg": "ok", "data": {"access_token": ACCESS_TOKEN}}), DecodeError),
        (answer({"code": 0, "data": {"access_token": ACCESS_TOKEN, "expires_in": 7200}}, 500), HTTPStatusError),
        (wshoto({"access_token": ACCESS_TOKEN}, code=40001), APIError),
        (wshoto(None, code=10010), AuthenticationError),
        (wshoto(None, code=40001, message=f"bad request {URL.decode()}"), APIError),
        (Answer(b"<html>"), DecodeError),
        (DROP, TransportError),
        (STALL, Timeout),
    ],
)
def test_secret_and_fresh_token_are_in_no_error(
    ws_secret: Calls, server: ScriptedServer, token_answer: Any, kind: type[DingdanError]
) -> None:
    server.will(token_answer)
    with pytest.raises(kind) as caught:
        ws_secret(mall)
    assert type(caught.value) is kind
    assert [secret for secret in (APP_SECRET, ACCESS_TOKEN) if secret in spoken(caught.value)] == []
    assert len(server.asked) == 1


def test_fresh_token_is_in_no_error_of_the_call_after_it(ws_secret: Calls, server: ScriptedServer) -> None:
    server.will(wshoto_token(ACCESS_TOKEN), Answer(b"<html>"))
    with pytest.raises(DecodeError) as caught:
        ws_secret(mall)
    assert [secret for secret in (APP_SECRET, ACCESS_TOKEN) if secret in spoken(caught.value)] == []


def test_error_knows_the_msg_id_that_was_sent(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin(code="1"))
    with pytest.raises(APIError) as caught:
        wq(lambda client: client.orders.query())
    assert caught.value.msg_id == server.asked[0].signed[3]


def test_error_of_a_later_page_knows_its_own_msg_id(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin_rows({"id": 1}), Answer(b"", 404))
    with pytest.raises(HTTPStatusError) as caught:
        wq.rows(lambda client: client.orders.query(msg_id="mine-1"))
    assert caught.value.msg_id == server.asked[1].signed[3] != "mine-1"


def test_value_that_cannot_be_json_is_refused_before_anything_is_sent(wq: Calls, server: ScriptedServer) -> None:
    with pytest.raises(
        InvalidRequest, match=r"closeStdomOrder: order_no: cannot be written as JSON \(UnicodeEncodeError\)"
    ):
        wq(lambda client: client.orders.close(order_no="\ud800"))
    assert server.asked == []


@pytest.mark.parametrize("msg_id", ["", "订单", 5, b"m"])
def test_msg_id_that_cannot_stand_in_a_url_is_refused(wq: Calls, server: ScriptedServer, msg_id: Any) -> None:
    with pytest.raises(InvalidRequest, match="queryStdomOrder: msg_id: takes printable ASCII text"):
        wq(lambda client: client.orders.query(msg_id=msg_id))
    assert server.asked == []


@pytest.mark.parametrize("timeout", [0, -1, "5", True, float("nan"), float("inf"), (1, 2)])
def test_timeout_that_is_none_is_refused(wq: Calls, server: ScriptedServer, timeout: Any) -> None:
    with pytest.raises(InvalidRequest, match="timeout: must be a number of seconds above 0"):
        wq(lambda client: client.orders.query(timeout=timeout))
    assert server.asked == []


def test_bodies_in_these_tests_hold_what_they_are_meant_to() -> None:
    with pytest.raises(json.JSONDecodeError):
        json.loads(BROKEN_TOKEN)
