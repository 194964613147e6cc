"""Answers as dirty as they come: a typed error, or records that have everything that was received."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from typing import Any

import pytest

from dingdan import APIError, AuthenticationError, DecodeError, StrictError
from tests.dingdan.calling import Calls
from tests.dingdan.scripted_server import Answer, ScriptedServer, waiqin, waiqin_rows, wshoto, wshoto_rows
from tests.properties.reading import loads, read_all, same

DEEPEST = 100
ORDER = {"id": "7300000000000000101", "order_no": "DD-1", "prods": [{"price": "12.50"}]}
LONG = "9" * 5000


def orders(client: Any) -> Any:
    return client.orders.query()


def shipments(client: Any) -> Any:
    return client.shipments.query()


def car_sales(client: Any) -> Any:
    return client.car_sales.query()


def close_order(client: Any) -> Any:
    return client.orders.close(order_no="DD-1")


def add_bill(client: Any) -> Any:
    return client.sales_bills.add(cm_code="C1", emp_code="E1", storehouse_code="S1")


def valet_orders(client: Any) -> Any:
    return client.valet_orders.list()


def sale_order(client: Any) -> Any:
    return client.sale_orders.get(id=19)


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


def enveloped(rows: str) -> Answer:
    """Waiqin365's usual answer with `rows`, JSON text that Python itself would not write."""
    return Answer(b'{"return_code":"0","response_data":%b}' % json.dumps(rows).encode())


def refused(call: Calls, what: Any, **options: Any) -> DecodeError:
    with pytest.raises(DecodeError) as caught:
        call(what, **options)
    return caught.value


class TestRows:
    """Nothing among the rows is dropped."""

    @pytest.mark.parametrize("stray", [None, 5, "text", "", True, [], [ORDER], 1e300])
    @pytest.mark.parametrize("place", [0, 1, 2])
    def test_one_that_is_no_object_is_an_error_that_says_where(
        self, wq: Calls, server: ScriptedServer, stray: Any, place: int
    ) -> None:
        rows: list[Any] = [ORDER, ORDER]
        rows.insert(place, stray)
        server.will(waiqin_rows(*rows))
        error = refused(wq, orders)
        assert f"queryStdomOrder: response_data[{place}] is not an object: " in str(error)
        assert error.retryable is False

    @pytest.mark.parametrize("stray", [None, 5, "text", []])
    def test_one_that_is_no_object_is_an_error_for_wshoto_too(
        self, ws: Calls, server: ScriptedServer, stray: Any
    ) -> None:
        server.will(wshoto_rows(ORDER, stray))
        assert "valetorderInfoList: data.records[1] is not an object: " in str(refused(ws, valet_orders))

    @pytest.mark.parametrize(
        ("data", "raws"),
        [
            ({"rows": [], "list": [ORDER]}, [ORDER]),
            ({"rows": None, "list": [ORDER], "total": 1, "message": "ok"}, [ORDER]),
            ({"rows": None, "total": 0}, []),
            ({"rows": "", "list": None}, []),
            ({"order_no": "DD-1", "list": [ORDER]}, [{"order_no": "DD-1", "list": [ORDER]}]),
            ({"rows": 5, "list": [ORDER]}, [ORDER]),
            ({"ext_1": "x", "data": None}, [{"ext_1": "x", "data": None}]),
            ({"data": {"rows": [ORDER]}}, [ORDER]),
        ],
    )
    def test_of_an_object_are_all_there(self, wq: Calls, server: ScriptedServer, data: Any, raws: list[Any]) -> None:
        server.will(waiqin(json.dumps(data)))
        assert [record.raw for record in wq(orders).records] == raws

    @pytest.mark.parametrize(
        ("data", "names"),
        [
            ({"rows": [ORDER], "list": [ORDER]}, "rows, list"),
            ({"rows": [], "items": [ORDER]}, "items"),
            ({"rows": [ORDER], "more": {"1": ORDER}}, "rows, more"),
        ],
    )
    def test_rows_that_may_be_in_two_places_are_an_error(
        self, wq: Calls, server: ScriptedServer, data: Any, names: str
    ) -> None:
        server.will(waiqin(data))
        assert f"more than one part of the data may be the rows: {names}" in str(refused(wq, orders))

    @pytest.mark.parametrize("data", [{"rows": [ORDER]}, {"total": 1, "Records": [ORDER]}, {"record": ORDER}])
    def test_rows_that_are_not_where_they_should_be_are_an_error(
        self, ws: Calls, server: ScriptedServer, data: Any
    ) -> None:
        server.will(wshoto(data))
        assert "there is no data.records, but other data that may be rows" in str(refused(ws, valet_orders))

    def test_in_an_object_where_a_list_should_be_are_one_record(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto({"records": ORDER}))
        assert [record.raw for record in ws(valet_orders).records] == [ORDER]


