"""What a refusal advises to look at: credentials by what the platform names, custom fields by code."""

from __future__ import annotations

from typing import Any

import pytest

from dingdan import APIError, AuthenticationError
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import ScriptedServer, waiqin, wshoto

FIELDS = [{"ext_key": "紧急程度", "ext_value": "加急"}]


def hint(calls: Calls, call: Any) -> str:
    """The hint of the refusal that the call ends with."""
    with pytest.raises(APIError) as caught:
        calls(call)
    return str(caught.value).partition("[")[2].partition("]")[0]


@pytest.mark.finding(48)
@pytest.mark.parametrize(
    ("message", "wanted", "not_wanted"),
    [
        ("openid无效!", ["openid", "base_url"], ["appkey", "clock"]),
        ("OPENID not found", ["openid", "base_url"], ["appkey", "clock"]),
        ("timestamp已过期!", ["clock", "timestamp_format"], ["appkey", "base_url"]),
        ("timestamp格式错误!", ["clock", "timestamp_format"], ["appkey", "base_url"]),
        ("数字签名校验失败!", ["appkey", "timestamp_format"], ["base_url"]),
        ("", ["appkey", "clock"], ["base_url"]),
    ],
)
@pytest.mark.parametrize("write", [False, True])
def test_refused_credential_of_waiqin365_is_hinted_at_by_name(
    message: str, wanted: list[str], not_wanted: list[str], write: bool, wq: Calls, server: ScriptedServer
) -> None:
    server.will(waiqin(code="102", message=message))
    given = hint(wq, lambda client: client.orders.close(order_no="1") if write else client.orders.query())
    assert [name for name in wanted if name not in given] == []
    assert [name for name in not_wanted if name in given] == []


@pytest.mark.finding(48)
@pytest.mark.parametrize("code", [10001, 10010, 10011])
def test_refused_token_of_wshoto_is_hinted_at(code: int, ws: Calls, server: ScriptedServer) -> None:
    server.will(wshoto(code=code, message="access_token无效"))
    with pytest.raises(AuthenticationError, match=r"\[the token or the credentials .* app_secret, or access_token"):
        ws(lambda client: client.valet_orders.list())


@pytest.mark.finding(47)
def test_refused_custom_field_is_hinted_at(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin(code="1", message="扩展字段紧急程度在系统中不存在!"))
    given = hint(wq, lambda client: client.orders.modify_custom_fields(order_no="1", exts=FIELDS))
    assert "by their code" in given
    assert "custom_field_codes" in given
