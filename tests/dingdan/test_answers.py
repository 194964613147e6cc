"""What the clients make of every shape an answer can have."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal
from typing import Any

import pytest

from dingdan import (
    Ack,
    APIError,
    AuthenticationError,
    DecodeError,
    HTTPStatusError,
    RateLimited,
    StrictError,
    TransportError,
)
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import (
    MSG_ID,
    Answer,
    ScriptedServer,
    answer,
    waiqin,
    waiqin_rows,
    wshoto,
    wshoto_rows,
)

HTML = "<html><body>勤策: 页面不存在</body></html>".encode()
MISFITS = {"id": "1", "order_amount": "a lot", "prods": [{"price": "12.0000"}, {"price": [5]}, 7]}
ORDER = {"id": 7300000000000000101, "order_no": "DD-1", "order_amount": "12.50", "ext_1704190003": "备注🙂"}


def orders(client: Any) -> Any:
    return client.orders.query()


def close_order(client: Any) -> Any:
    return client.orders.close(order_no="DD-1")


def add_bill(client: Any) -> Any:
    return client.sales_bills.add(cm_code="C1", emp_code="E1", storehouse_code="S1", msg_id="mine-1")


def valet_orders(client: Any) -> Any:
    return client.valet_orders.list()


def sale_order(client: Any) -> Any:
    return client.sale_orders.get(id=19)


class TestResponseData:
    """Every shape of Waiqin365's response_data."""

    @pytest.mark.parametrize(
        ("data", "raws"),
        [
            (json.dumps([ORDER, {"id": ""}]), [ORDER, {"id": ""}]),
            (f" \n{json.dumps([ORDER])} ", [ORDER]),
            (json.dumps(ORDER), [ORDER]),
            ([ORDER], [ORDER]),
            (ORDER, [ORDER]),
            ({"rows": [ORDER], "total": 1}, [ORDER]),
            (json.dumps({"list": [ORDER]}), [ORDER]),
            (json.dumps({"data": [ORDER]}), [ORDER]),
            (json.dumps({"records": []}), []),
            (json.dumps({"result": [ORDER, ORDER]}), [ORDER, ORDER]),
            ({"id": "1", "list": []}, [{"id": "1", "list": []}]),
            ("[]", []),
            ([], []),
            ("{}", []),
            ({}, []),
            ("", []),
            ("  ", []),
            ("null", []),
            ('""', []),
            (None, []),
        ],
    )
    def test_of_a_query_gives_its_rows(
        self, wq: Calls, server: ScriptedServer, data: Any, raws: list[dict[str, Any]]
    ) -> None:
        server.will(waiqin(data))
        page = wq(orders)
        assert [record.raw for record in page.records] == raws
        assert page.has_next_page() == bool(raws)
        assert page.total is None

    def test_absent_holds_no_rows(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(answer({"return_code": "0"}))
        assert wq(orders).records == []

    def test_is_read_field_by_field(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(ORDER))
        (order,) = wq(orders).records
        assert (order.id, order.order_no, order.order_amount) == ("7300000000000000101", "DD-1", Decimal("12.50"))
        assert order.extra == {"ext_1704190003": "备注🙂"}

    @pytest.mark.parametrize(
        ("data", "given"),
        [
            (None, None),
            ("", None),
            ("[]", []),
            ('{"id":"7"}', {"id": "7"}),
            ({"id": 7}, {"id": 7}),
            ("3", 3),
            ("1e400", float("inf")),
        ],
    )
    def test_of_a_write_without_documented_data_is_any_json(
        self, wq: Calls, server: ScriptedServer, data: Any, given: Any
    ) -> None:
        server.will(waiqin(data, message=""))
        ack = wq(close_order)
        assert isinstance(ack, Ack)
        msg_id = server.asked[0].signed[3]
        assert (ack.data, ack.message, ack.msg_id, ack.response.status_code) == (given, "", msg_id, 200)

    @pytest.mark.parametrize(
        ("data", "bills"),
        [
            ('[{"id":"7","order_no":"XH-1"}]', [("7", "XH-1")]),
            ('{"id":7,"orderNo":"XH-1"}', [("7", "XH-1")]),
            ("", []),
            (None, []),
        ],
    )
    def test_of_a_write_with_documented_data_is_records(
        self, wq: Calls, server: ScriptedServer, data: Any, bills: list[tuple[str, str]]
    ) -> None:
        server.will(waiqin(data))
        assert [(bill.id, bill.order_no) for bill in wq(add_bill).data] == bills

    @pytest.mark.parametrize(
        ("data", "excerpt"),
        [
            ('[{"id":1},', '[{"id":1},'),
            ("[1]", "1"),
            ([["a"]], '["a"]'),
            ("5", "5"),
            (True, "true"),
            ('"text in text"', '"text in text"'),
            ("订单", "订单"),
            (r'[{"order_status":"\ud83d cut"]', r'[{"order_status":"\ud83d cut"]'),
            ("[" * 100_000, "[" * 200),
        ],
    )
    def test_response_data_that_holds_no_rows_is_an_error_with_its_beginning(
        self, wq: Calls, server: ScriptedServer, data: Any, excerpt: str
    ) -> None:
        server.will(waiqin(data))
        with pytest.raises(DecodeError) as caught:
            wq(lambda client: client.orders.query(msg_id="mine-1"))
        error = caught.value
        assert (error.excerpt, error.operation, error.msg_id) == (excerpt, "queryStdomOrder", "mine-1")

    def test_as_long_as_a_page_shows_its_first_200_characters(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin("订" * 500))
        with pytest.raises(DecodeError) as caught:
            wq(orders)
        assert caught.value.excerpt == "订" * 200
        assert str(caught.value).count("订") == 200


class TestWaiqinEnvelope:
    """The members around response_data."""

    @pytest.mark.parametrize("code", ["0", 0])
    def test_code_0_is_success_as_text_and_as_number(self, wq: Calls, server: ScriptedServer, code: Any) -> None:
        server.will(waiqin("[]", code=code))
        assert wq(orders).records == []

    @pytest.mark.parametrize(("code", "text"), [("1", "1"), (1, "1"), ("102x", "102x"), (False, "False"), (0.5, "0.5")])
    def test_any_other_code_is_an_error(self, wq: Calls, server: ScriptedServer, code: Any, text: str) -> None:
        server.will(waiqin(None, code=code, message="客户在系统中不存在!"))
        with pytest.raises(APIError) as caught:
            wq(lambda client: client.orders.query(msg_id="mine-1"))
        error = caught.value
        assert (type(error), error.code, error.message, error.msg_id) == (
            APIError,
            text,
            "客户在系统中不存在!",
            "mine-1",
        )
        assert (error.platform, error.operation, error.status_code) == ("waiqin365", "queryStdomOrder", 200)

    @pytest.mark.parametrize("code", ["102", 102])
    def test_code_102_is_about_the_signature(self, wq: Calls, server: ScriptedServer, code: Any) -> None:
        server.will(waiqin(None, code=code))
        with pytest.raises(AuthenticationError, match=r"no message \[seen when a digest was rejected: check appkey"):
            wq(orders)

    @pytest.mark.parametrize("body", [{"return_msg": "ok"}, {"return_code": None}, {}])
    def test_without_a_code_is_no_answer(self, wq: Calls, server: ScriptedServer, body: Any) -> None:
        server.will(answer(body))
        with pytest.raises(DecodeError, match="the response has no return_code: ") as caught:
            wq(orders)
        assert caught.value.excerpt == json.dumps(body)

    @pytest.mark.parametrize(
        ("body", "excerpt"),
        [
            (HTML, HTML.decode()),
            (b"", ""),
            (b" \n", " \n"),
            (b"OK", "OK"),
            (b"\xff\xfe{\x00}\x00", "��{\0}\0"),
        ],
    )
    def test_waiqin_envelope_that_is_not_json_is_an_error_with_its_beginning(
        self, wq: Calls, server: ScriptedServer, body: bytes, excerpt: str
    ) -> None:
        server.will(Answer(body))
        with pytest.raises(DecodeError, match="the response is not JSON; is base_url your enterprise's own") as caught:
            wq(lambda client: client.orders.query(msg_id="mine-1"))
        assert (caught.value.excerpt, caught.value.msg_id, caught.value.retryable) == (
            excerpt,
            "mine-1",
            not body.strip(),
        )

    @pytest.mark.parametrize("body", [b"[]", b'"0"', b"null", b" [1] "])
    def test_waiqin_envelope_that_is_other_json_is_no_envelope(
        self, wq: Calls, server: ScriptedServer, body: bytes
    ) -> None:
        server.will(Answer(body))
        with pytest.raises(DecodeError, match="not what this platform wraps its responses in; is base_url") as caught:
            wq(orders)
        assert (caught.value.excerpt, caught.value.retryable) == (body.decode(), False)

    @pytest.mark.parametrize(
        ("body", "excerpt"),
        [
            (b'{"return_code":"0"', '{"return_code":"0"'),
            (b"[1,", "[1,"),
            (b"{", "{"),
            (b'\xef\xbb\xbf {"return_code":"0"', '\ufeff {"return_code":"0"'),
            (b'{"return_code":"0"}{', '{"return_code":"0"}{'),
            (b'{"return_code":NaN}', '{"return_code":NaN}'),
            ('{"return_code":"0","return_msg":"成"}'.encode("gbk"), '{"return_code":"0","return_msg":"��"}'),
            ('{"return_code":"0","response_data":"成"}'.encode("gbk"), '{"return_code":"0","response_data":"��"}'),
            (
                '{"return_code":"0","response_data":[{"order_status":"成"}]}'.encode("gbk"),
                '{"return_code":"0","response_data":[{"order_status":"��"}]}',
            ),
            (
                rb'{"return_code":"0","response_data":"\ud83d cut in two"',
                r'{"return_code":"0","response_data":"\ud83d cut in two"',
            ),
        ],
    )
    def test_waiqin_envelope_that_is_damaged_json_is_an_error_with_its_beginning(
        self, wq: Calls, server: ScriptedServer, body: bytes, excerpt: str
    ) -> None:
        server.will(Answer(body))
        with pytest.raises(DecodeError, match="the response is damaged JSON, cut off or not UTF-8: ") as caught:
            wq(lambda client: client.orders.query(msg_id="mine-1"))
        assert (caught.value.excerpt, caught.value.msg_id, caught.value.retryable) == (excerpt, "mine-1", True)

    def test_compressed_is_unpacked(self, wq: Calls, server: ScriptedServer) -> None:
        packed = gzip.compress(waiqin_rows(ORDER).body.replace(MSG_ID.encode(), b""))
        server.will(Answer(packed, headers={"Content-Encoding": "gzip"}))
        assert [record.raw for record in wq(orders).records] == [ORDER]

    def test_waiqin_envelope_that_is_not_compressed_as_it_says_is_a_transport_error(
        self, wq: Calls, server: ScriptedServer
    ) -> None:
        server.will(Answer(b"plain", headers={"Content-Encoding": "gzip"}))
        with pytest.raises(TransportError, match="no complete response came \\(DecodingError"):
            wq(orders)

    @pytest.mark.parametrize("status", [302, 400, 404, 500, 503])
    @pytest.mark.parametrize("body", [HTML, b"", b'{"return_code":"0","response_data":"[]"}', b'{"error":"x"}'])
    def test_status_other_than_2xx_is_an_error(
        self, wq: Calls, server: ScriptedServer, status: int, body: bytes
    ) -> None:
        server.will(Answer(body, status))
        with pytest.raises(HTTPStatusError, match=f"queryStdomOrder: HTTP {status} ") as caught:
            wq(lambda client: client.orders.query(msg_id="mine-1"))
        error = caught.value
        assert (error.status_code, error.response.content, error.msg_id) == (status, body, "mine-1")

    def test_status_429_is_a_limit(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(Answer(HTML, 429))
        with pytest.raises(RateLimited, match="code 429: Too Many Requests") as caught:
            wq(orders)
        assert caught.value.status_code == 429

    def test_refusal_in_an_envelope_counts_more_than_the_status(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(answer({"return_code": "1", "return_msg": "库存不足"}, 500))
        with pytest.raises(APIError) as caught:
            wq(orders)
        assert (caught.value.code, caught.value.message, caught.value.status_code) == ("1", "库存不足", 500)

    def test_message_that_is_no_text_is_shown_as_it_is(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin(code=1, message={"reason": 5}))
        with pytest.raises(APIError) as caught:
            wq(orders)
        assert caught.value.message == "{'reason': 5}"


class TestWshotoEnvelope:
    """The members around data, and data itself."""

    @pytest.mark.parametrize(
        ("data", "raws", "total"),
        [
            ({"total": 1, "records": [ORDER]}, [ORDER], 1),
            ({"total": "1", "records": [ORDER]}, [ORDER], 1),
            ({"records": [ORDER]}, [ORDER], None),
            ({"total": "many", "records": [ORDER]}, [ORDER], None),
            ({"total": True, "records": [ORDER]}, [ORDER], None),
            ({"total": 0, "records": []}, [], 0),
            ({"total": 0, "records": None}, [], 0),
            ({"total": 0, "records": ""}, [], 0),
            ({"total": 0}, [], 0),
            ({}, [], None),
            (None, [], None),
            ("", [], None),
        ],
    )
    def test_rows_and_total_of_a_list(
        self, ws: Calls, server: ScriptedServer, data: Any, raws: list[dict[str, Any]], total: int | None
    ) -> None:
        server.will(wshoto(data))
        page = ws(valet_orders)
        assert ([record.raw for record in page.records], page.total) == (raws, total)

    def test_total_beyond_any_number_is_none(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(Answer(b'{"code":0,"data":{"total":1e400,"records":[]}}'))
        assert ws(valet_orders).total is None

    @pytest.mark.parametrize("data", [[ORDER], 5, "text", {"records": 5}, {"records": "text"}, {"records": [5]}])
    def test_data_of_another_shape_is_an_error(self, ws: Calls, server: ScriptedServer, data: Any) -> None:
        server.will(wshoto(data))
        with pytest.raises(
            DecodeError,
            match=r"valetorderInfoList: (the data has an unexpected form|data\.records\[0\] is not an object)",
        ) as caught:
            ws(valet_orders)
        assert caught.value.msg_id is None

    def test_one_record_comes_back_as_itself(self, ws: Calls, server: ScriptedServer) -> None:
        detail = {"order": {"id": 19, "order_no": "A"}, "receipt_list": [{"id": 5}]}
        server.will(wshoto(detail))
        record = ws(sale_order)
        assert (record.order.id, [receipt.id for receipt in record.receipt_list]) == (19, [5])
        assert record.raw == detail

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (None, "the response has no data"),
            ("", "the response has no data"),
            ([], "the response has no data"),
        ],
    )
    def test_no_record_where_one_was_asked_for_is_an_error(
        self, ws: Calls, server: ScriptedServer, data: Any, message: str
    ) -> None:
        server.will(wshoto(data))
        with pytest.raises(DecodeError, match=message):
            ws(sale_order)

    @pytest.mark.parametrize("code", ["0", 0])
    def test_code_0_is_success_as_text_and_as_number(self, ws: Calls, server: ScriptedServer, code: Any) -> None:
        server.will(wshoto({"records": []}, code=code))
        assert ws(valet_orders).records == []

    @pytest.mark.parametrize(
        ("code", "status", "kind"),
        [
            (500, 200, APIError),
            ("500", 200, APIError),
            (500, 400, APIError),
            (-1, 500, APIError),
            (10001, 200, AuthenticationError),
            ("10010", 401, AuthenticationError),
            (10011, 403, AuthenticationError),
            (42901, 429, RateLimited),
        ],
    )
    def test_any_other_code_is_an_error_whatever_the_status(
        self, ws: Calls, server: ScriptedServer, code: Any, status: int, kind: type[APIError]
    ) -> None:
        server.will(wshoto(None, code=code, message="系统异常", status=status))
        with pytest.raises(APIError) as caught:
            ws(valet_orders)
        error = caught.value
        assert (type(error), error.code, error.message, error.status_code) == (kind, str(code), "系统异常", status)
        assert (error.platform, error.operation, error.msg_id) == ("wshoto", "valetorderInfoList", None)

    @pytest.mark.parametrize("body", [{"msg": "ok"}, {"code": None, "data": {}}])
    def test_without_a_code_is_no_answer(self, ws: Calls, server: ScriptedServer, body: Any) -> None:
        server.will(answer(body))
        with pytest.raises(DecodeError, match="the response has no code: "):
            ws(valet_orders)

    @pytest.mark.parametrize(
        ("body", "message", "retryable"),
        [
            (HTML, "the response is not JSON; is base_url", False),
            (b"", "the response is not JSON; is base_url", True),
            (b"[]", "the response is JSON, but not what", False),
            (b'{"code":0', "the response is damaged JSON", True),
            ('{"code":0,"data":{"records":[{"a":"成"}]}}'.encode("gbk"), "the response is damaged JSON", True),
        ],
    )
    def test_wshoto_envelope_that_is_not_an_envelope_is_an_error_with_its_beginning(
        self, ws: Calls, server: ScriptedServer, body: bytes, message: str, retryable: bool
    ) -> None:
        server.will(Answer(body))
        with pytest.raises(DecodeError, match=message) as caught:
            ws(valet_orders)
        assert caught.value.retryable is retryable
        assert caught.value.excerpt[:9] == body.decode(errors="replace")[:9]

    @pytest.mark.parametrize("body", [HTML, b"", b'{"code":0,"data":{"records":[]}}'])
    def test_status_other_than_2xx_is_an_error(self, ws: Calls, server: ScriptedServer, body: bytes) -> None:
        server.will(Answer(body, 502))
        with pytest.raises(HTTPStatusError, match="valetorderInfoList: HTTP 502 Bad Gateway"):
            ws(valet_orders)


class TestStrict:
    """What strict=True changes."""

    def test_value_that_does_not_fit_raises(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(ORDER, MISFITS))
        with pytest.raises(StrictError) as caught:
            wq(lambda client: client.orders.query(msg_id="mine-1"), strict=True)
        error = caught.value
        assert [problem.path for problem in error.problems] == ["order_amount", "prods[1].price", "prods[2]"]
        assert str(error) == (
            "waiqin365 queryStdomOrder: order_amount is not a decimal number (3 such in this record) (msg_id mine-1)"
        )

    def test_value_that_does_not_fit_is_listed_unless_strict(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(MISFITS))
        (order,) = wq(orders).records
        assert (order.order_amount, order.prods[1].price, len(order.prods)) == (None, None, 2)
        assert [problem.value for problem in order.problems] == ["a lot", [5], 7]

    def test_values_that_fit_pass(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows(ORDER))
        assert len(wq(orders, strict=True).records) == 1

    def test_holds_for_the_one_record_of_a_call(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto({"order": [], "receipt_list": {}}))
        with pytest.raises(StrictError, match="order is not an object \\(2 such in this record\\)"):
            ws(sale_order, strict=True)

    def test_holds_for_the_records_of_a_write(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin([{"id": {}}]))
        with pytest.raises(StrictError, match="salesBillAdd: id is not text"):
            wq(add_bill, strict=True)


def test_wshoto_rows_are_read_field_by_field(ws: Calls, server: ScriptedServer) -> None:
    server.will(wshoto_rows({"id": 1234567890123456789, "order_state": 2}, total=1))
    (order,) = ws(valet_orders).records
    assert (order.id, order.order_state) == (1234567890123456789, 2)


def test_words_instead_of_data_do_not_make_a_write_that_worked_a_failure(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin("操作成功"))
    assert wq(lambda client: client.orders.close(id=1)).data == "操作成功"