class TestTotal:
    """A total that cannot be right does not end a query."""

    @pytest.mark.parametrize(
        ("total", "read"),
        [
            ("3", 3), (3, 3), ("3.0", 3), (10**30, 10**30), ("", None), (None, None), (-1, None), (1, None), (0, None),
            ("NaN", None), ("many", None), (True, None), ([3], None), ({"value": 3}, None), (1e300, None),
        ],
    )  # fmt: skip
    def test_is_a_count_or_none(self, ws: Calls, server: ScriptedServer, total: Any, read: int | None) -> None:
        server.will(wshoto_rows({"id": 1}, {"id": 2}, total=total))
        assert ws(valet_orders).total == read

    @pytest.mark.parametrize("digits", ["1e400", LONG, "-0", nested(200)])
    def test_in_odd_digits_is_a_count_or_none(self, ws: Calls, server: ScriptedServer, digits: str) -> None:
        server.will(Answer(b'{"code":0,"data":{"records":[{"id":1}],"total":%b}}' % digits.encode()))
        assert ws(valet_orders).total is None

    @pytest.mark.parametrize("total", [-1, 0, 1, "x"])
    def test_total_that_cannot_be_right_loses_no_row(self, ws: Calls, server: ScriptedServer, total: Any) -> None:
        server.will(
            wshoto_rows({"id": 1}, {"id": 2}, total=total),
            wshoto_rows({"id": 3}, {"id": 4}, total=total),
            wshoto_rows(),
        )
        assert [order.id for order in ws.rows(valet_orders)] == [1, 2, 3, 4]


