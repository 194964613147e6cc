"""Who may call Waiqin365."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from tests.sandbox.conftest import CHINA, Caller


def local(moment: float) -> str:
    return datetime.fromtimestamp(moment, CHINA).strftime("%Y%m%d%H%M%S")


def test_both_forms_of_the_timestamp(shared: Caller) -> None:
    now = shared.server.sandbox.clock()
    for timestamp in (str(int(now * 1000)), local(now)):
        answer = shared.envelope("queryStdomOrder", {"page_number": 999}, timestamp=timestamp, msg_id="echo-me")
        assert answer == {"return_code": "0", "return_msg": "操作成功", "msg_id": "echo-me", "response_data": "[]"}
        assert list(answer) == ["return_code", "return_msg", "msg_id", "response_data"]


@pytest.mark.parametrize(
    "body",
    [
        b'{"page_number":999,"cm_code":"\xe4\xb8\xad\xe6\x96\x87"}',
        b'{"page_number":999,"cm_code":"\\u4e2d\\u6587"}',
        '{"page_number": 999, "cm_code": "🚚 | a|b"}'.encode(),
        b'{ "page_number" :999 }\n',
    ],
)
def test_the_digest_covers_the_exact_bytes(shared: Caller, body: bytes) -> None:
    assert shared.envelope("queryStdomOrder", body)["return_code"] == "0"


def test_an_empty_object_and_an_array_are_signed_too(shared: Caller) -> None:
    assert shared.envelope("queryStdReturn", b"{}")["return_code"] == "0"
    assert shared.envelope("addStdomOrderSent", b"[]")["return_code"] == "0"


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ({"openid": "somebody"}, "openid无效!"),
        ({"appkey": "wrong"}, "数字签名校验失败!"),
        ({"digest": "0" * 32}, "数字签名校验失败!"),
        ({"digest": "not-a-digest"}, "数字签名校验失败!"),
        ({"timestamp": "1780000000"}, "timestamp格式错误!"),
        ({"timestamp": "20261399250000"}, "timestamp格式错误!"),
        ({"timestamp": "now"}, "timestamp格式错误!"),
    ],
)
def test_refused(shared: Caller, other: dict[str, Any], message: str) -> None:
    answer = shared.envelope("queryStdomOrder", {"page_number": 1}, valid=False, **other)
    assert answer == {"return_code": "102", "return_msg": message, "msg_id": "m-1", "response_data": None}


@pytest.mark.parametrize("seconds", [-601, 601])
@pytest.mark.parametrize("form", [lambda moment: str(int(moment * 1000)), local])
def test_more_than_ten_minutes_off(shared: Caller, seconds: int, form: Any) -> None:
    timestamp = form(shared.server.sandbox.clock() + seconds)
    assert shared.envelope("queryStdomOrder", {}, timestamp=timestamp)["return_code"] == "102"


@pytest.mark.parametrize("seconds", [-599, 599])
def test_less_than_ten_minutes_off(shared: Caller, seconds: int) -> None:
    timestamp = local(shared.server.sandbox.clock() + seconds)
    answer = shared.envelope("queryStdomOrder", {"page_number": 999}, timestamp=timestamp)
    assert answer["return_code"] == "0"


def test_a_body_changed_after_signing(shared: Caller) -> None:
    url = shared.address("queryStdomOrder", b'{"page_number":1}')
    answer = shared.http.post(url, content=b'{"page_number":2}').json()
    assert answer["return_code"] == "102"


def test_the_page_s_own_examples() -> None:
    """The two vectors that the platform has published."""
    from dingdan_sandbox.waiqin365.signing import digest

    assert digest(b'{"org_status":"1"}', "2EV5i30kYI6r7Hz817", "1617206400000") == "b7b7d9810bbb0786e9560751dc2b6597"
