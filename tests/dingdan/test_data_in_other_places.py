"""Data that does not stand where the documents put it: found, or an error; never an empty page or an empty record."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from dingdan import DecodeError, StrictError
from tests.dingdan.calling import OPENID, Calls
from tests.dingdan.scripted_server import ScriptedServer, answer, waiqin, waiqin_rows, wshoto, wshoto_rows

ORDER = {"id": "7300000000000000101", "order_no": "DD-1"}
BILL = {"id": "7", "order_no": "XH-1"}
TEXT = json.dumps([ORDER])


def orders(client: Any) -> Any:
    return client.orders.query()


def shipments(client: Any) -> Any:
    return client.shipments.query()


def close_order(client: Any) -> Any:
    return client.orders.close(order_no="DD-1")


def add_bill(client: Any) -> Any:
    return client.sales_bills.add(cm_code="C1", emp_code="E1", storehouse_code="S1")


def valet_orders(client: Any) -> Any:
    return client.valet_orders.list()


def mall_orders(client: Any) -> Any:
    return client.mall_orders.list(type=1, start_time=1793462400)


def sale_order(client: Any) -> Any:
    return client.sale_orders.get(id=19)


def refused(calls: Calls, call: Any) -> str:
    with pytest.raises(DecodeError) as caught:
        calls(call)
    return str(caught.value)


@pytest.mark.finding(63)
class TestWrappers:
    """Objects around the rows."""

    @pytest.mark.parametrize("call", [orders, shipments])
    @pytest.mark.parametrize(
        ("data", "raws"),
        [
            ({"data": {"rows": [ORDER], "total": 1}}, [ORDER]),
            ({"data": TEXT}, [ORDER]),
            ({"data": json.dumps(TEXT)}, [ORDER]),
            ({"data": json.dumps({"list": TEXT})}, [ORDER]),
            ({"result": {"records": []}}, []),
            ({"result": {"data": {"list": {"rows": [ORDER, ORDER]}}}, "code": 0, "message": "ok"}, [ORDER, ORDER]),
            ({"result": {"data": ORDER}}, [ORDER]),
            ({"rows": "[]", "list": None}, []),
            ({"rows": None, "total": 0, "pageNumber": 7}, []),
            ({"rows": {}, "message": None}, []),
            ({"rows": [], "message": "no more rows"}, []),
            ({"data": {"data": {"data": None}}}, []),
        ],
        ids=repr,
    )
    @pytest.mark.parametrize("as_text", [True, False], ids=["text", "decoded"])
    def test_are_opened_at_any_depth(
        self, wq: Calls, server: ScriptedServer, call: Any, data: Any, raws: list[Any], as_text: bool
    ) -> None:
        server.will(waiqin(json.dumps(data) if as_text else data))
        assert [record.raw for record in wq(call).records] == raws

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            ({"error": "busy"}, "the data has none of the documented fields, but error"),
            ({"errcode": 42001}, "the data has none of the documented fields, but errcode"),
            ({"0": ORDER, "1": ORDER}, "the data has none of the documented fields, but 0, 1"),
            ({"Rows": [ORDER]}, "the data has none of the documented fields, but Rows"),
            ({"data": {"error": "busy"}}, "the data has none of the documented fields, but error"),
            ({"rows": None, "error": "busy"}, "the data has no rows, but rows, error"),
            ({"data": "busy"}, "the data has no rows, but data"),
            ({"rows": 5}, "the data has no rows, but rows"),
            ({"rows": None, "items": [ORDER]}, "more than one part of the data may be the rows: items"),
            ({"rows": [], "items": TEXT}, "more than one part of the data may be the rows: items"),
            ({"rows": [ORDER], "list": TEXT}, "more than one part of the data may be the rows: rows, list"),
            ([{"error": "busy"}], "response_data[0] has none of the documented fields, but error"),
            ([ORDER, {"rows": [ORDER]}], "response_data[1] has none of the documented fields, but rows"),
            ({"data": [ORDER, {"a": None}]}, "response_data[1] has none of the documented fields, but a"),
        ],
        ids=repr,
    )
    def test_in_which_no_row_can_be_placed_are_an_error(
        self, wq: Calls, server: ScriptedServer, data: Any, told: str
    ) -> None:
        server.will(waiqin(json.dumps(data)), waiqin(data))
        assert [told in refused(wq, orders), told in refused(wq, orders)] == [True, True]

    @pytest.mark.parametrize("row", [{"id": None}, {"prods": []}, {"ext_1704190003": "x"}, {"ext_1": None}, {}])
    def test_row_of_custom_fields_or_of_nothing_at_all_is_a_row(
        self, wq: Calls, server: ScriptedServer, row: Any
    ) -> None:
        server.will(waiqin_rows(ORDER, row))
        assert [record.raw for record in wq(orders).records] == [ORDER, row]

    def test_too_deep_are_an_error(self, wq: Calls, server: ScriptedServer) -> None:
        data = '{"data":' * 200 + "[]" + "}" * 200
        server.will(waiqin(data), waiqin(json.loads(data)))
        assert ["deep" in refused(wq, orders), "deep" in refused(wq, orders)] == [True, True]


@pytest.mark.finding(57)
class TestTextInText:
    """JSON in a string, whose JSON is a string."""

    @pytest.mark.parametrize(
        ("data", "raws"),
        [(TEXT, [ORDER]), ("[]", []), (json.dumps(ORDER), [ORDER]), ("null", []), ("", []), (f" \n{TEXT}\t", [ORDER])],
    )
    def test_twice_is_read(self, wq: Calls, server: ScriptedServer, data: str, raws: list[Any]) -> None:
        server.will(waiqin(json.dumps(data)), waiqin(f"\n {json.dumps(data)} "))
        for _ in range(2):
            assert [record.raw for record in wq(orders).records] == raws

    def test_twice_is_read_for_a_write(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin(json.dumps(json.dumps([BILL]))))
        assert [bill.id for bill in wq(add_bill).data] == ["7"]

    @pytest.mark.parametrize("data", [TEXT, "[]"])
    def test_more_often_is_an_error(self, wq: Calls, server: ScriptedServer, data: str) -> None:
        server.will(waiqin(json.dumps(json.dumps(data))))
        assert "the data has an unexpected form" in refused(wq, orders)

    def test_rows_of_wshoto_are_read(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto({"records": json.dumps([{"id": 5}]), "total": 1}))
        assert [order.id for order in ws(valet_orders).records] == [5]


@pytest.mark.finding(64)
class TestOtherMembers:
    """Data beside the member that should hold it."""

    @pytest.mark.parametrize("data", [TEXT, [ORDER], json.dumps({"rows": [ORDER]}), json.dumps(TEXT)], ids=repr)
    @pytest.mark.parametrize("blank", [{}, {"response_data": ""}, {"response_data": None}, {"response_data": "[]"}])
    def test_return_data_is_read(self, wq: Calls, server: ScriptedServer, data: Any, blank: Any) -> None:
        server.will(answer({"return_code": "0", **blank, "return_data": data}))
        assert [record.raw for record in wq(orders).records] == [ORDER]

    def test_return_data_of_a_write_is_read(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(answer({"return_code": "0", "return_data": json.dumps([BILL])}))
        assert [(bill.id, bill.order_no) for bill in wq(add_bill).data] == [("7", "XH-1")]

    def test_return_data_beside_filled_response_data_does_not_count(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin(TEXT, return_data='[{"id":"2"}]'))
        assert [record.raw for record in wq(orders).records] == [ORDER]

    @pytest.mark.parametrize("name", ["data", "result", "responseData", "rows"])
    @pytest.mark.parametrize("data", [TEXT, [ORDER], {"rows": []}, json.dumps(TEXT)], ids=repr)
    @pytest.mark.parametrize("blank", [{}, {"response_data": ""}, {"response_data": "[]"}, {"return_data": None}])
    def test_any_other_is_an_error_that_names_it(
        self, wq: Calls, server: ScriptedServer, name: str, data: Any, blank: Any
    ) -> None:
        server.will(answer({"return_code": "0", **blank, name: data}))
        assert f"the response has no response_data, but other data: {name}" in refused(wq, orders)

    @pytest.mark.parametrize("call", [valet_orders, mall_orders, sale_order])
    @pytest.mark.parametrize("blank", [{}, {"data": None}, {"data": ""}, {"data": {}}])
    @pytest.mark.parametrize("result", [{"records": [ORDER], "total": 1}, [ORDER], TEXT], ids=repr)
    def test_any_other_is_an_error_for_wshoto_too(
        self, ws: Calls, server: ScriptedServer, call: Any, blank: Any, result: Any
    ) -> None:
        server.will(answer({"code": 0, "msg": "ok", **blank, "result": result}))
        assert "the response has no data, but other data: result" in refused(ws, call)

    @pytest.mark.parametrize("beside", ["[提示] 已受理", "{0}", 5, True, None, [], {}, "[]", "ok", "[" * 500])
    def test_what_is_no_data_is_passed_over(self, wq: Calls, ws: Calls, server: ScriptedServer, beside: Any) -> None:
        server.will(waiqin("", tip=beside), answer({"code": 0, "data": None, "tip": beside}))
        assert [wq(orders).records, ws(valet_orders).records] == [[], []]

    @pytest.mark.parametrize("message", [None, "操作成功"])
    @pytest.mark.parametrize("call", [add_bill, close_order])
    def test_write_that_is_done_is_no_failure(
        self, wq: Calls, server: ScriptedServer, call: Any, message: str | None, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.will(answer({"return_code": "0", "return_msg": message, "data": json.dumps([BILL])}))
        with caplog.at_level(logging.WARNING, "dingdan"):
            ack = wq(call)
        assert ack.data is None
        assert str(ack.message).startswith(message or "done")
        assert (
            "the data of the response cannot be read: the response has no response_data, but other data: data"
            in str(ack.message)
        )
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        assert "XH-1" not in caplog.text

    @pytest.mark.parametrize("data", [{"error": "busy"}, [{"error": "busy"}], {"rows": None, "error": "busy"}])
    def test_write_told_in_words_that_no_page_knows_is_no_failure(
        self, wq: Calls, server: ScriptedServer, data: Any
    ) -> None:
        server.will(waiqin(json.dumps(data)))
        ack = wq(add_bill)
        assert (ack.data, "error" in ack.message) == (None, True)

    def test_write_whose_data_is_mere_words_raises_as_the_docstring_of_ack_says(
        self, wq: Calls, server: ScriptedServer
    ) -> None:
        server.will(waiqin("系统 ok"))
        with pytest.raises(DecodeError, match=r"\(the write was applied\)") as caught:
            wq(add_bill)
        assert caught.value.carried_out

    def test_write_whose_data_cannot_be_placed_raises_under_strict(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(answer({"return_code": "0", "data": [BILL]}))
        with pytest.raises(DecodeError, match=r"\(the write was applied\)") as caught:
            wq(add_bill, strict=True)
        assert caught.value.carried_out


@pytest.mark.finding(65)
class TestDataOfWshoto:
    """`data` of a list has records and total."""

    @pytest.mark.parametrize("call", [valet_orders, mall_orders])
    @pytest.mark.parametrize(
        ("data", "names"),
        [
            ({"errcode": 42001, "errmsg": "expired"}, "errcode, errmsg"),
            ({"elsewhere": None}, "elsewhere"),
            ({"elsewhere": []}, "elsewhere"),
            ({"Total": 0}, "Total"),
        ],
    )
    def test_with_other_members_alone_is_an_error(
        self, ws: Calls, server: ScriptedServer, call: Any, data: Any, names: str
    ) -> None:
        server.will(wshoto(data))
        assert f"the data has neither records nor total, but {names}" in refused(ws, call)

    @pytest.mark.parametrize("blank", [None, "", [], {}])
    @pytest.mark.parametrize("other", [[ORDER], {"rows": [ORDER]}, TEXT])
    def test_with_other_rows_beside_none_is_an_error(
        self, ws: Calls, server: ScriptedServer, blank: Any, other: Any
    ) -> None:
        server.will(wshoto({"records": blank, "total": 1, "list": other}))
        assert "there is no data.records, but other data that may be rows" in refused(ws, valet_orders)

    @pytest.mark.parametrize("data", [{"records": [], "extra": [5]}, {"records": [], "extra": {"a": 1}}])
    def test_with_a_list_of_none_and_data_beside_is_an_error(
        self, ws: Calls, server: ScriptedServer, data: Any
    ) -> None:
        server.will(wshoto(data))
        assert "there is no data.records, but other data that may be rows" in refused(ws, valet_orders)

    def test_with_rows_and_data_beside_gives_the_rows(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto({"records": [{"id": 5}], "total": 1, "columns": ["a"]}))
        assert [order.id for order in ws(valet_orders).records] == [5]

    def test_row_without_a_documented_field_is_an_error(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto_rows({"id": 5}, {"errcode": 42001}))
        assert "data.records[1] has none of the documented fields, but errcode" in refused(ws, valet_orders)

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            ({"errcode": 42001}, "the data has none of the documented fields, but errcode"),
            ({"data": {"order": {"id": 19}}}, "the data has none of the documented fields, but data"),
        ],
    )
    def test_of_one_record_is_an_error_too(self, ws: Calls, server: ScriptedServer, data: Any, told: str) -> None:
        server.will(wshoto(data))
        assert told in refused(ws, sale_order)


@pytest.mark.finding(59)
class TestNoDataAndAMessage:
    """Success without data: an empty page, whose message may say why."""

    FAILURES = ("查询失败: 系统繁忙", "system busy", "failed\nline 2")

    @pytest.mark.parametrize("message", FAILURES)
    @pytest.mark.parametrize("data", [None, "", "null"])
    def test_unusual_message_is_logged(
        self, wq: Calls, server: ScriptedServer, message: str, data: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.will(waiqin(data, message=message))
        with caplog.at_level(logging.WARNING, "dingdan"):
            page = wq(lambda client: client.orders.query(msg_id="mine-1"))
        assert (page.records, page.message, page.has_next_page()) == ([], message, False)
        (record,) = caplog.records
        told = record.getMessage()
        assert told.startswith(f"queryStdomOrder: success without data, and the message {message.splitlines()[0]}")
        assert told.endswith(", msg_id mine-1")

    @pytest.mark.parametrize("message", FAILURES)
    @pytest.mark.parametrize("call", [valet_orders, mall_orders])
    def test_unusual_message_of_wshoto_is_logged(
        self, ws: Calls, server: ScriptedServer, call: Any, message: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.will(wshoto(None, message=message))
        with caplog.at_level(logging.WARNING, "dingdan"):
            page = ws(call)
        assert (page.records, page.message) == ([], message)
        assert [record.levelname for record in caplog.records] == ["WARNING"]

    @pytest.mark.parametrize("message", [None, "", " ", "操作成功", "ok", "OK", "请求成功"])
    def test_usual_message_is_not(
        self, wq: Calls, ws: Calls, server: ScriptedServer, message: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.will(waiqin(None, message=message), wshoto(None, message=message))
        with caplog.at_level(logging.WARNING, "dingdan"):
            assert [wq(orders).message, ws(valet_orders).message] == [message, message]
        assert caplog.records == []

    def test_is_not_for_an_empty_list_nor_for_a_write(
        self, wq: Calls, ws: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.will(waiqin("[]", message="no more"), wshoto({"records": []}, message="none"), waiqin(message="已关闭"))
        with caplog.at_level(logging.WARNING, "dingdan"):
            assert [wq(orders).message, ws(valet_orders).message, wq(close_order).message] == [
                "no more",
                "none",
                "已关闭",
            ]
        assert caplog.records == []

    def test_message_does_not_bring_secrets_into_the_log(
        self, wq: Calls, server: ScriptedServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.will(waiqin(None, message=f"no such openid {OPENID}"))
        with caplog.at_level(logging.WARNING, "dingdan"):
            assert wq(orders).records == []
        assert "no such openid" in caplog.text
        assert OPENID not in caplog.text

    def test_missing_record_tells_the_message(self, ws: Calls, server: ScriptedServer) -> None:
        server.will(wshoto(None, message="订单不存在"))
        assert (
            refused(ws, sale_order)
            == "wshoto crmSaleOrderDetail: the response has no data, and the message: '订单不存在'"
        )


@pytest.mark.finding(63)
class TestLines:
    """A line of which no field is documented must not read as a line of nothing."""

    LINES = '[{"id":"1","prods":[{"foo":1},{"order_count":"2"},{}]}]'

    def test_line_without_a_documented_field_is_a_problem(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin(self.LINES))
        [record] = wq(lambda client: client.orders.query()).records
        assert [(problem.path, problem.value) for problem in record.problems] == [("prods[0]", {"foo": 1})]

    def test_strict_raises(self, wq: Calls, server: ScriptedServer) -> None:
        server.will(waiqin(self.LINES))
        with pytest.raises(StrictError, match=r"prods\[0\] is not an object with at least one documented field"):
            wq(lambda client: client.orders.query(), strict=True)


@pytest.mark.finding(57)
def test_byte_order_mark_before_the_data_is_read(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin('\ufeff[{"id":"1"}]'), waiqin("\ufeff[]"), waiqin("\ufeff"))
    pages = wq.all(*[lambda client: client.orders.query()] * 3)
    assert [len(page.records) for page in pages] == [1, 0, 0]
