"""Responses that are too large: reading ends at `max_response_bytes`, counted unpacked, and memory stays near it."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from dingdan import ConfigError, DecodeError, DingdanError, OutcomeUnknown, Waiqin365
from dingdan.transport._body import PIECE
from tests.dingdan.calling import APPKEY, OPENID, Calls
from tests.dingdan.scripted_server import Answer, ScriptedServer, waiqin, waiqin_rows, wshoto, wshoto_rows, wshoto_token

pytestmark = pytest.mark.finding(19)
LIMIT = 10_000
ROWS = waiqin_rows(*({"id": str(index)} for index in range(2000)))
READS = [lambda c: c.orders.query(), lambda c: c.returns.query(), lambda c: c.shipments.query()]


def packed(body: bytes, *names: str) -> Answer:
    """An answer packed by each of `names` in turn."""
    for name in names:
        body = PACKERS[name](body)
    return Answer(body, headers={"Content-Encoding": ", ".join(name.removesuffix("-raw") for name in names)})


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda body: gzip.compress(body, mtime=0),
    "x-gzip": lambda body: gzip.compress(body, mtime=0),
    "deflate": zlib.compress,
    "deflate-raw": raw_deflate,
}
WAYS = [("gzip",), ("x-gzip",), ("deflate",), ("deflate-raw",), ("gzip", "gzip"), ("deflate", "gzip")]
ways = pytest.mark.parametrize("names", WAYS, ids=["+".join(names) for names in WAYS])


class TestTooLarge:
    """More bytes than are read."""

    @pytest.mark.parametrize("read", READS)
    def test_read_says_the_limit_and_what_to_change(self, wq: Calls, server: ScriptedServer, read: Any) -> None:
        server.will(ROWS)
        with pytest.raises(DecodeError, match=r"more than 10000 bytes.*smaller pages.*max_response_bytes") as failed:
            wq(read, max_response_bytes=LIMIT, max_retries=2)
        assert failed.value.platform == "waiqin365"
        assert failed.value.operation
        assert failed.value.msg_id == server.asked[0].signed[-1]
        assert len(server.asked) == 1  # not asked for again: it would be as large

    @ways
    def test_packed_answer_counts_unpacked(self, wq: Calls, server: ScriptedServer, names: tuple[str, ...]) -> None:
        answer = packed(json.dumps({"response_data": "x" * 10 * LIMIT}).encode(), *names)
        assert len(answer.body) < LIMIT / 10
        server.will(answer)
        with pytest.raises(DecodeError, match="more than 10000 bytes"):
            wq(lambda c: c.orders.query(), max_response_bytes=LIMIT)

    @pytest.mark.parametrize("status", [200, 400, 404, 500, 502])
    def test_body_of_an_error_counts_too(self, wq: Calls, server: ScriptedServer, status: int) -> None:
        server.will(Answer(b"x" * (LIMIT + 1), status))
        with pytest.raises(DecodeError, match="more than 10000 bytes"):
            wq(lambda c: c.orders.query(), max_response_bytes=LIMIT)

    def test_page_says_its_number(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows({"id": "1"}), ROWS)
        with pytest.raises(DecodeError, match=r"page 2: the response has more than"):
            wq.rows(lambda c: c.orders.query(), max_response_bytes=LIMIT)

    @pytest.mark.parametrize("status", [200, 400, 502])
    @pytest.mark.parametrize(
        "write", [lambda c: c.orders.close(id=1), lambda c: c.sales_bills.revoke(id="1")], ids=["close", "revoke"]
    )
    def test_write_has_an_unknown_outcome(self, wq: Calls, server: ScriptedServer, status: int, write: Any) -> None:
        server.will(Answer(b"x" * (LIMIT + 1), status))
        with pytest.raises(OutcomeUnknown, match="more than 10000 bytes"):
            wq(write, max_response_bytes=LIMIT)

    def test_wshoto_with_a_token_of_ones_own(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows(*({"id": index} for index in range(2000))))
        with pytest.raises(DecodeError, match="more than 10000 bytes") as failed:
            ws(lambda c: c.mall_orders.list(type=1, start_time=1), max_response_bytes=LIMIT)
        assert failed.value.operation == "mallOrderList"

    def test_wshoto_after_a_token_was_fetched(self, ws_secret: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_token(), wshoto_rows(*({"id": index} for index in range(2000))))
        with pytest.raises(DecodeError, match="more than 10000 bytes") as failed:
            ws_secret(lambda c: c.mall_orders.list(type=1, start_time=1), max_response_bytes=LIMIT)
        assert failed.value.operation == "mallOrderList"

    @pytest.mark.parametrize("limit", [LIMIT, None])
    def test_answer_with_a_token_has_a_smaller_limit(
        self, ws_secret: Calls, server: ScriptedServer, limit: int | None
    ) -> None:
        server.will(wshoto({"access_token": "token-very-long" * 100_000}))
        with pytest.raises(DecodeError, match=r"more than \d+ bytes") as failed:
            ws_secret(lambda c: c.mall_orders.list(type=1, start_time=1), max_response_bytes=limit)
        assert failed.value.operation == "getAccessToken"
        assert "token-very-long" not in str(failed.value)
        assert len(server.asked) == 1

    def test_body_that_a_hook_has_read(self, server: ScriptedServer) -> None:
        server.will(ROWS)
        with (
            httpx.Client(event_hooks={"response": [lambda response: response.read()]}) as http,
            Waiqin365(OPENID, APPKEY, base_url=server.url, http_client=http, max_response_bytes=LIMIT) as client,
            pytest.raises(DecodeError, match="more than 10000 bytes"),
        ):
            client.orders.query()

    def test_later_calls_go_on(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(ROWS, waiqin("[]"))

        def failing(client: Any) -> Any:
            return client.orders.query()

        with pytest.raises(DecodeError):
            wq(failing, max_response_bytes=LIMIT)
        assert wq(failing, max_response_bytes=LIMIT).records == []


class TestWithinTheLimit:
    """What may be read is read as ever."""

    @ways
    def test_packed_rows(self, wq: Calls, server: ScriptedServer, names: tuple[str, ...]) -> None:
        server.will(packed(waiqin_rows(*({"id": str(index)} for index in range(3000))).body, *names))
        page = wq(lambda c: c.orders.query())
        assert [record.id for record in page.records] == [str(index) for index in range(3000)]
        assert page.response.json()["return_code"] == "0"

    def test_body_of_exactly_the_limit(self, wq: Calls, server: ScriptedServer) -> None:
        body = json.dumps({"return_code": "0", "return_msg": None, "response_data": "[]"}).encode()
        server.will(Answer(body), Answer(body))
        assert wq(lambda c: c.orders.query(), max_response_bytes=len(body)).records == []
        with pytest.raises(DecodeError, match=f"more than {len(body) - 1} bytes"):
            wq(lambda c: c.orders.query(), max_response_bytes=len(body) - 1)

    @pytest.mark.parametrize("limit", [None, 256 * 2**20])
    def test_large_body(self, wq: Calls, server: ScriptedServer, limit: int | None) -> None:
        server.will(packed(waiqin_rows({"id": "1", "remarks": "x" * 5 * PIECE}).body, "gzip"))
        (record,) = wq(lambda c: c.orders.query(), max_response_bytes=limit).records
        assert len(record.raw["remarks"]) == 5 * PIECE

    def test_no_other_packing_is_asked_for(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin("[]"))
        wq(lambda c: c.orders.query())
        assert server.asked[0].headers["accept-encoding"] == "gzip, deflate"

    def test_packing_that_was_not_asked_for(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(*[Answer(b"...", headers={"Content-Encoding": "br"})] * 2)
        with pytest.raises(DecodeError, match="encoding is br"):
            wq(lambda c: c.orders.query())
        with pytest.raises(OutcomeUnknown, match="encoding is br"):
            wq(lambda c: c.orders.close(id=1))


@pytest.mark.parametrize("names", [("gzip",), ("gzip", "gzip")], ids=["once", "twice"])
def test_memory_stays_near_the_limit(wq: Calls, server: ScriptedServer, names: tuple[str, ...]) -> None:
    """A hundred megabytes from a hundred kilobytes, or from less."""
    bomb = packed(b"x" * 100 * 2**20, *names)
    assert len(bomb.body) < 2**17
    server.will(bomb)
    tracemalloc.start()
    try:
        with pytest.raises(DecodeError):
            wq(lambda c: c.orders.query(), max_response_bytes=2**20)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8 * 2**20


def test_time_is_up_while_unpacking(wq: Calls, server: ScriptedServer) -> None:
    server.will(packed(b"x" * 100 * 2**20, "gzip"))
    with pytest.raises(DingdanError, match=r"ReadTimeout|no connection|time"):
        wq(lambda c: c.orders.query(), total_timeout=0.001)


@pytest.mark.parametrize("wrong", [0, -1, 1.5, True, "1"])
def test_limit_that_is_none(wrong: Any) -> None:
    with pytest.raises(ConfigError, match="max_response_bytes must be a whole number above 0, or None"):
        Waiqin365(OPENID, APPKEY, max_response_bytes=wrong)