class TestNesting:
    """What is nested too deeply is refused at once, so that no attribute ever fails for it."""

    @pytest.mark.parametrize(
        "row",
        [
            '{"unknown":%s}',
            '{"order_amount":%s}',
            '{"prods":%s}',
            '{"prods":[{"unknown":%s}]}',
            '{"prods":[{"exts_detail":[{"ext_value":%s}]}]}',
        ],
    )
    @pytest.mark.parametrize("levels", [110, 900, 10_000])
    def test_too_deep_is_an_error_wherever_it_is(
        self, wq: Calls, server: ScriptedServer, row: str, levels: int
    ) -> None:
        rows = f"[{row % nested(levels)}]"
        server.will(enveloped(rows), Answer(b'{"return_code":"0","response_data":%b}' % rows.encode()))
        for error in (refused(wq, orders), refused(wq, orders)):
            assert error.retryable is False
            assert "deep" in str(error)

    def test_of_objects_and_lists_count_alike(self, wq: Calls, server: ScriptedServer) -> None:
        deep = '{"a":[' * 60 + "]}" * 60
        server.will(enveloped(f'[{{"id":1,"a":{deep}}}]'))
        assert "response_data[0] has an unexpected form (JSON is nested more than 100 levels deep)" in str(
            refused(wq, orders)
        )

    @pytest.mark.parametrize("row", ['{"id":1,"unknown":%s}', '{"order_amount":%s}', '{"prods":%s}'])
    def test_as_deep_as_is_taken_can_be_read_in_any_way(self, wq: Calls, server: ScriptedServer, row: str) -> None:
        row %= nested(DEEPEST - 1)
        server.will(enveloped(f"[{row}]"))
        (order,) = wq(orders).records
        read_all(order)
        deepest_read(order, sys.getrecursionlimit() - 300)
        assert same(order.raw, json.loads(row))

    def test_brackets_in_texts_and_side_by_side_are_not_nested(self, wq: Calls, server: ScriptedServer) -> None:
        row = {"order_remark": '[{"\\' * 5000, "prods": [{"remark": "]]}}"}] * 500, "ext": [[[]], {"[[": "\\"}] * 500}
        server.will(waiqin_rows(row))
        (order,) = wq(orders).records
        assert order.order_remark == row["order_remark"]
        assert same(order.raw, row)

    @pytest.mark.parametrize("data", [nested(10_000), "[" * 10_000, nested(500)])
    def test_too_deep_data_of_a_write_is_kept_as_text(self, wq: Calls, server: ScriptedServer, data: str) -> None:
        server.will(enveloped(data))
        assert wq(close_order).data == data

    @pytest.mark.parametrize("body", [nested(10_000), f'{{"response_data":{nested(10_000)}}}', "[" * 10_000])
    def test_too_deep_envelope_is_an_error(self, wq: Calls, ws: Calls, server: ScriptedServer, body: str) -> None:
        server.will(Answer(body.encode()), Answer(body.encode()))
        for error in (refused(wq, orders), refused(ws, valet_orders)):
            assert "the response is " in str(error)
            assert error.retryable is False

    def test_too_deep_message_of_an_envelope_is_its_text(self, wq: Calls, server: ScriptedServer) -> None:
        message = nested(200)
        body = b'{"return_code":"%b","response_data":"[{}]","return_msg":%b}'
        server.will(Answer(body % (b"0", message.encode())), Answer(body % (b"1", message.encode())))
        assert len(wq(orders).records) == 1
        with pytest.raises(APIError) as caught:
            wq(orders)
        assert caught.value.message == message


def deepest_read(record: Any, frames: int) -> None:
    """Read a record with hardly any stack left."""
    if frames > 0:
        deepest_read(record, frames - 1)
    else:
        assert [getattr(record, name) for name in record.__struct_fields__]
        assert record.raw
        assert record.problems is not None
        assert record == record.from_json(record.raw_json)


class TestNumbers:
    """Numbers of any length and kind."""

    @pytest.mark.parametrize(
        "digits",
        ["9" * 400, "-" + "9" * 400, LONG, "-" + LONG, "0." + LONG, LONG + ".5", "1e400", "-1e400", "1e-400",
         "1e99999999999999999999", "1E+5", "-0", "-0.0", "18446744073709551616"],
    )  # fmt: skip
    def test_are_kept_wherever_they_are(self, wq: Calls, server: ScriptedServer, digits: str) -> None:
        line = f'{{"price":{digits},"x":{digits}}}'
        text = (
            f'[{{"id":{digits},"order_amount":{digits},"order_status":{digits},"unknown":[{digits}],'
            f'"prods":[{line},{digits}],"exts":{digits}}}]'
        )
        server.will(enveloped(text))
        (order,) = wq(orders).records
        assert same(order.raw, loads(text)[0])
        read_all(order)
        if len(digits.partition("e")[2]) < 20:  # more digits than an exponent can have in Python
            assert order.order_amount == order.prods[0].price == Decimal(digits)
            assert order.id is not None
        assert order.raw_json.decode() == text[1:-1]

    @pytest.mark.parametrize("digits", [LONG, "1e400", "-" + LONG])
    def test_as_data_of_a_write_are_kept(self, wq: Calls, server: ScriptedServer, digits: str) -> None:
        server.will(enveloped(f"[{digits}]"), enveloped(f"[{digits}, NaN]"), enveloped(f"[{digits}, "))
        assert same(wq(close_order).data, loads(f"[{digits}]"))
        assert wq(close_order).data == f"[{digits}, NaN]"
        assert wq(close_order).data == f"[{digits},"

    @pytest.mark.parametrize("literal", ["NaN", "Infinity", "-Infinity", "01", "1.", ".5", "+1", "0x10", "1_0", "nan"])
    def test_numbers_that_are_none_in_json_are_damage(
        self, wq: Calls, ws: Calls, server: ScriptedServer, literal: str
    ) -> None:
        row = f'[{{"id":1,"prods":[{{"price":{literal}}}]}}]'
        bare = b'{"return_code":"0","response_data":%b}' % row.encode()
        plain = b'{"code":0,"data":{"records":%b}}' % row.encode()
        server.will(enveloped(row), Answer(bare), Answer(plain))
        assert [refused(wq, orders).retryable, refused(wq, orders).retryable, refused(ws, valet_orders).retryable] == [
            True
        ] * 3

    @pytest.mark.parametrize("code", [LONG, "1e400", "[1]"])
    def test_as_codes_and_messages_of_an_envelope_do_no_harm(
        self, wq: Calls, ws: Calls, server: ScriptedServer, code: str
    ) -> None:
        message = b'{"return_code":"0","msg_id":%b,"return_msg":%b,"response_data":[{"id":1}]}' % ((code.encode(),) * 2)
        server.will(
            Answer(message), Answer(b'{"return_code":%b}' % code.encode()), Answer(b'{"code":%b}' % code.encode())
        )
        assert [order.id for order in wq(orders).records] == ["1"]
        with pytest.raises(APIError):
            wq(orders)
        with pytest.raises(APIError):
            ws(valet_orders)


