"""Answers that are not quite JSON: what is read, what of it is listed where, and what strict=True makes of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dingdan import APIError, DecodeError, OutcomeUnknown, StrictError
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import Answer, ScriptedServer, waiqin, wshoto_rows, wshoto_token

HALVES = [r"\ud83d", r"\ude42", r"\ud83d\ud83d", r"a\uD83Db", r"\uD83D\u0041"]
ROWS = ['{"id":"%s"}', '{"id":1,"ext_1":"%s"}', '{"id":1,"%s":1}', '{"prods":[{"remarks":"%s"}]}']


def orders(client: Any) -> Any:
    return client.orders.query()


def close_order(client: Any) -> Any:
    return client.orders.close(order_no="DD-1")


def add_bill(client: Any) -> Any:
    return client.sales_bills.add(cm_code="C1", emp_code="E1", storehouse_code="S1")


def valet_orders(client: Any) -> Any:
    return client.valet_orders.list()


def sale_order(client: Any) -> Any:
    return client.sale_orders.get(id=19)


def quoted(text: str) -> bytes:
    """`text` as a JSON string, its own escapes escaped once more."""
    return json.dumps(text, ensure_ascii=False).encode()


def in_envelope(data: bytes, message: bytes = b'""') -> Answer:
    return Answer(b'{"return_code":"0","return_msg":%b,"response_data":%b}' % (message, data))


def of_wshoto(data: bytes, message: bytes = b'"ok"') -> Answer:
    return Answer(b'{"code":0,"msg":%b,"data":%b}' % (message, data))


def shown(text: str) -> str:
    """What attributes show of JSON text with halves of pairs."""
    whole = json.loads(f'"{text}"')
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in whole)


@pytest.mark.finding(14)
class TestHalfASurrogatePair:
    """At each level of an answer."""

    @pytest.mark.parametrize("row", ROWS)
    @pytest.mark.parametrize("half", HALVES[:-1])  # of the last the envelope around it takes a part away
    @pytest.mark.parametrize(
        "level",
        [
            lambda rows: in_envelope(quoted(rows)),
            lambda rows: in_envelope(b'"%b"' % rows.replace('"', r"\"").encode()),
            lambda rows: in_envelope(rows.encode()),
            lambda rows: in_envelope(quoted(json.dumps(rows))),
            lambda rows: in_envelope(b'{"data":{"list":%b}}' % rows.encode()),
        ],
        ids=["in the text", "in the envelope around it", "decoded", "in text in text", "in wrappers"],
    )
    def test_in_a_row(self, wq: Calls, server: ScriptedServer, row: str, half: str, level: Any) -> None:
        row %= half
        server.will(level(f'[{{"id":"0"}},{row}]'))
        clean, record = wq(orders).records
        assert (clean.id, clean.problems) == ("0", [])
        assert record.raw == json.loads(row)
        assert record.raw_json.decode() == row
        assert len(record.problems) == 1

    @pytest.mark.parametrize("half", HALVES)
    def test_shows_as_replacement_character(self, wq: Calls, ws: Calls, server: ScriptedServer, half: str) -> None:
        row = b'{"order_no":"%b","order_number":"%b"}' % (half.encode(), half.encode())
        server.will(in_envelope(b"[%b]" % row), of_wshoto(b'{"records":[%b],"total":1}' % row))
        assert [order.order_no for order in wq(orders).records] == [shown(half)]
        assert [order.order_number for order in ws(valet_orders).records] == [shown(half)]

    @pytest.mark.parametrize("half", HALVES)
    def test_in_the_one_record_of_a_call(self, ws: Calls, server: ScriptedServer, half: str) -> None:
        data = f'{{"order":{{"order_number":"{half}"}},"receipt_list":[{{"id":5}}]}}'
        server.will(of_wshoto(data.encode()))
        record = ws(sale_order)
        assert (record.order.order_number, record.receipt_list[0].id) == (shown(half), 5)
        assert (record.raw, record.raw_json) == (json.loads(data), data.encode())
        assert [problem.path for problem in record.problems] == ["order.order_number"]

    @pytest.mark.parametrize("half", HALVES)
    def test_in_the_message(self, wq: Calls, ws: Calls, server: ScriptedServer, half: str) -> None:
        message = b'"%b"' % half.encode()
        server.will(in_envelope(b'"[]"', message), in_envelope(b"null", message), of_wshoto(b'{"records":[]}', message))
        for given, path in ((wq(orders), "return_msg"), (wq(close_order), "return_msg"), (ws(valet_orders), "msg")):
            assert given.message == shown(half)
            assert [(problem.path, problem.value) for problem in given.problems] == [(path, json.loads(message))]

    @pytest.mark.parametrize("half", HALVES)
    def test_in_a_refusal(self, wq: Calls, ws: Calls, server: ScriptedServer, half: str) -> None:
        server.will(
            Answer(b'{"return_code":"1","return_msg":"%b"}' % half.encode()),
            Answer(b'{"code":7,"msg":"%b"}' % half.encode()),
        )
        for calls, call in ((wq, close_order), (ws, valet_orders)):
            with pytest.raises(APIError) as caught:
                calls(call)
            assert caught.value.message == shown(half)
            assert str(caught.value).encode()

    @pytest.mark.parametrize(
        ("words", "given"),
        [
            (rb'" [NaN,\\ud83d\\ude42]"', r"[NaN,\ud83d\ude42]"),
            (rb'"[NaN,\\ud83d] "', r"[NaN,\ud83d]"),
            (rb'"[NaN,\ud83d]"', "[NaN,\ufffd]"),
        ],
    )
    def test_words_keep_escapes_of_their_own(self, wq: Calls, server: ScriptedServer, words: bytes, given: str) -> None:
        server.will(in_envelope(words))
        assert wq(close_order).data == given

    def test_in_the_refusal_of_a_token(self, ws_secret: Calls, server: ScriptedServer) -> None:
        refusal = Answer(rb'{"code":10001,"msg":"\ud83d"}')
        server.will(wshoto_token("old"), refusal, wshoto_token("new"), wshoto_rows({"id": 5}))
        assert [order.id for order in ws_secret(valet_orders).records] == [5]

    @pytest.mark.parametrize("half", HALVES)
    def test_in_what_a_write_tells(self, wq: Calls, server: ScriptedServer, half: str) -> None:
        server.will(in_envelope(quoted(f'[{{"id":"{half}"}}]')), in_envelope(quoted(f'{{"a":["{half}"]}}')))
        (bill,) = wq(add_bill).data
        assert (bill.id, len(bill.problems)) == (shown(half), 1)
        ack = wq(close_order)
        assert ack.data == {"a": [shown(half)]}
        assert [problem.path for problem in ack.problems] == ["response_data.a[0]"]

    @pytest.mark.parametrize("row", ROWS)
    def test_raises_under_strict(self, wq: Calls, ws: Calls, server: ScriptedServer, row: str) -> None:
        rows = b"[%b]" % (row % r"\ud83d").encode()
        server.will(in_envelope(quoted(rows.decode())), in_envelope(rows))
        for _ in range(2):
            with pytest.raises(StrictError, match=r"is not text of whole characters .* \(1 such in this record\)"):
                wq(orders, strict=True)

    def test_in_the_message_raises_under_strict(self, wq: Calls, ws: Calls, server: ScriptedServer) -> None:
        server.will(
            in_envelope(b'"[]"', rb'"\ud83d"'), in_envelope(b"null", rb'"\ud83d"'), of_wshoto(b"{}", rb'"\ud83d"')
        )
        with pytest.raises(
            StrictError, match=r"return_msg is not text of whole characters .* \(1 such in this response\)"
        ):
            wq(orders, strict=True)
        with pytest.raises(StrictError, match=r"\(the write was applied\)"):
            wq(close_order, strict=True)
        with pytest.raises(StrictError, match="msg is not text of whole characters"):
            ws(sale_order, strict=True)


@pytest.mark.finding(15)
class TestFaultsInStrings:
    """Bare control characters, and escapes that JSON does not have."""

    @pytest.mark.parametrize(
        ("fault", "text"),
        [("a\nb", "a\nb"), ("\t", "\t"), ("\0", "\0"), (r"it\'s", "it's"), (r"C:\windows", "C:windows")],
    )
    @pytest.mark.parametrize("field", ["order_no", "ext_1"])
    def test_are_read_and_listed(
        self, wq: Calls, ws: Calls, server: ScriptedServer, fault: str, text: str, field: str
    ) -> None:
        row = f'{{"id":5,"{field}":"{fault}"}}'
        server.will(
            in_envelope(quoted(f"[{row}]")),
            in_envelope(f"[{row}]".encode()),
            of_wshoto(f'{{"records":[{row}]}}'.encode()),
        )
        for (record,) in (wq(orders).records, wq(orders).records, ws(valet_orders).records):
            assert record.raw == {"id": 5, field: text}
            assert record.raw_json.decode() == row
            assert [(problem.path, problem.value) for problem in record.problems] == [(field, text)]

    def test_in_the_text_of_an_envelope_are_listed_with_the_page(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(in_envelope(rb'"[{\"order_no\":\"it\'s\"}]"'), in_envelope(b'"[\n{\\"order_no\\":\\"a\nb\\"}]"'))
        first, second = wq(orders), wq(orders)
        assert [record.order_no for page in (first, second) for record in page.records] == ["it's", "a\nb"]
        assert [problem.path for problem in first.problems + second.problems] == ["response_data"] * 2
        assert [record.problems == [] for page in (first, second) for record in page.records] == [True, False]

    def test_raise_under_strict(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(in_envelope(quoted('[{"id":"\n"}]')), in_envelope(rb'"[{\"order_no\":\"it\'s\"}]"'))
        with pytest.raises(StrictError, match="id is not text with its control characters escaped"):
            wq(orders, strict=True)
        with pytest.raises(StrictError, match="response_data is not text with no escapes but those of JSON"):
            wq(orders, strict=True)

    def test_faults_in_string_that_hide_damage_are_damage(self, wq: Calls, ws: Calls, server: ScriptedServer) -> None:
        server.will(
            in_envelope(quoted('[{"id":"\n"')), in_envelope(b'[{"id":"\n"'), of_wshoto(b'{"records":[{"id":"\n"')
        )
        for calls, call in ((wq, orders), (wq, orders), (ws, valet_orders)):
            with pytest.raises(DecodeError) as caught:
                calls(call)
            assert caught.value.retryable

    def test_large_page_with_one_fault_is_read(self, wq: Calls, server: ScriptedServer) -> None:
        rows = [
            {"id": str(number), "order_remark": "订" * 200, "prods": [{"price": "1.00"}] * 5} for number in range(400)
        ]
        text = json.dumps(rows, ensure_ascii=False).replace('"id": "399"', '"id": "39\n9"')
        server.will(waiqin(text))
        records = wq(orders).records
        assert [record.problems != [] for record in records] == [False] * 399 + [True]
        assert (records[399].id, len(records[399].prods)) == ("39\n9", 5)


@pytest.mark.finding(16)
class TestCharset:
    """The charset that an answer declares."""

    @pytest.mark.parametrize("declared", ["GBK", "gb2312", "GB18030", '"gbk"', "cp936"])
    def test_of_china_counts(self, wq: Calls, ws: Calls, server: ScriptedServer, declared: str) -> None:
        headers = {"Content-Type": f"application/json;charset={declared}"}
        row = {"id": 1, "order_no": "订单", "ext_1": "模"}
        bodies = [
            {"return_code": "0", "return_msg": "成", "response_data": json.dumps([row], ensure_ascii=False)},
            {"code": 0, "msg": "成", "data": {"records": [row], "total": 1}},
        ]
        server.will(*(Answer(json.dumps(body, ensure_ascii=False).encode("gbk"), headers=headers) for body in bodies))
        for page in (wq(orders), ws(valet_orders)):
            assert [record.raw for record in page.records] == [row]
            assert page.message == "成"
            assert [(problem.path, problem.expected) for problem in page.problems] == [("answer", "UTF-8")]

    @pytest.mark.parametrize("name", ["Charset", "CHARSET", "charSet"])
    def test_in_capitals_counts(self, wq: Calls, server: ScriptedServer, name: str) -> None:
        body = '{"return_code":"0","return_msg":"成"}'.encode("gbk")
        server.will(Answer(body, headers={"Content-Type": f"application/json;{name}=gbk"}))
        assert wq(orders).message == "成"

    @pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "UTF-16BE", "big5"])
    def test_of_other_kinds_counts(self, wq: Calls, server: ScriptedServer, charset: str) -> None:
        text = '{"return_code":"1","return_msg":"庫存不足"}'
        server.will(Answer(text.encode(charset), 500, {"Content-Type": f"application/json; charset={charset}"}))
        with pytest.raises(APIError, match="庫存不足"):
            wq(orders)

    def test_counts_for_few_characters_that_would_be_utf_8_too(self, wq: Calls, server: ScriptedServer) -> None:
        body = '{"return_code":"0","return_msg":"模"}'.encode("gbk")
        assert body.decode()
        server.will(Answer(body, headers={"Content-Type": "application/json;charset=GBK"}))
        assert wq(orders).message == "模"

    @pytest.mark.parametrize("declared", ["GBK", "ISO-8859-1", "utf-8", "UTF8", "us-ascii", "none-such", "zlib", ""])
    def test_does_not_count_where_the_body_is_utf_8(self, wq: Calls, server: ScriptedServer, declared: str) -> None:
        text = '{"return_code":"0","return_msg":"操作成功","response_data":"[]"}'
        server.will(Answer(text.encode(), headers={"Content-Type": f"application/json;charset={declared}"}))
        page = wq(orders)
        assert (page.message, page.problems) == ("操作成功", [])

    @pytest.mark.parametrize("declared", ["ISO-8859-1", "utf-8", "none-such", "utf-7"])
    def test_charset_that_cannot_be_is_damage(self, wq: Calls, server: ScriptedServer, declared: str) -> None:
        body = '{"return_code":"0","return_msg":"成"}'.encode("gbk")
        server.will(Answer(body, headers={"Content-Type": f"application/json;charset={declared}"}))
        with pytest.raises(DecodeError, match="not UTF-8"):
            wq(orders)

    def test_of_the_refusal_of_a_token_counts(self, ws_secret: Calls, server: ScriptedServer) -> None:
        body = '{"code":10001,"msg":"无效"}'.encode("gbk")
        refusal = Answer(body, headers={"Content-Type": "application/json;charset=gbk"})
        server.will(wshoto_token("old"), refusal, wshoto_token("new"), wshoto_rows({"id": 5}))
        assert [order.id for order in ws_secret(valet_orders).records] == [5]

    def test_raises_under_strict(self, wq: Calls, server: ScriptedServer) -> None:
        body = '{"return_code":"0","return_msg":"成"}'.encode("gbk")
        server.will(Answer(body, headers={"Content-Type": "application/json;charset=gbk"}))
        with pytest.raises(StrictError, match="answer is not UTF-8"):
            wq(orders, strict=True)


@pytest.mark.finding(70)
class TestTextBehind:
    """Text that follows the JSON of an answer."""

    @pytest.mark.parametrize("tail", [b"\n<!-- 12ms -->", b" // 12ms", b"\r\nOK", b"<script>{}</script>"])
    def test_is_cut_off_and_listed(self, wq: Calls, ws: Calls, server: ScriptedServer, tail: bytes) -> None:
        server.will(
            Answer(b'{"return_code":"0","response_data":"[{}]"}' + tail),
            in_envelope(quoted("[{}]" + tail.decode())),
            Answer(b'{"code":0,"data":{"records":[{}]}}' + tail),
        )
        pages = [wq(orders), wq(orders), ws(valet_orders)]
        assert [len(page.records) for page in pages] == [1, 1, 1]
        assert [problem for page in pages for problem in page.problems] == [
            (path, tail.strip().decode(), "JSON with no text behind it")
            for path in ("answer", "response_data", "answer")
        ]

    def test_does_not_make_the_outcome_of_a_write_unknown(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(Answer(b'{"return_code":"0"}\n<!-- 12ms -->'))
        ack = wq(close_order)
        assert [problem.path for problem in ack.problems] == ["answer"]

    @pytest.mark.parametrize("tail", [b"{}", b"]", b"}", b'"', b",", b"\0", b"\xff", b"<\xff"])
    def test_text_behind_that_may_be_more_of_an_answer_is_damage(
        self, wq: Calls, ws: Calls, server: ScriptedServer, tail: bytes
    ) -> None:
        server.will(*[Answer(b'{"return_code":"0"}' + tail)] * 2, Answer(b'{"code":0}' + tail))
        for calls, call, kind in (
            (wq, orders, DecodeError),
            (wq, close_order, OutcomeUnknown),
            (ws, valet_orders, DecodeError),
        ):
            with pytest.raises(kind):
                calls(call)

    def test_raises_under_strict(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(Answer(b'{"return_code":"0"}\n<!-- 12ms -->'))
        with pytest.raises(StrictError, match="answer is not JSON with no text behind it"):
            wq(orders, strict=True)


@pytest.mark.finding(14)
def test_fault_beside_data_in_the_wrong_place_raises_under_strict(wq: Calls, server: ScriptedServer) -> None:
    body = rb'{"return_code":"0","rows":["\ud83d"]}'
    server.will(Answer(body), Answer(body))
    ack = wq(close_order)
    assert [problem.path for problem in ack.problems] == ["rows[0]"]
    assert "the response has no response_data, but other data: rows" in ack.message
    with pytest.raises(StrictError, match=r"rows\[0\] is not text of whole characters") as caught:
        wq(close_order, strict=True)
    assert caught.value.carried_out


@pytest.mark.finding(14, 15, 16, 70)
def test_clean_answers_have_no_problems(wq: Calls, ws: Calls, server: ScriptedServer) -> None:
    server.will(waiqin('[{"id":1}]', message="操作成功"), wshoto_rows({"id": 5}), waiqin(None, message="ok"))
    pages = [wq(orders), ws(valet_orders), wq(close_order)]
    assert [(page.message, page.problems) for page in pages] == [("操作成功", []), ("ok", []), ("ok", [])]
