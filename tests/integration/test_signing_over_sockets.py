"""The digest holds over a real socket, whatever the body is made of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import httpx
import pytest

from dingdan import APIError, AsyncWaiqin365, DigestAuth, TimestampFormat, Waiqin365, digest

VECTORS = json.loads(
    (Path(__file__).resolve().parents[2] / "specs" / "vectors" / "signing.json").read_text(encoding="utf-8")
)["vectors"]
FORMATS: list[TimestampFormat] = list(get_args(TimestampFormat))


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_vector(vector: dict[str, Any]) -> None:
    assert digest(vector["body"].encode(), vector["appkey"], vector["timestamp"]) == vector["digest"]


def test_both_published_vectors_are_there() -> None:
    published = {vector["timestamp"]: vector["digest"] for vector in VECTORS if vector["published"]}
    assert published == {
        "20150806142836": "74267bf0cae0998a719879ec9b3c7780",
        "1617206400000": "b7b7d9810bbb0786e9560751dc2b6597",
    }


JSON = {"content-type": "application/json"}
BODIES = [
    b"{}",
    '{"cm_code":"湖畔便利店"}'.encode(),
    '{"cm_code":"🚚🥬"}'.encode(),
    b'{ "cm_code" : "\\u6e56\\u7554" }',
    b'{"page_number":1,"id":"7300000000000001001"}',
]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("body", BODIES)
def test_bytes_of_any_kind(server: Any, form: TimestampFormat, body: bytes) -> None:
    auth = DigestAuth(server.sandbox.openid, server.sandbox.appkey, timestamp_format=form)
    with httpx.Client(base_url=server.url, auth=auth) as http:
        answer = http.post("/api/stdorder/v1/queryStdomOrder", content=body, headers=JSON)
    assert answer.json()["return_code"] == "0", answer.text


@pytest.mark.anyio
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("body", BODIES)
async def test_bytes_of_any_kind_async(server: Any, form: TimestampFormat, body: bytes) -> None:
    auth = DigestAuth(server.sandbox.openid, server.sandbox.appkey, timestamp_format=form)
    async with httpx.AsyncClient(base_url=server.url, auth=auth) as http:
        answer = await http.post("/api/stdorder/v1/queryStdomOrder", content=body, headers=JSON)
    assert answer.json()["return_code"] == "0", answer.text


@pytest.mark.parametrize("form", FORMATS)
def test_calls_with_chinese_emoji_arrays_and_nothing(server: Any, form: TimestampFormat) -> None:
    with Waiqin365(server.sandbox.openid, server.sandbox.appkey, base_url=server.url, timestamp_format=form) as wq:
        assert wq.orders.query(cm_code="湖畔🚚").records == []
        assert wq.orders.query().records
        # The array is signed and read: the sandbox refuses it for what it says, not for its digest.
        with pytest.raises(APIError) as refused:
            wq.shipments.add([{"order_no": "没有这张单🚚", "emp_code": "x", "products": []}])
    assert refused.value.code == "1"


@pytest.mark.anyio
@pytest.mark.parametrize("form", FORMATS)
async def test_calls_with_chinese_emoji_arrays_and_nothing_async(server: Any, form: TimestampFormat) -> None:
    async with AsyncWaiqin365(
        server.sandbox.openid, server.sandbox.appkey, base_url=server.url, timestamp_format=form
    ) as wq:
        assert (await wq.orders.query(cm_code="湖畔🚚")).records == []
        assert (await wq.orders.query()).records
        with pytest.raises(APIError) as refused:
            await wq.shipments.add([{"order_no": "没有这张单🚚", "emp_code": "x", "products": []}])
    assert refused.value.code == "1"


def test_a_wrong_appkey_is_told_apart(server: Any) -> None:
    with (
        Waiqin365(server.sandbox.openid, "not-the-appkey", base_url=server.url) as wq,
        pytest.raises(APIError) as refused,
    ):
        wq.orders.query()
    assert (refused.value.code, "timestamp_format" in str(refused.value)) == ("102", True)