class TestText:
    """Bytes that are no text, and texts that are no bytes."""

    @pytest.mark.parametrize("byte", [b"\xff", b"\xc0\x80", b"\xed\xa0\xbd", b"\xe5\x8d", b"\xf5\x80\x80\x80"])
    @pytest.mark.parametrize("where", [b'{"id":"%b"}', b'{"unknown":"%b"}', b'{"%b":1}', b'{"prods":[{"x":"%b"}]}'])
    def test_text_that_is_not_utf_8_is_damage_wherever_it_is(
        self, wq: Calls, ws: Calls, server: ScriptedServer, where: bytes, byte: bytes
    ) -> None:
        row = where % byte
        quoted = row.replace(b'"', b'\\"')
        server.will(
            Answer(b'{"return_code":"0","response_data":"[%b]"}' % quoted),
            Answer(b'{"return_code":"0","response_data":[%b]}' % row),
            Answer(b'{"code":0,"data":{"records":[%b]}}' % row),
        )
        for error in (refused(wq, orders), refused(wq, orders), refused(ws, valet_orders)):
            assert error.retryable is True
            assert "the response is damaged JSON" in str(error)

    def test_text_that_is_not_utf_8_across_the_pieces_it_is_read_in_is_told_from_text_that_is(
        self, wq: Calls, server: ScriptedServer
    ) -> None:
        text = '"订🙂' * 700_000
        row = {"order_remark": text, "unknown": text}
        server.will(
            waiqin_rows(row), waiqin([row]), Answer(waiqin([row]).body[:-3] + b"\xe5" + waiqin([row]).body[-3:])
        )
        for _ in range(2):
            (order,) = wq(orders).records
            assert order.order_remark == text
            assert order.raw == row
        assert refused(wq, orders).retryable is True

    def test_in_escapes_of_every_kind_is_read(self, wq: Calls, server: ScriptedServer) -> None:
        row = r'{"order_remark":"\ud83d\ude42\u0000\/\\\"\b\f\n\r\t\u8ba2","\u0069d":"7","x\u0000":"\u001f"}'
        server.will(enveloped(f"[{row}]"))
        (order,) = wq(orders).records
        assert (order.order_remark, order.id) == ('🙂\0/\\"\b\f\n\r\t订', "7")
        assert same(order.raw, json.loads(row))
        read_all(order)

    @pytest.mark.parametrize("data", ['[{"id":1}]\0', '[{"id":\x0b1}]', "\0"])
    def test_with_control_characters_outside_of_strings_is_an_error(
        self, wq: Calls, server: ScriptedServer, data: str
    ) -> None:
        server.will(enveloped(data))
        refused(wq, orders)

    def test_after_a_byte_order_mark_is_read(self, wq: Calls, ws: Calls, server: ScriptedServer) -> None:
        bom = b"\xef\xbb\xbf"
        server.will(Answer(bom + waiqin_rows(ORDER).body), Answer(bom + b" " + wshoto_rows(ORDER).body))
        assert [record.raw for record in wq(orders).records + ws(valet_orders).records] == [ORDER, ORDER]

    @pytest.mark.parametrize(
        ("body", "retryable"),
        [
            (b"", True), (b" \r\n\t ", True), (b"\xef\xbb\xbf", False), (b"\0\0", False), (b"OK", False),
            (b"<html>{</html>", False), (b"null", False), (b"\xff\xfe{\0}\0", False), (b"\x1f\x8b\x08", False),
            (b" \n{", True), (b"\xef\xbb\xbf\n[", True), (b"{\xff", True), (b'{"a":1,}', True), (b"{}}", True),
            (b"{}", False), (b"[{}]", False), (b"{'code':0}", True),
        ],
    )  # fmt: skip
    def test_is_damaged_when_it_begins_like_json_but_is_none(
        self, wq: Calls, ws: Calls, server: ScriptedServer, body: bytes, retryable: bool
    ) -> None:
        server.will(Answer(body), Answer(body))
        assert [refused(wq, orders).retryable, refused(ws, valet_orders).retryable] == [retryable, retryable]

    @pytest.mark.parametrize(
        ("data", "retryable"),
        [('[{"id":1},', True), (" {", True), ("[{}]]", True), ("订单", False), ("<html>", False), ("5", False)],
    )
    def test_in_response_data_is_damaged_when_it_begins_like_json_but_is_none(
        self, wq: Calls, server: ScriptedServer, data: str, retryable: bool
    ) -> None:
        server.will(waiqin(data))
        error = refused(wq, orders)
        assert (error.retryable, len(error.excerpt) <= 200) == (retryable, True)


class TestKeys:
    def test_of_two_with_one_name_the_last_counts_everywhere(self, wq: Calls, server: ScriptedServer) -> None:
        text = (
            '[{"id":1,"id":"2","x":1,"x":[2],"order_amount":"bad","order_amount":"5","prods":[],"prods":[{"price":"1",'
            '"price":{},"sequ":1}],"\\u0069d":"3"}]'
        )
        server.will(enveloped(text), enveloped(text), enveloped('[{"order_amount":"5","order_amount":"bad"}]'))
        (order,) = wq(orders).records
        assert same(order.raw, json.loads(text)[0])
        assert (order.id, order.order_amount, order.extra) == ("3", Decimal(5), {"x": [2]})
        assert [problem.path for problem in order.problems] == ["prods[0].price"]
        assert order.raw_json.decode() == text[1:-1]
        read_all(order)
        with pytest.raises(StrictError, match=r"prods\[0\]\.price is not a decimal number \(1 such in this record\)"):
            wq(orders, strict=True)
        with pytest.raises(StrictError, match="order_amount is not a decimal number"):
            wq(orders, strict=True)

    def test_of_an_envelope_the_last_counts_too(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(Answer(b'{"return_code":"1","response_data":"[","return_code":"0","response_data":"[{}]"}'))
        assert len(wq(orders).records) == 1


class TestAliases:
    """Fields that the documents spell in two ways."""

    @pytest.mark.parametrize(
        ("call", "field", "other", "value", "read"),
        [
            (shipments, "sign_status", "signe_status", "1", "1"),
            (shipments, "user_source_code", "emp_source_code", "E-1", "E-1"),
            (car_sales, "car_name", "car_nam", "苏A", "苏A"),
            (car_sales, "create_dept_name", "ceate_dept_name", "一部", "一部"),
            (add_bill, "order_no", "orderNo", "XH-1", "XH-1"),
        ],
    )
    def test_are_read_in_either_spelling(
        self, wq: Calls, server: ScriptedServer, call: Any, field: str, other: str, value: str, read: str
    ) -> None:
        for row in ({field: value}, {other: value}, {field: "", other: value}, {field: value, other: None},
                    {field: None, other: value}, {field: value, other: ""}, {field: {}, other: value},
                    {field: value, other: []}):  # fmt: skip
            server.will(waiqin_rows(row))
            given = wq(call)
            (record,) = given.data if call is add_bill else given.records
            assert getattr(record, field) == read
            assert [problem.path for problem in record.problems] == [
                name for name in (field, other) if isinstance(row.get(name), dict | list)
            ]
            read_all(record)

    def test_of_which_one_is_wrong_raise_under_strict_with_its_name(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin_rows({"sign_status": "1", "signe_status": [1]}))
        with pytest.raises(StrictError, match="signe_status is not text") as caught:
            wq(shipments, strict=True)
        assert [problem.path for problem in caught.value.problems] == ["signe_status"]


@pytest.mark.parametrize("value", [None, "", {}, {"a": 1}, 0, 5, True, "text", "[]", [], [[]], [None], [5, {}], 1.5])
@pytest.mark.parametrize("name", ["prods", "exts", "order_amount", "id", "order_status", "create_time", "print_count"])
def test_any_value_anywhere_is_read_or_listed(wq: Calls, server: ScriptedServer, name: str, value: Any) -> None:
    row = {"id": "1", name: value, "prods": [{}, {name: value, "exts_detail": value}]} | {name: value}
    server.will(waiqin_rows(row))
    (order,) = wq(orders).records
    assert same(order.raw, row)
    read_all(order)


@pytest.mark.parametrize(
    "data", [{"order": [], "receipt_list": {}}, {"order": None, "receipt_list": ""}, {"order": {}}]
)
def test_one_record_of_any_shape_is_read(ws: Calls, server: ScriptedServer, data: Any) -> None:
    server.will(wshoto(data))
    record = ws(sale_order)
    assert same(record.raw, data)
    read_all(record)


class TestHints:
    """What a refusal that was seen before adds to its error."""

    @pytest.mark.parametrize(
        "message",
        [
            'invalid input syntax for integer: "CUS000001"',
            'org.postgresql.util.PSQLException: ERROR: invalid input syntax for type bigint: "CUS000001"\n Where: SQL',
            'ERROR: invalid input syntax for type numeric: "CUS000001"',
            '错误: 无效的类型 bigint 输入语法: "CUS000001"',
            'java.lang.NumberFormatException: For input string: "CUS000001"',
        ],
    )
    def test_after_a_code_where_an_id_belongs(self, wq: Calls, server: ScriptedServer, message: str) -> None:
        server.will(waiqin(None, code="1", message=message))
        with pytest.raises(
            APIError, match=r"\[seen when a code or a name was sent in place of an id: [^\]]*\]"
        ) as caught:
            wq(orders)
        assert "CUS000001" not in str(caught.value).partition("[seen")[2]
        assert caught.value.message == message

    @pytest.mark.parametrize("message", ['JSONObject["remarks"] not found.', "x JSONObject['remarks'] not found"])
    def test_after_a_field_that_must_be_present(self, wq: Calls, server: ScriptedServer, message: str) -> None:
        server.will(waiqin(None, code="1", message=message))
        with pytest.raises(APIError, match=r'\[the platform wants this field .* pass it as ""\]'):
            wq(add_bill)

    @pytest.mark.parametrize("message", [None, "", "库存不足", "JSONObject", "input", "integer"])
    def test_none_after_anything_else(self, wq: Calls, server: ScriptedServer, message: str | None) -> None:
        server.will(waiqin(None, code="1", message=message))
        with pytest.raises(APIError) as caught:
            wq(orders)
        assert "[" not in str(caught.value)

    def test_of_one_platform_are_not_given_for_the_other(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto(None, code=102, message='invalid input syntax for integer: "x"'), wshoto(None, code=20001))
        for _ in range(2):
            with pytest.raises(APIError) as caught:
                ws(valet_orders)
            assert "[" not in str(caught.value)

    def test_after_a_refused_digest(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin(None, code="102", message=""))
        with pytest.raises(AuthenticationError, match=r"\[seen when a digest was rejected: .*clock.*timestamp_format"):
            wq(orders)
